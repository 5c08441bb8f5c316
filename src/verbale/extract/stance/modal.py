"""Find stances that tense and mood show: what a party will, must, or may do, and what it says is not so."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.extract.stance.doer import agent_of, subject_of
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import (
    has_copula,
    is_copular,
    is_finite,
    is_infinitive,
    is_passive,
    is_present,
    supposed,
    would_have,
)
from verbale.extract.stance.impersonal import (
    LIKELY,
    UNSAID,
    existence,
    has_none,
    impossible,
    judgement,
    needed,
    no_way,
    none_such,
    not_theirs,
    of_what,
    say_in,
    stays,
    tabled,
    there_is,
    untrue,
)
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.polarity import able, by_anyone, future, misread_future, modal_over, negated, unreal, weakly
from verbale.extract.stance.tables import Acts, Stances
from verbale.parse.columns import children, morph

PATIENT = frozenset({"nsubjpass", "nsubj:pass"})
PREDICATE = frozenset({"attr", "acomp"})
DUE = "due"  # of the speaker's own party alone: others must
CONSEQUENCES = "consequences"  # kept only in a warning
OF_SPEAKER = "passive"  # what is done to a thing by those for whom the speaker speaks
CONSEQUENCE = "consequence"  # kept only where a warning puts a condition on it
WITHOUT_CONTENT = frozenset({"advmod", "neg", "punct", "cc", "mark", "aux", "aux:tense"})
OPENS = frozenset({'"', ",", ":", ";", "-"})  # after these a command may open
WEAK = 0.35  # confidence of a future state or event


def modal(tokens: Iterable[Token], words: Stances, known: Acts) -> Iterator[Find]:
    """Clauses in the future, of obligation, of possibility, and denials of what a speaker's own party does."""
    for token in tokens:
        verbal = token.pos_ in VERBAL or token.dep_ in PREDICATE or misread_future(token, words)
        if verbal or has_copula(token):
            found = _imperative(token, words) or _clause(token, words, known)
            if found is not None and not unreal(token, words):
                yield found


def _clause(token: Token, words: Stances, known: Acts) -> Find | None:
    helper = modal_over(token, words)
    lemma = token.lemma_.lower()
    if lemma in words.obligation + words.possibility:
        return None
    things = {c.lemma_.lower() for c in children(token) if c.dep_ in OBJECT}
    if things & words.consequences and (helper or future(token, words)):
        return Find(token, token, None, "threatens", CONSEQUENCES, 0.3, reported=True, by_speaker=True)
    if helper in words.obligation:
        subject = subject_of(token)
        if _was_due(token, helper, words):
            return Find(token, token, subject, "intends", DUE, 0.55, by_speaker=True)  # "devait": it was due
        if lemma in words.empty_acts and subject is not None and _only_speaks(token, subject, words):
            return None  # "I have to inform you that …"
        if lemma in words.not_acts and is_passive(token) and not any(_tells(c) for c in children(token)):
            return None  # "much work still had to be done"
        if supposed(token) or _told_duty(token, subject, words):
            return None
        thing = subject is not None and subject.pos_ == "NOUN" and not is_passive(token) and weakly(token, words)
        return Find(token, token, subject, "demands", "expected" if thing else "obligation", 0.8, by_speaker=True)
    if not helper and able(token, words) and negated(token, words) and not future(token, words):
        return judgement(token, words) or _cannot(token, words, known)
    if helper in words.possibility:
        if negated(token, words):
            return judgement(token, words) or _cannot(token, words, known)
        if lemma in words.not_acts:
            return judgement(token, words)
        who = subject_of(token)
        if would_have(token) or (who is not None and who.lower_ in words.anyone and able(token, words)):
            return None  # "I could have hit him", "on peut se fâcher le lundi"
        return Find(token, token, who, "considering", "possibility", 0.66, voiced=True)
    if not_theirs(token, words):
        own = (
            subject_of(token)
            if token.lemma_ == "be"
            else next((c for c in children(token) if c.lower_ in words.impersonal), None)
        )
        return Find(token, say_in(token, words), own, "refuses", "not-theirs", 0.7, by_speaker=True)
    on_table = tabled(token, words)
    if on_table is not None:
        return on_table
    if impossible(token, words):
        who = _for_whom(token, words)
        return Find(token, of_what(token), who, "refuses", "impossible", 0.7, by_speaker=who is None)
    if needed(token, words):
        return Find(token, token, None, "demands", "need", 0.65, by_speaker=True)
    false = untrue(token, words)
    if false is not None:
        return false
    if token.dep_ in PREDICATE and token.pos_ not in VERBAL:
        return None
    judged = judgement(token, words) or stays(token, words)
    if judged is not None:
        return judged
    when = future(token, words)
    if not when and there_is(token, words):
        return no_way(token, words, known) or none_such(token, words)
    if when:
        return _will(token, words, known, reported=when == "reported")
    return _denial(token, words) or has_none(token, words)


