"""What belongs to a mention: its time, and how people meet."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.happenings.mention import Mention, group_of
from verbale.extract.happenings.table import EventsText
from verbale.extract.when.story import HEADING
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.event import When

AFTER = 40  # code points after a mention in which words for its mode may stand
NEAR = 8  # tokens between a noun and a time that belongs to it although the parser says otherwise
EXACT = frozenset({"day", "minute", "part-of-day", "hour"})
UNTIL = "until"
BESIDE = ("advcl", "acl", "prep", "obl:mod")
OPEN_END = 3  # tokens between a verb and a time that the parser hung nowhere


def give_times(found: Sequence[Mention], block: Block, times: Iterable[When], words: EventsText) -> None:
    """Attach each time of a block to the mentions it dates; a mention keeps the most exact, then the nearest."""
    by_token = {m.token.i: m for m in found}
    for when in times:
        tokens = block.tokens(when.span)
        if (
            HEADING in when.note
            or tokens is None
            or not len(tokens)
            or _of_a_thing(tokens.root, tokens.start, by_token, words)
        ):
            continue
        if UNTIL in when.note:
            _mark_lasting(_dated(tokens, found, by_token, words), when)
            continue
        for mention in {id(m): m for m in _dated(tokens, found, by_token, words)}.values():
            if "the event named" in when.note and mention.token.i >= tokens.end:
                continue  # "two weeks after the summit" does not date the summit
            if mention.when is None or _better(when, mention.when, mention):
                mention.when = when
            mention.facts.add("dated")


def _mark_lasting(mentions: Iterable[Mention], when: When) -> None:
    """A time up to which something goes on is the end of its time, unless it is put off until then."""
    for mention in mentions:
        put_off = "postponed" in mention.facts
        open_start = replace(when, start=None, end=when.start and when.start[:10])
        if not put_off:
            mention.marks.add("lasts")
        mention.when = mention.when or (when if put_off else open_start)
        mention.facts.add("dated")


def share_times(found: Sequence[Mention]) -> None:
    """Give a verb the time that opens the clause of the one it is joined to: "On Monday police raided and arrested"."""
    by_token = {m.token.i: m for m in found if m.is_verb}
    for mention in by_token.values():
        first = by_token.get(mention.token.head.i) if mention.token.dep_ == "conj" else None
        if first is None or first.when is None or mention.when is not None:
            continue
        opens = first.when.span.end <= first.block.at(first.token).start
        if opens and morph(first.token, "VerbForm") == morph(mention.token, "VerbForm"):
            mention.when = first.when
            mention.facts.add("dated")


def _of_a_thing(root: Token, first: int, by_token: dict[int, Mention], words: EventsText) -> bool:
    """Whether a time only says of which time a thing is: "next year's budget", "les limites pour 2026"."""
    if root.head.lemma_ in words.occasions or _is_compared(root, words):
        return True  # "for the third time this year", "30 %, contre 15 % aujourd'hui"
    if root.dep_ == "poss":
        case: Token | None = root
        noun = root.head
    else:
        case = next((c for c in children(root) if c.dep_ == "case"), None)
        noun = root.head
        if case is None and noun.pos_ == "ADP":
            case, noun = noun, noun.head
    if (
        case is None
        or noun.pos_ != "NOUN"
        or noun.ent_type_
        or noun.i in by_token
        or (case.i >= first and noun.i != first - 1)
    ):
        return False
    if case.i < first and any(t.pos_ != "DET" for t in root.doc[case.i + 1 : first]) and root.dep_ != "poss":
        return False  # "de nouveau aujourd'hui"
    return (root.dep_ == "poss" or case.lower_ in words.belongs) and not any(
        a.i in by_token and not by_token[a.i].is_verb for a in noun.ancestors
    )


def _is_compared(root: Token, words: EventsText) -> bool:
    """Whether a time belongs to a number with which another one is compared."""
    number = root.head
    counted = number.like_num or any(c.pos_ == "NUM" for c in children(number))
    if number.pos_ not in ("NOUN", "NUM", "SYM") or not counted:
        return False
    case = next((c for c in children(number) if c.dep_ == "case"), None)
    case = number.head if case is None and number.head.pos_ == "ADP" else case
    return case is not None and case.lower_ in words.compared


def _dated(
    time: DocSpan, found: Sequence[Mention], by_token: dict[int, Mention], words: EventsText
) -> Iterable[Mention]:
    root, first = time.root, time.start
    opening = by_token.get(time.sent.start)
    if opening is not None and _opens_before(opening, first):
        yield opening  # "*Meeting* in Oslo *on Tuesday*, they approved …"
        return
    beside = [m for m in found if not m.is_verb and 0 < first - m.token.i <= NEAR and _no_verb(m.token, first)]
    if beside:
        yield beside[-1]
        if "apart" in beside[-1].facts and not any(t.is_punct for t in root.doc[beside[-1].token.i : first]):
            return  # "… depuis l'attaque de Kayes en juillet": the attack's, not that of what was done since
    for step in root.ancestors:
        if step.pos_ in ("VERB", "AUX"):
            yield from meanwhile(step, found, words)
        if step.i in by_token:
            told = by_token[step.i]
            yield told
            if told.is_verb:
                yield from _told_by(step, found, words)
            elif "happens" in told.facts and told.clause is not None:
                yield from _told_by(told.clause, found, words)
            return
        if step.lemma_ in words.begins and step.dep_ in BESIDE and {"Part", "Inf"} & {*morph(step, "VerbForm")}:
            continue  # "will impose a tariff *starting* May 1"
        if step.pos_ in ("VERB", "AUX"):
            yield from _told_by(step, found, words)
            yield from (by_token[c.i] for c in children(step) if c.dep_ == "xcomp" and c.i in by_token and c.i < first)
            return
    if not beside:
        yield from [m for m in found if m.is_verb and 0 < first - m.token.i <= OPEN_END and _no_verb(m.token, first)][
            -1:
        ]


def meanwhile(verb: Token, found: Sequence[Mention], words: EventsText) -> Iterable[Mention]:
    """What a clause tells that happens at the time of the one above it: "cranes stood idle on Monday *as dockers
    began a strike*"."""
    for clause in children(verb):
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in words.meanwhile for c in children(clause)):
            told = [m for m in found if m.clause == clause and (m.is_verb or "happens" in m.facts)]
            main = {group_of(m) for m in found if m.clause == verb}
            yield from (m for m in told if group_of(m) not in main)  # "met X while his deputy met Y": two meetings


