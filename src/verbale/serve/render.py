"""Context -> HTML or JSON. Both come from the same frozen dataclass, so they cannot disagree.

Invariant: autoescape is on for every template and no template marks text as safe, so words of a report are
never markup. The answer to a GET carries an ETag over its bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from verbale.serve.desk import desk_of, known_visitor
from verbale.serve.frame import Frame, language_of, menu_for, theme_of
from verbale.serve.language import Strings, strings
from verbale.serve.security.cookies import COOKIE
from verbale.serve.signs import stance_sign, state_sign, status_sign

TEMPLATES = Path(__file__).parent / "templates"
NOTICES = frozenset({"saved", "undone", "added", "signed_out", "closed", "account_changed", "token_dropped"})


@cache
def environment() -> Environment:
    """The templates, with autoescape and no undefined names."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(stance_sign=stance_sign, state_sign=state_sign, status_sign=status_sign)
    return made


def plain(value: Any) -> Any:
    """A context as JSON values: dataclasses as objects, enums as their values, dates as ISO 8601."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case None | str() | int() | float() | bool():
            return value
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case tuple() | list() | frozenset():
            return [plain(part) for part in value]
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be shown as JSON")


def as_json(request: Request, value: Any, status: int = 200, media: str = "application/json") -> Response:
    """A JSON answer. ASCII, so that lone surrogates of a report pass through."""
    body = json.dumps(plain(value), separators=(",", ":")).encode()
    return tagged(request, Response(body, status, media_type=media))


def tagged(request: Request, response: Response) -> Response:
    """The answer with its ETag, or 304 where the asker has it already."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return response
    etag = f'"{blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
    asked = request.headers.get("if-none-match", "")
    held = {part.strip().removeprefix("W/") for part in asked.split(",")}
    if etag in held or "*" in held:
        return Response(status_code=304, headers={"ETag": etag})
    response.headers["ETag"] = etag
    return response


def frame_of(request: Request, title: str, active: str = "", twin: bool = True) -> tuple[Frame, str | None]:
    """The frame of a page, and the cookie to set where the visitor had none yet."""
    visitor, desk = known_visitor(request), desk_of(request)
    session, cookie = visitor.session, None
    if session is None and not visitor.token:
        session = desk.cookies.new()
        cookie = desk.cookies.sign(session)
    query, path = request.url.query, request.url.path
    twin_path = "/index.json" if path == "/" else f"{path}.json"
    notice = request.query_params.get("done", "")
    return (
        Frame(
            title=title,
            active=active,
            visitor=visitor,
            language=language_of(request),
            csrf=desk.cookies.csrf(session) if session else "",
            address=f"{path}?{query}" if query else path,
            json_address=(f"{twin_path}?{query}" if query else twin_path) if twin else "",
            notice=f"done.{notice}" if notice in NOTICES else "",
            query=request.query_params.get("q", "") if path == "/search" else "",
            theme=theme_of(request),
            menu=menu_for(visitor),
        ),
        cookie,
    )


def page(request: Request, template: str, context: Any, title: str, active: str = "", **more: Any) -> Response:
    """A page from its context. ``more``: ``status`` (200), ``twin`` (True: the page has a ``.json``)."""
    frame, cookie = frame_of(request, title, active, more.get("twin", True))
    html = environment().get_template(template).render(page=context, frame=frame, t=strings(frame.language))
    status = int(more.get("status", 200))
    response = Response(html.encode("utf-8", "replace"), status, media_type="text/html; charset=utf-8")
    if cookie is not None:
        set_session(request, response, cookie)
        return response
    return tagged(request, response)


def set_session(request: Request, response: Response, cookie: str) -> None:
    """Give the browser its session cookie: not for scripts, not for other sites."""
    desk = desk_of(request)
    response.set_cookie(
        COOKIE, cookie, max_age=desk.cookies.seconds, httponly=True, samesite="lax", secure=desk.settings.secure
    )


def texts(request: Request) -> Strings:
    """The interface strings of a request."""
    return strings(language_of(request))
