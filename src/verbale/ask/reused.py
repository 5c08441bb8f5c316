"""Which reports of a dossier share wording with one of them, found by the index of wording."""

from dataclasses import dataclass

from sqlalchemy import select

from verbale.reconcile.origin import Dependence, dependence
from verbale.reconcile.wording import Shared, shared_wording
from verbale.reconcile.words import words_of
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.tables import reports
from verbale.store.wording import behind, catch_up, partners

MOST = 20  # partners whose text is looked at, the likeliest first


@dataclass(frozen=True, slots=True)
class Reuse:
    """A report that shares wording with another, and how the two hang together."""

    report: Report
    shared: tuple[Shared, ...]
    dependence: Dependence


def keep_index(dossier: Dossier) -> None:
    """Index every text that is not yet indexed; a text is indexed once, in units of work of their own."""
    with dossier.reading() as connection:
        late = behind(connection)
    while late:
        with dossier.writing() as connection:
            late = catch_up(connection) > 0


def reused(dossier: Dossier, report: str, most: int = MOST) -> list[Reuse]:
    """The reports that share wording with one of the dossier, most first, with the exact passages (side ``a``: it)."""
    keep_index(dossier)
    return sharing(dossier, report, most)


def sharing(dossier: Dossier, report: str, most: int = MOST) -> list[Reuse]:
    """The same of the reports that the index has already; nothing is written."""
    wanted = dossier.find(report)
    own = dossier.report(wanted.id)
    with dossier.reading() as connection:
        near = partners(connection, own.text, wanted.row)[:most]
        query = select(reports.c.row, reports.c.id).where(reports.c.row.in_([p.report for p in near]))
        ids = {found.row: found.id for found in connection.execute(query)}
    found = []
    for partner in near:
        other = dossier.report(ids[partner.report])
        if shared := shared_wording(words_of(own.text, own.language), words_of(other.text, other.language)):
            found.append(Reuse(other, shared, dependence(own, other, shared)))
    return found
