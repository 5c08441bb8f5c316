"""Who may do what: four roles, each with all the rights of the one before, and the scopes of API tokens."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do: read; decide on entries; add reports, facts and links; manage accounts."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """0 for a reader to 3 for an admin."""
        return list(Role).index(self)

    def may(self, needed: "Role") -> bool:
        """Whether this role has the rights of ``needed``."""
        return self.rank >= needed.rank


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking.

    Attributes:
        name: Account name, under which decisions are signed; None: a stranger.
        role: What the visitor may do; None: nothing at all.
        session: Opaque key of the browser session, from which its CSRF token follows; None: no cookie.
        token: The request carries an API token, so no cookie can have been abused.
        alone: The one person of a desk on loopback without accounts.
    """

    name: str | None
    role: Role | None
    session: str | None = None
    token: bool = False
    alone: bool = False

    def may(self, needed: Role) -> bool:
        """Whether this visitor has the rights of ``needed``."""
        return self.role is not None and self.role.may(needed)


def weaker(a: Role, b: Role) -> Role:
    """The role with fewer rights: a token never gives more than its account has."""
    return a if a.rank <= b.rank else b
