"""Who stands where toward an act, and on what condition."""

from dataclasses import dataclass
from enum import StrEnum

from verbale.record.condition import Condition
from verbale.record.span import Span

UNNAMED = "other"  # code of an act that is on no list: told apart by its words alone


class Stance(StrEnum):
    """Where a party stands toward an act."""

    COMMITTED = "committed"
    READY = "ready"
    INTENDS = "intends"
    CONSIDERING = "considering"
    RESERVED = "reserved"
    REFUSES = "refuses"
    DEMANDS = "demands"
    PROPOSES = "proposes"
    THREATENS = "threatens"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    DENIES = "denies"


@dataclass(frozen=True, slots=True)
class Act:
    """Who would do what.

    Attributes:
        code: From the open list of the language data (``deploy-forces``); ``other`` where none fits.
        text, span: The act in the report's words.
        agent: Actor id of who would do it; None: not said.
        plover: PLOVER event code, where one fits.
    """

    code: str
    text: str
    span: Span | None = None
    agent: str | None = None
    plover: str | None = None

    @property
    def own_words(self) -> str:
        """The report's words for an act that is on no list, which its code cannot tell from others; else ""."""
        return self.text if self.code == UNNAMED else ""


@dataclass(frozen=True, slots=True)
class Position:
    """One actor's stance on one act.

    Attributes:
        actor: Actor id of whom it binds.
        holder: Actor id of who voiced it; None: the reporter tells it.
        condition: On what it depends. For ``refuses`` the refusal stands *while the condition holds*:
            "until X: no" is ``Not(X)``. For all words *for* an act: the act is due *when it holds*.
        requirement: True where the words only say "not unless" (indispensable before, not without):
            then ``condition`` is what is required, and nothing is promised once it holds.
        statement: Id of the statement it was read from; None: from narration.
        even_after: Words like "et même après", which end a condition instead of making one.
    """

    id: str
    actor: str
    stance: Stance
    act: Act
    evidence: tuple[Span, ...]
    holder: str | None = None
    target: str | None = None
    beneficiary: str | None = None
    deadline: str | None = None
    condition: Condition | None = None
    requirement: bool = False
    even_after: Span | None = None
    statement: str | None = None
    rule: str = ""
    confidence: float = 1.0
