"""What would be done: the words of an act, its code, and who would do it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.stance.doer import headless, misjoined
from verbale.extract.stance.form import is_finite, is_passive, is_present_participle
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, VERBAL
from verbale.extract.stance.phrase import extent
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import ActKind, Acts, Stances
from verbale.parse.columns import children, helpers
from verbale.parse.parsed import Block
from verbale.record.span import Span

OTHER = "other"
END = "end-"
RELATIVE = frozenset({"relcl", "acl:relcl", "advcl", "parataxis"})
ASIDE = 7  # steps of a relative clause: what it tells is not the act
REACH = 8  # tokens around a noun that belong to the act it names
JOIN = re.compile(r"[\s,;]+(?:and|or|but|et|ou|mais|puis|then|even|même)$")  # left over before a condition
EDGES = " ,;:-\"'\n"


def act_span(block: Block, head: Token, conditions: Sequence[Span] = (), *, own: bool = False) -> Span:
    """The words of the act headed by a token, without the conditions put on it; ``own``: without who does it."""
    first, last = extent(head)
    while first < head.i and _links(head.doc[first], head):
        first += 1  # "que", "that", "mais pas à le renégocier"
    bare = own and not is_passive(head) and any(t.i < head.i for t in helpers(head))
    first = head.i if bare else first
    joined = next((c for c in children(head) if misjoined(c)), None)
    if joined is None and head.pos_ == "NOUN":  # "juge l'exigence irréaliste et ne signera pas"
        joined = next((c for c in children(head) if c.dep_ == "conj" and c.pos_ == "VERB" and is_finite(c)), None)
        joined = joined or next((c for c in children(head) if _told_beside(c)), None)
        ahead = (c.i for c in children(head) if headless(c))
        first = max(first, next(ahead, first - 1) + 1)
    if joined is not None and joined.left_edge.i > head.i:
        last = joined.left_edge.i - 1  # the parser joined the next main verb to this infinitive
    start, end = block.doc[first].idx, block.doc[last].idx + len(block.doc[last])
    main, main_end = head.idx, head.idx + len(head)
    for condition in conditions:
        there = block.shown.seen(condition)
        opens, closes = there.start - block.span.start, there.end - block.span.start
        if main_end <= opens < end:
            end = opens
        if start < closes <= main:
            start = closes
    words = block.columns.text[start:end]
    start = min(main, start + len(words) - len(words.lstrip(EDGES)))
    return block.place(start, max(main_end, start + len(JOIN.sub("", words.strip(EDGES)))))


def _told_beside(token: Token) -> bool:
    """What the one who takes the stance does beside it, hung on the act ("rejette l'accord, qualifiant X de …")."""
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    return token.dep_ in ADNOMINAL and comma and is_present_participle(token)


def _links(token: Token, head: Token) -> bool:
    return (token.dep_ == "mark" and token.pos_ == "SCONJ") or (token.dep_ == "cc" and token.head == head)


def kind_of(head: Token, piece: Iterable[Token], known: Acts, words: Stances, *, own: bool) -> ActKind | None:
    """The kind of act that some words name; "this option" has that of the act it stands for, "not to" ends one.

    ``own``: The words that take the stance are the act's own.
    """
    if not own and head.pos_ in VERBAL and head.lemma_.lower() in known.against:
        return None  # "refused to condemn the attack" is about no attack of its own
    code = code_of(head, piece, known)
    likewise = any(c.lemma_.lower() in words.likewise for c in children(head))
    if code is None and (likewise or head.lemma_.lower() in words.anaphors):
        code = stood_for(head, known)
    if code is None or own or head.pos_ not in VERBAL or code.code.startswith(END) or not negated(head, words):
        return code
    return replace(code, code=END + code.code, plover="YIELD")  # "promised not to deliver"


def code_of(head: Token, piece: Iterable[Token], known: Acts) -> ActKind | None:
    """The kind of act that some words name: the one whose words stand nearest to the head, the first where two do.

    What ends an act has a code of its own: "stop the strikes" is ``end-military-action``.
    """
    near = _steps(head, piece)
    own = {head.lemma_.lower(), head.lower_, *(f"{head.lemma_.lower()} {c.lower_}" for c in children(head))}
    kind = _nearest(near, known)
    if not own & known.ending:
        return kind
    ended = _nearest({w: k for w, k in near.items() if w not in own}, known)
    if ended is None or (kind is not None and len(kind.words) > 1 and any(own.intersection(g) for g in kind.words)):
        return kind  # "withdraw troops", "suspend the permit"
    return replace(ended, code=END + ended.code, plover="YIELD")


def _nearest(near: Mapping[str, int], known: Acts) -> ActKind | None:
    there = near.keys()
    named = sorted({n for w in near for n in known.opened_by.get(w, ())})
    fits = [
        (_reach(k, near), k)
        for k in (known.kinds[n] for n in named)
        if not any(there.isdisjoint(g) for g in k.words) and there.isdisjoint(k.unless)
    ]
    best = min(fits, key=lambda f: (f[0], -len(f[1].words)))[1] if fits else None
    if best is None or len(best.words) > 1:
        return best
    shown = near.keys() & set(best.words[0])
    closer = (k for reach, k in fits if reach <= 1 and len(k.words) > 1)
    return next((k for k in closer if k.code.endswith(f"-{best.code}") or shown <= set(k.words[0])), best)


def _steps(head: Token, piece: Iterable[Token]) -> dict[str, int]:
    """Each word of an act -> its steps from the head in the parse; relative clauses are left out."""
    found: dict[str, int] = {}
    for token in piece:
        steps, at = 0, token
        while at.i != head.i and at.head.i != at.i and steps < REACH:
            steps += ASIDE if at.dep_ in RELATIVE else 1
            at = at.head
        if steps < ASIDE or token.i == head.i:
            for word in (token.lemma_.lower(), token.lower_):
                found[word] = min(steps, found.get(word, steps))
    return found


def _reach(kind: ActKind, near: Mapping[str, int]) -> int:
    return max(min(near[w] for w in group if w in near) for group in kind.words)


def stood_for(head: Token, known: Acts) -> ActKind | None:
    """The nearest act named before, in the sentence or the one ahead of it."""
    before = head.sent.start
    first = head.doc[before - 1].sent.start if before > 0 else before
    for token in reversed(head.doc[first : head.left_edge.i]):
        if token.pos_ in ("NOUN", "VERB"):
            verb = token.head if token.dep_ in OBJECT and token.head.pos_ == "VERB" else token
            token = verb if verb.lemma_.lower() in known.ending else token
            kind = code_of(token, (t for t in token.subtree if abs(t.i - token.i) < REACH), known)
            if kind is not None and any({token.lemma_.lower(), token.lower_}.intersection(g) for g in kind.words):
                return kind
    return None
