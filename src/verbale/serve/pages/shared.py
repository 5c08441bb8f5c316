"""Which other reports have the words of a report: numbered, so that the text can say whose words are whose."""

from dataclasses import dataclass

from fastapi import Request

from verbale.ask.reused import Reuse, sharing
from verbale.record.span import Span
from verbale.serve.desk import desk_of
from verbale.serve.indexer import FEW
from verbale.serve.marks import visible
from verbale.serve.views import short
from verbale.serve.work import AT_ONCE, kept
from verbale.show.origin import file_name
from verbale.store.sizes import count_current
from verbale.store.wording import behind, catch_up

MOST = 8  # other reports that a text is compared with, the likeliest first
WAIT = 1.0  # seconds that a page waits for its turn to index what is new
WORDS = 120  # code points of a passage in the margin


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the report that another has: where they stand here, their beginning, identical or edited there."""

    start: int
    end: int
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sharer:
    """Another report with the same words.

    Attributes:
        number: From 1; stands beside its words in the text.
        share: Of this report's letters, 0 to 1. origin: where the words likely come from, see ``reconcile.origin``.
    """

    number: int
    short: str
    title: str
    source: str
    published: str
    share: float
    origin: str
    passages: tuple[Passage, ...]


def shared_with(request: Request, report_id: str, asked: str) -> tuple[Sharer, ...] | None:
    """The reports that share wording with one; None where nobody asked (``asked``: "yes", "no", "" for as usual).

    As usual: in a dossier of up to 300 reports.
    """
    desk = desk_of(request)
    with desk.reading() as connection:
        small = count_current(connection, "report", AT_ONCE + 1) <= AT_ONCE
        late = behind(connection)
    if asked == "no" or (asked != "yes" and not small):
        return None
    if late:
        with desk.turns.upkeep(WAIT) as free:
            if free is not None:
                catch_up(free, FEW)
    whole = is_whole(request)  # indexing changes what is found, but not the dossier
    return kept(request, f"shared {report_id} {whole}", lambda: _sharers(request, report_id))


def is_whole(request: Request) -> bool:
    """Whether the wording of all reports can be found; new ones are indexed in the background."""
    with desk_of(request).reading() as connection:
        return not behind(connection)


def _sharers(request: Request, report_id: str) -> tuple[Sharer, ...]:
    dossier = desk_of(request).dossier
    earlier = set(dossier.versions(report_id))
    own = dossier.report(report_id).text
    found = [reuse for reuse in sharing(dossier, report_id, MOST + len(earlier)) if reuse.report.id not in earlier]
    return tuple(_sharer(number, reuse, own) for number, reuse in enumerate(found[:MOST], start=1))


def _sharer(number: int, reuse: Reuse, own: str) -> Sharer:
    other = reuse.report
    passages = sorted(reuse.shared, key=lambda s: s.a)
    return Sharer(
        number=number,
        short=short(other.id),
        title=other.title or file_name(other.origin),
        source=other.outlet or "/".join(other.agencies),
        published=str(other.published or "")[:10],
        share=round(reuse.dependence.share_a, 3),
        origin=reuse.dependence.origin.value,
        passages=tuple(Passage(s.a.start, s.a.end, visible(s.a.words(own))[:WORDS], s.kind.value) for s in passages),
    )


def spans_of(sharers: tuple[Sharer, ...]) -> list[tuple[int, Span]]:
    """The passages with the numbers of the reports that have them."""
    return [(sharer.number, Span(p.start, p.end)) for sharer in sharers for p in sharer.passages]
