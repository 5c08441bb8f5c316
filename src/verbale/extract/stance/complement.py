"""Ask a parse what fills a slot of a verb, noun or adjective; also where the parser hung it elsewhere."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from verbale.extract.stance.doer import MISREAD, antecedent, headless, nominal, subject_of
from verbale.extract.stance.form import is_finite, is_infinitive, is_participle, is_passive
from verbale.extract.stance.labels import ADNOMINAL, OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.parse.columns import children, helpers, morph

TIMES = frozenset({"DATE", "TIME"})  # "insisted on Tuesday that": when, not on what
INSERTED = 5  # tokens of what stands between commas before what a verb governs
CLITICS = {"y": "à"}  # pronouns that stand for a complement with its preposition ("s'y oppose")


def complement(token: Token, slot: str) -> Token | None:
    """What fills a slot of a verb, noun or adjective: ``infinitive · object · clause · at · <preposition>``."""
    if slot == "object":
        if is_passive(token):
            if is_participle(token):
                return token.head
            return subject_of(token)
        objects = [c for c in children(token) if c.dep_ in OBJECT and not is_infinitive(c) and not _inserted(c)]
        full = (c for c in objects if any(d.dep_ in ("det", "poss") for d in children(c)))
        found = next(full, objects[0]) if len(objects) > 1 else next(iter(objects), None)  # not "jeudi"
        if found is None and headless(token):
            return token.head
        if found is None:  # "dismissed as "blackmail" a demand"
            named = (c for p in children(token) if p.dep_ == "prep" for c in children(p) if c.dep_ == "pobj")
            found = next((o for c in named if c.pos_ == "NOUN" for o in children(c) if o.dep_ == "dobj"), None)
        if found is None and token.dep_ in MISREAD and token.pos_ in VERBAL:
            found = next((c for c in children(token) if c.dep_ == "nmod" and preposition(c) is None), None)
        if found is None:
            misread = (c for c in children(token) if c.dep_ == "xcomp" and c.pos_ == "NOUN" and c.i > token.i)
            found = next(
                (c for c in misread if preposition(c) is None and any(d.dep_ == "det" for d in children(c))), None
            )
        if found is None:
            found = _behind_insertion(token)
        if found is None and token.dep_ == "conj" and token.head.pos_ == "NOUN" and token.head.i < token.i:
            beside = (c for c in children(token.head) if c.i > token.i and c.pos_ == "NOUN" and c.dep_ == "nmod")
            found = next(
                (c for c in beside if preposition(c) is None), None
            )  # "exigé un retrait et promis des sanctions"
        if found is None:
            loose = (c for c in children(token) if c.dep_ == "dep" and c.pos_ == "NOUN" and c.i > token.i)
            found = next((c for c in loose if preposition(c) is None), None)
        return antecedent(found) if found is not None else None
    if slot == "infinitive":
        near = children(token.head) if nominal(token) else children(token)
        return next((c for c in near if c.i > token.i and _infinitive_complement(c)), None) or _hung_on_time(token)
    if slot == "clause":
        return next((c for c in _clauses(token) if is_finite(c) or c.dep_ == "ccomp"), None) or _of_name(token)
    if slot == "subjunctive":
        return next((c for c in _clauses(token) if _subjunctive(c)), None)
    if " " in slot:
        return chained(token, slot.split())
    return prepositional(token, slot) or stranded(token, slot) or _counted(token, slot) or _of_last(token, slot)


def _behind_insertion(token: Token) -> Token | None:
    """An object that the parser hung on what stands between commas before it ("a approuvé, hier soir, le budget")."""
    inserted = [c for c in children(token) if c.i > token.i and c.dep_ == "obl:mod" and c.pos_ == "NOUN"]
    for day, thing in pairwise(inserted):  # "a approuvé lundi l'ordonnance"
        full = any("Def" in morph(d, "Definite") for d in children(thing))
        if full and day.right_edge.i + 1 == thing.left_edge.i and preposition(day) is preposition(thing) is None:
            return thing
    for under in (g for c in inserted for g in children(c) if g.dep_ == "nmod" and g.pos_ == "NOUN"):
        full = any(d.dep_ == "det" for d in children(under)) and preposition(under) is None
        if full and token.doc[under.left_edge.i - 1].text == ",":
            return under
    return None


def _inserted(token: Token) -> bool:
    """ "Les usagers critiquent, eux, le silence": a pronoun that takes up the subject."""
    if token.pos_ != "PRON" or token.i + 1 >= len(token.doc) or token.i == 0:
        return False
    return token.doc[token.i - 1].text == "," == token.doc[token.i + 1].text


def _subjunctive(token: Token) -> bool:
    moods = [m for t in (token, *helpers(token)) for m in morph(t, "Mood")]
    if "Sub" in moods or (token.tag_ == "VB" and not helpers(token)):
        return True
    one = any(c.dep_ in SUBJECT and c.tag_ in ("NN", "NNP") for c in children(token))
    return token.tag_ == "VBP" and one  # "that the budget include": the tagger's guess for a bare form


def _infinitive_complement(child: Token) -> bool:
    if child.pos_ == "ADJ" and child.dep_ == "xcomp":  # a verb that the tagger does not know
        return any(c.dep_ in OBJECT for c in children(child))
    if child.pos_ not in VERBAL or not is_infinitive(child):
        return False
    if child.dep_ in ("xcomp", "ccomp", "acl"):
        return True
    if child.dep_ == "relcl" and any(c.tag_ == "TO" for c in children(child)):
        return True  # "gave them 72 hours to leave"
    if child.dep_ == "advcl" and child.tag_ == "VBG":
        return is_next_to(child, child.head)
    if child.dep_ == "advcl" and preposition(child) is None and _past_insertion(child.head.i + 1, child):
        return True  # "n'entend pas, pour autant, retirer ses conseillers"
    return preposition(child) in ("de", "à") or (child.dep_ == "advcl" and any(c.tag_ == "TO" for c in children(child)))


def is_next_to(child: Token, verb: Token) -> bool:
    """An -ing form right behind a verb or its particle ("ruled out recognising"), which is no circumstance."""
    between = verb.doc[verb.i + 1 : child.left_edge.i]
    if verb.i < child.left_edge.i and all(t.dep_ == "prt" for t in between):
        return True
    return _past_insertion(next((t.i for t in between if t.dep_ != "prt"), verb.i + 1), child)


def _past_insertion(start: int, child: Token) -> bool:
    """Whether nothing but a short insertion between commas stands from a place to a verb ("ruled out, for now, …")."""
    doc, end = child.doc, child.i
    while doc[end - 1].head == child and doc[end - 1].text != ",":
        end -= 1
    opened = next((t.i for t in doc[start:end] if t.text == ","), end)
    inserted = doc[opened + 1 : end - 1]
    if not 0 < len(inserted) <= INSERTED or doc[end - 1].text != "," or any(t.pos_ in VERBAL for t in inserted):
        return False
    return all(t.pos_ in ("ADV", "PART") for t in doc[start:opened])


def _clauses(token: Token) -> Iterator[Token]:
    for child in children(token):
        if child.i < token.i:
            continue
        if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "advcl" and _opened_right_behind(token, child)):
            yield child
        elif child.lower_ == "ce" and preposition(child) is not None:  # "à ce que"
            yield from (c for c in children(child) if c.dep_ in ADNOMINAL)
        elif child.dep_ in ADNOMINAL and any(c.dep_ == "mark" for c in children(child)):
            yield child


def _opened_right_behind(token: Token, child: Token) -> bool:
    """Whether a clause opens with its conjunction right behind the verb ("refuse qu'une agence délivre …")."""
    return child.left_edge.i == token.i + 1 and child.left_edge.pos_ == "SCONJ" and child.left_edge.lemma_ == "que"


def _of_name(token: Token) -> Token | None:
    """A clause that the parser took for the name of who does it ("exige que Rome livre ses chefs")."""
    names = (c for c in children(token) if c.pos_ == "PROPN" and c.dep_ == "dep" and c.i > token.i)
    marked = (c for c in names if any(m.dep_ == "mark" for m in children(c)))
    return next((c for c in marked if any(v.dep_ == "conj" and v.pos_ in VERBAL for v in children(c))), None)


def _hung_on_time(token: Token) -> Token | None:
    """An infinitive that the parser hung on an adverbial before it ("exclut pour l'heure de taxer les services")."""
    if any(c.dep_ in OBJECT for c in children(token)):
        return None
    between = (c for c in children(token) if c.i > token.i and c.dep_.startswith("obl"))
    inner = (g for c in between for g in children(c) if g.dep_ == "acl" and g.pos_ in VERBAL and is_infinitive(g))
    return next((g for g in inner if preposition(g) in (None, "de", "à")), None)


def prepositional(token: Token, wanted: str) -> Token | None:
    """The complement under the preposition ``wanted``, a noun or an -ing or infinitive form."""
    for child in children(token):
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ == wanted:
            found = next((c for c in children(child) if c.dep_ in ("pobj", "pcomp")), None)
            if found is not None and found.ent_type_ not in TIMES:
                return found
        elif child.i > token.i and child.dep_ not in ("conj", "punct") and preposition(child) == wanted:
            return child
    return next((c for c in children(token) if c.pos_ == "PRON" and CLITICS.get(c.lower_) == wanted), None)


def chained(token: Token, wanted: list[str]) -> Token | None:
    """The complement behind several words ("in favour of", "out against", "en faveur de")."""
    doc, last = token.doc, len(wanted) - 1
    for child in token.subtree:
        at = child.i
        if at <= token.i or child.lower_ != wanted[0] or at + last >= len(doc):
            continue
        group = doc[at : at + last + 1]
        if [t.lower_ for t in group[:-1]] != wanted[:-1] or wanted[-1] not in (group[-1].lower_, group[-1].lemma_):
            continue
        if token not in (child.head, child.head.head, child.head.head.head):
            continue
        end = group[-1]
        under = next((c for c in children(end) if c.i > end.i and c.dep_ in ("pobj", "pcomp")), None)
        return under or next((t.head for t in (end, child) if t.head.i > end.i), None)
    return None


def stranded(token: Token, wanted: str) -> Token | None:
    """A complement that the parser hung on an adverbial before it ("appelle dans son communiqué à une solution")."""
    for child in children(token):
        if child.i > token.i and child.dep_.startswith("obl"):
            found = next((c for c in children(child) if c.dep_ == "nmod" and preposition(c) == wanted), None)
            if found is not None:
                return found
    return None


def _of_last(token: Token, wanted: str) -> Token | None:
    """A complement that the parser hung on the first of two nouns ("sanctions and opposition to the deal")."""
    if token.dep_ != "conj" or token.pos_ != "NOUN":
        return None
    found = prepositional(token.head, wanted)
    return found if found is not None and found.i > token.i else None


def _counted(token: Token, wanted: str) -> Token | None:
    """The noun of a quantity that the parser hung elsewhere ("un appel à plus de sanctions")."""
    if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return None
    link = token.doc[token.i + 1]
    if link.lower_ != wanted or link.pos_ != "ADP" or link.head.pos_ != "ADV":
        return None
    return next((c for c in children(link.head) if c.i > link.head.i and c.pos_ == "NOUN"), None)
