"""How far the name of a body goes: "armée rwandaise", "Commission on Presidential Debates"."""

from verbale.extract.cast.chains import PERSON
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.modifiers import NOUNS


def body_end(marks: Marks, k: int) -> int:
    """The last token of a body's name: "armée rwandaise", "Mouvement démocrate", "police de Libreville"."""
    sheet, words = marks.sheet, marks.words
    last = k
    j = k + 1
    while j < len(sheet) and not sheet.starts[j]:
        hit, chain = marks.hit.get(j), marks.chain.get(j)
        if hit:
            last, j = hit.last, hit.last + 1
        elif chain and chain.label != PERSON:
            last, j = chain.last, chain.last + 1
        elif chain:
            break
        elif sheet.pos[j] in ("ADJ", "NOUN") and (
            sheet.pos[j] == "ADJ" or sheet.low[j - 1] in words.links or sheet.pos[j - 1] in ("DET", "ADP")
        ):
            last, j = j, j + 1
        elif _names_on(marks, k, j) and sheet.pos[j] in ("ADP", "DET") and j + 1 < len(sheet):
            follow = j + 2 if sheet.pos[j + 1] == "DET" and j + 2 < len(sheet) else j + 1
            if (
                sheet.low[follow] not in words.countries
                and sheet.pos[follow] in NOUNS
                and not (follow in marks.chain and marks.chain[follow].label == PERSON)
                and follow not in marks.heads
            ):
                j = follow
            else:
                break
        elif (
            sheet.pos[j] == "CCONJ"
            and j + 1 < len(sheet)
            and (j + 1 in marks.chain or sheet.low[j + 1] in words.links)
            and not office_follows(marks, j + 1)
            and sheet.low[j - 1] not in words.bodies
        ):
            j += 1
        else:
            break
    return last


def _names_on(marks: Marks, k: int, j: int) -> bool:
    """Whether a preposition stands inside the name of the body whose noun is at ``k`` ("Commission on …")."""
    sheet, words = marks.sheet, marks.words
    return sheet.low[j] in words.naming or (
        sheet.low[k] in words.posted and sheet.low[j] in words.places and j + 1 in marks.hit
    )


def office_follows(marks: Marks, k: int) -> bool:
    for j in range(k, min(k + 3, len(marks.sheet))):
        if j in marks.heads or j in marks.chain:
            return True
        if marks.sheet.pos[j] == "NOUN":
            return False  # "de la droite et du centre | Alain Juppé"
    return False
