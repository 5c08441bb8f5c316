"""Which reports tell the same happening, why, and what people decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verbale.ask.shelf import Shelf
from verbale.reconcile.stories import Grouping, Will, ordered, stories
from verbale.reconcile.story import Reason
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
    """Reports of one happening, in order of publication."""

    members: tuple[Member, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is told in."""
        return tuple(sorted({m.report.language for m in self.members}))


def all_stories(dossier: Dossier, shelf: Shelf | None = None) -> list[Story]:
    """The stories of a dossier: those of several reports first, the largest first, then by day."""
    shelf = shelf or Shelf(dossier)
    reports = {r.id: r for r in dossier.reports()}
    will = decided(dossier)
    grouping = stories({report: shelf.profile(report) for report in reports}, will)
    found = [_story(group, reports, grouping, will) for group in grouping.groups]
    return sorted(found, key=lambda s: (-len(s.members), s.members[0].report.published or "", s.members[0].report.id))


def story_of(dossier: Dossier, report_id: str, shelf: Shelf | None = None) -> Story:
    """The story of one report."""
    found = all_stories(dossier, shelf)
    return next(s for s in found if any(m.report.id == report_id for m in s.members))


def _story(group: Sequence[str], reports: dict[str, KeptReport], grouping: Grouping, will: Will) -> Story:
    members = [_member(report, group, reports, grouping, will) for report in group]
    return Story(tuple(sorted(members, key=lambda m: (m.report.published or "", m.report.origin))))


def _member(
    report: str, group: Sequence[str], reports: dict[str, KeptReport], grouping: Grouping, will: Will
) -> Member:
    others = [(grouping.kin[p], o) for o in group if o != report and (p := ordered(report, o)) in grouping.kin]
    joined = any(ordered(report, other) in will.joined for other in group)
    told = Act.JOIN.value if joined else ""
    if not others:
        return Member(reports[report], None, 0.0, (), told)
    kin, nearest = max(others, key=lambda found: (found[0].score, found[1]))
    return Member(reports[report], nearest, kin.score, kin.reasons, told)


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
