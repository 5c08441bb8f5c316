"""Find the verbs and nouns that tell events, with the facts that speak for each."""

from collections.abc import Iterator, Sequence

from spacy.attrs import LEMMA, ORTH, POS
from spacy.symbols import VERB
from spacy.tokens import Token

from verbale.extract.happenings.clause import OBJECTS, SUBJECTS, extent, governors, is_negated, is_reflexive, objects
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventType, Happenings, ids
from verbale.extract.reading import Reading
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, governor, tense_of
from verbale.parse.parsed import Block
from verbale.record.event import When
from verbale.record.report import SectionRole

CARRIED = (*SUBJECTS, *OBJECTS, "obl:arg", "obl:agent", "xcomp", "pobj")
PEOPLE = ("PROPN", "PRON")
HEADS = (SectionRole.HEADLINE, SectionRole.LEAD)


def mentions(
    reading: Reading, block: Block, words: Happenings, tenses: TimesText, times: Sequence[When]
) -> Iterator[Mention]:
    """The mentions of a block with its times, in order, before times and parties are attached."""
    for at in _places(block, words, times):
        token = block.doc[at]
        if token.pos_ in ("VERB", "AUX"):
            found = _verb(block, token, words, tenses)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _noun(block, token, words, tenses)
        elif token.pos_ == "ADJ":
            found = _adjective(block, token, words)
        else:
            continue
        if found is not None:
            if (quoted := reading.parsed.quotation_at(block.at(token).start)) and len(quoted.inner[0]) > 40:
                found.facts.add("quoted")
            if block.role in HEADS:
                found.facts.add(str(block.role))
                if token.sent.start == 0:
                    found.facts.add(f"{block.role}-first")
            yield found


def _places(block: Block, words: Happenings, times: Sequence[When]) -> list[int]:
    """The tokens that can tell an event: words that the language data names, and in headline, lead and dated
    sentences every verb (an act without a type, a date and a prominent place is never worth recording)."""
    table = block.doc.to_array([POS, LEMMA, ORTH])
    if not len(table):
        return []
    known = ids(words, block.doc.vocab)
    wide = _dated_sentences(block, times) if block.role not in HEADS else None
    rows = table.tolist()
    return [
        i
        for i, (pos, lemma, orth) in enumerate(rows)
        if lemma in known or orth in known or (pos == VERB and (wide is None or i in wide))
    ]


def _dated_sentences(block: Block, times: Sequence[When]) -> set[int]:
    """The tokens of sentences that name a time."""
    found: set[int] = set()
    for when in times:
        tokens = block.tokens(when.span)
        if tokens is not None and len(tokens) and tokens.start not in found:
            found.update(range(tokens.sent.start, tokens.sent.end))
    return found


def _verb(block: Block, verb: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    kinds = words.reflexive if is_reflexive(verb) else words.verbs
    kind = kinds.get(verb.lemma_) or kinds.get(f"{verb.lemma_} {_particle(verb)}")
    awaited = kind is None and _is_awaited(verb, words)
    if awaited:
        kind = words.text.types[0]
    if kind is None and (verb.lemma_ in words.text.states or verb.pos_ == "AUX" or verb.lemma_ in words.verbs):
        return None
    if is_negated(verb, words.text) or _is_adjective(verb):
        return None
    if verb.lemma_ in words.text.of_people and not any(c.ent_type_ or c.pos_ in PEOPLE for c in objects(verb)):
        return None
    tense = tense_of(verb, tenses)
    above = {g.lemma_ for g in governors(verb)}
    if kind is None and tense is Tense.INFINITIVE and not above & words.text.plans:
        return None
    facts = {"verb", "typed" if kind else "untyped", str(tense.value)}
    if kind and kind.verbs:
        facts.add(f"type-{kind.name}")
    if kind is not None and (_meets(verb, words) or any(c.pos_ == "PROPN" for c in objects(verb))):
        facts.add("between")
    facts |= _shape(verb) | ({"planned", "awaited"} if awaited else set())
    facts |= {"wished"} if above & words.text.wishes else {"planned"} if above & words.text.plans else set()
    if tense is Tense.INFINITIVE and "planned" not in facts:
        facts.add("bare-infinitive")
    if any(c.lower_ in words.text.if_words and c.dep_ in ("mark", "advmod") for c in verb.children):
        facts.add("if")
    if verb.dep_ == "ROOT":
        facts.add("main")
    if tense is Tense.CONDITIONAL and any(c.lemma_ in words.text.wishes for c in verb.children):
        facts.add("wished")
    first, last = extent(verb)
    span = block.span_of(block.doc[first : last + 1])
    return Mention(block, verb, verb, kind, span, facts)


def _adjective(block: Block, word: Token, words: Happenings) -> Mention | None:
    """ "Présent mercredi à Pékin", "in town on Monday": who is there is on a visit."""
    kind = words.adjectives.get(word.lemma_)
    if kind is None:
        return None
    above = governor(word).verb
    first, last = _phrase(word, word.i, word.i)
    doer = word.head if word.head.pos_ in ("NOUN", "PROPN") and word.head.i < word.i else None
    start = doer.left_edge.i if doer is not None and doer.left_edge.i > word.sent.start - 1 else first
    span = block.span_of(block.doc[min(start, first) : last + 1])
    return Mention(block, word, above, kind, span, {"adjective", "typed", f"type-{kind.name}"})


def _is_awaited(verb: Token, words: Happenings) -> bool:
    """ "Trente dirigeants sont attendus à Paris": in the passive, with nothing that they are expected to do."""
    passive = any(c.dep_ in ("aux:pass", "auxpass", "nsubj:pass", "nsubjpass") for c in verb.children)
    return (
        verb.lemma_ in words.text.awaited and passive and not any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)
    )


