"""Compare two or more reports: shared wording, differing quotations, disagreements, what only one has."""

from dataclasses import dataclass
from itertools import combinations
from typing import Annotated

from fastapi import APIRouter, Query, Request

from verbale.ask.joined import Joined
from verbale.reconcile.comparison import Comparison, compare
from verbale.record.errors import QuestionError
from verbale.serve.desk import desk_of
from verbale.serve.marks import visible
from verbale.serve.pages.twin import Text, twin
from verbale.serve.render import texts
from verbale.serve.views import ReportLine, report_line
from verbale.serve.work import joined_of
from verbale.show.compare_view import CompareView, Piece, Row, Side, compare_view
from verbale.store.lists import ReportFilter, page_reports

router = APIRouter()
MOST = 4  # reports side by side
CHOICES = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports compared: ids in addresses, whether they hang together, and the findings as rows of words."""

    a: str
    b: str
    same_story: float
    independent_sources: int
    view: CompareView


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Context of ``compare.html``.

    Attributes:
        text: Words of titles that narrow the choice.
        choices: Reports that can be chosen, the newest kept; ``more``: there are others. ``chosen``: short ids of those
            that are.
        stories: Reports of one happening, as proposals; only those told more than once. ``grouped``: the dossier is
            small enough for that.
    """

    text: str
    choices: tuple[ReportLine, ...]
    more: bool
    chosen: tuple[str, ...]
    stories: tuple[tuple[ReportLine, ...], ...]
    grouped: bool
    pairs: tuple[Pair, ...]


def compare_page(
    request: Request, report: Annotated[list[str] | None, Query(max_length=MOST)] = None, text: Text = ""
) -> ComparePage:
    """The comparison of the reports in the address, each with each; without any, what could be compared."""
    dossier, wanted = desk_of(request).dossier, [given for given in dict.fromkeys(report or ()) if given]
    if len(wanted) == 1:
        raise QuestionError("one report: choose at least two to compare").told("one_report")
    found = [report_line(dossier.find(given)) for given in wanted]
    with dossier.reading() as connection:
        fitting = page_reports(connection, ReportFilter(text=text), None, CHOICES)
    choices = {line.id: line for line in (*found, *map(report_line, fitting.items))}
    records = {line.short: dossier.record(line.id) for line in found}
    code = texts(request).code
    joined = None if found else joined_of(request)
    shorts = list(dict.fromkeys(line.short for line in found))
    return ComparePage(
        text=text,
        choices=tuple(choices.values()),
        more=fitting.after is not None,
        chosen=tuple(shorts),
        stories=_stories(joined),
        grouped=bool(found) or joined is not None,
        pairs=tuple(_pair(a, b, compare(records[a], records[b]), code) for a, b in combinations(shorts, 2)),
    )


def _stories(joined: Joined | None) -> tuple[tuple[ReportLine, ...], ...]:
    told = [story.members for story in joined.stories] if joined else []
    return tuple(tuple(report_line(m.report) for m in members) for members in told if len(members) > 1)


def _pair(a: str, b: str, found: Comparison, code: str) -> Pair:
    return Pair(a, b, round(found.story.score, 3), found.independent_sources, _visible(compare_view(found, code)))


def _visible(view: CompareView) -> CompareView:
    """The view with characters that a page cannot hold replaced one for one."""
    rows = {name: tuple(map(_row, getattr(view, name))) for name in ("shared", "quotes", "retold")}
    rows |= {name: tuple(map(_row, getattr(view, name))) for name in ("disagreements", "successions")}
    return CompareView(summary=view.summary, a=_side(view.a), b=_side(view.b), **rows, words=view.words)


def _row(row: Row) -> Row:
    return Row(row.label, row.note, _pieces(row.a), _pieces(row.b))


def _side(side: Side) -> Side:
    only = tuple((kind, visible(words), visible(who)) for kind, words, who in side.only)
    return Side(side.title, side.source, side.language, _pieces(side.pieces), only)


def _pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(visible(p.words), p.mark, p.number) for p in pieces)


twin(router, "/compare", "compare.html", compare_page, lambda _, t: t("nav.compare"), "compare")
