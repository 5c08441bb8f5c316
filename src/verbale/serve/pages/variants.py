"""How other reports give the same utterance: word by word, with what was cut and what was put in."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from verbale.ask.joined import Joined
from verbale.reconcile.comparison import Comparison
from verbale.reconcile.edits import pieces
from verbale.reconcile.quotes import Relation, Variant
from verbale.record.report import Report
from verbale.record.span import Span, hull
from verbale.serve.marks import visible
from verbale.serve.views import short
from verbale.show.compare_view import Piece, joined, marked
from verbale.show.origin import file_name
from verbale.store.entries import Entry


@dataclass(frozen=True, slots=True)
class VariantLine:
    """Another report's rendering of the same utterance.

    Attributes:
        relation: See ``reconcile.quotes``, as this entry's rendering stands to the other's. touches: What it bears on.
        mine, theirs: Both in pieces; marked ``cut``: words that only this one has, ``added``: only the other.
        cut, added: The same words by themselves.
        language: Of the other report.
    """

    relation: str
    touches: tuple[str, ...]
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    cut: tuple[str, ...]
    added: tuple[str, ...]
    short: str
    source: str
    language: str


def variants_of(found: Joined | None, own: Entry) -> tuple[VariantLine, ...]:
    """Other renderings of an utterance; none for an entry that is no statement."""
    lines = []
    for c in found.compared if found else ():
        if own.source.report_id not in (c.a.report.id, c.b.report.id):
            continue
        for v in (*c.quotes, *c.retold):
            if own.id in (v.first.statement.id, v.second.statement.id):
                lines.append(_line(c, v, own.id == v.first.statement.id))
    return tuple(lines)


def _line(c: Comparison, v: Variant, first: bool) -> VariantLine:
    mine, theirs = (c.a.report, c.b.report) if first else (c.b.report, c.a.report)
    ours, others = (v.a, v.b) if first else (v.b, v.a)
    cut, added = ((), ()) if v.relation is Relation.TRANSLATED else differing(mine.text, ours, theirs.text, others)
    relation = v.relation.value
    if v.shorter and v.relation in (Relation.TRUNCATED, Relation.EXTENDED):
        shorter = v.shorter == ("a" if first else "b")
        relation = (Relation.TRUNCATED if shorter else Relation.EXTENDED).value
    return VariantLine(
        relation=relation,
        touches=tuple(sorted(map(str, v.touches))),
        mine=_pieces(mine, ours, cut, "cut"),
        theirs=_pieces(theirs, others, added, "added"),
        cut=tuple(visible(span.words(mine.text)) for span in cut),
        added=tuple(visible(span.words(theirs.text)) for span in added),
        short=short(theirs.id),
        source=theirs.outlet or theirs.title or file_name(theirs.origin),
        language=theirs.language,
    )


def differing(
    text: str, spans: Sequence[Span], other: str, others: Sequence[Span]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Words of some spans of one text that the spans of another lack, and the other way round; typography is even."""
    left = [piece for span in spans for piece in pieces(text, span)]
    right = [piece for span in others for piece in pieces(other, span)]
    matcher = SequenceMatcher(None, [p.form for p in left], [p.form for p in right], autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    mine = tuple(hull(p.span for p in left[a:b]) for _, a, b, _, _ in steps if a < b)
    return mine, tuple(hull(p.span for p in right[a:b]) for _, _, _, a, b in steps if a < b)


def _pieces(report: Report, spans: Sequence[Span], inside: Sequence[Span], mark: str) -> tuple[Piece, ...]:
    found = joined(marked(report.text, span, inside, mark) for span in spans)
    return tuple(Piece(visible(p.words), p.mark, p.number) for p in found)
