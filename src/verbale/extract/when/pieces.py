"""Put the pieces of one expression together: "jeudi soir", "on Monday at 3 p.m. (1900 GMT)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbale.extract.when.find import Found
from verbale.extract.when.table import Times

SIDES = {"clock": "clock", "double": "double", "joined-part": "part", "part": "part"}
# After the clock time that heads an entry of a live page: a new sentence, perhaps after a zone and a mark.
ENTRY = re.compile(r"(?: ?\(?[A-Z]{2,4}\)?)?(?:\s*[.:|–—-])?(?:\s+[\"'(]?[A-ZÀ-Ý]|\s*$)")
DAYS = frozenset({"date", "weekday", "some-day", "dayword", "anchored", "monthday"})


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression: its place in the block's text and its pieces by what they tell."""

    start: int
    end: int
    main: Found | None = None
    clock: Found | None = None
    part: Found | None = None
    double: Found | None = None
    heads: bool = False  # a clock time that heads an entry ("10:05 Officials …"): when it was written


def put_together(found: Iterable[Found], text: str, times: Times) -> list[Expression]:
    """Neighbouring pieces that complete each other become one expression.

    A part of the day ("matin") or a time in brackets that stands alone is no expression.
    """
    done: list[Expression] = []
    for piece in found:
        side = SIDES.get(piece.rule.kind, "main")
        last = done[-1] if done else None
        joined = _join(last, piece, side, text, times) if last else None
        if joined:
            done[-1] = joined
        else:
            done.append(_single(piece, side, text))
    return [e for e in done if e.main or e.clock or (e.part and e.part.rule.kind == "part")]


def _single(piece: Found, side: str, text: str) -> Expression:
    heads = side == "clock" and not text[: piece.start].strip(" -–—[(") and text[piece.start].isdigit()
    heads = heads and ENTRY.match(text, piece.end) is not None
    return replace(_of(piece.start, piece.end, {side: piece}), heads=heads)


def _of(start: int, end: int, pieces: dict[str, Found | None]) -> Expression:
    main, clock, part, double = (pieces.get(side) for side in ("main", "clock", "part", "double"))
    return Expression(start, end, main, clock, part, double)


def _join(last: Expression, piece: Found, side: str, text: str, times: Times) -> Expression | None:
    if last.heads or getattr(last, side) is not None or not _may(last, piece, side):
        return None
    between = text[last.end : piece.start]
    if len(between) > 30 or not (times.join.match(between) or (side == "double" and len(between) < 3)):
        return None
    kept = {"main": last.main, "clock": last.clock, "part": last.part, "double": last.double}
    return _of(last.start, piece.end, {**kept, side: piece})


def _may(last: Expression, piece: Found, side: str) -> bool:
    """Only a day takes a clock time or a part; only a clock time takes one in brackets."""
    if side == "double":
        return last.clock is not None
    if side == "main":
        return piece.rule.kind in DAYS and last.main is None and (last.clock is not None or last.part is not None)
    return last.main is None or last.main.rule.kind in DAYS
