"""Score times against ``gold/times``: python eval/times.py [--wrong]

A gold expression is found where a predicted one overlaps it; its value is right where it is one of the gold's
values. ``ANCHORED`` is right where the prediction has no value of its own and says that it hangs on something.
Reads ``../shared/gold`` (or $VERBALE_SHARED); every text is read as published on 2025-09-04.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from verbale.extract.cast import Cast
from verbale.extract.reading import Reading
from verbale.extract.times import times
from verbale.parse.parser import parse
from verbale.record.event import When
from verbale.record.report import Report

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("VERBALE_SHARED", ROOT.parent / "shared"))
PUBLISHED = date(2025, 9, 4)
PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}


def read(text: str, language: str) -> list[When]:
    """The times of a text, and nothing else of it."""
    parsed = parse(Report("gold", text, language, published=PUBLISHED))
    reading = Reading(parsed, Cast(parsed))
    times(reading)
    return reading.times


def right(gold: str, found: When | None) -> bool:
    """Whether a prediction has one of the gold's values."""
    return found is not None and any(_is(value, found) for value in gold.split("|"))


def _is(value: str, found: When) -> bool:
    if value.startswith("ANCHORED"):
        exact = value.removeprefix("ANCHORED").removeprefix(":")
        return found.start is None and "anchored" in found.note and exact in found.note
    if "-W" in value:
        monday = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
        return (found.start, found.end) == (monday.isoformat(), (monday + timedelta(6)).isoformat())
    start, _, end = value.partition("/")
    if end:
        return (found.start, found.end) == (start, end)
    if start[-3:] in PARTS:
        return found.start == start[:-3] and PARTS[start[-3:]] in found.note
    if "T" in start:
        return (found.start or "")[:16] == start
    return found.start == start


def _rows(name: str) -> Iterator[list[str]]:
    lines = (SHARED / "gold" / "times" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return iter(rows[1:])


def sentences() -> Iterator[tuple[bool, str]]:
    """Each gold sentence: whether the value is right, and a line that says what was found."""
    for language, sentence, words, value in _rows("sentences.tsv"):
        start = sentence.index(words)
        best = _overlapping(read(sentence, language), start, start + len(words))
        yield right(value, best), f"{sentence!r} {words!r}: expected {value}, found {_shown(best)}"


def seeds() -> Iterator[tuple[bool, str]]:
    """The same for the expressions of the seeds."""
    kept: dict[str, list[When]] = {}
    for file, start, end, words, value in _rows("seeds.tsv"):
        if file not in kept:
            kept[file] = read((SHARED / "seeds" / file).read_bytes().decode("utf-8"), "fr")
        best = _overlapping(kept[file], int(start), int(end))
        yield right(value, best), f"{file} {start} {words!r}: expected {value}, found {_shown(best)}"


def _overlapping(found: list[When], start: int, end: int) -> When | None:
    near = [w for w in found if w.span.start < end and start < w.span.end]
    return max(near, key=lambda w: min(w.span.end, end) - max(w.span.start, start), default=None)


def _shown(when: When | None) -> str:
    return f"{when.start}/{when.end} {when.granularity} [{when.rule}] {when.note}" if when else "nothing"


def main() -> int:
    """Print right values of all, and with ``--wrong`` each miss."""
    for name, rows in (("sentences", list(sentences())), ("seeds", list(seeds()))):
        print(f"{name}: {sum(ok for ok, _ in rows)}/{len(rows)} right values")
        if "--wrong" in sys.argv:
            print(*(f"  {line}" for ok, line in rows if not ok), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
