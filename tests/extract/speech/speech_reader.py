"""Read the record of a text that no date comes with."""

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.record import Record
from verbale.record.report import Report


def read(language: str, text: str) -> Record:
    """The whole record of a text."""
    return extract(parse(Report("test.txt", text, language)))
