"""Nouns that tell an event: their type, what carries them, what is said of them."""

from collections.abc import Collection

from spacy.tokens import Token

from verbale.extract.happenings.clause import (
    OBJECTS,
    SUBJECTS,
    extent,
    is_habit,
    is_negated,
    is_passive,
    objects,
    real_clause,
)
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.moods import is_opened, moods
from verbale.extract.happenings.table import EventType, Happenings
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, governor, is_invited, tense_of
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block

FAR = ("phone", "video")
AGREEMENT, TALK, VISIT = "agreement", "talk", "visit"
CORE = (*SUBJECTS, *OBJECTS, "obl:arg", "xcomp", "obl:agent")


def noun_mention(
    block: Block, noun: Token, words: Happenings, tenses: TimesText, dated: Collection[int]
) -> Mention | None:
    """What a noun tells; None where it tells no event. ``dated``: the tokens of times."""
    found, case = typed(noun, words), _case(noun)
    if found is None or _tells_none(noun, case, found[0], words):
        return None
    kind, first, last = found
    role = _role(noun, words)
    verb, facts = _told_by(noun, role, dated, words, tenses)
    if {"negated", "happens"} <= facts and role.dep_ in OBJECTS:
        return None  # "will not sign a truce"
    if verb is not None and (is_habit(verb, words.text) or (role.dep_ == "pobj" and _is_denied_plan(verb, words))):
        return None  # "no date has been set for a hearing"
    facts |= {"noun", "typed", f"type-{kind.name}"}
    if "happens" in facts and verb is not None:
        facts.add(str(tense_of(verb, tenses).value))
    facts |= _modified(noun, words) | _above(noun, case, words) | _before(noun, case, words)
    if kind.group == TALK and verb is not None and case is not None and _is_purpose(case, verb, words):
        facts.add("purpose")
    if is_opened(noun, words.text, tenses):
        facts.add("if")
    if case is not None and case.lower_ in words.text.toward and kind.group == AGREEMENT:
        facts.add("wished")
    if noun.lemma_.lower() in words.text.partitives:
        facts.add("part")
    if any(c.lemma_.lower() in words.text.others for c in children(noun)):
        facts.add("another")
    number = frozenset(c.lemma_.lower() for c in children(noun)) & words.text.numbered
    if meets(noun, words):
        facts.add("between")
    start, end = phrase(noun, first, last)
    if any(t.pos_ == "PROPN" for t in block.doc[start : end + 1]):
        facts.add("named")
    mention = Mention(block, noun, verb, kind, block.span_of(block.doc[start : end + 1]), facts)
    mention.number = number
    mention.definite = _is_definite(noun)
    mention.indefinite = any("Ind" in morph(c, "Definite") for c in children(noun))
    if not mention.definite and "Plur" in morph(noun, "Number") and not {"happens", "at"} & facts:
        facts.add("plural")
    if verb is not None and "happens" in facts:
        low, high = extent(verb)
        mention.evidence = block.span_of(block.doc[min(low, start) : max(high, end) + 1])
    return mention


def _tells_none(noun: Token, case: Token | None, kind: EventType, words: Happenings) -> bool:
    """Whether a noun of an event's type is here no event."""
    if any(c.lower_ in words.text.not_words for c in children(noun)) or _names_another(noun, words):
        return True
    if kind.group == AGREEMENT and noun.head.lemma_ in words.text.breaks and case is None:
        return True  # "broke the ceasefire" is told by its verb
    if case is not None and case.lower_ in words.text.not_words:
        return True  # "ended without a deal"
    if case is not None and noun.lemma_.lower() in words.text.written:
        return True  # "said in a statement"
    if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.head.i > noun.i:
        return True  # "opening salvos", "the strike fund"
    if _is_way(noun, case, kind, words) or _is_idiom(noun, case, words):
        return True
    opens = noun.i == noun.sent.start and (noun.pos_ != "PROPN" or noun.sent.end - noun.i == 1)
    if noun.lemma_.lower() in words.text.bodies and noun.text[0].isupper() and not opens:
        return True  # "le Congrès", "the General Assembly"
    return noun.lemma_ in words.text.tolls and any(c.pos_ == "NUM" for c in children(noun))  # "neuf morts"


def _told_by(
    noun: Token, role: Token, dated: Collection[int], words: Happenings, tenses: TimesText
) -> tuple[Token | None, set[str]]:
    """The verb that carries a noun, and what it says of it; ``role``: the noun that stands for it in the clause."""
    told = _told_in_a_relative(noun, role, words) or _held_over_a_time(noun, _case(noun), dated, words)
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


def _is_denied_plan(verb: Token, words: Happenings) -> bool:
    return verb.lemma_ in words.text.plans and is_negated(verb, words.text)


