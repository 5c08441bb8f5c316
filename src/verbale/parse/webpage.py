"""What the head of a web page states of its report: meta tags, JSON-LD, ``<time>``."""

import html
import re
from dataclasses import dataclass
from datetime import date, datetime

_TAG = re.compile(r"<(meta|time)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{10,40})"')
_JSON_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*(?:\{[^{}]*?"name"\s*:\s*)?"([^"{}]{3,80})"')
_PUBLISHED = (
    "published_time",
    "datepublished",
    "publish-date",
    "publishdate",
    "pubdate",
    "pub-date",
    "date.issued",
    "date",
)
_UPDATED = ("modified_time", "datemodified", "updated_time", "last-modified")
_AUTHORS = ("author", "creator", "parsely-author", "byl")


@dataclass(frozen=True, slots=True)
class Stated:
    """What some markup states; None where it states nothing. Moments are as written, without their zone."""

    published: date | None = None
    updated: date | None = None
    author: str | None = None
    outlet: str | None = None


def stated(markup: str) -> Stated:
    """Dates, author and outlet that a web page's markup states; the first of each counts."""
    published: list[date | None] = []
    updated: list[date | None] = []
    authors: list[str] = []
    outlets: list[str] = []
    for kind, rest in _TAG.findall(markup):
        told = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(rest)}
        key = (told.get("property") or told.get("name") or told.get("itemprop") or "").lower()
        content = told.get("content", "").strip()
        if kind.lower() == "time":
            (updated if "modif" in key or "modif" in told.get("class", "") else published).append(
                _moment(told.get("datetime", ""))
            )
        elif key.endswith(_UPDATED):
            updated.append(_moment(content))
        elif key.endswith(_PUBLISHED):
            published.append(_moment(content))
        elif key.endswith(_AUTHORS) and content and "://" not in content:
            authors.append(content)
        elif key == "og:site_name" and content:
            outlets.append(content)
    for name, moment in _JSON.findall(markup):
        (published if name == "datePublished" else updated).append(_moment(moment))
    authors += [html.unescape(name) for name in _JSON_AUTHOR.findall(markup)]
    return Stated(_first(published), _first(updated), next(iter(authors), None), next(iter(outlets), None))


def _first(days: list[date | None]) -> date | None:
    return next((day for day in days if day), None)


def _moment(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).replace(tzinfo=None) if len(words) > 10 else date.fromisoformat(words)
    except ValueError:  # "yesterday", 2026-02-31: no date
        return None
