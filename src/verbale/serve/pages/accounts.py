"""Accounts, for admins: who may sign in, with which role."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from verbale.record.errors import SettingError
from verbale.serve.desk import InPerson, desk_of
from verbale.serve.render import page, texts
from verbale.serve.security.passwords import hash_password
from verbale.serve.security.roles import Role, Visitor
from verbale.store.accounts import add_account, change_account, list_accounts

router = APIRouter(include_in_schema=False)
Admin = Annotated[Visitor, Depends(InPerson(Role.ADMIN))]
Field = Annotated[str, Form(max_length=2048)]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account without its password."""

    name: str
    role: str
    active: bool
    created: str


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Context of ``accounts.html``."""

    accounts: tuple[AccountLine, ...]
    roles: tuple[str, ...]


@router.get("/accounts")
def accounts_page(request: Request, visitor: Admin) -> Response:
    """All accounts."""
    with desk_of(request).reading() as connection:
        found = tuple(AccountLine(a.name, a.role, a.active, a.created) for a in list_accounts(connection))
    context = AccountsPage(found, tuple(role.value for role in Role))
    return page(request, "accounts.html", context, texts(request)("account.all"), "accounts", twin=False)


@router.post("/accounts")
def new_account(request: Request, visitor: Admin, name: Field, password: Field, role: Field) -> Response:
    """Add an account."""
    hashed = hash_password(password)
    with desk_of(request).writing() as connection:
        add_account(connection, name.strip(), role_named(role), hashed)
    return RedirectResponse("/accounts?done=added", 303)


@router.post("/accounts/{name}")
def changed_account(
    request: Request, visitor: Admin, name: str, role: Field = "", active: Field = "", password: Field = ""
) -> Response:
    """Change role or password, close or reopen."""
    with desk_of(request).writing() as connection:
        change_account(
            connection,
            name,
            role=role_named(role) if role else None,
            password=hash_password(password) if password else None,
            active={"yes": True, "no": False}.get(active),
        )
    return RedirectResponse("/accounts?done=saved", 303)


def role_named(name: str) -> str:
    """A role that exists.

    Raises:
        SettingError: Lists those there are.
    """
    if name not in list(Role):
        told = f"role {name[:40]!r}: expected one of {', '.join(Role)}"
        raise SettingError(told).told("no_role", name=name[:40])
    return name