def _above(noun: Token, case: Token | None, words: Happenings) -> set[str]:
    """What the noun or verb above says of a noun: "l'annulation du vote", "l'espoir d'un accord", "la veille de …"."""
    above, facts = noun.head.head if noun.head.pos_ == "ADP" else noun.head, set[str]()
    if above.lemma_ in words.text.cancelling and not _is_wished(above, words):
        facts.add("cancelled")
    if above == noun:
        return facts
    if above.lemma_ in words.text.thought and above.pos_ == "NOUN":
        facts |= {"wished", "thought"}
    if case is not None and case.lower_ in words.text.of_words:
        facts |= {"eve", "apart"} if above.lemma_ in words.text.eves else set()
        facts |= {"at"} if above.lemma_ in words.text.at_nouns else set()
        facts |= {"at", "apart", "over"} if above.lemma_ in words.text.sequels else set()
        facts |= {"at", "apart"} if above.lemma_ in words.text.sidelines else set()
    return facts


def _before(noun: Token, case: Token | None, words: Happenings) -> set[str]:
    """Whether a preposition sets something at a happening ("lors de"), or apart from it ("après")."""
    before = {case.lower_ if case is not None else "", noun.head.lower_ if noun.head.pos_ in ("ADP", "ADV") else ""}
    if not before & words.text.at:
        return set()
    if not before & words.text.apart:
        return {"at"}
    return {"apart"} if before & words.text.ahead else {"apart", "over"}


def _is_wished(noun: Token, words: Happenings) -> bool:
    """Whether somebody only asks for what a noun names: "demande l'annulation du vote"."""
    verb = governor(noun.head).verb if noun.head != noun else None
    return verb is not None and verb.lemma_ in words.text.wishes


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
    doers = [c for c in children(verb) if c.dep_ in SUBJECTS and _case(c) is None]  # no subject has a preposition
    return verb if finite and not doers else None


def _held_over_a_time(noun: Token, case: Token | None, dated: Collection[int], words: Happenings) -> Token | None:
    """The verb of an object that the parser hung on the time between: "a eu *mercredi* un entretien"."""
    time = noun.head
    if case is not None or time.i not in dated or time.i > noun.i or noun.i in dated:
        return None
    return time.head if time.head.pos_ == "VERB" and time.head.lemma_ in words.text.happens else None


def _is_purpose(case: Token, verb: Token, words: Happenings) -> bool:
    """Whether people travel for what a noun names: "flew to Oslo *for talks* with X"."""
    kind = words.verbs.get(verb.lemma_) or words.reflexive.get(verb.lemma_)
    return kind is not None and kind.group == VISIT and case.lower_ in words.text.purposes


def _told_in_a_relative(noun: Token, role: Token, words: Happenings) -> Token | None:
    """The verb of a relative clause that says that a noun happens: "la réunion, qui se tenait à Paris, …"; none where
    the main clause calls it off."""
    above = governor(role.head).verb if role.head != role else None
    if above is not None and role.dep_ in CORE and _called_off(above, words):
        return None
    for child in children(noun):
        if child.dep_ in ("relcl", "acl:relcl") and child.lemma_ in words.text.happens:
            whose = next((c for c in children(child) if c.dep_ in SUBJECTS), None)
            if whose is not None and (whose.tag_ in ("WDT", "WP") or "Rel" in morph(whose, "PronType")):
                return child if not is_negated(child, words.text) else None
    return None


def _role(noun: Token, words: Happenings) -> Token:
    """The noun that stands for a happening in its clause: the "round" of "a round of talks"."""
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above if above.pos_ == "NOUN" and above.lemma_.lower() in words.text.partitives else noun


def _names_another(noun: Token, words: Happenings) -> bool:
    """Whether a noun only says of what kind another happening is: "ceasefire talks", "négociations de paix"."""
    above = noun.head
    if above.pos_ not in ("NOUN", "PROPN") or above.lemma_.lower() not in words.nouns:
        return False
    bare = {c.dep_ for c in children(noun)} <= {"case", "amod"}
    return noun.dep_ == "compound" or (noun.dep_ == "nmod" and bare and _case_is_of(noun, words))


def _case_is_of(noun: Token, words: Happenings) -> bool:
    case = _case(noun)
    return case is not None and case.lower_ in words.text.of_words and "Definite=Def" not in str(case.morph)


def _is_way(noun: Token, case: Token | None, kind: EventType, words: Happenings) -> bool:
    """Whether a noun only says with whom or how something is done: "en présence de X", "par visioconférence"."""
    if case is None or any(c.dep_ == "det" for c in children(noun)):
        return False
    if noun.lemma_ in words.text.needs.get(noun.head.lemma_, ()):
        return True  # "se mettre d'accord"
    return noun.lemma_ in words.text.beside or (kind.mode in FAR and case.lower_ in words.text.means)


def _is_idiom(noun: Token, case: Token | None, words: Happenings) -> bool:
    """Whether a bare noun with its preposition is part of a phrase: "le président en exercice", "go on strike"."""
    if case is None or any(c.dep_ in ("det", "poss", "nummod") for c in children(noun)):
        return False
    said = f"{case.lower_} {noun.lower_}"
    verb = governor(noun.head).verb
    return said in words.text.idioms or (verb is not None and f"{verb.lemma_} {said}" in words.verbs)


