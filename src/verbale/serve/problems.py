"""Errors as answers: problem+json (RFC 9457) for programs, a page for people, the sign-in form for strangers."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from verbale.record.errors import (
    DossierError,
    LanguageError,
    QuestionError,
    RecordError,
    ReportError,
    SettingError,
    VerbaleError,
)
from verbale.serve.desk import visitor_of
from verbale.serve.pages.twin import DAY
from verbale.serve.refusal import Refusal, worded
from verbale.serve.render import page, texts
from verbale.serve.sheets import PreparingError
from verbale.store.review import DecisionConflictError

STATUSES: tuple[tuple[type[VerbaleError], int], ...] = (
    (QuestionError, 404),
    (RecordError, 422),
    (ReportError, 422),
    (SettingError, 422),
    (DossierError, 503),
    (PreparingError, 503),
    (LanguageError, 500),
)
AGAIN = {"Retry-After": "2", "Refresh": "2"}  # what is being prepared is asked for again, by browsers by themselves


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Context of ``error.html``: HTTP status, its name, what went wrong ("" for no more), in which language."""

    status: int
    name: str
    detail: str
    language: str


OF_CODES = {
    "nothing_sent": 422,
    "many_files": 413,
    "large_file": 413,
    "many_uploads": 429,
    "one_report": 422,
    "no_kind": 422,
    "no_day": 422,
}  # by their code, where the kind of an error says too little


def status_of(error: VerbaleError) -> int:
    """The HTTP status for an error of ours."""
    if error.code in OF_CODES:
        return OF_CODES[error.code]
    if isinstance(error, DecisionConflictError):
        return 409
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 400)


def wants_json(request: Request) -> bool:
    """Whether the asker is a program: the API, or the ``.json`` of a page."""
    return request.url.path.startswith("/api/") or request.url.path.endswith(".json")


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: object) -> Response:
    """A problem+json answer."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


@dataclass(frozen=True, slots=True)
class Told:
    """What an error says, in which language, and its code; "" for none."""

    detail: str
    language: str = "en"
    code: str = ""


def answer(request: Request, status: int, told: Told, headers: dict[str, str] | None = None) -> Response:
    """The error in the form the asker understands."""
    if wants_json(request):
        return problem(status, told.detail, headers, **({"code": told.code} if told.code else {}))
    if status == 401 and request.method == "GET":
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?back={quote(asked, safe='')}", 303)
    name = HTTPStatus(status).phrase
    context = ErrorPage(status, name, "" if told.detail == name else told.detail, told.language)
    found = page(request, "error.html", context, texts(request)("error.title"), status=status, twin=False)
    found.headers.update(headers or {})
    return found


def _said(fault: Mapping[str, Any]) -> str:
    """What is wrong with a value; a pattern is told by what it stands for."""
    a_day = fault.get("ctx", {}).get("pattern") == DAY
    return f"found {fault['input']!r}, expected a day such as 2025-09-04" if a_day else str(fault["msg"])


def register(app: FastAPI) -> None:
    """Teach the app all of it."""

    @app.exception_handler(VerbaleError)
    def ours(request: Request, error: VerbaleError) -> Response:
        again = AGAIN if isinstance(error, PreparingError) else None
        return answer(request, status_of(error), Told(*worded(error, texts(request)), error.code), again)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        with suppress(VerbaleError, HTTPException):  # an address that no page has never asked who is there
            await visitor_of(request)
        return await run_in_threadpool(refused, request, error)

    def refused(request: Request, error: HTTPException) -> Response:
        told = Told(str(error.detail))
        if isinstance(error, Refusal):
            told = Told(*worded(error, texts(request)), error.code)
        return answer(request, error.status_code, told, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = [{"where": ".".join(map(str, fault["loc"])), "message": _said(fault)} for fault in error.errors()]
        detail = "; ".join(f"{fault['where']}: {fault['message']}" for fault in faults) or "the request cannot be read"
        if wants_json(request):
            return problem(422, detail, faults=faults)
        t, where = texts(request), ", ".join(fault["where"].rpartition(".")[2] for fault in faults)
        known = t.has("fault", "values")
        return answer(request, 422, Told(t("fault.values", where=where), t.code) if known else Told(detail))
