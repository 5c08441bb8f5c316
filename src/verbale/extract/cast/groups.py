"""Groups: how many they are, and who is said to belong to them."""

from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import Membership

_BETWEEN = frozenset((",", "-", "(", ":", '"'))


def size_of(scene: Scene, sheet: Sheet, token: Token) -> int | None:
    """How many a group has: 0 where a quantity without number heads it, None where nothing tells a quantity."""
    low = sheet.low[token.i]
    if low in scene.words.quantities:
        return scene.words.quantities[low]
    for child in token.lefts:
        word = sheet.low[child.i]
        number = scene.words.numerals.get(word, 0)
        if number > 1 and child.dep_ in ("nummod", "det", "amod", "nmod"):
            return number
        if child.dep_ == "nummod" and word.isdigit():
            return int(word)
    return None


def is_many(scene: Scene, sheet: Sheet, token: Token) -> bool:
    """Whether a noun stands for several: by its own form, its determiner or a number ("plusieurs pays")."""
    if "Plur" in token.morph.get("Number", []) or sheet.low[token.i] in scene.words.quantities:
        return True
    if sheet.low[token.i] in scene.words.several:
        return True
    for child in token.lefts:
        if child.pos_ in ("DET", "NUM", "ADJ") and "Plur" in child.morph.get("Number", []):
            return True
        if child.i < token.i and (sheet.low[child.i] in scene.words.plurals or child.pos_ == "NUM"):
            return sheet.low[child.i] not in ("un", "une", "one")
    return False


def members_after(scene: Scene, bodies: Bodies, sheet: Sheet, last: int) -> tuple[list[str], int]:
    """The parties named after a group's phrase ("dont la France et la Belgique"), and the last token of the list."""
    k = last + 1
    while k < len(sheet) and sheet.text[k] in _BETWEEN:
        k += 1
    if k >= len(sheet) or sheet.low[k] not in scene.words.including:
        return [], last
    found: list[str] = []
    k, end = k + 1, last
    while k < len(sheet) and not sheet.starts[k]:
        actor = sheet.owner.get(k)
        chain = scene.marks[sheet.block.number].chain.get(k)
        if actor is None and chain:
            actor = bodies.note(scene.marks[sheet.block.number], chain)
        if actor:
            found.append(actor)
            end = k
        elif sheet.pos[k] not in ("DET", "CCONJ", "ADP") and sheet.text[k] != ",":
            break
        k += 1
    return list(dict.fromkeys(found)), end


def note_members(scene: Scene, bodies: Bodies, sheet: Sheet, last: int, group: str) -> None:
    """Write the memberships of the parties named after a group's phrase."""
    members, end = members_after(scene, bodies, sheet, last)
    if members:
        where = sheet.span(last, end)
        for member in members:
            scene.memberships.append(Membership(member, group, "member", (where,), "named-as-part"))
