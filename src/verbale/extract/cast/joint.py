"""Names in a list that the parser does not join: "Benoît Hamon, Arnaud Montebourg et Gérard Filoche"."""

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold

_REACH = 8  # tokens from the last name back to the office of all
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "ROOT"))


def together_with(scene: Scene, sheet: Sheet, k: int) -> list[str]:
    """The parties of "Presidents X and Y", asked by the office or by one of the names."""
    for at in range(k, max(k - _REACH, -1), -1):
        if sheet.pos[at] in ("NOUN", "PROPN", "ADJ") and (found := titled_together(scene, sheet, at)):
            return found if at == k or sheet.owner.get(k) in found else []
        if sheet.starts[at] or sheet.pos[at] in ("VERB", "PUNCT"):
            break
    return []


def titled_together(scene: Scene, sheet: Sheet, k: int) -> list[str]:
    """The parties of "Presidents X and Y", "les ministres X et Y": named after one office in the plural."""
    several = "Plur" in sheet.block.columns.morph[k].get("Number", ())
    if not several or (fold(sheet.lemma[k]),) not in scene.words.officers:
        return []
    marks, at = scene.marks[sheet.block.number], k + 1
    while at + 1 < len(sheet) and at <= k + 3 and at not in marks.chain and sheet.pos[at] in ("ADJ", "CCONJ"):
        at += 1  # "les ministres français et allemand X et Y"
    name = marks.chain.get(at)
    first = sheet.owner.get(name.last) if name else None
    if name is None or first is None or sheet.starts[at]:
        return []
    others = listed(scene, sheet, name.last, first, one_clause=True)
    return [first, *others] if others else []


def listed(scene: Scene, sheet: Sheet, k: int, first: str, one_clause: bool = False) -> list[str]:
    """The parties named right after a name, between commas and before an "and"; empty where no list ends so.

    A name that is the subject of a later verb opens a clause of its own and ends the list, unless all names are
    known to stand in ``one_clause``.
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
        if actor is None or not sheet.text[start][0].isupper():
            return []
        if not one_clause and _subject(sheet, start, sheet.head[k]):
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
