"""Who shuts out nothing leaves all open: "nous n'excluons rien", "we are not ruling anything out"."""

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.holder import holder_of
from verbale.extract.stance.labels import OBJECT, SUBJECT
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import Frame, Stances
from verbale.parse.columns import children

SHUT = ("refuses", "considering")  # what a frame of shutting out means, affirmed and negated
RULE = "nothing"


def shuts_nothing(token: Token, frame: Frame, words: Stances) -> bool:
    """Whether a word of shutting out has "nothing" as what is shut out."""
    return (frame.stance, frame.negated) == SHUT and _pronoun(token, words) is not None


def all_open(token: Token, frame: Frame, words: Stances) -> Find:
    """The stance of one who shuts out nothing; in the passive the speaker's own ("nothing is ruled out")."""
    found = _pronoun(token, words)
    suffers = found is not None and found.dep_ in SUBJECT
    who = holder_of(token, frame)
    if who is not None and found is not None and who.i == found.i:
        who = None
    sure, rule = frame.confidence / 100, f"{frame.rule}-{RULE}"
    if suffers and who is None:
        return Find(token, token, None, frame.negated, rule, sure, by_speaker=True, reported=True)
    return Find(token, token, who, frame.negated, rule, sure)


def _pronoun(token: Token, words: Stances) -> Token | None:
    near = [c for c in children(token) if c.pos_ == "PRON" and c.dep_ in OBJECT | SUBJECT]
    plain = next((c for c in near if c.lower_ in words.nothing), None)
    if plain is not None:
        return plain
    some = next((c for c in near if c.lower_ in words.anything), None)
    return some if some is not None and negated(token, words) else None
