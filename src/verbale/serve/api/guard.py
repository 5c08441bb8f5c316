"""What API routes share: rights, limits, documented errors."""

from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.openapi.constants import REF_PREFIX

from verbale.serve.api.shapes import Problem
from verbale.serve.desk import Needs
from verbale.serve.security.roles import Role, Visitor

Limit = Annotated[int, Query(ge=1, le=200, description="Items on one page.")]
Reader = Annotated[Visitor, Depends(Needs(Role.READER))]
Reviewer = Annotated[Visitor, Depends(Needs(Role.REVIEWER))]
Editor = Annotated[Visitor, Depends(Needs(Role.EDITOR))]

_PROBLEM = {"application/problem+json": {"schema": {"$ref": f"{REF_PREFIX}{Problem.__name__}"}}}
_WHY = {
    304: "You have it already.",
    401: "Sign in, or send an API token.",
    403: "Your role or the token's scope does not allow it, or the CSRF token is missing.",
    404: "There is none.",
    409: "Somebody else has decided since; nothing was changed.",
    413: "The request is too large.",
    429: "Too many uploads wait to be read; try again in a minute.",
    422: "A value does not fit; ``detail`` names it.",
    503: "The dossier cannot be used now.",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The documented errors of a route; 401, 403, 422 and 503 can always come."""
    found: dict[int | str, dict[str, Any]] = {}
    for status in sorted({401, 403, 422, 503, *statuses}):
        found[status] = {"description": _WHY[status], "content": _PROBLEM}
    return found | {304: {"description": _WHY[304]}}
