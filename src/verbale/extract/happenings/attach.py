"""What belongs to a mention: its time, its place, how people meet, who takes part."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText
from verbale.parse.parsed import Block
from verbale.record.event import When

AFTER = 40  # code points after a mention in which words for its mode may stand
NEAR = 8  # tokens between a noun and a time that belongs to it although the parser says otherwise
PLACES = frozenset({"LOC", "GPE", "FAC"})
EXACT = frozenset({"day", "minute", "part-of-day", "hour"})


def give_times(found: Sequence[Mention], block: Block, times: Iterable[When]) -> None:
    """Attach each time of a block to the mentions it dates; a mention keeps the most exact, then the nearest."""
    by_token = {m.token.i: m for m in found}
    for when in times:
        tokens = block.tokens(when.span)
        if tokens is None or not len(tokens):
            continue
        for mention in {id(m): m for m in _dated(tokens.root, tokens.start, found, by_token)}.values():
            if "the event named" in when.note and mention.token.i >= tokens.end:
                continue  # "two weeks after the summit" does not date the summit
            if mention.when is None or _better(when, mention.when, mention):
                mention.when = when
            mention.facts.add("dated")


def _dated(root: Token, first: int, found: Sequence[Mention], by_token: dict[int, Mention]) -> Iterable[Mention]:
    beside = [m for m in found if not m.is_verb and 0 < first - m.token.i <= NEAR and _no_verb(m.token, first)]
    if beside:
        yield beside[-1]
    for step in root.ancestors:
        if step.i in by_token:
            yield by_token[step.i]
            if by_token[step.i].is_verb:
                yield from _told_by(step, found)
            return
        if step.pos_ in ("VERB", "AUX"):
            yield from _told_by(step, found)
            return
    if not beside:
        yield from [m for m in found if m.is_verb and 0 < first - m.token.i <= 3 and _no_verb(m.token, first)][-1:]


def _told_by(verb: Token, found: Sequence[Mention]) -> Iterable[Mention]:
    """Nouns whose time is that of a verb: it says that they happen, or it happens at them."""
    for mention in found:
        if not mention.is_verb and mention.clause == verb and {"happens", "at"} & mention.facts:
            yield mention


def _no_verb(noun: Token, first: int) -> bool:
    return noun.i < first and not any(t.pos_ in ("VERB", "AUX") for t in noun.doc[noun.i + 1 : first])


def _better(new: When, old: When, mention: Mention) -> bool:
    exact = (new.start is not None and new.granularity in EXACT, new.granularity == "minute")
    kept = (old.start is not None and old.granularity in EXACT, old.granularity == "minute")
    if exact != kept:
        return exact > kept
    place = mention.block.at(mention.token).start
    return abs(new.span.start - place) < abs(old.span.start - place)


def place_of(mention: Mention, words: EventsText) -> str | None:
    """The place named in the mention's own clause or phrase after a word for places, in the report's words."""
    for owner in (mention.token, None if "apart" in mention.facts else mention.clause):
        if owner is None:
            continue
        for entity in _entities(owner):
            before = owner.doc[entity.start - 1] if entity.start else None
            step = before.nbor(-1) if before is not None and before.pos_ == "DET" and before.i else before
            if step is not None and step.lower_ in words.place_words:
                return str(entity.text)
    return None


def _entities(owner: Token) -> list[DocSpan]:
    low, high = owner.left_edge.i, owner.right_edge.i + 1
    after = [e for e in owner.doc.ents if e.label_ in PLACES and low <= e.start and e.end <= high]
    near = [e for e in after if e.root.head == owner or e.root.head.head == owner]
    return sorted(near, key=lambda e: (e.start < owner.i, abs(e.start - owner.i)))


def mode_of(mention: Mention, text: str, words: EventsText) -> str | None:
    """How the participants meet: by words of the clause, else by the type of event."""
    end = min(mention.evidence.end + AFTER, mention.block.span.end)
    clause = text[mention.evidence.start : end].casefold().replace("\xa0", " ")
    for entry in words.modes:
        if any(w.casefold() in clause for w in entry.words):
            return entry.mode
    return (mention.kind.mode or None) if mention.kind else None
