"""Cut a report into sections and say what each is for; find its date, title, author and the agencies it credits.

``RULES`` is tried in order for each paragraph; the first that answers decides. A section is one paragraph or a
part of one, so that a dateline or a credit does not disturb the parse of the sentence beside it.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from verbale.languages.layout import Press, layout_words
from verbale.parse.dateline import date_in_name, date_inside, date_line, dates_in_line
from verbale.parse.furniture import FURNITURE
from verbale.parse.page import HEAD, SHORT, TITLE, Page, Rule
from verbale.parse.paragraphs import paragraphs
from verbale.record.record import Skipped
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A report with its sections; ``report`` carries what the layout told (title, date, agencies)."""

    report: Report
    sections: tuple[Section, ...]
    skipped: tuple[Skipped, ...] = ()


def lay_out(report: Report, overlays: tuple[Path, ...] = ()) -> Layout:
    """Sections of a report, in order; what its carrier already told of date, title or author is kept."""
    page = Page(report, Press(report.language, overlays), RULES)
    todo = paragraphs(report.text)
    for number, span in enumerate(todo):
        page.following = len(todo[number + 1]) if number + 1 < len(todo) else 0
        page.place(span)
    lead = next((i for i, s in enumerate(page.sections) if s.role is SectionRole.BODY), None)
    if lead is not None and any(s.role is SectionRole.HEADLINE for s in page.sections[:lead]):
        page.sections[lead] = replace(page.sections[lead], role=SectionRole.LEAD)
    title = next((s.span.words(report.text) for s in page.sections if s.role is SectionRole.HEADLINE), None)
    published, notes = report.published or page.published, report.notes
    if published is None and (published := date_in_name(report.origin)):
        notes = (*notes, "date of publication taken from the name, the text has none")
    told = replace(
        report,
        title=report.title or title,
        author=report.author or page.author,
        agencies=report.agencies or tuple(page.agencies),
        published=published,
        updated=report.updated or page.updated,
        notes=notes,
    )
    return Layout(told, tuple(page.sections))


def _rest(page: Page, span: Span, offset: int) -> None:
    """Lay out what follows a dateline in the same paragraph."""
    start = span.start + offset
    while start < span.end and page.report.text[start].isspace():
        start += 1
    if start < span.end:
        page.place(Span(start, span.end))


def _trimmed(page: Page, start: int, end: int) -> Span:
    while page.report.text[end - 1].isspace():
        end -= 1
    return Span(start, end)


# ---------------------------------------------------------------- rules


def date_of_report(page: Page, span: Span, words: str) -> bool:
    """A date that stands alone, or with a dash or the title after it."""
    found = date_line(words, page.press) if page.at_head or len(words) < SHORT else None
    if found is None or (not page.at_head and not found.whole):
        return False
    page.date(found)
    page.put(_trimmed(page, span.start, span.start + found.end), SectionRole.DATELINE, "date-line")
    _rest(page, span, found.end)
    return True


def dated_line(page: Page, span: Span, words: str) -> bool:
    """Dates on a line of their own near the top, alone or beside author or place ("BERLIN, 4 MAI 2025")."""
    if page.placed > HEAD or len(words) > SHORT:
        return False
    dates, beside = dates_in_line(words, page.press)
    author = _author(page.press, beside)
    if not dates or (
        beside and not author and not (page.placed and words.startswith(beside) and _SHORT_PLACE.fullmatch(beside))
    ):
        return False
    for found in dates:
        page.date(found)
    page.author = page.author or author
    page.credit(words)
    return page.put(span, SectionRole.CREDIT if author else SectionRole.DATELINE, "dated-line")


def agency_dateline(page: Page, span: Span, words: str) -> bool:
    """Place, date and agency before a dash: "PARIS, 4 sept 2025 (AFP) - "."""
    found = _DATELINE.match(words) or (_CAPITALS.match(words) if page.placed < HEAD else None)
    if found is None:
        return False
    page.credit(found[0])
    page.published = page.published or date_inside(found[0], page.press)
    page.put(_trimmed(page, span.start, span.start + found.end()), SectionRole.DATELINE, "agency-dateline")
    _rest(page, span, found.end())
    return True


def placed_date(page: Page, span: Span, words: str) -> bool:
    """A town and a full date before a dash: "Brussels, 12 December 2024 – "."""
    place = re.match(rf"{_PLACE}\s*[,|]\s*", words) if page.placed < HEAD else None
    found = date_line(words[place.end() :], page.press) if place else None
    if place is None or found is None or found.whole:
        return False
    page.date(found)
    end = place.end() + found.end
    page.put(_trimmed(page, span.start, span.start + end), SectionRole.DATELINE, "placed-date")
    _rest(page, span, end)
    return True


