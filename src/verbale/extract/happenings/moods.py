"""What governs a verb says of its act: that it is wished, planned, tied to an if, or only heard of."""

from spacy.tokens import Token

from verbale.extract.happenings.clause import governors
from verbale.extract.happenings.table import EventsText
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, auxiliaries, tense_of


def moods(verb: Token, words: EventsText, tenses: TimesText) -> set[str]:
    """``wished``, ``planned``, ``if`` (it is the condition), ``depends`` (it has one), ``heard`` (hearsay)."""
    facts = set()
    above = {g.lemma_ for g in governors(verb)}
    if above & words.wishes:
        facts.add("wished")
    elif above & words.plans:
        facts.add("planned")
    if _has_if(verb, words):
        facts.add("if")
    tense = tense_of(verb, tenses)
    if tense in (Tense.CONDITIONAL, Tense.FUTURE) and any(
        c.dep_ == "advcl" and _has_if(c, words) for c in verb.children
    ):
        facts.add("depends")
    if tense is Tense.CONDITIONAL:
        if any(c.lemma_ in words.wishes for c in verb.children):
            facts.add("wished")
        if "depends" not in facts and words.hearsay and _is_perfect(verb):
            facts.add("heard")
    return facts


def _has_if(verb: Token, words: EventsText) -> bool:
    return any(c.lower_ in words.if_words and c.dep_ in ("mark", "advmod") for c in verb.children)


def _is_perfect(verb: Token) -> bool:
    """ "Aurait rencontré": a participle after a conditional auxiliary of time."""
    return "Part" in verb.morph.get("VerbForm", []) and any(
        h.dep_ == "aux:tense" and "Cnd" in h.morph.get("Mood", []) for h in auxiliaries(verb)
    )
