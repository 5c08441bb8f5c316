"""Who takes part: actors, how reports mention them, their offices and their groups."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from verbale.record.span import Span


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNKNOWN = "unknown"


class How(StrEnum):
    """How a mention was understood."""

    NAME = "name"
    OFFICE = "office"
    METONYM = "metonym"
    DEMONYM = "demonym"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where a report speaks of an actor, and the named rule that understood it."""

    span: Span
    how: How
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, person or body as one report presents it.

    Attributes:
        id: Content hash, unique within its record.
        name: Full name where known; a description ("certains alliés") for a group; None for an
            unnamed person or body, who is then known by ``mentions`` and roles alone.
        country: ISO 3166-1 alpha-3 of the state it is, belongs to or speaks for; None: not known.
        size: Stated number of members of a group; None: not stated.
        key: Key of the gazetteer entry it was resolved to; None: not in any gazetteer.
    """

    id: str
    type: ActorType
    name: str | None
    country: str | None = None
    mentions: tuple[Mention, ...] = ()
    size: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office as written: who holds it (actor id), of which state or organisation (actor id or None)."""

    actor: str
    office: str
    of: str | None
    evidence: tuple[Span, ...]
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belongs to which group, in what quality (``member``, ``co-chair``, ``chair``)."""

    actor: str
    group: str
    quality: str
    evidence: tuple[Span, ...]
    rule: str = ""
    confidence: float = 1.0


def folded(name: str) -> str:
    """A name as a key: lower case, no accents, hyphens ("Volodymyr Zelensky" -> "volodymyr-zelensky")."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("ß", "ss"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(re.findall(r"[^\W_]+", letters.lower()))


def party_key(actor: Actor) -> str:
    """The key under which an actor's positions and acts are known across reports.

    The gazetteer key (ISO 3166-1 alpha-3 for a state), else the folded name, else the actor's own id: an
    unnamed party of one report is never joined with one of another by rule.
    """
    if actor.key and ":" not in actor.key:  # "office:120" tells unnamed people of one report apart
        return actor.key
    if actor.type is ActorType.STATE and actor.country:
        return actor.country
    return folded(actor.name) if actor.name and actor.type is not ActorType.GROUP else actor.id