def _for_whom(token: Token, words: Stances) -> Token | None:
    """ "Il est hors de question pour Athènes de céder": whose refusal it is."""
    near = (c for t in (token, token.head) for c in children(t) if c.pos_ == "PROPN")
    return next((c for c in near if preposition(c) in words.restricting), None)


def _told_duty(token: Token, subject: Token | None, words: Stances) -> bool:
    """Duties that are told in passing, in a maxim, or not to be: "penalties that must be paid", "nobody needs to"."""
    if token.dep_ in ADNOMINAL or token.head.dep_ in ADNOMINAL or by_anyone(token, words):
        return True
    above = token.head if token.dep_ == "xcomp" else token
    if is_infinitive(above) and above.i != token.i:
        return True  # "before having to turn back"
    if any(c.lemma_ == "have" and c.dep_ == "aux" for c in children(above)) and above.i != token.i:
        return True  # "has had to be drawn again"
    needs = above.lemma_.lower() in words.obligation_verbs
    return needs and (negated(above, words) or _nobody(subject, words))


def _nobody(subject: Token | None, words: Stances) -> bool:
    return subject is not None and (
        subject.lower_ in words.none or any(c.lower_ in words.none for c in children(subject))
    )


def _only_speaks(token: Token, subject: Token, words: Stances) -> bool:
    """ "I have to inform you", "they have to say it": no duty but one of words."""
    if subject.lower_ in words.first_person:
        return True
    more = any(c.dep_ in ("prep", "xcomp") or c.dep_.startswith("obl") for c in children(token))
    return subject.pos_ == "PRON" and not more


def _tells(child: Token) -> bool:
    return child.dep_ not in WITHOUT_CONTENT | SUBJECT and not child.dep_.startswith("aux")


def _imperative(token: Token, words: Stances) -> Find | None:
    """ "Release our people", "don't hold workers hostage": a demand where somebody is quoted with it."""
    told = token.tag_ == "VB" or "Imp" in morph(token, "Mood")
    if not told or token.dep_ not in ("ROOT", "ccomp", "parataxis") or any(c.dep_ in SUBJECT for c in children(token)):
        return None
    first = token.left_edge.i
    before = token.doc[first - 1].text if first > token.sent.start else '"'
    if before not in OPENS:
        return None  # "[call a national emergency]"
    helped = any(c.dep_ in ("aux", "mark") and c.lemma_.lower() not in ("do", "not") for c in children(token))
    if helped or (token.lemma_.lower() in words.imperatives_not and not negated(token, words)):
        return None
    if not any(c.dep_ in (*OBJECT, "prep", "prt", "obl:arg", "xcomp") for c in children(token)):
        return None
    return Find(token, token, None, "demands", "imperative", 0.6, by_speaker=True, reported=True)


def _was_due(token: Token, helper: str, words: Stances) -> bool:
    """ "Devait", but not "devrait", whatever the tagger made of it."""
    group = [t for t in (token.head, *children(token)) if t.lemma_.lower() == helper]
    return any("Imp" in morph(t, "Tense") and t.lower_ not in words.likely for t in group)


def _will(token: Token, words: Stances, known: Acts, *, reported: bool) -> Find | None:
    suffers = any(c.dep_ in PATIENT and c.head == token for c in children(token))
    passive = is_passive(token) and (suffers or token.dep_ not in ADNOMINAL)
    who = agent_of(token) if passive else subject_of(token)
    who = _fronted(token) or who
    if who is None and token.dep_ in ADNOMINAL:
        who = token.head  # a future that the parser took for a participle
    no = negated(token, words) or any(c.dep_ in OBJECT and c.lower_ in words.none for c in children(token))
    if reported and would_have(token):
        return None  # "would have voted otherwise": it was not so
    said = token.lemma_.lower() in words.empty_acts and not passive
    if said and not any(c.dep_ in OBJECT and c.pos_ == "NOUN" for c in children(token)):
        return None  # "would not say when"
    bare = token.pos_ == "AUX" and not any(c.dep_ in PREDICATE for c in children(token))
    told = (c for c in children(token) if c.dep_ not in WITHOUT_CONTENT or (c.dep_ == "advmod" and any(children(c))))
    empty = token.lemma_.lower() in words.not_acts and next(told, None) is None
    if not no and who is not None and who.pos_ == "PRON" and _of_mind(token, words):
        return None  # "I will believe it when I see it"
    if bare or empty or (not no and token.lemma_.lower() in words.deciding):
        return None  # "elle ne le sera pas" names no act; "il se prononcera" leaves open for what
    if there_is(token, words):
        return existence(token, words, known, no=no)
    patient = subject_of(token) if passive else None
    if passive and no and (who is None or (patient is not None and patient.lower_ in words.first_person)):
        return Find(token, token, None, "refuses", "future-passive-not", 0.55, reported=True, by_speaker=True)
    if who is None or (who.dep_.startswith("expl") and who.pos_ == "PRON"):
        stance = "refuses" if no else "intends"
        return Find(token, token, None, stance, CONSEQUENCE, 0.3, reported=True, by_speaker=True)
    state = token.lemma_.lower() in words.not_acts or has_copula(token)
    if state and token.lemma_.lower() in words.own_acts and who.lower_ in words.first_person:
        state = not any(c.dep_ in OBJECT or c.dep_ in ("ccomp", "xcomp") for c in children(token))
    sure = LIKELY if (no or not state) and token.lemma_.lower() not in words.unwilled else WEAK
    stance, rule = ("refuses", "future-not") if no else ("intends", "future")
    return Find(token, token, who, stance, rule, sure, voiced=True, reported=reported)


