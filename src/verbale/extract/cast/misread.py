"""Where the parser takes the subject of a verb of saying for an apposition to what stands before its comma."""

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet


def said_after_place(scene: Scene, sheet: Sheet, token: Token) -> Token:
    """ "... in El-Obeid, the Doctors Network said": the name after the comma, not the place before it.

    Any other token comes back as it is.
    """
    if sheet.low[token.i] in scene.words.former and token.i + 2 < len(sheet) and sheet.text[token.i + 1] == "-":
        return sheet.tokens[token.i + 2]  # "the ex-general", cut in three
    if token.pos_ != "PROPN" or not in_place(scene, sheet, token):
        return token
    for child in token.rights:
        after = child.right_edge.i + 1
        apposed = child.dep_ == "appos" and child.left_edge.i > 0 and sheet.text[child.left_edge.i - 1] == ","
        if apposed and after < len(sheet) and sheet.pos[after] == "VERB" and sheet.lemma[after] in scene.words.speech:
            return child
    return token


def in_place(scene: Scene, sheet: Sheet, token: Token) -> bool:
    """Whether a name stands right after a preposition of place."""
    first = token.i
    while first > 0 and sheet.head[first - 1] == token.i and sheet.dep[first - 1] not in ("det", "case"):
        first -= 1
    if first > 0 and sheet.pos[first - 1] == "DET":
        first -= 1
    return first > 0 and sheet.low[first - 1] in scene.words.places
