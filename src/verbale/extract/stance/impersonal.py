"""Find stances in clauses that name nobody who takes them: "there will be no deal", "it is impossible to …"."""

from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.stance.acts import code_of
from verbale.extract.stance.complement import complement
from verbale.extract.stance.doer import subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import has_copula, is_finite, is_infinitive, is_present
from verbale.extract.stance.judged import is_bad
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.polarity import future, negated
from verbale.extract.stance.tables import Acts, Stances
from verbale.parse.columns import children, morph

NEAR = 7  # tokens around a word in which its negation or what goes with it may stand
LIKELY = 0.65  # confidence of what is said plainly
NONE_SUCH = "none-such"  # rule of what is said not to be, kept only where somebody insists on it
STAYS = "stays"  # rule of what is kept as it is
UNSAID = 0.3  # confidence of what is kept only under a condition


def not_theirs(token: Token, words: Stances) -> bool:
    """ "Ce n'est pas à eux de décider", "it is not up to them to decide": the speaker refuses them a say."""
    act = say_in(token, words)
    if act is None or not negated(token, words):
        return False
    if any(t.lower_ in words.first_person for t in token.doc[token.i : act.i]):
        return False
    group = (token, *(c for c in children(token) if c.dep_ == "cop"))
    return any(t.lemma_.lower() in words.falls_to for t in group)


def say_in(token: Token, words: Stances) -> Token | None:
    """What is to be decided, under "it is for X to …"."""
    own = any(c.dep_.startswith(("nsubj", "expl")) and c.lower_ in words.impersonal for c in children(token))
    found = (c for c in children(token) if c.i > token.i and c.lemma_.lower() in words.say and is_infinitive(c))
    return next(found, None) if own else None


def tabled(token: Token, words: Stances) -> Find | None:
    """ "All options remain on the table": the speaker leaves them open; "off the table": he refuses them."""
    if words.lying.isdisjoint((token.lemma_.lower(), token.lower_)) and not has_copula(token):
        return None
    after = token.doc[token.i : token.i + NEAR].text.lower()
    on, off = any(w in after for w in words.on_table), any(w in after for w in words.off_table)
    thing = next((c for c in children(token) if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "PROPN")), None)
    if not on and not off and thing is not None and thing.lemma_.lower() in words.options:
        on = not words.left_open.isdisjoint(t.lower_ for t in token.doc[token.i : token.i + NEAR])
    if on == off or thing is None:
        return None
    no = off or negated(token, words)
    stance, rule = ("refuses", "off-table") if no else ("considering", "on-table")
    return Find(token, thing, None, stance, rule, 0.65, by_speaker=True, reported=True)


def impossible(token: Token, words: Stances) -> bool:
    """ "Il est impossible de rouvrir …", "il n'est pas question de …": the speaker refuses."""
    if token.lemma_.lower() in words.no_question:
        out = token.dep_ == "pobj" or any(c.dep_ in ("case", "fixed") for c in children(token))
        copula = has_copula(token) or token.head.dep_ == "prep" or token.head.lemma_ == "be"
        return copula and (out or negated(token, words) or any(c.lower_ in words.negators for c in children(token)))
    names = {token.lemma_.lower(), token.lower_}
    if words.possible.isdisjoint(names) and words.impossible.isdisjoint(names):
        return False
    copula = any(c.dep_ in ("cop", "aux:pass") for c in children(token)) or token.head.lemma_ == "be"
    return copula and bool(names & (words.possible if negated(token, words) else words.impossible))


def of_what(token: Token) -> Token | None:
    near = (token, token.head) if token.head.pos_ in VERBAL else (token,)
    found = (complement(t, slot) for t in near for slot in ("infinitive", "of", "clause"))
    things = (c for t in near for c in children(t) if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "VERB"))
    return next((f for f in found if f is not None), None) or next(things, None)  # "aucune trêve n'est possible"


def existence(token: Token, words: Stances, known: Acts, *, no: bool) -> Find | None:
    """ "Il n'y aura pas de déploiement", "there will be no deal": the speaker speaks for his party."""
    thing = next((c for c in children(token) if c.dep_ in OBJECT and c.pos_ == "NOUN"), None)
    if thing is None and no:  # "il n'y aura pas de Kurdistan"
        thing = next((c for c in children(token) if c.dep_ == "obl:arg" and preposition(c) == "de"), None)
        thing = thing or _after_of(token)
    if thing is None:
        return None
    clause = next((c for c in children(thing) if c.dep_ in ADNOMINAL and c.i > thing.i), None)
    way = clause is not None and thing.lemma_.lower() in words.ways
    no = no or any(c.lower_ in words.strong_negators for c in children(thing))
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
    links = (c for c in children(token) if c.i > token.i and c.lemma_ == "de" and c.dep_ == "advmod")
    return next((f for c in links for f in children(c) if f.dep_ == "fixed" and f.pos_ == "NOUN"), None)


def there_is(token: Token, words: Stances) -> bool:
    return any(c.lower_ in words.existential and c.dep_.startswith("expl") for c in children(token))


def no_way(token: Token, words: Stances, known: Acts) -> Find | None:
    """ "There is no way we will disarm"."""
    found = existence(token, words, known, no=negated(token, words))
    if found is None or found.stance != "refuses" or found.act is None:
        return None
    if found.act.pos_ not in VERBAL:  # "there is no agreement without a fair share"
        tied = any(t.lower_ in words.privative for t in token.sent)
        named = tied and code_of(found.act, (found.act,), known) is not None
        return (
            replace(found, rule="no-without", reported=True, confidence=LIKELY) if named and is_present(token) else None
        )
    if found.act.lemma_.lower() in words.empty_acts:
        return None  # "there is no gentle way to say it"
    if is_infinitive(found.act):
        return replace(found, rule="no-way", reported=True)  # "there is no reason to prolong that route"
    return replace(found, rule="no-way", who=subject_of(found.act), by_speaker=False, voiced=True, reported=True)


