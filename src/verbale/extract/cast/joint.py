"""Names in a list that the parser does not join: "Benoît Hamon, Arnaud Montebourg et Gérard Filoche"."""

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "ROOT"))


def listed(scene: Scene, sheet: Sheet, k: int, first: str) -> list[str]:
    """The parties named right after a name, between commas and before an "and"; empty where no list ends so.

    A name that is the subject of a later verb opens a clause of its own and ends the list.
    """
    marks = scene.marks[sheet.block.number]
    name = marks.chain.get(k) or marks.hit.get(k)
    if name is None or sheet.owner.get(name.last) != first:
        return []
    found: list[str] = []
    at = name.last + 1
    while at + 1 < len(sheet) and not sheet.starts[at]:
        closing = sheet.pos[at] == "CCONJ"
        if not closing and sheet.text[at] != ",":
            return []
        start = at + 2 if sheet.pos[at + 1] == "DET" and at + 2 < len(sheet) else at + 1
        actor = sheet.owner.get(start)
        if actor is None or not sheet.text[start][0].isupper() or _subject(sheet, start, sheet.head[k]):
            return []
        found.append(actor)
        at = start + 1
        while at < len(sheet) and sheet.owner.get(at) == actor:
            at += 1
        if closing:
            return found
    return []


def _subject(sheet: Sheet, k: int, verb: int) -> bool:
    """Whether a name is the subject of another verb than the one before it."""
    return sheet.dep[k] in _SUBJECTS and sheet.head[k] != verb
