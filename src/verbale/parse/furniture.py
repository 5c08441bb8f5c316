"""Rules for what stands around a report: navigation, labels, pointers to other articles, rights, pasted markup."""

import re

from verbale.parse.page import SHORT, TITLE, Page, Rule, labels
from verbale.parse.paragraphs import APART, UNSEEN
from verbale.record.report import SectionRole
from verbale.record.span import Span

MARKUP = "markup"  # the rule of sections that hold nothing but tags
_PART = r"[\w.&'’-]+(?: [\w.&'’-]+){0,3}"
_PATH = re.compile(rf"{_PART}(?:\s*[|>›»/•·→]\s*{_PART})+")  # "World | Europe"
_BULLET = re.compile(r"[•▪◦‣●■►▶→*]\s+(?=\S)")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_CONTENTS = re.compile(r".{3,100}?(?:\s?\.){4,}\s*\d{1,3}")  # "A compromise ........ 5"
_SENTENCE = re.compile(r"[.!?…:,][\"”»’]?$")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_NUMBER = re.compile(r"(?:-\s?)?\d{1,3}(?:\s?-|\s?/\s?\d{1,3})?")
_TAGS = re.compile(rf"(?:{APART}|</?[a-zA-Z!][^<>]*>|[\s{UNSEEN}])+", re.DOTALL | re.IGNORECASE)
_OPENS = re.compile(rf"{APART}|</?[a-zA-Z!][^<>]*>", re.DOTALL | re.IGNORECASE)


def inside_markup(text: str, span: Span) -> Span | None:
    """A line without the tags of a pasted web page at its start and end; None where it is all tags."""
    words = span.words(text)
    if "<" not in words:
        return span
    head = _TAGS.match(words) if _OPENS.match(words) else None
    start = head.end() if head else 0
    tail = next((m for m in _TAGS.finditer(words, start) if m.end() == len(words) and _OPENS.search(m[0])), None)
    end = tail.start() if tail else len(words)
    return Span(span.start + start, span.start + end) if start < end else None


def markup(page: Page, span: Span, words: str) -> bool:
    """Tags of a pasted web page at the start or the end of a line; what stands between them is laid out alone."""
    inside = inside_markup(page.text, span)
    if inside is None:
        page.markup(words)
        return page.put(span, SectionRole.BOILERPLATE, MARKUP)
    if inside == span:
        return False
    if span.start < inside.start:
        page.markup(page.text[span.start : inside.start])
        _put(page, span.start, inside.start)
    page.place(inside)
    if inside.end < span.end:
        _put(page, inside.end, span.end)
    return True


def _put(page: Page, start: int, end: int) -> None:
    text = page.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        page.put(Span(start, end), SectionRole.BOILERPLATE, MARKUP)


def navigation(page: Page, span: Span, words: str) -> bool:
    """The way to the page ("World | Europe") above its first sentence, an address or hashtags alone."""
    path = len(words) < 60 and not page.has_prose and _PATH.fullmatch(words)
    if not path and not _ADDRESS.fullmatch(words) and not _HASHTAGS.fullmatch(words):
        return False
    return page.put(span, SectionRole.BOILERPLATE, "path" if path else "address")


def linked(page: Page, span: Span, words: str) -> bool:
    """A line under the heading of a list of other articles; the first sentence with its full stop ends the list."""
    if not page.sections or page.sections[-1].rule not in ("links-label", "in-list-of-links"):
        return False
    if words[-1] in '.!…»”":;' or len(words) > TITLE:
        return False
    return page.put(span, SectionRole.TEASER, "in-list-of-links")


def teaser(page: Page, span: Span, words: str) -> bool:
    """A pointer to another article."""
    return (
        bool(labels(page.press, "teaser").match(words))
        and len(words) < 2 * TITLE
        and page.put(span, SectionRole.TEASER, "teaser-label")
    )


def boilerplate(page: Page, span: Span, words: str) -> bool:
    """Rights, subscriptions, sign-offs."""
    if not labels(page.press, "boilerplate").match(words) or len(words) > 2 * TITLE:
        return False
    page.credit(words)
    return page.put(span, SectionRole.BOILERPLATE, "boilerplate-label")


def links(page: Page, span: Span, words: str) -> bool:
    """The heading of a list of other articles, alone on its line."""
    found = labels(page.press, "links").match(words)
    if found is None or words[found.end() :].strip(" :.)]*"):
        return False
    if page.at_head and labels(page.press, "kickers").match(
        words
    ):  # part of the way to the page, not the head of a list
        return page.put(span, SectionRole.BOILERPLATE, "path")
    return page.put(span, SectionRole.TEASER, "links-label")


def running_head(page: Page, span: Span, words: str) -> bool:
    """A line that stands on every page of a document, a page's number, a line of a table of contents."""
    numbered = labels(page.press, "pages").fullmatch(words) or _CONTENTS.fullmatch(words) or _NUMBER.fullmatch(words)
    again = words in page.repeated and words[-1] not in '.!?…"”»'
    return bool(numbered or again) and page.put(
        span, SectionRole.BOILERPLATE, "page-number" if numbered else "repeated"
    )


def after_the_end(page: Page, span: Span, words: str) -> bool:
    """What follows a mail's signature mark or the heading of readers' comments, and that line itself."""
    if page.sections and page.sections[-1].rule == "after-the-end":
        return page.put(span, SectionRole.BOILERPLATE, "after-the-end")
    if len(words) > SHORT or 2 * span.start < len(page.text) or not page.has_prose:
        return False
    ends = labels(page.press, "comments").fullmatch(words) or labels(page.press, "signature").fullmatch(words)
    return bool(ends) and page.put(span, SectionRole.BOILERPLATE, "after-the-end")


def newsletter(page: Page, span: Span, words: str) -> bool:
    """An invitation to a newsletter: its heading and the lines below it that no full stop ends."""
    heads = labels(page.press, "newsletters").fullmatch(words)
    inside = page.sections and page.sections[-1].rule == "newsletter" and not _SENTENCE.search(words)
    return bool(heads or (inside and len(words) < TITLE)) and page.put(span, SectionRole.BOILERPLATE, "newsletter")


def bullet(page: Page, span: Span, words: str) -> bool:
    """The mark before an item of a list, parted from its words."""
    found = _BULLET.match(words)
    if found is None:
        return False
    page.put(Span(span.start, span.start + 1), SectionRole.BOILERPLATE, "bullet")
    page.place(Span(span.start + found.end(), span.end))
    return True


FURNITURE: tuple[Rule, ...] = (
    after_the_end,
    navigation,
    running_head,
    newsletter,
    links,
    linked,
    teaser,
    boilerplate,
    bullet,
)
