"""read > parse > extract: from reports to records."""

from collections.abc import Iterable, Iterator

from verbale.extract.extract import extract
from verbale.parse.parser import parse_all
from verbale.record.record import Record
from verbale.record.report import Report


def records(reports: Iterable[Report]) -> Iterator[Record]:
    """The record of each report, in order."""
    return map(extract, parse_all(reports))
