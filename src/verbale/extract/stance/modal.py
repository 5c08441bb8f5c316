"""Find stances that tense and mood show: what a party will, must, or may do, and what it says is not so."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.stance.acts import code_of
from verbale.extract.stance.complement import complement
from verbale.extract.stance.doer import agent_of, subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_copular, is_finite, is_infinitive, is_passive, is_present
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.polarity import able, future, misread_future, modal_over, negated, unreal, weakly
from verbale.extract.stance.tables import Acts, Stances
from verbale.parse.columns import morph

PATIENT = frozenset({"nsubjpass", "nsubj:pass"})
PREDICATE = frozenset({"attr", "acomp"})
DUE = "due"  # of the speaker's own party alone: others must
CONSEQUENCES = "consequences"  # kept only in a warning
CONSEQUENCE = "consequence"  # kept only where a warning puts a condition on it
WITHOUT_CONTENT = frozenset({"advmod", "neg", "punct", "cc", "mark", "aux", "aux:tense"})
OPENS = frozenset({'"', ",", ":", ";", "-"})  # after these a command may open
NEAR = 7  # tokens before a judged noun in which its negation may stand
LIKELY, WEAK = 0.65, 0.35  # confidence of a future act, and of a future state or event
UNSAID = 0.3  # confidence of what is kept only under a condition


def modal(tokens: Iterable[Token], words: Stances, known: Acts) -> Iterator[Find]:
    """Clauses in the future, of obligation, of possibility, and denials of what a speaker's own party does."""
    for token in tokens:
        verbal = token.pos_ in VERBAL or token.dep_ in PREDICATE or misread_future(token, words)
        if verbal or any(c.dep_ == "cop" for c in token.children):
            found = _imperative(token, words) or _clause(token, words, known)
            if found is not None and not unreal(token, words):
                yield found


def _clause(token: Token, words: Stances, known: Acts) -> Find | None:
    helper = modal_over(token, words)
    lemma = token.lemma_.lower()
    if lemma in words.obligation + words.possibility:
        return None
    things = {c.lemma_.lower() for c in token.children if c.dep_ in OBJECT}
    if things & words.consequences and (helper or future(token, words)):
        return Find(token, token, None, "threatens", CONSEQUENCES, 0.3, reported=True, by_speaker=True)
    if helper in words.obligation:
        subject = subject_of(token)
        if _was_due(token, helper, words):
            return Find(token, token, subject, "intends", DUE, 0.55, by_speaker=True)  # "devait": it was due
        if lemma in words.empty_acts and subject is not None and subject.lower_ in words.first_person:
            return None  # "I have to inform you that …"
        if lemma in words.not_acts and is_passive(token) and not any(_tells(c) for c in token.children):
            return None  # "much work still had to be done"
        thing = subject is not None and subject.pos_ == "NOUN" and not is_passive(token) and weakly(token, words)
        return Find(token, token, subject, "demands", "expected" if thing else "obligation", 0.8, by_speaker=True)
    if not helper and able(token, words) and negated(token, words) and not future(token, words):
        return _judgement(token, words) or _cannot(token, words, known)
    if helper in words.possibility:
        if negated(token, words):
            return _judgement(token, words) or _cannot(token, words, known)
        if lemma in words.not_acts:
            return _judgement(token, words)
        return Find(token, token, subject_of(token), "considering", "possibility", 0.66, voiced=True)
    if _not_theirs(token, words):
        own = (
            subject_of(token)
            if token.lemma_ == "be"
            else next((c for c in token.children if c.lower_ in words.impersonal), None)
        )
        return Find(token, _say(token, words), own, "refuses", "not-theirs", 0.7, by_speaker=True)
    tabled = _tabled(token, words)
    if tabled is not None:
        return tabled
    if _impossible(token, words):
        return Find(token, _of(token), None, "refuses", "impossible", 0.7, by_speaker=True)
    if _needed(token, words):
        return Find(token, token, None, "demands", "need", 0.65, by_speaker=True)
    if token.dep_ in PREDICATE and token.pos_ not in VERBAL:
        return None
    judged = _judgement(token, words) or _stays(token, words)
    if judged is not None:
        return judged
    when = future(token, words)
    if not when and _there(token, words):
        return _no_way(token, words, known)
    if when:
        return _will(token, words, known, reported=when == "reported")
    return _denial(token, words)


def _tells(child: Token) -> bool:
    return child.dep_ not in WITHOUT_CONTENT | SUBJECT and not child.dep_.startswith("aux")


