"""Find the clauses and phrases that put a condition, and what each stands under in the parse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from verbale.extract.conditions.coming import counted_from
from verbale.extract.conditions.insertion import beyond_insertion
from verbale.extract.conditions.real import conditional
from verbale.extract.conditions.tables import START, Conditions, Connective, conditions, connective_of, opening
from verbale.extract.stance.form import is_finite, is_past_participle
from verbale.extract.stance.labels import SUBJECT, VERBAL
from verbale.extract.stance.phrase import extent
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.span import Span

QUOTE = '"'
OF = frozenset({"de", "d'", "du", "des", "of", "for", "to", "on", "upon"})  # after these a noun is the condition
NOMINAL = frozenset({"PROPN", "DET", "CCONJ", "PUNCT", "ADP"})
EMPTY = frozenset({"CCONJ", "ADV", "PART", "ADP", "SCONJ", "PUNCT"})  # what tells nothing without a noun or a verb
FAR = 12  # tokens after a clause in which a quotation that it opens may close


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition as it stands in a report.

    Attributes:
        span: With its opening words; ``body``: without them.
        head: Its main word; None where the opening words are all ("otherwise").
        governor: The word it hangs on in the parse; None where the parse does not say.
        first, last: Numbers of its first and last token.
    """

    connective: Connective
    span: Span
    body: Span
    head: Token | None
    governor: Token | None
    first: int
    last: int

    def holds(self, token: Token) -> bool:
        """Whether the token stands inside the clause."""
        return self.first <= token.i <= self.last


def clauses(block: Block, language: str, overlays: tuple[str, ...] = ()) -> list[Clause]:
    """The conditions of a block, in reading order; one inside another is left to the outer one."""
    patterns, known = opening(language, overlays)
    table = conditions(language, overlays)
    starts = block.columns.start
    found: list[Clause] = []
    for match in _openings(block, patterns):
        connective = connective_of(match.group().lower(), known)
        if not connective.sense:
            continue
        clause = _clause(block, match, connective, starts, table.answers)
        if clause is None or not conditional(clause.head, clause.connective, table):
            continue
        if connective.coming and not (
            clause.head is not None and counted_from(clause.head, clause.first, connective, table)
        ):
            continue
        if _of_a_source(block.doc, clause, table) or _dated(block.doc, clause, table):
            continue
        clause = _qualified(block, _unreserved(block, clause, table), table)
        if not (found and clause.first <= found[-1].last):
            found.append(clause)
    return found


