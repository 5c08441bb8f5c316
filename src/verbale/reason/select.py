"""Which entries count for a question: as of its day, reviewed or confident enough, not overtaken, not a cut reading.

Succession: a party's later words take the place of its earlier opposite ones; words of one day, or of unknown day,
stand side by side and may contradict.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from verbale.reason.case import Case, Entry, Fact, Link, Review, Settings, Word
from verbale.reason.phrase import unfold
from verbale.record.position import Stance


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries of a case, each under what became of it.

    Attributes:
        words, links: Those that count.
        uncounted: Not reviewed, and not confident enough or not wanted without review.
        overtaken: Earlier words with the later ones that took their place.
        rivals: Cut renderings of an utterance of which a fuller one counts.
        facts: The facts that hold per atom, all agreeing; disputed: atoms with contrary facts of one day.
    """

    words: tuple[Word, ...]
    links: tuple[Link, ...]
    facts: dict[str, tuple[Fact, ...]]
    disputed: dict[str, tuple[Fact, ...]]
    uncounted: tuple[Entry, ...] = ()
    overtaken: tuple[tuple[Word, Word], ...] = ()
    rivals: tuple[Word, ...] = ()


def select(case: Case, settings: Settings) -> Selection:
    """Sort a case's entries for one question."""
    entries: tuple[Word | Fact, ...] = (*case.words, *case.facts)
    present = [e for e in entries if _present(e, settings.as_of) and e.review is not Review.REJECTED]
    counted = [e for e in present if counts(e, settings)]
    words = [e for e in counted if isinstance(e, Word)]
    kept, rivals = fullest(words)
    overtaken = _overtaken(kept)
    gone = {earlier.id for earlier, _ in overtaken}
    facts, disputed = _facts(e for e in counted if isinstance(e, Fact))
    for atom, _ in settings.suppose:
        facts.pop(atom, None)
        disputed.pop(atom, None)
    for atom in {a for a, _ in settings.suppose}:
        told = {holds for a, holds in settings.suppose if a == atom}
        supposed = tuple(Fact(f"supposed:{atom}:{h}", atom, h, settings.as_of, supposed=True) for h in sorted(told))
        (disputed if len(told) > 1 else facts)[atom] = supposed
    return Selection(
        words=tuple(w for w in kept if w.id not in gone),
        links=tuple(e for e in case.links if e.accepted and _present(e, settings.as_of)),
        facts=facts,
        disputed=disputed,
        uncounted=tuple(e for e in present if not counts(e, settings)),
        overtaken=tuple(overtaken),
        rivals=tuple(rivals),
    )


def counts(entry: Word | Fact, settings: Settings) -> bool:
    """Accepted entries count; unreviewed ones from the chosen confidence up, unless only reviewed ones are wanted."""
    if entry.review is Review.ACCEPTED:
        return True
    return not settings.reviewed_only and entry.confidence >= settings.min_confidence


def _present(entry: Entry, as_of: str) -> bool:
    since = entry.said if isinstance(entry, Word) else entry.on
    return (since is None or since[:10] <= as_of) and (entry.withdrawn is None or entry.withdrawn[:10] > as_of)


def fullest(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Of each utterance on an act, the words of its fullest rendering; and those of the cut ones that say otherwise."""
    renderings: dict[tuple[str, str], dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        if word.utterance is not None:
            renderings[word.act, word.utterance][word.reading].append(word)
    rivals: set[str] = set()
    for readings in renderings.values():
        best = max(readings, key=lambda r: (max(w.extent for w in readings[r]), r))
        same = _says(readings[best])
        rivals |= {w.id for r, ws in readings.items() if r != best and _says(ws) != same for w in ws}
    return [w for w in words if w.id not in rivals], [w for w in words if w.id in rivals]


def _says(words: Iterable[Word]) -> frozenset[tuple[str, bool, str]]:
    return frozenset((w.stance.value, w.requirement, unfold(w.condition)) for w in words)


def _overtaken(words: list[Word]) -> list[tuple[Word, Word]]:
    """Earlier words with the later ones that took their place."""
    by_act: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word.said is not None and not word.note:
            by_act[word.act].append(word)
    found = []
    for group in by_act.values():
        later = sorted((w for w in group if _overtakes(w)), key=lambda w: (w.said or "", w.id), reverse=True)
        for earlier in group:
            for word in later:
                if (word.said or "")[:10] > (earlier.said or "")[:10] and replaces(word, earlier):
                    found.append((earlier, word))
                    break
    return found


def _overtakes(word: Word) -> bool:
    return word.is_for or (word.is_against and word.excluded_while is None)


def replaces(later: Word, earlier: Word) -> bool:
    """Whether later words of the same party on the same act take back earlier ones.

    Words for an act take back a refusal, and unconditional ones a requirement too; a refusal without condition
    takes back words for it. A later condition or requirement adds to what was said and takes nothing back.
    """
    if later.is_for and earlier.is_against:
        return not earlier.requirement or later.condition is None
    return later.stance is Stance.REFUSES and later.is_against and later.excluded_while is None and earlier.is_for


def _facts(given: Iterable[Fact]) -> tuple[dict[str, tuple[Fact, ...]], dict[str, tuple[Fact, ...]]]:
    """What holds per atom: the last facts, with earlier ones that agree; contrary facts of one day are disputed."""
    by_atom: dict[str, list[Fact]] = defaultdict(list)
    for fact in given:
        by_atom[fact.atom].append(fact)
    facts, disputed = {}, {}
    for atom, told in by_atom.items():
        told.sort(key=lambda f: ((f.on or "")[:10], f.id))
        last = [f for f in told if (f.on or "")[:10] == (told[-1].on or "")[:10]]
        if len({f.holds for f in last}) > 1:
            disputed[atom] = tuple(last)
            continue
        run = []
        for fact in reversed(told):
            if fact.holds != last[0].holds:
                break
            run.append(fact)
        facts[atom] = tuple(reversed(run))
    return facts, disputed
