"""What a run of reading did, counted."""

from collections import Counter
from dataclasses import dataclass, field

from verbale.record.errors import ReportError
from verbale.record.record import Record
from verbale.store.keep import Kept, Outcome
from verbale.store.kinds import PLURALS, Kind

KEPT = 100  # changes that are told one by one


@dataclass
class Tally:
    """Counts of one run.

    Attributes:
        outcomes: Reports by what keeping them did.
        skipped: Every report that was not read, with its reason.
        changed: Number of reports whose record changed.
        changes: The first ``KEPT`` of them, with what each gained and lost.
        entries: Entries found in the reports read now, by kind.
        misunderstood: What was seen and not understood in them, by reason.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    skipped: list[ReportError] = field(default_factory=list)
    changed: int = 0
    changes: list[tuple[str, Kept]] = field(default_factory=list)
    entries: Counter[Kind] = field(default_factory=Counter)
    misunderstood: Counter[str] = field(default_factory=Counter)

    @property
    def reasons(self) -> Counter[str]:
        """How many reports were skipped for which reason."""
        return Counter(error.reason for error in self.skipped)

    def note(self, done: Kept | ReportError, record: Record | None = None) -> None:
        """Count one report."""
        if isinstance(done, ReportError):
            self.skipped.append(done)
            return
        self.outcomes[done.outcome] += 1
        if record is None or done.outcome is Outcome.KNOWN:  # read once more under another name: nothing is new
            return
        if done.gained or done.lost:
            self.changed += 1
            if len(self.changes) < KEPT:  # memory does not grow with the number of reports
                self.changes.append((record.report.origin, done))
        for kind in Kind:
            if kind is not Kind.SKIPPED:
                self.entries[kind] += len(getattr(record, PLURALS[kind]))
        self.misunderstood.update(f"{one.what}: {one.reason}" for one in record.skipped)