def _openings(block: Block, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Opening words in order, none overlapping another; they start where a token does."""
    reached = 0
    for word, start in zip(block.columns.lower, block.columns.start, strict=True):
        pattern = patterns.get(word[:START])
        match = pattern.match(block.columns.text, start) if pattern and start >= reached else None
        if match:
            reached = match.end()
            yield match


def _clause(
    block: Block, match: re.Match[str], connective: Connective, starts: list[int], answers: frozenset[str]
) -> Clause | None:
    begin, end = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end())
    opened = block.doc[max(0, begin) : end]
    if not len(opened):
        return None
    first, after = opened.start, opened.end
    word = block.place(match.start(), match.end())
    followed = block.doc[after] if after < len(block.doc) else None
    if connective.sense == "opener":
        return _opener(block, opened, connective)
    if connective.alone or (connective.sense == "even" and (followed is None or followed.is_punct)):
        return Clause(connective, word, word, None, opened.root.head, first, after - 1)
    head, governor = _head(opened, after)
    if head is not None and head.pos_ not in VERBAL and opened[-1].pos_ != "ADP" and opened[-1].lower_ not in OF:
        head = _verb_after(head) or head
    if head is None or head.sent.start != opened.sent.start:
        return None
    head, governor, cut = _in_its_place(head, governor, after)
    last = cut or _done(block.doc, head, _end(block, head, first, after, answers), connective)
    if last < after:
        return None
    beyond = None if cut else beyond_insertion(block.doc, after, last)
    if beyond is not None:
        head, last = beyond, _end(block, beyond, first, after, answers)
    end = block.at(block.doc[_before_afterthought(block.doc, head, last)]).end
    return Clause(
        connective, Span(word.start, end), Span(block.at(block.doc[after]).start, end), head, governor, first, last
    )


def _done(doc: Doc, head: Token, last: int, connective: Connective) -> int:
    """The participle that closes "once the talks with Rome finished", where the parser left it to another word."""
    if connective.sense != "once" or head.pos_ in VERBAL:
        return last
    for token in takewhile(lambda t: not t.is_punct and not is_finite(t), doc[last + 1 : head.sent.end]):
        behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if is_past_participle(token) and (behind is None or behind.is_punct):
            return token.i
    return last


def _before_afterthought(doc: Doc, head: Token, last: int) -> int:
    """The last token of a clause before words that only insist on it (", et pas avant", ", and not before")."""
    joined = (t.i for t in doc[head.i + 1 : last + 1] if t.text == "," and doc[t.i + 1].pos_ == "CCONJ")
    cut = next((i for i in joined if all(t.pos_ in EMPTY for t in doc[i + 1 : last + 1])), last + 1)
    return cut - 1


def _in_its_place(head: Token, governor: Token | None, after: int) -> tuple[Token, Token | None, int]:
    """The verb of a clause in front that the parser took for a part of the next ("Tant que je serai là, il …").

    With the last token of the clause, 0 where the parse was right.
    """
    comma = next((t.i for t in head.doc[after : head.i] if t.text == ","), 0)
    if not comma or head.pos_ not in VERBAL or not is_finite(head):
        return head, governor, 0
    verb = next((t for t in head.doc[after:comma] if t.pos_ in VERBAL and is_finite(t) and t.head == head), None)
    return (verb, head, comma - 1) if verb is not None and verb.dep_ == "advmod" else (head, governor, 0)


def _opener(block: Block, opened: DocSpan, connective: Connective) -> Clause | None:
    """A sentence that puts a condition on the act before it: "Seule condition : …", "But first, …"."""
    sent = opened.sent
    if opened.start != sent.start and not _turns(block.doc[opened.start - 1]):
        return None
    end = sent.end - 1
    while end > opened.end and block.doc[end].is_punct:
        end -= 1
    head = next((t for t in block.doc[opened.end : end + 1] if t.pos_ in VERBAL and is_finite(t)), None)
    head = head or next((t for t in block.doc[opened.end : end + 1] if t.pos_ in ("NOUN", "VERB")), None)
    if head is None or end <= opened.end:
        return None
    end = _own(block.doc, head, end)
    start, first, stop = block.at(opened[0]).start, block.at(block.doc[opened.end]).start, block.at(block.doc[end]).end
    return Clause(connective, Span(start, stop), Span(first, stop), head, None, opened.start, end)


def _turns(before: Token) -> bool:
    """Whether a clause opens after it: ", mais à une condition : …"."""
    return before.text in (",", "-", ";") or before.pos_ == "CCONJ"


def _qualified(block: Block, clause: Clause, table: Conditions) -> Clause:
    """ "Even in exchange for …" ends a condition; "would only vote for it if …" makes it the only one."""
    ahead = block.doc[clause.first - 1].lower_ if clause.first else ""
    if ahead in table.even and clause.connective.sense != "even":
        return replace(clause, connective=replace(clause.connective, sense="even"))
    governor = clause.governor
    only = governor is not None and any(c.lower_ in table.only and c.dep_ == "advmod" for c in children(governor))
    if only and clause.connective.sense == "if":
        return replace(clause, connective=replace(clause.connective, sense="provided"))
    return clause


def _unreserved(block: Block, clause: Clause, table: Conditions) -> Clause:
    """Without what is said in spite of it: "if they sign, and even then we will keep our ships"."""
    after = clause.head.i + 1 if clause.head is not None else clause.last
    for token in block.doc[after : clause.last]:
        if token.pos_ == "CCONJ" and block.doc[token.i + 1].lower_ in table.even:
            last = token.i - 2 if block.doc[token.i - 1].is_punct else token.i - 1
            if last < after - 1 or not any(is_finite(t) for t in block.doc[token.i : clause.last + 1]):
                return clause
            end = block.at(block.doc[last]).end
            return replace(clause, span=Span(clause.span.start, end), body=Span(clause.body.start, end), last=last)
    return clause


def _verb_after(noun: Token) -> Token | None:
    """The finite verb of which a noun is the subject, whatever the parser made of it ("pourvu que Rome consente")."""
    rest = takewhile(lambda t: not t.is_punct, noun.doc[noun.i + 1 : noun.sent.end])
    verb = next((t for t in rest if t.pos_ in VERBAL and is_finite(t)), None)
    return verb.head if verb is not None and verb.dep_.startswith("aux") and verb.head.i > verb.i else verb


def _head(opened: DocSpan, after: int) -> tuple[Token | None, Token | None]:
    """The main word of what the opening words introduce, and what that hangs on."""
    inside = list(opened)
    numbers = {t.i for t in inside}
    for token in inside:
        for child in children(token):
            if child.i >= after and child.dep_ in ("pobj", "pcomp", "obj", "dobj", "advcl", "nmod", "obl:arg"):
                return child, token.head if token.head.i not in numbers else token.head.head
    for token in reversed(inside):
        at = token
        while at.i in numbers and at.head != at:
            at = at.head
        if at.dep_ in SUBJECT and at.head.i > at.i:
            at = at.head  # the parser hung "si" on the subject
        if at.pos_ == "DET" and at.head.i > at.i:
            at = at.head  # "à moins d'un geste"
        if at.i >= after:
            over = at.head
            while over.i in numbers and over.head != over:
                over = over.head  # "sous réserve que X vote"
            return at, over if over != at and over.i not in numbers else None
    rest = list(takewhile(lambda t: not t.is_punct, inside[0].doc[after : inside[0].sent.end]))
    verb = next((t for t in rest if t.pos_ == "VERB"), None)
    main = verb or next((t for t in rest if t.pos_ in ("NOUN", "PROPN")), None)
    if main is not None:
        return main, inside[0].head
    return None, None


def _of_a_source(doc: Doc, clause: Clause, table: Conditions) -> bool:
    """What somebody speaks on: "on condition of anonymity", "à condition de ne pas être nommé"."""
    if clause.connective.sense != "provided":
        return False
    lemmas = {t.lemma_.lower() for t in doc[clause.first : clause.last + 1]}
    if lemmas & table.nameless:
        return True
    no = any(t.lower_ in table.not_named for t in doc[clause.first : clause.last + 1])
    return no and bool(lemmas & table.named)


def _dated(doc: Doc, clause: Clause, table: Conditions) -> bool:
    """ "Four days before X": when, not on what."""
    if clause.connective.sense != "before" or clause.first < 2:
        return False
    unit, count = doc[clause.first - 1], doc[clause.first - 2]
    if unit.lemma_.lower() not in table.times:
        return False
    plain = count.pos_ in ("DET", "ADJ") and "Def" not in morph(count, "Definite")
    return count.pos_ == "NUM" or (plain and "Dem" not in morph(count, "PronType"))


def _own(doc: Doc, head: Token, last: int) -> int:
    """Where the clause itself ends: before a comma that opens another one ("…, a-t-il averti")."""
    for token in doc[head.i + 1 : last]:
        after = doc[token.i + 1]
        goes_on = after.pos_ == "CCONJ" or "Rel" in morph(after, "PronType") or after.tag_ in ("WDT", "WP")
        if token.text == "," and not goes_on and any(is_finite(t) for t in doc[token.i + 1 : last + 1]):
            return token.i - 1
    return last


def _before_answer(doc: Doc, head: Token, last: int, answers: frozenset[str]) -> int:
    """Where a clause in front ends that is answered without a verb: "Sans indexation, pas de gouvernement"."""
    found = (t.i for t in doc[head.i + 1 : last] if t.text == "," and doc[t.i + 1].lower_ in answers)
    return next(found, last + 1) - 1


def _before_subject(doc: Doc, head: Token, first: int, last: int) -> int:
    """Where a clause in front ends that the parser gave the subject of the main verb ("…, Rome and Oslo will …")."""
    if first != head.sent.start or head.head == head or head.head.i <= last:
        return last
    after = head.head.left_edge.i if any(c.dep_ in SUBJECT for c in children(head.head)) else last + 1
    for token in doc[head.i + 1 : last]:
        rest = doc[token.i + 1 : last + 1]
        if token.text == "," and all(t.pos_ in NOMINAL for t in rest) and any(t.pos_ == "PROPN" for t in rest):
            near = doc[last + 1]
            return token.i - 1 if near.pos_ in VERBAL or (near.text == "," and after <= last + 2) else last
    return last


def _end(block: Block, head: Token, first: int, after: int, answers: frozenset[str]) -> int:
    """The last token: the right edge, with a quotation that the clause opens, before one that closes around it."""
    last = extent(head)[1]
    if extent(head)[0] < first and head.i < after:
        last = head.i
    last = _own(block.doc, head, _before_subject(block.doc, head, first, last))
    last = _before_answer(block.doc, head, last, answers)
    marks = [t.i for t in block.doc[after : last + 1] if t.text == QUOTE]
    if len(marks) % 2 == 0:
        return last
    if block.doc[head.sent.start : first].text.count(QUOTE) % 2 == 1:
        return marks[0] - 1
    beyond = block.doc[last + 1 : last + 1 + FAR]
    return next((t.i for t in beyond if t.text == QUOTE), last)
