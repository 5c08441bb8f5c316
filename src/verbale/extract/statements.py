"""Find statements."""

from verbale.extract.reading import Reading


def statements(reading: Reading) -> None:
    """Append the statements of the report to ``reading.statements``."""