def _imperative(token: Token, words: Stances) -> Find | None:
    """ "Release our people", "don't hold workers hostage": a demand where somebody is quoted with it."""
    told = token.tag_ == "VB" or "Imp" in morph(token, "Mood")
    if not told or token.dep_ not in ("ROOT", "ccomp", "parataxis") or any(c.dep_ in SUBJECT for c in token.children):
        return None
    first = token.left_edge.i
    before = token.doc[first - 1].text if first > token.sent.start else '"'
    if before not in OPENS:
        return None  # "[call a national emergency]"
    helped = any(c.dep_ in ("aux", "mark") and c.lemma_.lower() not in ("do", "not") for c in token.children)
    if helped or (token.lemma_.lower() in words.imperatives_not and not negated(token, words)):
        return None
    if not any(c.dep_ in (*OBJECT, "prep", "prt", "obl:arg", "xcomp") for c in token.children):
        return None
    return Find(token, token, None, "demands", "imperative", 0.6, by_speaker=True, reported=True)


def _was_due(token: Token, helper: str, words: Stances) -> bool:
    """ "Devait", but not "devrait", whatever the tagger made of it."""
    group = [t for t in (token.head, *token.children) if t.lemma_.lower() == helper]
    return any("Imp" in morph(t, "Tense") and t.lower_ not in words.likely for t in group)


def _will(token: Token, words: Stances, known: Acts, *, reported: bool) -> Find | None:
    suffers = any(c.dep_ in PATIENT and c.head == token for c in token.children)
    passive = is_passive(token) and (suffers or token.dep_ not in ADNOMINAL)
    who = agent_of(token) if passive else subject_of(token)
    if who is None and token.dep_ in ADNOMINAL:
        who = token.head  # a future that the parser took for a participle
    no = negated(token, words)
    bare = token.pos_ == "AUX" and not any(c.dep_ in PREDICATE for c in token.children)
    said = (c for c in token.children if c.dep_ not in WITHOUT_CONTENT or (c.dep_ == "advmod" and any(c.children)))
    empty = token.lemma_.lower() in words.not_acts and next(said, None) is None
    if not no and who is not None and who.pos_ == "PRON" and _of_mind(token, words):
        return None  # "I will believe it when I see it"
    if bare or empty or (not no and token.lemma_.lower() in words.deciding):
        return None  # "elle ne le sera pas" names no act; "il se prononcera" leaves open for what
    if _there(token, words):
        return _existence(token, words, known, no=no)
    patient = subject_of(token) if passive else None
    if passive and no and (who is None or (patient is not None and patient.lower_ in words.first_person)):
        return Find(token, token, None, "refuses", "future-passive-not", 0.55, reported=True, by_speaker=True)
    if who is None or (who.dep_.startswith("expl") and who.pos_ == "PRON"):
        stance = "refuses" if no else "intends"
        return Find(token, token, None, stance, CONSEQUENCE, 0.3, reported=True, by_speaker=True)
    state = token.lemma_.lower() in words.not_acts or any(c.dep_ == "cop" for c in token.children)
    if state and token.lemma_.lower() in words.own_acts and who.lower_ in words.first_person:
        state = not any(c.dep_ in OBJECT or c.dep_ in ("ccomp", "xcomp") for c in token.children)
    sure = LIKELY if no or not state else WEAK
    stance, rule = ("refuses", "future-not") if no else ("intends", "future")
    return Find(token, token, who, stance, rule, sure, voiced=True, reported=reported)


def _of_mind(token: Token, words: Stances) -> bool:
    """Whether a verb tells what goes on in a mind, which is no act."""
    return token.lemma_.lower() in words.mental - {*words.own_acts, *words.not_acts}


def _cannot(token: Token, words: Stances, known: Acts) -> Find | None:
    """ "We cannot accept …" refuses; "they cannot tell us what to do", "no project can go ahead" oppose."""
    if _there(token, words):
        return _existence(token, words, known, no=True)
    who = subject_of(token)
    if not able(token, words) or who is None or token.lemma_.lower() in words.mental | words.impersonal:
        return None
    if who.lower_ in words.first_person:
        return Find(token, token, who, "refuses", "cannot", 0.65, voiced=True, reported=True)
    empty = words.not_acts if not any(c.dep_ in OBJECT for c in token.children) else words.not_acts - words.own_acts
    if is_copular(token) or token.lemma_.lower() in empty or token.dep_ in ADNOMINAL:
        return None
    none = any(c.lower_ in words.strong_negators for c in who.children)
    if who.pos_ == "NOUN" and not none:
        return None  # "this announcement cannot change the fact that …"
    return Find(token, token, who, "opposes", "must-not", 0.55, by_speaker=True, reported=True)


