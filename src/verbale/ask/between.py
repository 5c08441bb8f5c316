"""What reports of one story contradict, what one of them has alone, and what an outlet changed after publication."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbale.ask.joined import Joined, joined, pairs_with
from verbale.ask.shelf import Shelf
from verbale.ask.stories import story_of
from verbale.ask.window import USUAL, Window
from verbale.reconcile.comparison import Comparison, Entry, compare, entries
from verbale.reconcile.counterparts import counterparts
from verbale.reconcile.disagreements import Disagreement, DisagreementKind
from verbale.reconcile.rewriting import Change, changes
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A disagreement with the two reports that disagree."""

    a: Report
    b: Report
    disagreement: Disagreement


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one report of a story has.

    Attributes:
        others: Ids of the other reports of the story; empty: it is alone anyway.
    """

    record: Record
    others: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What changed from one version of a report to the next; ``comparison`` tells what that does to its entries."""

    before: Report
    after: Report
    changes: tuple[Change, ...]
    comparison: Comparison


def disagreements(
    dossier: Dossier, kinds: Sequence[DisagreementKind] = (), successions: bool = False, found: Joined | None = None
) -> list[Contradiction]:
    """The disagreements within each story; of all kinds or of some; ``successions`` adds what merely followed."""
    found = found or joined(dossier)
    return [
        Contradiction(c.a.report, c.b.report, d)
        for c in found.compared
        for d in (*c.disagreements, *(c.successions if successions else ()))
        if not kinds or d.kind in kinds
    ]


def only_in(dossier: Dossier, report: str) -> Alone:
    """What only one report of its story has: no other has the entry, or its words."""
    wanted = dossier.find(report).id
    shelf = Shelf(dossier, Window(most=USUAL, around=wanted))
    story = story_of(dossier, wanted, shelf)
    days = {m.report.id: m.report.published for m in story.members}
    pairs = pairs_with(story, shelf.ties(days), wanted)
    record = shelf.record(wanted)
    alone = {e.id for e in entries(record)}
    for pair in pairs:
        c = shelf.comparison(*pair)
        own, mine = (c.only_in_a, 0) if c.a.report.id == wanted else (c.only_in_b, 1)
        alone &= {e.id for e in own} - {ids[mine] for ids in counterparts(c)}
    others = tuple(m.report.id for m in story.members if m.report.id != wanted)
    return Alone(record, others, tuple(e for e in entries(record) if e.id in alone))


def versions(dossier: Dossier, report: str) -> list[Rewriting]:
    """What an outlet changed in a report, version by version, the oldest change first."""
    ids = dossier.versions(dossier.find(report).id)
    found = []
    for one, other in pairwise(ids):
        before, after = dossier.record(one), dossier.record(other)
        found.append(
            Rewriting(before.report, after.report, changes(before.report, after.report), compare(before, after))
        )
    return found
