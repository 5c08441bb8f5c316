"""A report while it is laid out: what was placed so far, and what its press calls things."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from verbale.languages.layout import Press, agencies, layout_words
from verbale.parse.dateline import DateLine
from verbale.parse.surface import Surface
from verbale.parse.webpage import stated
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span

HEAD = 4  # sections, furniture aside, among which author and date are looked for
SHORT = 110  # code points of a subhead
STAMP = 8  # code points of a line that can hold a time or a number only
TITLE = 250  # code points of a headline


@dataclass
class Page:
    """A report while it is laid out.

    Attributes:
        press: Whose labels are known.
        rules: Tried in order for each stretch; the first that answers decides.
        placed, prose: Sections placed, furniture aside, and those of text; ``headed``: whether a headline was.
        shown: The text as the rules see it; sections lie in the report's own.
        ahead: The words of the paragraphs to come, the nearest first.
        repeated: Short lines that stand three times or more: a page's running head.
    """

    report: Report
    press: Press
    rules: "tuple[Rule, ...]"
    shown: Surface
    sections: list[Section] = field(default_factory=list)
    published: date | None = None
    updated: date | None = None
    author: str | None = None
    outlet: str | None = None
    agencies: dict[str, None] = field(default_factory=dict)
    placed: int = 0
    prose: int = 0
    headed: bool = False
    notes: list[str] = field(default_factory=list)
    ahead: Sequence[str] = ()
    repeated: frozenset[str] = frozenset()

    @property
    def following(self) -> int:
        """Length of the next paragraph that is more than a time or a number; 0 at the end."""
        return next((len(words) for words in self.ahead if len(words) > STAMP), 0)

    @property
    def at_head(self) -> bool:
        """Whether neither headline nor text was placed."""
        return not self.prose and not self.headed

    @property
    def has_prose(self) -> bool:
        """Whether text was placed."""
        return self.prose > 0

    @property
    def early(self) -> bool:
        """Whether author and date may still come: few sections were placed, at most one of them text."""
        return self.placed <= HEAD or (self.prose <= 1 and self.placed <= 2 * HEAD)

    @property
    def known_agencies(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Name of an agency and the pattern of its forms."""
        return _agency_forms(self.press.overlays)

    def agency_in(self, words: str) -> bool:
        """Whether words begin with an agency."""
        return any(form.match(words) for _, form in self.known_agencies)

    def is_agency(self, words: str) -> bool:
        """Whether words are an agency's name and no more."""
        return any(form.fullmatch(words) for _, form in self.known_agencies)

    def title_ahead(self) -> str:
        """The first of the next lines that reads like a title; empty where text comes first."""
        for words in self.ahead[:6]:
            if len(words.split()) <= 3 or labels(self.press, "kickers").fullmatch(words):
                continue
            if any(labels(self.press, key).match(words) for key in ("boilerplate", "teaser", "wire_notes", "dated")):
                continue
            titled = len(words) <= TITLE and words.rstrip('"”» ')[-1:] not in ".…:"
            return words if titled else ""
        return ""

    def is_mail(self) -> bool:
        """Whether the next lines are those of a mail's head."""
        return sum(bool(labels(self.press, "mail").match(words)) for words in self.ahead[:4]) >= 2

    @property
    def text(self) -> str:
        """What the rules see, as long as the report's text."""
        return self.shown.text

    def place(self, span: Span) -> None:
        """Let the rules say what a stretch is."""
        span = self.shown.filled(span) if self.shown.starts else span
        words = span.words(self.text)
        for rule in self.rules:
            if rule(self, span, words):
                return

    def put(self, span: Span, role: SectionRole, rule: str) -> bool:
        """Place a section; always true, so that a rule can end with it."""
        self.sections.append(Section(self.shown.raw(span), role, rule))
        self.placed += role is not SectionRole.BOILERPLATE
        self.prose += role is SectionRole.BODY
        self.headed = self.headed or role is SectionRole.HEADLINE
        return True

    def begin(self, span: Span, end: int, role: SectionRole, rule: str) -> bool:
        """Place the first ``end`` characters of a stretch, and let the rules say what the rest is; always true."""
        words = span.words(self.text)
        self.put(Span(span.start, span.start + len(words[:end].rstrip())), role, rule)
        if rest := words[end:].lstrip():
            self.place(Span(span.end - len(rest), span.end))
        return True

    def date(self, found: DateLine) -> None:
        """Take a date of publication or of the last change; the first of each counts."""
        if found.updated:
            self.updated = self.updated or found.day
        else:
            self.published = self.published or found.day

    def markup(self, words: str) -> None:
        """Take what the tags of a web page state; the first of each counts."""
        told = stated(words)
        self.published, self.updated = self.published or told.published, self.updated or told.updated
        self.author, self.outlet = self.author or told.author, self.outlet or told.outlet

    def credit(self, words: str) -> None:
        """Note the agencies that some words name."""
        self.agencies |= dict.fromkeys(name for name, form in self.known_agencies if form.search(words))


Rule = Callable[[Page, Span, str], bool]


@cache
def labels(press: Press, key: str, inside: bool = False) -> re.Pattern[str]:
    """The pattern of the labels under a key of ``sections.yml``, at the start of a line or as words ``inside`` one."""
    told = ("|".join(getattr(layout_words(press), key)) or "(?!)").replace("'", "['’]")
    return re.compile(rf"\b(?:{told})\b" if inside else rf"[\s>•►▶→*(\[-]*(?:{told})", re.IGNORECASE)


@cache
def _agency_forms(overlays: tuple[Path, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = agencies(overlays)
    return tuple((name, re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")) for name, forms in table.items())
