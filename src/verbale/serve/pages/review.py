"""The review queue: look at an entry in its text and decide; keyboard all the way; nobody overwrites anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.ask.entry import context
from verbale.record.errors import QuestionError, RecordError
from verbale.serve.decisions import decided, number_of
from verbale.serve.desk import Needs, desk_of
from verbale.serve.filled import filled
from verbale.serve.forms import FieldChange, FieldLine, Input, changes, lines
from verbale.serve.lookup import found
from verbale.serve.marks import visible
from verbale.serve.pages.history import DecisionLine, actor_names, history_of
from verbale.serve.pages.twin import Text, twin
from verbale.serve.refusal import worded
from verbale.serve.render import page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.serve.views import EntryLine, entry_line
from verbale.serve.work import first_to_review, kept
from verbale.store.audit import trail
from verbale.store.counts import count_states
from verbale.store.entries import Entry, EntryFilter, entries_of_rows
from verbale.store.kinds import Kind
from verbale.store.queue import payload_of, queue_rows
from verbale.store.review import DecisionConflictError, newest_on

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
        sent: The spans as a form sent them that was refused; "" for those of the entry.
    """

    entry: EntryLine
    window: Window
    fields: tuple[FieldLine, ...]
    history: tuple[DecisionLine, ...]
    seen: int
    siblings: tuple[EntryLine, ...]
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Last:
    """What the reader has just decided on, to be taken back from where the queue has gone on to."""

    entry: EntryLine
    seen: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Context of ``review.html``.

    Attributes:
        last: The entry decided on just before; None: no decision led here, or it was taken back.
        refused: Why what was sent was not taken, in ``refused_in``; ``why``: the reason sent with it. The fields and
            the words on the desk are then those that were sent.
    """

    queue: tuple[EntryLine, ...]
    kind: str
    kinds: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    desk: Desk | None
    last: Last | None
    refused: str = ""
    refused_in: str = ""
    why: str = ""


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


def review_page(
    request: Request, entry: Text = "", kind: Annotated[str, Query(max_length=20)] = "", last: Text = ""
) -> ReviewPage:
    """The queue with one entry on the desk: the one asked for, else the first; ``last``: the one decided on before."""
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
        last=_last(request, last),
    )


def _last(request: Request, entry_id: str) -> Last | None:
    if not entry_id:
        return None
    entry = found(desk_of(request).dossier, entry_id)
    with desk_of(request).reading() as connection:
        seen = newest_on(connection, entry.address)
    return Last(entry_line(entry, texts(request)), seen)


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
    except (RecordError, QuestionError) as error:
        if act not in ("edit", "split"):
            raise
        return _again(request, entry_id, form, error)
    given = {"kind": form.get("kind", ""), "done": "undone" if act == "undo" else "saved"}
    stay = {"entry": made} if act in ("undo", "split") else {"last": made}
    return RedirectResponse("/review?" + urlencode({k: v for k, v in {**given, **stay}.items() if v}), 303)


def _again(request: Request, entry_id: str, form: dict[str, str], error: RecordError | QuestionError) -> Response:
    """The form as it was sent, with what is wrong with it."""
    t = texts(request)
    shown = review_page(request, entry_id, form.get("kind", "")[:20])
    told, language = worded(error, t)
    if shown.desk is not None:
        lines = tuple(
            replace(f, value=form.get(f.path, "") if f.input == Input.TICK else form.get(f.path, f.value))
            for f in shown.desk.fields
        )
        shown = replace(shown, desk=replace(shown.desk, fields=lines, sent=form.get("spans", "")))
    context = replace(shown, refused=told, refused_in=language, why=form.get("why", "")[:500])
    return page(request, "review.html", context, t("nav.review"), "review", status=422, twin=False)


def conflict(request: Request, entry_id: str, act: str, form: Mapping[str, str]) -> ConflictPage:
    """What another person decided since the form was loaded, and what this one was about to."""
    dossier = desk_of(request).dossier
    entry = found(dossier, entry_id)
    with dossier.reading() as connection:
        payload, seen = payload_of(connection, entry.row), newest_on(connection, entry.address)
        decisions = list(trail(connection, "entry", entry.address))
    before, report = number_of(form.get("seen")), dossier.report(entry.source.report_id)
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


twin(router, "/review", "review.html", review_page, lambda _, t: t("nav.review"), "review")
