"""Keep accounts, sessions and tokens. Hashing is the caller's: nothing here sees a password or a token."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from verbale.record.errors import QuestionError, SettingError
from verbale.store.account_tables import accounts, keys, sessions, tokens


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``password`` is the argon2id hash; ``role`` one of the four roles."""

    row: int
    name: str
    role: str
    password: str
    active: bool
    created: str


@dataclass(frozen=True, slots=True)
class Token:
    """An API token as it is listed; the token itself is kept as a hash and cannot be shown again."""

    row: int
    account: str
    label: str
    scope: str
    created: str
    expires: str | None


def _now(later: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + later).isoformat(timespec="seconds")


_ACCOUNT = (
    accounts.c.row,
    accounts.c.name,
    accounts.c.role,
    accounts.c.password,
    accounts.c.active,
    accounts.c.created,
)


def add_account(connection: Connection, name: str, role: str, password: str) -> Account:
    """Add an account.

    Raises:
        SettingError: The name is taken, empty, or longer than 60 characters.
    """
    if not 0 < len(name) <= 60 or not name.isprintable() or name != name.strip():
        told = f"account name {name!r}: expected 1 to 60 printable characters without spaces around them"
        raise SettingError(told).told("account_name")
    row = {"name": name, "role": role, "password": password, "active": True, "created": _now()}
    try:
        with connection.begin_nested():
            connection.execute(insert(accounts).values(row))
    except IntegrityError as error:
        told = f"account {name!r} exists already; choose another name"
        raise SettingError(told).told("account_taken", name=name) from error
    return account(connection, name)


def account(connection: Connection, name: str) -> Account:
    """The account of that name.

    Raises:
        QuestionError: There is none; lists those there are.
    """
    found = find_account(connection, name)
    if found is None:
        known = ", ".join(a.name for a in list_accounts(connection)) or "none"
        raise QuestionError(f"no account {name!r}; accounts: {known}").told("no_such_account", name=name)
    return found


def find_account(connection: Connection, name: str) -> Account | None:
    """The account of that name; None where there is none."""
    row = connection.execute(select(*_ACCOUNT).where(accounts.c.name == name)).first()
    return Account(*row) if row else None


def list_accounts(connection: Connection) -> tuple[Account, ...]:
    """All accounts by name."""
    return tuple(Account(*row) for row in connection.execute(select(*_ACCOUNT).order_by(accounts.c.name)))


def count_accounts(connection: Connection) -> int:
    """How many accounts may sign in."""
    return connection.execute(select(func.count()).select_from(accounts).where(accounts.c.active)).scalar_one()


def change_account(
    connection: Connection, name: str, role: str | None = None, password: str | None = None, active: bool | None = None
) -> Account:
    """Change what is given; ends all sessions of the account, so that the change holds at once.

    Raises:
        SettingError: It would leave no active admin.
    """
    known = account(connection, name)
    given = {"role": role, "password": password, "active": active}
    values = {key: value for key, value in given.items() if value is not None}
    if values:
        connection.execute(update(accounts).where(accounts.c.row == known.row).values(values))
    admins = select(func.count()).select_from(accounts).where(accounts.c.active, accounts.c.role == "admin")
    if known.role == "admin" and known.active and connection.execute(admins).scalar_one() == 0:
        told = f"account {name!r} is the last admin; make another one first"
        raise SettingError(told).told("last_admin", name=name)
    connection.execute(delete(sessions).where(sessions.c.account == known.row))
    return account(connection, name)


def open_session(connection: Connection, row: int, session_hash: str, hours: float) -> None:
    """Keep a session of account ``row``, and forget those that have ended."""
    connection.execute(delete(sessions).where(sessions.c.expires < _now()))
    expires = _now(timedelta(hours=hours))
    connection.execute(insert(sessions).values(hash=session_hash, account=row, expires=expires))


def close_session(connection: Connection, session_hash: str) -> None:
    """Forget a session."""
    connection.execute(delete(sessions).where(sessions.c.hash == session_hash))


def account_of_session(connection: Connection, session_hash: str) -> Account | None:
    """Whose session it is; None where it is unknown, ended, or its account is closed."""
    question = (
        select(*_ACCOUNT)
        .join(sessions, sessions.c.account == accounts.c.row)
        .where(sessions.c.hash == session_hash, sessions.c.expires > _now(), accounts.c.active)
    )
    row = connection.execute(question).first()
    return Account(*row) if row else None


def add_token(
    connection: Connection, row: int, token_hash: str, label: str, scope: str, days: int | None = None
) -> None:
    """Keep the hash of a token of account ``row``; ``scope`` is the role it gives at most."""
    expires = _now(timedelta(days=days)) if days else None
    values = {"hash": token_hash, "account": row, "label": label[:60], "scope": scope, "created": _now()}
    connection.execute(insert(tokens).values({**values, "expires": expires}))


def list_tokens(connection: Connection, row: int | None = None) -> tuple[Token, ...]:
    """The tokens of an account, or all."""
    columns = (tokens.c.row, accounts.c.name, tokens.c.label, tokens.c.scope, tokens.c.created, tokens.c.expires)
    question = select(*columns).join(accounts, tokens.c.account == accounts.c.row).order_by(tokens.c.row)
    if row is not None:
        question = question.where(tokens.c.account == row)
    return tuple(Token(*found) for found in connection.execute(question))


def drop_token(connection: Connection, token_row: int, owner: int | None = None) -> bool:
    """Revoke a token, of ``owner`` only where given; says whether there was one."""
    question = delete(tokens).where(tokens.c.row == token_row)
    if owner is not None:
        question = question.where(tokens.c.account == owner)
    return connection.execute(question).rowcount > 0


def account_of_token(connection: Connection, token_hash: str) -> tuple[Account, str] | None:
    """Whose token it is and the scope; None where unknown, ended or its account is closed."""
    question = (
        select(*_ACCOUNT, tokens.c.scope, tokens.c.expires)
        .join(tokens, tokens.c.account == accounts.c.row)
        .where(tokens.c.hash == token_hash, accounts.c.active)
    )
    row = connection.execute(question).first()
    if row is None or (row.expires is not None and row.expires < _now()):
        return None
    return Account(*row[:6]), row.scope


def signing_key(connection: Connection) -> bytes:
    """The key that signs cookies; made on first use."""
    question = select(keys.c.value).where(keys.c.name == "cookies")
    value = connection.execute(question).scalar()
    if value is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(keys).values(name="cookies", value=secrets.token_hex(32)))
        except IntegrityError:  # another process was first
            pass
        value = connection.execute(question).scalar_one()
    return bytes.fromhex(value)
