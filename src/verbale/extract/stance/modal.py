"""Find stances that tense and mood show: what a party will, must, or may do."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.grammar import VERBAL, agent_of, auxiliaries, is_passive, subject_of
from verbale.extract.stance.polarity import negated, unreal
from verbale.extract.stance.tables import Stances
from verbale.parse.parsed import Block


def modal(block: Block, words: Stances) -> Iterator[Find]:
    """Clauses in the future, and clauses of obligation or possibility."""
    for token in block.doc:
        if token.pos_ in VERBAL or any(c.dep_ == "cop" for c in token.children):
            yield from _clause(token, words)


def _clause(token: Token, words: Stances) -> Iterator[Find]:
    lemma = token.lemma_.lower()
    if token.dep_ in ("aux", "cop", "aux:pass") or unreal(token, words):
        return
    helper = _modal(token, words)
    if helper in words.obligation:
        who = agent_of(token) if is_passive(token) else subject_of(token)
        yield Find(token, token, who, "demands", "obligation", 0.6, voiced=True, by_speaker=True)
    elif helper in words.possibility and lemma not in words.not_acts and not negated(token, words):
        yield Find(token, token, subject_of(token), "considering", "possibility", 0.6, voiced=True)
    elif _future(token, words, helper):
        who = agent_of(token) if is_passive(token) else subject_of(token)
        if who is None:
            return
        no = negated(token, words)
        plain = lemma in words.not_acts
        confidence = 0.35 if plain and not no else 0.65
        yield Find(
            token, token, who, "refuses" if no else "intends", "future-not" if no else "future", confidence, voiced=True
        )


def _modal(token: Token, words: Stances) -> str:
    """Lemma of the modal verb over the clause: an auxiliary, or a governing verb with this one as infinitive."""
    for helper in auxiliaries(token):
        if helper.lemma_.lower() in words.obligation + words.possibility and helper.dep_ == "aux" and _is_modal(helper):
            return str(helper.lemma_.lower())
    head = token.head
    if token.dep_ == "xcomp" and head.lemma_.lower() in words.obligation + words.possibility:
        return str(head.lemma_.lower())
    return ""


def _is_modal(helper: Token) -> bool:
    return helper.tag_ == "MD" or helper.pos_ in VERBAL


def _future(token: Token, words: Stances, helper: str) -> bool:
    if helper:
        return False
    group = [token, *auxiliaries(token)]
    if any("Fut" in t.morph.get("Tense", []) for t in group):
        return True
    if any(t.tag_ == "MD" and t.lemma_.lower() in words.future for t in group):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in words.future and token.head.pos_ in VERBAL:
        return "Pres" in token.head.morph.get("Tense", []) or "Imp" in token.head.morph.get("Tense", [])
    return False
