"""Find statements."""

from verbale.extract.reading import Reading
from verbale.extract.speech.by_preposition import by_preposition
from verbale.extract.speech.by_verb import by_verb
from verbale.extract.speech.settle import settle
from verbale.extract.speech.view import view

FINDERS = (by_verb, by_preposition)


def statements(reading: Reading) -> None:
    """Append the statements of the report to ``reading.statements``."""
    drafts = []
    for block in reading.parsed.prose:
        seen = view(block, reading.parsed)
        for finder in FINDERS:
            drafts += finder(seen)
    reading.statements += settle(reading, drafts)
