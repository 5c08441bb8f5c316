"""The review queue: look at an entry in its text and decide; keyboard all the way; nobody overwrites anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.ask.entry import context
from verbale.record.errors import RecordError
from verbale.serve.desk import Desk as Running
from verbale.serve.desk import Needs, desk_of
from verbale.serve.filled import filled, sound
from verbale.serve.forms import FieldChange, FieldLine, changes, lines
from verbale.serve.lookup import found
from verbale.serve.marks import visible
from verbale.serve.pages.history import DecisionLine, actor_names, history_of
from verbale.serve.pages.twin import Text, twin
from verbale.serve.refusal import Refusal
from verbale.serve.render import page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.serve.views import EntryLine, entry_line
from verbale.serve.work import first_to_review, kept
from verbale.store.audit import trail
from verbale.store.counts import count_states
from verbale.store.entries import Entry, EntryFilter, entries_of_rows
from verbale.store.kinds import Kind
from verbale.store.queue import merge, payload_of, queue_rows, split
from verbale.store.reports import select_report
from verbale.store.review import DecisionConflictError, Verdict, What, decide, newest_on
from verbale.store.undo import undo

router = APIRouter(include_in_schema=False)
QUEUE = 40  # entries of the queue that are shown
Reviewer = Annotated[Visitor, Depends(Needs(Role.REVIEWER))]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the text in which words can be picked: where it starts, its characters, the spans picked now."""

    start: int
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The entry under review.

    Attributes:
        seen: Number of the newest decision on it; the next decision says it, and is refused if another came between.
        siblings: Entries of its kind in its report, into which it may be merged.
    """

    entry: EntryLine
    window: Window
    fields: tuple[FieldLine, ...]
    history: tuple[DecisionLine, ...]
    seen: int
    siblings: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Context of ``review.html``."""

    queue: tuple[EntryLine, ...]
    kind: str
    kinds: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    desk: Desk | None


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Context of ``conflict.html``: two people decided on one entry; nothing of the second was kept.

    Attributes:
        entry: As it stands now. theirs: What was decided since the form was loaded.
        act, why, mine: What the second person was about to decide; ``form``: all fields, to send them again.
        seen: Number of the newest decision, with which they count as having seen the others.
    """

    entry: EntryLine
    theirs: tuple[DecisionLine, ...]
    act: str
    why: str
    mine: tuple[FieldChange, ...]
    form: tuple[tuple[str, str], ...]
    seen: int


def review_page(request: Request, entry: Text = "", kind: Annotated[str, Query(max_length=20)] = "") -> ReviewPage:
    """The queue with one entry on the desk: the one asked for, else the first."""
    t, dossier = texts(request), desk_of(request).dossier
    known = tuple(k.value for k in Kind if k is not Kind.SKIPPED)
    first = first_to_review(request) if kind in ("", "position") else ()
    with dossier.reading() as connection:
        rows = queue_rows(connection, first[:QUEUE], kind if kind in known else "", QUEUE)
        queue = entries_of_rows(connection, rows)
    counts = tuple(kept(request, "states", lambda: _states(request)).items())
    chosen = found(dossier, entry) if entry else next(iter(queue), None)
    return ReviewPage(
        queue=tuple(entry_line(e, t) for e in queue),
        kind=kind,
        kinds=known,
        counts=counts,
        desk=_desk(request, chosen) if chosen else None,
    )


def _states(request: Request) -> dict[str, int]:
    with desk_of(request).reading() as connection:
        return count_states(connection)


def _desk(request: Request, entry: Entry) -> Desk:
    t, dossier = texts(request), desk_of(request).dossier
    report = dossier.report(entry.source.report_id)
    around = context(entry, report)
    start = around[0].span.start if around else 0
    end = around[-1].span.end if around else 0
    spans = [(s.span.start, s.span.end) for part, s in entry.passages if part in ("content", "evidence")]
    names = actor_names(dossier, report)
    with dossier.reading() as connection:
        payload, seen = payload_of(connection, entry.row), newest_on(connection, entry.address)
        decisions = list(trail(connection, "entry", entry.address))
    history = history_of(dossier, entry, decisions, names)
    return Desk(
        entry=entry_line(entry, t),
        window=Window(start, visible(report.text[start:end]), tuple(spans)),
        fields=lines(entry.kind, payload, tuple(names.items())),
        history=history,
        seen=seen,
        siblings=_siblings(request, entry),
    )


def _siblings(request: Request, entry: Entry) -> tuple[EntryLine, ...]:
    t = texts(request)
    wanted = EntryFilter(kinds=(entry.kind,), reports=(entry.source.report_id,), current=False)
    return tuple(entry_line(e, t) for e in desk_of(request).dossier.entries(wanted) if e.row != entry.row)


@router.post("/review/{entry_id}/{act}")
async def decision(request: Request, visitor: Reviewer, entry_id: str, act: str) -> Response:
    """Make a decision: accept, reject, edit, split, merge or undo; then on to the next entry."""
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_done, request, visitor, entry_id, act, form)


def _done(request: Request, visitor: Visitor, entry_id: str, act: str, form: dict[str, str]) -> Response:
    try:
        made = decided(desk_of(request), visitor.name or "", entry_id, act, form)
    except DecisionConflictError:
        context, title = conflict(request, entry_id, act, form), texts(request)("conflict.title")
        return page(request, "conflict.html", context, title, "review", status=409, twin=False)
    given = {"kind": form.get("kind", ""), "done": "undone" if act == "undo" else "saved"}
    stay = {"entry": made} if act in ("undo", "split") else {}
    return RedirectResponse("/review?" + urlencode({k: v for k, v in {**given, **stay}.items() if v}), 303)


def conflict(request: Request, entry_id: str, act: str, form: Mapping[str, str]) -> ConflictPage:
    """What another person decided since the form was loaded, and what this one was about to."""
    dossier = desk_of(request).dossier
    entry = found(dossier, entry_id)
    with dossier.reading() as connection:
        payload, seen = payload_of(connection, entry.row), newest_on(connection, entry.address)
        decisions = list(trail(connection, "entry", entry.address))
    before, report = _number(form.get("seen")), dossier.report(entry.source.report_id)
    names = actor_names(dossier, report)
    history = history_of(dossier, entry, decisions, names)
    mine: tuple[FieldChange, ...] = ()
    if act in ("edit", "split"):
        wanted = filled(entry.kind, payload, form, report.text)
        mine = changes(entry.kind, payload, wanted, names)
    kept_form = tuple((key, value) for key, value in form.items() if key not in ("csrf", "seen"))
    return ConflictPage(
        entry=entry_line(entry, texts(request)),
        theirs=tuple(line for line in history if line.seq > before),
        act=act,
        why=form.get("why", "")[:500],
        mine=mine,
        form=kept_form,
        seen=seen,
    )


def decided(at: Running, who: str, entry_id: str, act: str, given: Mapping[str, Any]) -> str:
    """Carry out a reviewer's act; the id of the entry to look at afterwards.

    Args:
        at: The running desk.
        who: Who signs.
        entry_id: On which entry.
        act: accept, reject, edit, split, merge or undo.
        given: ``seen``, ``why``; for edit and split the form's fields or ``edited``; for merge ``into``.

    Raises:
        DecisionConflictError: Somebody else has decided since (409).
        QuestionError, RecordError: No such entry; values that do not fit.
    """
    entry = found(at.dossier, entry_id)
    report, seen = entry.source.report_id, _number(given.get("seen"))
    why = str(given.get("why", ""))[:500]
    with at.writing() as connection:
        if seen > newest_on(connection, entry.address):
            told = f"seen: found {seen}, but there is no such decision on entry {entry.id!r}; load it again"
            raise RecordError(told).told("seen")
        match act:
            case "accept" | "reject":
                decide(connection, report, entry.id, Verdict(who, What(act), why, seen=seen))
            case "edit" | "split":
                text = select_report(connection, report).text
                edited = _edited(entry, payload_of(connection, entry.row), given, text)
                verdict = Verdict(who, What.EDIT, why, edited, seen)
                if act == "split":
                    return split(connection, report, entry.id, verdict)
                decide(connection, report, entry.id, verdict)
            case "merge":
                gone = Verdict(who, What.REJECT, why, seen=seen)
                merge(connection, report, entry.id, str(given.get("into", "")), gone)
            case "undo":
                undo(connection, report, entry.id, who, seen)
            case _:
                told = f"no act {act[:40]!r}; expected accept, edit, reject, split, merge or undo"
                raise Refusal(404, "no_act", told, act=act[:40])
    return entry.id


def _edited(entry: Entry, payload: dict[str, Any], given: Mapping[str, Any], text: str) -> dict[str, Any]:
    if "edited" not in given:
        return filled(entry.kind, payload, {key: str(value) for key, value in given.items()}, text)
    if not isinstance(given["edited"], dict):
        raise RecordError("edited: found nothing, expected the whole finding in interchange form")
    sound(given["edited"])
    return {**given["edited"], "id": entry.id} if "id" in payload else given["edited"]


def _number(given: Any) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    if isinstance(given, str) and given.isdecimal() and len(given) < 16:
        return int(given)
    told = "seen: expected the number of the newest decision that you saw on this entry (0: none)"
    raise Refusal(422, "seen", told)


twin(router, "/review", "review.html", review_page, lambda _, t: t("nav.review"), "review")
