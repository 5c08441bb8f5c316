"""Why an answer is what it is: steps that end in quoted words and their reports.

Flat, each step naming those below it, so that a chain of ten thousand parties unfolds like one of two. What is
established is traced to grounds of lower rank only, so no step rests on itself.
"""

from collections import deque
from dataclasses import dataclass

from verbale.reason.case import Case, Entry, Fact, Settings
from verbale.reason.evaluate import Value
from verbale.reason.phrase import unfold
from verbale.reason.stand import views
from verbale.reason.state import State, state
from verbale.reason.status import Status, carried_by, status, waits_for
from verbale.record.condition import Condition, atoms

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation.

    Attributes:
        key: What it is about: ``("act", key)``, ``("lamp", atom)``, ``("not", atom)``, ``("word", id)`` …
        says: What it is worth, e.g. ``live`` or ``unknown``.
        entry: The words, fact or link behind it, with its passages.
        condition: Of words with a condition, that condition; its worth is ``says``.
        below: Keys of the steps that it follows from.
    """

    key: Key
    says: str
    entry: Entry | None = None
    condition: Condition | None = None
    below: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Steps by key; ``root`` is the question."""

    root: Key
    steps: dict[Key, Step]


def why(case: Case, settings: Settings, act: str) -> Explanation:
    """Unfold the status of an act (or what is known of a fact) down to the words that carry it."""
    return explain(state(case, settings), act)


def explain(now: State, act: str) -> Explanation:
    """The same, of a state at hand."""
    unfolding = _Unfolding(now)
    root = ("act", act) if act in unfolding.views else ("lamp", act)
    steps: dict[Key, Step] = {}
    todo = deque([root])
    while todo:
        key = todo.popleft()
        if key in steps:
            continue
        steps[key] = unfolding.step(key)
        todo.extend(steps[key].below)
    return Explanation(root, steps)


class _Unfolding:
    """Makes the steps of one state."""

    def __init__(self, now: State) -> None:
        self.now = now
        self.views = {v.act: v for v in views(now)}
        self.rivals = {w.id: w for w in now.selection.rivals}
        self.words = {w.id: w for w in now.selection.words}
        facts = (*now.selection.facts.values(), *now.selection.disputed.values())
        others: tuple[Entry, ...] = (*now.selection.links, *(f for group in facts for f in group))
        self.others = {e.id: e for e in others}

    def step(self, key: Key) -> Step:
        kind, name = key
        if kind == "act":
            return self.act(name)
        if kind == "word":
            return self.word(name)
        if kind in ("lamp", "not"):
            return self.lamp(name, kind == "lamp")
        entry = self.others[name]
        return Step(key, "supposed" if isinstance(entry, Fact) and entry.supposed else kind, entry)

    def act(self, act: str) -> Step:
        seen = self.views[act]
        found = status(seen)
        below: list[Key] = [("fact", f.id) for f in self.now.selection.facts.get(act, ())]
        below += [("word", w.id) for w in (*carried_by(seen, found), *self.rivals.values()) if w.act == act]
        waiting = " and ".join(unfold(c) for c in waits_for(seen, found))
        says = f"not unless {waiting}" if found is Status.NOT_UNLESS else found.value
        return Step(("act", act), says, below=tuple(below))

    def word(self, word_id: str) -> Step:
        word = self.rivals.get(word_id) or self.words[word_id]
        worth = self.now.excluded(word) if word.is_against else self.now.value(word)
        below: list[Key] = []
        for atom in dict.fromkeys(a.key for a in atoms(word.condition)):
            no = self.now.lamp(atom) is Value.NO
            below.append(("not" if no else "lamp", atom))
        says = "rival reading" if word_id in self.rivals else worth.value
        return Step(("word", word_id), says, word, word.condition, tuple(below))

    def lamp(self, atom: str, holds: bool) -> Step:
        key: Key = ("lamp" if holds else "not", atom)
        if atom in self.now.selection.disputed:
            return Step(key, "disputed", below=tuple(("fact", f.id) for f in self.now.selection.disputed[atom]))
        facts = [f for f in self.now.selection.facts.get(atom, ()) if f.holds is holds]
        if facts or not self.now.lit("+" if holds else "-", atom):
            says = "established" if facts and holds else "established not" if facts else "unknown"
            return Step(key, says, below=tuple(("fact", f.id) for f in facts))
        return Step(key, "established by words", below=tuple(self.grounds(atom)))

    def grounds(self, atom: str) -> list[Key]:
        """Words that count as the deed, or links, that lit a lamp before anything else did."""
        at, rank = self.now.wiring.at, self.now.closure.rank
        here = rank[at["+", atom]]
        found: list[Key] = []
        for word in self.now.wiring.by_act.get(atom, ()):
            node = at.get(("due", word.id))
            if node is not None and self.now.settings.trust.covers(word) and self.now.lit("due", word.id):
                found += [("word", word.id)] if rank[node] < here else []
        for link in self.now.selection.links:
            if link.counts_as == atom and self.now.lit("link", link.id) and rank[at["link", link.id]] < here:
                found += [("link", link.id), ("lamp", link.atom)]
        return found


def lines(explanation: Explanation, depth: int = 12) -> list[tuple[int, Step, bool]]:
    """The steps in reading order with their depth; True where a step was unfolded above, or lies too deep."""
    out: list[tuple[int, Step, bool]] = []
    seen: set[Key] = set()
    todo = [(0, explanation.root)]
    while todo:
        level, key = todo.pop()
        step = explanation.steps[key]
        short = bool(step.below) and (key in seen or level >= depth)
        out.append((level, step, short))
        seen.add(key)
        if not short:
            todo += [(level + 1, below) for below in reversed(step.below)]
    return out
