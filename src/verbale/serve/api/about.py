"""``/api``: what the API offers, as a page and as OpenAPI. Nothing of it is loaded from elsewhere."""

from dataclasses import dataclass

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

from verbale.serve.render import as_json, page

router = APIRouter(include_in_schema=False)
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """A route of the API: its method, path, what it does, and its parameters."""

    method: str
    path: str
    summary: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """Context of ``api.html``."""

    operations: tuple[Operation, ...]


@router.get("/api")
def api_page(request: Request) -> Response:
    """The page."""
    app: FastAPI = request.app
    found = [
        Operation(
            method.upper(),
            path,
            given[method].get("description", given[method].get("summary", "")),
            tuple(p["name"] for p in given[method].get("parameters", ())),
        )
        for path, given in app.openapi()["paths"].items()
        for method in METHODS
        if method in given
    ]
    return page(request, "api.html", ApiPage(tuple(found)), "API", twin=False)


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The description for programs."""
    app: FastAPI = request.app
    return as_json(request, app.openapi())
