"""Whose approval an act still needs: "she must now get the green light of parliament", "it must be ratified by …".

Said in a sentence of its own, it is put on the act that the party or the report told of before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.extract.conditions.atoms import Atoms
from verbale.extract.conditions.tables import Conditions
from verbale.extract.stance.complement import prepositional
from verbale.extract.stance.doer import agent_of, subject_of
from verbale.extract.stance.form import is_passive, is_present
from verbale.extract.stance.labels import OBJECT
from verbale.extract.stance.phrase import extent
from verbale.extract.stance.polarity import modal_over, negated, unreal
from verbale.parse.columns import children, morph
from verbale.parse.parsed import Block
from verbale.record.actors import folded
from verbale.record.condition import Atom
from verbale.record.position import Position, Stance
from verbale.record.span import Span, hull

NEXT = 60  # characters between what was told and "the plan" that takes it up
PUT_ON = frozenset({Stance.COMMITTED, Stance.READY, Stance.INTENDS, Stance.DEMANDS, Stance.PROPOSES})


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval that is still to come.

    Attributes:
        subject: Who or what needs it.
        span: From the subject to the last word of the approval.
    """

    block: Block
    subject: Token
    atom: Atom
    span: Span


def approvals(block: Block, heads: Iterable[Token], atoms: Atoms) -> list[Approval]:
    """The approvals that a block tells to be needed."""
    return [a for a in (_approval(block, t, atoms) for t in heads) if a is not None]


def _approval(block: Block, verb: Token, atoms: Atoms) -> Approval | None:
    table, words = atoms.table, atoms.words
    lemma = verb.lemma_.lower()
    if not any(lemma in told for told in (table.approving, table.obtaining, table.needing)):
        return None
    due = modal_over(verb, words) in words.obligation
    if lemma in table.approving and due and is_passive(verb):
        thing, giver = verb, agent_of(verb)
    elif (lemma in table.obtaining and due) or (lemma in table.needing and (due or is_present(verb) or _would(verb))):
        thing = next((c for c in children(verb) if c.dep_ in OBJECT and _names_approval(c, atoms)), verb)
        found = (prepositional(thing, p) for p in table.approval_of)
        giver = next((g for g in found if g is not None), None) if thing.i != verb.i else None
    else:
        return None
    subject = subject_of(verb)
    if giver is None or subject is None or subject.i > verb.i or negated(verb, words) or unreal(verb, words):
        return None
    first = verb.i if thing.i == verb.i else extent(thing)[0]
    last = extent(giver)[1]
    span = Span(block.at(block.doc[first]).start, block.at(block.doc[last]).end)
    return Approval(block, subject, atoms.told(block, span), hull([block.at(subject), span]))


def _would(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in children(verb)) or "Cnd" in morph(verb, "Mood")


def _names_approval(noun: Token, atoms: Atoms) -> bool:
    """Whether a noun is an approval by itself or with its adjective ("green light")."""
    names = {noun.lemma_.lower(), *(f"{noun.lemma_.lower()}-{c.lemma_.lower()}" for c in children(noun))}
    return not atoms.table.approvals.isdisjoint(names)


def approved(
    found: Sequence[Position], needed: Iterable[Approval], party: "dict[int, str | None]", table: Conditions
) -> list[Position]:
    """The positions, with each approval put on the one it is for; ``party``: number of an approval -> who needs it."""
    kept = list(found)
    for number, approval in enumerate(needed):
        for at in _meant(kept, approval, party.get(number), table):
            evidence = (*kept[at].evidence, approval.span)
            kept[at] = replace(kept[at], condition=approval.atom, evidence=evidence)
    return kept


def _meant(found: Sequence[Position], approval: Approval, party: str | None, table: Conditions) -> list[int]:
    """The one position of the party before it, or those that last named what needs the approval; else none."""
    free = [
        i
        for i, p in enumerate(found)
        if p.condition is None and p.stance in PUT_ON and p.evidence[0].end <= approval.span.start
    ]
    if party is not None:
        own = [i for i in free if found[i].actor == party]
        return own if len(own) == 1 else []
    word = folded(approval.subject.lemma_)
    last = next((i for i in reversed(free) if word in folded(found[i].act.text).split("-")), None)
    if last is None and free and approval.subject.lemma_.lower() in table.what_was_told:
        near = approval.span.start - found[free[-1]].evidence[0].end < NEXT
        last = free[-1] if near else None  # "proposed joint patrols. The plan must be approved by …"
    return [i for i in free if found[i].act.span == found[last].act.span] if last is not None else []
