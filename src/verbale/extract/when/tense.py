"""The tense of the words that govern a place in a sentence: has it happened, does it, will it?"""

from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Token

from verbale.extract.when.days import Direction
from verbale.extract.when.table import TimesText
from verbale.parse.columns import children, morph


class Tense(Enum):
    """The time of a verb group."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    INFINITIVE = "infinitive"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb above a place, and whether the way up to it went through a noun or an adjective."""

    verb: Token | None
    direct: bool


def governor(token: Token) -> Governor:
    """The nearest verb at or above a token."""
    direct = True
    for step in (token, *token.ancestors):
        if step.pos_ in ("VERB", "AUX"):
            return Governor(step, direct)
        if step != token and step.pos_ in ("NOUN", "PROPN", "ADJ", "PRON"):
            direct = False
    return Governor(None, direct)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb group, modals and the participle of *être* included."""
    return [c for c in children(verb) if c.dep_.startswith("aux") or c.dep_ == "cop"]


def tense_of(verb: Token, words: TimesText) -> Tense:
    """The tense of a verb group; an infinitive asks the verb above it."""
    helpers = auxiliaries(verb)
    group = [verb, *helpers]
    lowered = {t.lower_ for t in group}
    if lowered & words.future_words or any("Fut" in morph(t, "Tense") for t in group) or _is_future_form(verb, words):
        return Tense.FUTURE
    if lowered & words.conditional_words or any("Cnd" in morph(t, "Mood") for t in group):
        return Tense.CONDITIONAL
    shape = (morph(verb, "VerbForm") or [""])[0]
    past = "Past" in morph(verb, "Tense")
    if shape == "Part":
        return _participle(verb, helpers, past)
    if shape == "Inf" and verb.lower_ != verb.lemma_ and any(h.dep_ == "aux:tense" for h in helpers):
        return _participle(verb, helpers, True)  # "s'est envolé", which the engine takes for an infinitive
    if shape == "Inf":
        return Tense.INFINITIVE
    if shape == "Ger" or (shape == "" and not morph(verb, "Tense")):
        return Tense.NONE
    return Tense.PAST if past or "Imp" in morph(verb, "Tense") or _is_past_form(verb, words) else Tense.PRESENT


def _is_future_form(verb: Token, words: TimesText) -> bool:
    """A finite form that can only be a future although the engine calls it a past: "recevra", "conclura"."""
    if not words.future_forms or "Fin" not in morph(verb, "VerbForm"):
        return False
    return any(verb.lemma_.endswith(lemma) and verb.lower_.endswith(form) for lemma, form in words.future_forms)


def _is_past_form(verb: Token, words: TimesText) -> bool:
    """A form of the stem that can only be a past although the engine calls it a present: "coprésidaient"."""
    ends = ((lemma, form) for lemma, form in words.past_forms if verb.lower_.endswith(form))
    return any(
        verb.lower_ == verb.lemma_.removesuffix(lemma) + form for lemma, form in ends if verb.lemma_.endswith(lemma)
    )


def _participle(verb: Token, helpers: list[Token], past: bool) -> Tense:
    """A participle: by its auxiliaries; alone by its own form."""
    if not helpers:
        return Tense.PAST if past else Tense.NONE
    if any(h.dep_ in ("aux:tense",) or h.lemma_ == "have" for h in helpers):
        return Tense.PAST
    if any({"Past", "Imp"} & set(morph(h, "Tense")) for h in helpers):
        return Tense.PAST
    if any(morph(h, "VerbForm") == ["Inf"] for h in helpers) and not past:
        return Tense.INFINITIVE
    return Tense.PRESENT


def direction(token: Token, words: TimesText) -> Direction:
    """Where the words that govern a time expression look; NEAR where they do not say."""
    found = governor(token.head if token.head != token else token)
    verb, direct = found.verb, found.direct
    if verb is not None and verb.lemma_ in words.moved and _case(token) in words.towards:
        return Direction.FUTURE  # "a reporté à l'automne"
    if verb is not None and is_invited(token, verb, words):
        return Direction.FUTURE
    for _ in range(6):
        if verb is None:
            return Direction.NEAR
        tense = tense_of(verb, words)
        if tense is Tense.PRESENT and (verb.lemma_ in words.planned or _is_due(verb, words)):
            return Direction.FUTURE
        if tense is Tense.PAST and verb.dep_ == "ccomp" and _is_due(verb, words):
            return Direction.FUTURE  # "said she was due in Oslo on Monday"
        if tense is Tense.PAST and _planned(verb, words) and (not _affirms(verb) or _after_object(verb, token)):
            return Direction.FUTURE
        if tense is Tense.INFINITIVE and was_able(verb.head, words):
            return Direction.PAST
        if tense in (Tense.FUTURE, Tense.CONDITIONAL, Tense.INFINITIVE):
            return Direction.FUTURE
        if tense is Tense.PAST:
            return Direction.PAST
        if tense is Tense.PRESENT:
            passive = any(h.dep_ in ("aux:pass", "auxpass") for h in auxiliaries(verb))
            return Direction.FUTURE if direct and not passive and verb.pos_ == "VERB" else Direction.NEAR
        above = governor(verb.head) if verb.head != verb else Governor(None, False)
        verb, direct = above.verb, direct and above.direct
    return Direction.NEAR


def was_able(above: Token, words: TimesText) -> bool:
    """Whether what is told below a verb or adjective was done: "*managed* to cross", "*ont pu* livrer la farine"."""
    if above.lemma_ not in words.able:
        return False
    verb = above.head if above.pos_ == "ADJ" else above
    helped = any(h.dep_ == "aux:tense" for h in auxiliaries(verb)) or "Part" not in morph(verb, "VerbForm")
    imperfect = "Imp" in morph(verb, "Tense")
    return helped and not imperfect and tense_of(verb, words) is Tense.PAST


def _planned(verb: Token, words: TimesText) -> bool:
    """Whether a verb sets a time for what is to come; with a particle it does something else ("was called *in*")."""
    return verb.lemma_ in words.planned and not any(c.dep_ == "prt" for c in children(verb))


def is_invited(token: Token, verb: Token, words: TimesText) -> bool:
    """Whether a word stands at or after what somebody is called to: "summoned both *to a meeting* on Wednesday"."""
    return any(verb.i < noun.i <= token.i for noun in called_to(verb, words))


def called_to(verb: Token, words: TimesText) -> list[Token]:
    """The nouns after "to" below a verb of inviting, right below it or below whom it invites; none of another verb."""
    if verb.lemma_ not in words.invites:
        return []
    below = [t for c in children(verb) for t in (c, *(children(c) if c.dep_ in ("obj", "dobj", "obl:mod") else ()))]
    found = [t for t in below if t.pos_ == "NOUN" and _case(t) in words.invited_to]
    found += [t for p in below if p.pos_ == "ADP" and p.lower_ in words.invited_to for t in children(p)]
    return [t for t in found if t.pos_ == "NOUN"]


def _is_due(verb: Token, words: TimesText) -> bool:
    """ "Is *due* in Oslo on Monday", "was due there": an adjective says that it is to come."""
    return verb.pos_ == "AUX" and any(c.dep_ == "acomp" and c.lemma_ in words.planned for c in children(verb))


def _case(token: Token) -> str:
    """The preposition of a time."""
    own = next((c.lower_ for c in children(token) if c.dep_ in ("case", "prep")), "")
    return own or (token.head.lower_ if token.head.pos_ in ("ADP", "SCONJ") else "")


def _after_object(verb: Token, time: Token) -> bool:
    """Whether a time stands after something new that was planned: "a annoncé mardi une réunion *le 15 octobre*"."""
    objects = [c for c in children(verb) if c.dep_ in ("obj", "dobj") and verb.i < c.i < time.i]
    return any(not _is_known(o) for o in objects)


def _is_known(noun: Token) -> bool:
    """Whether a noun is spoken of as known ("this change"): then its time is that of the telling."""
    return any("Dem" in morph(c, "PronType") or "Yes" in morph(c, "Poss") for c in children(noun))


def _affirms(verb: Token) -> bool:
    """Whether somebody does it, named or behind the verb ("a annoncé mercredi le ministre"), unlike "prévue lundi"."""
    below = {c.dep_ for c in children(verb)}
    return "nsubj" in below or ("aux:tense" in below and not below & {"aux:pass", "nsubj:pass"})
