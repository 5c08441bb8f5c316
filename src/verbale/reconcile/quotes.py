"""Pair the statements of two reports that give the same utterance, and say how the two renderings differ.

Invariant: two named speakers who are not the same are paired only where the very words are the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verbale.reconcile.across import changed_across
from verbale.reconcile.likeness import Likeness, likeness
from verbale.reconcile.meaning import Touch, dangling, lost_meaning, touches, values
from verbale.reconcile.translation import translated
from verbale.reconcile.utterance import Speakers, Utterance, statements_of, utterances
from verbale.reconcile.wording import Shared
from verbale.reconcile.words import Words
from verbale.record.record import Record
from verbale.record.span import Span

FRAGMENT = 3  # words: fewer stand inside a paraphrase, which tells the rest in its own words


class Relation(StrEnum):
    """How the rendering of the second report stands to that of the first."""

    IDENTICAL = "identical"
    TRUNCATED = "truncated"  # one gives fewer of the same words; ``shorter`` says which
    EXTENDED = "extended"  # the first is the shorter within a longer one of the same report's making
    ALTERED = "altered"
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Variant:
    """One utterance in two reports.

    Attributes:
        a, b: The words compared: those in quote marks where there are any.
        shorter: ``a`` or ``b`` where one gives fewer of the same words, else None.
        lost: Words of the longer (or, when altered, of ``a``) that the other does not have.
        added: When altered: words of ``b`` that ``a`` does not have.
        touches: What the difference bears on; empty when the meaning is kept.
        quoted: Whether at least one of them stands in quote marks.
    """

    first: Utterance
    second: Utterance
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    relation: Relation
    speakers: Speakers
    score: float
    shorter: str | None = None
    lost: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    touches: frozenset[Touch] = frozenset()

    @property
    def verbatim(self) -> bool:
        """Whether both give the very words, in one language."""
        both = bool(self.first.quoted and self.second.quoted)
        return both and self.relation is not Relation.TRANSLATED

    @property
    def quoted(self) -> bool:
        """Whether one of the two stands in quote marks."""
        return bool(self.first.quoted or self.second.quoted)


def variants(a: Record, b: Record, shared: Sequence[Shared] = ()) -> tuple[Variant, ...]:
    """Utterances that both records report, in the order of the first.

    Args:
        shared: Wording that both reports share: words in quote marks within one passage are one utterance.
    """
    if a.report.language != b.report.language:
        found = [_translated(u, v, score) for u, v, score in translated(statements_of(a), statements_of(b))]
    else:
        found = [_variant(pair) for pair in _best(utterances(a), utterances(b), shared)]
    return tuple(sorted(found, key=lambda x: (x.a, x.b)))


def _best(ours: tuple[Utterance, ...], theirs: tuple[Utterance, ...], shared: Sequence[Shared]) -> list[Likeness]:
    """The likeliest pairs; words are used once, so that a quotation told in two parts can meet both."""
    pairs = [pair for u in ours for v in theirs if (pair := likeness(u, v, _copied(u, v, shared)))]
    used: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.u.said, p.v.said)):
        mine, other = _met(pair)
        if 2 * len(mine & used[0]) > len(mine) or 2 * len(other & used[1]) > len(other):
            continue
        kept.append(pair)
        used[0].update(mine)
        used[1].update(other)
    return kept


def _met(pair: Likeness) -> tuple[set[int], set[int]]:
    """The words by which two renderings are paired: all of both, or the quoted words of one within the other."""
    u, v, x, y = pair.u, pair.v, pair.x, pair.y
    if u.quoted and (at := _inside(u.words, x, v.words, y)) is not None:
        return set(x), set(at)
    if v.quoted and (at := _inside(v.words, y, u.words, x)) is not None:
        return set(at), set(y)
    return {*x, *(u.said if len(x) >= len(y) else ())}, {*y, *(v.said if len(y) >= len(x) else ())}


def _copied(u: Utterance, v: Utterance, shared: Sequence[Shared]) -> bool:
    """Whether both stand in one passage that the reports share."""
    one, other = (w.quoted or w.statement.content for w in (u, v))
    return any(any(s.a.overlaps(x) for x in one) and any(s.b.overlaps(y) for y in other) for s in shared)


def _variant(pair: Likeness) -> Variant:
    u, v = pair.u, pair.v
    a, b = spans_of(u.words, pair.x), spans_of(v.words, pair.y)
    kx, ky = ([w.words.keys[i] for i in some] for w, some in ((u, pair.x), (v, pair.y)))
    if kx == ky:
        return Variant(u, v, a, b, Relation.IDENTICAL, pair.speakers, pair.score)
    if (at := _inside(u.words, pair.x, v.words, pair.y)) is not None:
        lost, touched = _cut(v.words, pair.y, at, u, pair.x)
        return Variant(u, v, a, b, Relation.TRUNCATED, pair.speakers, pair.score, "a", lost, (), touched)
    if (at := _inside(v.words, pair.y, u.words, pair.x)) is not None:
        lost, touched = _cut(u.words, pair.x, at, v, pair.y)
        return Variant(u, v, a, b, Relation.EXTENDED, pair.speakers, pair.score, "b", lost, (), touched)
    lost, added = _without(u.words, pair.x, ky), _without(v.words, pair.y, kx)
    touched = _changed(pair)
    return Variant(u, v, a, b, Relation.ALTERED, pair.speakers, pair.score, None, lost, added, touched)


def _inside(short: Words, x: tuple[int, ...], long: Words, y: tuple[int, ...]) -> tuple[int, ...] | None:
    """The words of ``y`` that are those of ``x``, each unbroken stretch of ``x`` unbroken in ``y``; else None."""
    if len(x) >= len(y):
        return None
    found: list[int] = []
    at = 0
    for stretch in _stretches(short, x):
        keys = [short.keys[i] for i in stretch]
        hit = next((n for n in range(at, len(y) - len(keys) + 1) if _same(long, y[n : n + len(keys)], keys)), None)
        if hit is None:
            return None
        found += y[hit : hit + len(keys)]
        at = hit + len(keys)
    return tuple(found)


def _same(words: Words, numbers: Iterable[int], keys: list[str]) -> bool:
    return [words.keys[i] for i in numbers] == keys


def _stretches(words: Words, numbers: tuple[int, ...]) -> list[list[int]]:
    """Words cut where they do not stand next to each other, or where marks of omission stand between them."""
    found: list[list[int]] = []
    for i in numbers:
        joined = found and found[-1][-1] == i - 1 and not _omitted(words, i)
        if joined:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _omitted(words: Words, i: int) -> bool:
    between = words.text[words.ends[i - 1] : words.starts[i]]
    return "…" in between or "..." in between


def _cut(
    long: Words, y: tuple[int, ...], kept: tuple[int, ...], short: Utterance, x: tuple[int, ...]
) -> tuple[tuple[Span, ...], frozenset[Touch]]:
    """The words that the shorter does not quote, and what those bear on that it does not tell otherwise either."""
    lost = tuple(i for i in y if i not in set(kept))
    if len(x) < FRAGMENT:
        return spans_of(long, lost), dangling(short.words, x)
    told = {short.words.keys[i] for i in short.said if i not in set(x)}
    untold = [i for i in lost if long.keys[i] not in told]
    return spans_of(long, lost), lost_meaning(long, kept, untold) | dangling(short.words, x)


def _without(words: Words, numbers: tuple[int, ...], other: list[str]) -> tuple[Span, ...]:
    known = set(other)
    return spans_of(words, tuple(i for i in numbers if words.keys[i] not in known))


def _changed(pair: Likeness) -> frozenset[Touch]:
    """What one rendering bears on and the other does not, within the clauses that they share."""
    mine, theirs = pair.shared_clauses
    told = [bool(pair.u.quoted), bool(pair.v.quoted)]  # only beside a quotation is it known what a form stands for
    one = touches(pair.u.words, mine, told == [False, True])
    other = touches(pair.v.words, theirs, told == [True, False])
    found = set((one ^ other) - {Touch.NUMBER})
    if values(pair.u.words, mine) != values(pair.v.words, theirs):
        found.add(Touch.NUMBER)
    return frozenset(found)


def _translated(u: Utterance, v: Utterance, score: float) -> Variant:
    a, b = u.quoted or u.statement.content, v.quoted or v.statement.content
    speakers = Speakers.SAME if u.speakers & v.speakers else Speakers.UNKNOWN
    return Variant(u, v, a, b, Relation.TRANSLATED, speakers, score, None, (), (), changed_across(u, v))


def spans_of(words: Words, numbers: tuple[int, ...]) -> tuple[Span, ...]:
    """Words as spans; neighbours in one."""
    runs: list[list[int]] = []
    for i in numbers:
        if runs and runs[-1][1] == i - 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(words.span(first, last + 1) for first, last in runs)
