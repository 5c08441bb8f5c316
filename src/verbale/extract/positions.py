"""Find positions."""

from verbale.extract.reading import Reading


def positions(reading: Reading) -> None:
    """Append the positions of the report to ``reading.positions``."""
