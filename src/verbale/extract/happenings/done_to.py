"""What a verb is done to, and what it tells by it: "fire missiles", "rejected by 61 votes to 40"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from verbale.extract.happenings.clause import is_passive, objects, opens_sentence, subject
from verbale.extract.happenings.table import Happenings, ObjectSense
from verbale.parse.columns import children, morph

VOTE = "vote"


def by_object(verb: Token, words: Happenings) -> ObjectSense | None:
    """What a verb tells with what it is done to: "fire missiles", "leave six people dead"."""
    told = words.with_object.get(verb.lemma_)
    if not told or any(c.dep_ == "prt" for c in children(verb)):
        return None
    things = {c.lemma_.lower() for c in _counted(done_to(verb, words.text.articles), words)}
    if verb.dep_ in ("relcl", "acl:relcl") and any("Rel" in morph(c, "PronType") for c in objects(verb)):
        things.add(verb.head.lemma_.lower())  # "la pétition qu'ils ont signée"
    things |= {t.lemma_.lower() for c in (verb, *objects(verb)) for t in c.rights if t.pos_ == "ADJ"}
    return next((s for s in told if s.objects & things), None)


def done_to(verb: Token, articles: Collection[str] = ()) -> list[Token]:
    """What a verb is done to, in the passive its subject; what a bare participle qualifies."""
    found = objects(verb) + [c for c in children(verb) if c.dep_ in ("nsubj:pass", "nsubjpass")]
    if not found and articles:
        after = (c for c in children(verb) if c.i > verb.i and c.pos_ == "NOUN")
        found = [c for c in after if c.dep_ in ("dep", "obl:arg", "obl:mod") and _has_article(c, articles)][:1]
    if not found and is_passive(verb) and (shared := subject(verb)) is not None:
        return [shared]  # "doit être reçu"
    if not found and verb.dep_ == "ROOT" and verb.i == verb.sent.start and not is_passive(verb):
        doer = subject(verb) if "Part" in morph(verb, "VerbForm") else None
        return [doer] if doer is not None and doer.i > verb.i else []  # "*suspendus* lundi, les pourparlers …"
    if not found and is_bare_participle(verb):
        doer = subject(verb) if verb.head.pos_ in ("VERB", "AUX") else verb.head
        return [doer] if doer is not None else []  # "*réunis* à Rome, onze pays …"
    return found


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


def tally_of(verb: Token, words: Happenings) -> Token | None:
    """The votes of a count below a verb: "rejected it *by 61 votes to 40*", "par 12 voix contre 3"; None without."""
    for child in children(verb):
        for noun in (child, *children(child)) if child.pos_ in ("ADP", "NOUN") else ():
            after = noun.doc[noun.i + 1 : noun.i + 2]
            if _is_counted(noun, words) and after and after[0].lower_ in words.text.against:
                return noun
    act = words.verbs.get(verb.lemma_)
    if act is None or act.group != VOTE:
        return None
    later = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lemma_ in words.text.votes and verb.is_ancestor(t))
    for noun in later:  # hung on a noun in between: "rejected calls for an election by 131 votes to 84"
        between, after = verb.doc[verb.i + 1 : noun.i], noun.doc[noun.i + 1 : noun.i + 2]
        if _is_counted(noun, words) and after and after[0].lower_ in words.text.against:
            return None if any(t.pos_ in ("VERB", "AUX") for t in between) else noun
    return None


def _is_counted(noun: Token, words: Happenings) -> bool:
    return noun.lemma_ in words.text.votes and any(c.pos_ == "NUM" or c.like_num for c in noun.lefts)


def is_bare_participle(verb: Token) -> bool:
    """Whether a past participle without auxiliaries qualifies a noun."""
    helped = any(c.dep_.startswith("aux") for c in children(verb))
    past = "Part" in morph(verb, "VerbForm") and "Past" in morph(verb, "Tense")
    return not helped and past and (verb.dep_ in ("acl", "amod", "advcl") or opens_sentence(verb))
