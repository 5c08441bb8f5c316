"""The desk as an ASGI application: layers, pages and API, in one visible list."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from verbale.record.errors import SettingError
from verbale.serve import problems
from verbale.serve.api import about, deciding, facts, reading
from verbale.serve.desk import Desk, visitor_of
from verbale.serve.indexer import Indexer
from verbale.serve.memo import Memo
from verbale.serve.pages import (
    account,
    accounts,
    actors,
    add,
    audit,
    changes,
    charts,
    compare,
    dossier,
    entries,
    graph,
    reports,
    review,
    search,
    timeline,
    whatif,
)
from verbale.serve.reader import Reader
from verbale.serve.security.cookies import Cookies
from verbale.serve.security.headers import SecureHeaders
from verbale.serve.security.hosts import OwnHosts
from verbale.serve.security.rate import SignInLimit
from verbale.serve.security.size import BodyLimit
from verbale.serve.settings import DeskSettings, is_loopback
from verbale.serve.sheets import Sheets
from verbale.serve.turns import Turns
from verbale.serve.work import start_sheet
from verbale.store.accounts import count_accounts, signing_key
from verbale.store.dossier import Dossier
from verbale.store.engine import is_file, shown
from verbale.store.tune import tune

STATIC = Path(__file__).parent / "static"
THREADS = 12  # requests at work; each reads on at most two of the 15 connections at a time
PAGES: tuple[APIRouter, ...] = (
    dossier.router,
    reports.router,
    entries.router,
    actors.router,
    timeline.router,
    changes.router,
    graph.router,
    charts.router,
    compare.router,
    whatif.router,
    search.router,
    review.router,
    add.router,
    audit.router,
    account.router,
    accounts.router,
)
API: tuple[APIRouter, ...] = (about.router, reading.router, deciding.router, facts.router)


class Kept(StaticFiles):
    """Static files that a browser may keep for an hour."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file."""
        response: Response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]  # passed through as given
        response.headers["Cache-Control"] = "public, max-age=3600"
        return response


def open_desk(settings: DeskSettings) -> Desk:
    """The parts of the running desk.

    Raises:
        SettingError: The desk would be open to other machines without any account; the message says how to make one.
        DossierError: The dossier cannot be opened.
    """
    opened = Dossier.open(settings.database, create=is_file(settings.database))
    with opened.writing() as connection:
        people, key = count_accounts(connection), signing_key(connection)
        tune(connection)
    if people == 0 and (not is_loopback(settings.host) or settings.hosts):
        where = shown(settings.database)
        raise SettingError(
            f"host {settings.host!r} can be reached from other machines and the dossier {where} has no account; "
            f"make one with `verbale user add NAME --role admin --dossier {where}`, or serve on 127.0.0.1"
        )
    limits, turns = settings.limits, Turns(opened)
    return Desk(
        settings=settings,
        dossier=opened,
        turns=turns,
        memo=Memo(),
        reader=Reader(turns, limits),
        cookies=Cookies(key, settings.session_hours),
        signing_in=SignInLimit((opened.reading, turns.writing), limits.attempts, limits.window),
        alone=people == 0,
        sheets=Sheets(settings.database, opened),
    )


def create_app(settings: DeskSettings) -> FastAPI:
    """The application for one dossier."""
    desk = open_desk(settings)
    app = FastAPI(
        title="verbale",
        summary="The record of a negotiation: every entry with the exact words of its sources.",
        version="1",
        docs_url=None,  # its page loads scripts from elsewhere; ``/api`` is ours
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(visitor_of)],
        lifespan=_running,
        middleware=[
            Middleware(SecureHeaders, secure=settings.secure),
            Middleware(OwnHosts, hosts=settings.hosts),
            Middleware(BodyLimit, limit=settings.limits.total_bytes + 1_000_000),
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
        ],
    )
    app.state.desk = desk
    problems.register(app)
    for router in (*PAGES, *API):
        app.include_router(router)
    app.add_api_route("/favicon.ico", _icon, include_in_schema=False)
    app.mount("/static", Kept(directory=STATIC), name="static")
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Index what is new and read what was sent while the desk runs; end the reader process with it."""
    desk: Desk = app.state.desk
    current_default_thread_limiter().total_tokens = THREADS
    indexer = Indexer(desk.turns)
    indexer.start()
    desk.reader.start()
    start_sheet(desk)
    yield
    indexer.stop()
    desk.reader.close()
    desk.sheets.close()


def _icon() -> Response:
    """Browsers ask for it under this name where a part of a page is opened by itself."""
    return RedirectResponse("/static/icon.svg", 301)
