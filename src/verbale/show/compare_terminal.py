"""A comparison on a terminal: two columns, differences marked."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from verbale.show.compare_view import CompareView, Piece, Row, Side
from verbale.show.compare_words import CompareWords
from verbale.show.terminal import Column, table
from verbale.show.words import clipped, line

STYLES = {"edit": "bold yellow", "lost": "bold red"}
BRACKETS = {"edit": ("[", "]"), "lost": ("{", "}")}  # so that a pipe without colours shows them too
MOST = 12  # entries that only one report has, in a list
PARTS = ("shared", "quotes", "retold", "disagreements", "successions")


def compare_parts(view: CompareView) -> Iterator[RenderableType]:
    """What is printed, part by part."""
    for name, side in (("A", view.a), ("B", view.b)):
        yield Text.assemble((f"{name}  ", "bold"), line(side.title), ("  " + line(side.source), "dim"))
    yield Text("\n".join(view.summary))
    for part in PARTS:
        rows: tuple[Row, ...] = getattr(view, part)
        if rows:
            yield Text(f"\n{view.words.say(part)} ({len(rows)})", "bold")
            columns = (Column(view.words.say("what").lower(), 2, least=12), Column("A", 5), Column("B", 5))
            yield table(columns, (_cells(row, view.words) for row in rows))
    for name, side in (("A", view.a), ("B", view.b)):
        yield from _only(name, side, view.words)


def _cells(row: Row, words: CompareWords) -> tuple[Text, Text, Text]:
    label = Text(words.name(row.label), "bold")
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


def _only(name: str, side: Side, words: CompareWords) -> Iterator[RenderableType]:
    if side.only:
        yield Text(f"\n{words.say('only', side=name)} ({len(side.only)})", "bold")
        yield Text(
            "\n".join(
                f"  {words.name(kind):<10} {clipped(f'{who}: {told}' if who else told, 100)}"
                for kind, told, who in side.only[:MOST]
            )
        )
        if len(side.only) > MOST:
            yield Text(f"  {words.say('more', count=len(side.only) - MOST)}", "dim")
