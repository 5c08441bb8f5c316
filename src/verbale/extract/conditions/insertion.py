"""Go on behind an insertion: "once the E3 — Britain, France and Germany — withdraw their threat"."""

from spacy.tokens import Doc, Token

from verbale.extract.stance.labels import SUBJECT, VERBAL

MARKS = frozenset({",", "-", "(", ")"})
CLOSING = {"(": ")"}
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "CCONJ", "SCONJ", "DET", "ADP"})


def beyond_insertion(doc: Doc, after: int, last: int) -> Token | None:
    """The verb behind an insertion at whose end the parser cut a clause; None where the clause is whole.

    Args:
        doc: Where it stands.
        after: Number of the first token of the clause.
        last: Number of its last token.
    """
    mark = next((t for t in doc[after : last + 1] if t.text in MARKS), None)
    if mark is None or mark.i == after or any(t.pos_ in VERBAL for t in doc[after : mark.i]):
        return None
    closing = last + 1
    if closing + 1 >= len(doc) or doc[closing].text != CLOSING.get(mark.text, mark.text):
        return None
    for token in doc[closing + 1 : doc[closing].sent.end]:
        if token.pos_ in VERBAL:
            verb = token.head if token.dep_.startswith(("aux", "cop")) and token.head.i > token.i else token
            return verb if verb.i > closing else None
        if token.is_punct or token.pos_ in NOMINAL or token.dep_ in SUBJECT:
            return None
    return None
