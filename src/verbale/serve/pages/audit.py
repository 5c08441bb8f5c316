"""The audit trail: every decision, newest first, and whether the chain holds."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from verbale.serve.desk import Needs, desk_of
from verbale.serve.pages.twin import PAGE, After, next_page, twin
from verbale.serve.render import page, texts
from verbale.serve.security.roles import Role, Visitor
from verbale.store.audit import Decision, verify
from verbale.store.trail import page_decisions

router = APIRouter(include_in_schema=False)
Reviewer = Annotated[Visitor, Depends(Needs(Role.REVIEWER))]


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A decision: who, what, on which subject, why, its hash; ``entry``: id of the entry, "" for other subjects."""

    seq: int
    at: str
    who: str
    what: str
    kind: str
    subject: str
    entry: str
    why: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Context of ``audit.html``."""

    decisions: tuple[TrailLine, ...]
    next: str


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """Context of ``verify.html``: what is wrong with the chain, "" for nothing; its length and newest hash."""

    fault: str
    length: int
    head: str


def trail_line(decision: Decision) -> TrailLine:
    """A decision as lists show it."""
    entry = decision.subject.rpartition(" ")[2] if decision.kind == "entry" else ""
    d = decision
    return TrailLine(d.seq, d.at, d.who, d.what, d.kind, d.subject, entry, d.why, d.hash)


def audit_page(request: Request, after: After = None) -> AuditPage:
    """The trail."""
    with desk_of(request).reading() as connection:
        found = page_decisions(connection, after, PAGE)
    return AuditPage(tuple(map(trail_line, found.items)), next_page(request, found.after))


@router.post("/audit/verify")
def verified(request: Request, visitor: Reviewer) -> Response:
    """Check the whole chain."""
    with desk_of(request).reading() as connection:
        fault, newest = verify(connection), page_decisions(connection, None, 1).items
    length, head = (newest[0].seq, newest[0].hash) if newest else (0, "")
    return page(request, "verify.html", VerifyPage(fault or "", length, head), texts(request)("nav.audit"), twin=False)


twin(router, "/audit", "audit.html", audit_page, lambda _, t: t("nav.audit"), "audit")
