"""The same entry in several reports, and from how many independent sources it comes.

Reports that copy each other or one wire are one source. This is what tables and the desk call:

    found = joined(dossier)
    found.sources("sha256:…", "s-4f9c01d2ab37").independent
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from verbale.ask.shelf import Shelf
from verbale.ask.sources import Ties, tied
from verbale.ask.stories import Story, all_stories
from verbale.reconcile.comparison import Comparison
from verbale.reconcile.counterparts import counterparts
from verbale.reconcile.origin import Dependence, groups
from verbale.reconcile.stories import ordered
from verbale.store.dossier import Dossier

FEW = 12  # reports of a story that are all compared with each other

Key = tuple[str, str]
"""Report id and entry id."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who reports an entry.

    Attributes:
        members: The entry in each report that has it.
        groups: The reports, those that hang together in one group; as many groups as independent sources.
        ties: How these reports hang together with the first of their group; given by :meth:`Joined.explained`.
    """

    members: tuple[Key, ...]
    groups: tuple[tuple[str, ...], ...]
    ties: tuple[tuple[str, str, Dependence], ...] = ()

    @property
    def independent(self) -> int:
        """Number of independent sources."""
        return len(self.groups)


@dataclass(eq=False)
class Joined:
    """Entries of all stories, joined; ask :meth:`sources`."""

    shelf: Shelf
    stories: list[Story]
    ties: Ties = field(default_factory=Ties)
    compared: list[Comparison] = field(default_factory=list)
    _same: dict[Key, list[Key]] = field(default_factory=dict)

    def sources(self, report_id: str, entry_id: str) -> Sources:
        """Who reports an entry; an entry that only one report has comes from one source."""
        members = tuple(self._same.get((report_id, entry_id), [(report_id, entry_id)]))
        groups: dict[str, list[str]] = {}
        for report in sorted({report for report, _ in members}):
            groups.setdefault(self.ties.groups.get(report, report), []).append(report)
        return Sources(members, tuple(map(tuple, groups.values())))

    def explained(self, report_id: str, entry_id: str) -> Sources:
        """The same, and how each report hangs together with the first of its group."""
        told = self.sources(report_id, entry_id)
        pairs = [(group[0], other) for group in told.groups for other in group[1:]]
        record = self.shelf.record
        known = self.ties.pairs
        found = [(a, b, known.get((a, b)) or tied(record(a).report, record(b).report)) for a, b in pairs]
        return replace(told, ties=tuple(found))

    def add(self, comparisons: Iterator[Comparison]) -> None:
        """Join what each comparison shows to be the same."""
        self.compared += comparisons
        links: list[tuple[Key, Key]] = []
        for c in self.compared:
            a, b = c.a.report.id, c.b.report.id
            links += [((a, one), (b, other)) for one, other in counterparts(c)]
        for group in groups([key for link in links for key in link], links):
            for key in group:
                self._same[key] = group


def joined(dossier: Dossier, shelf: Shelf | None = None) -> Joined:
    """Compare the reports of each story and join their entries."""
    shelf = shelf or Shelf(dossier)
    told = all_stories(dossier, shelf)
    ties = shelf.ties({m.report.id: m.report.published for story in told for m in story.members})
    found = Joined(shelf, told, ties)
    found.add(shelf.comparison(one, other) for story in told for one, other in pairs_of(story, ties))
    return found


def pairs_of(story: Story, ties: Ties) -> Iterator[tuple[str, str]]:
    """The pairs of a story's reports that are compared, each in sorted order.

    A few are all compared. In a larger story, reports that hang together are compared with the longest of them, and
    these with each other: each with those it is most like. What they tell in common reaches the others through these.
    """
    if len(story.members) <= FEW:
        yield from combinations(sorted(m.report.id for m in story.members), 2)
        return
    leading = _leading(story, ties)
    yield from (ordered(leader, report) for report, leader in leading.items() if report != leader)
    leaders = sorted(set(leading.values()))
    if len(leaders) <= FEW:
        yield from combinations(leaders, 2)
    else:
        yield from sorted({pair for leader in leaders for pair in _nearest(story, leader, leaders)})


def pairs_with(story: Story, ties: Ties, report: str) -> list[tuple[str, str]]:
    """The pairs by which one report of a story is told apart from the others: with all, or one of each large group."""
    leading = _leading(story, ties)
    if len(leading) <= FEW:
        return [ordered(report, other) for other in sorted(leading) if other != report]
    own = [other for other, leader in leading.items() if leader == leading[report] and other != report]
    others = {leader for leader in leading.values() if leader != leading[report]}
    return [ordered(report, other) for other in sorted({*own[:FEW], *others})]


def _leading(story: Story, ties: Ties) -> dict[str, str]:
    """Report -> the longest report of the story that it hangs together with, of equally long ones the first."""
    order = sorted((m.report for m in story.members), key=lambda report: (-report.length, report.id))
    leaders: dict[str, str] = {}
    return {r.id: leaders.setdefault(ties.groups.get(r.id, r.id), r.id) for r in order}


def _nearest(story: Story, leader: str, leaders: list[str]) -> list[tuple[str, str]]:
    pairs = [ordered(leader, other) for other in leaders if other != leader]
    return sorted(pairs, key=lambda p: (-story.likeness.get(p, 0.0), p))[:FEW]
