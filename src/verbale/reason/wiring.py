"""Wire a selection of entries into one network of counters.

Per atom two lamps, established and established not; only facts and deeds light them. Per position a counter that is
lit when its condition is established; per act three: *spoken for* (some words for it are due), *clear* (no refusal
and no requirement can stand in the way, whatever the unknowns do), and *stands* (both). Trusted words that are due
and clear light the lamp of the act; a contrary or disputed fact keeps a lamp dark whatever the words.

All wires are positive, so what is lit stays lit in every completion of the unknowns.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from verbale.reason.case import Settings, Word
from verbale.reason.evaluate import Settled
from verbale.reason.network import Network
from verbale.reason.select import Selection
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not, atoms

Name = tuple[Hashable, ...]


class Wiring:
    """The network of a selection, with the name of each node.

    Names: ``("+", atom)``, ``("-", atom)`` lamps; ``("told", atom)`` told as a fact; ``("entry", id)`` an entry counts;
    ``("due", word id)`` and ``("excludes", word id)`` words for and against that are in force; ``("spoken", act)``,
    ``("clear", act)``, ``("stands", act)``; ``("moves", act)`` set from outside, to see what follows if a party moved.
    """

    def __init__(self, selection: Selection, settings: Settings, settled: Settled) -> None:
        self.settled = settled
        self.as_of = settings.as_of
        self.names: list[Name] = []
        self.at: dict[Name, int] = {}
        self._need: list[int] = []
        self._source: list[int] = []
        self._target: list[int] = []
        self._weight: list[int] = []
        self.by_act: dict[str, list[Word]] = defaultdict(list)
        for word in selection.words:
            self.by_act[word.act].append(word)
        for act, words in self.by_act.items():
            self._act(act, words, settings)
        for link in selection.links:
            made = self.gate(("link", link.id), [self.lamp(link.atom, True), self.entry(link.id)])
            self.join(made, self.lamp(link.counts_as, True))
        for atom, facts in (*selection.facts.items(), *selection.disputed.items()):
            self._told(atom, [f.id for f in facts], facts[0].holds)

    def network(self) -> Network:
        """The counters wired so far."""
        return Network.of(self._need, self._source, self._target, self._weight)

    # --- nodes

    def node(self, name: Name, need: int = 1) -> int:
        """The node of that name, made where it is new."""
        known = self.at.get(name)
        if known is not None:
            return known
        self.at[name] = len(self.names)
        self.names.append(name)
        self._need.append(need)
        return len(self.names) - 1

    def join(self, source: int, target: int, weight: int = 1) -> None:
        """One wire."""
        self._source.append(source)
        self._target.append(target)
        self._weight.append(weight)

    def gate(self, name: Name, inputs: Sequence[int], need: int | None = None, weights: Sequence[int] = ()) -> int:
        """A node that needs all of its inputs, or ``need`` of their weights."""
        if name in self.at:
            return self.at[name]
        made = self.node(name, len(inputs) if need is None else need)
        self._source.extend(inputs)
        self._target.extend([made] * len(inputs))
        self._weight.extend(weights or [1] * len(inputs))
        return made

    def lamp(self, atom: str, holds: bool) -> int:
        """The lamp of an atom."""
        return self.node(("+" if holds else "-", atom))

    def entry(self, entry_id: str) -> int:
        """The node that says that an entry counts."""
        return self.node(("entry", entry_id))

    # --- conditions

    def established(self, condition: Condition | None, holds: bool = True, own: str | None = None) -> int:
        """The node that is lit when a condition is established (or established not).

        Args:
            own: The act whose words put the condition. Where it names the act itself, only a fact counts: no act is
                its own ground.
        """
        match condition:
            case None:
                return self._constant(holds)
            case Atom(key):
                if key == own and holds:
                    return self._told_node(key)
                return self.lamp(key, holds)
            case Not(part):
                return self.established(part, not holds, own)
            case By(_, part):
                if condition in self.settled:
                    return self._constant(self.settled[condition] is holds)
                return self.established(part, holds, own)
            case All(parts):
                return self._counted(parts, (), len(parts), holds, own)
            case AnyOf(parts):
                return self._counted(parts, (), 1, holds, own)
            case AtLeast(k, parts, weights):
                return self._counted(parts, weights, k, holds, own)

    def _counted(
        self, parts: tuple[Condition, ...], weights: tuple[int, ...], k: int, holds: bool, own: str | None
    ) -> int:
        given = weights or (1,) * len(parts)
        need = k if holds else sum(given) - k + 1
        inputs = [self.established(part, holds, own) for part in parts]
        return self.gate(("count", need, tuple(inputs), given), inputs, need, given)

    def _constant(self, lit: bool) -> int:
        return self.node(("always",), 0) if lit else self.node(("never",))

    def _told_node(self, atom: str) -> int:
        if ("told", atom) not in self.at:
            self.join(self.node(("told", atom)), self.lamp(atom, True))
        return self.at["told", atom]

    # --- entries

    def _act(self, act: str, words: list[Word], settings: Settings) -> None:
        due, trusted = [], []
        for word in words:
            if word.is_for:
                condition = self.established(word.condition, own=act)
                due.append(self.gate(("due", word.id), [condition, self.entry(word.id)]))
                if settings.trust.covers(word):
                    trusted.append(due[-1])
            elif word.is_against:
                excluded = self.established(word.excluded_while, own=act)
                self.gate(("excludes", word.id), [excluded, self.entry(word.id)])
        if not due:
            return
        blocks = [w.excluded_while for w in words if w.is_against]
        clear = self.gate(("clear", act), [self.established(b, False, own=act) for b in blocks])
        spoken = self.gate(("spoken", act), due, 1)
        stands = self.gate(("stands", act), [spoken, clear])
        lamp = self.lamp(act, True)
        self.join(self.node(("moves", act)), lamp)
        if len(trusted) == len(due):
            self.join(stands, lamp)
        elif trusted:
            held_to = self.gate(("trusted", act), trusted, 1)
            self.join(self.gate(("deed", act), [held_to, clear]), lamp)

    def _told(self, atom: str, ids: Iterable[str], holds: bool) -> None:
        told = self._told_node(atom) if holds else self.lamp(atom, False)
        for fact_id in ids:
            self.join(self.entry(fact_id), told)


def mentioned(words: Iterable[Word]) -> set[str]:
    """Every atom that a condition names."""
    return {a.key for w in words for a in atoms(w.condition)}
