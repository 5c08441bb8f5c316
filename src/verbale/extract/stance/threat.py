"""Tell a threat from a plan: a consequence put on what somebody else may fail to do; and hear an announcement."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.conditions.put import Put
from verbale.extract.stance.modal import CONSEQUENCE, CONSEQUENCES
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import Stances
from verbale.parse.parsed import Block
from verbale.record.statement import Statement

FROM = frozenset({"future", CONSEQUENCE})
SURE = 0.6  # confidence of what an announcement says will be
SENSES = frozenset({"if"})


def threatened(block: Block, given: Put, statement: Statement | None, words: Stances, failing: tuple[str, ...]) -> Put:
    """The stance as a threat where a warning, or somebody's failing, makes it one; else unchanged."""
    if given.find.rule == CONSEQUENCES and statement is not None and _cue(block, statement, words.warning):
        return replace(given, find=replace(given.find, confidence=0.75))
    if given.find.rule not in FROM:
        return given
    if statement is not None and given.find.confidence < SURE and _cue(block, statement, words.announcing):
        given = replace(given, find=replace(given.find, rule="announced", confidence=SURE))
    heads = [c.head for c in given.clauses if c.connective.sense in SENSES]
    warns = statement is not None and _cue(block, statement, words.warning)
    if given.find.rule == "future" and any(c.connective.sense == "else" for c in given.clauses):
        return replace(
            given, find=replace(given.find, stance="threatens", rule=f"{given.find.rule}-threat", confidence=0.7)
        )
    if not heads or not (warns or any(h is not None and _fails(h, words, failing) for h in heads)):
        return given
    if given.find.rule == CONSEQUENCE and not warns:
        return given
    return _threat(given, 0.8)


def _threat(given: Put, sure: float) -> Put:
    find = replace(given.find, stance="threatens", rule=f"{given.find.rule}-threat", confidence=sure)
    return replace(given, find=find)


def announces(block: Block, statement: Statement | None, words: Stances) -> bool:
    """Whether a statement is an announcement or a promise by its cue."""
    return statement is not None and _cue(block, statement, words.announcing)


def _fails(head: Token, words: Stances, failing: tuple[str, ...]) -> bool:
    return head.lemma_.lower() in failing or negated(head, words)


def _cue(block: Block, statement: Statement, known: tuple[str, ...]) -> bool:
    lemmas = {t.lemma_.lower() for span in statement.cue for t in block.tokens(span) or ()}
    return bool(lemmas.intersection(known))
