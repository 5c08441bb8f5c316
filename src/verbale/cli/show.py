"""``verbale show``: what is in a dossier."""

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, Format, FormatOption, day, opened

if TYPE_CHECKING:
    from verbale.ask.entries import EntryQuestion
    from verbale.store.dossier import Dossier
    from verbale.store.kinds import Kind

AT_MOST = 500  # entries in a table, where --limit does not say otherwise


class View(StrEnum):
    """What to show."""

    ENTRIES = "entries"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    EVENTS = "events"
    FIGURES = "figures"
    ROLES = "roles"
    MEMBERSHIPS = "memberships"
    SKIPPED = "skipped"
    ACTORS = "actors"
    REPORTS = "reports"
    MATRIX = "matrix"
    TIMELINE = "timeline"
    ENTRY = "entry"


def show(
    view: Annotated[View, typer.Argument(help="What to show.")] = View.ENTRIES,
    entry_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="With 'entry': its id, or the start of it.")
    ] = None,
    dossier: DossierOption = DEFAULT_DOSSIER,
    actor: Annotated[str | None, typer.Option("--actor", "-a", help="A party that the entry names.")] = None,
    stance: Annotated[str | None, typer.Option("--stance", help="Stance of positions, e.g. refuses.")] = None,
    act: Annotated[str | None, typer.Option("--act", help="Act of positions, e.g. deploy-forces.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="First day, e.g. 2025-09-04.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Last day.")] = None,
    report: Annotated[
        str | None, typer.Option("--report", "-r", help="One report: its id, the start of it, or path.")
    ] = None,
    text: Annotated[str, typer.Option("--text", "-t", help="Words that must stand in it; accents do not matter.")] = "",
    confidence: Annotated[float, typer.Option("--confidence", "-c", min=0, max=1, help="Least confidence.")] = 0.0,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="unreviewed, accepted, edited or rejected.")
    ] = None,
    old: Annotated[bool, typer.Option("--old", help="Also from texts that a newer version has replaced.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="Also how many independent sources tell each entry; compares reports.")
    ] = False,
    independent: Annotated[
        int | None, typer.Option("--independent", min=1, help="Only what so many independent sources tell, or more.")
    ] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """List what is in a dossier: entries with their words and source, reports, actors, the matrix, the timeline.

    Example: verbale show positions --actor Germany --since 2025-09-01 --independent 2

    In the matrix, ×2 behind a stance says that two independent sources tell it; copies count once.

    Exit codes: 0 shown, also where nothing fits; 2 a name is unknown or ambiguous, or the dossier cannot be opened.
    """
    from verbale.ask.entries import EntryQuestion

    question = EntryQuestion(
        actor=actor,
        stance=stance,
        act=act,
        since=day(since, "--since"),
        until=day(until, "--until"),
        report=report,
        text=text,
        min_confidence=confidence,
        states=tuple(state or ()),
        old=old,
        limit=limit,
    )
    _refuse_filters(view, question)
    counting = sources or independent is not None
    if counting and view not in _COUNTED:
        counted = ", ".join(view.value for view in _COUNTED)
        raise typer.BadParameter(f"{view.value!r}: sources are counted of {counted}", param_hint="--sources")
    with opened(dossier) as opened_dossier:
        if counting:
            _counted(opened_dossier, view, question, output, independent or 0)
        elif view is View.ENTRY:
            _entry(opened_dossier, entry_id, report, output)
        else:
            _VIEWS.get(view, _entries)(opened_dossier, view, question, output)


def _refuse_filters(view: View, question: "EntryQuestion") -> None:
    """Refuse a filter that a view cannot heed: a list that is longer than was asked for would be taken for narrowed."""
    heeded = _HEEDED.get(view)
    deaf = [name for field, name in _FILTERS.items() if getattr(question, field) and name not in (heeded or ())]
    if heeded is not None and deaf:
        told = f"'show {view.value}' is not narrowed by {', '.join(deaf)}, only by {', '.join(sorted(heeded))}"
        raise typer.BadParameter(told, param_hint=deaf[0])


def _entries(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format) -> None:
    from dataclasses import replace

    from verbale.ask.entries import count, entries
    from verbale.show.json import entry_json
    from verbale.show.rows import rows_of_kind
    from verbale.show.tables import entries_table
    from verbale.show.terminal import console

    kind = _kind(view)
    question = replace(question, kinds=(kind,) if kind else ())
    if output is Format.CSV:
        return _csv(rows_of_kind(entries(dossier, question), kind))
    if output is not Format.TABLE:
        return _json((entry_json(entry) for entry in entries(dossier, question)), output)
    asked = replace(question, limit=question.limit or AT_MOST)
    found = list(entries(dossier, asked))
    _table(entries_table(found, kind, console().width) if found else None)
    total = count(dossier, question) if len(found) == asked.limit else len(found)
    if total > len(found):
        print(f"{len(found)} of {total}; --limit shows more, filters narrow it down", file=sys.stderr)
    return None


def _counted(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format, at_least: int) -> None:
    from dataclasses import replace

    from verbale.ask.told import compared_for, told
    from verbale.cli.windows import compared
    from verbale.show.json import entry_json
    from verbale.show.rows import rows_of_kind
    from verbale.show.tables import entries_table
    from verbale.show.terminal import console

    kind = _kind(view)
    limit = None if output is Format.TABLE else question.limit  # a table says how many there are
    asked = replace(question, kinds=(kind,) if kind else (), limit=limit)
    with compared(dossier, compared_for(dossier, question)) as shelf:
        found = list(told(dossier, asked, at_least, shelf))
    numbers = [{"independent_sources": one.sources} for one in found]
    if output is Format.CSV:
        rows = rows_of_kind((one.entry for one in found), kind)
        return _csv(row | number for row, number in zip(rows, numbers, strict=True))
    if output is not Format.TABLE:
        return _json((entry_json(one.entry) | number for one, number in zip(found, numbers, strict=True)), output)
    shown = found[: question.limit or AT_MOST]
    sources = {one.entry.row: one.sources for one in shown}
    _table(entries_table([one.entry for one in shown], kind, console().width, sources) if shown else None)
    if len(shown) < len(found):
        print(f"{len(shown)} of {len(found)}; --limit shows more, filters narrow it down", file=sys.stderr)
    return None


def _kind(view: View) -> "Kind | None":
    from verbale.store.kinds import PLURALS, Kind

    return next((k for k in Kind if PLURALS[k] == view.value), None)


def _reports(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format) -> None:
    from itertools import islice

    from verbale.ask.reports import reports
    from verbale.show.rows import report_row
    from verbale.show.tables import reports_table

    told = reports(dossier, question)
    if output is not Format.TABLE:
        rows = (report_row(one) for one in islice(told, question.limit))
        return _csv(rows) if output is Format.CSV else _json(rows, output)
    most = question.limit or AT_MOST
    found = list(islice(told, most + 1))
    _table(reports_table(found[:most]) if found else None)
    _more(len(found) > most and not question.limit, most)
    return None


def _actors(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format) -> None:
    from verbale.ask.actors import actors_of
    from verbale.ask.names import parties_named
    from verbale.show.rows import party_row
    from verbale.show.tables import parties_table

    key = parties_named(dossier, question.actor)[0] if question.actor else None
    most = question.limit or (AT_MOST if output is Format.TABLE else None)
    found = actors_of(dossier, key, most)
    _print(output, [party_row(one) for one in found], lambda: parties_table(found) if found else None)
    _more(key is None and not question.limit and len(found) == most, most or 0)


def _more(cut: bool, shown: int) -> None:
    if cut:
        print(f"the first {shown}; --limit shows more, --format jsonl all", file=sys.stderr)


def _matrix(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format) -> None:
    from verbale.ask.matrix import matrix
    from verbale.show.matrix import matrix_rows, matrix_tables
    from verbale.show.terminal import console

    found = matrix(dossier, question)
    if output is not Format.TABLE:
        return _print(output, matrix_rows(found), lambda: None)
    terminal = console()
    for part in matrix_tables(found, terminal.width):
        terminal.print(part)
    if found.cut:
        print("the fullest parties and acts, the newest positions of each; filters show others", file=sys.stderr)
    return None if found.acts else _table(None)


def _timeline(dossier: "Dossier", view: View, question: "EntryQuestion", output: Format) -> None:
    from verbale.ask.timeline import timeline
    from verbale.show.rows import moment_row
    from verbale.show.timeline import timeline_table

    found = timeline(dossier, question)
    _print(output, [moment_row(one) for one in found], lambda: timeline_table(found) if found else None)


def _entry(dossier: "Dossier", entry_id: str | None, report: str | None, output: Format) -> None:
    from verbale.ask.entry import entry
    from verbale.show.entry import entry_answer_json, entry_text
    from verbale.show.rows import entry_row
    from verbale.show.terminal import console

    if not entry_id:
        raise typer.BadParameter("'show entry' needs the entry's id; 'verbale show' lists them", param_hint="ID")
    found = entry(dossier, entry_id, report)
    if output is Format.TABLE:
        console().print(entry_text(found))
    elif output is Format.CSV:
        _csv([entry_row(found.entry)])
    else:
        _json([entry_answer_json(found)], Format.JSONL if output is Format.JSONL else Format.JSON)


_FILTERS = {name: f"--{name}" for name in ("actor", "stance", "act", "since", "until", "report", "text")}
_FILTERS |= {"min_confidence": "--confidence", "states": "--state"}
_HEEDED = {
    View.REPORTS: {"--report", "--since", "--until", "--text"},
    View.ACTORS: {"--actor"},
    View.ENTRY: {"--report"},
}  # filters of the views that do not list entries; the others heed all
_COUNTED = (View.ENTRIES, View.STATEMENTS, View.POSITIONS, View.EVENTS, View.FIGURES)
_VIEWS = {View.REPORTS: _reports, View.ACTORS: _actors, View.MATRIX: _matrix, View.TIMELINE: _timeline}


def _print(output: Format, rows: list[Any], made: Any) -> None:
    if output is Format.TABLE:
        _table(made())
    elif output is Format.CSV:
        _csv(rows)
    else:
        _json(rows, output)


def _table(made: Any) -> None:
    from verbale.show.print_rows import nothing
    from verbale.show.terminal import console

    if made is None:
        nothing()
    else:
        console().print(made)


def _csv(rows: Any) -> None:
    from verbale.show.csv import csv_lines

    for line in csv_lines(rows):
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _json(found: Any, output: Format) -> None:
    if output is Format.JSONL:
        for one in found:
            print(json.dumps(one, ensure_ascii=False))
    else:
        print(json.dumps(list(found), ensure_ascii=False, indent=2))
