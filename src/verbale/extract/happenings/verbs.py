"""Verbs and adjectives that tell an event, with the facts that speak for each."""

from spacy.tokens import Token

from verbale.extract.happenings.clause import extent, governors, is_habit, is_negated, objects, subject
from verbale.extract.happenings.done_to import by_object, is_bare_participle, tally_of
from verbale.extract.happenings.kinds import VISIT, is_somebody, kind_of
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.moods import moods
from verbale.extract.happenings.naming import meets, phrase
from verbale.extract.happenings.no_act import is_accused_of, is_adjective, is_of_measure, is_shouted
from verbale.extract.happenings.places import PLACES
from verbale.extract.happenings.table import Happenings
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, called_to, governor, tense_of
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block

DEEDS = ("attack", "justice")  # of which reports of crimes tell as suspicions
VOTE, MEASURE = "vote", "sanction"
PASSIVE = ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass")


def verb_mention(block: Block, verb: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    """What a verb tells; None where it tells no event: denied, a mere qualification, a bare infinitive."""
    sense = by_object(verb, words)
    kind = kind_of(verb, words) if sense is None else words.by_name.get(sense.type)
    if verb.dep_ == "xcomp" and (above := by_object(verb.head, words)) is not None and above.type == MEASURE:
        return None  # "ordered two diplomats to leave" is told by its verb
    if sense is not None and not sense.type:
        return None  # "strike a deal" is told by its noun
    if kind is None and sense is None and _fails_to_vote(verb, words):
        kind = words.by_name[VOTE]
    tally = tally_of(verb, words)
    if tally is not None and (sense is None or not kind):
        kind = words.by_name[VOTE]
    awaited = kind is None and _is_awaited(verb, words)
    if awaited:
        kind = words.text.types[0] if _are_many(verb, words) else words.by_name.get(VISIT, words.text.types[0])
    listed = verb.lemma_ in words.verbs and verb.lemma_ not in words.text.needs and verb.lemma_ not in words.text.doers
    if kind is None and sense is None and (listed or verb.lemma_ in words.text.states or verb.pos_ == "AUX"):
        return None
    if is_negated(verb, words.text) or is_adjective(verb, words.text) or is_habit(verb, words.text):
        return None
    if kind is None and any(noun.lemma_.lower() in words.nouns for noun in called_to(verb, tenses)):
        return None  # "summoned both sides to a meeting" is told by its noun
    if (
        kind is None
        and verb.lemma_ in words.text.presides
        and any(o.lemma_.lower() in words.nouns for o in objects(verb))
    ):
        return None  # "who chaired the meeting" is told by its noun
    tense = tense_of(verb, tenses)
    facts = {"verb", "typed" if kind else "untyped", str(tense.value)} | moods(verb, words.text, tenses)
    if kind is None and ("if" in facts or is_of_measure(verb, words) or is_shouted(block, verb)):
        return None
    if (kind is None or kind.group not in DEEDS) and is_accused_of(verb, words):
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


def adjective_mention(block: Block, word: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    """ "Présent mercredi à Pékin", "in town on Monday": who is there is on a visit."""
    if word.lemma_ in words.text.due:
        return _due_mention(block, word, words, tenses)
    kind = words.adjectives.get(word.lemma_)
    if kind is None:
        return None
    owner = word.head
    beside = owner.pos_ == "NOUN" and owner.i == word.i - 1
    if beside and owner.lemma_.lower() not in words.text.people | words.text.crowds:
        return None  # "le nombre de loups présents"
    above = governor(word).verb
    first, last = phrase(word, word.i, word.i)
    doer = word.head if word.head.pos_ in ("NOUN", "PROPN") and word.head.i < word.i else None
    start = doer.left_edge.i if doer is not None and doer.left_edge.i > word.sent.start - 1 else first
    span = block.span_of(block.doc[min(start, first) : last + 1])
    return Mention(block, word, above, kind, span, {"adjective", "typed", f"type-{kind.name}"})


def _due_mention(block: Block, word: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    """ "Is due in Oslo on Monday": somebody, at a place, with nothing to do there that a verb tells."""
    verb, doer = word.head, subject(word.head)
    tense = tense_of(verb, tenses)
    told = tense is Tense.PRESENT or (tense is Tense.PAST and verb.dep_ == "ccomp")  # "said she was due in Oslo"
    if verb.pos_ not in ("VERB", "AUX") or doer is None or not told or is_negated(verb, words.text):
        return None
    below = [c for v in (word, verb) for c in children(v)]
    if any(c.dep_ in ("xcomp", "ccomp") for c in children(word)) or not is_somebody(doer, words):
        return None
    places = (p for c in below if c.dep_ == "prep" and c.lower_ in words.text.place_words for p in children(c))
    if not any(p.ent_type_ in PLACES for p in places):
        return None
    kind = words.by_name.get(VISIT, words.text.types[0])
    first, last = extent(verb)
    span = block.span_of(block.doc[first : last + 1])
    return Mention(block, word, verb, kind, span, {"adjective", "typed", f"type-{kind.name}", "planned", "awaited"})


def _fails_to_vote(verb: Token, words: Happenings) -> bool:
    """Whether a body that votes fails to pass something: "the Security Council *failed* to renew the mandate"."""
    doer = subject(verb) if verb.lemma_ in words.text.fails else None
    if doer is None or doer.lemma_.lower() not in words.text.assemblies:
        return False
    return any(c.dep_ in ("xcomp", "obl:arg", "advcl") and c.pos_ == "VERB" and objects(c) for c in children(verb))


def _are_many(verb: Token, words: Happenings) -> bool:
    doer = subject(verb)
    if doer is None or doer.lemma_.lower() in words.text.crowds:
        return True
    return "Plur" in morph(doer, "Number") or any(doer.conjuncts)


def _is_awaited(verb: Token, words: Happenings) -> bool:
    """ "Trente dirigeants sont attendus à Paris": in the passive, with nothing that they are expected to do."""
    doer = subject(verb)
    if doer is not None and doer.pos_ == "NOUN" and not doer.ent_type_ and not is_somebody(doer, words):
        return False  # "une annonce est attendue"
    passive = any(c.dep_ in PASSIVE for c in children(verb)) or (
        is_bare_participle(verb) and (verb.head.pos_ == "PROPN" or verb.head.lemma_.lower() in words.text.people)
    )
    return (
        verb.lemma_ in words.text.awaited
        and passive
        and not any(c.dep_ in ("xcomp", "ccomp") and c.pos_ != "NOUN" for c in children(verb))
    )  # "est attendu *lundi*": a day


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
