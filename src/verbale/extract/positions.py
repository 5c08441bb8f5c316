"""Find positions: who stands where toward which act, and on what condition."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from verbale.extract.cast import Cast
from verbale.extract.conditions.approval import Approval, approvals, approved
from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.clauses import clauses
from verbale.extract.conditions.elsewhere import before_else
from verbale.extract.conditions.given import Put
from verbale.extract.conditions.purpose import of_purpose
from verbale.extract.conditions.put import put
from verbale.extract.conditions.tables import Conditions, conditions
from verbale.extract.reading import Reading
from verbale.extract.stance.acts import OTHER, act_span, code_of, kind_of
from verbale.extract.stance.bind import Binder, Bound
from verbale.extract.stance.dates import deadline, long_past
from verbale.extract.stance.find import Find
from verbale.extract.stance.framed import BUT_NOT, framed
from verbale.extract.stance.labels import OBJECT
from verbale.extract.stance.merge import merge
from verbale.extract.stance.modal import modal
from verbale.extract.stance.parties import agent_of_act, beneficiary_of, target_of
from verbale.extract.stance.scan import scan
from verbale.extract.stance.tables import Acts, Stances, acts, frames, stances
from verbale.extract.stance.threat import Words, threatened
from verbale.extract.stance.told import told as told_by_cue
from verbale.extract.stance.verbless import first_then, verbless
from verbale.parse.parsed import Block
from verbale.record.ids import content_id
from verbale.record.position import Act, Position, Stance
from verbale.record.report import SectionRole
from verbale.record.span import Span, hull
from verbale.record.statement import Statement

QUOTE = '"'  # every quotation mark, in the text of a block
NEAR = 12  # tokens from a cue at which who takes the stance still counts as evidence
ASKING = frozenset({"demands", "proposes"})
BY_CUE = 0.75  # confidence of what a cue alone tells
LEAST = 0.5  # confidence below which a find is not kept


@dataclass(frozen=True, slots=True)
class Tools:
    """What every position of a report is made with."""

    reading: Reading
    words: Stances
    known: Acts
    table: Conditions
    atoms: Atoms


def positions(reading: Reading) -> None:
    """Append the positions of the report to ``reading.positions``."""
    language, overlays = reading.parsed.language, reading.parsed.overlays
    words, known = stances(language, overlays), acts(language, overlays)
    named_by = frames(language, overlays)
    binder = Binder(reading, words)
    table = conditions(language, overlays)
    atoms = Atoms(reading, table, known, words)
    tools = Tools(reading, words, known, table, atoms)
    found: list[Position] = []
    needed: list[Approval] = []
    for block in reading.parsed.prose:
        named, heads = scan(block.doc, language, overlays)
        needed += approvals(block, heads, atoms)
        bare = (*verbless(block, language, overlays), *first_then(block, language, overlays))
        shown = [*framed(named, named_by, words, known), *modal(heads, words, known), *bare]
        told_on = clauses(block, language, overlays) if shown else []
        for given in put(
            block, list(_outermost(before_else(shown, told_on), partial(binder.behind.is_made, block))), told_on, atoms
        ):
            statement = binder.spoken.at(block.at(given.find.cue).start)
            met = binder.gatherings.of_message(block, given.find.who, statement)
            given = of_purpose(block, given, met, told_on, atoms)
            told = threatened(block, given, statement, Words(words, known, table.failing))
            if told.find.confidence >= LEAST and not long_past(reading, block, told.find):
                made = (_position(block, told, b, tools) for b in binder.bind(block, told.find))
                found.extend(p for p in made if not _only_when(p, reading))
    known_spans = [span for p in found for span in p.evidence]
    for statement, stance, evidence in told_by_cue(reading, words, known_spans):
        bound = binder.speakers(statement)
        found.extend(_of_statement(statement, b, stance, evidence, tools) for b in bound)
    headlines = [b.span for b in reading.parsed.prose if b.role is SectionRole.HEADLINE]
    whose = {i: binder.party_of(a.block, a.subject) for i, a in enumerate(needed)}
    reading.positions.extend(approved(merge(found, words.fillers, headlines), needed, whose, table))


def _outermost(finds: Sequence[Find], owned: Callable[[Find], bool]) -> Iterator[Find]:
    """Without finds whose cue is the act of another: "refuse de soutenir" is one refusal.

    ``owned``: whether somebody else than who takes up a noun is told to have made it ("welcomed Qatar's proposal").
    """
    governed = {f.act.i for f in finds if f.act is not None and f.act.i != f.cue.i}
    held = ((c, f.act) for f in finds if f.act is not None for c in f.cue.children if c.dep_ in OBJECT)
    governed |= {c.i for c, act in held if act.head == c}  # "dismissed a suggestion that …" suggests nothing
    asked = (f.cue for f in finds if f.stance in ASKING)  # what others are to do is no stance of who asks
    governed |= {c.i for cue in asked for c in cue.children if c.dep_ == "xcomp"}
    wanted = (f.act for f in finds if f.stance in ASKING and f.act is not None)
    governed |= {c.i for act in wanted for c in act.children if c.dep_ in OBJECT}
    first: dict[int, str] = {}
    for find in finds:
        rule = first.setdefault(find.cue.i, find.rule)
        if (find.cue.i not in governed or owned(find)) and find.rule in (rule, f"{rule}{BUT_NOT}"):
            yield find


def _position(block: Block, given: Put, bound: Bound, tools: Tools) -> Position:
    find, reading = given.find, tools.reading
    act = _act(block, given, bound.statement, tools)
    evidence = _evidence(block, given, act.span or block.at(find.cue), reading.cast)
    target = target_of(block, find, reading.cast)
    needed = tools.atoms.required(block, find.required) if find.required is not None else None
    return Position(
        id=content_id("p", reading.parsed.report.id, bound.actor, bound.stance or find.stance, evidence, act.span),
        actor=bound.actor,
        stance=Stance(bound.stance or find.stance),
        act=replace(act, agent=agent_of_act(block, find, bound.actor, target, reading.cast)),
        evidence=(evidence,),
        holder=bound.holder,
        target=target,
        beneficiary=beneficiary_of(block, find.act, act, reading.cast, tools.words),
        deadline=deadline(reading, evidence, tools.table.deadline),
        condition=needed or given.condition,
        requirement=needed is not None,
        even_after=given.even_after,
        statement=bound.statement.id if bound.statement else None,
        rule=find.rule,
        confidence=find.confidence,
    )


def _only_when(position: Position, reading: Reading) -> bool:
    """Whether the words of the act tell only when ("will decide by Friday")."""
    act = position.act.span
    return act is not None and position.condition is None and any(w.span.covers(act) for w in reading.times)


def _of_statement(statement: Statement, bound: Bound, stance: str, evidence: Span, tools: Tools) -> Position:
    """A position that the cue of a statement tells on what is said."""
    content, report = statement.content[0], tools.reading.parsed.report
    return Position(
        id=content_id("p", report.id, bound.actor, stance, evidence, content),
        actor=bound.actor,
        stance=Stance(stance),
        act=Act(OTHER, content.words(report.text), content),
        evidence=(evidence,),
        holder=bound.holder,
        statement=statement.id,
        rule="cue",
        confidence=BY_CUE,
    )


def _act(block: Block, given: Put, statement: Statement | None, tools: Tools) -> Act:
    find, text = given.find, tools.reading.parsed.text
    if find.act is None:
        cue = block.at(find.cue)
        return Act(OTHER, cue.words(text), cue)
    itself = find.act.i == find.cue.i
    wanted = [*(clause.span for clause in given.clauses), *given.ends]
    span = _behind(block, find, _within(act_span(block, find.act, wanted, own=find.voiced and itself), statement))
    piece = block.tokens(span) or ()
    kind = kind_of(find.act, piece, tools.known, tools.words, own=itself)
    if find.deed and not itself:  # "suspended the talks" is told by its verb
        kind = code_of(find.cue, (find.cue, *piece), tools.known) or kind
    elif kind is None and find.voiced and find.who is not None and find.who.pos_ == "NOUN":
        kind = code_of(find.who, find.who.subtree, tools.known)  # "ce filet de sécurité pourrait prendre …"
    if kind is None:
        return Act(OTHER, span.words(text), span)
    return Act(kind.code, span.words(text), span, None, kind.plover or None)


def _behind(block: Block, find: Find, act: Span) -> Span:
    """The act from its own words on, where the parser hung the word that takes the stance on it."""
    if find.act is None or find.cue.i >= find.act.i or block.at(find.cue).start < act.start:
        return act
    first = next((c for c in find.act.children if find.cue.i < c.i < find.act.i and c.dep_ == "mark"), find.act)
    return Span(block.at(first).start, act.end) if block.at(first).start < act.end else act


def _within(act: Span, statement: Statement | None) -> Span:
    """The act as far as it is said: "…, a White House official said" is no part of it."""
    for content in statement.content if statement is not None else ():
        if content.start <= act.start < content.end < act.end:
            return Span(act.start, content.end)
    return act


def _evidence(block: Block, given: Put, act: Span, cast: Cast) -> Span:
    find = given.find
    parts = [block.at(find.cue), act, *given.spans]
    if find.who is not None and find.who.sent.start == find.cue.sent.start and abs(find.who.i - find.cue.i) < NEAR:
        parts.append(cast.phrase(block, find.who))
    return _closed(block, hull(parts))


def _closed(block: Block, evidence: Span) -> Span:
    """With the mark that closes a quotation which the evidence opens and ends in."""
    seen = block.shown.seen(evidence)
    text, start, end = block.columns.text, seen.start - block.span.start, seen.end - block.span.start
    if text[start:end].count(QUOTE) % 2 == 0:
        return evidence
    close = end + len(text[end:]) - len(text[end:].lstrip())
    return Span(evidence.start, block.place(close, close + 1).end) if text[close : close + 1] == QUOTE else evidence
