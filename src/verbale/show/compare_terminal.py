"""A comparison on a terminal: two columns, differences marked."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from verbale.show.compare_view import CompareView, Piece, Row, Side
from verbale.show.terminal import Column, table
from verbale.show.words import clipped, line

STYLES = {"edit": "bold yellow", "lost": "bold red"}
BRACKETS = {"edit": ("[", "]"), "lost": ("{", "}")}  # so that a pipe without colours shows them too
MOST = 12  # entries that only one report has, in a list
PARTS = (
    ("shared", "Shared wording"),
    ("quotes", "Quotations"),
    ("retold", "Statements that neither quotes"),
    ("disagreements", "Disagreements"),
    ("successions", "One after the other (no disagreement)"),
)


def compare_parts(view: CompareView) -> Iterator[RenderableType]:
    """What is printed, part by part."""
    for name, side in (("A", view.a), ("B", view.b)):
        yield Text.assemble((f"{name}  ", "bold"), line(side.title), ("  " + line(side.source), "dim"))
    yield Text("\n".join(view.summary))
    for attribute, title in PARTS:
        rows: tuple[Row, ...] = getattr(view, attribute)
        if rows:
            yield Text(f"\n{title} ({len(rows)})", "bold")
            yield table((Column("what", 2, least=12), Column("A", 5), Column("B", 5)), map(_cells, rows))
    for name, side in (("A", view.a), ("B", view.b)):
        yield from _only(name, side)


def _cells(row: Row) -> tuple[Text, Text, Text]:
    label = Text(row.label, "bold")
    if row.note:
        label.append(f"\n{line(row.note)}", "dim")
    return label, _words(row.a), _words(row.b)


def _words(pieces: Iterable[Piece]) -> Text:
    told = Text()
    for piece in pieces:
        before, after = BRACKETS.get(piece.mark, ("", ""))
        told.append(before + _spaced(piece.words) + after, STYLES.get(piece.mark, ""))
    return told


def _spaced(words: str) -> str:
    """Words on one line; blanks at their ends stay, so that pieces do not run together."""
    head, tail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return head + line(words) + (tail if words.strip() else "")


def _only(name: str, side: Side) -> Iterator[RenderableType]:
    if side.only:
        yield Text(f"\nOnly in {name} ({len(side.only)})", "bold")
        yield Text("\n".join(f"  {kind:<10} {clipped(words, 100)}" for kind, words in side.only[:MOST]))
        if len(side.only) > MOST:
            yield Text(f"  … and {len(side.only) - MOST} more", "dim")
