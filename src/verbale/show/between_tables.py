"""The rows of :mod:`verbale.show.between_rows` as tables for people."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from verbale.show.between_rows import Row
from verbale.show.origin import short_origin
from verbale.show.terminal import Column, table
from verbale.show.words import clipped, line

WORDS = 260


def stories_table(rows: Sequence[Row]) -> RenderableType:
    """Members of stories; a story begins where its number changes."""
    columns: tuple[Column, ...] = (
        Column("story", right=True),
        Column("report", style="dim"),
        Column("day"),
        Column("lang"),
    )
    columns = (*columns, Column("title", 4), Column("from", 2), Column("score", right=True), Column("why", 5))
    return table(columns, (_member(row, other) for row, other in _with_before(rows)))


def _member(row: Row, before: Row | None) -> list[str | Text]:
    new = before is None or before["story"] != row["story"]
    why = f"{row['decided']} by hand; {row['reasons']}" if row["decided"] else row["reasons"]
    score = f"{row['score']:.2f}" if row["nearest"] else ""
    told = [str(row["story"]) if new else "", row["report"][7:19], (row["published"] or "?")[:10], row["language"]]
    return [*told, clipped(row["title"] or "", 90), line(short_origin(row["origin"])), score, clipped(why, WORDS)]


def sources_table(rows: Sequence[Row]) -> RenderableType:
    """Who reports an entry; rows of one source number hang together."""
    columns: tuple[Column, ...] = (Column("source", right=True), Column("report", 2), Column("agencies"), Column("day"))
    columns = (*columns, Column("words", 5), Column("because", 3))
    return table(
        columns,
        (
            [
                str(row["source"]),
                line(row["outlet"] or short_origin(row["origin"])),
                line(row["agencies"]),
                (row["published"] or "?")[:10],
                clipped(row["words"], WORDS),
                line(row["because"]),
            ]
            for row in rows
        ),
    )


def quotes_table(rows: Sequence[Row]) -> RenderableType:
    """Renderings of utterances; an utterance begins where its number changes."""
    columns: tuple[Column, ...] = (Column("no.", right=True), Column("who", 2), Column("report", 2), Column("as"))
    columns = (*columns, Column("words", 6), Column("relation", 2), Column("touches", 2))
    return table(columns, (_rendering(row, other) for row, other in _with_before(rows)))


def _rendering(row: Row, before: Row | None) -> list[str | Text]:
    new = before is None or before["utterance"] != row["utterance"]
    head = [str(row["utterance"]), line(row["speaker"] or "(not told)")] if new else ["", ""]
    source = f"{short_origin(row['origin'])} ({row['language']})"
    kind = "quoted" if row["quoted"] else "indirect"
    return [*head, line(source), kind, clipped(row["words"], WORDS), row["relation"], Text(row["touches"], "bold red")]


def contradictions_table(rows: Sequence[Row]) -> RenderableType:
    """Disagreements with their two passages."""
    columns: tuple[Column, ...] = (Column("kind"), Column("what", 2), Column("A", 5), Column("B", 5))
    return table(
        columns,
        (
            [
                f"{row['kind']}{' (followed)' if row['succession'] else ''}",
                line(row["note"]),
                _passage(row, "a"),
                _passage(row, "b"),
            ]
            for row in rows
        ),
    )


def _passage(row: Row, side: str) -> Text:
    told = Text(clipped(row[f"{side}_words"], WORDS))
    return told.append(f"\n{line(short_origin(row[f'{side}_origin']))} {row[f'{side}_entry'] or ''}", "dim")


def alone_table(rows: Sequence[Row]) -> RenderableType:
    """Entries of one report alone."""
    columns: tuple[Column, ...] = (Column("kind"), Column("id", style="dim"), Column("words", 5))
    return table(columns, ([row["kind"], row["entry"], clipped(row["words"], WORDS)] for row in rows))


def reuse_table(rows: Sequence[Row]) -> RenderableType:
    """Reports that share wording with one."""
    columns: tuple[Column, ...] = (Column("report", style="dim"), Column("from", 3), Column("day"))
    columns = (*columns, Column("passages", right=True), Column("of ours", right=True), Column("of theirs", right=True))
    return table(
        (*columns, Column("likely", 2), Column("agencies", 1)),
        (
            [
                row["report"][7:19],
                line(row["outlet"] or short_origin(row["origin"])),
                (row["published"] or "?")[:10],
                str(row["passages"]),
                f"{row['share']:.0%}",
                f"{row['of_it']:.0%}",
                row["because"],
                line(row["agencies"]),
            ]
            for row in rows
        ),
    )


def suggestions_table(rows: Sequence[Row]) -> RenderableType:
    """Parties that may be one."""
    columns = (Column("one", 2), Column("other", 2), Column("score", right=True), Column("because", 4))
    return table(
        columns, ([line(row["one"]), line(row["other"]), f"{row['score']:.2f}", line(row["because"])] for row in rows)
    )


def changes_table(rows: Sequence[Row]) -> RenderableType:
    """What changed between versions."""
    columns: tuple[Column, ...] = (
        Column("version", right=True),
        Column("change"),
        Column("before", 5),
        Column("after", 5),
    )
    columns = (
        *columns,
        Column("touches", 1),
    )
    return table(
        columns,
        (
            [
                str(row["version"]),
                row["change"],
                clipped(row["old_words"] or "", WORDS),
                clipped(row["new_words"] or "", WORDS),
                Text(row["touches"], "bold red"),
            ]
            for row in rows
        ),
    )


def _with_before(rows: Sequence[Row]) -> Iterable[tuple[Row, Row | None]]:
    return zip(rows, [None, *rows], strict=False)
