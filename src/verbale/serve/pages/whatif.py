"""What if: switches for facts; the status of each act before and after, with the reason; what unlocks a goal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.ask.run import Board
from verbale.reason.case import Word, party_of
from verbale.reason.stand import Standing, stand
from verbale.record.errors import QuestionError
from verbale.serve.desk import Needs, known_visitor
from verbale.serve.language import Strings
from verbale.serve.pages.account import own_path
from verbale.serve.pages.facts import Entered, atom_label, enter, entered
from verbale.serve.pages.twin import Day, Text, twin
from verbale.serve.phrase import condition_words
from verbale.serve.render import page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.serve.views import short
from verbale.serve.work import board_of

router = APIRouter()
SWITCHES = 60
SETS = 64
REASONS = 2
GOALS = 60  # proposed while a goal is typed
Reviewer = Annotated[Visitor, Depends(Needs(Role.REVIEWER))]


@dataclass(frozen=True, slots=True)
class Switch:
    """A fact that others wait for: its atom, its label, and how it is set: not, ``+`` (holds) or ``-`` (does not)."""

    atom: str
    label: str
    set: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that carry a status, and the report they stand in (its part in addresses)."""

    words: str
    short: str
    entry: str


@dataclass(frozen=True, slots=True)
class StandingLine:
    """Where an act stands; ``before``: where it stood without the switches, "" where that is the same."""

    act: str
    party: str
    label: str
    status: str
    before: str
    waits_for: tuple[str, ...]
    confidence: float
    sources: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class UnlockLine:
    """One minimal set for the goal: facts in words."""

    levers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """Context of ``what-if.html``.

    Attributes:
        loops: Parties that wait on each other, by act. goals: (key, label) of acts.
        unlock: The minimal sets for ``goal``; ``complete``: counting did not stop at a limit.
        entered: Facts and links; may_enter: whether the visitor may add some. refused, given: Why what was just
            sent was not taken, and what it was, so that nobody types it again.
        back: This page's address without messages.
    """

    as_of: str
    reviewed_only: bool
    switches: tuple[Switch, ...]
    standings: tuple[StandingLine, ...]
    moved: int
    loops: tuple[tuple[str, ...], ...]
    goals: tuple[tuple[str, str], ...]
    goal: str
    goal_label: str
    unlock: tuple[UnlockLine, ...]
    complete: bool
    fault: str
    entered: Entered
    may_enter: bool
    back: str
    refused: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def whatif_page(
    request: Request,
    set: Annotated[list[str] | None, Query(max_length=SWITCHES)] = None,
    as_of: Day = "",
    reviewed_only: bool = False,
    goal: Text = "",
    suggest: bool = False,
) -> WhatIfPage:
    """The record with some facts set. ``set`` takes ``+atom``, ``-atom``, or a fact as written (``not ceasefire``)."""
    t = texts(request)
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError as error:
        raise QuestionError(f"as_of: {as_of!r} is no day; expected e.g. 2025-09-04") from error
    board = board_of(request, day, reviewed_only)
    lamps = _lamps(board, set or [])
    before = {s.act: s for s in stand(board.case, board.settings)}
    supposed = replace(board.settings, suppose=lamps)
    after = stand(board.case, supposed) if lamps else tuple(before.values())
    lines = tuple(_line(s, before.get(s.act), board, t) for s in after)
    sets, complete, fault = _unlock(board, goal, t)
    return WhatIfPage(
        as_of=as_of,
        reviewed_only=reviewed_only,
        switches=_switches(board, dict(lamps), t),
        standings=tuple(sorted(lines, key=lambda line: (not line.before, line.label, line.act))),
        moved=sum(bool(line.before) for line in lines),
        loops=tuple(tuple(atom_label(board, act, t) for act in loop.acts) for loop in board.deadlocks()),
        goals=tuple((a, atom_label(board, a, t)) for a in board.lexicon.acts if ".other:" not in a)[:GOALS],
        goal=goal,
        goal_label=atom_label(board, goal, t) if goal in board.lexicon.acts else goal,
        unlock=sets,
        complete=complete,
        fault=fault,
        entered=entered(request, board, t, suggest),
        may_enter=known_visitor(request).may(Role.REVIEWER),
        back=_back(request),
    )


def _back(request: Request) -> str:
    query = request.url.remove_query_params("done").query if request.method == "GET" else ""
    return f"/what-if?{query}" if query else "/what-if"


def _lamps(board: Board, given: list[str]) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for one in given:
        if one[:1] in ("+", "-"):
            found[one[1:]] = one[0] == "+"
        elif one.strip():
            found.update(board.lamps([one]))
    return tuple(found.items())


def _switches(board: Board, lamps: dict[str, bool], t: Strings) -> tuple[Switch, ...]:
    atoms = sorted({*board.loaded.phrases, *lamps}, key=lambda key: (party_of(key) != "", key))[:SWITCHES]
    signs = {True: "+", False: "-"}
    return tuple(Switch(key, atom_label(board, key, t), signs[lamps[key]] if key in lamps else "") for key in atoms)


def _line(s: Standing, was: Standing | None, board: Board, t: Strings) -> StandingLine:
    return StandingLine(
        act=s.act,
        party=party_of(s.act),
        label=atom_label(board, s.act, t),
        status=s.status.value,
        before=was.status.value if was and was.status is not s.status else "",
        waits_for=tuple(condition_words(condition, t) for condition in s.waits_for),
        confidence=s.confidence,
        sources=s.sources,
        reasons=_reasons(s.words),
    )


def _reasons(words: Iterable[Word]) -> tuple[Reason, ...]:
    """The first words that carry a status, each wording once."""
    found: dict[str, Reason] = {}
    for word in words:
        for q in word.passages[:1]:
            found.setdefault(" ".join(q.words.split()), Reason(q.words, short(q.report), word.id))
    return tuple(found.values())[:REASONS]


def _unlock(board: Board, goal: str, t: Strings) -> tuple[tuple[UnlockLine, ...], bool, str]:
    if not goal.strip():
        return (), True, ""
    try:
        found = board.unlock(goal)
    except QuestionError as error:
        return (), True, str(error)
    lines = [tuple(_lever(board, atom, holds, t) for atom, holds in s) for s in found.sets[:SETS]]
    return tuple(UnlockLine(levers) for levers in lines), found.complete and len(found.sets) <= SETS, ""


def _lever(board: Board, atom: str, holds: bool, t: Strings) -> str:
    label = atom_label(board, atom, t)
    return label if holds else t("condition.not", part=label)


@router.post("/what-if/{act:path}", include_in_schema=False)
async def entering(request: Request, visitor: Reviewer, act: str) -> Response:
    """Enter a fact or a link, or take one back; then back to the page."""
    form = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_entering, request, visitor, act, form)


def _entering(request: Request, visitor: Visitor, act: str, form: dict[str, str]) -> Response:
    try:
        enter(request, visitor.name or "", act, form)
    except QuestionError as error:
        given = {key: value for key, value in form.items() if key != "csrf"}
        context = replace(whatif_page(request), refused=str(error), given={**given, "act": act})
        return page(request, "what-if.html", context, texts(request)("nav.whatif"), "whatif", status=422, twin=False)
    back = own_path(form.get("back", "/what-if"))
    done = "undone" if act.endswith("retract") else "saved"
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={done}#entered", 303)


twin(router, "/what-if", "what-if.html", whatif_page, lambda _, t: t("nav.whatif"), "whatif")