def _impossible(token: Token, words: Stances) -> bool:
    """ "Il est impossible de rouvrir …", "il n'est pas question de …": the speaker refuses."""
    if token.lemma_.lower() in words.no_question:
        out = any(c.dep_ in ("case", "prep", "fixed") for c in (*token.children, token.head))
        copula = any(c.dep_ == "cop" for c in token.children) or token.head.dep_ == "prep" or token.head.lemma_ == "be"
        return copula and (out or negated(token, words) or any(c.lower_ in words.negators for c in token.children))
    copula = any(c.dep_ in ("cop", "aux:pass") for c in token.children) or token.head.lemma_ == "be"
    names = {token.lemma_.lower(), token.lower_}
    return copula and bool(names & (words.possible if negated(token, words) else words.impossible))


def _tabled(token: Token, words: Stances) -> Find | None:
    """ "All options remain on the table": the speaker leaves them open; "off the table": he refuses them."""
    if words.lying.isdisjoint((token.lemma_.lower(), token.lower_)) and not any(
        c.dep_ == "cop" for c in token.children
    ):
        return None
    after = token.doc[token.i : token.i + NEAR].text.lower()
    on, off = any(w in after for w in words.on_table), any(w in after for w in words.off_table)
    thing = next((c for c in token.children if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "PROPN")), None)
    if on == off or thing is None:
        return None
    no = off or negated(token, words)
    stance, rule = ("refuses", "off-table") if no else ("considering", "on-table")
    return Find(token, thing, None, stance, rule, 0.65, by_speaker=True, reported=True)


def _not_theirs(token: Token, words: Stances) -> bool:
    """ "Ce n'est pas à eux de décider", "it is not up to them to decide": the speaker refuses them a say."""
    act = _say(token, words)
    if act is None or not negated(token, words):
        return False
    if any(t.lower_ in words.first_person for t in token.doc[token.i : act.i]):
        return False
    group = (token, *(c for c in token.children if c.dep_ == "cop"))
    return any(t.lemma_.lower() in words.falls_to for t in group)


def _say(token: Token, words: Stances) -> Token | None:
    """What is to be decided, under "it is for X to …"."""
    own = any(c.dep_.startswith(("nsubj", "expl")) and c.lower_ in words.impersonal for c in token.children)
    found = (c for c in token.children if c.i > token.i and c.lemma_.lower() in words.say and is_infinitive(c))
    return next(found, None) if own else None


def _of(token: Token) -> Token | None:
    near = (token, token.head) if token.head.pos_ in VERBAL else (token,)
    found = (complement(t, slot) for t in near for slot in ("infinitive", "of", "clause"))
    things = (c for t in near for c in t.children if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "VERB"))
    return next((f for f in found if f is not None), None) or next(things, None)  # "aucune trêve n'est possible"


def _existence(token: Token, words: Stances, known: Acts, *, no: bool) -> Find | None:
    """ "Il n'y aura pas de déploiement", "there will be no deal": the speaker speaks for his party."""
    thing = next((c for c in token.children if c.dep_ in OBJECT and c.pos_ == "NOUN"), None)
    if thing is None and no:  # "il n'y aura pas de Kurdistan"
        thing = next((c for c in token.children if c.dep_ == "obl:arg" and preposition(c) == "de"), None)
        thing = thing or _after_of(token)
    if thing is None:
        return None
    clause = next((c for c in thing.children if c.dep_ in ADNOMINAL and c.i > thing.i), None)
    way = clause is not None and thing.lemma_.lower() in words.ways
    no = no or any(c.lower_ in words.strong_negators for c in thing.children)
    tied = no and any(t.lower_ in words.privative for t in token.sent)  # "without a seat there will be no signature"
    named = thing.lemma_.lower()
    tied = tied or (no and thing.pos_ == "PROPN")
    sure = 0.7 if no else 0.4
    if not way and named not in known.nouns and (not tied or named in words.not_acts):
        if not no or named in words.not_acts:
            return None
        sure = UNSAID
    act = clause if way else thing
    stance, rule = ("refuses", "existence-not") if no else ("intends", "existence")
    return Find(token, act, None, stance, rule, sure, by_speaker=True)


def _after_of(token: Token) -> Token | None:
    """The noun that the parser swallowed in a set phrase ("il n'y aura pas d'accord")."""
    links = (c for c in token.children if c.i > token.i and c.lemma_ == "de" and c.dep_ == "advmod")
    return next((f for c in links for f in c.children if f.dep_ == "fixed" and f.pos_ == "NOUN"), None)


def _there(token: Token, words: Stances) -> bool:
    return any(c.lower_ in words.existential and c.dep_.startswith("expl") for c in token.children)


