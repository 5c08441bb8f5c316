"""Which rules fired on a passage, and which nearly did: for people who extend the language data."""

import math
from dataclasses import dataclass

from verbale.extract.extract import extract
from verbale.extract.speech.content import content_of
from verbale.extract.speech.proposals import Proposal
from verbale.extract.speech.settle import BELIEVED
from verbale.extract.speech.weigh import features, weights
from verbale.extract.statements import propose
from verbale.parse.parsed import ParsedReport
from verbale.record.event import Event
from verbale.record.position import Position
from verbale.record.record import Record
from verbale.record.span import Span, hull

STRONGEST = 4  # facts shown for each reading
NEAR = 0.01  # probability from which a reading that did not fire is shown; the best of a cue always is


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the parser sees it: its words, lemma, word class, relation and the word it hangs on."""

    words: str
    lemma: str
    pos: str
    relation: str
    head: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that fired, or could have.

    Attributes:
        kind: ``statement``, ``position``, ``event``, ``figure``, ``mention``, ``role`` or ``section``.
        probability: Of a reading, against the other readings of its cue and none; else the entry's confidence.
        fired: Whether it made an entry.
        facts: What spoke for it and against it most, with its weight; empty where a rule is not weighed.
    """

    kind: str
    name: str
    span: Span
    probability: float
    fired: bool
    facts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that bears on one passage."""

    span: Span
    section: str
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    skipped: tuple[str, ...]


def explain(parsed: ParsedReport, span: Span) -> Explanation:
    """What fired and what nearly fired in a passage of a parsed report."""
    record = extract(parsed)
    block = parsed.block_at(span.start)
    section = next((f"{s.role.value} ({s.rule})" for s in parsed.sections if s.span.overlaps(span)), "none")
    tokens = block.tokens(span) if block else None
    words = tuple(Word(t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in tokens or ())
    rules = (*_entries(record, span), *_readings(parsed, span))
    skipped = tuple(f"{s.what}: {s.reason}" for s in record.skipped if s.span and s.span.overlaps(span))
    return Explanation(span, section, words, rules, skipped)


def _entries(record: Record, span: Span) -> list[Rule]:
    found = [
        Rule("mention", m.rule, m.span, 1.0, True) for a in record.actors for m in a.mentions if m.span.overlaps(span)
    ]
    found += [
        Rule("role", r.rule, hull(r.evidence), r.confidence, True)
        for r in record.roles
        if any(e.overlaps(span) for e in r.evidence)
    ]
    entries: tuple[Position | Event, ...] = (*record.positions, *record.events)
    for e in entries:
        if any(part.overlaps(span) for part in e.evidence):
            found.append(Rule(type(e).__name__.lower(), e.rule, hull(e.evidence), e.confidence, True))
    found += [Rule("figure", f.rule, f.span, f.confidence, True) for f in record.figures if f.span.overlaps(span)]
    return found


def _readings(parsed: ParsedReport, span: Span) -> list[Rule]:
    """Readings of cues whose cue or content touches the passage, the likeliest of each cue first."""
    return [rule for proposal in propose(parsed) for rule in _weighed(proposal, span)]


def _weighed(proposal: Proposal, span: Span) -> list[Rule]:
    known = weights()
    cue = proposal.view.span(*proposal.cue) if proposal.cue[1] > proposal.cue[0] else None
    scored = []
    for candidate in proposal.candidates:
        facts = [(fact, known[fact]) for fact in features(proposal, candidate) if fact in known]
        scored.append((sum(w for _, w in facts), candidate, facts))
    total = 1 + sum(math.exp(score) for score, _, _ in scored)
    found: list[Rule] = []
    for score, candidate, facts in sorted(scored, key=lambda s: -s[0]):
        content = content_of(proposal, candidate)
        if not content or not (any(c.overlaps(span) for c in content) or (cue and cue.overlaps(span))):
            continue
        probability = math.exp(score) / total
        if found and probability < NEAR:
            break
        strongest = tuple(sorted(facts, key=lambda f: -abs(f[1]))[:STRONGEST])
        fired = probability >= BELIEVED and not found
        found.append(
            Rule("statement", f"{candidate.frame}:{proposal.label}", hull(content), probability, fired, strongest)
        )
    return found
