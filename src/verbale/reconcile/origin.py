"""Who copies whom, or from which common wire; and how many independent sources that leaves.

Two reports that share a good part of their wording are one source. Nothing is made of silence: without shared
wording or a common credit two reports count as two.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from verbale.reconcile.wording import Shared
from verbale.record.report import Report
from verbale.record.span import Span

T = TypeVar("T", bound=Hashable)
MUCH = 0.2  # share of a report's letters that another has: they are not independent


class Origin(StrEnum):
    """Where the shared wording of two reports likely comes from."""

    NONE = "independent"
    WIRE = "common wire"  # an agency that one of them credits
    A_FROM_B = "a from b"
    B_FROM_A = "b from a"
    UNKNOWN = "common origin"


@dataclass(frozen=True, slots=True)
class Dependence:
    """How two reports hang together.

    Attributes:
        share_a, share_b: Share of either report's letters that stands in shared wording.
        agencies: Agencies credited by one of them, where the origin is a wire.
    """

    origin: Origin
    share_a: float
    share_b: float
    agencies: tuple[str, ...] = ()

    @property
    def dependent(self) -> bool:
        """Whether the two count as one source."""
        return self.origin is not Origin.NONE


def dependence(a: Report, b: Report, shared: Sequence[Shared]) -> Dependence:
    """How two reports hang together, by what they share, whom they credit, and when they appeared."""
    return dependence_of(a, b, [(s.a, s.b) for s in shared])


def dependence_of(a: Report, b: Report, places: Sequence[tuple[Span, Span]]) -> Dependence:
    """The same, by where the wording that they share stands in either."""
    share_a = covered(a.text, (in_a for in_a, _ in places))
    share_b = covered(b.text, (in_b for _, in_b in places))
    if max(share_a, share_b) < MUCH:
        return Dependence(Origin.NONE, share_a, share_b)
    agencies = tuple(sorted({*a.agencies, *b.agencies}))
    if agencies:
        return Dependence(Origin.WIRE, share_a, share_b, agencies)
    first, second = _moment(a), _moment(b)
    if first and second and first != second:
        return Dependence(Origin.B_FROM_A if first < second else Origin.A_FROM_B, share_a, share_b)
    return Dependence(Origin.UNKNOWN, share_a, share_b)


def covered(text: str, spans: Iterable[Span]) -> float:
    """Share of a text's letters and digits that lie in the spans."""
    inside = {i for span in spans for i in range(span.start, span.end) if text[i].isalnum()}
    letters = sum(map(str.isalnum, text))
    return round(len(inside) / letters, 3) if letters else 0.0


def _moment(report: Report) -> datetime | date | None:
    """The instant of publication; days alone are told apart from instants by being equal or not."""
    when = report.published
    return when.date() if isinstance(when, datetime) else when


def groups(members: Iterable[T], links: Iterable[tuple[T, T]]) -> list[list[T]]:
    """Members joined by links, directly or through others, in order of first member."""
    parent: dict[T, T] = {m: m for m in members}

    def root(m: T) -> T:
        while parent[m] != m:
            parent[m] = parent[parent[m]]
            m = parent[m]
        return m

    order = {m: n for n, m in enumerate(parent)}
    for one, other in links:
        first, second = sorted((root(one), root(other)), key=lambda m: order[m])
        parent[second] = first
    found: dict[T, list[T]] = {}
    for member in parent:
        found.setdefault(root(member), []).append(member)
    return list(found.values())
