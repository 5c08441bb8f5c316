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
        numeric: Order of a date in figures, "dmy" or "mdy"; empty where the press uses both.
        photo: Labels before a photographer's or agency's credit.
        with_agency: Words before the agencies that a sign-off credits ("avec", "with").
        author: Labels before an author's name on a line of its own.
        unnamed: Starts of what signs a report without a name ("by our correspondent").
        jobs: What authors are, anywhere in a line.
        kickers: What stands above a headline or before a first sentence and says of what kind the report is.
        wire_notes: First words, in brackets, of what a wire adds to its earlier versions.
        dated: Starts of lines that say when a report came out without a full date.
        pictured: Words that say where in a picture somebody is.
        mail, subject: Labels of the lines of a mail's head, and that of its subject.
        newsletters: Headings, alone on their line, of an invitation to a newsletter.
        comments: Headings, alone on their line, of what readers wrote.
        pages: Lines that number or list a document's pages.
        signature: Lines after which a mail's or a communiqué's text is over.
    """

    teaser: tuple[str, ...] = ()
    links: tuple[str, ...] = ("(?!)",)
    boilerplate: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    numeric: str = ""
    photo: tuple[str, ...] = ()
    with_agency: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ("(?!)",)
    jobs: tuple[str, ...] = ()
    kickers: tuple[str, ...] = ()
    wire_notes: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    pictured: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    newsletters: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


@cache
def layout_words(press: Press) -> LayoutWords:
    """The layout table of a language."""
    return load_table(press.language, "sections", LayoutWords, press.overlays)


@cache
def agencies(overlays: tuple[Path, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The table ``agencies.yml``: name of a news agency -> the forms in which it is credited."""
    return load_common("agencies", dict[str, tuple[str, ...]], overlays)


@cache
def dateline_agencies(overlays: tuple[Path, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Agencies as datelines name them: ``agencies`` and the forms of ``datelines.yml``, which count there only."""
    told = dict(agencies(overlays))
    more = load_common("datelines", dict[str, tuple[str, ...]], overlays)
    return told | {name: (*told.get(name, ()), *forms) for name, forms in more.items()}