def _fronted(token: Token) -> Token | None:
    """The subject before an inserted clause taken for the main one ("Anything less, they said, would …")."""
    if token.dep_ != "conj" or token.head.dep_ != "ROOT" or any(c.dep_ in SUBJECT for c in children(token)):
        return None
    first = next((c for c in children(token.head) if c.dep_ == "npadvmod" and c.left_edge.i == token.sent.start), None)
    return first if first is not None and token.doc[first.right_edge.i + 1].text == "," else None


def _of_mind(token: Token, words: Stances) -> bool:
    """Whether a verb tells what goes on in a mind, which is no act."""
    return token.lemma_.lower() in words.mental - {*words.own_acts, *words.not_acts}


def _cannot(token: Token, words: Stances, known: Acts) -> Find | None:
    """ "We cannot accept …" refuses; "they cannot tell us what to do", "no project can go ahead" oppose."""
    if there_is(token, words):
        return existence(token, words, known, no=True)
    who = subject_of(token)
    if not able(token, words) or who is None or token.lemma_.lower() in words.mental | words.impersonal:
        return None
    if who.lower_ in words.first_person:
        return Find(token, token, who, "refuses", "cannot", 0.65, voiced=True, reported=True)
    empty = words.not_acts if not any(c.dep_ in OBJECT for c in children(token)) else words.not_acts - words.own_acts
    if is_copular(token) or token.lemma_.lower() in empty or token.dep_ in ADNOMINAL:
        return None
    if by_anyone(token, words) or who.lower_ in words.anyone:
        return None  # "you cannot fish a report", "you can't pivot on one foot"
    none = any(c.lower_ in words.strong_negators for c in children(who))
    if who.pos_ == "NOUN" and not none:
        return None  # "this announcement cannot change the fact that …"
    return Find(token, token, who, "opposes", "must-not", 0.55, by_speaker=True, reported=True)


def _denial(token: Token, words: Stances) -> Find | None:
    """A speaker's own party has not done, or does not do, something ("I never threaten anybody")."""
    if token.lemma_.lower() in words.mental or not negated(token, words) or not is_finite(token):
        return None
    who = subject_of(token)
    if is_passive(token) and who is not None and who.pos_ == "NOUN":
        return None
    near = {t.lower_ for t in token.subtree}
    if _never_said(token, words) or not near.isdisjoint(words.against):
        return None
    if not near.intersection(words.strong_negators):
        return _not_now(token, who, words)
    return Find(token, token, who, "denies", "own-denial", 0.63, voiced=True, reported=True)


def _never_said(token: Token, words: Stances) -> bool:
    """ "We are not saying never": the word is what is said."""
    found = [c.lower_ for c in children(token) if c.lower_ in words.negators]
    plain = {w for w in found if w not in words.weak_negators and w not in words.strong_negators}
    after = (c.lower_ for c in children(token) if c.i > token.i and c.lower_ in words.negators)
    return bool(plain) and any(w in words.strong_negators for w in after)


def _not_now(token: Token, who: Token | None, words: Stances) -> Find | None:
    """ "We are not signing": kept only where a condition is put on it ("as long as that clause stands")."""
    own = who is not None and who.lower_ in words.first_person and token.dep_ not in ADNOMINAL
    if not own or is_copular(token) or token.lemma_.lower() in words.not_acts or not is_present(token):
        return None
    return Find(token, token, who, "refuses", "present-not", UNSAID, voiced=True, reported=True)
