"""What the API takes and gives, for OpenAPI; pydantic lives here alone."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from verbale.serve.pages.audit import TrailLine
from verbale.serve.views import EntryLine, ReportLine
from verbale.store.lists import PartyCount


class Problem(BaseModel):
    """An error after RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class Listed(BaseModel):
    """A page of a list; ``next`` is the value of ``after`` for the page that follows, null on the last."""

    next: int | None


class Reports(Listed):
    """Reports, newest kept first."""

    items: list[ReportLine]


class Entries(Listed):
    """Entries, newest kept first."""

    items: list[EntryLine]


class Actors(Listed):
    """Parties, those that most reports name first."""

    items: list[PartyCount]


class Decisions(Listed):
    """The trail of decisions, newest first."""

    items: list[TrailLine]


class DecisionIn(BaseModel):
    """A decision to be made on an entry.

    ``seen`` is the number of the newest decision on the entry that was seen (0: none); if another came between, the
    answer is 409 and nothing is changed. ``edited`` is the whole finding in interchange form (edit, split);
    ``into`` the id of the entry that says the same (merge).
    """

    model_config = ConfigDict(extra="forbid")

    what: Literal["accept", "reject", "edit", "split", "merge", "undo"]
    seen: int = Field(ge=0, le=2**53)
    why: str = Field("", max_length=500)
    edited: dict[str, Any] | None = None
    into: str = Field("", max_length=80)


class DecisionOut(BaseModel):
    """What a decision led to: the entry to look at, its state, and the number to give as ``seen`` next time."""

    entry: str
    state: str
    seen: int


class TextIn(BaseModel):
    """A report as text."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field("pasted", min_length=1, max_length=120)
    text: str = Field(min_length=1)


class StepOut(BaseModel):
    """What became of one file: ``state`` is waiting, reading, done or failed; ``reason`` why, in one word."""

    name: str
    state: str
    reason: str
    outcome: str
    report: str


class JobOut(BaseModel):
    """An upload: done when every step is ``done`` or ``failed``."""

    id: str
    done: bool
    steps: list[StepOut]


class Me(BaseModel):
    """Who the API takes you for, and the token for ``X-CSRF-Token`` where you come with a cookie."""

    name: str | None
    role: str | None
    csrf: str


class Verified(BaseModel):
    """Whether the chain of decisions holds, what is wrong with it, its length and newest hash."""

    holds: bool
    fault: str
    length: int
    head: str