def _case(noun: Token) -> Token | None:
    own = next((c for c in children(noun) if c.dep_ in ("case", "prep") and c.i < noun.i), None)
    return own or (noun.head if noun.head.pos_ == "ADP" else None)


def meets(word: Token, words: Happenings) -> bool:
    """Whether the words name who else takes part: "avec X", "entre X et Y"."""
    for child in children(word):
        case = child if child.dep_ == "prep" else next((c for c in children(child) if c.dep_ == "case"), None)
        if case is not None and case.lower_ in words.text.between:
            return True
    return False


def _carried(noun: Token, verb: Token, words: Happenings, tenses: TimesText) -> set[str]:
    """What the verb says of the noun: that it happens, that it is only wished, that it is to come or off."""
    mood = moods(verb, words.text, tenses)
    facts = mood & {"if", "depends"}
    if not _is_core(noun, verb, words):
        case = _case(noun)
        ahead = case is not None and case.lower_ in words.text.ahead
        return facts | (mood & {"planned"} if ahead else set())
    plans = verb.lemma_ in words.text.plans and bool(objects(verb)) and not is_passive(verb)
    if plans and noun.dep_ == "nsubj" and _is_definite(noun):
        return (
            facts | {"subject", "provides"} | mood
        )  # "the deal provided for a halt": what it plans, not what is planned
    if verb.lemma_ in words.text.happens:
        facts |= {"happens"} | ({"wears-on"} if verb.lemma_ in words.text.wears_on else set())
    elif noun.dep_ in SUBJECTS:
        facts.add("subject")
    facts |= mood
    called = verb.lemma_ in words.text.happens and noun.dep_ in OBJECTS  # "called a strike", not "called for one"
    if verb.lemma_ in words.text.wishes and not called:
        facts.add("wished")
    if verb.lemma_ in words.text.plans:
        facts.add("planned")
    if mood & {"wished", "if", "depends"}:
        facts |= {"off-wished"} if _called_off(verb, words) else set()
    else:
        facts |= _called_off(verb, words)
    if is_negated(verb, words.text):
        facts.add("negated")
        if noun.dep_ in SUBJECTS and verb.lemma_ in words.text.happens and tense_of(verb, tenses) is Tense.FUTURE:
            facts.add("cancelled")  # "that meeting will not take place"
    return facts


def _is_core(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether a noun is what its verb is about: its subject or object, or that in which somebody takes part."""
    if noun.dep_ in CORE:
        return real_clause(noun.head, words.text.plans | words.text.raises) == verb
    step = noun.head
    if noun.dep_ != "pobj" or step.head != verb or step.lower_ in words.text.apart:
        return False
    return step.lower_ not in words.text.at or verb.lemma_ in words.text.joins


def _modified(noun: Token, words: Happenings) -> set[str]:
    """What a participle after a noun says of it: "la réunion prévue lundi", "a summit planned for May"."""
    facts = set()
    for child in children(noun):
        if child.dep_ in ("acl", "amod") and child.pos_ in ("VERB", "ADJ"):
            facts |= _called_off(child, words)
            if child.lemma_ in words.text.plans and not {"Pres", "Ger"} & {*morph(child, "Tense")}:
                facts.add("planned")
    return facts


def _called_off(verb: Token, words: Happenings) -> set[str]:
    particle = next((f" {c.lower_}" for c in children(verb) if c.dep_ == "prt"), "")
    if verb.lemma_ + particle in words.text.postpones:
        return {"cancelled", "postponed"}
    return {"cancelled"} if verb.lemma_ + particle in words.text.cancels else set()


def typed(noun: Token, words: Happenings) -> tuple[EventType, int, int] | None:
    """The type of a noun, with the tokens of its expression; the words of its sentence may tell another sense."""
    for words_of, kind in words.nouns.get(noun.lemma_.lower(), words.nouns.get(noun.text, ())):
        count = len(words_of)
        first = noun.i if words.text.head == "first" else noun.i - count + 1
        run = noun.doc[max(first, 0) : first + count]
        if count == 1 or tuple(t.lower_ for t in run) == words_of or tuple(t.lemma_ for t in run) == words_of:
            return words.sense_of(noun, kind) if count == 1 else kind, first, first + count - 1
    return None


def phrase(noun: Token, first: int, last: int) -> tuple[int, int]:
    """First and last token of the noun phrase without relative clauses."""
    kept = [first, last]
    stack = list(children(noun))
    while stack:
        token = stack.pop()
        if token.dep_ in ("relcl", "acl:relcl", "punct", "cc", "conj", "parataxis", "dep") and token.head == noun:
            continue
        kept.append(token.i)
        stack.extend(children(token))
    return min(kept), max(kept)


def _is_definite(noun: Token) -> bool:
    """Whether a noun speaks of a happening as known: "the", "this", "sa"."""
    return any(
        "Def" in morph(c, "Definite") or "Dem" in morph(c, "PronType") or "Yes" in morph(c, "Poss")
        for c in children(noun)
    )
