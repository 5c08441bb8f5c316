"""Comparisons as one self-contained page that can be mailed.

Reports are hostile input: every word is escaped, and the page's own policy forbids all but its one style sheet.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from verbale.show.compare_view import CompareView, Row
from verbale.show.compare_words import CompareWords, compare_words


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports: what ``templates/compare.html`` uses of them; ``parts``: key of each part and its rows."""

    view: CompareView
    parts: tuple[tuple[str, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All that ``templates/compare.html`` uses, under the name ``page``."""

    title: str
    pairs: tuple[PairView, ...]
    style: str
    style_hash: str
    version: str
    words: CompareWords


def compare_html(views: Iterable[CompareView]) -> str:
    """The page."""
    return _template().render(page=compare_page(views))


def compare_page(views: Iterable[CompareView]) -> ComparePage:
    """What the page shows."""
    pairs, style = tuple(_pair(view) for view in views), _style()
    titles = list(dict.fromkeys(side.title for p in pairs for side in (p.view.a, p.view.b)))
    return ComparePage(
        title=" / ".join(titles),
        pairs=pairs,
        style=Markup(style),  # our own file, and its bytes must be those of the hash
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        version=version("verbale"),
        words=pairs[0].view.words if pairs else compare_words(),
    )


def _pair(view: CompareView) -> PairView:
    parts = (
        ("shared", view.shared),
        ("quotes", view.quotes),
        ("retold", view.retold),
        ("disagreements", view.disagreements),
        ("successions", view.successions),
    )
    return PairView(view, tuple((title, rows) for title, rows in parts if rows))


@cache
def _style() -> str:
    return files("verbale.show").joinpath("templates/compare.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(files("verbale.show").joinpath("templates/compare.html").read_text(encoding="utf-8"))
