"""The words of a noun phrase as written: title, name and apposition, without what only tells more."""

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.parse.parsed import Block
from verbale.record.span import Span


def phrase_of(scene: Scene, block: Block, token: Token) -> Span:
    """The noun phrase headed by a token."""
    known = scene.phrases.get((block.number, token.i))
    sheet = scene.sheets.get(block.number)
    if known and sheet:
        return sheet.span(*known)
    first, last = token.left_edge.i, token.right_edge.i
    for t in token.subtree:
        if t.dep_ in ("acl:relcl", "relcl", "acl") and t.i > token.i:
            last = min(last, t.left_edge.i - 1)
    while last > token.i and block.doc[last].is_punct:
        last -= 1
    return block.span_of(block.doc[first : max(last, token.i) + 1])
