"""Put the conditions that another clause or sentence gives: "Only condition: …", "failing which", "in return"."""

from collections.abc import Sequence
from dataclasses import replace

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.clauses import Clause
from verbale.extract.conditions.given import AGAINST, VIEWS, Put, joined
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_finite, is_present
from verbale.extract.stance.labels import OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.polarity import future, negated
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.condition import Not

ASKED = frozenset({"demands", "intends", "proposes"})  # what is wanted in return for what was told before
OPENING = 1  # tokens with which a sentence may open before "then": a quote mark
ACTS = OBJECT | {"ccomp", "xcomp"}
FUTURE, ABSENT, STAYS = "future", "existence-not", "stays"  # rules of what may follow where something is not done
THREAT = "future-threat"
SURE = 0.65  # confidence of a consequence told in the present


def from_elsewhere(block: Block, kept: list[Put], clause: Clause, told: Sequence[Find], atoms: Atoms) -> None:
    """Put a condition on the act of the sentence before, or on the next act for what was asked before.

    ``told``: every find of the block, those under a condition too.
    """
    before = [i for i, p in enumerate(kept) if p.find.cue.i < clause.first and _near(p.find, clause)]
    after = next((i for i, p in enumerate(kept) if p.find.cue.i > clause.last and _same_sentence(p.find, clause)), None)
    sense = clause.connective.sense
    if sense == "opener":
        if before:
            kept[before[-1]] = _yet_to_come(kept[before[-1]], atoms)
        if before and kept[before[-1]].find.stance not in AGAINST | VIEWS:
            at = before[-1]
            kept[at] = joined(kept[at], atoms.expression(block, clause, against=False), clause)
        return
    asked = [f for f in told if f.cue.i < clause.first and _near(f, clause) and f.act is not None]
    if not asked:
        return
    if sense == "else":
        _otherwise(block, kept, clause, asked, after, atoms)
    elif after is None:
        return
    elif sense == "then":
        _afterwards(block, kept, clause, asked, after, atoms)
    elif kept[after].find.stance in ASKED and before and not _given_for(kept[before[-1]], kept[after]):
        at = before[-1]
        kept[at] = joined(kept[at], atoms.of_act(block, kept[after].find, "provided", clause.span), clause)
    else:
        kept[after] = joined(kept[after], atoms.of_act(block, asked[-1], "provided", clause.span), clause)


def _given_for(asked: Put, given: Put) -> bool:
    """ "Asks for a quota. It would in return buy airliners": what is given for what was asked before."""
    return asked.find.stance == "demands" and given.find.stance == "intends"


def _yet_to_come(given: Put, atoms: Atoms) -> Put:
    """ "Will back the deal. It has one condition: …": a view that is yet to come is readiness."""
    if given.find.stance != "supports" or not future(given.find.cue, atoms.words):
        return given
    return replace(given, find=replace(given.find, stance="ready", rule=f"{given.find.rule}-if"))


def _otherwise(
    block: Block, kept: list[Put], clause: Clause, asked: Sequence[Find], after: int | None, atoms: Atoms
) -> None:
    """The consequence hangs on that what was asked before is not done; it is a threat of who asked."""
    last = next((f for f in reversed(asked) if f.stance == "demands"), asked[-1])
    if after is None:
        now = _now(clause, atoms)
        if now is None:
            return
        kept.append(Put(now))
        after = len(kept) - 1
    told = Not(atoms.of_act(block, last, "if", clause.span))
    find = _consequence(kept[after].find, atoms)
    find = replace(find, asked=last, conditioned=True)
    kept[after] = joined(replace(kept[after], find=find), told, clause)
    at = next((i for i, p in enumerate(kept) if p.find == last), None)
    if at is not None and last.cue.sent.start == _start(clause, last):
        kept[at] = replace(kept[at], ends=(*kept[at].ends, clause.span))


def _consequence(find: Find, atoms: Atoms) -> Find:
    """What is told after "otherwise" as what will follow: a state that lasts, a deed in the present of one's own."""
    if find.rule == STAYS:
        return replace(find, stance="threatens", rule=THREAT, by_speaker=False, voiced=True, confidence=SURE)
    own = find.who is not None and find.who.lower_ in atoms.words.first_person
    if find.deed and own and is_present(find.cue):
        return replace(find, stance="threatens", rule="else-now", act=find.cue, deed=False)
    if find.rule in (FUTURE, ABSENT):
        return replace(find, confidence=max(SURE, find.confidence))
    return find


def _afterwards(block: Block, kept: list[Put], clause: Clause, asked: Sequence[Find], after: int, atoms: Atoms) -> None:
    """What is promised once what was asked is done: "They must go. Then, we will talk"."""
    find, opened = kept[after].find, clause.first - kept[after].find.cue.sent.start
    if opened > OPENING or asked[-1].stance != "demands" or not find.rule.startswith(FUTURE):
        return
    if find.who is None or find.who.lower_ not in atoms.words.first_person:
        return
    told = atoms.of_act(block, asked[-1], "once", clause.span)
    kept[after] = joined(replace(kept[after], find=replace(find, conditioned=True)), told, clause)


def _now(clause: Clause, atoms: Atoms) -> Find | None:
    """A consequence in the present: "Failing that, we go back in", "sinon, on arrête tout"."""
    doc = clause.governor.doc if clause.governor is not None else None
    if doc is None:
        return None
    for token in doc[clause.last + 1 : doc[clause.first].sent.end]:
        if token.pos_ not in VERBAL or not is_finite(token) or "Pres" not in morph(token, "Tense"):
            continue
        who = next((c for c in children(token) if c.dep_ in SUBJECT), None)
        if who is None or who.lower_ not in atoms.words.first_person:
            return None
        no = negated(token, atoms.words)
        stance, rule = ("refuses", "else-now-not") if no else ("threatens", "else-now")
        return Find(token, token, who, stance, rule, SURE, voiced=True, reported=True)
    return None


def before_else(finds: Sequence[Find], found: Sequence[Clause]) -> list[Find]:
    """The finds, without an act that the parser found behind "failing which": what is asked stands before it."""
    told = []
    for find in finds:
        cuts = [c.first for c in found if c.connective.sense == "else"]
        cut = next((c for c in cuts if find.act is not None and find.cue.i < c <= find.act.i), None)
        taken = next((c for c in found if find.act is not None and c.head == find.act and _holding(c, find)), None)
        if taken is not None:
            find = replace(find, act=find.cue)
        if cut is not None:
            ahead = (c for c in children(find.cue) if find.cue.i < c.i < cut and c.dep_ in ACTS)
            act = next(ahead, None)
            find = replace(find, act=act) if act is not None else find
        told.append(find)
    return told


def _holding(clause: Clause, find: Find) -> bool:
    """Whether a clause that the parser took for an object is a condition: "nous ne signons pas tant que …"."""
    return clause.connective.sense in ("while", "until", "unless") and find.cue.i < clause.first <= clause.last


def _near(find: Find, clause: Clause) -> bool:
    """In the sentence of the clause, or in the one before it."""
    return find.cue.i >= find.cue.doc[max(0, _start(clause, find) - 1)].sent.start


def _same_sentence(find: Find, clause: Clause) -> bool:
    return find.cue.sent.start == _start(clause, find)


def _start(clause: Clause, find: Find) -> int:
    return int(find.cue.doc[clause.first].sent.start)
