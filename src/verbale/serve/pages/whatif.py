"""What if: switches for facts; the status of each act before and after, with the reason; what unlocks a goal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from verbale.ask.run import Board
from verbale.reason.case import party_of
from verbale.reason.whatif import Change
from verbale.record.errors import QuestionError
from verbale.serve.desk import Needs, known_visitor
from verbale.serve.language import Strings
from verbale.serve.pages.account import own_path
from verbale.serve.pages.facts import Entered, atom_label, enter, entered
from verbale.serve.pages.scope import Choices, Scope, acts_in, choices, scope_of
from verbale.serve.pages.standings import StandingLine, UnlockLine, standing_line, unlocking
from verbale.serve.pages.twin import Day, Text, day_of, twin
from verbale.serve.problems import wants_json
from verbale.serve.render import page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.serve.work import board_of, reasoned

router = APIRouter()
SWITCHES = 40  # facts and acts to switch
GOALS = 60  # proposed while a goal is typed
LINES = 50  # acts of one page
LOOPS, ACTS = 20, 12  # loops shown, and acts of one
NEAREST = 500  # acts of a scope whose switches are looked for
Lamps = tuple[tuple[str, bool], ...]
Reviewer = Annotated[Visitor, Depends(Needs(Role.REVIEWER))]


@dataclass(frozen=True, slots=True)
class Switch:
    """A fact that others wait for: its atom, its label, and how it is set: not, ``+`` (holds) or ``-`` (does not).

    ``known``: what is known of it without the switch, in the same signs; "" where it is not known.
    """

    atom: str
    label: str
    set: str
    known: str


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """Context of ``what-if.html``.

    Attributes:
        scope: Which acts are shown; choices: among what to choose.
        standings: Acts that moved, at most ``LINES``, then those of this page; total: how many acts the scope has.
        paged: Whether these are not all; start, next: addresses (after "?") of the first page and of the next; "" for
            none.
        moved: How many acts of the scope move; unclear: why a fact that was typed is not understood.
        loops: Parties that wait on each other, by act. goals: (key, label) of acts.
        unlock: The minimal sets for ``goal``; ``complete``: counting did not stop at a limit.
        entered: Facts and links; may_enter: whether the visitor may add some. refused, given: Why what was just
            sent was not taken, and what it was, so that nobody types it again.
        large: The dossier is a large one: sources are counted by agencies. unread: Positions not compared word by word.
        back: This page's address without messages.
    """

    as_of: str
    reviewed_only: bool
    scope: Scope
    choices: Choices
    switches: tuple[Switch, ...]
    standings: tuple[StandingLine, ...]
    total: int
    paged: bool
    start: str
    next: str
    moved: int
    unclear: str
    loops: tuple[tuple[str, ...], ...]
    goals: tuple[tuple[str, str], ...]
    goal: str
    goal_label: str
    unlock: tuple[UnlockLine, ...]
    complete: bool
    fault: str
    entered: Entered
    may_enter: bool
    large: bool
    unread: int
    back: str
    refused: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def whatif_page(
    request: Request,
    scope: Annotated[Scope, Depends(scope_of)],
    set: Annotated[list[str] | None, Query(max_length=2 * SWITCHES)] = None,
    as_of: Day = "",
    reviewed_only: bool = False,
    goal: Text = "",
    suggest: bool = False,
    first: Annotated[int, Query(ge=0, le=10**7)] = 0,
) -> WhatIfPage:
    """The record with some facts set. ``set`` takes ``+atom``, ``-atom``, or a fact as written (``not ceasefire``)."""
    t = texts(request)
    board = board_of(request, day_of(as_of), reviewed_only)
    acts = acts_in(request, board, scope)
    lamps, unclear = _lamps(board, set or [], strict=wants_json(request))
    moved = _moved(request, board, lamps, acts)
    here = acts[first : first + LINES]
    standings = reasoned(request, ("stand", board.options, here), lambda: board.standings(here))
    changed = {c.act for c in moved}
    rows = [standing_line(c.after, c.before, board, t) for c in moved[:LINES] if c.after]
    rows += [standing_line(s, None, board, t) for s in standings if s.act not in changed]
    sets, complete, fault = reasoned(request, ("unlock", board.options, goal), lambda: unlocking(board, goal, t))
    return WhatIfPage(
        as_of=as_of,
        reviewed_only=reviewed_only,
        scope=scope,
        choices=choices(request, board, scope, t),
        switches=_switches(request, board, dict(lamps), acts if scope.narrow else None),
        standings=tuple(sorted(rows, key=lambda line: (not line.before, line.label, line.act))),
        total=len(acts),
        paged=len(acts) > LINES,
        start=_at(request, 0) if first else "",
        next=_at(request, first + LINES) if first + LINES < len(acts) else "",
        moved=len(moved),
        unclear=unclear,
        loops=reasoned(request, ("loops", board.options), lambda: _loops(board, t)),
        goals=tuple((a, atom_label(board, a, t)) for a in acts[: 4 * GOALS] if ".other:" not in a)[:GOALS],
        goal=goal,
        goal_label=atom_label(board, goal, t) if goal in board.lexicon.acts else goal,
        unlock=sets,
        complete=complete,
        fault=fault,
        entered=entered(request, board, t, suggest),
        may_enter=known_visitor(request).may(Role.REVIEWER),
        large=board.loaded.sheet is not None,
        unread=board.loaded.unread,
        back=_back(request),
    )


def _at(request: Request, first: int) -> str:
    """The query of another page of the same list."""
    return request.url.remove_query_params("done").include_query_params(first=first).query


def _moved(request: Request, board: Board, lamps: Lamps, acts: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes of status that the lamps make, of the acts of the scope in their order."""
    if not lamps:
        return ()
    found = reasoned(request, ("moved", board.options, lamps), lambda: board.moves(lamps))
    changed = {c.act: c for c in found if c.after and (c.before is None or c.before.status is not c.after.status)}
    return tuple(changed[a] for a in acts if a in changed)


