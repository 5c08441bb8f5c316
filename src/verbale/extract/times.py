"""Find times."""

from verbale.extract.reading import Reading


def times(reading: Reading) -> None:
    """Append the times of the report to ``reading.times``."""
