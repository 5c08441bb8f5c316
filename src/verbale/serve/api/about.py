"""``/api``: what the API offers, as a page and as OpenAPI. Nothing of it is loaded from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import Response

from verbale.serve.language import Strings
from verbale.serve.render import as_json, page, texts

router = APIRouter(include_in_schema=False)
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """A route of the API: its method, path, what it does, in which language that is told, and its parameters."""

    method: str
    path: str
    summary: str
    language: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """Context of ``api.html``."""

    operations: tuple[Operation, ...]


@router.get("/api")
def api_page(request: Request) -> Response:
    """The page."""
    app: FastAPI = request.app
    t = texts(request)
    found = [
        Operation(
            method.upper(),
            path,
            *_summary(given[method], t),
            tuple(p["name"] for p in given[method].get("parameters", ())),
        )
        for path, given in app.openapi()["paths"].items()
        for method in METHODS
        if method in given
    ]
    return page(request, "api.html", ApiPage(tuple(found)), "API", twin=False)


def _summary(operation: Mapping[str, Any], t: Strings) -> tuple[str, str]:
    """What an operation does, and in which language: the interface's where it has words for it, else English."""
    name = str(operation["operationId"]).partition("_api_")[0]
    if t.has("operation", name):
        return t(f"operation.{name}"), t.code
    return operation.get("description", operation.get("summary", "")), "en"


@router.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The description for programs."""
    app: FastAPI = request.app
    return as_json(request, app.openapi())
