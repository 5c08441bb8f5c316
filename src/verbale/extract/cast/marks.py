"""What is known of the tokens of a block before offices are read: gazetteer hits, office words, names."""

from collections.abc import Callable

from verbale.extract.cast.chains import Chain
from verbale.extract.cast.lexicon import Lexicon, match
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.sheet import Sheet


class Marks:
    """What is known of the tokens of a block before offices are read."""

    def __init__(self, sheet: Sheet, words: Lexicon, hits: list[Hit]) -> None:
        self.sheet = sheet
        self.may_hold: Callable[[str, Hit | None, Chain], bool] = lambda code, of, name: True
        self.words = words
        self.hit: dict[int, Hit] = {k: h for h in hits for k in range(h.first, h.last + 1)}
        self.heads = dict(_heads(sheet, words, self.hit))
        self.chain: dict[int, Chain] = {}

    def take(self, found: list[Chain]) -> None:
        """Note the chains."""
        for chain in found:
            for k in range(chain.first, chain.last + 1):
                self.chain[k] = chain


def _heads(sheet: Sheet, words: Lexicon, hits: dict[int, Hit]) -> "list[tuple[int, tuple[int, str]]]":
    found = []
    i, count = 0, len(sheet)
    while i < count:
        hit = hits.get(i)
        known = None
        if sheet.low[i] in words.offices and (hit is None or hit.entry == "demonym"):
            parties = {k for k in range(i + 1, i + 6) if k in hits and hits[k].entry != "demonym"}
            known = match(words.offices, sheet.low, i, parties)
        elif "-" in sheet.low[i]:
            prefix, _, rest = sheet.low[i].partition("-")
            if rest and prefix in words.former:  # "ex-présidente"
                known = match(words.offices, [*sheet.low[:i], rest, *sheet.low[i + 1 :]], i)
        if known is None and sheet.low[i] in words.counterparts and _elsewhere(sheet, words, hits, i):
            known = (i, "counterpart")
        if (
            known
            and _is_office(sheet, words, i, known[0])
            and not _says(sheet, words, i)
            and not _family_name(sheet, words, i, known[0])
        ):
            found.append((i, known))
            i = known[0]
        i += 1
    return found


def _elsewhere(sheet: Sheet, words: Lexicon, hits: dict[int, Hit], k: int) -> bool:
    """Whether a word for somebody of the same office means one: a colleague is one only with his state beside him."""
    beside = hits.get(k - 1 if words.modifiers_first else k + 1)
    return sheet.low[k] not in words.people or (beside is not None and beside.entry == "demonym")


def _is_office(sheet: Sheet, words: Lexicon, first: int, last: int) -> bool:
    if first != last:
        return True
    modifies = words.modifiers_first and sheet.low[first] in words.before and last + 1 < len(sheet)
    if modifies and match(words.offices, sheet.low, last + 1):
        return False  # "Deputy | PM", "chief | negotiator"
    if words.modifiers_first and sheet.low[first] in words.lesser and _task_follows(sheet, words, last + 1):
        return False  # "Assistant | Trade Representative"
    inside = words.modifiers_first and first and sheet.low[first - 1] in words.bodies and sheet.text[first][0].isupper()
    if inside and sheet.low[first] in words.before:
        return False  # "Directorate General", not "army chief"
    if sheet.pos[first] not in ("NOUN", "PROPN") and not (sheet.pos[first] == "ADJ" and sheet.text[first][0].isupper()):
        ex = first > 1 and sheet.text[first - 1] == "-" and sheet.low[first - 2] in words.former
        headed = first > 0 and sheet.pos[first - 1] == "DET"
        nominal = ex or (headed and sheet.pos[first] in ("ADJ", "VERB", "ADV"))
        if not nominal:
            return False
    if words.modifiers_first:
        k = last + 1
        while k < len(sheet) and k < last + 4 and sheet.text[k][0].isupper():
            if sheet.low[k] in words.bodies:
                return False
            k += 1
        if first and sheet.low[first - 1] == "of" and sheet.text[first][0].isupper() and sheet.pos[first] == "PROPN":
            return False
    return True


def _says(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a word is a verb of saying behind what is said, read as a noun: "« … », | juge | Laure Rey"."""
    if words.modifiers_first or k < 2 or k + 1 >= len(sheet) or f"{sheet.low[k]}r" not in words.speech:
        return False
    apart = sheet.text[k - 1] == "," and not sheet.starts[k] and sheet.text[k][0].islower()
    return apart and sheet.text[k + 1][0].isupper()


def _family_name(sheet: Sheet, words: Lexicon, first: int, last: int) -> bool:
    """Whether the word of an office is somebody's name: "Sylvain Maréchal", behind a given name in one name."""
    if first != last or not first or not sheet.text[first][0].isupper() or sheet.starts[first]:
        return False
    given = sheet.low[first - 1] in words.given and sheet.text[first - 1][0].isupper()
    person = sheet.label[first] in ("PER", "PERSON") and not sheet.opens[first]
    alone = last + 1 >= len(sheet) or not sheet.text[last + 1][0].isupper()
    return given and person and alone and not words.modifiers_first


def _task_follows(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether one capitalised word that is nobody's name stands before an office and belongs to it."""
    if k + 1 >= len(sheet) or sheet.starts[k] or not sheet.text[k][0].isupper() or not sheet.text[k - 1][0].isupper():
        return False
    person = sheet.label[k] in ("PER", "PERSON") or sheet.low[k] in words.given
    return not person and sheet.text[k].isalpha() and match(words.offices, sheet.low, k + 1) is not None
