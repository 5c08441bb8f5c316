"""Datelines of wires: town, date and agency before a report's first words, in the ways of the agencies."""

import re
from functools import cache
from pathlib import Path

from verbale.languages.layout import Press, agencies, dateline_agencies
from verbale.parse.dateline import date_inside, date_line
from verbale.parse.page import HEAD, SHORT, Page
from verbale.record.report import SectionRole
from verbale.record.span import Span

_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ /][A-ZÀ-Þa-z][\w'’.-]*){0,4}"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:[ /][A-ZÀ-Þ][\w'’.-]*){0,2}"
_LAND = r"(?: \([A-ZÀ-Þ][^()\n]{2,30}\))?"
_SIGN = r"\s*\.?\s*(?:[–—―_=-]+|:)(?:\s+|$)"
_ON = r"(?=[\"“«A-ZÀ-Þ])"
_DAY = r"(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|[^()\n/]{0,12}?\d[^()\n/]{0,28}?)"
_DATELINE = re.compile(
    rf"{_PLACE}{_LAND}(?:,? [^()\n]{{2,40}})?\s*\([A-Z][\w .&/-]{{1,30}}\)\s*[–—―_-]+(?:\s+(?![a-zà-ÿ])|$)"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{3,40}(?:, [^–—―\n-]{2,40})?\s*[–—―-]+\s+(?=[\"“«A-ZÀ-Þ])")
_COLON = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,2}):\s+")


def agency_dateline(page: Page, span: Span, words: str) -> bool:
    """Place, date and agency before the first words: "PARIS, 4 sept 2025 (AFP) - ", "OSLO 4/9 (BELGA) = "."""
    above = page.placed < HEAD or not page.has_prose
    found = _of_agency(words, page.press, above)
    if found is not None and not _short_for(found["who"], words[: found.start("who")]):
        page.agencies |= dict.fromkeys(_named(found["who"], page.press))
    else:
        found = _DATELINE.match(words) or _CAPITALS.match(words) or _town(page, words) if above else None
    if found is None:
        return False
    page.credit(found[0])
    page.published = page.published or date_inside(found[0], page.press)
    return page.begin(span, found.end(), SectionRole.DATELINE, "agency-dateline")


def agency_line(page: Page, span: Span, words: str) -> bool:
    """The line of an agency above its text, or below it: "AA / Oslo / Jane Roe", "/ATS/jr"."""
    told = re.fullmatch(rf"(?P<who>\w[\w. -]{{1,20}}?)\s*/\s*{_NAME}(?:\s*/\s*{_NAME})?", words)
    below = re.fullmatch(r"/?(?P<who>[\w -]{2,20})/[a-z]{2,4}\.?", words) if page.has_prose else None
    told = told if told and page.early else below
    named = _named(told["who"], page.press) if told else ()
    page.agencies |= dict.fromkeys(named)
    return bool(named) and page.put(span, SectionRole.CREDIT, "agency-line")


def placed_date(page: Page, span: Span, words: str) -> bool:
    """A town and a full date before a dash: "Brussels, 12 December 2024 – "."""
    place = re.match(rf"{_PLACE}\s*[,|]\s*", words) if page.placed < HEAD else None
    found = date_line(words[place.end() :], page.press) if place else None
    if place is None or found is None or found.whole:
        return False
    page.date(found)
    return page.begin(span, place.end() + found.end, SectionRole.DATELINE, "placed-date")


def _town(page: Page, words: str) -> re.Match[str] | None:
    """A town in capitals before a colon and the first sentence, where the lines below do not answer each other so."""
    small = sum(word[0].islower() for word in words.split())
    sentence = len(words) > SHORT // 2 and words[-1] in '.”"' and 2 * small > len(words.split())
    above = not page.has_prose and (page.headed or sentence)
    found = _COLON.match(words) if above else None
    plain = found is not None and words[found.end() : found.end() + 1].isupper()
    return found if plain and not any(_COLON.match(line) for line in page.ahead) else None


def _of_agency(words: str, press: Press, above: bool) -> re.Match[str] | None:
    """A dateline that names a known agency, in whatever letters; without a sign after it only ``above`` the text."""
    signed, unsigned, bare = _patterns(press.overlays)
    return signed.match(words) or (unsigned.match(words) or bare.match(words) if above else None)


def _short_for(who: str, before: str) -> bool:
    """Whether brackets hold the initials of the words before them: "the Arakan Army (AA)"."""
    initials = [word[0] for word in re.findall(r"\w+", before)[-len(who) :]]
    return who.isupper() and "".join(initials).upper() == who


def _named(who: str, press: Press) -> list[str]:
    """The agencies that a dateline's brackets name."""
    table = dateline_agencies(press.overlays)
    told = {part.strip().casefold() for part in re.split(r"[/+,&]|\bet\b|\band\b", who)} | {who.strip().casefold()}
    return [name for name, forms in table.items() if told & {form.casefold() for form in forms}]


@cache
def _patterns(overlays: tuple[Path, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Datelines with a known agency in brackets before a sign, in brackets before a sentence, and without brackets."""
    known, sure = _either(dateline_agencies(overlays)), _either(agencies(overlays))
    who = rf"(?P<who>(?:[\w. -]{{2,20}}?/\s?)?(?i:{known})(?:\s?[/+,&]\s?[\w. -]{{2,20}})*)"
    place = rf"(?:{_NAME}{_LAND}(?:,? ?{_DAY})?[., ]*)?"
    signed = re.compile(rf"(?:{_PLACE}{_LAND}(?:,? {_DAY})?[., ]*|(?=\d){_DAY}\s*)?\({who}\){_SIGN}")
    unsigned = re.compile(rf"{place}[(/]{who}[)/]\.?[–—―-]*\s+{_ON}")
    bare = re.compile(rf"(?:{_NAME}{_LAND}(?:,? ?{_DAY})?, )?(?P<who>{sure})(?:\s*[–—―-]+\s+|, (?=[A-ZÀ-Þ]{{3}})){_ON}")
    return signed, unsigned, bare


def _either(table: dict[str, tuple[str, ...]]) -> str:
    return "|".join(map(re.escape, sorted((form for forms in table.values() for form in forms), key=len, reverse=True)))