def _opens_before(opening: Mention, first: int) -> bool:
    """Whether a participle opens the sentence, and no comma and no other verb stands between it and a time."""
    verb = opening.token
    below = verb.pos_ == "VERB" and "Part" in morph(verb, "VerbForm") and verb.dep_ in ("advcl", "obl:mod")
    return below and not any(t.text == "," for t in verb.doc[verb.i : first]) and _no_verb(verb, first)


def _told_by(verb: Token, found: Sequence[Mention], words: EventsText) -> Iterable[Mention]:
    """Nouns whose time is that of a verb: it says that they happen, or it happens at them."""
    for mention in found:
        if mention.is_verb:
            continue
        carried = mention.clause == verb and {"happens", "at", "planned"} & mention.facts
        planned = verb.lemma_ in words.plans and "provides" not in mention.marks
        if carried or (planned and mention.token in (verb.head, *children(verb))):
            yield mention  # "la réunion prévue mercredi"


def _no_verb(noun: Token, first: int) -> bool:
    """Whether no verb and no end of a sentence lies between."""
    between = noun.doc[noun.i + 1 : first]
    return noun.i < first < noun.sent.end and not any(t.pos_ in ("VERB", "AUX") for t in between)


def _better(new: When, old: When, mention: Mention) -> bool:
    exact = (new.start is not None and new.granularity in EXACT, new.granularity == "minute")
    kept = (old.start is not None and old.granularity in EXACT, old.granularity == "minute")
    if exact != kept:
        return exact > kept
    place = mention.block.at(mention.token).start
    return abs(new.span.start - place) < abs(old.span.start - place)


def mode_of(mention: Mention, text: str, words: EventsText) -> str | None:
    """How the participants meet: by words of the clause, else by the type of event."""
    end = min(mention.evidence.end + AFTER, mention.block.span_of(mention.token.sent).end)
    told = mode_told(text[mention.evidence.start : end], words)
    if told and not mention.is_verb and mention.clause is not None and mention.clause.lemma_ in words.joins:
        told = mode_told(_own_words(mention), words)  # who takes part by phone does not make the whole meeting a call
    return told or ((mention.kind.mode or None) if mention.kind else None)


def _own_words(mention: Mention) -> str:
    """The words that belong to the noun of a mention."""
    noun = mention.token
    return str(noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text)


def mode_told(clause: str, words: EventsText) -> str | None:
    """The mode that the words of a clause tell; None where they tell none."""
    folded = clause.casefold().replace("\xa0", " ").replace("’", "'")
    return next((e.mode for e in words.modes if any(w.casefold() in folded for w in e.words)), None)
