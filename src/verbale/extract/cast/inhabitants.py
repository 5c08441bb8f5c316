"""Names of inhabitants that no gazetteer knows, told by their ends."""

from verbale.extract.cast.lexicon import Lexicon
from verbale.extract.cast.sheet import SUBJECTS, Sheet


def inhabitant(sheet: Sheet, k: int, words: Lexicon) -> bool:
    """Whether a word is a subject of one and ends like a name of inhabitants: "le Tessinois", "la Bavaroise"."""
    if not words.names.inhabitants or not sheet.low[k].endswith(words.names.inhabitants) or not k:
        return False
    one = sheet.pos[k - 1] == "DET" and "Sing" in sheet.tokens[k - 1].morph.get("Number", [])
    return one and sheet.dep[k] in SUBJECTS and sheet.low[k - 1] in words.definite
