"""Tell the cast who speaks in which words, so that "I" and "we" inside them are the speaker.

Runs after the statements: a statement told within another one by its speaker himself ("“I told them that …”, said
X") has nobody as its speaker until the outer one is known.
"""

from dataclasses import replace

from verbale.extract.reading import Reading
from verbale.record.statement import Statement


def voices(reading: Reading) -> None:
    """Hand the statements to the cast, the longest first, and name the speakers of those told in the first person."""
    made: dict[str, Statement] = {}
    for statement in sorted(reading.statements, key=lambda s: -sum(map(len, s.content))):
        if not statement.speaker and statement.source:
            statement = replace(statement, speaker=reading.cast.speaking(statement.source[0]))
        if statement.speaker:
            reading.cast.hear(statement.content, statement.speaker)
        made[statement.id] = statement
    reading.statements[:] = [made[s.id] for s in reading.statements]
