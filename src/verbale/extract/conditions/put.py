"""Put the conditions of a block on the stances found in it."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.attach import attached
from verbale.extract.conditions.clauses import Clause
from verbale.extract.conditions.elsewhere import from_elsewhere
from verbale.extract.conditions.given import AGAINST, ELSEWHERE, VIEWS, Put, joined
from verbale.extract.conditions.pronouns import is_pronoun, named_before
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import has_been, is_present
from verbale.extract.stance.labels import OBJECT, VERBAL
from verbale.extract.stance.polarity import future, negated
from verbale.parse.parsed import Block
from verbale.record.condition import Condition, Not

ONLY_AGAINST = frozenset({"before", "without"})
FRAGMENTS = frozenset({"once", "if", "provided", "unless", "until", "while", "without", "pending"})
LED = 3  # words with which a condition that is a sentence of its own may open ("but only", "et encore,")
FIRST = "first"  # "au préalable": asked for ahead of anything else
OF_VIEWS = frozenset({"without", "unless", "except", "provided", "even"})
OUTSIDE = ELSEWHERE | {"even"}  # senses whose words may hold a stance of their own
IMPERATIVE = "imperative"
CONSEQUENCES, WARNED = "consequences", "warn-against"  # rules of what is threatened, and of what it is put on
REACH = 25  # tokens between a command and what is promised for it
OPENING = 1  # tokens with which a sentence may open before a condition in front: a quote mark
HOLDING = frozenset({"until", "unless", "while", "without", "provided", "once", "before", "if"})
FIRMED = frozenset({"own-denial", "present-not", "existence-not", "stays"})  # rules of what refuses under a condition
REFUSING = frozenset({"future-not", "cannot", "refuse", "present-not"})  # rules of refusals of what is to come
ACCEPTING = frozenset({"accept", "no-acceptance"})  # "would accept it if …" binds to nothing yet
FIRMER = 0.2  # added to the confidence of a plain future that stands under a condition
FIRM = 0.7  # confidence of such a refusal under a condition


def put(block: Block, finds: Sequence[Find], found: Sequence[Clause], atoms: Atoms) -> list[Put]:
    """Every stance with the conditions put on it."""
    told = finds
    finds = [f for f in finds if not any(c.holds(f.cue) for c in found if c.connective.sense not in OUTSIDE)]
    finds = [f for f in finds if f.act is None or f.act.i == f.cue.i or not any(_swallows(c, f.act) for c in found)]
    kept = [Put(f) for f in finds]
    for clause in found:
        if clause.connective.sense in ELSEWHERE:
            from_elsewhere(block, kept, clause, told, atoms)
            continue
        elsewhere = _of_that(finds, clause, atoms) or _of_fragment(finds, clause)
        for i in elsewhere if elsewhere or clause.connective.of_that else attached(clause, finds):
            kept[i] = _with(block, kept[i], clause, atoms)
    return [_warned(block, _answering(block, p, kept, atoms), told, atoms) for p in kept]


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


def _warned(block: Block, given: Put, told: Sequence[Find], atoms: Atoms) -> Put:
    """ "Warned them against a raid, saying that there could be consequences": what comes if they do it."""
    find = given.find
    if find.rule != CONSEQUENCES or given.condition is not None:
        return given
    start = find.cue.doc[max(0, find.cue.sent.start - 1)].sent.start
    before = (f for f in reversed(told) if f.stance == "opposes" and start <= f.cue.i < find.cue.i)
    feared = next((f for f in before if f.act is not None and f.rule == WARNED), None)
    if feared is None:
        return given
    told_on = atoms.of_act(block, feared, "if", block.at(find.cue))
    return replace(given, find=replace(find, confidence=max(FIRM, find.confidence)), condition=told_on)


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


def _of_fragment(finds: Sequence[Find], clause: Clause) -> list[int]:
    """The last act of the sentence before, where a condition stands as one of its own: "But only if Oslo signs"."""
    if clause.connective.sense not in FRAGMENTS:
        return []
    doc = clause.head.doc if clause.head is not None else None
    sentence = clause.head.sent if clause.head is not None else None
    if doc is None or sentence is None or sentence.start == 0:
        return []
    outside = [t for t in sentence if not clause.holds(t) and not t.is_punct]
    if len(outside) > LED or any(t.i > clause.first for t in outside) or any(t.pos_ in VERBAL for t in outside):
        return []
    before = doc[sentence.start - 1].sent.start
    near = [i for i, f in enumerate(finds) if before <= f.cue.i < sentence.start]
    if any(clause.holds(f.cue) for f in finds) and not near:
        return []
    return [i for i in near if finds[i].stance not in VIEWS][-1:]


def _asked_first(find: Find, clause: Clause) -> bool:
    """Whether "au préalable" goes with the demand itself, not with a verb inside what is demanded."""
    noun = find.act if find.act is not None and find.act.pos_ == "NOUN" else find.cue
    return find.stance == "demands" and clause.governor is not None and clause.governor in (find.cue, noun)


def _close(find: Find, clause: Clause) -> bool:
    """Whether a clause hangs on the stance or its act itself, not on something told of the act."""
    over = clause.governor
    lent = find.cue.head if find.cue.dep_ in OBJECT else find.cue  # "maintient son soutien, sous réserve que …"
    return over is None or over in (find.cue, find.act, lent) or over.head in (find.cue, find.act)


def _lacking(find: Find, clause: Clause) -> bool:
    """ "Without a sign of life, Italy will recall its ambassador": what is lacking stands in front of what will be."""
    return find.rule.startswith("future") and clause.last < find.cue.i and clause.first - find.cue.sent.start <= OPENING


def _close_behind(find: Find, clause: Clause) -> bool:
    """Behind a refusal to come, without a comma, which would set one thing against another."""
    comma = find.cue.doc[clause.first - 1].is_punct if clause.first else True
    return find.rule in REFUSING and find.cue.i < clause.first and not comma


def _not_to(find: Find, atoms: Atoms) -> bool:
    """A pledge not to do something: "promised not to deliver tanks without approval"."""
    return find.act is not None and find.act.i != find.cue.i and negated(find.act, atoms.words)


def _firmed(find: Find, sense: str) -> Find:
    """A denial in the present, and "there will be no …", refuse where a condition is put on them."""
    if sense not in HOLDING or find.rule not in FIRMED:
        return find
    if find.rule == "own-denial":
        if not is_present(find.cue):
            return find
        find = replace(find, stance="refuses", rule="present-not")
    return replace(find, confidence=max(find.confidence, FIRM - FIRMER if find.voiced else FIRM))


def _with(block: Block, given: Put, clause: Clause, atoms: Atoms) -> Put:
    sense = clause.connective.sense
    if is_pronoun(clause) and named_before(clause) is None:
        return given
    if sense == "even":
        return replace(given, even_after=clause.span)
    given = replace(given, find=_firmed(given.find, sense))
    against = given.find.stance in AGAINST or _not_to(given.find, atoms)
    if sense == FIRST and not _asked_first(given.find, clause):
        return given
    if given.find.stance == "supports" and not _close(given.find, clause):
        return given
    own = given.find.stance == "supports" and not given.find.by_speaker
    if own and future(given.find.cue, atoms.words):  # "would back the plan if …" is no view held now
        given = replace(given, find=replace(given.find, stance="ready", rule=f"{given.find.rule}-if"))
    if given.find.rule in ACCEPTING and future(given.find.cue, atoms.words) == "reported":
        given = replace(given, find=replace(given.find, stance="ready", rule=f"{given.find.rule}-if"))
    alone = sense in ONLY_AGAINST and not against and not (sense == "without" and _lacking(given.find, clause))
    if clause.connective.refusing and not _close_behind(given.find, clause):
        return given
    if alone or (given.find.stance in VIEWS and sense not in OF_VIEWS):
        return given
    told = atoms.expression(block, clause, against=against)
    find = given.find
    if find.by_speaker:
        find = replace(find, conditioned=True)
    if find.voiced:
        find = replace(find, confidence=min(0.9, find.confidence + FIRMER), conditioned=not has_been(find.cue))
    return joined(replace(given, find=find, spans=(*given.spans, clause.span)), told, clause)