def _is_adjective(verb: Token) -> bool:
    """A participle that only qualifies a noun ("les sanctions envisagées", "Nations unies")."""
    if verb.dep_ in ("flat:name", "flat:foreign", "compound", "fixed"):
        return True
    return verb.dep_ == "amod" and all(c.dep_ in ("advmod", "punct") for c in verb.children)


def _shape(verb: Token) -> set[str]:
    """What the form of a clause says of its weight: a mere modifier, a purpose, an aside."""
    facts = set()
    helped = any(c.dep_.startswith("aux") for c in verb.children)
    if verb.dep_ in ("acl", "amod") and "Part" in verb.morph.get("VerbForm", []) and not helped:
        facts.add("participle")
        if not any(c.dep_ in ("obl:agent", "agent") for c in verb.children):
            facts.add("bare-participle")
    if verb.dep_ in ("acl:relcl", "relcl"):
        facts.add("relative")
    if verb.dep_ in ("advcl", "ccomp"):
        facts.add(verb.dep_)
    if any(c.dep_ == "ccomp" for c in verb.children):
        facts.add("has-content")
    if verb.dep_ == "amod":
        facts.add("amod")
    return facts


def _particle(verb: Token) -> str:
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")


def _noun(block: Block, noun: Token, words: Happenings, tenses: TimesText) -> Mention | None:
    found = _typed(noun, words)
    if found is None:
        return None
    kind, first, last = found
    verb = governor(noun.head).verb if noun.head != noun else None
    facts = {"noun", "typed", f"type-{kind.name}"}
    if verb is not None:
        facts |= _carried(noun, verb, words)
        if any(c.lower_ in words.text.if_words and c.dep_ == "mark" for c in verb.children):
            facts.add("if")
    case = next((c for c in noun.children if c.dep_ in ("case", "prep")), None) or (
        noun.head if noun.head.pos_ == "ADP" else None
    )
    if case is not None and case.lower_ in words.text.at:
        facts.add("apart" if case.lower_ in words.text.apart else "at")
    if any(c.lower_ in words.text.not_words for c in noun.children):
        return None
    if any(c.lemma_.lower() in words.text.others for c in noun.children):
        facts.add("another")
    if _meets(noun, words):
        facts.add("between")
    start, end = _phrase(noun, first, last)
    span = block.span_of(block.doc[start : end + 1])
    mention = Mention(block, noun, verb, kind, span, facts)
    mention.definite = any(
        "Def" in c.morph.get("Definite", []) or "Dem" in c.morph.get("PronType", []) for c in noun.children
    )
    if verb is not None and "happens" in facts:
        low, high = extent(verb)
        mention.evidence = block.span_of(block.doc[min(low, start) : max(high, end) + 1])
    return mention


def _meets(word: Token, words: Happenings) -> bool:
    """Whether the words name who else takes part: "avec X", "entre X et Y"."""
    for child in word.children:
        case = child if child.dep_ == "prep" else next((c for c in child.children if c.dep_ == "case"), None)
        if case is not None and case.lower_ in words.text.between:
            return True
    return False


def _carried(noun: Token, verb: Token, words: Happenings) -> set[str]:
    """What the verb says of the noun: that it happens, that it is only wished, that it is to come."""
    facts = set()
    direct = noun.head == verb or (noun.head.pos_ == "ADP" and noun.head.head == verb)
    if (
        direct
        and verb.lemma_ in words.text.happens
        and noun.dep_ in (*SUBJECTS, *OBJECTS, "obl:arg", "xcomp", "pobj", "obl:agent")
    ):
        facts.add("happens")
    elif direct and noun.dep_ in SUBJECTS:
        facts.add("subject")
    if direct and (verb.lemma_ in words.text.wishes or any(a.lemma_ in words.text.wishes for a in governors(verb))):
        facts.add("wished")
    if direct and verb.lemma_ in words.text.cancels:
        facts.add("cancelled")
    if is_negated(verb, words.text) and direct:
        facts.add("negated")
    return facts


def _typed(noun: Token, words: Happenings) -> tuple[EventType, int, int] | None:
    """The type of a noun, with the tokens of its expression."""
    for phrase, kind in words.nouns.get(noun.lemma_.lower(), words.nouns.get(noun.text, ())):
        count = len(phrase)
        first = noun.i if words.text.head == "first" else noun.i - count + 1
        run = noun.doc[max(first, 0) : first + count]
        if count == 1 or tuple(t.lower_ for t in run) == phrase or tuple(t.lemma_ for t in run) == phrase:
            return kind, first, first + count - 1
    return None


def _phrase(noun: Token, first: int, last: int) -> tuple[int, int]:
    """The noun phrase without relative clauses."""
    kept = [first, last]
    stack = list(noun.children)
    while stack:
        token = stack.pop()
        if token.dep_ in ("relcl", "acl:relcl", "punct", "cc", "conj", "parataxis", "dep") and token.head == noun:
            continue
        kept.append(token.i)
        stack.extend(token.children)
    return min(kept), max(kept)
