"""Verbs and adjectives that tell an event, with the facts that speak for each."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from verbale.extract.happenings.clause import (
    extent,
    governors,
    is_habit,
    is_negated,
    is_passive,
    is_reflexive,
    objects,
    subject,
)
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.moods import moods
from verbale.extract.happenings.naming import meets, phrase
from verbale.extract.happenings.table import EventsText, EventType, Happenings, ObjectSense
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, called_to, governor, tense_of
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.report import SectionRole

PEOPLE = ("PROPN", "PRON")
THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "MONEY", "PERCENT", "QUANTITY"})
NUMBERS = frozenset({"MONEY", "CARDINAL", "PERCENT", "QUANTITY", "DATE", "TIME", "ORDINAL"})
DEEDS = ("attack", "justice")  # of which reports of crimes tell as suspicions
TALK, VISIT, VOTE = "talk", "visit", "vote"
PASSIVE = ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass")


def verb_mention(block: Block, verb: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    """What a verb tells; None where it tells no event: denied, a mere qualification, a bare infinitive."""
    sense = _by_object(verb, words)
    kind = _kind(verb, words) if sense is None else words.by_name.get(sense.type)
    if sense is not None and not sense.type:
        return None  # "strike a deal" is told by its noun
    tally = tally_of(verb, words)
    if tally is not None and (sense is None or not kind):
        kind = words.by_name[VOTE]
    awaited = kind is None and _is_awaited(verb, words)
    if awaited:
        kind = words.text.types[0] if _are_many(verb, words) else words.by_name.get(VISIT, words.text.types[0])
    listed = verb.lemma_ in words.verbs and verb.lemma_ not in words.text.needs and verb.lemma_ not in words.text.doers
    if kind is None and sense is None and (listed or verb.lemma_ in words.text.states or verb.pos_ == "AUX"):
        return None
    if is_negated(verb, words.text) or _is_adjective(verb, words.text) or is_habit(verb, words.text):
        return None
    if kind is None and any(noun.lemma_.lower() in words.nouns for noun in called_to(verb, tenses)):
        return None  # "summoned both sides to a meeting" is told by its noun
    tense = tense_of(verb, tenses)
    facts = {"verb", "typed" if kind else "untyped", str(tense.value)} | moods(verb, words.text, tenses)
    if kind is None and ("if" in facts or _is_of_measure(verb, words) or _is_shouted(block, verb)):
        return None
    if (kind is None or kind.group not in DEEDS) and _is_accused_of(verb, words):
        return None
    if kind is None and tense is Tense.INFINITIVE and not {g.lemma_ for g in governors(verb)} & words.text.plans:
        return None
    if kind and kind.verbs:
        facts.add(f"type-{kind.name}")
    if kind is not None and (meets(verb, words) or any(c.pos_ == "PROPN" for c in objects(verb))):
        facts.add("between")
    if tally is not None:
        facts.add("happens")
    facts |= _shape(verb) | ({"planned", "awaited"} if awaited else set())
    raised = [g for g in governors(verb) if g.lemma_ in words.text.plans]
    if any(c.lower_ in words.text.then and c.dep_ == "advmod" for v in (verb, *raised) for c in children(v)):
        facts.add("then")
    if tense is Tense.INFINITIVE and "planned" not in facts:
        facts.add("bare-infinitive")
    if any(c.lemma_ in words.text.sidelines for v in children(verb) for c in (v, *children(v))):
        facts.add("beside")
    if verb.dep_ == "ROOT":
        facts.add("main")
    if kind is None and "participle" in facts and not awaited and verb.dep_ != "ROOT":
        facts.add("untyped-participle")
    first, last = extent(verb)
    return Mention(block, verb, verb, kind, block.span_of(block.doc[first : last + 1]), facts)


def _kind(verb: Token, words: Happenings) -> EventType | None:
    """The type of a verb with its pronoun or particle, where what it is done to allows it."""
    own = words.reflexive if is_reflexive(verb) else words.verbs
    beside = (c for c in children(verb) if c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1))
    particle = next((c.lower_ for c in beside if c.dep_ == "prt" or f"{verb.lemma_} {c.lower_}" in own), "")
    kind = own.get(f"{verb.lemma_} {particle}") or own.get(verb.lemma_)
    if verb.lemma_ in words.text.without and _has_other(verb, words.text.without[verb.lemma_]):
        return None  # "called for a truce", "spoke with reporters"
    if _hangs_on(verb, words):
        return None
    if (way := next((way for way in ways(verb) if way in own), None)) is not None:
        return own[way] if _is_done_by(subject(verb), way, words) else None
    if kind is None and _is_bare_participle(verb):
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
    needed = words.text.needs.get(verb.lemma_)
    if needed and not needed & {t.lemma_ for c in children(verb) for t in (c, *children(c))}:
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


def _is_of_measure(verb: Token, words: Happenings) -> bool:
    """Whether an act only tells by how much something moves: "le titre a pris 3 %"."""
    return any(t.lower_ in words.text.percents for c in objects(verb) for t in (c, *c.rights))


def _is_shouted(block: Block, verb: Token) -> bool:
    """Whether a headline is all in capitals, of which no name can be told from a word."""
    return block.role is SectionRole.HEADLINE and verb.is_upper and verb.sent.text.isupper()


def _is_accused_of(verb: Token, words: Happenings) -> bool:
    """Whether somebody is only accused of an act, or blamed for it: "accused her of agreeing to a loan"."""
    above = verb.head.head if verb.head.pos_ == "ADP" else verb.head
    below = verb.dep_ in ("pcomp", "xcomp", "obl:arg", "advcl", "ccomp") and _is_bare_form(verb)
    return below and above.lemma_ in words.text.accuses


def _is_bare_form(verb: Token) -> bool:
    """Whether a verb stands without a finite form of its own."""
    return not any(
        "Fin" in morph(t, "VerbForm") for t in (verb, *(c for c in children(verb) if c.dep_.startswith("aux")))
    )


def tally_of(verb: Token, words: Happenings) -> Token | None:
    """The votes of a count below a verb: "rejected it *by 61 votes to 40*", "par 12 voix contre 3"; None without."""
    for child in children(verb):
        for noun in (child, *children(child)) if child.pos_ in ("ADP", "NOUN") else ():
            after = noun.doc[noun.i + 1 : noun.i + 2]
            counted = noun.lemma_ in words.text.votes and any(c.pos_ == "NUM" or c.like_num for c in noun.lefts)
            if counted and after and after[0].lower_ in words.text.against:
                return noun
    return None


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


def _by_object(verb: Token, words: Happenings) -> ObjectSense | None:
    """What a verb tells with what it is done to: "fire missiles", "leave six people dead"."""
    told = words.with_object.get(verb.lemma_)
    if not told or any(c.dep_ == "prt" for c in children(verb)):
        return None
    things = {c.lemma_.lower() for c in _counted(done_to(verb, words.text.articles), words)}
    things |= {t.lemma_.lower() for c in (verb, *objects(verb)) for t in c.rights if t.pos_ == "ADJ"}
    return next((s for s in told if s.objects & things), None)


def _hangs_on(verb: Token, words: Happenings) -> bool:
    """ "Suspendue à un coup de fil", "suspended from a crane": with this preposition the verb has another sense."""
    cases = words.text.hangs.get(verb.lemma_)
    if not cases or objects(verb):
        return False
    below = (c for c in children(verb) if c.dep_ in ("obl:arg", "obl:mod", "prep"))
    return any(d.lower_ in cases for c in below for d in (c, *children(c)) if d.dep_ in ("case", "prep"))


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


def done_to(verb: Token, articles: Collection[str] = ()) -> list[Token]:
    """What a verb is done to, in the passive its subject; what a bare participle qualifies."""
    found = objects(verb) + [c for c in children(verb) if c.dep_ in ("nsubj:pass", "nsubjpass")]
    if not found and articles:
        after = (c for c in children(verb) if c.i > verb.i and c.pos_ == "NOUN")
        found = [c for c in after if c.dep_ in ("dep", "obl:arg", "obl:mod") and _has_article(c, articles)][:1]
    if not found and is_passive(verb) and (shared := subject(verb)) is not None:
        return [shared]  # "doit être reçu"
    return [verb.head] if not found and _is_bare_participle(verb) else found


def _has_article(noun: Token, articles: Collection[str]) -> bool:
    return any(c.lower_ in articles or c.dep_ == "det" for c in children(noun)) and not any(
        c.pos_ == "ADP" and c.lower_ not in articles for c in noun.lefts
    )


def _counted(nouns: list[Token], words: Happenings) -> Iterator[Token]:
    """Nouns, or what they are a number of: the decrees of "une douzaine de décrets"."""
    for noun in nouns:
        if noun.lemma_.lower() in words.text.crowds | words.text.partitives:
            yield from (t for c in children(noun) for t in (c, *children(c)) if t.pos_ == "NOUN")
        yield noun


def _of_people(verb: Token, words: Happenings) -> bool:
    """Whether people are what it is done to."""
    known = (c for c in done_to(verb) if c.ent_type_ not in NUMBERS)
    return any(c.ent_type_ or c.pos_ in PEOPLE or c.lemma_.lower() in words.text.people for c in known)


def _is_bare_participle(verb: Token) -> bool:
    helped = any(c.dep_.startswith("aux") for c in children(verb))
    past = "Part" in morph(verb, "VerbForm") and "Past" in morph(verb, "Tense")
    return not helped and past and verb.dep_ in ("acl", "amod", "advcl")


def adjective_mention(block: Block, word: Token, words: Happenings) -> Mention | None:
    """ "Présent mercredi à Pékin", "in town on Monday": who is there is on a visit."""
    kind = words.adjectives.get(word.lemma_)
    if kind is None:
        return None
    above = governor(word).verb
    first, last = phrase(word, word.i, word.i)
    doer = word.head if word.head.pos_ in ("NOUN", "PROPN") and word.head.i < word.i else None
    start = doer.left_edge.i if doer is not None and doer.left_edge.i > word.sent.start - 1 else first
    span = block.span_of(block.doc[min(start, first) : last + 1])
    return Mention(block, word, above, kind, span, {"adjective", "typed", f"type-{kind.name}"})


def _are_many(verb: Token, words: Happenings) -> bool:
    doer = subject(verb)
    if doer is None or doer.lemma_.lower() in words.text.crowds:
        return True
    return "Plur" in morph(doer, "Number") or any(doer.conjuncts)


def _is_awaited(verb: Token, words: Happenings) -> bool:
    """ "Trente dirigeants sont attendus à Paris": in the passive, with nothing that they are expected to do."""
    passive = any(c.dep_ in PASSIVE for c in children(verb)) or (
        _is_bare_participle(verb) and (verb.head.pos_ == "PROPN" or verb.head.lemma_.lower() in words.text.people)
    )
    return (
        verb.lemma_ in words.text.awaited and passive and not any(c.dep_ in ("xcomp", "ccomp") for c in children(verb))
    )


def _is_adjective(verb: Token, words: EventsText) -> bool:
    """A participle that only qualifies a noun ("les sanctions envisagées", "Nations unies")."""
    if verb.dep_ in ("flat:name", "flat:foreign", "compound", "fixed"):
        return True
    if (
        verb.dep_ == "acl"
        and verb.head.dep_ != "ROOT"
        and verb.lemma_ in words.remains
        and "Past" in morph(verb, "Tense")
    ):
        return True  # "three sacks of flour left on Tuesday"
    return verb.dep_ == "amod" and all(c.dep_ in ("advmod", "punct") for c in children(verb))


def _shape(verb: Token) -> set[str]:
    """What the form of a clause says of its weight: a mere modifier, a purpose, an aside."""
    facts = set()
    helped = any(c.dep_.startswith("aux") for c in children(verb))
    if verb.dep_ in ("acl", "amod") and "Part" in morph(verb, "VerbForm") and not helped:
        facts.add("participle")
        if not any(c.dep_ in ("obl:agent", "agent") for c in children(verb)):
            facts.add("bare-participle")
    if verb.dep_ in ("acl:relcl", "relcl"):
        facts.add("relative")
    if verb.dep_ in ("advcl", "ccomp"):
        facts.add(verb.dep_)
    if any(c.dep_ == "ccomp" for c in children(verb)):
        facts.add("has-content")
    if verb.dep_ == "amod":
        facts.add("amod")
    return facts
