"""Ask a parse in what form a verb stands: finite, infinitive, participle, passive, copular."""

from spacy.tokens import Token

from verbale.extract.stance.labels import ADNOMINAL, VERBAL
from verbale.parse.columns import children, helpers, morph, relations

PASSIVE = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"})
PASSIVE_HELP = frozenset({"aux:pass", "auxpass"})


def is_passive(token: Token) -> bool:
    """Whether the clause is in the passive, or a past participle that qualifies a noun."""
    below = relations(token)
    if "expl:comp" in below:
        return False  # "s'est engagée à": a reflexive verb, whatever the parser calls its subject
    if is_perfect(token) and PASSIVE_HELP.isdisjoint(below):
        return False  # "ont rejeté par avance": the parser took "par" for the agent's
    if any(c.dep_ in PASSIVE for c in children(token)) or is_participle(token) or _in_front(token):
        return True
    alone = token.dep_ == "conj" and not any(c.dep_.startswith(("aux", "nsubj")) for c in children(token))
    return alone and is_past_participle(token) and token.head.pos_ in VERBAL and is_passive(token.head)


def is_participle(token: Token) -> bool:
    """A past participle without an auxiliary, after a noun ("les garanties demandées par Kiev")."""
    if token.dep_ not in ADNOMINAL or any(c.dep_.startswith("aux") for c in children(token)):
        return False
    return is_past_participle(token)


def _in_front(token: Token) -> bool:
    """A past participle with which a sentence opens ("Condamné à trois ans, il fera appel")."""
    if token.dep_ != "advcl" or token.i > token.head.i or token.left_edge.i != token.sent.start:
        return False
    return is_past_participle(token) and not any(c.dep_.startswith("aux") for c in children(token))


def is_present_participle(token: Token) -> bool:
    """Whether a verb is a present participle ("estimant", "visant")."""
    return "Part" in morph(token, "VerbForm") and "Pres" in morph(token, "Tense")


def is_past_participle(token: Token) -> bool:
    """Whether a verb is a past participle ("signé", "signed")."""
    return token.tag_ == "VBN" or ("Part" in morph(token, "VerbForm") and "Past" in morph(token, "Tense"))


def has_been(token: Token) -> bool:
    """Whether a clause stands in a compound tense of the past ("would have signed", "aurait signé")."""
    return "aux:tense" in relations(token) or (token.tag_ == "VBN" and not is_passive(token))


def would_have(token: Token) -> bool:
    """Whether a clause tells what was not so ("would have voted", "aurait voté")."""
    return has_been(token) or any(c.lemma_ == "have" and c.dep_ == "aux" for c in children(token))


def was_before(token: Token) -> bool:
    """Whether a clause tells in the pluperfect what came before what is told ("had agreed", "s'étaient engagés")."""
    for helper in helpers(token):
        if helper.tag_ == "VBD" and helper.lemma_ == "have":
            return True
        if helper.dep_ == "aux:tense" and "Imp" in morph(helper, "Tense"):
            return True
    return False


def supposed(token: Token) -> bool:
    """Whether an infinitive under "must" tells what is concluded ("had to be lying", "must have known")."""
    group = helpers(token)
    running = token.tag_ == "VBG" and any(c.lemma_ == "be" for c in group)
    return running or any(c.lower_ == "have" and c.dep_ == "aux" and c.tag_ == "VB" for c in group)


def is_finite(token: Token) -> bool:
    """Whether the clause has a finite verb."""
    group = (token, *helpers(token))
    return any("Fin" in morph(t, "VerbForm") or t.tag_ == "MD" for t in group)


def is_present(token: Token) -> bool:
    """Whether the clause stands in the present ("we are not signing", "nous ne signons pas")."""
    group = helpers(token) or (token,)
    return any("Fin" in morph(t, "VerbForm") and "Pres" in morph(t, "Tense") for t in group) and not any(
        c.dep_ == "aux:tense" or c.tag_ == "MD" or c.lemma_ == "have" for c in group
    )


def is_infinitive(token: Token) -> bool:
    """Whether a verb stands in the infinitive or as an -ing form, or a noun phrase carries one as copula."""
    finite = ("MD", "VBZ", "VBP", "VBD")
    if token.tag_ in ("VB", "VBG", "VBN") and any(
        c.tag_ in finite and c.dep_.startswith("aux") for c in children(token)
    ):
        return False
    if token.tag_ in ("VB", "VBG"):
        return True
    group = (token, *helpers(token))
    return any("Inf" in morph(t, "VerbForm") for t in group)


def is_copular(token: Token) -> bool:
    """Whether a clause says how something is: "que la force soit crédible", "the force to be credible"."""
    below = relations(token)
    return "cop" in below or (token.pos_ == "AUX" and ("acomp" in below or "attr" in below))


def is_verb_taken_for_noun(token: Token) -> bool:
    """A verb that the tagger took for a noun: with an object, without an article ("X, qui …, demande un arbitre")."""
    if token.pos_ != "NOUN" or not any(c.dep_ in ("obj", "dobj") and c.i > token.i for c in children(token)):
        return False
    return not any(c.dep_ in ("det", "case", "poss", "amod", "nummod") and c.i < token.i for c in children(token))


def has_copula(token: Token) -> bool:
    """Whether a clause has a copula of its own ("est inacceptable")."""
    return "cop" in relations(token)


def is_perfect(token: Token) -> bool:
    """Whether a verb stands in a compound tense formed with "avoir"."""
    return any(c.dep_ == "aux:tense" and c.lemma_ == "avoir" for c in helpers(token))
