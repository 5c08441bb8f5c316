"""Register a page together with its JSON: one builder makes the context of both."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from verbale.record.errors import QuestionError
from verbale.serve.desk import Needs
from verbale.serve.language import Strings
from verbale.serve.render import as_json, page, texts
from verbale.serve.security.roles import Role

Heading = Callable[[Any, Strings], str]
DAY = r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$"
After = Annotated[int | None, Query(ge=0, le=2**53)]
Text = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, pattern=DAY)]
PAGE = 50  # items of a list on one page


def twin(
    router: APIRouter, path: str, template: str, builder: Callable[..., Any], heading: Heading, active: str
) -> None:
    """Register ``path`` (HTML) and ``path.json`` (``/index.json`` for the front page) for every reader."""

    def as_page(request: Request, context: Annotated[Any, Depends(builder)]) -> Response:
        return page(request, template, context, heading(context, texts(request)), active)

    def as_data(request: Request, context: Annotated[Any, Depends(builder)]) -> Response:
        return as_json(request, context)

    guarded = [Depends(Needs(Role.READER))]
    data = "/index.json" if path == "/" else f"{path}.json"
    for address, endpoint in ((data, as_data), (path, as_page)):  # ``{id}`` would swallow ``.json``
        router.add_api_route(address, endpoint, methods=["GET"], dependencies=guarded, include_in_schema=False)


def day_of(given: str) -> date | None:
    """A day of an address; None for none.

    Raises:
        QuestionError: There is no such day.
    """
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise QuestionError(f"{given!r} is no day; expected e.g. 2025-09-04").told("no_day", value=given) from error


def next_page(request: Request, after: int | None) -> str:
    """The address of the next page of a list; "" where there is none."""
    if after is None:
        return ""
    return str(request.url.include_query_params(after=after).query)
