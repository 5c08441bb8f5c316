"""What a noun for a happening is made of: its type, its phrase, its preposition, how it is spoken of."""

from spacy.tokens import Token

from verbale.extract.happenings.table import EventType, Happenings
from verbale.parse.columns import children, morph


def typed(noun: Token, words: Happenings) -> tuple[EventType, int, int] | None:
    """The type of a noun, with the tokens of its expression; the words of its sentence may tell another sense."""
    for words_of, kind in words.nouns.get(noun.lemma_.lower(), words.nouns.get(noun.text, ())):
        count = len(words_of)
        first = noun.i if words.text.head == "first" else noun.i - count + 1
        run = noun.doc[max(first, 0) : first + count]
        if count == 1 or tuple(t.lower_ for t in run) == words_of or tuple(t.lemma_ for t in run) == words_of:
            return words.sense_of(noun, kind) if count == 1 else kind, first, first + count - 1
    sense = words.sense_alone(noun)
    return (sense, noun.i, noun.i) if sense is not None else None


def phrase(noun: Token, first: int, last: int) -> tuple[int, int]:
    """First and last token of the noun phrase without relative clauses."""
    kept = [first, last]
    stack = list(children(noun))
    while stack:
        token = stack.pop()
        if token.dep_ in ("relcl", "acl:relcl", "punct", "cc", "conj", "parataxis", "dep") and token.head == noun:
            continue
        kept.append(token.i)
        stack.extend(children(token))
    return min(kept), max(kept)


def case_of(noun: Token) -> Token | None:
    """The preposition of a noun; None where it has none."""
    own = next((c for c in children(noun) if c.dep_ in ("case", "prep") and c.i < noun.i), None)
    return own or (noun.head if noun.head.pos_ == "ADP" else None)


def meets(word: Token, words: Happenings) -> bool:
    """Whether the words name who else takes part: "avec X", "entre X et Y"."""
    for child in children(word):
        case = child if child.dep_ == "prep" else next((c for c in children(child) if c.dep_ == "case"), None)
        if case is not None and case.lower_ in words.text.between:
            return True
    return False


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks of a happening as known: "the", "this", "sa"."""
    return any(
        "Def" in morph(c, "Definite") or "Dem" in morph(c, "PronType") or "Yes" in morph(c, "Poss")
        for c in children(noun)
    )
