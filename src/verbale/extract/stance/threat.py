"""Tell a threat from a plan: a consequence put on what somebody else may fail to do; and hear an announcement."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.extract.conditions.given import Put
from verbale.extract.stance.acts import code_of
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_passive
from verbale.extract.stance.impersonal import NONE_SUCH
from verbale.extract.stance.modal import CONSEQUENCE, CONSEQUENCES, OF_SPEAKER
from verbale.extract.stance.polarity import negated
from verbale.extract.stance.tables import Acts, Stances
from verbale.parse.columns import children
from verbale.parse.parsed import Block
from verbale.record.statement import Statement

FROM = frozenset({"future", CONSEQUENCE, OF_SPEAKER})
SURE = 0.6  # confidence of what an announcement says will be
SENSES = frozenset({"if"})


HOSTILE = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST"})  # PLOVER codes of what is done against somebody
LEAVING = frozenset({"withdraw-from", "tariffs", "sanctions", "ban", "litigate"})


@dataclass(frozen=True, slots=True)
class Words:
    """What a threat is told by: stances, acts, and verbs of failing."""

    words: Stances
    known: Acts
    failing: tuple[str, ...]


def threatened(block: Block, given: Put, statement: Statement | None, tools: Words) -> Put:
    """The stance as a threat where a warning, somebody's failing, or a hostile answer makes it one; else unchanged."""
    words, failing = tools.words, tools.failing
    if given.find.rule == CONSEQUENCES and statement is not None and cued(block, statement, words.warning):
        return replace(given, find=replace(given.find, confidence=0.75))
    answered = in_kind(block, given.find, statement, words)
    if answered is not None:
        return replace(given, find=answered)
    if given.find.rule == CONSEQUENCE and statement is not None and _of_their_own(given, tools):
        stance = given.find.stance if given.condition is not None else "considering"
        given = replace(given, find=replace(given.find, rule=OF_SPEAKER, stance=stance, confidence=SURE))
    if given.find.rule == NONE_SUCH and statement is not None and cued(block, statement, words.insisting):
        return replace(given, find=replace(given.find, confidence=SURE))
    if given.find.rule not in FROM:
        return given
    if statement is not None and given.find.confidence < SURE and cued(block, statement, words.announcing):
        given = replace(given, find=replace(given.find, rule="announced", confidence=SURE))
    warns = statement is not None and cued(block, statement, words.warning)
    senses = SENSES | {"unless"} if warns else SENSES
    heads = [c.head for c in given.clauses if c.connective.sense in senses]
    if given.find.rule == "future" and any(c.connective.sense == "else" for c in given.clauses):
        return replace(
            given, find=replace(given.find, stance="threatens", rule=f"{given.find.rule}-threat", confidence=0.7)
        )
    if given.find.rule == "future" and statement is not None and cued(block, statement, words.threatening):
        return _threat(given, 0.8)
    if given.find.rule == "future" and (
        given.find.cue.lemma_.lower() in words.hostile or _hostile(given.find, tools.known)
    ):
        unless = [c.head for c in given.clauses if c.connective.sense == "unless"]
        if warns or any(h is not None and _others(h, words) for h in (*heads, *unless)):
            return _threat(given, 0.72)
    if not heads or not (warns or any(h is not None and _fails(h, words, failing) for h in heads)):
        return given
    patient = subject_of(given.find.cue)
    if given.find.rule == CONSEQUENCE and patient is not None and patient.lemma_.lower() in words.public:
        return given  # what will befall people: it is feared, not threatened
    if given.find.rule == CONSEQUENCE and not warns:
        return given
    return _threat(given, 0.8)


def in_kind(block: Block, find: Find, statement: Statement | None, words: Stances) -> Find | None:
    """ "Any new sanctions would be answered in kind": what the speaker threatens who acts against him with."""
    cue, subject = find.cue, subject_of(find.cue)
    if find.rule == "future" and statement is not None and _triggers(find, words):
        warned = cued(block, statement, words.warning)
        return replace(find, stance="threatens", rule="trigger", confidence=0.7, by_speaker=True) if warned else None
    if find.rule != CONSEQUENCE or statement is None or not is_passive(cue) or subject is None:
        return None
    if cue.lemma_.lower() not in words.hostile or subject.pos_ != "NOUN" or negated(cue, words):
        return None
    return replace(find, stance="threatens", rule="in-kind", confidence=0.7)


def _triggers(find: Find, words: Stances) -> bool:
    """ "Any new tariff would trigger …": what comes of an act of somebody else."""
    if find.cue.lemma_.lower() not in words.triggering or find.who is None or find.who.pos_ != "NOUN":
        return False
    return any(c.lower_ in words.whatever for c in children(find.who)) and not negated(find.cue, words)


def _of_their_own(given: Put, tools: Words) -> bool:
    """What is told in the passive of a thing, under a condition, as an act ("the funds will be released once …")."""
    cue, subject = given.find.cue, subject_of(given.find.cue)
    if not is_passive(cue) or subject is None or subject.pos_ in ("PRON", "PROPN") or negated(cue, tools.words):
        return False
    if cue.lemma_.lower() in tools.words.reviewing:
        return True  # "the duty will be reviewed in May"
    known = given.condition is not None and cue.lemma_.lower() in tools.words.undergone
    return known and code_of(cue, (cue, *subject.subtree), tools.known) is not None


def _others(head: Token, words: Stances) -> bool:
    """Whether somebody else is to do what the condition says ("if they tax")."""
    subject = subject_of(head)
    return subject is not None and subject.pos_ in ("PRON", "PROPN") and subject.lower_ not in words.first_person


def _hostile(find: Find, known: Acts) -> bool:
    """Whether the act is one that is done against somebody ("we will impose tariffs")."""
    if find.act is None:
        return False
    kind = code_of(find.act, find.act.subtree, known)
    return kind is not None and (kind.plover in HOSTILE or kind.code in LEAVING)


def _threat(given: Put, sure: float) -> Put:
    find = replace(given.find, stance="threatens", rule=f"{given.find.rule}-threat", confidence=sure)
    return replace(given, find=find)


def announces(block: Block, statement: Statement | None, words: Stances) -> bool:
    """Whether a statement is an announcement or a promise by its cue."""
    return statement is not None and cued(block, statement, words.announcing)


def _fails(head: Token, words: Stances, failing: tuple[str, ...]) -> bool:
    return head.lemma_.lower() in failing or negated(head, words)


def cued(block: Block, statement: Statement, known: tuple[str, ...]) -> bool:
    lemmas = {t.lemma_.lower() for span in statement.cue for t in block.tokens(span) or ()}
    return bool(lemmas.intersection(known))
