"""What a number counts: the noun after it, with the adjectives that stand beside it."""

from spacy.tokens import Doc, Token

REACH = 4  # words between a number and the noun that it counts


def counted(doc: Doc, first: int, of: frozenset[str], measured: bool = False) -> tuple[Token, str] | None:
    """The counted noun after token ``first`` and its phrase ("dirigeants européens"); None where there is none.

    After a unit (``measured``) an article begins something else: "dix jours *une* trentaine", "2 km de *la* ville".
    """
    start: int | None = None
    if first + 1 < len(doc) and doc[first].is_quote and doc[first + 1].lower_ in of:
        first += 1  # « plusieurs dizaines » de combattants
    for token in doc[first : first + REACH]:
        if measured and token.pos_ == "DET" and token.lower_ not in of:
            return None
        if token.dep_ == "compound" and token.i < token.head.i < first + REACH and token.head.pos_ in ("NOUN", "PROPN"):
            start = token.i if start is None else start
            continue  # "60 business leaders"
        if token.pos_ in ("NOUN", "PROPN") and token.lower_ not in of:
            return token, doc[first if start is None else start : _end(doc, token.i)].text
        if token.pos_ in ("ADJ", "VERB") and start is None:
            start = token.i
        owned = token.pos_ == "PRON" and token.dep_ == "poss"  # "four of his ministers"
        passes = token.lower_ in of or owned or token.pos_ in ("ADJ", "DET", "NUM")
        if not (passes or (token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", []))):
            return None
        if token.lower_ in of or owned or token.pos_ in ("DET", "NUM"):
            start = token.i + 1
    return None


def _end(doc: Doc, noun: int) -> int:
    """Just after the noun, the noun that it qualifies, and the adjectives that follow."""
    end = noun + 1
    while end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN", "PROPN") and doc[end].head.i in range(noun, end):
        end += 1
    return end
