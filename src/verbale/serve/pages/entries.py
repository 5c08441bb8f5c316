"""Entries: the list with its filters, and one entry with its sources, variants and history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from verbale.ask.entry import Context, EntryAnswer
from verbale.ask.joined import Joined
from verbale.ask.sources import source_of
from verbale.record.errors import QuestionError
from verbale.record.position import Stance
from verbale.record.span import Span
from verbale.serve.desk import desk_of
from verbale.serve.lookup import answered
from verbale.serve.marks import Place, Run, runs
from verbale.serve.pages.history import DecisionLine, history_of
from verbale.serve.pages.twin import PAGE, After, Day, Text, day_of, next_page, twin
from verbale.serve.pages.variants import VariantLine, variants_of
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, entry_line
from verbale.serve.work import joined_of
from verbale.store.entries import EVERY, STANDING, Entry, EntryFilter, select_entries
from verbale.store.kinds import Kind
from verbale.store.lists import page_entries

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
class Paragraph:
    """A stretch of the report around an entry, cut into runs whose kinds are the parts of the entry."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """One independent source: the entry in the report that stands for it, and in the reports that copy it."""

    lead: EntryLine
    copies: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Context of ``entry.html``.

    Attributes:
        pieces: The paragraphs that its words stand in.
        sources: Who else reports it, independent sources first; copies of one wire text stand together.
        independent: Number of independent sources among those.
        alike: In a dossier too large to compare all reports: how many have it in the same words, of which the first
            are compared; 0 where all reports were compared.
        variants: How other reports give the same utterance, word by word.
        related: Entries read from this one, or that this one was read from.
        history: Every decision on it, oldest first.
    """

    entry: EntryLine
    pieces: tuple[Paragraph, ...]
    sources: tuple[SourceGroup, ...]
    independent: int
    alike: int
    variants: tuple[VariantLine, ...]
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
        told = f"kind {filters.kind!r}: expected one of {', '.join(Kind)}"
        raise QuestionError(told).told("no_kind", value=filters.kind)
    return EntryFilter(
        kinds=(Kind(filters.kind),) if filters.kind else (),
        parties=(filters.party,) if filters.party else (),
        stance=(filters.stance,) if filters.stance else (),
        act=(filters.act,) if filters.act else (),
        states=(filters.state,) if filters.state else STANDING,
        since=day_of(filters.since),
        until=day_of(filters.until),
        text=filters.text,
    )


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


def pieces_of(contexts: Iterable[Context]) -> tuple[Paragraph, ...]:
    """Paragraphs with the parts of an entry marked; offsets stay those of the report."""
    made = []
    for context in contexts:
        start = context.span.start
        places = [Place(Span(s.start - start, s.end - start), part, part) for part, s in context.marks]
        made.append(
            Paragraph(
                tuple(replace(r, start=r.start + start, end=r.end + start) for r in runs(context.text, (), places))
            )
        )
    return tuple(made)


def source_groups(request: Request, joined: Joined | None, answer: EntryAnswer) -> tuple[SourceGroup, ...]:
    """The sources of an entry; of a large dossier some of those that say the same in the same words."""
    t, own = texts(request), answer.entry
    if joined is None:
        alike = {e.source.report_id: e for e in (*answer.same, own)}
        days = {report: e.source.published for report, e in alike.items()}
        first = source_of(desk_of(request).dossier, days)
        groups: dict[str, list[Entry]] = {}
        for report, e in alike.items():
            groups.setdefault(first[report], []).append(e)
        found = [tuple(group) for group in groups.values()]
    else:
        known = joined.sources(own.source.report_id, own.id)
        with desk_of(request).reading() as connection:
            ids = tuple(entry_id for _, entry_id in known.members)
            held = {e.source.report_id: e for e in select_entries(connection, EntryFilter(ids=ids, states=EVERY))}
        held[own.source.report_id] = own
        found = [tuple(held[r] for r in group if r in held) for group in known.groups]
    mine = sorted((g for g in found if g), key=lambda g: own.id not in {e.id for e in g})
    ordered = [sorted(g, key=lambda e: (e.id != own.id, e.source.published or "", e.row)) for g in mine]
    return tuple(SourceGroup(entry_line(g[0], t), tuple(entry_line(e, t) for e in g[1:])) for g in ordered)


def _same_words(request: Request, own: Entry) -> int:
    """How many reports of a large dossier say an entry in the same words; the page compares the first of them."""
    return desk_of(request).dossier.count(EntryFilter(kinds=(own.kind,), senses=(own.sense,)))


def entry_page(request: Request, entry_id: str) -> EntryPage:
    """One entry."""
    t, answer = texts(request), answered(desk_of(request).dossier, entry_id)
    joined = joined_of(request)
    groups = source_groups(request, joined, answer)
    return EntryPage(
        entry=entry_line(answer.entry, t),
        pieces=pieces_of(answer.context),
        sources=groups,
        independent=len(groups),
        alike=0 if joined else _same_words(request, answer.entry),
        variants=variants_of(joined, answer.entry),
        related=tuple(entry_line(other, t) for other in answer.related),
        history=history_of(desk_of(request).dossier, answer.entry, answer.decisions),
    )


twin(router, "/entries", "entries.html", entries_page, lambda _, t: t("nav.entries"), "entries")
twin(router, "/entries/{entry_id}", "entry.html", entry_page, lambda p, t: t.name("kind", p.entry.kind), "entries")
