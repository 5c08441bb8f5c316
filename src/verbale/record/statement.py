"""Somebody said something."""

from dataclasses import dataclass
from enum import StrEnum

from verbale.record.span import Span


class StatementKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Modality(StrEnum):
    """Whether the saying itself is affirmed, denied, expected or hypothetical."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Statement:
    """A speech act: source, cue and content, as spans; speaker and the others as actor ids.

    Attributes:
        content: Non-empty; direct words without outer quote marks, indirect ones without *que / that*.
        cue, source: Empty where the report has none of its own.
        speaker: Actor ids; several = said jointly; empty = nobody could be told.
        via: Actor id or words of the relay (spokesperson, communiqué); channel: medium; addressee: who is told.
        said: ISO date or instant of the saying, where the report gives it.
        nested_in: Id of the statement whose content reports this one.
    """

    id: str
    kind: StatementKind
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: tuple[str, ...] = ()
    via: str | None = None
    channel: str | None = None
    addressee: str | None = None
    setting: str | None = None
    said: str | None = None
    modality: Modality = Modality.AFFIRMED
    nested_in: str | None = None
    rule: str = ""
    confidence: float = 1.0
