"""What governs a verb says of its act: that it is wished, planned, tied to an if, or only heard of."""

from functools import cache

from spacy.tokens import Token

from verbale.extract.happenings.clause import governors
from verbale.extract.happenings.table import EventsText
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, auxiliaries, governor, tense_of, was_able
from verbale.parse.columns import children, morph


def moods(verb: Token, words: EventsText, tenses: TimesText) -> set[str]:
    """``wished``, ``planned``, ``if`` (it is the condition), ``depends`` (it has one), ``heard`` (hearsay)."""
    facts = set()
    done = [g for g in governors(verb) if was_able(g, tenses)]
    above = {g.lemma_ for g in governors(verb) if g not in done}
    if above & words.wishes or any(_is_ready(g, verb, words) for g in governors(verb)):
        facts.add("wished")
    elif any(_plans(g, verb, words) for g in governors(verb)) and not _is_perfect_infinitive(verb):
        facts.add("planned")
    if has_if(verb, words) or is_opened(verb, words, tenses) or _is_awaited(verb, words, tenses):
        facts.add("if")
    tense = tense_of(verb, tenses)
    if tense in (Tense.CONDITIONAL, Tense.FUTURE) and any(
        (c.dep_ == "advcl" and has_if(c, words)) or (c.i < verb.i and c.pos_ == "NOUN" and _opens(c, words.if_phrases))
        for c in children(verb)
    ):
        facts.add("depends")
    if tense is Tense.CONDITIONAL:
        if any(c.lemma_ in words.wishes for c in children(verb)):
            facts.add("wished")
        if "depends" not in facts and words.hearsay and _is_perfect(verb):
            facts.add("heard")
    if done or _goes_on(verb, words, tenses):
        facts.add("over")
    if _is_unreal(verb, words):
        facts.add("if")
    return facts


def _plans(above: Token, verb: Token, words: EventsText) -> bool:
    """Whether a verb above plans an act; one with an adjective of its own does not: "is *hard* to buy"."""
    own = (c for c in children(above) if c.dep_ in ("attr", "acomp") and above.i < c.i < verb.i)
    return above.lemma_ in words.plans and not any(c.lemma_ not in words.plans for c in own)


def has_if(verb: Token, words: EventsText) -> bool:
    """Whether the clause of a verb is a condition."""
    return any(c.lower_ in words.if_words and c.dep_ in ("mark", "advmod") for c in children(verb))


def _is_ready(above: Token, verb: Token, words: EventsText) -> bool:
    """ "S'est dite *prête* à suspendre la grève": the adjective stands beside the act, below one verb."""
    return any(c.pos_ == "ADJ" and c.lemma_ in words.wishes and above.i < c.i < verb.i for c in children(above))


def is_opened(word: Token, words: EventsText, tenses: TimesText) -> bool:
    """Whether a phrase of condition opens the clause or phrase of a word: "en cas de trêve", and, unless what
    depends on it is over, "une fois la trêve conclue", "only after a truce"."""
    owner = word.head if word.dep_ == "acl" and word.head.i < word.i and not auxiliaries(word) else word
    if owner.dep_ == "ROOT":
        return False  # what opens the sentence opens a clause before this one
    if _opens(owner, words.if_phrases):
        return True
    if not _opens(owner, words.once_phrases):
        return False
    above = governor(owner.head).verb if owner.head != owner else None
    return above is None or tense_of(above, tenses) is not Tense.PAST


def _opens(word: Token, phrases: tuple[str, ...]) -> bool:
    doc, edge = word.doc, word.left_edge.i
    while edge < word.i and doc[edge].pos_ in ("PUNCT", "CCONJ"):
        edge += 1
    first_words, longest = _starts(phrases)
    for first in range(max(0, edge - longest), edge + 1):
        for told in first_words.get(doc[first].lower_, ()):
            if first + len(told) >= edge and [t.lower_ for t in doc[first : first + len(told)]] == told:
                return True
    return False


@cache
def _starts(phrases: tuple[str, ...]) -> tuple[dict[str, list[list[str]]], int]:
    """The phrases, word by word, under their first word; and how many words the longest has."""
    split = [phrase.split(" ") for phrase in phrases]
    found: dict[str, list[list[str]]] = {}
    for told in split:
        found.setdefault(told[0], []).append(told)
    return found, max(map(len, split), default=0)


def _is_awaited(verb: Token, words: EventsText, tenses: TimesText) -> bool:
    """Whether something is to follow upon the act: "… will be sent after a truce has been signed"."""
    if not any(c.lower_ in words.after_words and c.dep_ in ("mark", "advmod", "case") for c in children(verb)):
        return False
    helpers = auxiliaries(verb)
    perfect = any(h.lemma_ == "have" and "Pres" in morph(h, "Tense") for h in helpers)
    if not perfect and tense_of(verb, tenses) is not Tense.FUTURE:
        return False
    above = governor(verb.head).verb if verb.head != verb else None
    return above is not None and (
        tense_of(above, tenses) in (Tense.FUTURE, Tense.CONDITIONAL, Tense.INFINITIVE) or above.lemma_ in words.wishes
    )


def _goes_on(verb: Token, words: EventsText, tenses: TimesText) -> bool:
    """Whether an infinitive only goes on with what has happened: "ont atterri à Mascate, avant de s'envoler"."""
    opened = any(c.lower_ in words.ahead and c.dep_ in ("mark", "case", "advmod") for c in children(verb))
    above = governor(verb.head).verb if opened and verb.head != verb else None
    return above is not None and tense_of(above, tenses) is Tense.PAST


def _is_unreal(verb: Token, words: EventsText) -> bool:
    """ "Would have shut", "was to have approved": what has not come about."""
    helpers = auxiliaries(verb)
    perfect = any(h.lemma_ == "have" and h.i < verb.i for h in helpers)
    planned = any(g.lemma_ in words.plans for g in governors(verb))  # "was to have met", not "claims to have met"
    unsure = any(h.lower_ in words.unreal and (planned or h.pos_ != "PART") for h in helpers)
    return perfect and unsure and "Part" in morph(verb, "VerbForm")


def _is_perfect_infinitive(verb: Token) -> bool:
    """ "Annonce *avoir tiré*", "announced to have met": over, whatever governs it."""
    return "Part" in morph(verb, "VerbForm") and any(
        h.dep_ == "aux:tense" and "Inf" in morph(h, "VerbForm") for h in auxiliaries(verb)
    )


def _is_perfect(verb: Token) -> bool:
    """ "Aurait rencontré": a participle after a conditional auxiliary of time."""
    return "Part" in morph(verb, "VerbForm") and any(
        h.dep_ == "aux:tense" and "Cnd" in morph(h, "Mood") for h in auxiliaries(verb)
    )
