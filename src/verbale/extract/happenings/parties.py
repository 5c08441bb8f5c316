"""Who takes part in what a mention tells, as the cast knows them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.happenings.clause import SUBJECTS, is_passive, objects, subject
from verbale.extract.happenings.company import beside_comma, company, members
from verbale.extract.happenings.done_to import is_bare_participle
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.places import PLACES
from verbale.extract.happenings.table import EventsText
from verbale.extract.when.tense import governor
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType
from verbale.record.event import When

TALK = "talk"
SIGNED = frozenset({"agreement", "decree"})
FAR = ("phone", "video")
ADJECTIVES = ("amod", "conj")
TIMES = ("DATE", "TIME", "PERCENT")
NAMED = ("poss", "obl:agent", "nmod", "obl:arg", "obl:mod", "obl", "amod", "compound", "nummod")


def parties_of(mention: Mention, cast: Cast, words: EventsText, times: Sequence[When]) -> list[str]:
    """Actor ids of who takes part: subject and object of the verb, and those named with it; never a time."""
    return actors(mention, mention.block, _heads(mention, words), cast, words, times)


def actors(
    mention: Mention, block: Block, heads: Sequence[Token], cast: Cast, words: EventsText, times: Sequence[When]
) -> list[str]:
    """The ids of the heads that are actors; ``block``: where they stand."""
    heads = [
        h for h in heads if h.lemma_.lower() not in words.not_parties and h.lower_ not in words.where | words.there
    ]
    heads = [h for h in heads if h.ent_type_ not in TIMES]
    kept = [h for h in heads if not _is_word_of(mention, h) and not _is_time(block, h, times)]
    kept = [h for h in kept if not _is_thing(block, h, cast, words)]
    found: list[str] = []
    for head in kept:
        own = cast.parties(block, head)
        named = any(cast.by_id[a].type is ActorType.PERSON and cast.by_id[a].name for a in own)
        inner = [] if named else _inner(block, head, cast, words)
        found += inner if len(inner) > 1 else own or _whose(block, head, cast, words)
    return list(dict.fromkeys(found))


def _inner(block: Block, head: Token, cast: Cast, words: EventsText) -> list[str]:
    """The states that a plural noun is said of: "the leaders of France and Italy", "Armenian and Azerbaijani troops",
    and "*their* ministers" after either."""
    found: list[str] = []
    for member in members(head, words):
        named = cast.adjective(block, member) if member.dep_ in ADJECTIVES or member.pos_ == "ADJ" else None
        found += [named] if named else cast.parties(block, member)
    if found or not any(c.lower_ in words.possessives for c in children(head)):
        return list(dict.fromkeys(found))
    verb = governor(head).verb
    above = subject(verb.head) if verb is not None and verb.dep_ in ("advcl", "ccomp", "relcl", "acl:relcl") else None
    return _inner(block, above, cast, words) if above is not None and above.i < head.i else []


def _whose(block: Block, head: Token, cast: Cast, words: EventsText) -> list[str]:
    """Whose a doer is that is nobody by himself: "*a Chinese* coastguard ship", "des camions *du Programme alimentaire
    mondial*"."""
    if head.pos_ != "NOUN" or head.dep_ not in SUBJECTS:
        return []
    adjectives = (cast.adjective(block, c) for c in children(head) if c.dep_ == "amod")
    found = [state for state in adjectives if state]
    for child in () if found else children(head):
        below = [c for c in children(child) if c.dep_ == "pobj"] if child.dep_ == "prep" else [child]
        case = (
            child.lower_ if child.dep_ == "prep" else next((c.lower_ for c in children(child) if c.dep_ == "case"), "")
        )
        if case in words.of_words:
            found += [a for c in below if c.ent_type_ == "ORG" or c.pos_ == "PROPN" for a in cast.parties(block, c)]
    return found


