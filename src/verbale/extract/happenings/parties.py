"""Who takes part in what a mention tells, as the cast knows them."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.happenings.clause import objects, subject
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText
from verbale.record.event import When

NAMED = ("poss", "obl:agent", "nmod", "obl:arg", "obl:mod", "obl", "amod", "compound", "nummod")


def parties_of(mention: Mention, cast: Cast, words: EventsText, times: Sequence[When]) -> list[str]:
    """Actor ids of who takes part: subject and object of the verb, and those named with it; never a time."""
    heads = [h for h in _heads(mention, words) if not _is_word_of(mention, h) and not _is_time(mention, h, times)]
    ids = (actor for head in heads for actor in cast.parties(mention.block, head))
    return list(dict.fromkeys(ids))


def _heads(mention: Mention, words: EventsText) -> list[Token]:
    token, clause = mention.token, mention.clause
    heads: list[Token] = []
    if mention.is_verb:
        doer = subject(token)
        heads = [*([doer] if doer is not None else []), *objects(token)]
    elif token.head.pos_ == "PROPN" or token.pos_ == "ADJ":
        heads = [token.head]  # "Mark Rutte, en visite à Prague"
    elif token.head.pos_ == "ADP" and token.head.head.pos_ == "PROPN":
        heads = [token.head.head]
    elif clause is not None and {"happens", "at"} & mention.facts:
        doer = subject(clause)
        heads = [doer] if doer is not None else []
    heads += named_with(token, words)
    if clause is not None and not mention.is_verb and "happens" in mention.facts:
        heads += named_with(clause, words)
    return heads


def named_with(token: Token, words: EventsText) -> list[Token]:
    """Parties under a verb or noun: "avec X", "entre X et Y", "de X", "aux côtés de X", a possessor, an agent."""
    found: list[Token] = []
    for child in token.children:
        if child.lemma_ in words.beside:
            found += [c for c in child.children if c.dep_ in ("nmod", "obl:arg", "obl:mod")]
        elif child.dep_ in ("prep", "agent") and (child.lower_ in words.with_words or child.lower_ in words.of_words):
            found += [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ in NAMED:
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            ours = case in words.with_words or (case in words.of_words and not child.dep_.startswith("obl"))
            if ours or child.dep_ in ("poss", "obl:agent", "amod") or (child.dep_ == "compound" and child.ent_type_):
                found.append(child)
    return found


def _is_word_of(mention: Mention, head: Token) -> bool:
    """Whether a word belongs to the name of the event itself: "conférence de *presse*"."""
    if head == mention.token:
        return True
    named = mention.kind is not None and any(head.lower_ in noun.split(" ")[1:] for noun in mention.kind.nouns)
    return named and not head.ent_type_ and head.pos_ == "NOUN"


def _is_time(mention: Mention, head: Token, times: Sequence[When]) -> bool:
    at = mention.block.at(head)
    return any(when.span.overlaps(at) for when in times)
