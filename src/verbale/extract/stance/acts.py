"""What would be done: the words of an act, its code, and who would do it."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from verbale.extract.stance.grammar import extent
from verbale.extract.stance.tables import ActKind, Acts
from verbale.parse.parsed import Block
from verbale.record.position import Act
from verbale.record.span import Span

OTHER = "other"
REACH = 8  # tokens around a noun that belong to the act it names
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
    start = min(main.start, start + len(words) - len(words.lstrip(EDGES)))
    return Span(start, max(main.end, start + len(words.strip(EDGES))))


def read_act(block: Block, head: Token, span: Span, text: str, known: Acts, anaphors: frozenset[str]) -> Act:
    """The act in its words and its code; "this option" takes the code of the act that it stands for."""
    code = code_of(head, block.tokens(span) or (), known)
    if code is None and head.lemma_.lower() in anaphors:
        code = _stood_for(head, known)
    if code is None:
        return Act(OTHER, span.words(text), span)
    return Act(code.code, span.words(text), span, None, code.plover or None)


def code_of(head: Token, piece: Iterable[Token], known: Acts) -> ActKind | None:
    """The kind of act that some words name; the head's own words count first where a single group decides."""
    near = {w for t in piece for w in (t.lemma_.lower(), t.lower_)}
    own = {head.lemma_.lower(), head.lower_}
    fits = [k for k in known.kinds if all(near.intersection(g) for g in k.words)]
    return next((k for k in fits if any(own.intersection(g) for g in k.words)), fits[0] if fits else None)


def _stood_for(head: Token, known: Acts) -> ActKind | None:
    """The nearest act named before, in the sentence or the one ahead of it."""
    before = head.sent.start
    first = head.doc[before - 1].sent.start if before > 0 else before
    for token in reversed(head.doc[first : head.left_edge.i]):
        if token.pos_ in ("NOUN", "VERB"):
            kind = code_of(token, (t for t in token.subtree if abs(t.i - token.i) < REACH), known)
            if kind is not None and any({token.lemma_.lower(), token.lower_}.intersection(g) for g in kind.words):
                return kind
    return None
