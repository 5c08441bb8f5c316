"""``verbale user``: who may sign in to the desk."""

import sys
from typing import Annotated

import typer

from verbale.cli.options import DEFAULT_DOSSIER, DossierOption, opened

user = typer.Typer(help="Manage the accounts of the desk.", no_args_is_help=True, rich_markup_mode=None)
RoleOption = Annotated[str, typer.Option("--role", help="reader, reviewer, editor or admin.")]


def _password(given_on_stdin: bool) -> str:
    if given_on_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        told = "there is no terminal to ask for the password on; send it on standard input with --password-stdin"
        raise typer.BadParameter(told, param_hint="--password-stdin")
    return str(typer.prompt("Password (10 characters or more)", hide_input=True, confirmation_prompt=True))


def _role(name: str) -> str:
    from verbale.serve.security.roles import Role

    if name not in list(Role):
        raise typer.BadParameter(f"{name!r}: expected one of {', '.join(Role)}", param_hint="--role")
    return name


StdinOption = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@user.command("add")
def add(
    name: str,
    role: RoleOption = "reader",
    password_stdin: StdinOption = False,
    dossier: DossierOption = DEFAULT_DOSSIER,
) -> None:
    """Add an account.

    Example: verbale user add claire --role editor --dossier talks.verbale
    """
    from verbale.serve.security.passwords import hash_password
    from verbale.store.accounts import add_account

    checked, hashed = _role(role), hash_password(_password(password_stdin))
    with opened(dossier, create="://" not in dossier) as target, target.writing() as connection:
        add_account(connection, name, checked, hashed)
    print(f"account {name!r} added, role {checked}")


@user.command("list")
def list_(dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """List the accounts.

    Example: verbale user list --dossier talks.verbale
    """
    from verbale.show.print_rows import nothing
    from verbale.store.accounts import list_accounts

    with opened(dossier) as target, target.reading() as connection:
        accounts = list(list_accounts(connection))
    if not accounts:
        nothing("no account yet: the desk serves one person on this machine; 'verbale user add' makes one")
    for account in accounts:
        print(f"{account.name}\t{account.role}\t{'active' if account.active else 'closed'}\t{account.created}")


@user.command("role")
def role(name: str, role: Annotated[str, typer.Argument()], dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Give an account another role.

    Example: verbale user role claire reviewer --dossier talks.verbale
    """
    from verbale.store.accounts import change_account

    with opened(dossier) as target, target.writing() as connection:
        change_account(connection, name, role=_role(role))
    print(f"account {name!r} is {role} now")


@user.command("password")
def password(name: str, password_stdin: StdinOption = False, dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Set a new password; every session of the account ends.

    Example: verbale user password claire --dossier talks.verbale
    """
    from verbale.serve.security.passwords import hash_password
    from verbale.store.accounts import change_account

    hashed = hash_password(_password(password_stdin))
    with opened(dossier) as target, target.writing() as connection:
        change_account(connection, name, password=hashed)
    print(f"account {name!r} has a new password")


@user.command("close")
def close(name: str, dossier: DossierOption = DEFAULT_DOSSIER) -> None:
    """Close an account; its decisions stay.

    Example: verbale user close claire --dossier talks.verbale
    """
    from verbale.store.accounts import change_account

    with opened(dossier) as target, target.writing() as connection:
        change_account(connection, name, active=False)
    print(f"account {name!r} is closed")