def _loops(board: Board, t: Strings) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(atom_label(board, act, t) for act in loop.acts[:ACTS]) for loop in board.deadlocks()[:LOOPS])


def _back(request: Request) -> str:
    query = request.url.remove_query_params("done").query if request.method == "GET" else ""
    return f"/what-if?{query}" if query else "/what-if"


def _lamps(board: Board, given: list[str], strict: bool) -> tuple[Lamps, str]:
    """The lamps as they are given, and why one that was typed is not understood; ``strict``: that is an error."""
    found: dict[str, bool] = {}
    unclear = ""
    for one in given:
        if one[:1] in ("+", "-"):
            found[one[1:]] = one[0] == "+"
        elif one.strip():
            try:
                found.update(board.lamps([one]))
            except QuestionError as error:
                if strict:
                    raise
                unclear = str(error)
    return tuple(found.items()), unclear


def _switches(
    request: Request, board: Board, lamps: dict[str, bool], acts: tuple[str, ...] | None
) -> tuple[Switch, ...]:
    """Facts and acts that the acts of a scope (None: any) hang on, those that most hangs on where there are many."""
    hanging, t = board.hanging, texts(request)
    named = {*board.loaded.phrases, *hanging.waited} if acts is None else hanging.bearing_on(acts[:NEAREST])
    waited = [atom for atom in named if hanging.naming(atom) and atom not in lamps]
    kept = [*lamps, *sorted(waited, key=lambda key: (-len(hanging.naming(key)), key))][:SWITCHES]
    both = tuple((key, holds) for key in sorted(kept) for holds in (True, False))
    known = dict(reasoned(request, ("settled", board.options, both), lambda: board.settled(both)))
    signs = {True: "+", False: "-"}
    return tuple(
        Switch(key, atom_label(board, key, t), *(signs[of[key]] if key in of else "" for of in (lamps, known)))
        for key in sorted(kept, key=lambda key: (party_of(key) != "", key))
    )


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
        context = replace(whatif_page(request, Scope()), refused=str(error), given={**given, "act": act})
        return page(request, "what-if.html", context, texts(request)("nav.whatif"), "whatif", status=422, twin=False)
    back = own_path(form.get("back", "/what-if"))
    done = "undone" if act.endswith("retract") else "saved"
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={done}#entered", 303)


twin(router, "/what-if", "what-if.html", whatif_page, lambda _, t: t("nav.whatif"), "whatif")
