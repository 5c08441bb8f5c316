"""Cut a report into sections and say what each is for; find its date, title, author and the agencies it credits.

``RULES`` is tried in order for each paragraph; the first that answers decides. A section is one paragraph or a
part of one, so that a dateline or a credit does not disturb the parse of the sentence beside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from verbale.languages.layout import Press
from verbale.parse.bylines import (
    author_in,
    author_line,
    job_line,
    known_name,
    names_alone,
    sign_off,
    unlabelled_author,
    unnamed_author,
)
from verbale.parse.captions import caption, told_caption, unbracketed_caption
from verbale.parse.dateline import date_in_name, date_line, dates_in_line, two_ways
from verbale.parse.engine import readable
from verbale.parse.furniture import FURNITURE, MARKUP, inside_markup, markup
from verbale.parse.masthead import kicker, lead_label, mail_header, time_stamp, wire_code
from verbale.parse.padding import closed, reopened
from verbale.parse.page import SHORT, TITLE, Page, Rule, labels
from verbale.parse.paragraphs import paragraphs
from verbale.parse.surface import Surface, surface
from verbale.parse.wires import agency_dateline, agency_line, placed_date
from verbale.record.record import Skipped
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span

AHEAD = 8  # paragraphs that a rule may look at beforehand
REPEATED = 3  # times that a page's running head stands in a text


@dataclass(frozen=True, slots=True)
class Layout:
    """A report with its sections; ``report`` carries what the layout told (title, date, agencies).

    ``shown`` is what the parser is given of the text.
    """

    report: Report
    sections: tuple[Section, ...]
    shown: Surface
    skipped: tuple[Skipped, ...] = ()

    def texts(self, overlays: tuple[Path, ...] = ()) -> list[str]:
        """What the parser is given of each section: as long as it, but for the blanks in the place of markup."""
        shown = [readable(s.span.words(self.shown.text), self.report.language, overlays) for s in self.sections]
        return [closed(text) for text in shown] if self.shown.starts else shown

    def opened(self, docs: Sequence[Doc], overlays: tuple[Path, ...] = ()) -> list[Doc]:
        """The parse of ``texts``, each as long as its section."""
        if not self.shown.starts:
            return list(docs)
        shown = (readable(s.span.words(self.shown.text), self.report.language, overlays) for s in self.sections)
        return [
            doc if _length(doc) == len(text) else reopened(doc, text) for doc, text in zip(docs, shown, strict=True)
        ]


def lay_out(report: Report, overlays: tuple[Path, ...] = ()) -> Layout:
    """Sections of a report, in order; what its carrier already told of date, title or author is kept."""
    todo = paragraphs(report.text)
    shown = surface(report.text, [inside for span in todo if (inside := inside_markup(report.text, span))])
    page = Page(report, Press(report.language, overlays), RULES, shown)
    words = [span.words(shown.text) for span in todo]
    page.repeated = frozenset(w for w, n in Counter(words).items() if n >= REPEATED and len(w) < SHORT)
    for number, span in enumerate(todo):
        page.ahead = words[number + 1 : number + 1 + AHEAD]
        page.place(span)
    lead = next((i for i, s in enumerate(page.sections) if s.role is SectionRole.BODY), None)
    if lead is not None and any(s.role is SectionRole.HEADLINE for s in page.sections[:lead]):
        page.sections[lead] = replace(page.sections[lead], role=SectionRole.LEAD)
    final = surface(report.text, [s.span for s in page.sections if s.rule != MARKUP])
    title = next((_plain(s.span.words(final.text)) for s in page.sections if s.role is SectionRole.HEADLINE), None)
    published, notes = report.published or page.published, (*report.notes, *page.notes)
    if published is None and (published := date_in_name(report.origin)):
        notes = (*notes, "date of publication taken from the name, the text has none")
    told = replace(
        report,
        title=report.title or title,
        author=report.author or page.author,
        outlet=report.outlet or page.outlet,
        agencies=report.agencies or tuple(page.agencies),
        published=published,
        updated=report.updated or page.updated,
        notes=notes,
    )
    return Layout(told, tuple(page.sections), final)


def _plain(words: str) -> str:
    """A title as it is shown, without the blanks that fill the place of markup."""
    return re.sub(r" {2,}", " ", words).strip()


# ---------------------------------------------------------------- rules


def date_of_report(page: Page, span: Span, words: str) -> bool:
    """A date that stands alone, or with a dash or the title after it."""
    found = date_line(words, page.press) if page.at_head or len(words) < SHORT else None
    if found is None or (not page.at_head and not found.whole):
        return False
    page.date(found)
    return page.begin(span, found.end, SectionRole.DATELINE, "date-line")


def dated_line(page: Page, span: Span, words: str) -> bool:
    """Dates on a line of their own near the top, alone or beside author or place ("BERLIN, 4 MAI 2025")."""
    if not page.early or len(words) > SHORT:
        return False
    dates, beside = dates_in_line(words, page.press)
    if not dates:
        return False
    if any(labels(page.press, key).match(beside) for key in ("dated", "boilerplate")):
        beside = ""
    author = author_in(page.press, beside)
    if author is None and not page.has_prose and words[0].isalnum():  # "— Jane Roe, 4 May 2025" signs a quotation
        author = known_name(page, names_alone(page.press, beside))
    short = bool(beside) and words.startswith(beside) and bool(_SHORT_PLACE.fullmatch(beside))
    place = short and (page.placed > 0 or words[len(beside) :].lstrip(")").startswith(","))
    signed = author is not None or unnamed_author(page.press, beside) or page.is_agency(beside)
    author = None if author and page.is_agency(author) else author
    if beside and not signed and not place:
        return False
    for found in dates:
        page.date(found)
    page.author = page.author or author
    page.credit(words)
    return page.put(span, SectionRole.CREDIT if signed else SectionRole.DATELINE, "dated-line")


def open_date(page: Page, span: Span, words: str) -> bool:
    """A date in figures that can be read two ways, alone on its line: noted, and left open."""
    told = two_ways(words, page.press) if page.early and len(words) < SHORT else ""
    if not told or len(re.findall(r"[^\W\d_]+", words.replace(told, ""))) > 3:
        return False
    page.notes.append(f"{told!r} can be read two ways, the date of publication is left open")
    return page.put(span, SectionRole.DATELINE, "open-date")


def undated_line(page: Page, span: Span, words: str) -> bool:
    """When a report came out, told without a full date: "Publié aujourd'hui à 05h30, modifié à 11h12"."""
    if len(words) > SHORT or words[-1] in "!?…" or not labels(page.press, "dated").match(words):
        return False
    for found in dates_in_line(words, page.press)[0]:
        page.date(found)
    return page.put(span, SectionRole.DATELINE, "undated-line")


def headline(page: Page, span: Span, words: str) -> bool:
    """The first paragraph, where it reads like a title: no full stop, or most of its words capitalised."""
    if not page.at_head or len(words) > TITLE or not page.following:
        return False
    long_words = re.findall(r"[^\W\d_]{4,}", words)
    titled = len(long_words) > 3 and sum(w[0].isupper() for w in long_words) >= 0.7 * len(long_words)
    ended = words.rstrip('"”» ')[-1:] in (".", "…")  # also within the closing marks of a text
    if ended and not titled:
        return False
    rule = "title-case" if ended else "no-full-stop"
    return page.put(span, SectionRole.HEADLINE, rule)


def subhead(page: Page, span: Span, words: str) -> bool:
    """A short line between dashes, or one that no full stop ends; never a list item or a signed quotation."""
    if re.fullmatch(r"([-–—=*]+)\s*\S.*\S\s*\1", words) and len(words) < SHORT:
        return page.put(span, SectionRole.SUBHEAD, "dashes-around")
    ends_open = words[-1] not in '.!?…:;,"”»’)' and len(words) < SHORT
    plain = ends_open and not re.match(r"[-–—•*«“\"(]", words) and page.following > len(words)
    plain = plain and not re.search(r"\t|\|.*\|", words)  # a row of a table
    return plain and len(words.split()) <= 12 and page.put(span, SectionRole.SUBHEAD, "no-full-stop")


def body(page: Page, span: Span, words: str) -> bool:
    """Everything else."""
    return page.put(span, SectionRole.BODY, "paragraph")


RULES: tuple[Rule, ...] = (
    mail_header,
    markup,
    date_of_report,
    dated_line,
    open_date,
    agency_line,
    *FURNITURE,
    undated_line,
    lead_label,
    agency_dateline,
    placed_date,
    time_stamp,
    author_line,
    sign_off,
    wire_code,
    kicker,
    unlabelled_author,
    job_line,
    caption,
    unbracketed_caption,
    told_caption,
    headline,
    subhead,
    body,
)

# ---------------------------------------------------------------- patterns


_SHORT_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[ -][A-ZÀ-Þ][\w'’.-]*){0,2}(?: \([A-ZÀ-Þ][\w' -]+\)?)?")


def _length(doc: Doc) -> int:
    """Characters of a parse; ``Doc.text`` would put them together."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0
