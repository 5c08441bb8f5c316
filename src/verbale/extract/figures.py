"""Find figures."""

from verbale.extract.reading import Reading


def figures(reading: Reading) -> None:
    """Append the figures of the report to ``reading.figures``."""
