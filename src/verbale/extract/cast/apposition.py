"""The name that stands beside an office: after it, after a comma, or before it in apposition."""

from dataclasses import replace

from verbale.extract.cast.chains import ORGANISATION, PERSON, Chain
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.office import Office

_PLACED = frozenset(("DET", "NOUN", "PROPN", "ADJ"))
_PLACE = 5  # tokens of where an office is held
_REMARK = 14  # tokens of a remark in brackets between an office and a name


def named(marks: Marks, office: Office, earlier: list[Office], adjacent_only: bool = False) -> Office:
    """The office with the name that stands right after it, or before it in apposition."""
    sheet = marks.sheet
    after = skip_titles(marks, skip_brackets(marks, office.last + 1))
    chain = marks.chain.get(after)
    if chain and _may_be_person(marks, chain) and not sheet.starts[after]:
        hit = next((o.hit for o in office.owners if o.hit), None)
        if not adjacent_only or marks.may_hold(office.code, hit, chain):
            return with_name(office, chain)
    if adjacent_only:
        return office
    if after < len(sheet) and sheet.text[after] == "," and after + 1 < len(sheet):
        titled = skip_titles(marks, after + 1)
        follow = _skip_trade(marks, titled)
        chain = marks.chain.get(follow)
        if (
            chain
            and _may_be_person(marks, chain)
            and (
                titled > after + 1
                or _closes(marks, chain.last + 1)
                or _apposed(marks, office, chain)
                or _opens(marks, office, chain)
            )
        ):
            return with_name(office, chain)
    if (chain := _behind_place(marks, office)) is not None:
        return with_name(office, chain)
    chain = _name_before(marks, office, earlier)
    return with_name(office, chain) if chain else office


def _behind_place(marks: Marks, office: Office) -> Chain | None:
    """The name behind a comma after where an office is held: "its director in Medra, | Ana Roy |, said"."""
    sheet, k = marks.sheet, office.last + 1
    if k >= len(sheet) or sheet.starts[k] or sheet.low[k] not in marks.words.places:
        return None
    k += 1
    while k < len(sheet) and k <= office.last + _PLACE and sheet.pos[k] in _PLACED and not sheet.starts[k]:
        k += 1
    if k + 1 >= len(sheet) or sheet.text[k] != "," or k == office.last + 2:
        return None
    chain = marks.chain.get(skip_titles(marks, k + 1))
    if chain is None or chain.last == chain.first or not _may_be_person(marks, chain):
        return None
    ends = chain.last + 1
    closed = ends >= len(sheet) or (sheet.text[ends] in (",", ".") and not _listed(marks, ends + 1))
    return chain if closed and office.det in marks.words.definite else None


def _listed(marks: Marks, k: int) -> bool:
    """Whether a list of names goes on: "in Oslo, Ana Roy, Per Holm and …"."""
    return k < len(marks.sheet) and (k in marks.chain or marks.sheet.pos[k] == "CCONJ")


def with_name(office: Office, chain: Chain) -> Office:
    """The same office with a name beside it."""
    return replace(office, name=chain)


def skip_titles(marks: Marks, k: int) -> int:
    sheet = marks.sheet
    while k < len(sheet) and (
        sheet.low[k].rstrip(".") in marks.words.titles
        or (sheet.text[k] == "." and sheet.low[k - 1] in marks.words.titles)
    ):
        k += 1
    return k


def _skip_trade(marks: Marks, k: int) -> int:
    """Past a trade or an origin with its article: "sa directrice technique, | l'ingénieure | Ana Roy"."""
    sheet, words = marks.sheet, marks.words
    if words.modifiers_first or k + 2 >= len(sheet) or k + 2 not in marks.chain:
        return k
    hit = marks.hit.get(k + 1)
    told = sheet.low[k + 1] in words.people or (hit is not None and hit.entry == "demonym" and hit.last == k + 1)
    side = sheet.text[k + 1].islower() and sheet.pos[k + 1] in ("NOUN", "ADJ") and k + 1 not in marks.heads
    full = marks.chain[k + 2].last > k + 2  # "la députée de l'Orne, | la socialiste | Ana Roy"
    return k + 2 if sheet.low[k] in words.definite and (told or (side and full)) else k


