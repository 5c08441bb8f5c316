"""What every page shows around its own part: menu, language, theme, who is signed in."""

from dataclasses import dataclass, field

from fastapi import Request

from verbale.serve.language import choose, known
from verbale.serve.security.roles import Role, Visitor


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu; ``key`` is both the page and the string ``nav.<key>``."""

    key: str
    address: str
    needs: Role = Role.READER


MENU: tuple[tuple[Item, ...], ...] = (
    (
        Item("dossier", "/"),
        Item("changes", "/changes"),
        Item("reports", "/reports"),
        Item("actors", "/actors"),
        Item("entries", "/entries"),
    ),
    (Item("timeline", "/timeline"), Item("graph", "/graph"), Item("charts", "/charts")),
    (Item("compare", "/compare"), Item("whatif", "/what-if")),
    (Item("review", "/review"), Item("add", "/add", Role.EDITOR), Item("audit", "/audit")),
    (Item("accounts", "/accounts", Role.ADMIN),),
)
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page.

    Attributes:
        active: Key of the menu line that is lit; "" for none.
        address: Path and query of this page, to come back to.
        json_address: The same page as JSON; "" where there is none.
        notice: Key of a message shown once on top; "" for none.
        theme: ``light`` or ``dark`` where chosen, else "" (as the system has it).
    """

    title: str
    active: str
    visitor: Visitor
    language: str
    csrf: str
    address: str
    json_address: str = ""
    notice: str = ""
    query: str = ""
    theme: str = ""
    menu: tuple[tuple[Item, ...], ...] = ()
    languages: tuple[str, ...] = field(default_factory=known)


def menu_for(visitor: Visitor) -> tuple[tuple[Item, ...], ...]:
    """The lines of the menu that the visitor may follow."""
    groups = (tuple(item for item in group if visitor.may(item.needs)) for group in MENU)
    lines = tuple(group for group in groups if group)
    return lines[:-1] if visitor.alone else lines  # one person without an account has no accounts to manage


def language_of(request: Request) -> str:
    """The interface language of a request: ``?lang=``, else the cookie, else what the browser accepts."""
    wished = request.query_params.get("lang") or request.cookies.get("verbale-language")
    return choose(wished, request.headers.get("accept-language"))


def theme_of(request: Request) -> str:
    """The theme chosen, or "" for the system's."""
    theme = request.cookies.get("verbale-theme", "")
    return theme if theme in THEMES else ""
