"""Tell what stands where a word keeps its act, and is none: speech, feelings, people, what is done with the body."""

from spacy.tokens import Token

from verbale.extract.stance.acts import code_of
from verbale.extract.stance.form import is_passive, is_present, would_have
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.polarity import asks, negated
from verbale.extract.stance.tables import Acts, Frame, Stances
from verbale.parse.columns import children, morph


def is_no_act(token: Token, act: Token, taken: tuple[str, Acts], frame: Frame, words: Stances) -> bool:
    """Whether what stands in the act's slot is none that this frame is about."""
    stance, known = taken
    coded = code_of(act, (act,), known) is not None
    talks = coded and (stance == "ready" or (stance == "refuses" and _of_matters(act, words, known)))
    if frame.stance != "considering" and not talks and _says_nothing(act, stance, words):
        return True
    if _out_of_frame(token, act, frame, words):
        return True
    if _not_sought(token, act, frame, words) or _told_in_passing(token, act, stance):
        return True
    if stance == "opposes" and act.lemma_.lower() in words.manners:
        return True
    if _of_no_weight(token, act, known, words):
        return True
    if frame.deed and act.lemma_.lower() in words.signed_only:
        return True
    return frame.deed and act.lemma_.lower() in words.obstructed  # "blocking roads" decides nothing


def _says_nothing(act: Token, stance: str, words: Stances) -> bool:
    """Speech and mind, or how a source wants to be called ("asking not to be named", "declined to be identified")."""
    lemma = act.lemma_.lower()
    spoken = lemma in words.speaking and stance != "demands"
    if spoken and any(c.dep_ in OBJECT and c.lemma_.lower() in words.empty_acts for c in children(act)):
        return True  # "did not wish to make any comment"
    if lemma in words.unnamed and stance == "refuses" and is_passive(act):
        return True
    if any(c.dep_ in SUBJECT and c.lemma_.lower() in words.unnamed for c in children(act)):
        return True  # "asked that his name be left out"
    if lemma in words.at_request and not words.empty_acts.isdisjoint(t.lemma_.lower() for t in act.subtree):
        return True  # "declined a request for an interview"
    if stance == "proposes" and act.pos_ == "PRON" and act.lower_ in words.first_person:
        return True  # "I was offered many things"
    if not words.unnamed.isdisjoint(c.lemma_.lower() for c in act.subtree) and lemma in words.talking:
        return True  # "agreed to discuss it on condition of anonymity"
    opened = any(c.dep_ in ("mark", "advmod") and c.lower_ in words.unreal for c in children(act))
    if (opened and act.dep_ != "advcl") or (act.pos_ in VERBAL and asks(act, words)):
        return True  # "se demande s'il faut …"
    inner = [c for c in children(act) if c.dep_ in ("ccomp", "xcomp")]
    if lemma in words.mental and stance != "demands" and inner and not any(asks(c, words) for c in inner):
        return False  # "reluctant to see its share rise", but not "wanted to know how she felt"
    if lemma in words.said_or_done and any(c.dep_ in OBJECT and c.pos_ == "NOUN" for c in children(act)):
        return False  # "recall an ambassador", "ne pas ajouter la crise à la crise"
    told = (c.lemma_.lower() in words.unnamed for c in children(act) if c.dep_ in ("acomp", "xcomp"))
    return lemma in words.empty_acts or any(told) or (lemma in words.unnamed and negated(act, words))


def _out_of_frame(token: Token, act: Token, frame: Frame, words: Stances) -> bool:
    """Whether the act is a person where it must be a thing, or one's own where somebody else must be asked."""
    if frame.things and (act.pos_ in ("PRON", "PROPN") or act.ent_type_.startswith("PER")):
        return True
    if frame.open and act.pos_ in VERBAL and (would_have(act) or act.tag_ == "VBD"):
        return True
    if frame.object and (token.dep_ not in OBJECT or token.head.lemma_.lower() in words.having | words.accusing):
        return True
    if frame.alone and any(c.dep_ in OBJECT for c in children(token)):
        return True
    if frame.reflexive and not any(c.dep_.startswith("expl") or c.dep_ in ("obj", "iobj") for c in children(token)):
        return True
    asked = any(c.dep_ in OBJECT | {"iobj", "dative"} for c in children(token))
    return frame.asked and not asked and not any(c.dep_ in SUBJECT for c in children(act))


def _not_sought(token: Token, act: Token, frame: Frame, words: Stances) -> bool:
    """ "Claimed the attack" asks for none; "wished Mr X well": a person is no act."""
    if not words.claiming.isdisjoint((token.lemma_.lower(), token.lower_)) and act.lemma_.lower() in words.claimed:
        return True
    if frame.stance == "demands" and act.dep_ in OBJECT and any(c.lower_ in words.enquiring for c in children(token)):
        return True  # "asked the company about the smell"
    return bool(frame.others) and act.dep_ in OBJECT and act.ent_type_.startswith("PER")


def _of_no_weight(token: Token, act: Token, known: Acts, words: Stances) -> bool:
    """ "Studied hydrology", "passed an inspection": what is neither act nor document."""
    names = {token.lemma_.lower(), token.lower_}
    if act.dep_ not in OBJECT or act.pos_ in VERBAL or names.isdisjoint(words.studying | words.by_law):
        return False
    lemma = act.lemma_.lower()
    named = lemma in known.nouns or lemma in words.documents or lemma in words.studied | words.anaphors
    return not named and code_of(act, act.subtree, known) is None


def _told_in_passing(token: Token, act: Token, stance: str) -> bool:
    """ "X, who studies housing finance": what somebody works on; "Y, who accepted it": what nothing names."""
    if token.dep_ not in ADNOMINAL or act.dep_ not in OBJECT:
        return False
    if act.pos_ == "PRON" and not {"Rel", "Dem"} & set(morph(act, "PronType")):
        return True
    bare = act.pos_ == "NOUN" and not any(c.dep_ in ("det", "poss", "nummod") for c in children(act))
    return stance == "considering" and bare and is_present(token)


def _of_matters(act: Token, words: Stances, known: Acts) -> bool:
    """ "Refused to discuss disarmament", "refuse d'en discuter": talks, not what is told to a reporter."""
    things = [c for c in children(act) if c.dep_ in OBJECT | {"iobj"} and "Yes" not in morph(c, "Reflex")]
    return any(c.lower_ in words.standing_for or code_of(c, c.subtree, known) is not None for c in things)
