"""What an office as written is made of."""

from dataclasses import dataclass

from verbale.extract.cast.chains import Chain
from verbale.extract.cast.lookup import Hit

Held = list[tuple[str, str, str | None]]
"""Actor, office code, party: the offices told so far, in order."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose office it is; one of: a gazetteer ``hit``, a ``chain``, a ``possessive`` token, tokens of a body or
    a government (``first``, ``last``), another ``office`` ("conseiller du président")."""

    kind: str
    first: int
    last: int
    hit: Hit | None = None
    chain: Chain | None = None
    office: "Office | None" = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written.

    Attributes:
        first, last: Its tokens, without determiner and name, both included.
        head: The token of the noun.
        code: Office code.
        former: Not held on the day of the report.
        det: Determiner as folded word; "" for none.
        begin: First token of the whole phrase, determiner included.
        owners: Whose it may be, the likeliest first.
        name: The name beside it, if any.
        title: Token of a title before the name, or -1.
        counterpart: "son homologue ukrainien".
    """

    first: int
    last: int
    head: int
    code: str
    former: bool
    det: str
    begin: int
    owners: tuple[Owner, ...]
    name: Chain | None = None
    counterpart: bool = False

    @property
    def end(self) -> int:
        """Last token of the phrase with its name."""
        return max(self.last, self.name.last) if self.name else self.last
