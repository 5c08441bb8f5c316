"""Find words that take a stance, by the frames of ``stances.yml``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from verbale.extract.stance.background import is_background
from verbale.extract.stance.complement import TIMES, complement, prepositional, stranded
from verbale.extract.stance.doer import nominal
from verbale.extract.stance.find import Find
from verbale.extract.stance.form import (
    is_finite,
    is_infinitive,
    is_passive,
    is_perfect,
    is_verb_taken_for_noun,
    would_have,
)
from verbale.extract.stance.holder import holder_of, owner_of
from verbale.extract.stance.judged import judged
from verbale.extract.stance.labels import OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.misread import misread
from verbale.extract.stance.noact import is_no_act
from verbale.extract.stance.nothing import all_open, shuts_nothing
from verbale.extract.stance.phrase import conjuncts, preposition
from verbale.extract.stance.polarity import future, negated
from verbale.extract.stance.requested import at_request
from verbale.extract.stance.required import required, tied
from verbale.extract.stance.slots import act_of, has_subject
from verbale.extract.stance.tables import Acts, Entry, Frame, Stances, Table
from verbale.parse.columns import children, morph

BUT_NOT = "-but-not"  # after the rule of what is taken, for what is refused beside it
TIED = "tied"  # "make X conditional on Y", "subordonner X à Y"
JUDGED = "judged"  # a frame whose stance hangs on the words of the judgement
LISTED = 3
NO_VERBS = frozenset({"aux", "aux:pass", "amod", "cop"})
FOR = frozenset({"committed", "intends", "ready"})  # stances for an act, of which a part may be negated


def framed(tokens: Iterable[Token], table: Table, words: Stances, known: Acts) -> Iterator[Find]:
    """Every stance that a frame shows at the tokens."""
    for token in tokens:
        asked = at_request(token, words)
        if asked is not None:
            yield asked
            continue
        yield from misread(token, table, words)
        for frame, after, noun in _entries(token, table, words):
            if fits(token, frame, after, noun):
                found = [_open(f, table) for f in _read(token, frame, (after, noun), words, known)]
                yield from found
                if found:
                    break


def _entries(token: Token, table: Table, words: Stances) -> Iterator[Entry]:
    """Entries of the lemma, of the form, and of the infinitive where the lemmatiser left a verb as it is."""
    lemma, form = token.lemma_.lower(), token.lower_
    yield from table.get(lemma, ())
    if form != lemma:
        yield from table.get(form, ())
    elif words.infinitive_endings and _verbal(token):
        for end, infinitive in words.infinitive_endings.items():
            if lemma.endswith(end):
                yield from table.get(lemma[: len(lemma) - len(end)] + infinitive, ())


def fits(token: Token, frame: Frame, after: str, noun: str) -> bool:
    """Whether the word is of the frame's class and has the company that the entry asks for."""
    if frame.pos == "verb" and not (
        _verbal(token) and (token.dep_ not in NO_VERBS or nominal(token) or _misread(token))
    ):
        return False
    if frame.pos == "noun" and token.pos_ not in ("NOUN", "PROPN") and not _noun_taken_for_verb(token):
        return False
    if frame.pos == "verb" and _noun_taken_for_verb(token):
        return False
    if frame.pos == "adj" and not _predicative(token):
        return False
    if noun and not _has_object(token, noun):
        return False
    if not after and frame.pos == "verb" and any(c.dep_ == "prt" for c in children(token)):
        return False  # "backed off" is another verb than "backed"
    return not after or _followed_by(token, after)


def _noun_taken_for_verb(token: Token) -> bool:
    """ "L'offre omanaise reste …": a subject with its article, whatever the tagger made of it."""
    articled = token.pos_ == "VERB" and token.dep_ in SUBJECT and token.dep_ != "csubj"
    return articled and any(c.dep_ == "det" and c.i < token.i for c in children(token))


def _misread(token: Token) -> bool:
    """A main verb with its subject that the parser took for an adjective of a name far behind."""
    return token.dep_ == "amod" and is_finite(token) and any(c.dep_ in SUBJECT for c in children(token))


def _has_object(token: Token, noun: str) -> bool:
    if any(c.dep_ in OBJECT and c.lemma_.lower() == noun for c in children(token)):
        return True
    found = complement(token, "object") if is_passive(token) else None
    return found is not None and found.lemma_.lower() == noun


def _verbal(token: Token) -> bool:
    """A verb, or what the tagger took for a noun although it has a subject ("l'Iran compte attirer")."""
    if token.pos_ in VERBAL or is_verb_taken_for_noun(token):
        return True
    return token.pos_ == "NOUN" and any(c.dep_ in ("nsubj", "aux:tense") for c in children(token))


