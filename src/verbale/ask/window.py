"""Which reports are looked at together where a question compares reports with each other.

Comparing costs with the number of reports, so that of a large dossier the newest are looked at, those of some days,
or those around one report; the answer says how many were left out.
"""

from dataclasses import dataclass
from datetime import date

from verbale.record.errors import QuestionError
from verbale.store.dossier import Dossier
from verbale.store.nearest import nearest
from verbale.store.reports import KeptReport
from verbale.store.sizes import count_reports

USUAL = 1000  # reports that are compared in a few seconds


@dataclass(frozen=True, slots=True)
class Window:
    """Which reports; without any bound all of the dossier.

    Attributes:
        since, until: First and last day of publication; reports without a day are then left out.
        most: At most so many, those nearest to ``around`` or, without it, the newest; None: all.
        around: Id of a report of the dossier.
    """

    since: date | None = None
    until: date | None = None
    most: int | None = None
    around: str | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """The reports looked at, by id in order of publication, and how many current reports the dossier has in all."""

    reports: dict[str, KeptReport]
    total: int

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return len(self.reports) >= self.total


def look(dossier: Dossier, window: Window) -> Looked:
    """The reports of a window.

    Raises:
        QuestionError: The days are the wrong way round.
    """
    since, until = window.since, window.until
    if since and until and since > until:
        raise QuestionError(f"days: {since} comes after {until}; give the earlier one first")
    near = dossier.find(window.around) if window.around else None
    with dossier.reading() as connection:
        total = count_reports(connection)
    if since is None and until is None and (window.most is None or window.most >= total):
        found = list(dossier.reports())
        found += [near] if near and not near.current else []
    else:
        with dossier.reading() as connection:
            found = nearest(connection, (since, until), total if window.most is None else window.most, near)
    return Looked({report.id: report for report in found}, max(total, len(found)))