def _heads(mention: Mention, words: EventsText) -> list[Token]:
    token, clause = mention.token, mention.clause
    heads: list[Token] = []
    if mention.is_verb:
        doer = mention.sayer or subject(token)
        doer = None if doer is not None and _is_signed(mention) else doer
        done_to = [o for o in objects(token) if mention.sayer is None or not _is_sayer(mention.sayer, o)]
        if mention.kind is not None and mention.kind.group == "visit":
            done_to = [c for c in done_to if c.ent_type_ not in PLACES]  # "visited Ankara": where, not whom
        if token.lemma_ in words.reaches:
            done_to = []
        heads = [*([doer] if doer is not None else []), *done_to]
    elif token.pos_ == "ADJ" or (mention.kind is not None and mention.kind.group == "visit" and beside_comma(token)):
        doer = subject(token.head) if "awaited" in mention.facts else None  # "*X* is due in Oslo"
        about = doer or beside_comma(token) or token.head
        heads = [about]  # "Mark Rutte, en visite à Prague"
    elif token.head.pos_ == "PROPN" and token.dep_ not in ("conj", "appos", "parataxis"):
        heads = [token.head]
    elif "at" in mention.facts and _is_under_a_name(token):
        heads = [token.head.head]  # "le ministre X lors d'une conférence de presse"
    elif clause is not None and _joins_another(mention, words):
        doer = mention.sayer or subject(clause)
        heads = [doer] if doer is not None and _may_meet(doer, words) else []
    elif clause is not None and {"happens", "at"} & mention.facts:
        doer = mention.sayer or subject(clause)
        if doer is not None and "at" not in mention.facts and any(c.dep_ == "case" for c in children(doer)):
            doer = None  # "selon X, une réunion pourrait avoir lieu": no subject has a preposition
        dealt_with = doer is not None and doer.pos_ == "NOUN" and doer.lemma_.lower() not in words.people
        if "happens" in mention.facts or not (
            dealt_with and (clause.pos_ == "AUX" or clause.dep_ == "cop" or is_passive(clause))
        ):
            heads = [doer] if doer is not None else []
    if mention.kind is not None and mention.kind.group == "vote":
        return heads + [c for c in children(token) if c.dep_ in ("obl:agent", "poss")]
    heads += [h for h in named_with(token, words) if not _is_where(mention, h)]
    if clause is not None and not mention.is_verb and "happens" in mention.facts:
        heads += named_with(clause, words)
    if clause is not None and "invited" in mention.marks:
        heads += objects(clause)
    if clause is not None and _is_call(mention):
        heads += [h for h in objects(clause) if _may_meet(h, words)] + _with_before(mention, words)
    return heads + [h for h in company(mention, words) if h not in heads]


def _is_signed(mention: Mention) -> bool:
    """Whether the subject of a verb is a document: "it was signed on Monday"."""
    signs = mention.kind is not None and mention.kind.group in SIGNED and "lent" not in mention.facts
    return signs and (is_passive(mention.token) or is_bare_participle(mention.token))


def _is_sayer(sayer: Token, noun: Token) -> bool:
    """Whether a noun belongs to the phrase of who says it, which the parser takes for what is said."""
    return noun == sayer or noun.is_ancestor(sayer) or sayer.is_ancestor(noun)


def _joins_another(mention: Mention, words: EventsText) -> bool:
    """Whether a meeting of which only the others are named is told as what its clause comes after, or as what people
    travel for: "after a meeting with X, Y said", "flew to Oslo for talks with X"."""
    if mention.kind is None or mention.kind.group != TALK or "happens" in mention.facts:
        return False
    if "purpose" not in mention.marks and "apart" not in mention.facts:
        return False
    below = children(mention.token)
    cases = [c if c.dep_ == "prep" else next((d for d in children(c) if d.dep_ == "case"), c) for c in below]
    return any(c.lower_ in words.with_one for c in cases)


def _may_meet(noun: Token, words: EventsText) -> bool:
    """Whether a noun may stand for somebody who meets others."""
    return noun.pos_ in ("PROPN", "PRON") or bool(noun.ent_type_) or noun.lemma_.lower() in words.people


def _is_call(mention: Mention) -> bool:
    """Whether a clause says what was done in a call: "thanked X in a phone call"."""
    return (
        mention.kind is not None and mention.kind.mode in FAR and "at" in mention.facts and "apart" not in mention.facts
    )


def _with_before(mention: Mention, words: EventsText) -> list[Token]:
    """Those after "with" between a verb and the call in which it was done."""
    if mention.clause is None or mention.clause.i > mention.token.i:
        return []
    between = mention.token.doc[mention.clause.i : mention.token.i]
    cases = [t for t in between if t.lower_ in words.with_one and t.pos_ == "ADP"]
    found = [h for c in cases for h in ([c.head] if c.dep_ == "case" else children(c))]
    return [h for h in found if h.i < mention.token.i and _may_meet(h, words)]


