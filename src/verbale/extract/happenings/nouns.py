"""Nouns that tell an event: their type, what carries them, what is said of them."""

from collections.abc import Collection

from spacy.tokens import Token

from verbale.extract.happenings.carried import called_off, told_by
from verbale.extract.happenings.clause import OBJECTS, SUBJECTS, extent, is_habit, is_negated, is_passive, objects
from verbale.extract.happenings.done_to import done_to
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.moods import has_if, is_opened
from verbale.extract.happenings.naming import case_of, is_definite, meets, phrase, typed
from verbale.extract.happenings.no_event import tells_none
from verbale.extract.happenings.table import EventType, Happenings
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, governor, tense_of
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block

AGREEMENT, TALK, VISIT, VOTE = "agreement", "talk", "visit", "vote"


def noun_mention(
    block: Block, noun: Token, words: Happenings, tenses: TimesText, dated: Collection[int]
) -> Mention | None:
    """What a noun tells; None where it tells no event. ``dated``: the tokens of times."""
    found, case = typed(noun, words), case_of(noun)
    if found is None or tells_none(noun, case, found[0], words):
        return None
    kind, first, last = found
    if is_clause(noun):
        return _clause_mention(block, noun, kind, words)
    role = _role(noun, words)
    verb, facts = told_by(noun, role, dated, words, tenses)
    if {"negated", "happens"} <= facts and (role.dep_ in OBJECTS or _is_none_of(role, words)):
        return None  # "will not sign a truce"
    if verb is not None and (_is_waited_for(noun, verb, words) or _is_hung_on(noun, verb, words)):
        return None  # "attendent un coup de fil", "suspendue à un coup de fil"
    if verb is not None and (is_habit(verb, words.text) or (role.dep_ == "pobj" and _is_denied_plan(verb, words))):
        return None  # "no date has been set for a hearing"
    if verb is not None and kind.group == AGREEMENT and _is_voted_on(role, verb, words):
        return None  # "ratified the protocol"
    facts |= {"noun", "typed", f"type-{kind.name}"}
    if "happens" in facts and verb is not None:
        facts.add(str(tense_of(verb, tenses).value))
    if _is_planned_behind(noun, words.text.plans & tenses.planned):
        facts.add("planned")
    facts |= _modified(noun, words) | _above(noun, case, words) | _before(noun, case, words)
    if role != noun and role.lemma_.lower() not in words.nouns and not {"at", "apart"} & facts:
        facts |= _before(role, case_of(role), words)  # "after a night of talks"
    if kind.group == TALK and verb is not None and case is not None and _is_purpose(case, verb, words):
        facts.add("purpose")
    if is_opened(noun, words.text, tenses):
        facts.add("if")
    if case is not None and case.lower_ in words.text.toward and kind.group == AGREEMENT:
        facts.add("wished")
    if {"over", "apart"} <= facts and case is not None and case.head.i in dated and case.i > case.head.i:
        facts.add("eve-named")
    if kind.group == AGREEMENT and _is_morrow_of_any(noun, verb, facts, words, tenses):
        facts = (facts | {"if"}) - {"eve", "over"}
    facts.discard("eve-named")
    if {"at", "apart"} & facts == {"at"} and verb is not None and tense_of(verb, tenses) is Tense.PAST:
        facts.add("past-at")
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
    mention.definite = is_definite(noun)
    mention.indefinite = any("Ind" in morph(c, "Definite") for c in children(noun)) or _is_bare_at(noun, case, words)
    if not mention.definite and "Plur" in morph(noun, "Number") and not {"happens", "at"} & facts:
        facts.add("plural")
    if verb is not None and "happens" in facts:
        low, high = extent(verb)
        mention.evidence = block.span_of(block.doc[min(low, start) : max(high, end) + 1])
    return mention


def _is_none_of(noun: Token, words: Happenings) -> bool:
    """Whether a bare noun behind "de" is what a negated verb denies: "ne signera pas *de trêve* sans garanties"."""
    case = case_of(noun)
    bare = not any(c.dep_ in ("det", "poss", "nummod") for c in children(noun))
    return noun.dep_ == "obl:arg" and bare and case is not None and case.lower_ in words.text.of_words


