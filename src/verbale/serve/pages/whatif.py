"""What if: switches for facts; the status of each act before and after, with the reason; what unlocks a goal."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from verbale.ask.run import Board
from verbale.reason.case import Word, party_of
from verbale.reason.stand import Standing, stand
from verbale.record.condition import Condition
from verbale.record.errors import QuestionError
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.pages.twin import Day, Text, twin
from verbale.serve.phrase import condition_words
from verbale.serve.render import texts
from verbale.serve.work import board_of

router = APIRouter()
SWITCHES = 60
SETS = 64


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
        loops: Parties that wait on each other, by act.
        unlock: The minimal sets for ``goal``; ``complete``: counting did not stop at a limit.
    """

    as_of: str
    reviewed_only: bool
    switches: tuple[Switch, ...]
    standings: tuple[StandingLine, ...]
    moved: int
    loops: tuple[tuple[str, ...], ...]
    goal: str
    unlock: tuple[UnlockLine, ...]
    complete: bool
    fault: str


def whatif_page(
    request: Request,
    set: Annotated[list[str] | None, Query(max_length=SWITCHES)] = None,
    as_of: Day = "",
    reviewed_only: bool = False,
    goal: Text = "",
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
        loops=tuple(tuple(_label(board, act, t) for act in loop.acts) for loop in board.deadlocks()),
        goal=goal,
        unlock=sets,
        complete=complete,
        fault=fault,
    )


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
    return tuple(Switch(key, _label(board, key, t), signs[lamps[key]] if key in lamps else "") for key in atoms)


def _label(board: Board, key: str, t: Strings) -> str:
    party = party_of(key)
    if party:
        act = key.rpartition(".")[2]
        return f"{called(party, board.loaded.parties.get(party, party), t)}: {t.name('act', act)}"
    return t.texts.get(f"atom.{key}") or board.lexicon.label(key)


def _line(s: Standing, was: Standing | None, board: Board, t: Strings) -> StandingLine:
    return StandingLine(
        act=s.act,
        party=party_of(s.act),
        label=_label(board, s.act, t),
        status=s.status.value,
        before=was.status.value if was and was.status is not s.status else "",
        waits_for=tuple(_condition(condition, t) for condition in s.waits_for),
        confidence=s.confidence,
        sources=s.sources,
        reasons=tuple(reason for word in s.words[:3] for reason in _reasons(word)),
    )


def _condition(condition: Condition, t: Strings) -> str:
    return condition_words(condition, t)


def _reasons(word: Word) -> tuple[Reason, ...]:
    return tuple(Reason(q.words, q.report.removeprefix("sha256:")[:16], word.id) for q in word.passages[:1])


def _unlock(board: Board, goal: str, t: Strings) -> tuple[tuple[UnlockLine, ...], bool, str]:
    if not goal.strip():
        return (), True, ""
    try:
        found = board.unlock(goal)
    except QuestionError as error:
        return (), True, str(error)
    lines = [
        tuple(_label(board, atom, t) if holds else t("condition.not", part=_label(board, atom, t)) for atom, holds in s)
        for s in found.sets[:SETS]
    ]
    return tuple(UnlockLine(levers) for levers in lines), found.complete and len(found.sets) <= SETS, ""


twin(router, "/what-if", "what-if.html", whatif_page, lambda _, t: t("nav.whatif"), "whatif")
