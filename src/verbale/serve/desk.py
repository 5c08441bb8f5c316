"""What the running desk holds: settings, the database, the cookie signer; and who a request comes from."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from fastapi import Request
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from verbale.serve.memo import Memo
from verbale.serve.reader import Reader
from verbale.serve.refusal import Refusal
from verbale.serve.security.cookies import COOKIE, Cookies
from verbale.serve.security.passwords import hash_token
from verbale.serve.security.rate import SignInLimit
from verbale.serve.security.roles import Role, Visitor, weaker
from verbale.serve.settings import DeskSettings
from verbale.serve.sheets import Sheets
from verbale.serve.turns import Turns
from verbale.store.accounts import account_of_session, account_of_token
from verbale.store.dossier import Dossier

ALONE = "me"  # who signs on a desk of one person without an account
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Desk:
    """The parts that every request needs.

    Attributes:
        signing_in: Failed sign-ins by account name, and by address.
        sheets: The record of a large dossier, as the reasoning sees it.
        alone: No account exists and only this machine can reach the desk: its one user may do everything.
    """

    settings: DeskSettings
    dossier: Dossier
    turns: Turns
    reader: Reader
    memo: Memo
    cookies: Cookies
    signing_in: SignInLimit
    alone: bool
    sheets: Sheets

    def reading(self) -> AbstractContextManager[Connection]:
        """One state of the dossier."""
        return self.dossier.reading()

    def writing(self) -> AbstractContextManager[Connection]:
        """A unit of work; writers queue for it."""
        return self.turns.writing()

    def visitor(self, cookie: str | None, authorization: str | None) -> Visitor:
        """Who is asking, from the cookie or the API token.

        Raises:
            HTTPException: 401, for a token that is not good: never treated as a stranger in silence.
        """
        if authorization is not None:
            return self._bearer(authorization)
        session = self.cookies.read(cookie)
        if self.alone:
            return Visitor(ALONE, Role.ADMIN, session, alone=True)
        account = None
        if session is not None:
            with self.reading() as connection:
                account = account_of_session(connection, hash_token(session))
        if account is not None:
            return Visitor(account.name, Role(account.role), session)
        return Visitor(None, Role.READER if self.settings.public else None, session)

    def _bearer(self, authorization: str) -> Visitor:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() == "bearer" and token:
            with self.reading() as connection:
                found = account_of_token(connection, hash_token(token.strip()))
            if found is not None:
                account, scope = found
                return Visitor(account.name, weaker(Role(account.role), Role(scope)), token=True)
        detail = "the API token is unknown, revoked or out of date; make one on the account page"
        raise Refusal(401, "token", detail, {"WWW-Authenticate": "Bearer"})


def desk_of(request: Request) -> Desk:
    """The running desk."""
    desk: Desk = request.app.state.desk
    return desk


def known_visitor(request: Request) -> Visitor:
    """Who is asking, as ``visitor_of`` worked it out; a stranger where the request never came so far."""
    return getattr(request.state, "visitor", None) or Visitor(None, None)


async def own_form(request: Request) -> None:
    """Dependency of forms that strangers may send: the CSRF token is needed all the same."""
    await check_csrf(request, await visitor_of(request))


async def visitor_of(request: Request) -> Visitor:
    """Who is asking; worked out once a request."""
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is None:
        cookie, authorization = request.cookies.get(COOKIE), request.headers.get("authorization")
        known = await run_in_threadpool(desk_of(request).visitor, cookie, authorization)
        request.state.visitor = known
    return known


class Needs:
    """Dependency: the visitor, with at least the rights of ``role``, and no request forged from another site.

    A form or script carries the CSRF token of its session (field ``csrf`` or header ``X-CSRF-Token``); a request
    with an API token cannot be forged, since no browser adds that by itself.
    """

    def __init__(self, role: Role) -> None:
        self.role = role

    async def __call__(self, request: Request) -> Visitor:
        """The visitor.

        Raises:
            HTTPException: 401 for a stranger, 403 for too small a role or a missing CSRF token.
        """
        visitor = await visitor_of(request)
        if not visitor.may(self.role):
            if visitor.name is None:
                raise Refusal(401, "sign_in", "sign in first", {"WWW-Authenticate": "Bearer"})
            detail = f"this needs the role {self.role}; {visitor.name} is {visitor.role}"
            needed, own = ("role", self.role.value), ("role", visitor.role.value if visitor.role else "")
            raise Refusal(403, "role", detail, needed=needed, name=visitor.name, role=own)
        if request.method not in SAFE and not visitor.token:
            await check_csrf(request, visitor)
        return visitor


class InPerson(Needs):
    """The same, for somebody who has signed in: no API token makes further tokens or manages accounts."""

    async def __call__(self, request: Request) -> Visitor:
        """The visitor.

        Raises:
            HTTPException: As ``Needs``; 403 for an API token.
        """
        visitor = await super().__call__(request)
        if visitor.token:
            told = "an API token does not manage accounts, passwords or tokens; sign in for that"
            raise Refusal(403, "in_person", told)
        return visitor


async def check_csrf(request: Request, visitor: Visitor) -> None:
    """Refuse (403) a request without the CSRF token of its session."""
    given = request.headers.get("x-csrf-token")
    if given is None and "form" in request.headers.get("content-type", ""):
        field = (await request.form()).get("csrf")
        given = field if isinstance(field, str) else None
    if not desk_of(request).cookies.csrf_fits(visitor.session, given):
        told = "the form is out of date or was sent from elsewhere; load the page again and repeat"
        raise Refusal(403, "form", told)
