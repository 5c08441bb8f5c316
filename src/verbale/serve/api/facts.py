"""The API's facts and links: what people entered beside the reports, and entering it."""

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from verbale.serve.api.guard import Reader, Reviewer, problems
from verbale.serve.pages.facts import Entered, enter, entered
from verbale.serve.render import as_json, texts
from verbale.serve.work import board_of

router = APIRouter(prefix="/api", tags=["facts"])


class FactIn(BaseModel):
    """A fact: its name or key, whether it holds, from which day (default: today), and its source, or ``supposed``."""

    model_config = ConfigDict(extra="forbid")

    fact: str = Field(min_length=1, max_length=200)
    holds: bool = True
    on: str = Field("", max_length=10)
    source: str = Field("", max_length=300)
    supposed: bool = False
    new: bool = False
    why: str = Field("", max_length=300)


class LinkIn(BaseModel):
    """That ``atom`` counts as ``counts_as``; it has no effect before it is accepted."""

    model_config = ConfigDict(extra="forbid")

    atom: str = Field(min_length=1, max_length=200)
    counts_as: str = Field(min_length=1, max_length=200)
    accept: bool = False
    why: str = Field("", max_length=300)


class WhyIn(BaseModel):
    """Why something is accepted or taken back."""

    model_config = ConfigDict(extra="forbid")

    why: str = Field("", max_length=300)


class EnteredOut(BaseModel):
    """The id of what was entered or decided on."""

    id: str


@router.get("/facts", response_model=Entered, responses=problems(404))
def facts(request: Request, visitor: Reader, suggest: bool = False) -> Response:
    """Facts and links that people entered, those taken back included; ``suggest``: wordings that resemble others."""
    return as_json(request, entered(request, board_of(request, None), texts(request), suggest))


@router.post("/facts", status_code=201, response_model=EnteredOut, responses=problems(404))
def add_fact(request: Request, visitor: Reviewer, given: FactIn) -> Response:
    """Enter a fact; signed with your name and dated."""
    ticks = {key: "yes" for key in ("supposed", "new") if getattr(given, key)}
    words = {"name": given.fact, "on": given.on, "source": given.source, "why": given.why}
    made = enter(request, visitor.name or "", "fact", {**words, **ticks, "holds": "yes" if given.holds else "no"})
    return as_json(request, {"id": made}, 201)


@router.post("/links", status_code=201, response_model=EnteredOut, responses=problems(404))
def add_link(request: Request, visitor: Reviewer, given: LinkIn) -> Response:
    """Propose that one wording counts as another."""
    words = {"atom": given.atom, "counts_as": given.counts_as, "why": given.why}
    made = enter(request, visitor.name or "", "link", words | ({"accept": "yes"} if given.accept else {}))
    return as_json(request, {"id": made}, 201)


@router.post("/facts/{fact_id}/retract", response_model=EnteredOut, responses=problems(404))
def retract_fact(request: Request, visitor: Reviewer, fact_id: str, given: WhyIn) -> Response:
    """Take a fact back; from today on it does not count."""
    return _on(request, visitor.name, "fact/retract", fact_id, given.why)


@router.post("/links/{link_id}/{what}", response_model=EnteredOut, responses=problems(404))
def decide_link(
    request: Request, visitor: Reviewer, link_id: str, what: Literal["accept", "retract"], given: WhyIn
) -> Response:
    """Accept a link, or take it back."""
    return _on(request, visitor.name, f"link/{what}", link_id, given.why)


def _on(request: Request, who: str | None, act: str, wanted: str, why: str) -> Response:
    return as_json(request, {"id": enter(request, who or "", act, {"id": wanted, "why": why})})
