"""Find stances that tense and mood show: what a party will, must, or may do, and what it says is not so."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.grammar import SUBJECT, VERBAL, agent_of, auxiliaries, is_finite, is_passive, subject_of
from verbale.extract.stance.polarity import modal_over, negated, unreal
from verbale.extract.stance.tables import Stances
from verbale.parse.parsed import Block

LIKELY, WEAK = 0.65, 0.35  # confidence of a future act, and of a future state or event


def modal(block: Block, words: Stances) -> Iterator[Find]:
    """Clauses in the future, of obligation, of possibility, and denials of what a speaker's own party does."""
    for token in block.doc:
        if token.dep_ in ("aux", "cop", "aux:pass", "auxpass", "aux:tense", "aux:caus"):
            continue
        if token.pos_ in VERBAL or any(c.dep_ == "cop" for c in token.children):
            found = _clause(token, words)
            if found is not None and not unreal(token, words):
                yield found


def _clause(token: Token, words: Stances) -> Find | None:
    helper = modal_over(token, words)
    lemma = token.lemma_.lower()
    if helper in words.obligation:
        return Find(token, token, None, "demands", "obligation", 0.6, by_speaker=True)
    if helper in words.possibility:
        if lemma in words.not_acts or negated(token, words):
            return None
        return Find(token, token, subject_of(token), "considering", "possibility", 0.6, voiced=True)
    if _needed(token, words):
        return Find(token, token, None, "demands", "need", 0.65, by_speaker=True)
    future = _future(token, words)
    if future:
        return _will(token, words, reported=future == "reported")
    return _judgement(token, words) or _denial(token, words)


def _will(token: Token, words: Stances, *, reported: bool) -> Find | None:
    who = agent_of(token) if is_passive(token) else subject_of(token)
    no = negated(token, words)
    if who is None:
        return None
    sure = LIKELY if no or token.lemma_.lower() not in words.not_acts else WEAK
    stance, rule = ("refuses", "future-not") if no else ("intends", "future")
    return Find(token, token, who, stance, rule, sure, voiced=True, reported=reported)


def _needed(token: Token, words: Stances) -> bool:
    """ "Il est nécessaire de …", "it is time to …": the speaker wants it done."""
    if token.lemma_.lower() not in words.obligation_adjectives:
        return False
    copula = any(c.dep_ == "cop" for c in token.children) or token.head.lemma_ == "be"
    return copula and not negated(token, words)


def _future(token: Token, words: Stances) -> str:
    """ "plain", "reported" (only inside speech: "would", "-rait"), or empty."""
    group = [token, *auxiliaries(token)]
    if any("Fut" in t.morph.get("Tense", []) for t in group):
        return "plain"
    will = next((t for t in group if t.tag_ == "MD" and t.lemma_.lower() in words.future), None)
    if will is not None:
        return "reported" if will.lower_ in words.reported else "plain"
    if any("Cnd" in t.morph.get("Mood", []) for t in group):
        return "reported"
    head = token.head
    if token.dep_ == "xcomp" and head.lemma_.lower() in words.future and head.pos_ in VERBAL:
        return "plain" if {"Pres", "Imp"} & set(head.morph.get("Tense", [])) else ""
    return ""


def _judgement(token: Token, words: Stances) -> Find | None:
    """A speaker opposes what he says is bad ("it is unacceptable that …")."""
    names = {token.lemma_.lower(), token.lower_}
    copula = any(c.dep_ == "cop" for c in token.children)
    if token.lemma_ == "be":
        told = [c for c in token.children if c.dep_ in ("attr", "acomp")]
        names = {w for c in told for w in (c.lemma_.lower(), c.lower_)}
    elif not copula:
        return None
    bad, good = bool(names & words.bad), bool(names & words.good)
    if bad == good or not is_finite(token):
        return None
    stance = "opposes" if bad != negated(token, words) else "supports"
    act = next((c for c in token.children if c.dep_ in SUBJECT), None)
    return Find(token, act, None, stance, "judgement", 0.6, by_speaker=True)


def _denial(token: Token, words: Stances) -> Find | None:
    """A speaker's own party has not done, or does not do, something ("I never threaten anybody")."""
    if token.lemma_.lower() in words.mental or not is_finite(token):
        return None
    near = {t.lower_ for t in token.subtree}
    if not near.intersection(words.strong_negators) or not negated(token, words):
        return None
    return Find(token, token, subject_of(token), "denies", "own-denial", 0.55, voiced=True, reported=True)