def author_line(page: Page, span: Span, words: str) -> bool:
    """An author's name on a line of its own near the top."""
    if page.placed > HEAD or len(words) > SHORT:
        return False
    author = _author(page.press, words)
    if author is None or words[-1] in ".!?…":
        return False
    page.author = author
    page.credit(words)
    return page.put(span, SectionRole.CREDIT, "author-line")


def _author(press: Press, words: str) -> str | None:
    """The name behind "by"; None where that is no name."""
    found = re.fullmatch(rf"(?:{'|'.join(layout_words(press).author)})\s+(?P<name>.+)", words, re.I)
    return found["name"] if found and found["name"][:1].isupper() else None


def sign_off(page: Page, span: Span, words: str) -> bool:
    """An agency alone, or an outlet with an agency: "Le Monde avec AFP"."""
    if len(words) > SHORT or words.rstrip()[-1:] in "!?…":
        return False
    lone = re.sub(r"[\s(),./;&–—-]", "", words)
    with_words = "|".join(layout_words(page.press).with_agency)
    named = any(
        re.sub(r"[\s-]", "", name) == lone or form.fullmatch(words.strip("()., ")) for name, form in page.known_agencies
    )
    signed = re.fullmatch(rf"\(?(?:[\w .'’-]{{0,40}}\s)?(?:{with_words})\s+(?P<who>[^.]{{2,60}})\)?\.?", words, re.I)
    if not named and not (signed and any(form.match(signed["who"]) for _, form in page.known_agencies)):
        return False
    page.credit(words)
    return page.put(span, SectionRole.CREDIT, "sign-off")


def caption(page: Page, span: Span, words: str) -> bool:
    """A picture's caption, known by the credit at its end or the label at its start."""
    photo = "|".join(layout_words(page.press).photo)
    end = _CREDIT.search(words) or re.search(rf"(?:{photo})\s*:\s*[^.]{{2,60}}(?:\([^)]*\))?\.?$", words, re.I)
    if end and not page.at_head | (len(words) < 3 * TITLE):
        return False
    if end and end.start() and (_named_credit(page, end[0]) or not _CREDIT.search(words)):
        before = words[: end.start()].rstrip()
        page.credit(end[0])
        role = (
            SectionRole.BODY
            if before[-1:] in ".!?…" and "/" not in end[0] and ":" not in end[0]
            else SectionRole.CAPTION
        )
        page.put(Span(span.start, span.start + len(before)), role, "credit-at-end")
        return page.put(Span(span.start + end.start(), span.end), SectionRole.CREDIT, "credit-at-end")
    bare = _BARE_CREDIT.search(words) if len(words) < 3 * TITLE else None
    if bare and _named_credit(page, bare["who"]):
        page.credit(bare["who"])
        page.put(Span(span.start, span.start + bare.start()), SectionRole.CAPTION, "credit-without-brackets")
        return page.put(Span(span.start + bare.start("who"), span.end), SectionRole.CREDIT, "credit-without-brackets")
    if re.match(rf"(?:{photo})\s*:", words, re.I) and len(words) < 2 * TITLE:
        page.credit(words)
        return page.put(span, SectionRole.CAPTION, "photo-label")
    return False


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
    *FURNITURE,
    date_of_report,
    dated_line,
    agency_dateline,
    placed_date,
    author_line,
    sign_off,
    caption,
    headline,
    subhead,
    body,
)

# ---------------------------------------------------------------- patterns


_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ /][A-ZÀ-Þa-z][\w'’.-]*){0,4}"
_SHORT_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:[ -][A-ZÀ-Þ][\w'’.-]*){0,2}")
_DATELINE = re.compile(rf"(?:{_PLACE})(?:,? [^()\n]{{2,40}})?\s*\([A-Z][\w .&/-]{{1,30}}\)\s*(?:[–—-]+|:)\s+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{3,40}(?:, [^–—\n-]{2,40})?\s+[–—-]+\s+(?=[\"“«A-ZÀ-Þ])")
_BARE_CREDIT = re.compile(r"(?<=[.!?…»”\"])\s+(?P<who>[A-ZÀ-Þ][\w .'’&-]{1,40}(?:\s*/\s*[\w .'’&-]{2,40})+)\.?$")
_CREDIT = re.compile(r"\(\s*[^()]{2,80}\)\s*\.?$")


def _named_credit(page: Page, words: str) -> bool:
    """Whether a bracket at the end credits a picture or a wire: it names an agency, a pool, or has a slash."""
    inside = words.strip(" ().")
    first = re.split(r"\s*/\s*", inside)
    slashed = len(first) > 1 and all(re.fullmatch(r"[\w .'’&-]+", part) for part in first) and inside[:1].isupper()
    known = any(form.match(part) for _, form in page.known_agencies for part in first)
    return (slashed and (known or "POOL" in inside.upper())) or (known and len(first) == 1 and len(inside) < 25)
