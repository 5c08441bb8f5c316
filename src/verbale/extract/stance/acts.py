"""What would be done: the words of an act, its code, and who would do it."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.stance.grammar import extent
from verbale.extract.stance.tables import Acts
from verbale.parse.parsed import Block
from verbale.record.position import Act
from verbale.record.span import Span

OTHER = "other"
EDGES = " ,;:-\"'\n"


def act_span(block: Block, head: Token, conditions: Sequence[Span] = ()) -> Span:
    """The words of the act headed by a token, without the conditions put on it."""
    first, last = extent(head)
    start, end = block.at(block.doc[first]).start, block.at(block.doc[last]).end
    main = block.at(head)
    for condition in conditions:
        if main.end <= condition.start < end:
            end = condition.start
        if start < condition.end <= main.start:
            start = condition.end
    words = block.doc.text[start - block.span.start : end - block.span.start]
    start += len(words) - len(words.lstrip(EDGES))
    return Span(start, max(main.end, start + len(words.strip(EDGES))))


def read_act(block: Block, head: Token, span: Span, text: str, known: Acts, agent: str | None) -> Act:
    """The act in its words, with the first code whose words it has."""
    piece = block.tokens(span)
    near = {w for t in piece or () for w in (t.lemma_.lower(), t.lower_)}
    head_words = {head.lemma_.lower(), head.lower_}
    for kind in known.kinds:
        if all(near.intersection(group) for group in kind.words):
            return Act(kind.code, span.words(text), span, agent, kind.plover or None)
    for kind in known.kinds:
        if all(head_words.intersection(group) for group in kind.words):
            return Act(kind.code, span.words(text), span, agent, kind.plover or None)
    return Act(OTHER, span.words(text), span, agent, None)
