"""What changed between two versions of one report: words dropped, added, put in place of others; passages moved."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from verbale.reconcile.edits import Piece, over, pieces
from verbale.reconcile.meaning import Touch, touches
from verbale.reconcile.words import words_of
from verbale.record.report import Report
from verbale.record.span import Span


class ChangeKind(StrEnum):
    """What was done to words of the older version."""

    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; None where one version has nothing in that place.

    Attributes:
        touches: What the words dropped or added bear on, where the other side has none of it.
    """

    kind: ChangeKind
    before: Span | None
    after: Span | None
    touches: frozenset[Touch] = frozenset()


KINDS = {"delete": ChangeKind.DROPPED, "insert": ChangeKind.ADDED, "replace": ChangeKind.REPLACED}


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """The changes in order; typography is none."""
    old, new = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, [p.form for p in old], [p.form for p in new], autojunk=False)
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            one, other = over(old[i1:i2]), over(new[j1:j2])
            found.append(Change(KINDS[tag], one, other, _touched(before, one) ^ _touched(after, other)))
    return tuple(found)


def _pieces(report: Report) -> list[Piece]:
    return pieces(report.text, Span(0, len(report.text))) if report.text else []


def _touched(report: Report, span: Span | None) -> frozenset[Touch]:
    if span is None:
        return frozenset()
    words = words_of(report.text, report.language)
    return touches(words, words.between(span))
