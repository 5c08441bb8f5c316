"""Pictures: their captions, known by the credit at the end, a label at the start, or the credit line above."""

import re

from verbale.languages.layout import layout_words
from verbale.parse.page import SHORT, TITLE, Page, labels
from verbale.record.report import SectionRole
from verbale.record.span import Span


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
    if re.match(rf"(?:{photo})\s*:", words, re.I) and len(words) < 2 * TITLE:
        page.credit(words)
        return page.put(span, SectionRole.CAPTION, "photo-label")
    return False


def unbracketed_caption(page: Page, span: Span, words: str) -> bool:
    """A caption that ends with an agency or a name in capitals: "The talks. REUTERS/Jane Roe", "… JANE ROE FOR …"."""
    if len(words) >= 3 * TITLE:
        return False
    bare = _BARE_CREDIT.search(words)
    if bare is None or not (_named_credit(page, bare["who"]) or (bare["bar"] and bare["who"].isupper())):
        bare = _CAPITAL_CREDIT.search(words)
    if bare is None or bare.start() < LEAST:
        return False
    page.credit(bare["who"])
    page.put(Span(span.start, span.start + bare.start()), SectionRole.CAPTION, "credit-without-brackets")
    return page.put(
        Span(span.start + bare.start() + len(bare[0]) - len(bare[0].lstrip()), span.end),
        SectionRole.CREDIT,
        "credit-without-brackets",
    )


def told_caption(page: Page, span: Span, words: str) -> bool:
    """A line without a full stop right below a picture's credit, or one that says where in the picture somebody is."""
    if len(words) > TITLE or words[-1] in '.!?…:"”»' or page.at_head:
        return False
    last = page.sections[-1]
    below = last.rule == "sign-off" and not page.has_prose and len(words) < 2 * SHORT
    if not below and not labels(page.press, "pictured", inside=True).search(words):
        return False
    return page.put(span, SectionRole.CAPTION, "below-credit" if below else "pictured")


LEAST = 20  # code points of a caption before its credit
_BARE_CREDIT = re.compile(
    r"(?<=[.!?…»”\"])\s+(?P<bar>\|\s*)?(?P<who>[A-ZÀ-Þ][\w .'’&-]{1,40}(?:\s*/\s*[\w .'’&-]{2,40})+)\.?$"
)
_CAPITAL_CREDIT = re.compile(
    r"(?<=[.!?…»”\"])\s+(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){1,3} (?:POUR|FOR|VIA) [^.!?]{2,40})\.?$"
)
_CREDIT = re.compile(r"\(\s*[^()]{2,80}\)\s*\.?$")


def _named_credit(page: Page, words: str) -> bool:
    """Whether a bracket at the end credits a picture or a wire: it names an agency, a pool, or has a slash."""
    inside = words.strip(" ().")
    first = re.split(r"\s*/\s*", inside)
    slashed = len(first) > 1 and all(re.fullmatch(r"[\w .'’&-]+", part) for part in first) and inside[:1].isupper()
    known = any(form.match(part) for _, form in page.known_agencies for part in first)
    return (slashed and (known or "POOL" in inside.upper())) or (known and len(first) == 1 and len(inside) < 25)