def none_such(token: Token, words: Stances) -> Find | None:
    """ "There was no contradiction": kept only where somebody insists on it."""
    things = (c for c in children(token) if c.dep_ in OBJECT or c.dep_ == "attr")
    thing = next((c for c in things if c.pos_ == "NOUN"), None)
    if thing is None or thing.lemma_.lower() in words.ways or thing.lemma_.lower() in words.no_question:
        return None
    if not (negated(token, words) or any(c.lower_ in words.negators for c in children(thing))):
        return None
    return Find(token, thing, None, "denies", NONE_SUCH, UNSAID, by_speaker=True, reported=True)


def has_none(token: Token, words: Stances) -> Find | None:
    """ "It has no troops there": kept only where somebody insists on it, of himself."""
    if words.owning.isdisjoint((token.lemma_.lower(), token.lower_)) or "Pres" not in morph(token, "Tense"):
        return None
    thing = next((c for c in children(token) if c.dep_ in OBJECT and c.pos_ == "NOUN"), None)
    if thing is None or any(c.dep_ in ADNOMINAL for c in children(thing)) or not negated(token, words):
        return None
    lemma = thing.lemma_.lower()
    if lemma in words.not_acts or lemma in words.ways or lemma in words.empty_acts | words.no_question:
        return None
    who, above = subject_of(token), token.head
    own = who is not None and who.pos_ == "PRON" and who.head == token
    if own and token.dep_ == "ccomp" and above.lemma_.lower() in words.insisting:
        return Find(token, token, subject_of(above), "denies", "has-none", LIKELY)
    return Find(token, token, who, "denies", NONE_SUCH, UNSAID, voiced=True, reported=True)


def needed(token: Token, words: Stances) -> bool:
    """ "Il est nécessaire de …", "it is time to …": the speaker wants it done."""
    if token.lemma_.lower() not in words.obligation_adjectives:
        return False
    if token.pos_ == "NOUN" and any(c.dep_ in ("det", "amod", "nummod", "compound") for c in children(token)):
        return False  # "ten times what chance would give", "a difficult time for families"
    copula = has_copula(token) or token.head.lemma_ == "be"
    return copula and not negated(token, words)


def judgement(token: Token, words: Stances) -> Find | None:
    """A speaker opposes what he says is bad ("it is unacceptable that …")."""
    names = {token.lemma_.lower(), token.lower_}
    copula = has_copula(token)
    if token.lemma_ == "be":
        told = [c for c in children(token) if c.dep_ in ("attr", "acomp")]
        told += [a for c in told for a in children(c) if a.dep_ in ("amod", "conj")]
        names = {w for c in told for w in (c.lemma_.lower(), c.lower_)}
        names |= {f"{c.head.lemma_.lower()}-{c.lemma_.lower()}" for c in told if c.dep_ == "amod"}
    elif not copula:
        return None
    else:
        names |= {f"{token.lemma_.lower()}-{c.lemma_.lower()}" for c in children(token) if c.dep_ in ("nmod", "amod")}
    bad, good = any(is_bad(w, words) for w in names), bool(names & words.good)
    there = any(c.dep_.startswith("expl") and c.lower_ in words.existential for c in children(token))
    if bad == good or there or not is_finite(token):
        return None
    stance = "opposes" if bad != (negated(token, words) or _not_the(token, words)) else "supports"
    act = next((c for c in children(token) if c.dep_ in SUBJECT), None)
    if act is not None and "Rel" in morph(act, "PronType"):
        return None  # "ce qui est le plus choquant"
    return Find(token, act, None, stance, "judgement", 0.74, by_speaker=True)


def untrue(token: Token, words: Stances) -> Find | None:
    """ "That is false", "c'est inexact": the speaker denies what was told."""
    group = (token, *(c for c in children(token) if c.dep_ in ("acomp", "attr"))) if token.lemma_ == "be" else (token,)
    if not has_copula(token) and token.lemma_ != "be":
        return None
    said = any(w in words.untrue for t in group for w in (t.lemma_.lower(), t.lower_))
    thing = next((c for c in children(token) if c.dep_ in SUBJECT), None)
    if not said or thing is None or words.told_things.isdisjoint((thing.lemma_.lower(), thing.lower_)):
        return None
    if negated(token, words) or not is_present(token):
        return None
    return Find(token, token, None, "denies", "untrue", 0.7, by_speaker=True, reported=True)


def _not_the(token: Token, words: Stances) -> bool:
    """ "Ce n'est « pas le bon moment »": the negation stands with the noun."""
    ahead = token.doc[max(token.sent.start, token.i - NEAR) : token.i]
    strong = [t.lower_ for t in ahead if t.lower_ in words.negators and t.lower_ not in words.weak_negators]
    return bool(strong) and any(t.lower_ in words.weak_negators for t in ahead)


def stays(token: Token, words: Stances) -> Find | None:
    """ "The tariffs stay in place unless …": kept only where a condition is put on it; the speaker keeps it so."""
    if words.staying.isdisjoint((token.lemma_.lower(), token.lower_)) or negated(token, words):
        return None
    thing = next((c for c in children(token) if c.dep_ in SUBJECT and c.pos_ in ("NOUN", "PROPN")), None)
    after = f" {token.doc[token.i : token.i + NEAR].text.lower()} "
    if thing is None or not any(f" {w} " in after for w in words.in_place):
        return None
    if not (is_present(token) or future(token, words)):
        return None
    return Find(token, token, thing, "intends", STAYS, UNSAID, reported=True, by_speaker=True)