def _predicative(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return True
    if token.tag_ == "VBN":
        return token.pos_ in VERBAL and any(c.dep_ == "auxpass" for c in children(token))
    return "Part" in morph(token, "VerbForm") and "Past" in morph(token, "Tense") and not is_perfect(token)


def _followed_by(token: Token, after: str) -> bool:
    if " " in after:
        return complement(token, after) is not None
    if prepositional(token, after) is not None or stranded(token, after) is not None:
        return True
    kinds = ("prt", "prep", "compound:prt")
    near = (c for c in children(token) if c.lower_ == after and (c.dep_ in kinds or c.tag_ == "RP" or _beside_it(c)))
    return any(not any(o.ent_type_ in TIMES for o in children(c)) for c in near)


def _beside_it(child: Token) -> bool:
    """ "Brushed aside the threat", "veut bien": an adverb right behind the verb."""
    return child.dep_ == "advmod" and child.i == child.head.i + 1


def _read(token: Token, frame: Frame, company: tuple[str, str], words: Stances, known: Acts) -> Iterator[Find]:
    if is_background(token, frame, words):
        return
    if shuts_nothing(token, frame, words):
        yield all_open(token, frame, words)
        return
    no = negated(token, words)
    stance = judged(token, words, no) if frame.stance == JUDGED else frame.negated if no else frame.stance
    if frame.future and not no and future(token, words) and not would_have(token):
        stance = frame.future
    act = act_of(token, frame, words, *company)
    if act is None and frame.pos == "noun" and token.dep_ in OBJECT and token.head.lemma_.lower() in words.light:
        act = _beside(token, frame, words)
    if frame.stance == TIED:
        yield from tied(token, words)
        return
    if frame.stance == JUDGED and not stance:
        yield from required(token, act, words)
        return
    if not stance or (act is None and "none" not in frame.act) or (frame.willing and no and not future(token, words)):
        return
    if no and not frame.stance and act is None and would_have(token):
        return  # "I have given up nothing": what was done, not what one will not do
    if frame.deed and not no and future(token, words) == "plain":
        return  # yet to come: it is heard as a plan, or as a threat
    if act is not None and is_no_act(token, act, (stance, known), frame, words):
        return
    if frame.only_acts and (future(token, words) or act is None or not _is_to_come(act, words, known)):
        return
    if frame.doing and act is not None and act.pos_ in VERBAL:
        stance = frame.doing
    yield from _held(token, frame, act, (stance, no), words, known)


def _beside(token: Token, frame: Frame, words: Stances) -> Token | None:
    """What the parser hung on the verb over a noun ("a dit sa disposition à relever …")."""
    found = act_of(token.head, frame, words)
    return found if found is not None and found.i > token.i else None


def _is_to_come(act: Token, words: Stances, known: Acts) -> bool:
    return act.lemma_.lower() not in words.not_acts and _yet_to_come(act, known)


def _asked_for(act: Token, known: Acts) -> bool:
    """Whether others are to do or to give what is wanted: "that X leave", "guarantees"; a summit is held by both."""
    if act.pos_ in ("NOUN", "PROPN") and act.dep_ in OBJECT:
        return act.lemma_.lower() not in known.joint
    return any(c.dep_ in SUBJECT for c in children(act))


def _held(
    token: Token, frame: Frame, act: Token | None, taken: tuple[str, bool], words: Stances, known: Acts
) -> Iterator[Find]:
    """The stance by those who hold it, on the act and on those beside it; ``taken``: stance, and if by a negation."""
    stance, no = taken
    alone = act is None
    if act is None and frame.pos == "noun" and token.head.lemma_.lower() in words.light:
        act, alone = act_of(token.head, frame, words), False
    who = owner_of(token, alone=alone) if frame.pos == "noun" else holder_of(token, frame)
    behind = _inverted(token)
    if behind is not None and who is not None and who.i < token.i:
        act, who = who, behind
    if who is None and act is not None and frame.pos == "verb" and not frame.deed and _active(token):
        yield Find(token, act, None, stance, f"{frame.rule}-cue", frame.confidence / 100)
    if who is None or (act is not None and who.i == act.i) or _to_the_speaker(token, who, words):
        return
    wish = bool(frame.others) and act is not None and not no and _asked_for(act, known)
    if wish:
        stance = frame.others
    rule, sure = frame.rule + ("-not" if no else ""), frame.confidence / 100
    issues = _issued(token, frame, words)
    for one in _listed(token, act):
        found = Find(token, one, who, stance, rule, sure, deed=frame.deed, wish=wish, issues=issues)
        yield replace(found, things=frame.things, bodies=frame.bodies, required=_awaited(token, frame, one))
    if act is not None and not no and stance in FOR:
        for one in (*conjuncts(act), *_beside_cue(token, act)):  # "to leave and not seek an extension"
            if one.i != act.i and one.pos_ in VERBAL and not has_subject(one) and negated(one, words):
                yield Find(token, one, who, "refuses", frame.rule + BUT_NOT, sure)
    for other, group in _shared(token, act, words):
        yield Find(token, other, group, stance, rule, sure)


def _awaited(token: Token, frame: Frame, act: Token | None) -> Token | None:
    """The thing that is waited for before an act ("is waiting for a mandate before sending …"), no day and no one."""
    thing = complement(token, frame.awaits) if frame.awaits and act is not None else None
    return thing if thing is not None and thing.pos_ == "NOUN" and thing.ent_type_ not in TIMES else None


def _open(find: Find, table: Table) -> Find:
    """ "Refused to rule it out": it is left open."""
    act = find.act
    if find.stance != "refuses" or act is None or act.pos_ not in VERBAL or not is_infinitive(act):
        return find
    shut = (f for f, after, noun in table.get(act.lemma_.lower(), ()) if fits(act, f, after, noun))
    frame = next((f for f in shut if (f.stance, f.negated) == ("refuses", "considering")), None)
    if frame is None:
        return find
    slots = (complement(act, s) for s in ("infinitive", "object"))
    left = next((a for a in slots if a is not None), act)
    return replace(find, cue=act, act=left, stance="considering", rule=f"{frame.rule}-not")


def _active(token: Token) -> bool:
    """A finite verb in the active; the statement that it reports may say who takes the stance."""
    return token.pos_ in VERBAL and is_finite(token) and not is_passive(token)


def _inverted(token: Token) -> Token | None:
    """Who stands behind the verb of a relative clause that opens with its object ("X, que soutient Y, …")."""
    objects = [c for c in children(token) if c.dep_ in OBJECT]
    opens = any(c.i == token.i - 1 and "Rel" in morph(c, "PronType") for c in objects)
    return next((c for c in objects if c.i > token.i and preposition(c) is None), None) if opens else None


def _beside_cue(token: Token, act: Token) -> Iterator[Token]:
    """Infinitives that the parser joined to the word over the act ("ready to amend the deal, but not to reopen it")."""
    over = (token, token.head) if token.dep_ in ("acomp", "attr") else (token,)
    return (c for t in over for c in children(t) if c.dep_ == "conj" and c.i > act.i and is_infinitive(c))


def _to_the_speaker(token: Token, who: Token, words: Stances) -> bool:
    """ "On nous demande de partir": who asks is somebody else than the one who says so."""
    if who.lower_ not in words.first_person or who.pos_ != "PRON":
        return False
    near = (c for c in children(token) if c.dep_ in OBJECT | {"iobj", "dative"} and c.lower_ in words.first_person)
    return any(c.lower_ != who.lower_ for c in near if "Yes" not in morph(c, "Reflex"))


def _issued(token: Token, frame: Frame, words: Stances) -> Token | None:
    """The document that a deed or a proposal puts into the world."""
    if not (frame.deed or frame.stance == "proposes" or frame.only_acts):
        return None
    thing = complement(token, "object")
    near = [thing, complement(thing, "de") or complement(thing, "of")] if thing is not None else []
    return next((t for t in near if t is not None and t.lemma_.lower() in words.documents), None)


def _shared(token: Token, act: Token | None, words: Stances) -> Iterator[tuple[Token, Token]]:
    """Further acts of one cue, each with the group that alone takes it ("voire, pour certains pays, à déployer")."""
    if act is None or act.dep_ != "xcomp":
        return
    for other in children(token):
        if other.i > act.i and other.dep_ == "xcomp" and other.pos_ in VERBAL and other.i != act.i:
            between = token.doc[act.i : other.i]
            group = next((t for t in between if t.pos_ == "NOUN" and _restricted(t, words)), None)
            if group is not None:
                yield other, group


def _restricted(token: Token, words: Stances) -> bool:
    ahead = token.doc[token.left_edge.i : token.i]
    return any(t.lower_ in words.restricting for t in ahead) or token.head.lower_ in words.restricting


def _yet_to_come(act: Token, known: Acts) -> bool:
    """An act noun, or an infinitive that is not perfect ("annonce avoir tiré" tells of something done)."""
    if act.pos_ in VERBAL:
        return not any(c.dep_ == "aux:tense" for c in children(act))
    return act.lemma_.lower() in known.nouns


def _listed(token: Token, act: Token | None) -> list[Token | None]:
    """The acts of an enumeration of three or more, each on its own; two joined by "and" are one."""
    if act is None:
        return [None]
    several = [t for t in conjuncts(act) if t.pos_ == act.pos_]
    beside = (c for c in children(token) if c.i > act.i and c.dep_ in ("xcomp", "advcl") and not has_subject(c))
    several += [
        c for c in beside if c.pos_ in VERBAL and preposition(c) is not None and preposition(c) == preposition(act)
    ]
    return list(several) if len(several) >= LISTED and act.pos_ in VERBAL else [act]