def _no_way(token: Token, words: Stances, known: Acts) -> Find | None:
    """ "There is no way we will disarm"."""
    found = _existence(token, words, known, no=negated(token, words))
    if found is None or found.stance != "refuses" or found.act is None:
        return None
    if found.act.pos_ not in VERBAL:  # "there is no agreement without a fair share"
        tied = any(t.lower_ in words.privative for t in token.sent)
        named = tied and code_of(found.act, (found.act,), known) is not None
        return (
            replace(found, rule="no-without", reported=True, confidence=LIKELY) if named and is_present(token) else None
        )
    if is_infinitive(found.act):
        return replace(found, rule="no-way", reported=True)  # "there is no reason to prolong that route"
    return replace(found, rule="no-way", who=subject_of(found.act), by_speaker=False, voiced=True, reported=True)


def _needed(token: Token, words: Stances) -> bool:
    """ "Il est nécessaire de …", "it is time to …": the speaker wants it done."""
    if token.lemma_.lower() not in words.obligation_adjectives:
        return False
    copula = any(c.dep_ == "cop" for c in token.children) or token.head.lemma_ == "be"
    return copula and not negated(token, words)


def _judgement(token: Token, words: Stances) -> Find | None:
    """A speaker opposes what he says is bad ("it is unacceptable that …")."""
    names = {token.lemma_.lower(), token.lower_}
    copula = any(c.dep_ == "cop" for c in token.children)
    if token.lemma_ == "be":
        told = [c for c in token.children if c.dep_ in ("attr", "acomp")]
        told += [a for c in told for a in c.children if a.dep_ in ("amod", "conj")]
        names = {w for c in told for w in (c.lemma_.lower(), c.lower_)}
        names |= {f"{c.head.lemma_.lower()}-{c.lemma_.lower()}" for c in told if c.dep_ == "amod"}
    elif not copula:
        return None
    else:
        names |= {f"{token.lemma_.lower()}-{c.lemma_.lower()}" for c in token.children if c.dep_ in ("nmod", "amod")}
    bad, good = bool(names & words.bad), bool(names & words.good)
    there = any(c.dep_.startswith("expl") and c.lower_ in words.existential for c in token.children)
    if bad == good or there or not is_finite(token):
        return None
    stance = "opposes" if bad != (negated(token, words) or _not_the(token, words)) else "supports"
    act = next((c for c in token.children if c.dep_ in SUBJECT), None)
    if act is not None and "Rel" in morph(act, "PronType"):
        return None  # "ce qui est le plus choquant"
    return Find(token, act, None, stance, "judgement", 0.74, by_speaker=True)


def _not_the(token: Token, words: Stances) -> bool:
    """ "Ce n'est « pas le bon moment »": the negation stands with the noun."""
    ahead = token.doc[max(token.sent.start, token.i - NEAR) : token.i]
    strong = [t.lower_ for t in ahead if t.lower_ in words.negators and t.lower_ not in words.weak_negators]
    return bool(strong) and any(t.lower_ in words.weak_negators for t in ahead)


def _denial(token: Token, words: Stances) -> Find | None:
    """A speaker's own party has not done, or does not do, something ("I never threaten anybody")."""
    if token.lemma_.lower() in words.mental or not is_finite(token):
        return None
    who = subject_of(token)
    if is_passive(token) and who is not None and who.pos_ == "NOUN":
        return None
    if not negated(token, words):
        return None
    near = {t.lower_ for t in token.subtree}
    if not near.intersection(words.strong_negators):
        return _not_now(token, who, words)
    return Find(token, token, who, "denies", "own-denial", 0.63, voiced=True, reported=True)


def _not_now(token: Token, who: Token | None, words: Stances) -> Find | None:
    """ "We are not signing": kept only where a condition is put on it ("as long as that clause stands")."""
    own = who is not None and who.lower_ in words.first_person and token.dep_ not in ADNOMINAL
    if not own or is_copular(token) or token.lemma_.lower() in words.not_acts or not is_present(token):
        return None
    return Find(token, token, who, "refuses", "present-not", UNSAID, voiced=True, reported=True)


def _stays(token: Token, words: Stances) -> Find | None:
    """ "The tariffs stay in place unless …": kept only where a condition is put on it; the speaker keeps it so."""
    if words.staying.isdisjoint((token.lemma_.lower(), token.lower_)) or negated(token, words):
        return None
    thing = next((c for c in token.children if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "PROPN")), None)
    after = f" {token.doc[token.i : token.i + NEAR].text.lower()} "
    if thing is None or not any(f" {w} " in after for w in words.in_place):
        return None
    if not (is_present(token) or future(token, words)):
        return None
    return Find(token, token, None, "intends", "stays", UNSAID, reported=True, by_speaker=True)