def _may_be_person(marks: Marks, chain: Chain) -> bool:
    if any(marks.sheet.low[k] in marks.words.bodies for k in range(chain.first, chain.last + 1)):
        return False
    words = sum(marks.sheet.text[k].isalpha() for k in range(chain.first, chain.last + 1))
    return chain.label != ORGANISATION or (words < 4 and not marks.sheet.text[chain.first].isupper())


def skip_brackets(marks: Marks, k: int) -> int:
    """Past a short remark in brackets: "Labour MP (Member of Parliament) Tom Watson"."""
    sheet = marks.sheet
    if k < len(sheet) and sheet.text[k] == "(":
        closing = next((j for j in range(k + 1, min(k + _REMARK, len(sheet))) if sheet.text[j] == ")"), None)
        return closing + 1 if closing else k
    return k


def _closes(marks: Marks, k: int) -> bool:
    sheet = marks.sheet
    return k >= len(sheet) or sheet.starts[k] or sheet.pos[k] == "PUNCT"


def _apposed(marks: Marks, office: Office, chain: Chain) -> bool:
    """Whether the parser hangs a name on the office ("son avocat, Me X à l'AFP")."""
    sheet, k = marks.sheet, chain.first
    while sheet.dep[k] in ("flat:name", "flat", "compound") and sheet.head[k] != k:
        k = sheet.head[k]
    return sheet.dep[k] == "appos" and office.begin <= sheet.head[k] <= office.last


def _opens(marks: Marks, office: Office, chain: Chain) -> bool:
    """Whether a verb follows an office that opens its sentence and its full name ("L'ancien maire, X dit")."""
    sheet, after = marks.sheet, chain.last + 1
    full = chain.label == PERSON and chain.last > chain.first
    return full and sheet.starts[office.begin] and after < len(sheet) and sheet.pos[after] in ("VERB", "AUX")


def _is_subject(marks: Marks, office: Office) -> bool:
    """Whether a verb goes on right behind an office with its article, no comma between."""
    sheet, after = marks.sheet, office.last + 1
    if office.det not in marks.words.definite or after >= len(sheet) or sheet.starts[after]:
        return False
    return sheet.pos[after] in ("VERB", "AUX") and "Fin" in sheet.tokens[after].morph.get("VerbForm", [])


def _name_before(marks: Marks, office: Office, earlier: list[Office]) -> Chain | None:
    """The name that an office stands in apposition to: "X, [le] porte-parole …", also the second of two offices."""
    sheet, k = marks.sheet, office.begin - 1
    while k > 0 and (sheet.pos[k] == "SPACE" or (sheet.pos[k] == "ADV" and sheet.text[k].islower())):
        k -= 1  # "X, now | adviser to …", "X, aujourd'hui | conseiller du …"
    if k < 1 or sheet.starts[office.begin]:
        return None
    if sheet.pos[k] == "CCONJ" or (sheet.text[k] == "," and earlier and earlier[-1].last == k - 1):
        previous = earlier[-1] if earlier else None
        if previous and previous.name and previous.name.first < previous.first and previous.last == k - 1:
            return previous.name
        return None
    if sheet.text[k] != "," and sheet.text[k] != "(":
        return None
    if sheet.text[k] == "," and _is_subject(marks, office):
        return None  # "au café de Saint-Avy, la présidente a lu …"
    chain = marks.chain.get(k - 1)
    if (
        marks.words.modifiers_first
        and not office.det
        and any(e.name == chain and e.first < e.name.first for e in earlier if e.name)
    ):
        return None  # "First Minister A, Labour MP B": a list, not an apposition
    if chain and _may_be_person(marks, chain) and chain.last == k - 1:
        return chain if chain.last > chain.first or chain.label == PERSON else None
    return None
