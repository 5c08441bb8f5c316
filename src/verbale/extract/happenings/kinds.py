"""Which type of event a verb tells, with its pronoun or particle, by who does it and to whom."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.happenings.clause import is_reflexive, objects, subject
from verbale.extract.happenings.done_to import done_to, is_bare_participle
from verbale.extract.happenings.table import EventType, Happenings
from verbale.parse.columns import children, morph

PEOPLE = ("PROPN", "PRON")
THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "MONEY", "PERCENT", "QUANTITY"})
NUMBERS = frozenset({"MONEY", "CARDINAL", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"})
TALK, VISIT = "talk", "visit"


def kind_of(verb: Token, words: Happenings) -> EventType | None:
    """The type of a verb with its pronoun or particle, where what it is done to allows it."""
    own = words.reflexive if is_reflexive(verb) else words.verbs
    beside = (c for c in children(verb) if c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1))
    particle = next((c.lower_ for c in beside if c.dep_ == "prt" or f"{verb.lemma_} {c.lower_}" in own), "")
    kind = own.get(f"{verb.lemma_} {particle}") or own.get(verb.lemma_)
    if not particle and verb.lemma_ in words.text.without and _has_other(verb, words.text.without[verb.lemma_]):
        return None  # "called for a truce", "spoke with reporters"
    if _hangs_on(verb, words):
        return None
    if (way := next((way for way in ways(verb) if way in own), None)) is not None:
        if own[way].group == VISIT and not _goes_to_a_name(verb):
            return None  # "leaving for the airport"
        return own[way] if _is_done_by(subject(verb), way, words) else None
    if kind is None and is_bare_participle(verb):
        meant = words.reflexive.get(verb.lemma_)
        kind = meant if meant is not None and meant.group == TALK else None  # "réunis à Berlin"
    for thing in (c for c in objects(verb) if not any(d.dep_ == "det" for d in children(c))):
        kind = own.get(f"{verb.lemma_} {thing.lower_}") or kind  # "prêter serment"
    if own is words.reflexive and any(_is_plain_infinitive(c) for c in children(verb)):
        return None  # "se verront octroyer"
    doer = subject(verb)
    if kind is None or (doer is not None and verb.lemma_ in words.text.happens and doer.lemma_.lower() in words.nouns):
        return None  # "the talks collapsed" is told by its noun
    if own is words.verbs and verb.lemma_ in words.text.of_people and not _of_people(verb, words):
        return None
    needed = words.text.needs.get(f"{verb.lemma_} {particle}") or words.text.needs.get(verb.lemma_)
    below = {t.lemma_.lower() for c in (*children(verb), *objects(verb)) for t in (c, *children(c))}
    if needed and not needed & below and not (is_bare_participle(verb) and verb.head.lemma_ in needed):
        return None
    allowed = words.text.objects.get(verb.lemma_)
    if allowed and (given := objects(verb)) and not any(c.lemma_.lower() in allowed for c in given):
        return None  # "quit the cities"
    if not _is_done_by(doer, f"{verb.lemma_} {particle}".strip(), words):
        return None
    if kind.group == VISIT and not _may_travel(verb, doer, words):
        return None  # "the offer arrived", "flew jets"
    kind = words.sense_of(verb, kind, doer)
    if kind.crowd and doer is not None and any(t.lemma_.lower() in words.text.crowds for t in (doer, *children(doer))):
        return words.by_name[kind.crowd]
    return kind


def _may_travel(verb: Token, doer: Token | None, words: Happenings) -> bool:
    """Whether people come: no thing, and none who only bring something that moves."""
    if verb.lemma_ in words.text.travellers and objects(verb):
        return False  # "flew F-16s"
    if doer is None or doer.ent_type_:
        return doer is None or doer.ent_type_ not in NUMBERS | THINGS
    if doer.pos_ == "PRON":
        return "Neut" not in morph(doer, "Gender")
    known = words.text.people | words.text.crowds
    return doer.pos_ != "NOUN" or any(t.lemma_.lower() in known for t in (doer, *doer.conjuncts))


def is_somebody(noun: Token, words: Happenings) -> bool:
    """Whether a noun is a person or people who can travel, by its entity, its pronoun or its word."""
    if noun.pos_ == "PRON":
        return "Neut" not in morph(noun, "Gender")
    known = words.text.people | words.text.crowds
    return noun.ent_type_ in ("PERSON", "PER") or any(t.lemma_.lower() in known for t in (noun, *noun.conjuncts))


def _is_done_by(doer: Token | None, way: str, words: Happenings) -> bool:
    """Whether one of those does it who must for it to tell an event: "the government fell", not "prices fell"."""
    who = words.text.doers.get(way)
    return not who or (doer is not None and any(t.lemma_.lower() in who for t in (doer, *children(doer))))


def _has_other(verb: Token, barred: frozenset[str]) -> bool:
    """Whether a verb has one of these words below it, as a preposition of no time or as a noun, or says what somebody
    is: "called on X to …", "called X a liar"."""
    for child in children(verb):
        if child.dep_ in ("oprd", "xcomp", "ccomp", "auxpass", "aux:pass"):
            return True
        case = child if child.dep_ == "prep" else next((c for c in children(child) if c.dep_ == "case"), None)
        below = [c for c in children(child) if c.dep_ == "pobj"] if child.dep_ == "prep" else [child]
        timed = any(t.ent_type_ in NUMBERS or any(c.pos_ == "NUM" for c in children(t)) for t in below)
        if case is not None and case.lower_ in barred and not timed:
            return True
        if any(t.lemma_.lower() in barred for t in below):
            return True
    return False


def _hangs_on(verb: Token, words: Happenings) -> bool:
    """ "Suspendue à un coup de fil", "suspended from a crane": with this preposition the verb has another sense."""
    cases = words.text.hangs.get(verb.lemma_)
    if not cases or objects(verb):
        return False
    below = (c for c in children(verb) if c.dep_ in ("obl:arg", "obl:mod", "prep"))
    return any(d.lower_ in cases for c in below for d in (c, *children(c)) if d.dep_ in ("case", "prep"))


def _goes_to_a_name(verb: Token) -> bool:
    """Whether a name stands after a preposition below a verb: "left for *Ankara*"."""
    after = (t for c in children(verb) if c.dep_ == "prep" for t in children(c))
    return any(t.pos_ == "PROPN" and t.ent_type_ not in NUMBERS for t in after)


def _is_plain_infinitive(verb: Token) -> bool:
    marked = any(c.dep_ in ("mark", "case") for c in children(verb))
    return verb.dep_ == "xcomp" and "Inf" in morph(verb, "VerbForm") and not marked


def ways(verb: Token) -> Iterator[str]:
    """A verb with each preposition and noun below it, the noun bare: "go on strike", "mettre en grève"."""
    for child in children(verb):
        if child.dep_ == "prep":
            yield f"{verb.lemma_} {child.lower_}"
            yield from (f"{verb.lemma_} {child.lower_} {c.lower_}" for c in children(child) if _is_bare(c))
        elif child.pos_ == "NOUN" and _is_bare(child):
            case = next((c.lower_ for c in children(child) if c.dep_ == "case"), "")
            yield f"{verb.lemma_} {case} {child.lower_}"


def _is_bare(noun: Token) -> bool:
    return not any(c.dep_ in ("det", "poss", "nummod") for c in children(noun))


def _of_people(verb: Token, words: Happenings) -> bool:
    """Whether people are what it is done to."""
    known = (c for c in done_to(verb) if c.ent_type_ not in NUMBERS)
    return any(c.ent_type_ or c.pos_ in PEOPLE or c.lemma_.lower() in words.text.people for c in known)
