"""Who joins a happening, and how: "Lamamra will join by video", "à laquelle X a participé par visioconférence"."""

from collections.abc import Sequence

from spacy.attrs import LEMMA
from spacy.tokens import Token

from verbale.extract.happenings.attach import AFTER, mode_told
from verbale.extract.happenings.clause import extent, is_negated, subject
from verbale.extract.happenings.mention import Joiner, Mention
from verbale.extract.happenings.table import EventsText
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block

FAR = frozenset({"video", "phone", "hybrid"})


def joiners(block: Block, found: Sequence[Mention], last: Mention | None, words: EventsText) -> None:
    """Give the mentions of a block those who join them; ``last``: the last meeting told before the block."""
    ids = {block.doc.vocab.strings.add(lemma) for lemma in sorted(words.joins)}
    lemmas = block.doc.to_array([LEMMA]).tolist() if len(block.doc) else []
    joining = [i for i, lemma in enumerate(lemmas) if lemma in ids]
    for token in (block.doc[i] for i in joining):
        if token.pos_ != "VERB" or is_negated(token, words):
            continue
        doer = _right_before(token) or subject(token)
        first, end = extent(token)
        stop = min(_end(block.doc[end]) + AFTER, token.sent.end_char)
        others = (_start(block.doc[i]) for i in joining if i > token.i)
        own = mode_told(block.columns.text[token.idx : min([stop, *others])], words)
        mode = own or mode_told(block.columns.text[block.doc[first].idx : stop], words)
        home = _named(token, found) or _around(token, found) or (_before(token, found, last) if mode in FAR else None)
        if doer is not None and home is not None:
            home.joined.append(Joiner(block, doer, mode))


def _start(token: Token) -> int:
    """Where the clause of another who joins begins: at the name before its participle."""
    before = _right_before(token)
    return before.left_edge.idx if before is not None else token.idx


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def _right_before(verb: Token) -> Token | None:
    """The name before a participle that the parser joins to another word: "and *X* joining by video"."""
    if "Part" not in morph(verb, "VerbForm") or verb.i == verb.sent.start or any(verb.lefts):
        return None
    before = verb.doc[verb.i - 1]
    return before if before.pos_ == "PROPN" else None


def _named(verb: Token, found: Sequence[Mention]) -> Mention | None:
    """The happening that a verb names: as its object, or as what its relative clause hangs on."""
    nouns = {m.token.i: m for m in found if not m.is_verb}
    if verb.dep_ in ("relcl", "acl:relcl") and verb.head.i in nouns:
        return nouns[verb.head.i]
    below = [t for c in children(verb) for t in (c, *children(c)) if t.i in nouns and t.i > verb.i]
    return nouns[below[0].i] if below and below[0].i in nouns else None


def _around(verb: Token, found: Sequence[Mention]) -> Mention | None:
    """The meeting that the clause around a participle tells: "opened a summit, with X attending in person"."""
    if verb.dep_ not in ("pcomp", "advcl", "conj") or "Part" not in morph(verb, "VerbForm"):
        return None
    above = {t.i for t in verb.ancestors}
    told = (m for m in found if is_meeting(m) and "happens" in m.facts and m.clause is not None and m.clause.i in above)
    return next(told, None)


def _before(verb: Token, found: Sequence[Mention], last: Mention | None) -> Mention | None:
    """The meeting told last before a verb."""
    told = [m for m in found if m.token.i < verb.i and is_meeting(m)]
    return told[-1] if told else last


def is_meeting(mention: Mention) -> bool:
    """Whether people meet or speak there."""
    return mention.kind is not None and mention.kind.group == "talk"
