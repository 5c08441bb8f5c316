"""Groups with a stated size, and who is said to belong to them."""

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet


def size_of(scene: Scene, sheet: Sheet, token: Token) -> int | None:
    """How many a group has: 0 where a quantity without number heads it, None where nothing tells a quantity."""
    low = sheet.low[token.i]
    if low in scene.words.quantities:
        return scene.words.quantities[low]
    for child in token.lefts:
        word = sheet.low[child.i]
        if (
            child.dep_ in ("nummod", "det", "amod", "nmod")
            and word in scene.words.numerals
            and word not in ("un", "une")
        ):
            return scene.words.numerals[word]
        if child.dep_ == "nummod" and word.isdigit():
            return int(word)
    return None
