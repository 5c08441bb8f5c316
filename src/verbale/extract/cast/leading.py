"""Who leads a group and who speaks for one: "copréside la Coalition avec X", "a dit X au nom de l'Otan"."""

from collections.abc import Callable

from spacy.tokens import Token

from verbale.extract.cast.lexicon import match
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.parse.columns import children
from verbale.record.actors import ActorType, Membership, Role

Who = Callable[[Sheet, Token], "str | None"]
_LED = frozenset((ActorType.GROUP, ActorType.ORGANISATION, ActorType.STATE))


def leading(scene: Scene, who: Who) -> list[Role]:
    """Roles told by a verb; memberships go to ``scene.memberships``."""
    found: list[Role] = []
    verbs = scene.words.names.leading
    for sheet in scene.sheets.values():
        for token in sheet.tokens:
            if token.pos_ == "VERB" and (quality := verbs.get(token.lemma_.lower())):
                found += _led(scene, who, sheet, token, quality)
    return found


def _led(scene: Scene, who: Who, sheet: Sheet, verb: Token, quality: str) -> list[Role]:
    subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    led = next((t for t in verb.rights if t.dep_ in ("obj", "dobj")), None)
    if subject is None or led is None:
        return []
    group = who(sheet, led)
    if group is None or scene.by_id[group].type not in _LED:
        return []
    partners = [t for t in verb.rights if t.dep_.startswith("obl") and _linked(scene, sheet, t)]
    where = sheet.span(verb.i, led.i)
    words = scene.text(sheet, verb.i, led.i)
    found: list[Role] = []
    for token in (subject, *partners):
        actor = who(sheet, token)
        if actor and scene.by_id[actor].type is ActorType.PERSON:
            scene.memberships.append(Membership(actor, group, quality, (where,), "leading-verb"))
            found.append(Role(actor, words, group, (where,), "leading-verb", 0.8))
    return found


def _linked(scene: Scene, sheet: Sheet, token: Token) -> bool:
    return any(sheet.low[c.i] in scene.words.together for c in token.lefts)


def speaking_for(scene: Scene, who: Who) -> list[Role]:
    """Roles of those who speak "au nom de" a party: the person just before, else the subject of the verb."""
    found: list[Role] = []
    for sheet in scene.sheets.values():
        for k, low in enumerate(sheet.low):
            if low not in scene.words.behalf or not (phrase := match(scene.words.behalf, sheet.low, k)):
                continue
            party = _party(sheet, phrase[0] + 1)
            actor = sheet.owner.get(k - 1) or _subject(sheet, sheet.tokens[k], who)
            if party and actor and party[0] != actor and scene.by_id[actor].type is ActorType.PERSON:
                where = sheet.span(k, party[1])
                words = scene.text(sheet, k, party[1])
                found.append(Role(actor, words, party[0], (where,), "on-behalf-of", 0.8))
    return found


def _party(sheet: Sheet, k: int) -> tuple[str, int] | None:
    """The party within the next words, and its last token."""
    for j in range(k, min(k + 3, len(sheet))):
        actor = sheet.owner.get(j)
        if actor:
            while j + 1 < len(sheet) and sheet.owner.get(j + 1) == actor:
                j += 1
            return actor, j
    return None


def _subject(sheet: Sheet, token: Token, who: Who) -> str | None:
    for verb in token.ancestors:
        subject = next((t for t in children(verb) if t.dep_ in SUBJECTS), None)
        if subject is not None:
            return who(sheet, subject)
    return None
