"""Find events."""

from verbale.extract.reading import Reading


def events(reading: Reading) -> None:
    """Append the events of the report to ``reading.events``."""
