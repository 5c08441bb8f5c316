"""Who else has a part in an act: whom it is asked of, and whom it is for."""

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.stance.complement import prepositional
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_passive
from verbale.extract.stance.holder import owner_of
from verbale.extract.stance.labels import OBJECT, VERBAL
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.position import Act

ASKING = frozenset({"demands", "proposes", "threatens"})
OF_OTHERS = frozenset(
    {"demands", "proposes", "supports", "opposes", "denies"}
)  # stances toward what somebody else does or is said to do
GIVING = frozenset({"AID", "COOPERATE"})  # PLOVER codes of acts that are done to somebody with "to" or "à"
ASKED = ("on", "upon", "to", "à", "au", "de", "from")


def target_of(block: Block, find: Find, cast: Cast) -> str | None:
    """The party that something is asked of or threatened with: "demande à Wikipédia de …", "called on Turkey to …"."""
    if find.stance not in ASKING:
        return None
    if find.by_speaker and find.act is not None and find.act.i == find.cue.i:  # "Turkey must stop": who must
        doer = subject_of(find.act) if not is_passive(find.act) else None
        return cast.who(block, doer) if doer is not None else None
    objects = [c for c in children(find.cue) if c.dep_ in OBJECT | {"iobj", "dative"}]
    asked = (prepositional(find.cue, p) for p in ASKED)
    for token in (*objects, *(t for t in asked if t is not None)):
        if token != find.act and token.pos_ in ("NOUN", "PROPN", "PRON"):
            found = cast.who(block, token)
            if found is not None:
                return found
    return None


def agent_of_act(block: Block, find: Find, actor: str, target: str | None, cast: Cast) -> str | None:
    """Who would do it: who is asked, or the subject of what is asked; the bound party itself for its own acts.

    None where something is asked of nobody that the words name.
    """
    if find.stance not in OF_OTHERS or find.act is None:
        return actor
    asked = [target] if target is not None and find.stance in ASKING else []
    doer = subject_of(find.act) if find.act.pos_ in VERBAL and not is_passive(find.act) else None
    if find.act.pos_ == "NOUN":
        doer = owner_of(find.act, alone=True)
    if doer is not None and doer.i != find.act.i and (find.who is None or doer.i != find.who.i):
        found = cast.who(block, doer)
        asked += [found] if found is not None else []
    if asked:
        return asked[0]
    if find.stance in ("proposes", "denies") and find.act.pos_ in VERBAL and (doer is None or doer == find.who):
        return actor  # "proposes to host the talks", "denies supplying weapons"
    return None


def beneficiary_of(block: Block, act: Token | None, told: Act, cast: Cast, words: Stances) -> str | None:
    """The party that an act is for: "des garanties de sécurité à l'Ukraine", "help for Kyiv"."""
    if act is None:
        return None
    given = words.beneficiary if told.plover in GIVING else words.beneficiary_of_any
    for token in (act, *(c for c in children(act) if c.dep_ in OBJECT)):
        for preposition in given:
            found = prepositional(token, preposition)
            if found is not None and found.pos_ in ("PROPN", "NOUN"):
                party = cast.at(block.at(found).start)
                if party is not None:
                    return party
    return None
