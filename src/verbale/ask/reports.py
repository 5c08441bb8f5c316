"""Which reports: by days of publication, one with its versions, words of the title."""

from collections.abc import Iterator

from verbale.ask.entries import EntryQuestion
from verbale.record.actors import folded
from verbale.store.dossier import Dossier
from verbale.store.reports import KeptReport


def reports(dossier: Dossier, question: EntryQuestion) -> Iterator[KeptReport]:
    """The reports that fit; of a question only ``report``, ``since``, ``until``, ``text`` and ``old`` are looked at.

    ``text``: words of the title, without regard to case and accents. ``old``: also texts that have been replaced.

    Raises:
        QuestionError: no report, or more than one, has the name.
    """
    one = dossier.find(question.report).id if question.report else None
    ids = None if one is None else {one, *(dossier.versions(one) if question.old else ())}
    words = set(folded(question.text).split("-")) - {""}
    for report in dossier.reports(current=not question.old and ids is None):
        day = (report.published or "")[:10]
        if ids is not None and report.id not in ids:
            continue
        if (question.since and day < question.since.isoformat()) or (
            question.until and day > question.until.isoformat()
        ):
            continue
        if words <= set(folded(report.title or "").split("-")):
            yield report
