"""Everything that two reports have in common, tell differently, or tell alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.reconcile.disagreements import Disagreement, disagreements
from verbale.reconcile.happening import Happening
from verbale.reconcile.happenings import paired
from verbale.reconcile.origin import Dependence, dependence
from verbale.reconcile.quotes import Variant, variants
from verbale.reconcile.story import Kinship, against, kinship, profile
from verbale.reconcile.tallies import paired_figures
from verbale.reconcile.wording import Shared, shared_wording
from verbale.reconcile.words import words_of
from verbale.record.actors import party_key
from verbale.record.position import Position
from verbale.record.record import Record
from verbale.record.span import Span

RELATED = 0.3  # kinship under which statements of two languages are not paired
INSIDE = 0.6  # share of an entry's words that shared wording must hold for both reports to tell it


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of one report by its kind (``statement``, ``position``, ``event``, ``figure``) and id."""

    kind: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side.

    Attributes:
        quotes: Utterances that both tell, at least one of them in quote marks; ``retold``: neither.
        successions: What one tells of an earlier and the other of a later state of things; no disagreements.
        happenings: Events of the two that are one.
    """

    a: Record
    b: Record
    story: Kinship
    dependence: Dependence
    shared: tuple[Shared, ...]
    quotes: tuple[Variant, ...]
    retold: tuple[Variant, ...]
    disagreements: tuple[Disagreement, ...]
    successions: tuple[Disagreement, ...]
    only_in_a: tuple[Entry, ...]
    only_in_b: tuple[Entry, ...]
    happenings: tuple[tuple[Happening, Happening], ...] = ()

    @property
    def independent_sources(self) -> int:
        """One when the two hang together, else two."""
        return 1 if self.dependence.dependent else 2


def compare(a: Record, b: Record, shared: tuple[Shared, ...] | None = None) -> Comparison:
    """Compare two reports; ``shared``: their shared wording, where it is known already."""
    story = kinship(*against({"a": profile(a), "b": profile(b)}).values())
    if shared is None:
        shared = shared_wording(words_of(a.report.text, a.report.language), words_of(b.report.text, b.report.language))
    same_language = a.report.language == b.report.language
    told = variants(a, b, shared) if same_language or story.score >= RELATED else ()
    happenings = tuple(paired(a, b))
    found = disagreements(a, b, told, happenings)
    known = _known(a, b, told, happenings)
    return Comparison(
        a,
        b,
        story,
        dependence(a.report, b.report, shared),
        shared,
        tuple(v for v in told if v.quoted),
        tuple(v for v in told if not v.quoted),
        tuple(d for d in found if not d.succession),
        tuple(d for d in found if d.succession),
        tuple(_alone(a, known[0], [s.a for s in shared])),
        tuple(_alone(b, known[1], [s.b for s in shared])),
        happenings,
    )


def _known(
    a: Record, b: Record, told: Iterable[Variant], happenings: Iterable[tuple[Happening, Happening]]
) -> tuple[set[str], set[str]]:
    """Ids of the entries of either report that the other has too."""
    ours = {v.first.statement.id for v in told}
    theirs = {v.second.statement.id for v in told}
    for one, other in happenings:
        ours.add(one.event.id)
        theirs.add(other.event.id)
    for pair in paired_figures(a, b):
        ours.add(pair.a.id)
        theirs.add(pair.b.id)
    keys = [{(_party(r, p), p.act.code): p.id for p in r.positions} for r in (a, b)]
    both = keys[0].keys() & keys[1].keys()
    ours |= {p.id for p in a.positions if (_party(a, p), p.act.code) in both}
    theirs |= {p.id for p in b.positions if (_party(b, p), p.act.code) in both}
    return ours, theirs


def _party(record: Record, position: Position) -> str:
    found = next((x for x in record.actors if x.id == position.actor), None)
    return party_key(found) if found else position.actor


def _alone(record: Record, known: set[str], shared: list[Span]) -> Iterator[Entry]:
    for entry in entries(record):
        if entry.id not in known and not _within(entry.span, shared):
            yield entry


def entries(record: Record) -> Iterator[Entry]:
    """All entries of a record with the first of their words."""
    for s in record.statements:
        yield Entry("statement", s.id, s.content[0])
    for p in record.positions:
        yield Entry("position", p.id, p.evidence[0])
    for e in record.events:
        yield Entry("event", e.id, e.evidence[0])
    for f in record.figures:
        yield Entry("figure", f.id, f.span)


def _within(span: Span, shared: list[Span]) -> bool:
    met = sum(min(span.end, s.end) - max(span.start, s.start) for s in shared if s.overlaps(span))
    return met >= INSIDE * len(span)
