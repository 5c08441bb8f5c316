"""Entries: the list with its filters, and one entry with its sources, variants and history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from verbale.ask.entry import Context, entry
from verbale.record.errors import QuestionError
from verbale.record.position import Stance
from verbale.record.span import Span
from verbale.serve.desk import desk_of
from verbale.serve.marks import Place, Run, runs
from verbale.serve.pages.twin import PAGE, After, Day, Text, next_page, twin
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, entry_line
from verbale.store.audit import Decision
from verbale.store.entries import EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import EVERY, page_entries

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to, as it stands in the address; "" for all."""

    kind: str = ""
    party: str = ""
    stance: str = ""
    act: str = ""
    state: str = ""
    since: str = ""
    until: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """Context of ``entries.html``."""

    filters: Filters
    entries: tuple[EntryLine, ...]
    kinds: tuple[str, ...]
    stances: tuple[str, ...]
    states: tuple[str, ...]
    next: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision of the history."""

    seq: int
    at: str
    who: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the report around an entry, cut into runs whose kinds are the parts of the entry."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Context of ``entry.html``.

    Attributes:
        pieces: The paragraphs that its words stand in.
        same: Entries of other reports that say the same in the same words.
        related: Entries read from this one, or that this one was read from.
        history: Every decision on it, oldest first.
    """

    entry: EntryLine
    pieces: tuple[Piece, ...]
    same: tuple[EntryLine, ...]
    related: tuple[EntryLine, ...]
    history: tuple[DecisionLine, ...]


def filters_of(
    kind: Annotated[str, Query(max_length=20)] = "",
    party: Text = "",
    stance: Text = "",
    act: Text = "",
    state: Text = "",
    since: Day = "",
    until: Day = "",
    text: Text = "",
) -> Filters:
    """The filters in an address."""
    return Filters(kind, party, stance, act, state, since, until, text)


def entry_filter(filters: Filters) -> EntryFilter:
    """The filters as the store understands them.

    Raises:
        QuestionError: An unknown kind or a day that does not exist.
    """
    if filters.kind and filters.kind not in list(Kind):
        raise QuestionError(f"kind {filters.kind!r}: expected one of {', '.join(Kind)}")
    return EntryFilter(
        kinds=(Kind(filters.kind),) if filters.kind else (),
        parties=(filters.party,) if filters.party else (),
        stance=(filters.stance,) if filters.stance else (),
        act=(filters.act,) if filters.act else (),
        states=(filters.state,) if filters.state else EVERY[:3],
        since=_day(filters.since),
        until=_day(filters.until),
        text=filters.text,
    )


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise QuestionError(f"{given!r} is no day; expected e.g. 2025-09-04") from error


def entries_page(
    request: Request, filters: Annotated[Filters, Depends(filters_of)], after: After = None
) -> EntriesPage:
    """The list."""
    t = texts(request)
    with desk_of(request).reading() as connection:
        found = page_entries(connection, entry_filter(filters), after, PAGE)
    return EntriesPage(
        filters=filters,
        entries=tuple(entry_line(entry, t) for entry in found.items),
        kinds=tuple(kind.value for kind in Kind if kind is not Kind.SKIPPED),
        stances=tuple(stance.value for stance in Stance),
        states=EVERY,
        next=next_page(request, found.after),
    )


def history_of(decisions: Iterable[Decision]) -> tuple[DecisionLine, ...]:
    """Decisions as pages show them."""
    return tuple(DecisionLine(d.seq, d.at, d.who, d.what, d.why) for d in decisions)


def pieces_of(contexts: Iterable[Context]) -> tuple[Piece, ...]:
    """Paragraphs with the parts of an entry marked; offsets stay those of the report."""
    made = []
    for context in contexts:
        start = context.span.start
        places = [Place(Span(s.start - start, s.end - start), part, part) for part, s in context.marks]
        made.append(
            Piece(tuple(replace(r, start=r.start + start, end=r.end + start) for r in runs(context.text, (), places)))
        )
    return tuple(made)


def entry_page(request: Request, entry_id: str) -> EntryPage:
    """One entry."""
    t, answer = texts(request), entry(desk_of(request).dossier, entry_id)
    return EntryPage(
        entry=entry_line(answer.entry, t),
        pieces=pieces_of(answer.context),
        same=tuple(entry_line(other, t) for other in answer.same),
        related=tuple(entry_line(other, t) for other in answer.related),
        history=history_of(answer.decisions),
    )


twin(router, "/entries", "entries.html", entries_page, lambda _, t: t("nav.entries"), "entries")
twin(router, "/entries/{entry_id}", "entry.html", entry_page, lambda p, t: t.name("kind", p.entry.kind), "entries")
