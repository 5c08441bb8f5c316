"""The same entry in several reports, and from how many independent sources it comes.

Reports that copy each other or one wire are one source. This is what tables and the desk call:

    found = joined(dossier)
    found.sources("sha256:…", "s-4f9c01d2ab37").independent
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from verbale.ask.shelf import Shelf
from verbale.ask.stories import Story, all_stories
from verbale.reconcile.comparison import Comparison
from verbale.reconcile.counterparts import counterparts
from verbale.reconcile.origin import Dependence, groups
from verbale.store.dossier import Dossier

Key = tuple[str, str]
"""Report id and entry id."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who reports an entry.

    Attributes:
        members: The entry in each report that has it.
        groups: The reports, those that hang together in one group; as many groups as independent sources.
        ties: How pairs of these reports hang together.
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
    compared: list[Comparison] = field(default_factory=list)
    _same: dict[Key, list[Key]] = field(default_factory=dict)
    _ties: dict[tuple[str, str], Dependence] = field(default_factory=dict)

    def sources(self, report_id: str, entry_id: str) -> Sources:
        """Who reports an entry; an entry that only one report has comes from one source."""
        members = tuple(self._same.get((report_id, entry_id), [(report_id, entry_id)]))
        reports = sorted({report for report, _ in members})
        ties = [(a, b, self._ties[a, b]) for a, b in combinations(reports, 2) if (a, b) in self._ties]
        tied = [(a, b) for a, b, tie in ties if tie.dependent]
        return Sources(members, tuple(tuple(g) for g in groups(reports, tied)), tuple(ties))

    def add(self, comparisons: Iterator[Comparison]) -> None:
        """Join what each comparison shows to be the same."""
        self.compared += comparisons
        links: list[tuple[Key, Key]] = []
        for c in self.compared:
            a, b = c.a.report.id, c.b.report.id
            self._ties[a, b] = c.dependence
            links += [((a, one), (b, other)) for one, other in counterparts(c)]
        for group in groups([key for link in links for key in link], links):
            for key in group:
                self._same[key] = group


def joined(dossier: Dossier, shelf: Shelf | None = None) -> Joined:
    """Compare the reports of each story and join their entries."""
    shelf = shelf or Shelf(dossier)
    found = Joined(shelf, all_stories(dossier, shelf))
    found.add(shelf.comparison(one, other) for story in found.stories for one, other in pairs_of(story))
    return found


def pairs_of(story: Story) -> Iterator[tuple[str, str]]:
    """All pairs of reports of a story, each in sorted order."""
    yield from combinations(sorted(m.report.id for m in story.members), 2)
