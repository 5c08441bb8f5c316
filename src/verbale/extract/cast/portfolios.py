"""What a minister is for, which is not whom he serves: "ministre des Postes et des Médias", "Minister of Trade"."""

from verbale.extract.cast.chains import PERSON, Chain
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.modifiers import is_task

PORTFOLIOS = frozenset(
    ("minister", "vice-minister", "secretary", "secretary-of-state", "foreign-minister", "commissioner")
)


def enumerates(marks: Marks, k: int) -> bool:
    """Whether a comma stands in a list of what a minister is for: "des Postes, des Technologies et des Médias"."""
    sheet = marks.sheet
    if sheet.text[k] != "," or k + 2 >= len(sheet) or sheet.low[k + 1] not in marks.words.links - marks.words.towards:
        return False
    for j in range(k + 2, min(k + 16, len(sheet) - 1)):
        if sheet.starts[j] or sheet.pos[j] in ("VERB", "AUX", "PRON"):
            return False
        if sheet.pos[j] == "CCONJ":
            return sheet.low[j + 1] in marks.words.links
    return False


def only_task(marks: Marks, k: int, start: int) -> bool:
    """Whether a common noun only names what a minister is for: "ministre de la justice du pays"."""
    return marks.sheet.text[k].islower() and _minister_before(marks, start)


def _minister_before(marks: Marks, start: int) -> bool:
    codes = {code for at, (_, code) in marks.heads.items() if start - 4 <= at < start}
    if codes == {"secretary"} and marks.sheet.low[start - 1] not in marks.words.towards:
        return marks.words.modifiers_first and marks.sheet.text[start][0].isupper()  # not "secrétaire du comité"
    return bool(codes & PORTFOLIOS)


def portfolio(marks: Marks, chain: Chain, start: int) -> bool:
    """Whether a capitalised word only names what a minister is for: "ministre de l'Intérieur"."""
    if chain.last > chain.first:
        return marks.words.modifiers_first and is_task(marks, chain) and _minister_before(marks, start)
    if chain.label == PERSON or marks.sheet.text[chain.first].isupper():
        return False  # "premier secrétaire du PS"
    return _minister_before(marks, start)


def one_more_task(marks: Marks, k: int, start: int) -> bool:
    """Whether "and", or a comma before an "and", ties another thing to what a minister is for."""
    sheet = marks.sheet
    if (
        k >= len(sheet)
        or not marks.words.modifiers_first
        or k + 1 not in marks.chain
        or not portfolio(marks, marks.chain[k + 1], start)
    ):
        return False
    if sheet.pos[k] == "CCONJ":
        return True
    after = marks.chain[k + 1].last + 1
    return sheet.text[k] == "," and after < len(sheet) and sheet.pos[after] == "CCONJ"
