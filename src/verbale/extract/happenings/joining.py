"""Who joins a happening, and how: "Lamamra will join by video", "à laquelle X a participé par visioconférence"."""

from collections.abc import Sequence

from spacy.attrs import LEMMA
from spacy.tokens import Token

from verbale.extract.happenings.attach import AFTER, mode_told
from verbale.extract.happenings.clause import extent, is_negated, subject
from verbale.extract.happenings.mention import Joiner, Mention
from verbale.extract.happenings.table import EventsText
from verbale.parse.parsed import Block

FAR = frozenset({"video", "phone", "hybrid"})


def joiners(block: Block, found: Sequence[Mention], last: Mention | None, words: EventsText) -> None:
    """Give the mentions of a block those who join them; ``last``: the last meeting told before the block."""
    ids = {block.doc.vocab.strings.add(lemma) for lemma in sorted(words.joins)}
    lemmas = block.doc.to_array([LEMMA]).tolist() if len(block.doc) else []
    for token in (block.doc[i] for i, lemma in enumerate(lemmas) if lemma in ids):
        if token.pos_ != "VERB" or is_negated(token, words):
            continue
        doer = subject(token)
        first, end = extent(token)
        span = block.span_of(block.doc[first : end + 1])
        stop = min(span.end + AFTER, block.span_of(token.sent).end)
        mode = mode_told(block.columns.text[span.start - block.span.start : stop - block.span.start], words)
        home = _named(token, found) or (_before(token, found, last) if mode in FAR else None)
        if doer is not None and home is not None:
            home.joined.append(Joiner(block, doer, mode))


def _named(verb: Token, found: Sequence[Mention]) -> Mention | None:
    """The happening that a verb names: as its object, or as what its relative clause hangs on."""
    nouns = {m.token.i: m for m in found if not m.is_verb}
    if verb.dep_ in ("relcl", "acl:relcl") and verb.head.i in nouns:
        return nouns[verb.head.i]
    below = [t for c in verb.children for t in (c, *c.children) if t.i in nouns and t.i > verb.i]
    return nouns[below[0].i] if below and below[0].i in nouns else None


def _before(verb: Token, found: Sequence[Mention], last: Mention | None) -> Mention | None:
    """The meeting told last before a verb."""
    told = [m for m in found if m.token.i < verb.i and is_meeting(m)]
    return told[-1] if told else last


def is_meeting(mention: Mention) -> bool:
    """Whether people meet or speak there."""
    return mention.kind is not None and mention.kind.group == "talk"
