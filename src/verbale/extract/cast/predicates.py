"""Offices told by "to be": "Ann Holm is now finance director of the charity Tarnside", "Il est préfet de l'Orne"."""

from collections.abc import Callable

from spacy.tokens import Token

from verbale.extract.cast.holders import Holders
from verbale.extract.cast.office import Office
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.parse.columns import children, morph
from verbale.record.actors import ActorType, Role

Who = Callable[[Sheet, Token], "str | None"]
_LOOSE = frozenset(("relation", "member", "scholar", "candidate", "noble", "adviser"))
_PLAIN = frozenset(("be", "have", "être", "avoir"))


def predicates(scene: Scene, holders: Holders, who: Who) -> list[Role]:
    """Roles that a clause with "to be" gives its subject, where a party is told with the office."""
    found: list[Role] = []
    for number, offices in scene.offices.items():
        sheet = scene.sheets[number]
        for office in offices:
            told = office.name is None and not office.counterpart and office.owners and office.code not in _LOOSE
            if told and not holders.owners.taken_up_noun(sheet, office):
                found += _role(scene, holders, who, sheet, office)
    return found


def _role(scene: Scene, holders: Holders, who: Who, sheet: Sheet, office: Office) -> list[Role]:
    clause = _clause(sheet.tokens[office.head])
    if clause is None:
        return []
    subject, verb = clause
    actor = who(sheet, subject)
    if actor is None or scene.by_id[actor].type is not ActorType.PERSON or not scene.by_id[actor].name:
        return []
    of = holders.owners.of(sheet, office, actor)
    if (
        of is None
        or scene.by_id[of].type is ActorType.PERSON
        or any(r.actor == actor and r.of == of for r in holders.told.roles)
    ):
        return []
    if not office.former and "Pres" in morph(verb, "Tense"):
        holders.told.held.append((actor, office.code, of))
    where = sheet.span(office.first, office.last)
    return [Role(actor, scene.text(sheet, office.first, office.last), of, (where,), "office-in-predicate", 0.8)]


def _clause(noun: Token) -> tuple[Token, Token] | None:
    """The subject of a noun that is a predicate, and its verb; None where it is denied, wished or asked."""
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        verb, beside = noun.head, list(children(noun.head))
    else:
        copula = next((c for c in noun.lefts if c.dep_ == "cop"), None)
        if copula is None:
            return None
        verb, beside = copula, list(children(noun))
    subject = next((c for c in beside if c.dep_ in SUBJECTS and c.i < noun.i), None)
    others = [c for c in beside if c.pos_ in ("AUX", "VERB") and c.dep_.startswith("aux")]
    denied = any(c.dep_ == "neg" or "Neg" in morph(c, "Polarity") for c in beside)
    modal = any(c.lemma_ not in _PLAIN for c in others) or "Cnd" in morph(verb, "Mood") or "Fut" in morph(verb, "Tense")
    return None if subject is None or denied or modal else (subject, verb)
