"""How a language's press lays out a report. Read by ``parse.sections``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verbale.languages.load import load_common, load_table


@dataclass(frozen=True, slots=True)
class Press:
    """Whose layout is read: a language, with a user's folders of language data on top of ours."""

    language: str
    overlays: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """The table ``sections.yml``; all patterns are regular expressions, matched without regard to case.

    Attributes:
        teaser: Labels with which a pointer to another article starts.
        links: Headings, alone on their line, of lists of other articles.
        boilerplate: Starts of lines that are not the report: rights, subscriptions, corrections, sign-offs.
        published, updated: Labels before a date of publication or of the last change.
        photo: Labels before a photographer's or agency's credit.
        with_agency: Words before the agencies that a sign-off credits ("avec", "with").
        author: Labels before an author's name on a line of its own.
    """

    teaser: tuple[str, ...] = ()
    links: tuple[str, ...] = ("(?!)",)
    boilerplate: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    with_agency: tuple[str, ...] = ()
    author: tuple[str, ...] = ()


@cache
def layout_words(press: Press) -> LayoutWords:
    """The layout table of a language."""
    return load_table(press.language, "sections", LayoutWords, press.overlays)


@cache
def agencies(overlays: tuple[Path, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The table ``agencies.yml``: name of a news agency -> the forms in which it is credited."""
    return load_common("agencies", dict[str, tuple[str, ...]], overlays)
