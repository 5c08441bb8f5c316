"""Names that an acronym in brackets spells: "Transport for London (TfL)", "Union générale du travail (UGT)"."""

from verbale.extract.cast.chains import ORGANISATION, Chain
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold

_SMALL = frozenset(("ADP", "DET", "CCONJ", "PART"))
_MOST = 6  # small words inside one name


def spelt(sheet: Sheet) -> list[Chain]:
    """The names of a block that stand right before an acronym made of their initials."""
    found = []
    for k in range(2, len(sheet) - 2):
        if sheet.text[k] == "(" and sheet.text[k + 2] == ")" and _acronym(sheet.text[k + 1]):
            letters = [c for c in fold(sheet.text[k + 1]) if c.isalpha()]
            first = _begin(sheet, k - 1, letters, _MOST)
            if first is not None:
                found.append(Chain(first, k - 1, ORGANISATION))
    return found


def _begin(sheet: Sheet, k: int, letters: list[str], skips: int) -> int | None:
    """The first token of the words that end at ``k`` and begin with these letters; small words may be left out."""
    if k < 0 or (sheet.pos[k] in ("PUNCT", "VERB", "AUX") and sheet.text[k] != ","):
        return None
    if sheet.low[k][0] == letters[-1]:
        if len(letters) == 1:
            if sheet.text[k][0].isupper():
                return k
        elif not sheet.starts[k] and (first := _begin(sheet, k - 1, letters[:-1], skips)) is not None:
            return first
    small = sheet.pos[k] in _SMALL or sheet.text[k] == "," or len(sheet.low[k]) <= 3
    return _begin(sheet, k - 1, letters, skips - 1) if small and skips and not sheet.starts[k] else None


def _acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isalpha() and word[0].isupper() and (word[-1].isupper() or len(word) > 3)
