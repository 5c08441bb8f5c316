"""Positions that a statement tells by its cue alone, where the parser did not see a verb in it ("Téhéran dément …")."""

from collections.abc import Iterator

from verbale.extract.reading import Reading
from verbale.extract.stance.tables import Stances
from verbale.record.span import Span, hull
from verbale.record.statement import Statement


def told(reading: Reading, words: Stances, found: list[Span]) -> Iterator[tuple[Statement, str, Span]]:
    """Each such statement with its stance and its evidence; ``found``: evidence of the positions that are known."""
    text = reading.parsed.text
    for statement in reading.statements:
        stance = words.cue_stances.get(" ".join(c.words(text) for c in statement.cue).lower())
        if not stance or not statement.speaker or not statement.content:
            continue
        cue = statement.cue[0]
        if not any(span.overlaps(cue) for span in found):
            yield statement, stance, hull([*statement.source[:1], cue, statement.content[0]])
