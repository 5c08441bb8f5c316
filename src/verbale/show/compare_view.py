"""A comparison as rows of words with marks: what the terminal and the page both show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from verbale.reconcile.comparison import Comparison, Entry
from verbale.reconcile.disagreements import Disagreement, DisagreementKind
from verbale.reconcile.origin import Origin
from verbale.reconcile.quotes import Variant
from verbale.reconcile.wording import Shared
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.show.compare_words import FIRST, CompareWords, compare_words
from verbale.show.origin import origin_text

LONGEST = 400  # characters of one passage in a list


@dataclass(frozen=True, slots=True)
class Piece:
    """Words; ``mark``: ``edit`` (differs), ``lost``, ``shared`` or "" for none; ``number`` of the passage."""

    words: str
    mark: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: what it is (a word of the record), a remark in words, and the words of either side."""

    label: str
    note: str
    a: tuple[Piece, ...]
    b: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One report: its title, where it comes from, and its text with the shared passages marked.

    ``only``: kind, words, and whose they are ("" for nobody's) of each entry that the other report has not.
    """

    title: str
    source: str
    language: str
    pieces: tuple[Piece, ...]
    only: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything that is shown of two reports; the rows of each part in the order of the first report."""

    summary: tuple[str, ...]
    a: Side
    b: Side
    shared: tuple[Row, ...]
    quotes: tuple[Row, ...]
    retold: tuple[Row, ...]
    disagreements: tuple[Row, ...]
    successions: tuple[Row, ...]
    words: CompareWords = field(default_factory=compare_words, compare=False)


def compare_view(c: Comparison, code: str = FIRST) -> CompareView:
    """The rows of a comparison; ``code``: language of the interface, in which remarks are worded."""
    words = compare_words(code)
    return CompareView(
        summary=tuple(_summary(c, words)),
        a=_side(c.a, [s.a for s in c.shared], c.only_in_a, words),
        b=_side(c.b, [s.b for s in c.shared], c.only_in_b, words),
        shared=tuple(_shared(c, s, words) for s in c.shared),
        quotes=tuple(_variant(c, v, words) for v in c.quotes),
        retold=tuple(_variant(c, v, words) for v in c.retold),
        disagreements=tuple(_disagreement(c, d, words) for d in c.disagreements),
        successions=tuple(_disagreement(c, d, words) for d in c.successions),
        words=words,
    )


def _summary(c: Comparison, words: CompareWords) -> Iterable[str]:
    yield words.say("same_story", score=f"{c.story.score:.2f}")
    tie = c.dependence
    shares = {"a": f"{tie.share_a:.0%}", "b": f"{tie.share_b:.0%}"}
    if tie.origin is Origin.NONE:
        yield words.say("two_sources", **shares)
    else:
        origin = words.name(tie.origin.value)
        credited = words.say("credited", origin=origin, agencies=", ".join(tie.agencies)) if tie.agencies else origin
        yield words.say("one_source", origin=credited, **shares)


def _side(record: Record, shared: Sequence[Span], only: Iterable[Entry], words: CompareWords) -> Side:
    report = record.report
    day = str(report.published or words.say("no_date"))
    told = (report.outlet or origin_text(report.origin), ", ".join(report.agencies), day)
    whose = _whose(record)
    kept = tuple((e.kind, e.span.words(report.text), whose.get(e.id, "")) for e in only)
    title = report.title or origin_text(report.origin)
    return Side(title, " · ".join(t for t in told if t), report.language, tuple(_text(report, shared)), kept)


def _whose(record: Record) -> dict[str, str]:
    """Id of an entry -> whose statement or position it is; two positions may stand in the same words."""
    names = {actor.id: actor.name or "" for actor in record.actors}
    said = {s.id: ", ".join(filter(None, (names.get(a, "") for a in s.speaker))) for s in record.statements}
    return said | {p.id: names.get(p.actor, "") for p in record.positions}


def _text(report: Report, shared: Sequence[Span]) -> Iterable[Piece]:
    """The whole text, shared passages marked with their number from 1; of overlapping ones the first."""
    at = 0
    for span, number in sorted((span, n) for n, span in enumerate(shared, start=1)):
        if span.end <= at:
            continue
        start = max(at, span.start)
        if start > at:
            yield Piece(report.text[at:start])
        yield Piece(report.text[start : span.end], "shared", number)
        at = span.end
    if at < len(report.text):
        yield Piece(report.text[at:])


def _shared(c: Comparison, s: Shared, words: CompareWords) -> Row:
    a = marked(c.a.report.text, s.a, [e.a for e in s.edits if e.a], "edit")
    b = marked(c.b.report.text, s.b, [e.b for e in s.edits if e.b], "edit")
    several = words.say("edits", count=len(s.edits)) if len(s.edits) > 1 else ""
    return Row(s.kind.value, several or (words.say("one_edit") if s.edits else ""), a, b)


def _variant(c: Comparison, v: Variant, words: CompareWords) -> Row:
    lost_a, lost_b = (v.lost, v.added) if v.shorter != "a" else ((), v.lost)
    a = joined(marked(c.a.report.text, span, lost_a, "lost") for span in v.a)
    b = joined(marked(c.b.report.text, span, lost_b, "lost") for span in v.b)
    who = ", ".join(dict.fromkeys((*v.first.told_by, *v.second.told_by))) or words.say("no_speaker")
    shorter = words.say("shorter", side=v.shorter.upper()) if v.shorter else ""
    touched = words.say("touches", what=words.listed(v.touches)) if v.touches else ""
    return Row(v.relation.value, "; ".join(filter(None, (shorter, who, touched))), a, b)


def _disagreement(c: Comparison, d: Disagreement, words: CompareWords) -> Row:
    a, b = ((Piece(side.span.words(r.report.text)),) for side, r in ((d.a, c.a), (d.b, c.b)))
    return Row(d.kind.value, disagreement_note(d, words), a, b)


def disagreement_note(d: Disagreement, words: CompareWords) -> str:
    """What the two versions say, in the language of the interface."""
    if d.kind is DisagreementKind.WORDING:
        return words.say("changed", relation=words.name(d.about), what=words.listed(d.told))
    coded = d.kind in (DisagreementKind.MODE, DisagreementKind.STATUS, DisagreementKind.PARTICIPANTS)
    one, other = map(words.name, d.told) if coded else d.told
    return words.say("about", who=d.about, a=one, b=other) if d.about else words.say("versions", a=one, b=other)


def marked(text: str, span: Span, inside: Iterable[Span], mark: str) -> tuple[Piece, ...]:
    """The words of a span, those of the inner spans marked."""
    found, at = [], span.start
    for inner in sorted(s for s in inside if s.overlaps(span)):
        start, end = max(at, inner.start), min(inner.end, span.end)
        if start > at:
            found.append(Piece(text[at:start]))
        if end > start:
            found.append(Piece(text[start:end], mark))
        at = max(at, end)
    if at < span.end:
        found.append(Piece(text[at : span.end]))
    return tuple(found)


def joined(parts: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """Several stretches as one row, an ellipsis in brackets between them."""
    found: list[Piece] = []
    for part in parts:
        if found:
            found.append(Piece(" […] "))
        found += part
    return tuple(found)
