"""Sign in and out, one's own account and tokens, language and theme."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from verbale.record.errors import SettingError
from verbale.serve.desk import Desk, InPerson, desk_of, known_visitor, own_form
from verbale.serve.frame import THEMES
from verbale.serve.language import known
from verbale.serve.refusal import Refusal, worded
from verbale.serve.render import page, set_session, texts
from verbale.serve.security.cookies import COOKIE
from verbale.serve.security.passwords import hash_password, hash_token, new_token, verify_password
from verbale.serve.security.roles import Role, Visitor, weaker
from verbale.store.accounts import (
    Account,
    Token,
    account,
    add_token,
    change_account,
    close_session,
    drop_token,
    find_account,
    list_tokens,
    open_session,
)

router = APIRouter(include_in_schema=False)
YEAR = 365 * 24 * 3600
Reader = Annotated[Visitor, Depends(InPerson(Role.READER))]
Field = Annotated[str, Form(max_length=2048)]


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Context of ``sign-in.html``: where to go afterwards, the name tried, what went wrong (key), how long to wait."""

    back: str
    name: str
    fault: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Context of ``account.html``: the account, its tokens, a token just made (shown once), the scopes it may give."""

    name: str
    role: str
    tokens: tuple[Token, ...]
    scopes: tuple[str, ...]
    made: str = ""
    fault: str = ""


def own_path(address: str) -> str:
    """A path on this desk to go back to; anything that could lead elsewhere becomes the front page."""
    leads_away = not address.startswith("/") or address.startswith("//") or "\\" in address
    return "/" if leads_away or not address.isprintable() else address


@router.get("/sign-in")
def sign_in_form(request: Request, back: str = "/") -> Response:
    """The form."""
    return _sign_in_page(request, SignInPage(own_path(back), ""), 200)


@router.post("/sign-in", dependencies=[Depends(own_form)])
def sign_in(request: Request, name: Field, password: Field, back: Field = "/") -> Response:
    """Check name and password; a new session key each time, so that none can be planted beforehand."""
    desk = desk_of(request)
    address = request.client.host if request.client else "?"
    wait, began = desk.signing_in.begin(name, address)
    if wait > 0:
        return _sign_in_page(request, SignInPage(own_path(back), name, "account.wait", int(wait) + 1), 429)
    found = _checked(desk, name, password)
    if found is None:
        return _sign_in_page(request, SignInPage(own_path(back), name, "account.wrong"), 401)
    desk.signing_in.succeeded(name, address, began)
    session = desk.cookies.new()
    with desk.writing() as connection:
        open_session(connection, found.row, hash_token(session), desk.settings.session_hours)
    response = RedirectResponse(own_path(back), 303)
    set_session(request, response, desk.cookies.sign(session))
    return response


def _sign_in_page(request: Request, context: SignInPage, status: int) -> Response:
    response = page(request, "sign-in.html", context, texts(request)("account.sign_in"), status=status, twin=False)
    if context.seconds:
        response.headers["Retry-After"] = str(context.seconds)
    return response


def _checked(desk: Desk, name: str, password: str) -> Account | None:
    with desk.reading() as connection:
        found = find_account(connection, name)
    fits = verify_password(password, found.password if found and found.active else None)
    return found if fits else None


@router.post("/sign-out")
def sign_out(request: Request, visitor: Reader) -> Response:
    """End the session here and in the database."""
    if visitor.session is not None:
        with desk_of(request).writing() as connection:
            close_session(connection, hash_token(visitor.session))
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(COOKIE)
    return response


@router.post("/preferences", dependencies=[Depends(own_form)])
def preferences(back: Field = "/", language: Field = "", theme: Field = "") -> Response:
    """Keep the language or the theme in a cookie."""
    response = RedirectResponse(own_path(back), 303)
    if language in known():
        response.set_cookie("verbale-language", language, max_age=YEAR, samesite="lax", httponly=True)
    if theme in THEMES:
        response.set_cookie("verbale-theme", theme, max_age=YEAR, samesite="lax", httponly=True)
    return response


def _own(request: Request) -> Account:
    name = known_visitor(request).name
    with desk_of(request).reading() as connection:
        found = find_account(connection, name) if name else None
    if found is None:
        told = "this desk has no account for you; make one with `verbale user add NAME`"
        raise Refusal(404, "no_account", told)
    return found


def _account_page(request: Request, made: str = "", fault: str = "") -> Response:
    own = _own(request)
    with desk_of(request).reading() as connection:
        tokens = list_tokens(connection, own.row)
    scopes = tuple(role.value for role in Role if Role(own.role).may(role))
    context = AccountPage(own.name, own.role, tokens, scopes, made, fault)
    status = 422 if fault else 200
    return page(request, "account.html", context, texts(request)("account.own"), status=status, twin=False)


@router.get("/account")
def account_page(request: Request, visitor: Reader) -> Response:
    """One's own account."""
    return _account_page(request)


@router.post("/account/password")
def new_password(request: Request, visitor: Reader, old: Field, new: Field) -> Response:
    """Change the password; every session of the account ends."""
    own = _own(request)
    if not verify_password(old, own.password):
        return _account_page(request, fault=texts(request)("account.wrong"))
    try:
        hashed = hash_password(new)
    except SettingError as error:
        return _account_page(request, fault=worded(error, texts(request))[0])
    with desk_of(request).writing() as connection:
        change_account(connection, own.name, password=hashed)
    return RedirectResponse("/sign-in?done=account_changed", 303)


@router.post("/account/tokens")
def new_api_token(request: Request, visitor: Reader, label: Field, scope: Field, days: Field = "") -> Response:
    """Make an API token; it is shown this once."""
    own, token = _own(request), new_token()
    if scope not in list(Role):
        raise Refusal(422, "no_role", f"scope {scope!r}: expected one of {', '.join(Role)}", name=scope[:40])
    given = weaker(Role(own.role), Role(scope))
    lasting = int(days) if days.isdecimal() and 0 < int(days) <= 3650 else None
    with desk_of(request).writing() as connection:
        add_token(connection, own.row, hash_token(token), label, given.value, lasting)
    return _account_page(request, made=token)


@router.post("/account/tokens/{row}/drop")
def drop_api_token(request: Request, visitor: Reader, row: int) -> Response:
    """Revoke one of one's own tokens."""
    own = _own(request)
    with desk_of(request).writing() as connection:
        account(connection, own.name)
        if not drop_token(connection, row, own.row):
            raise Refusal(404, "no_token", f"you have no token {row}")
    return RedirectResponse("/account?done=token_dropped", 303)
