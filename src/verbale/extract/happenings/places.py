"""Where it happens, in the words of the report: after a word for places in the mention's own clause or phrase."""

from collections.abc import Collection, Iterator

from spacy.symbols import NOUN, PROPN
from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.happenings.clause import OBJECTS, objects, subject
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText, Happenings
from verbale.parse.columns import children, morph

PLACES = frozenset({"LOC", "GPE", "FAC"})
GUESSED = frozenset({"PER", "PERSON", "MISC"})  # what the parser takes names of places for that it does not know
LONGEST = 8  # tokens of a place; what is longer is a description of something else
SENT = frozenset({"deployment", "delivery"})  # with a destination, as visits
PROTEST = "protest"
ABOUT = frozenset({"talk", "agreement", "speech", "vote"})
NOMINAL = frozenset({NOUN, PROPN})
CUT = frozenset({"relcl", "acl:relcl", "acl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "dep", "nummod"})


def place_of(mention: Mention, table: Happenings) -> str | None:
    """The place that the mention's phrase or clause names; None where it names none."""
    words = table.text
    if (there := _where(mention, words)) is not None:
        return there
    owners = [mention.token]
    clause = mention.clause
    if "apart" not in mention.facts and clause is not None and clause != mention.token:
        owners += [clause] if clause.lemma_ not in words.claims else []
    if clause is not None and clause.dep_ == "advcl" and any(c.lower_ in words.meanwhile for c in children(clause)):
        owners.append(clause.head)  # "cranes stood idle *at Mombasa* as dockers began a strike"
    for owner in owners:
        for head in _heads(owner, mention, table):
            if (found := _words(head, words)) is not None:
                return found
    return _hosted(mention, words)


def _heads(owner: Token, mention: Mention, table: Happenings) -> Iterator[Token]:
    """Nouns after a word for places under a token, those after it first; of a visit also what is visited."""
    words = table.text
    visit = mention.kind is not None and mention.kind.group == "visit"
    if (visit or _is_target(mention, words)) and mention.is_verb:
        yield from objects(owner)
    bound = (
        visit
        or (mention.kind is not None and mention.kind.group in SENT)
        or ("purpose" in mention.marks and owner != mention.token)
    )  # "flew *to* Oslo for talks"
    said = words.place_words | (words.ways if bound else frozenset())
    if mention.kind is not None and mention.kind.group in ABOUT:
        said -= words.topics
    if mention.kind is not None and mention.kind.group == "talk" and not mention.is_verb:
        yield from (t for t in children(owner) if _case(t) in words.of_words)  # "le sommet de Genève"
    aside = _other_subject(owner, mention)
    under = (t for t in owner.subtree if t.pos in NOMINAL and _is_said(t, said, words) and _near(t, owner, table))
    under = (t for t in under if aside is None or not aside.is_ancestor(t))
    yield from sorted(under, key=lambda t: (t.i < owner.i, t.i))


def _is_target(mention: Mention, words: EventsText) -> bool:
    """Whether what is done to tells where it happens: who blocks a bridge, or what aid reaches."""
    if mention.kind is None:
        return False
    return mention.kind.group == PROTEST or mention.token.lemma_ in words.reaches


def _other_subject(owner: Token, mention: Mention) -> Token | None:
    """The subject of the clause of a noun, unless it is that noun: where it is, is not where the noun's happening is
    ("the weather *in Brazil* is more to blame than the blast")."""
    if mention.is_verb or owner == mention.token or {"happens", "at"} & mention.facts:
        return None
    doer = subject(owner)
    return doer if doer is not None and doer != mention.token and not doer.is_ancestor(mention.token) else None


def _where(mention: Mention, words: EventsText) -> str | None:
    """The place of which a relative clause is said: "à Ankara, *où* il rencontrera X"."""
    verb = mention.clause
    owners = (verb, verb.head) if verb is not None and verb.dep_ == "xcomp" else (verb,)  # "où il doit rencontrer X"
    there = next((c for v in owners if v is not None for c in children(v) if c.lower_ in words.where), None)
    if there is None or there.i < there.sent.start + 2 or any(True for _ in children(there)):
        return None
    before = there.doc[there.i - 1]
    before = there.doc[there.i - 2] if before.text == "," else before
    before = before.head if before.pos_ == "ADJ" else before
    return _words(before, words) if before.pos_ in ("NOUN", "PROPN") else None  # nor "d'où", from there


def is_there(mention: Mention, words: EventsText) -> bool:
    """Whether a verb happens at the place told last: "il *y* a été reçu", "they met *there*"."""
    told = mention.is_verb and mention.kind is not None
    return told and any(c.lower_ in words.there for c in children(mention.token))


def _case(noun: Token) -> str:
    if noun.pos_ not in ("NOUN", "PROPN"):
        return ""
    own = next((c for c in children(noun) if c.dep_ == "case"), None)
    if own is not None:
        return own.lower_
    return noun.head.lower_ if noun.dep_ == "pobj" else ""


def _is_said(noun: Token, said: Collection[str], words: EventsText) -> bool:
    """Whether a word for places stands before a noun, one of several words too: "près de", "au nord de"."""
    case = _case(noun)
    if not case or case in said:
        return bool(case)
    return case in words.of_words and any(t.lower_ in words.sides for t in noun.doc[max(0, noun.i - 4) : noun.i])


def _near(noun: Token, owner: Token, table: Happenings) -> bool:
    """Whether nothing but nouns, prepositions and participles lies between a noun and its owner; what somebody is
    invited to or takes part in is no other happening."""
    own_events = owner.lemma_ in table.text.joins | table.text.awaited
    for step in noun.ancestors:
        if step == owner:
            return True
        if step.pos_ in ("VERB", "ADJ") and step.dep_ in ("acl", "amod"):
            continue
        other = step.lemma_ in table.nouns and not own_events
        time = step.pos_ == "PRON" and step.dep_ == "obl:mod"  # "mardi en huit à Genève"
        if (step.pos_ not in ("NOUN", "PROPN", "NUM", "ADP", "ADV") and not time) or other:
            return False
    return False


def _words(head: Token, words: EventsText) -> str | None:
    """The words of a place: a name that the parser knows for one, or a noun for places with what it has."""
    doc = head.doc
    entity = next((e for e in doc.ents if e.start <= head.i < e.end), None) if head.ent_type_ else None
    is_place = head.lemma_.lower() in words.place_nouns
    holder = head.head if head.head.pos_ != "ADP" else head.head.head
    sure = head.pos_ == "PROPN" and holder.pos_ in ("NOUN", "VERB") and _case(head) in words.place_sure
    met = (
        head.pos_ == "PROPN"
        and holder.lemma_ in words.meets_at
        and _case(head) in words.at
        and head.lower_ not in words.at
    )
    bare = sure and _case(head) in words.place_bare and not head.is_upper
    reached = head.dep_ in OBJECTS and head.head.lemma_ in words.reaches
    guessed = (
        (sure and entity.label_ in GUESSED) or ((met or bare or reached) and entity.label_ in GUESSED | {"ORG"})
        if entity
        else False
    )
    if entity is not None and (entity.label_ in PLACES or guessed) and not is_place:
        return _whole(entity)
    if entity is None and (reached or bare) and head.pos_ == "PROPN":
        first = min((c.i for c in children(head) if c.dep_ == "compound" and c.pos_ == "PROPN"), default=head.i)
        return str(doc[first : head.i + 1].text)
    if not is_place:
        return None
    kept, stack = [head.i], list(children(head))
    while stack:
        token = stack.pop()
        loose = token.dep_ == "nmod" and not any(c.dep_ == "case" for c in children(token))
        if (
            loose
            or token.dep_ in CUT
            or (token.head == head and (token.dep_ in ("det", "case") or token.pos_ == "DET"))
        ):
            continue
        kept.append(token.i)
        stack.extend(children(token))
    first, last = min(kept), max(kept)
    if last - first >= LONGEST or (len(kept) == 1 and _is_state(head)):
        return None
    return str(doc[first : last + 1].text)


def _is_state(noun: Token) -> bool:
    """Whether a bare noun tells a state rather than a place: "nine years in prison", "en prison"."""
    before = [*children(noun), noun.head]
    given = any(c.dep_ in ("det", "poss") or "Def" in morph(c, "Definite") for c in before)
    return noun.pos_ == "NOUN" and "Sing" in morph(noun, "Number") and not given


def _hosted(mention: Mention, words: EventsText) -> str | None:
    """ "Le Caire accueille une réunion": what hosts is where it is."""
    if mention.clause is None or mention.clause.lemma_ not in words.hosts:
        return None
    host = subject(mention.clause)
    entity = next((e for e in host.doc.ents if e.start <= host.i < e.end), None) if host is not None else None
    return _whole(entity) if entity is not None and entity.label_ in PLACES else None


def _whole(entity: DocSpan) -> str:
    """A name without a preposition before it, and with what a hyphen ties to it ("Addis-Abeba")."""
    doc, first, last = entity.doc, entity.start, entity.end
    while first < last - 1 and (doc[first].pos_ == "ADP" or (doc[first].pos_ == "DET" and doc[first].is_lower)):
        first += 1
    while last < len(doc) and not doc[last - 1].whitespace_ and (doc[last].text == "-" or doc[last - 1].text == "-"):
        last += 1
    return str(doc[first:last].text)
