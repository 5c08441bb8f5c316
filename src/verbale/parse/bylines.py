"""Who signs a report: authors with and without a label, what they are, agencies that are credited, initials."""

import re
from collections.abc import Sequence

from verbale.languages.given_names import given_names
from verbale.languages.layout import Press, layout_words
from verbale.languages.words import fold
from verbale.parse.page import SHORT, Page, labels
from verbale.record.report import SectionRole
from verbale.record.span import Span

_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: (?:[a-z]{1,3}|[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]+)){0,3} [A-ZÀ-Þ][\w'’-]+")
_INITIALS = re.compile(r"[a-z]{2,5}(?:[-/][a-z]{2,5})+(?:/[a-zA-Z]{1,4})?")


def author_line(page: Page, span: Span, words: str) -> bool:
    """An author's name on a line of its own near the top."""
    if not page.early or len(words) > SHORT:
        return False
    author = author_in(page.press, words)
    if author is None or words[-1] in ".!?…":
        return False
    page.author = page.author or author
    page.credit(words)
    return page.put(span, SectionRole.CREDIT, "author-line")


def author_in(press: Press, words: str) -> str | None:
    """The name behind "by", without places and offices; None where that is no name."""
    found = re.fullmatch(rf"(?:{'|'.join(layout_words(press).author)})\s*:?\s+(?P<name>.+)", words, re.I)
    if not found or not found["name"][:1].isupper():
        return None
    return re.sub(r"(?<=\w{3})\.$", "", names_alone(press, found["name"]) or found["name"])


def unnamed_author(press: Press, words: str) -> bool:
    """Whether words sign a report without a name: "By our correspondent in Oslo", "The newsroom with AFP"."""
    label = re.match(rf"(?:{'|'.join(layout_words(press).unnamed)})\b", words, re.I)
    return label is not None and len(words.split()) <= 8 and not re.search(r"[.!?…] ", words)


def names_alone(press: Press, words: str) -> str:
    """Names alone: "Jane Roe (Oslo), political editor, with AFP" is "Jane Roe"."""
    bare = re.sub(r"\s*\([^)]*\)", "", words)
    bare = re.split(rf"\s+(?:{'|'.join(layout_words(press).with_agency)}|in|à)\s+(?=[A-ZÀ-Þ])", bare)[0]
    kept = [part for part in bare.split(", ") if not labels(press, "jobs", inside=True).search(part)]
    return ", ".join(kept).strip(" ,")


def known_name(page: Page, words: str) -> str | None:
    """The words, where they are a name that begins with a known given name; else None."""
    return words if _NAME.fullmatch(words) and _given(page, words) else None


def _given(page: Page, words: str) -> bool:
    first = words.replace("-", " ").split()[:1]
    return bool(first) and fold(first[0]) in given_names(page.press.overlays)


def unlabelled_author(page: Page, span: Span, words: str) -> bool:
    """A name with a known given name on a line between headline and text, perhaps with an office or an agency."""
    if page.at_head or not page.early or len(words) > SHORT or words[-1] in ".!?…:":
        return False
    first = re.split(r", | \| ", words)[0]
    at = labels(page.press, "jobs", inside=True).search(first)
    name = re.sub(r"\s*\([^)]*\)$", "", names_alone(page.press, first[: at.start()] if at else first)).strip()
    told = words[len(name) :].strip(" ,|")
    known = _given(page, words) or _is_job(page, [told] if told else page.ahead[:1])
    job = not told or labels(page.press, "jobs", inside=True).search(told) or re.fullmatch(r"\([^)]*\)", told)
    if not known or not _NAME.fullmatch(name) or not (job or page.agency_in(told)):
        return False
    page.author = page.author or name
    page.credit(told)
    return page.put(span, SectionRole.CREDIT, "author-name")


def job_line(page: Page, span: Span, words: str) -> bool:
    """What an author is, on the line below the name: "Political correspondent, Oslo"."""
    below = bool(page.sections) and page.sections[-1].rule in ("author-line", "author-name")
    return below and _is_job(page, [words]) and page.put(span, SectionRole.CREDIT, "author-job")


def _is_job(page: Page, lines: Sequence[str]) -> bool:
    """Whether a short line without a full stop says what an author is."""
    fit = [w for w in lines if len(w.split()) <= 10 and w[-1] not in ".!?…:"]
    return any(labels(page.press, "jobs", inside=True).search(w) for w in fit)


def sign_off(page: Page, span: Span, words: str) -> bool:
    """An agency alone, or an outlet with an agency: "Le Monde avec AFP"; the initials that end a wire."""
    if len(words) > SHORT or words.rstrip()[-1:] in "!?…":
        return False
    if page.has_prose and _INITIALS.fullmatch(words):
        return page.put(span, SectionRole.CREDIT, "initials")
    lone = re.sub(r"[\s(),./;&–—-]", "", words)
    with_words = "|".join(layout_words(page.press).with_agency)
    named = any(
        re.sub(r"[\s-]", "", name) == lone or form.fullmatch(words.strip("()., ")) for name, form in page.known_agencies
    )
    signed = re.fullmatch(rf"\(?(?:[\w .'’-]{{0,40}}\s)?(?:{with_words})\s+(?P<who>[^.]{{2,60}})\)?\.?", words, re.I)
    if not named and not (signed and page.agency_in(signed["who"])):
        return False
    page.credit(words)
    return page.put(span, SectionRole.CREDIT, "sign-off")
