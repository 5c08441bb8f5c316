"""What changed between two versions of one report: words dropped, added, put in place of others; passages moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from verbale.reconcile.edits import Piece, over, pieces
from verbale.reconcile.meaning import Touch, touches, values
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
        touches: What the words dropped or added bear on, where the other side has none of it, or another number.
    """

    kind: ChangeKind
    before: Span | None
    after: Span | None
    touches: frozenset[Touch] = frozenset()


Opcode = tuple[str, int, int, int, int]
Stretch = tuple[int, int, int, int]
"""From and to in the pieces of the older version, then of the newer; half-open."""
KINDS = {"delete": ChangeKind.DROPPED, "insert": ChangeKind.ADDED, "replace": ChangeKind.REPLACED}


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """The changes in order; typography is none."""
    old, new = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, [p.form for p in old], [p.form for p in new], autojunk=False)
    found = []
    for kind, (i1, i2, j1, j2) in _joined([code for code in matcher.get_opcodes() if code[0] != "equal"]):
        one, other = over(old[i1:i2]), over(new[j1:j2])
        touched = _touched(before, one) ^ _touched(after, other)
        if _numbers(before, one) != _numbers(after, other):
            touched |= {Touch.NUMBER}
        found.append(Change(kind, one, other, touched))
    return tuple(found)


def _joined(codes: list[Opcode]) -> Iterator[tuple[ChangeKind, Stretch]]:
    """Changes by their stretches; words put in and words taken out around a single one are one replacement.

    Else "10 (9 GMT)" made "11 (10 GMT)" would be told as "11 (" added and "(9" dropped, around the 10.
    """
    open_: tuple[ChangeKind, Stretch] | None = None
    for tag, *place in codes:
        kind, here = KINDS[tag], (place[0], place[1], place[2], place[3])
        if open_ is not None:
            last, (i1, i2, j1, j2) = open_
            if {last, kind} == {ChangeKind.ADDED, ChangeKind.DROPPED} and here[0] - i2 <= 1 and here[2] - j2 <= 1:
                open_ = ChangeKind.REPLACED, (i1, here[1], j1, here[3])
                continue
            yield open_
        open_ = kind, here
    if open_ is not None:
        yield open_


def _pieces(report: Report) -> list[Piece]:
    return pieces(report.text, Span(0, len(report.text))) if report.text else []


def _touched(report: Report, span: Span | None) -> frozenset[Touch]:
    if span is None:
        return frozenset()
    words = words_of(report.text, report.language)
    return touches(words, words.between(span))


def _numbers(report: Report, span: Span | None) -> list[int]:
    if span is None:
        return []
    words = words_of(report.text, report.language)
    return sorted(values(words, words.between(span)))
