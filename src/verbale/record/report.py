"""A report as received, and the stretches it is made of."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from verbale.record.ids import report_id
from verbale.record.span import Span


class SectionRole(StrEnum):
    """What a stretch of a report is for."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Section:
    """One stretch of a report with its role; sections never overlap and come in order."""

    span: Span
    role: SectionRole
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one report; ``text`` is kept as received and never modified.

    Attributes:
        origin: Path, address, or ``-`` for standard input.
        text: Decoded text; all offsets count its code points.
        language: ISO 639-1 code, or ``und``.
        published: Day or instant of publication as the report or its carrier gives it; None: not known.
        agencies: Wire agencies that the report credits (``AFP``, ``Reuters``).
        notes: What was noticed on the way in (encoding replaced, NUL bytes kept …), for people.
    """

    origin: str
    text: str
    language: str = "und"
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    agencies: tuple[str, ...] = ()
    published: date | datetime | None = None
    updated: date | datetime | None = None
    retrieved: datetime | None = None
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """``sha256:`` and the hash of the text."""
        return report_id(self.text)
