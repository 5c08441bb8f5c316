"""What stands above a headline and between the entries of a live page: kickers, wire codes, headers of mails, times."""

import re

from verbale.parse.dateline import date_inside, dates_in_line
from verbale.parse.page import SHORT, TITLE, Page, labels
from verbale.record.report import SectionRole
from verbale.record.span import Span

_SLUG = re.compile(r"(?=[^/]*[A-Z])[\w.-]+(?:/[\w.-]+)+(?:\s*\([^()]{1,30}\))?")
_RATE = re.compile(r"\(\s*[$€£¥]?\s*1\b[^()=]{0,25}=\s*[$€£¥]?\s*[\d.,]+[^()]{0,40}\)")
_ADDRESSED = re.compile(r"\(\(.{3,200}\)\)")
_STAMP = re.compile(
    r"((?:[01]?\d|2[0-4])\s?(?:[hH:]\s?[0-5]\d|[hH])(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|CET|CEST|BST|ET|EST|EDT))?)"
    r"(?:\s*[-–—|•·]\s*|\s*:\s+|\s+|$)(?=[A-ZÀ-Þ\"“«'‘]|$)"
)


def kicker(page: Page, span: Span, words: str) -> bool:
    """A label above the headline ("EN DIRECT", "World"): known, or a word or two with a longer title to come."""
    if not page.at_head or len(words) > SHORT or words[-1] in '.…"”»':
        return False
    if page.sections and page.sections[-1].rule == "mail-header":
        return False
    known = labels(page.press, "kickers").match(words)
    whole = known is not None and not words[known.end() :].strip(" :!-–—|•")
    coming = page.title_ahead()
    short = len(words.split()) <= (3 if words.isupper() and not coming.isupper() else 2)
    if not coming or not (whole or short or _SLUG.fullmatch(words)):
        return False
    return page.put(span, SectionRole.BOILERPLATE, "kicker")


def lead_label(page: Page, span: Span, words: str) -> bool:
    """The kind of a report before its first sentence: "DÉCRYPTAGE - Les médiateurs …"."""
    if page.at_head or page.has_prose:
        return False
    found = labels(page.press, "kickers").match(words)
    rest = re.match(r"\s*[-–—:|.]\s+(?=[A-ZÀ-Þ\"“«])", words[found.end() :]) if found else None
    if found is None or rest is None or not found[0].strip().isupper():
        return False
    return page.begin(span, found.end() + rest.end(), SectionRole.BOILERPLATE, "kicker")


def wire_code(page: Page, span: Span, words: str) -> bool:
    """A wire's slug ("FRA-2025/bulletin"), what it adds to an earlier one, an exchange rate in brackets."""
    noted = labels(page.press, "wire_notes").match(words) and words[0] == "(" and words[-1] in ").]"
    slug = page.at_head and _SLUG.fullmatch(words) and page.title_ahead()
    if (
        not (noted and len(words) < TITLE)
        and not slug
        and not _RATE.fullmatch(words)
        and not _ADDRESSED.fullmatch(words)
    ):
        return False
    return page.put(span, SectionRole.BOILERPLATE, "wire-code")


def mail_header(page: Page, span: Span, words: str) -> bool:
    """A line of a mail's head: the subject is the headline, the date that of publication."""
    found = labels(page.press, "mail").match(words)
    headers = bool(page.sections) and page.sections[-1].rule == "mail-header"
    if found is None or page.has_prose or not (headers or (not page.sections and page.is_mail())):
        return False
    subject = labels(page.press, "subject").match(words)
    if subject and words[subject.end() :].strip():
        start = span.start + subject.end()
        while page.text[start].isspace():
            start += 1
        page.put(Span(span.start, span.start + subject.end()), SectionRole.BOILERPLATE, "mail-header")
        return page.put(Span(start, span.end), SectionRole.HEADLINE, "mail-subject")
    if date_inside(words, page.press):
        for told in dates_in_line(words, page.press)[0]:
            page.date(told)
        return page.put(span, SectionRole.DATELINE, "mail-header")
    return page.put(span, SectionRole.BOILERPLATE, "mail-header")


def time_stamp(page: Page, span: Span, words: str) -> bool:
    """The time of an entry of a live page, alone or before its words."""
    found = _STAMP.match(words)
    if found is None:
        return False
    return page.begin(span, found.end(), SectionRole.DATELINE, "time-stamp")
