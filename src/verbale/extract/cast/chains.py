"""Chains of capitalised words: the names that no gazetteer knows."""

from collections.abc import Container
from dataclasses import dataclass

from verbale.extract.cast.lexicon import Lexicon
from verbale.extract.cast.sheet import SUBJECTS, Sheet

PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"
GUESS = "guess"  # a word with a capital that may be a family name alone; kept only where somebody answers to it
_LABELS = {"PER": PERSON, "PERSON": PERSON, "ORG": ORGANISATION, "LOC": PLACE, "GPE": PLACE, "FAC": PLACE}
NEVER = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"))
_FUNCTION = frozenset(("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "VERB", "INTJ", "NUM", "PART"))
_OPENING = frozenset(('"', ":", "(", "-", "[", ";", ".", "?", "!", "..."))


@dataclass(frozen=True, slots=True)
class Chain:
    """Tokens ``first`` to ``last`` (included) of one name, and what the parser takes it for."""

    first: int
    last: int
    label: str


def chains(sheet: Sheet, words: Lexicon, taken: set[int], plain: Container[str] = ()) -> list[Chain]:
    """All chains of a block in order; tokens in ``taken`` belong to something else, ``plain`` words are no names."""
    found: list[Chain] = []
    i, count = 0, len(sheet)
    while i < count:
        if i in taken or not sheet.text[i][0].isupper() or not _starts(sheet, words, i):
            i += 1
            continue
        last = _end(sheet, words, taken, i)
        common = i == last and sheet.text[i].isupper() and sheet.low[i] in words.generic  # "l'ONG"
        common = common or (i == last and sheet.text[i][:-1].isupper() and sheet.low[i] in words.people)  # "MPs"
        common = common or (i == last and (is_the_state(sheet, words, i) or _adjective(sheet, words, i)))
        common = common or (i == last and (_plain(sheet, words, i, plain) or _rubric(sheet, words, i)))
        if not common and not all(low in words.collectives for low in sheet.low[i : last + 1]):  # "les Etats"
            place = i == last and _given_follows(sheet, words, i)
            found.append(Chain(i, last, PLACE if place else _label(sheet, words, i, last)))
        i = last + 1
    return found


def is_the_state(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a word is "l'État", the public power, with an article and a capital."""
    if not k or sheet.low[k] not in words.public_power or not sheet.text[k][0].isupper():
        return False
    return sheet.low[k - 1] in words.definite and sheet.low[k - 1] not in words.possessives


def _plain(sheet: Sheet, words: Lexicon, k: int, plain: Container[str]) -> bool:
    """Whether a word has its capital from the start of the sentence only: "Otages : …", "Quarante prisonniers"."""
    if not sheet.starts[k] or sheet.low[k] in words.given:
        return False
    return sheet.low[k] in plain or sheet.dep[k].startswith("nummod")


def _rubric(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a word stands before the colon of a headline and tells what it is about: "Transports : la grève …"."""
    if words.modifiers_first or k or len(sheet) < 3 or sheet.text[1] != ":" or sheet.text[0].isupper():
        return False
    return sheet.low[0] not in words.given and sheet.text[2] != '"'


def _adjective(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """ "a Western diplomat": an adjective before a common noun is nobody's name."""
    common = words.modifiers_first and sheet.dep[k] == "amod" and sheet.text[sheet.head[k]].islower()
    return sheet.pos[k] == "ADJ" and (sheet.label[k] == "NORP" or (common and not sheet.label[k]))


def guesses(sheet: Sheet, taken: set[int], families: Container[str]) -> list[Chain]:
    """Single words at the head of a sentence that the parser takes for common ones, but somebody is called so."""
    found: list[Chain] = []
    for k, word in enumerate(sheet.text):
        if not word[0].isupper() or k in taken or sheet.low[k] not in families or len(word) < 2:
            continue
        if sheet.label[k] in NEVER:
            continue  # "on Friday", "to May 1"
        if sheet.pos[k] not in _FUNCTION - {"VERB", "NUM"} or (sheet.starts[k] and sheet.dep[k] in SUBJECTS):
            alone = k + 1 >= len(sheet) or not sheet.text[k + 1][0].isupper() or sheet.starts[k + 1]
            if alone and sheet.dep[k] not in ("compound", "amod", "det"):
                found.append(Chain(k, k, GUESS))
    return found


def _starts(sheet: Sheet, words: Lexicon, i: int) -> bool:
    if sheet.text[i] == f"{sheet.text[i][0]}." and sheet.text[i][0] in words.names.networks:
        return False  # "a écrit sur X. Mascate propose"
    if sheet.text[i] in words.names.clocks and i and sheet.text[i - 1][:1].isdigit():
        return False  # "09H00 GMT"
    title = sheet.low[i].rstrip(".") in words.titles and not (i + 1 < len(sheet) and _tight(sheet, i + 1))
    if sheet.label[i] in NEVER or title or sheet.low[i] in words.pronouns:
        return False  # but "Don-Jacques" is a name
    if sheet.label[i] in _LABELS and sheet.pos[i] not in ("DET", "PRON", "ADP"):
        return True
    if sheet.low[i] in words.given and not sheet.starts[i] and i + 1 < len(sheet) and sheet.text[i + 1][0].isupper():
        return True  # "Per Holm", read as a preposition
    opening = sheet.starts[i] or sheet.text[i - 1] in _OPENING
    if sheet.pos[i] == "PROPN":
        return True
    if opening:
        return False
    return sheet.pos[i] not in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "NUM", "PUNCT", "SYM")


def _end(sheet: Sheet, words: Lexicon, taken: set[int], first: int) -> int:
    """The last token of the chain that starts at ``first``."""
    last = first
    k = first + 1
    while k < len(sheet) and not sheet.starts[k] and k not in taken:
        if sheet.label[k] in NEVER:
            break
        changed = sheet.label[k - 1] and _LABELS.get(sheet.label[k]) != _LABELS.get(sheet.label[k - 1])
        if changed and k == first + 1 and sheet.pos[k - 1] == "PROPN" and first and sheet.pos[first - 1] == "PUNCT":
            changed = sheet.text[first].isupper() or sheet.low[first] in words.bodies  # one word alone, read as a body
        if sheet.opens[k] and sheet.label[k] in _LABELS and changed and sheet.text[k - 1] not in ("-", "'"):
            break  # the parser sees another name begin here
        if sheet.opens[k] and k == first + 1 and sheet.label[k] in ("PER", "PERSON") and sheet.pos[first - 1] == "ADP":
            break  # "Minister of Information | Moammar al-Eryani"
        if k == first + 1 and _common(sheet, words, first) and sheet.pos[k] in ("PROPN", "NOUN", "X"):
            break  # "la ministre de l'Éducation | Najat Vallaud-Belkacem"
        if k == first + 1 and _apposed_name(sheet, words, k):
            break  # "l'ancien chef du Mossad | Yossi Cohen"
        if k == first + 1 and _given_follows(sheet, words, first):
            break  # "ministre de la Justice | Jean-Jacques Urvoas", "Mayor of Koszalin | Piotr Jedlinski"
        if _tight(sheet, k) and k not in taken and k + 1 not in taken:
            last = k + 1
            k += 2
            continue
        if sheet.text[k][0].isupper() and sheet.low[k].rstrip(".") not in words.titles:
            small = sheet.pos[k] in ("DET", "PRON", "ADP", "CCONJ") and len(sheet.text[k]) < 4
            if small and not (_inside(sheet, k) and _joins(sheet, words, taken, k)):  # "Jean-Marie Le Pen"
                break
            last = k
        elif sheet.text[k].isdigit() and sheet.label[k] == "ORG" and not sheet.opens[k] and last == k - 1:
            last = k  # "Local 88"
        elif not _joins(sheet, words, taken, k):
            break
        k += 1
    return last


def _apposed_name(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a name of several words begins in apposition to what stands before the complement that ends here."""
    if k < 2 or k + 1 >= len(sheet) or sheet.low[k - 2] not in words.links or sheet.head[k] >= k - 1:
        return False
    return sheet.dep[k] == "appos" and sheet.dep[k + 1].startswith("flat")


def _joins(sheet: Sheet, words: Lexicon, taken: set[int], k: int) -> bool:
    """Whether a small word or a hyphen stands inside one name."""
    if k + 1 >= len(sheet) or k + 1 in taken or sheet.starts[k + 1]:
        return False
    after = sheet.text[k + 1]
    if sheet.low[k] not in words.particles:
        return False
    if after == "-" and k + 2 < len(sheet) and sheet.text[k + 2][0].isupper():
        return sheet.start[k + 2] == sheet.start[k] + len(sheet.text[k]) + 1
    inside = _inside(sheet, k)
    particle = sheet.low[k + 1] in words.particles and (inside or sheet.pos[k + 1] == "PROPN")  # "van | der"
    if not (after[0].isupper() or particle):
        return False
    return inside or sheet.pos[k] == "PROPN" or sheet.low[k] not in words.links


def _inside(sheet: Sheet, k: int) -> bool:
    """Whether the parser sees a token inside one name, not at its begin."""
    return sheet.label[k] in _LABELS and not sheet.opens[k] and sheet.label[k - 1] in _LABELS


def _tight(sheet: Sheet, k: int) -> bool:
    """Whether a hyphen or an apostrophe ties the words on both sides into one name ("Park Byeong-seug")."""
    if sheet.text[k] not in ("-", "'") or k + 1 >= len(sheet) or not sheet.text[k + 1][0].isalpha():
        return False
    return sheet.start[k] == sheet.start[k - 1] + len(sheet.text[k - 1]) and sheet.start[k + 1] == sheet.start[k] + 1


def _common(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a capitalised word is a common noun after its article ("de l'Éducation")."""
    if words.modifiers_first or sheet.pos[k] != "NOUN" or k == 0 or sheet.low[k] in words.given:
        return False
    return sheet.pos[k - 1] in ("DET", "ADP") and sheet.label[k] not in _LABELS


def _given_follows(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a word in a complement is followed by a given name and a family name."""
    if k == 0 or k + 2 >= len(sheet) or not sheet.text[k + 2][0].isupper() or _given(sheet.low[k], words):
        return False
    return (sheet.low[k - 1] in words.links or sheet.pos[k - 1] == "DET") and _given(sheet.low[k + 1], words)


def _given(low: str, words: Lexicon) -> bool:
    return low in words.given or low.partition("-")[0] in words.given


def told_as_body(sheet: Sheet, words: Lexicon, last: int) -> int | None:
    """Where a name ends that is told to be a body: "Green Shores, a local charity, …", "Transport | citoyen, …"."""
    k = last + 1
    while not words.modifiers_first and k < len(sheet) and sheet.text[k].islower() and _adjectival(sheet, k):
        k += 1
    if k + 2 >= len(sheet) or sheet.text[k] != "," or sheet.low[k + 1] not in words.indefinite:
        return None
    end = k - 1
    k += 2
    while k + 1 < len(sheet) and sheet.pos[k] in ("ADJ", "NOUN") and sheet.pos[k + 1] in ("ADJ", "NOUN"):
        if not words.modifiers_first and sheet.low[k] in words.generic:
            return end
        k += 1
    return end if sheet.low[k] in words.generic and sheet.text[k].islower() else None


def _adjectival(sheet: Sheet, k: int) -> bool:
    return sheet.pos[k] == "ADJ" or sheet.dep[k] == "flat:name"


def named_by_noun(sheet: Sheet, words: Lexicon, at: int) -> int | None:
    """Where a name ends that the parser sees in a noun with its small adjective: "Santé | publique France"."""
    k = at + 1
    if words.modifiers_first or k >= len(sheet) or sheet.pos[k] != "ADJ" or not sheet.text[k].islower():
        return None
    if sheet.pos[at] != "NOUN" or sheet.low[at] in words.given or not sheet.label[at]:
        return None
    while k < len(sheet) and sheet.label[k] == sheet.label[at] and not (sheet.opens[k] or sheet.starts[k]):
        k += 1
    return k - 1 if k - 1 > at else None


def _label(sheet: Sheet, words: Lexicon, first: int, last: int) -> str:
    if sheet.low[first] not in words.given and told_as_body(sheet, words, last) is not None:
        return ORGANISATION
    if first == last and named_by_noun(sheet, words, last):
        return ORGANISATION
    if "&" in sheet.text[first + 1 : last] and sheet.low[first] not in words.given:
        return ORGANISATION  # "Lund & Berg"
    seen = [_LABELS[sheet.label[k]] for k in range(first, last + 1) if sheet.label[k] in _LABELS]
    label = max(seen, key=seen.count) if seen else OTHER
    if label == PERSON and first == last and first and not words.modifiers_first:
        article = sheet.pos[first - 1] == "DET" and sheet.pos[first] == "NOUN"
        if article or (sheet.pos[first - 1] == "ADP" and sheet.low[first - 1] in words.definite):
            return OTHER  # "de la Pêche", "au Climat": people have no article
    return label
