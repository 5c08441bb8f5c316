"""Actors: the list, and one actor over all reports."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request

from verbale.record.actors import folded
from verbale.record.errors import QuestionError
from verbale.record.position import UNNAMED
from verbale.serve.desk import desk_of
from verbale.serve.names import called
from verbale.serve.pages.twin import PAGE, Text, next_page, twin
from verbale.serve.render import texts
from verbale.serve.views import EntryLine, entry_line, source_name
from verbale.serve.work import kept
from verbale.store.entries import Entry, EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import Page, PartyCount, page_entries, page_parties, party_label

router = APIRouter()
MOST = 100  # entries of one kind that an actor's page holds


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Context of ``actors.html``."""

    text: str
    actors: tuple[PartyCount, ...]
    next: str


@dataclass(frozen=True, slots=True)
class ActChanges:
    """An actor's positions on one act, oldest first: how its stance moved.

    ``what``: of an act that is on no list, its words, in ``language``; two such acts are two.
    """

    act: str
    what: str
    language: str
    entries: tuple[EntryLine, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Context of ``actor.html``.

    Attributes:
        roles, memberships: As reports give them. said: Statements, newest first. quoted_by: (source, how often).
        elsewhere: Events, and positions of others that name it.
    """

    key: str
    label: str
    roles: tuple[EntryLine, ...]
    memberships: tuple[EntryLine, ...]
    positions: tuple[ActChanges, ...]
    said: tuple[EntryLine, ...]
    quoted_by: tuple[tuple[str, int], ...]
    elsewhere: tuple[EntryLine, ...]


def actors_page(request: Request, text: Text = "", after: Annotated[int, Query(ge=0, le=100_000)] = 0) -> ActorsPage:
    """The list."""
    found = kept(request, f"actors {after} {text}", lambda: parties_page(request, text, after, PAGE))
    t = texts(request)
    actors = tuple(replace(actor, label=called(actor.key, actor.label, t)) for actor in found.items)
    return ActorsPage(text, actors, next_page(request, found.after))


def parties_page(request: Request, text: str, after: int, limit: int) -> Page[PartyCount]:
    """A page of parties."""
    with desk_of(request).reading() as connection:
        return page_parties(connection, text, after, limit)


def actor_page(request: Request, key: str) -> ActorPage:
    """One actor."""
    t = texts(request)
    with desk_of(request).reading() as connection:
        label = party_label(connection, key)
        if label is None:
            told = f"actor {key[:80]!r}: no report names one; /actors lists those that are named"
            raise QuestionError(told).told("no_actor", value=key[:80])
        wanted = EntryFilter(parties=(key,))
        found = page_entries(connection, wanted, None, MOST).items
    lines = {entry.id: entry_line(entry, t) for entry in found}
    said = [e for e in found if e.kind is Kind.STATEMENT and key in {p.key for p in e.named("speaker")}]
    own = [e for e in found if e.kind is Kind.POSITION and e.parties[0].key == key]
    used = {e.id for e in (*said, *own)}
    offices = {kind: tuple(lines[e.id] for e in found if e.kind is kind) for kind in (Kind.ROLE, Kind.MEMBERSHIP)}
    rest = [e for e in found if e.id not in used and e.kind not in offices]
    return ActorPage(
        key=key,
        label=called(key, label, t),
        roles=offices[Kind.ROLE],
        memberships=offices[Kind.MEMBERSHIP],
        positions=_changes(own, lines),
        said=tuple(lines[e.id] for e in said),
        quoted_by=_quoted_by(said),
        elsewhere=tuple(lines[e.id] for e in rest),
    )


def _changes(own: list[Entry], lines: dict[str, EntryLine]) -> tuple[ActChanges, ...]:
    acts: dict[tuple[str, str], list[EntryLine]] = {}
    for entry in sorted(own, key=lambda e: (e.day or "", e.row)):
        line = lines[entry.id]
        acts.setdefault((line.act, folded(line.what)), []).append(line)
    return tuple(
        ActChanges(act, kept[0].what, kept[0].language, tuple(kept), len({e.stance for e in kept}) > 1)
        for (act, _), kept in sorted(acts.items(), key=lambda item: (item[0][0] == UNNAMED, item[0]))
    )


def _quoted_by(said: list[Entry]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for entry in said:
        name = source_name(entry.source)
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


twin(router, "/actors", "actors.html", actors_page, lambda _, t: t("nav.actors"), "actors")
twin(router, "/actors/{key}", "actor.html", actor_page, lambda p, _: p.label, "actors")
