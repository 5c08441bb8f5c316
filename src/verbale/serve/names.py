"""What to call a party in the reader's language: the gazetteer's name where it is known, else that of the reports."""

from verbale.languages.gazetteers import gazetteer
from verbale.serve.language import Strings


def called(key: str, label: str, t: Strings) -> str:
    """The name of a party by its key across reports; ``label`` is what reports call it."""
    known = gazetteer().parties.get(key)
    return known.name(t.code) if known else label
