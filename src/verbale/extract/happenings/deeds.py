"""Acts that count though no day is told: "the police arrested 31 of them", "Lima a rappelé son ambassadeur"."""

from spacy.tokens import Token

from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.weight import LEAST
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, auxiliaries, tense_of
from verbale.parse.columns import children, morph

DEED, MEASURE = "deed", "sanction"
LEAST_DEED = 0.27  # confidence below which such an act is left out
UNSURE = frozenset({"if", "wished", "quoted", "heard", "negated"})
STEPS = 4  # verbs that may be joined to each other above an act


def is_deed(mention: Mention, tenses: TimesText) -> bool:
    """Whether a main clause tells that an act of a listed type was done or is planned, or that one of any type will be
    done; what had been done before something else is background. Of measures, those that a verb tells with its object
    ("halted deliveries") and those that are planned."""
    if not mention.is_verb or mention.kind is None or "lent" in mention.facts or mention.facts & UNSURE:
        return False
    verb = mention.token
    if not _is_main(verb, "planned" in mention.facts):
        return False
    tense = tense_of(verb, tenses)
    measure = mention.kind.name == MEASURE and (tense is Tense.INFINITIVE or verb.lemma_ not in mention.kind.verbs)
    if tense is Tense.FUTURE or not (mention.kind.deed or measure):
        return tense is Tense.FUTURE
    if tense is Tense.INFINITIVE:
        return "planned" in mention.facts
    return tense is Tense.PAST and _is_finite(verb) and not _is_before_the_past(verb)


def least(mention: Mention) -> float:
    """The confidence from which a mention is kept."""
    return LEAST_DEED if DEED in mention.marks else LEAST


def _is_main(verb: Token, planned: bool) -> bool:
    """Whether a verb is that of a main clause, or joined to it: "sent ships and *recalled* its envoy", "is expected
    to *expel* two of them"."""
    for _ in range(STEPS):
        if verb.dep_ == "ROOT":
            return True
        aside = verb.dep_ in ("ccomp", "parataxis") and verb.i < verb.head.i  # "they met, the ministry said"
        if not aside and verb.dep_ != "conj" and not (planned and verb.dep_ == "xcomp"):
            return False
        if aside and any(c.dep_ == "mark" for c in children(verb)):
            return False
        verb = verb.head
    return False


def _is_finite(verb: Token) -> bool:
    """Whether a participle has its auxiliary, or shares that of the verb it is joined to."""
    if "Part" not in morph(verb, "VerbForm"):
        return True
    return bool(auxiliaries(verb)) or (verb.dep_ == "conj" and bool(auxiliaries(verb.head)))


def _is_before_the_past(verb: Token) -> bool:
    """ "Had arrested", "avait rappelé"."""
    helpers = (h for h in auxiliaries(verb) if h.dep_ in ("aux", "aux:tense"))
    return "Part" in morph(verb, "VerbForm") and any({"Imp", "Past"} & {*morph(h, "Tense")} for h in helpers)