def _is_where(mention: Mention, noun: Token) -> bool:
    """Whether what a meeting is called after is where it is: "le sommet de Singapour"."""
    if mention.kind is None or mention.kind.group != TALK or noun.ent_type_ not in PLACES:
        return False
    return mention.place is not None and noun.text in mention.place.split(" ")


def _is_thing(block: Block, head: Token, cast: Cast, words: EventsText) -> bool:
    """Whether a counted noun is none for people: "blocked two highways", "an order for 26 jets"."""
    if head.pos_ != "NOUN" or head.ent_type_ or not head.text[0].islower() or head.dep_ in ("nsubj", "poss"):
        return False
    if head.lemma_.lower() in words.people | words.crowds | words.partitives or any(True for _ in head.conjuncts):
        return False
    actor = cast.who(block, head)
    return actor is not None and cast.by_id[actor].type is ActorType.GROUP and cast.by_id[actor].size is not None


def named_with(token: Token, words: EventsText) -> list[Token]:
    """Parties under a verb or noun: "avec X", "entre X et Y", "de X", "aux côtés de X", a possessor, an agent."""
    found: list[Token] = []
    for child in children(token):
        if child.lemma_ in words.beside:
            found += [c for c in children(child) if c.dep_ in ("nmod", "obl:arg", "obl:mod")]
            found += [c for p in children(child) if p.dep_ == "prep" for c in children(p) if c.dep_ == "pobj"]
        elif child.dep_ in ("prep", "agent") and (child.lower_ in words.with_words or child.lower_ in words.of_words):
            found += [c for c in children(child) if c.dep_ == "pobj"]
        elif child.dep_ in ("prep", "agent"):
            found += [h for c in children(child) if c.lemma_ in words.beside for h in named_with(child, words)]
        elif child.dep_ in NAMED:
            case = next((c.lower_ for c in children(child) if c.dep_ == "case"), "")
            ours = case in words.with_words or (case in words.of_words and not child.dep_.startswith("obl"))
            if case in words.place_words and token.pos_ != "VERB":
                found += _beyond(child, words)
            if ours and _beside_a_place(child, words):
                continue  # "une embuscade près de Moyale"
            if (
                ours
                or child.dep_ in ("poss", "obl:agent", "amod")
                or (child.dep_ == "compound" and _is_named(child, words))
            ):
                found.append(child)
        elif child.dep_ == "acl" and child.lemma_ in words.happens:
            found += _agents(child)  # "talks hosted by X"
    return found


def _is_named(noun: Token, words: EventsText) -> bool:
    """Whether a name before a noun is a party, not what settles the noun's sense: "*ferry* strike"."""
    settles = (s for s in words.senses if s.word == noun.head.lemma_.lower())
    return bool(noun.ent_type_) and not any(noun.lemma_.lower() in sense.near | sense.before for sense in settles)


def _beside_a_place(noun: Token, words: EventsText) -> bool:
    """Whether a name for a place only says near what something happens."""
    return noun.ent_type_ in PLACES and any(t.lower_ in words.sides for t in noun.doc[max(0, noun.i - 4) : noun.i])


def _is_under_a_name(token: Token) -> bool:
    """Whether a noun before "lors de" is who takes part; one after it is what the sentence goes on about."""
    above = token.head.head
    return token.head.pos_ in ("ADP", "ADV") and above.pos_ in ("PROPN", "NOUN") and above.i < token.i


def _beyond(place: Token, words: EventsText) -> Iterator[Token]:
    """Whom the parser hung on the place before them: "une visite à Oslo *du ministre*"."""
    for child in children(place) if place.ent_type_ in PLACES else ():
        case = next((c.lower_ for c in children(child) if c.dep_ == "case"), "")
        if child.dep_ == "nmod" and case in words.of_words and child.lemma_.lower() in words.people:
            yield child


def _agents(verb: Token) -> list[Token]:
    direct = [c for c in children(verb) if c.dep_ == "obl:agent"]
    return direct + [c for p in children(verb) if p.dep_ == "agent" for c in children(p) if c.dep_ == "pobj"]


def _is_word_of(mention: Mention, head: Token) -> bool:
    """Whether a word belongs to the name of the event itself: "conférence de *presse*"."""
    if head == mention.token:
        return True
    named = mention.kind is not None and any(head.lower_ in noun.split(" ")[1:] for noun in mention.kind.nouns)
    return named and not head.ent_type_ and head.pos_ == "NOUN"


def _is_time(block: Block, head: Token, times: Sequence[When]) -> bool:
    at = block.at(head)
    return any(when.span.overlaps(at) for when in times)
