"""Cut a report into sections and say what each is for; find its date and the agencies it credits.

Provisional patterns; each section is one paragraph-like block.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from verbale.record.record import Skipped
from verbale.record.report import Report, Section, SectionRole
from verbale.record.span import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """A report with its sections; ``report`` carries what the layout told (title, date, agencies)."""

    report: Report
    sections: tuple[Section, ...]
    skipped: tuple[Skipped, ...] = ()


def lay_out(report: Report) -> Layout:
    """Sections of a report, in order."""
    text = report.text
    sections: list[Section] = []
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            sections.append(_role(text, Span(start, end), first=not sections))
    return Layout(_dated(report, text), tuple(sections))


def _role(text: str, span: Span, first: bool) -> Section:
    words = span.words(text)
    if re.match(r"LIRE AUSSI|À LIRE|Lire aussi|READ MORE|Read more", words):
        return Section(span, SectionRole.TEASER, "teaser-label")
    if re.fullmatch(r"[-–—]\s.*\s[-–—]", words):
        return Section(span, SectionRole.SUBHEAD, "dashes-around")
    if re.search(r"\(\s*(AFP|POOL|REUTERS|AP)\b[^)]*\)\s*$", words):
        return Section(span, SectionRole.CAPTION, "credit-at-end")
    if words[-1] not in '.!?…"”»' and len(words) < 200:
        return Section(span, SectionRole.HEADLINE if first else SectionRole.SUBHEAD, "no-full-stop")
    return Section(span, SectionRole.BODY, "paragraph")


def _dated(report: Report, text: str) -> Report:
    found = re.match(r"\s*date (\d{4}-\d{2}-\d{2})", text)
    if found and report.published is None:
        report = replace(report, published=date.fromisoformat(found[1]))
    return report