def _is_voted_on(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether a noun is what people vote on."""
    act = words.verbs.get(verb.lemma_)
    voted = act is not None and words.sense_of(verb, act).group == VOTE
    return voted and noun in done_to(verb)


def is_clause(noun: Token) -> bool:
    """Whether the parser took the verb of a clause for a noun: "si le Conseil *vote* un mandat"."""
    below = list(children(noun))
    doer = any(c.dep_ in SUBJECTS and c.i < noun.i for c in below)
    plain = not any(c.i < noun.i and c.dep_ in ("det", "case", "amod", "nummod", "cop", "poss") for c in below)
    return doer and plain and any(c.dep_ in OBJECTS and c.i > noun.i for c in below)


def _clause_mention(block: Block, noun: Token, kind: EventType, words: Happenings) -> Mention | None:
    """What a verb that the parser took for a noun tells; without a condition its tense is not known."""
    facts = {"verb", "typed", "present"} | ({"if"} if has_if(noun, words.text) else set())
    if is_negated(noun, words.text):
        return None
    first, last = extent(noun)
    return Mention(block, noun, noun, kind, block.span_of(block.doc[first : last + 1]), facts | {f"type-{kind.name}"})


def _is_morrow_of_any(noun: Token, verb: Token | None, facts: set[str], words: Happenings, tenses: TimesText) -> bool:
    """Whether something is only to follow upon whatever truce is made: "escorteront les navires dès *le lendemain
    d'une trêve*"; not upon one of which the sentence tells more."""
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    after = ("eve" in facts and words.text.eves.get(above.lemma_, 1) < 0) or "eve-named" in facts
    if not after or "happens" in facts or is_definite(noun):
        return False
    to_come = (Tense.FUTURE, Tense.CONDITIONAL, Tense.INFINITIVE)
    planned = (
        "eve" in facts and above.head.pos_ == "NOUN"
    )  # "ont annoncé *l'envoi* de navires dès le lendemain d'un accord"
    return verb is not None and (planned or tense_of(verb, tenses) in to_come or verb.lemma_ in words.text.wishes)


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


def _is_bare_at(noun: Token, case: Token | None, words: Happenings) -> bool:
    """Whether an occasion is named without an article: "a-t-il dit *en conférence de presse*"."""
    return case is not None and f"{case.lower_} {noun.lower_}" in words.text.bare_at


def _is_waited_for(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether people only wait for one of a kind, of which nobody says that it will be."""
    waits = verb.lemma_ in words.text.pending and noun.dep_ in OBJECTS and not is_passive(verb)
    return waits and any("Ind" in morph(c, "Definite") for c in children(noun))


def _is_hung_on(noun: Token, verb: Token, words: Happenings) -> bool:
    """Whether something only depends on what a noun names, by a verb that has another sense with its preposition."""
    case = case_of(noun)
    return case is not None and not objects(verb) and case.lower_ in words.text.hangs.get(verb.lemma_, ())


def _is_wished(noun: Token, words: Happenings) -> bool:
    """Whether somebody only asks for what a noun names: "demande l'annulation du vote"."""
    verb = governor(noun.head).verb if noun.head != noun else None
    return verb is not None and verb.lemma_ in words.text.wishes


def _is_purpose(case: Token, verb: Token, words: Happenings) -> bool:
    """Whether people travel for what a noun names: "flew to Oslo *for talks* with X"."""
    kind = words.verbs.get(verb.lemma_) or words.reflexive.get(verb.lemma_)
    return kind is not None and kind.group == VISIT and case.lower_ in words.text.purposes


def _role(noun: Token, words: Happenings) -> Token:
    """The noun that stands for a happening in its clause: the "round" of "a round of talks"."""
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return above if above.pos_ == "NOUN" and above.lemma_.lower() in words.text.partitives else noun


def _is_planned_behind(noun: Token, plans: Collection[str]) -> bool:
    """Whether a participle behind a comma, which the parser hangs elsewhere, says that it is to come: "at the
    conference, *now scheduled* for May"."""
    after = noun.i + 1
    sentence_end = noun.sent.end
    if after >= sentence_end or noun.doc[after].text != ",":
        return False
    after += 1
    while after < sentence_end and noun.doc[after].pos_ == "ADV":
        after += 1
    verb = noun.doc[after] if after < sentence_end else None
    if verb is None or verb.lemma_ not in plans or "Part" not in morph(verb, "VerbForm"):
        return False
    below = {c.dep_ for c in children(verb)}
    return "Past" in morph(verb, "Tense") and not any(d.startswith("aux") or d in SUBJECTS for d in below)


def _modified(noun: Token, words: Happenings) -> set[str]:
    """What a participle after a noun says of it: "la réunion prévue lundi", "a summit planned for May"."""
    facts = set()
    for child in children(noun):
        if child.dep_ in ("acl", "amod") and child.pos_ in ("VERB", "ADJ"):
            facts |= called_off(child, words)
            if child.lemma_ in words.text.plans and not {"Pres", "Ger"} & {*morph(child, "Tense")}:
                facts.add("planned")
    return facts
