"""Which reports tell the same happening, why, and what people decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from verbale.ask.shelf import Shelf
from verbale.ask.sources import Ties
from verbale.reconcile.stories import Grouping, Will, ordered, stories
from verbale.reconcile.story import Kinship, Reason
from verbale.record.errors import QuestionError
from verbale.store.audit import Decision, Saying, append, trail
from verbale.store.dossier import Dossier
from verbale.store.reports import KeptReport

KIND = "story"  # of decisions: their subject is two report ids


class Act(StrEnum):
    """What a person may decide about two reports."""

    JOIN = "join"
    PART = "part"
    UNDO = "undo"  # as if never decided


@dataclass(frozen=True, slots=True)
class Member:
    """A report in a story.

    Attributes:
        nearest: Id of the member it is most like; None where it is alone.
        score: How likely the two tell one happening, 0 to 1.
        decided: What a person said about it and another member (``join``), else "".
    """

    report: KeptReport
    nearest: str | None
    score: float
    reasons: tuple[Reason, ...]
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one happening, in order of publication.

    Attributes:
        likeness: Pairs of members that were looked at -> how likely they tell one happening.
    """

    members: tuple[Member, ...]
    likeness: Mapping[tuple[str, str], float] = field(default_factory=dict, compare=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is told in."""
        return tuple(sorted({m.report.language for m in self.members}))


def all_stories(dossier: Dossier, shelf: Shelf | None = None) -> list[Story]:
    """The stories of a dossier: those of several reports first, the largest first, then by day.

    Where a shelf is given, of the reports that it looks at. Copies of one text are looked at once: the first stands
    for all of them, unless a person parted them.
    """
    shelf = shelf or Shelf(dossier)
    reports = shelf.looked.reports
    will, ties = decided(dossier), shelf.ties({r.id: r.published for r in reports.values()})
    first = _standing_for(ties, will)
    copies: dict[str, list[str]] = {}
    for report in reports:
        copies.setdefault(first[report], []).append(report)
    grouping = stories({report: shelf.profile(report) for report in copies}, _of_firsts(will, first))
    told = _Telling(reports, _kin_of(grouping, ties), will)
    found = [told.story([one for report in group for one in copies[report]]) for group in grouping.groups]
    return sorted(found, key=lambda s: (-len(s.members), s.members[0].report.published or "", s.members[0].report.id))


def story_of(dossier: Dossier, report_id: str, shelf: Shelf | None = None) -> Story:
    """The story of one report."""
    found = all_stories(dossier, shelf)
    return next(s for s in found if any(m.report.id == report_id for m in s.members))


def _standing_for(ties: Ties, will: Will) -> dict[str, str]:
    """Report -> the copy that stands for it; a report that a person parted from a copy of it stands for itself."""
    apart = {r for one, other in will.parted if ties.copies.get(one) == ties.copies.get(other) for r in (one, other)}
    kept: dict[str, str] = {}  # first of the copies -> the first of those that nobody parted
    for report, first in sorted(ties.copies.items()):
        if report not in apart:
            kept.setdefault(first, report)
    return {report: report if report in apart else kept[first] for report, first in ties.copies.items()}


def _of_firsts(will: Will, first: Mapping[str, str]) -> Will:
    """The same decisions, on the reports that stand for others."""

    def told(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        known = ((first[a], first[b]) for a, b in pairs if a in first and b in first)
        return frozenset(ordered(a, b) for a, b in known if a != b)

    return Will(told(will.joined), told(will.parted))


def _kin_of(grouping: Grouping, ties: Ties) -> dict[str, list[tuple[tuple[str, str], Kinship]]]:
    """The pairs looked at, by content or by wording, under the first report of each."""
    found: dict[str, list[tuple[tuple[str, str], Kinship]]] = {}
    for pair, kin in grouping.kin.items():
        found.setdefault(pair[0], []).append((pair, kin))
    for pair, tie in ties.pairs.items():
        if pair not in grouping.kin:
            share = round(max(tie.share_a, tie.share_b), 3)
            reason = Reason("shared-wording", "Their wording is shared.", share, tie.agencies)
            found.setdefault(pair[0], []).append((pair, Kinship(share, (reason,))))
    return found


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is known of the reports when stories are told."""

    reports: Mapping[str, KeptReport]
    kin: Mapping[str, list[tuple[tuple[str, str], Kinship]]]  # by the first of a pair
    will: Will

    def story(self, group: Sequence[str]) -> Story:
        """The story of these reports."""
        inside = set(group)
        nearest: dict[str, tuple[float, str, tuple[Reason, ...]]] = {}
        likeness: dict[tuple[str, str], float] = {}
        for pair, kin in ((p, k) for report in group for p, k in self.kin.get(report, ()) if p[1] in inside):
            likeness[pair] = kin.score
            for one, other in (pair, pair[::-1]):
                nearest[one] = max(
                    nearest.get(one, (0.0, "", ())), (kin.score, other, kin.reasons), key=lambda n: n[:2]
                )
        members = [self._member(report, nearest.get(report), inside) for report in group]
        return Story(tuple(sorted(members, key=lambda m: (m.report.published or "", m.report.origin))), likeness)

    def _member(self, report: str, near: tuple[float, str, tuple[Reason, ...]] | None, inside: set[str]) -> Member:
        joined = any(report in pair and inside.issuperset(pair) for pair in self.will.joined)
        told = Act.JOIN.value if joined else ""
        score, nearest, reasons = near or (0.0, None, ())
        return Member(self.reports[report], nearest, score, reasons, told)


def decided(dossier: Dossier) -> Will:
    """What stands of people's decisions: the newest on each pair."""
    newest: dict[str, str] = {}
    with dossier.reading() as connection:
        for decision in trail(connection, KIND):
            newest[decision.subject] = decision.what
    pairs = {what: frozenset(_pair(s) for s, w in newest.items() if w == what) for what in (Act.JOIN, Act.PART)}
    return Will(pairs[Act.JOIN], pairs[Act.PART])


def _pair(subject: str) -> tuple[str, str]:
    one, other = subject.split()
    return one, other


def decide(dossier: Dossier, act: Act, reports: Sequence[str], who: str, why: str = "") -> Decision:
    """Join or part two reports for good, or take such a decision back; the decision is kept and signed.

    Raises:
        QuestionError: not two different reports of the dossier, nobody signs, or nothing to take back.
    """
    if not who.strip():
        raise QuestionError("a decision needs somebody who signs it; give --by NAME")
    ids = sorted({dossier.find(report).id for report in reports})
    if len(ids) != 2:
        raise QuestionError(f"found {len(ids)} report(s), expected two different ones to {act}")
    subject = " ".join(ids)
    with dossier.writing() as connection:
        known = list(trail(connection, KIND, subject))
        if act is Act.UNDO and (not known or known[-1].what == Act.UNDO):
            raise QuestionError("nothing was decided about these two reports; there is nothing to undo")
        return append(connection, Saying(who, act.value, KIND, subject, why))
