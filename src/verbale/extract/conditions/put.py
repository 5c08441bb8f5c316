"""Put the conditions of a block on the stances found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.attach import attached
from verbale.extract.conditions.clauses import Clause
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import has_been
from verbale.extract.stance.labels import OBJECT, VERBAL
from verbale.extract.stance.polarity import future, negated
from verbale.parse.parsed import Block
from verbale.record.condition import All, Condition, Not
from verbale.record.span import Span

AGAINST = frozenset({"refuses", "reserved", "opposes"})
ONLY_AGAINST = frozenset({"before", "without"})
FIRST = "first"  # "au préalable": asked for ahead of anything else
VIEWS = frozenset({"supports", "opposes", "denies"})  # a view is held now; "if" in it tells what it is about
OF_VIEWS = frozenset({"without", "unless", "except", "provided", "even"})
ELSEWHERE = frozenset({"opener", "else", "return"})
OUTSIDE = ELSEWHERE | {"even"}  # senses whose words may hold a stance of their own
ASKED = frozenset({"demands", "intends", "proposes"})  # what is wanted in return for what was told before
IMPERATIVE = "imperative"
REACH = 25  # tokens between a command and what is promised for it
FIRMER = 0.2  # added to the confidence of a plain future that stands under a condition


@dataclass(frozen=True, slots=True)
class Put:
    """A stance with what was put on it.

    Attributes:
        condition: None where none was put.
        spans: Where its words stand; ``even_after`` those that end a condition instead of making one.
        clauses: The clauses that were put.
    """

    find: Find
    condition: Condition | None = None
    spans: tuple[Span, ...] = ()
    even_after: Span | None = None
    clauses: tuple[Clause, ...] = ()


def put(block: Block, finds: Sequence[Find], found: Sequence[Clause], atoms: Atoms) -> list[Put]:
    """Every stance with the conditions put on it."""
    told = finds
    finds = [f for f in finds if not any(c.holds(f.cue) for c in found if c.connective.sense not in OUTSIDE)]
    finds = [f for f in finds if f.act is None or f.act.i == f.cue.i or not any(_swallows(c, f.act) for c in found)]
    kept = [Put(f) for f in finds]
    for clause in found:
        if clause.connective.sense in ELSEWHERE:
            _from_elsewhere(block, kept, clause, told, atoms)
            continue
        elsewhere = _of_that(finds, clause, atoms)
        for i in elsewhere if elsewhere or clause.connective.of_that else attached(clause, finds):
            kept[i] = _with(block, kept[i], clause, atoms)
    return [_answering(block, p, kept, atoms) for p in kept]


def _swallows(clause: Clause, act: Token) -> bool:
    """Whether what was taken for an act opens a condition ("n'accepte que sous réserve d'une baisse")."""
    return clause.first <= act.i and clause.connective.sense == "provided" and act.i < _body(clause)


def _body(clause: Clause) -> int:
    """Number of the first token behind the opening words."""
    if clause.head is None:
        return clause.last + 1
    words = list(clause.head.doc[clause.first : clause.last + 1])
    start = clause.body.start - clause.span.start
    return next((t.i for t in words if t.idx - words[0].idx >= start), clause.first)


def _answering(block: Block, given: Put, kept: Sequence[Put], atoms: Atoms) -> Put:
    """What is promised or threatened on a command: "Release them and we will talk", "sign or we leave"."""
    find = given.find
    if find.rule != "future" or given.condition is not None:
        return given
    near = (p.find.cue for p in kept if p.find.rule == IMPERATIVE and p.find.cue.sent.start == find.cue.sent.start)
    asked = next((t for t in near if t.i < find.cue.i and find.cue.i - t.i < REACH), None)
    if asked is None:
        return given
    links = [t for t in block.doc[asked.i : find.cue.i] if t.pos_ == "CCONJ" and t.head.i in (asked.i, find.cue.i)]
    if not links:
        return given
    told: Condition = atoms.of_command(block, asked, links[-1])
    if links[-1].lemma_.lower() in atoms.table.alternative:
        told, find = Not(told), replace(find, stance="threatens", rule="future-threat")
    return replace(given, find=find, condition=told, spans=(*given.spans, block.at(asked)))


def _of_that(finds: Sequence[Find], clause: Clause, atoms: Atoms) -> list[int]:
    """The last act of the sentence before, where "that" stands for it: "That would happen only after …"."""
    over = clause.governor
    while over is not None and over.pos_ not in VERBAL and over.head.i != over.i:
        over = over.head
    if over is None or not atoms.table.happening & {over.lemma_.lower(), over.lower_}:
        return []
    subject = subject_of(over)
    if subject is None or subject.lower_ not in atoms.table.that:
        return []
    start = over.sent.start
    if any(f.cue.sent.start == start and f.cue.i != over.i and not clause.holds(f.cue) for f in finds):
        return []
    before = [
        i for i, f in enumerate(finds) if f.cue.i < start and start > 0 and f.cue.i >= over.doc[start - 1].sent.start
    ]
    return [i for i in before if finds[i].stance not in VIEWS][-1:]


def _from_elsewhere(block: Block, kept: list[Put], clause: Clause, all_told: Sequence[Find], atoms: Atoms) -> None:
    """Put a condition that another clause or sentence gives: "Seule condition : …", "failing which", "in return"."""
    before = [i for i, p in enumerate(kept) if p.find.cue.i < clause.first and _near(p.find, clause)]
    after = next((i for i, p in enumerate(kept) if p.find.cue.i > clause.last and _same_sentence(p.find, clause)), None)
    sense = clause.connective.sense
    if sense == "opener":
        if before and kept[before[-1]].find.stance not in AGAINST | VIEWS:
            at = before[-1]
            kept[at] = _and(kept[at], atoms.expression(block, clause, against=False), clause)
        return
    asked = [f for f in all_told if f.cue.i < clause.first and _near(f, clause) and f.act is not None]
    if after is None or not asked:
        return
    if sense == "else":
        last = next((f for f in reversed(asked) if f.stance == "demands"), asked[-1])
        kept[after] = _and(kept[after], Not(atoms.of_act(block, last, "if", clause.span)), clause)
    elif kept[after].find.stance in ASKED and before:
        kept[before[-1]] = _and(
            kept[before[-1]], atoms.of_act(block, kept[after].find, "provided", clause.span), clause
        )
    else:
        kept[after] = _and(kept[after], atoms.of_act(block, asked[-1], "provided", clause.span), clause)


def _near(find: Find, clause: Clause) -> bool:
    """In the sentence of the clause, or in the one before it."""
    return find.cue.i >= find.cue.doc[max(0, _start(clause, find) - 1)].sent.start


def _same_sentence(find: Find, clause: Clause) -> bool:
    return find.cue.sent.start == _start(clause, find)


def _start(clause: Clause, find: Find) -> int:
    return int(find.cue.doc[clause.first].sent.start)


def _and(given: Put, told: Condition, clause: Clause) -> Put:
    condition = All((given.condition, told)) if given.condition is not None else told
    return replace(given, condition=condition, clauses=(*given.clauses, clause))


def _asked_first(find: Find, clause: Clause) -> bool:
    """Whether "au préalable" goes with the demand itself, not with a verb inside what is demanded."""
    noun = find.act if find.act is not None and find.act.pos_ == "NOUN" else find.cue
    return find.stance == "demands" and clause.governor is not None and clause.governor in (find.cue, noun)


def _close(find: Find, clause: Clause) -> bool:
    """Whether a clause hangs on the stance or its act itself, not on something told of the act."""
    over = clause.governor
    lent = find.cue.head if find.cue.dep_ in OBJECT else find.cue  # "maintient son soutien, sous réserve que …"
    return over is None or over in (find.cue, find.act, lent) or over.head in (find.cue, find.act)


def _not_to(find: Find, atoms: Atoms) -> bool:
    """A pledge not to do something: "promised not to deliver tanks without approval"."""
    return find.act is not None and find.act.i != find.cue.i and negated(find.act, atoms.words)


def _with(block: Block, given: Put, clause: Clause, atoms: Atoms) -> Put:
    sense = clause.connective.sense
    if sense == "even":
        return replace(given, even_after=clause.span)
    against = given.find.stance in AGAINST or _not_to(given.find, atoms)
    if sense == FIRST and not _asked_first(given.find, clause):
        return given
    if given.find.stance == "supports" and not _close(given.find, clause):
        return given
    own = given.find.stance == "supports" and not given.find.by_speaker
    if own and future(given.find.cue, atoms.words):  # "would back the plan if …" is no view held now
        given = replace(given, find=replace(given.find, stance="ready", rule=f"{given.find.rule}-if"))
    if (sense in ONLY_AGAINST and not against) or (given.find.stance in VIEWS and sense not in OF_VIEWS):
        return given
    told = atoms.expression(block, clause, against=against)
    condition = All((given.condition, told)) if given.condition is not None else told
    find = given.find
    if find.voiced:
        find = replace(find, confidence=min(0.9, find.confidence + FIRMER), conditioned=not has_been(find.cue))
    return replace(
        given, find=find, condition=condition, spans=(*given.spans, clause.span), clauses=(*given.clauses, clause)
    )
