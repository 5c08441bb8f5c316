"""Who else has a part in an act: whom it is asked of, and whom it is for."""

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.stance.find import Find
from verbale.extract.stance.grammar import OBJECT, prepositional
from verbale.extract.stance.tables import Stances
from verbale.parse.parsed import Block

ASKING = frozenset({"demands", "proposes", "threatens"})
ASKED = ("on", "upon", "to", "à", "au", "de", "from")


def target_of(block: Block, find: Find, cast: Cast) -> str | None:
    """The party that something is asked of or threatened with: "demande à Wikipédia de …", "called on Turkey to …"."""
    if find.stance not in ASKING:
        return None
    objects = [c for c in find.cue.children if c.dep_ in OBJECT | {"iobj", "dative"}]
    asked = (prepositional(find.cue, p) for p in ASKED)
    for token in (*objects, *(t for t in asked if t is not None)):
        if token != find.act and token.pos_ in ("NOUN", "PROPN", "PRON"):
            found = cast.who(block, token)
            if found is not None:
                return found
    return None


def beneficiary_of(block: Block, act: Token | None, cast: Cast, words: Stances) -> str | None:
    """The party that an act is for: "des garanties de sécurité à l'Ukraine", "help for Kyiv"."""
    if act is None:
        return None
    for token in (act, *(c for c in act.children if c.dep_ in OBJECT)):
        for preposition in words.beneficiary:
            found = prepositional(token, preposition)
            if found is not None and found.pos_ in ("PROPN", "NOUN"):
                party = cast.at(block.at(found).start)
                if party is not None:
                    return party
    return None
