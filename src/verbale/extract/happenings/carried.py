"""The verb that carries a noun for a happening, and what it says of it."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from verbale.extract.happenings.clause import OBJECTS, SUBJECTS, is_negated, is_passive, objects, real_clause
from verbale.extract.happenings.moods import moods
from verbale.extract.happenings.naming import case_of, is_definite
from verbale.extract.happenings.table import Happenings
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, governor, is_invited, tense_of
from verbale.parse.columns import children, morph

PASSIVE = ("nsubj:pass", "nsubjpass")
ATTACK = "attack"
CORE = (*SUBJECTS, *OBJECTS, "obl:arg", "xcomp", "obl:agent")


def told_by(
    noun: Token, role: Token, dated: Collection[int], words: Happenings, tenses: TimesText
) -> tuple[Token | None, set[str]]:
    """The verb that carries a noun, and what it says of it; ``role``: the noun that stands for it in the clause."""
    told = _told_in_a_relative(noun, role, words) or _held_over_a_time(noun, case_of(noun), dated, words)
    if told is not None:
        return told, {"happens"} | moods(told, words.text, tenses)
    left = _left_subject(noun) if role == noun else None
    verb = left or governor(role.head).verb if role.head != role else None
    if verb is not None and is_invited(noun, verb, tenses):
        return verb, {"happens", "planned", "invited"}
    verb = real_clause(verb, words.text.plans | words.text.raises) if verb is not None else None
    done = next((c for c in children(noun) if _is_done(c, noun, words)), None)
    if verb is None:
        return (done, {"happens"} | moods(done, words.text, tenses)) if done is not None else (None, set())
    if left is not None and verb.lemma_ in words.text.happens:
        return verb, {"happens"} | moods(verb, words.text, tenses)
    facts = _carried(role, verb, words, tenses)
    if done is not None and not {"happens", "planned", "cancelled"} & facts:
        return done, {"happens"} | moods(done, words.text, tenses)
    return verb, facts


def _is_done(verb: Token, noun: Token, words: Happenings) -> bool:
    """Whether a participle says that a noun has happened: "the test *conducted* by X on Monday"."""
    if verb.dep_ != "acl" or verb.i < noun.i or verb.lemma_ not in words.text.happens - words.text.plans:
        return False
    return "Part" in morph(verb, "VerbForm") and "Past" in morph(verb, "Tense")


def _left_subject(noun: Token) -> Token | None:
    """The verb right after a noun that the parser took for part of another one: "selon X, une réunion pourrait …"."""
    after = noun.i + 1
    listed = any(c.dep_ in ("cc", "case") for c in children(noun))
    below = noun.dep_ == "appos" or (noun.dep_ in ("nmod", "conj") and not listed)
    if not below or after >= noun.sent.end or not any(c.dep_ == "det" for c in children(noun)):
        return None
    following = noun.doc[after]
    verb = following.head if following.dep_.startswith("aux") else following
    finite = "Fin" in morph(following, "VerbForm") and verb.pos_ in ("VERB", "AUX")
    doers = [c for c in children(verb) if c.dep_ in SUBJECTS and case_of(c) is None]  # no subject has a preposition
    return verb if finite and not doers else None


def _held_over_a_time(noun: Token, case: Token | None, dated: Collection[int], words: Happenings) -> Token | None:
    """The verb of an object that the parser hung on the time between: "a eu *mercredi* un entretien"."""
    time = noun.head
    if case is not None or time.i not in dated or time.i > noun.i or noun.i in dated:
        return None
    return time.head if time.head.pos_ == "VERB" and time.head.lemma_ in words.text.happens else None


def _told_in_a_relative(noun: Token, role: Token, words: Happenings) -> Token | None:
    """The verb of a relative clause that says that a noun happens: "la réunion, qui se tenait à Paris, …"; none where
    the main clause calls it off."""
    above = governor(role.head).verb if role.head != role else None
    if above is not None and role.dep_ in CORE and called_off(above, words):
        return None
    for child in (*children(noun), *_hung_above(noun, words)):
        if child.dep_ in ("relcl", "acl:relcl") and child.lemma_ in words.text.happens:
            whose = next((c for c in children(child) if c.dep_ in SUBJECTS), None)
            if whose is not None and (whose.tag_ in ("WDT", "WP") or "Rel" in morph(whose, "PronType")):
                return child if not is_negated(child, words.text) else None
            if _is_done_to(child, words) and not is_negated(child, words.text):
                return child
            if (
                whose is None
                and is_passive(child)
                and any(c.pos_ == "PART" and c.dep_ == "aux" for c in children(child))
            ):
                return child  # "a motion, *to be debated on Thursday*"
    return _misread_relative(noun, words)


def _hung_above(noun: Token, words: Happenings) -> Iterator[Token]:
    """What the parser hung on the noun above: "sa participation *au sommet, qui s'ouvre à Bruxelles*"."""
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    if above.pos_ == "NOUN" and above.lemma_.lower() not in words.nouns and above.i < noun.i:
        yield from (c for c in children(above) if c.i > noun.i)


def _misread_relative(noun: Token, words: Happenings) -> Token | None:
    """The verb of "les pourparlers, *qu'elle présidait*", which the parser hangs on the verb above."""
    after = noun.i + 1 + (noun.doc[noun.i + 1 : noun.i + 2].text == ",")
    that = noun.doc[after] if after < noun.sent.end else None
    if that is None or that.pos_ not in ("SCONJ", "PRON") or that.head.i < after or that.head.pos_ != "VERB":
        return None
    verb = that.head
    told = any(c.dep_ in SUBJECTS for c in children(verb)) and all(o == that for o in objects(verb))
    return verb if told and verb.lemma_ in words.text.presides and not is_negated(verb, words.text) else None


def _is_done_to(verb: Token, words: Happenings) -> bool:
    """Whether a relative clause says what somebody did at what it hangs on: "the talks, *which she chaired*"."""
    text = words.text
    if verb.lemma_ not in text.presides:
        return False
    return any(c.tag_ in ("WDT", "WP") or "Rel" in morph(c, "PronType") for c in objects(verb))


def _carried(noun: Token, verb: Token, words: Happenings, tenses: TimesText) -> set[str]:
    """What the verb says of the noun: that it happens, that it is only wished, that it is to come or off."""
    mood = moods(verb, words.text, tenses)
    facts = mood & {"if", "depends"}
    if not _is_core(noun, verb, words):
        case = case_of(noun)
        ahead = case is not None and case.lower_ in words.text.ahead
        return facts | (mood & {"planned"} if ahead else set())
    plans = verb.lemma_ in words.text.plans and bool(objects(verb)) and not is_passive(verb)
    if plans and noun.dep_ == "nsubj" and is_definite(noun):
        return (
            facts | {"subject", "provides"} | mood
        )  # "the deal provided for a halt": what it plans, not what is planned
    if verb.lemma_ in words.text.happens:
        facts |= {"happens"} | ({"wears-on"} if verb.lemma_ in words.text.wears_on else set())
    elif noun.dep_ in SUBJECTS:
        facts.add("happens" if _does_the_same(noun, verb, words) else "subject")
    facts |= mood
    called = verb.lemma_ in words.text.happens and noun.dep_ in OBJECTS  # "called a strike", not "called for one"
    doer = noun.dep_ in SUBJECTS and noun.dep_ not in PASSIVE and not is_passive(verb)
    if verb.lemma_ in words.text.wishes and not called and not doer:
        facts.add("wished")
    if verb.lemma_ in words.text.plans:
        facts.add("planned")
    if mood & {"wished", "if", "depends"}:
        facts |= {"off-wished"} if called_off(verb, words) else set()
    else:
        facts |= called_off(verb, words)
    if is_negated(verb, words.text):
        facts.add("negated")
        if noun.dep_ in SUBJECTS and verb.lemma_ in words.text.happens and _was_planned(noun, verb, words, tenses):
            facts.add("cancelled")  # "that meeting will not take place"
    return facts


def _was_planned(noun: Token, verb: Token, words: Happenings, tenses: TimesText) -> bool:
    """Whether what does not happen was to: it will not, or it has not and a participle says that it was planned."""
    if tense_of(verb, tenses) is Tense.FUTURE:
        return True
    return any(c.dep_ in ("acl", "amod") and c.lemma_ in words.text.plans for c in children(noun))


def _does_the_same(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether a noun for an attack strikes: "*des tirs* ont visé la garnison", "a *blast* killed two"."""
    told, act = words.nouns.get(noun.lemma_.lower(), ()), words.verbs.get(verb.lemma_)
    if not told or act is None or act.group != ATTACK or is_passive(verb):
        return False
    return any(kind.group == ATTACK for _, kind in told) and noun.dep_ not in PASSIVE


def _is_core(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether a noun is what its verb is about: its subject or object, or that in which somebody takes part."""
    if noun.dep_ in CORE:
        return real_clause(noun.head, words.text.plans | words.text.raises) == verb
    step = noun.head
    if noun.dep_ != "pobj" or step.head != verb or step.lower_ in words.text.apart:
        return False
    return step.lower_ not in words.text.at or verb.lemma_ in words.text.joins


def called_off(verb: Token, words: Happenings) -> set[str]:
    """Whether a verb calls off or puts off what it is said of."""
    particle = next((f" {c.lower_}" for c in children(verb) if c.dep_ == "prt"), "")
    if verb.lemma_ + particle in words.text.postpones:
        return {"cancelled", "postponed"}
    return {"cancelled"} if verb.lemma_ + particle in words.text.cancels else set()
