"""What follows an office and belongs to it: adjectives, "des Affaires étrangères", "of the United States"."""

from collections.abc import Callable

from verbale.extract.cast.apposition import skip_titles
from verbale.extract.cast.chains import PERSON, Chain
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.modifiers import NOUNS, is_task
from verbale.extract.cast.office import Office, Owner

Nested = Callable[[int], "Office | None"]
TOWARDS = frozenset(("ambassador", "envoy"))
_TOWARDS_FRENCH = TOWARDS | {"secretary", "secretary-of-state", "minister", "adviser", "candidate", "member"}
_PORTFOLIOS = frozenset(
    ("minister", "vice-minister", "secretary", "secretary-of-state", "foreign-minister", "commissioner")
)


def right(marks: Marks, end: int, code: str, nested: Nested) -> tuple[int, list[Owner]]:
    """The last token of the complements after an office and the parties in them."""
    sheet, words = marks.sheet, marks.words
    owners: list[Owner] = []
    weak: list[Owner] = []
    k = end + 1
    while k < len(sheet) and not sheet.starts[k]:
        hit = marks.hit.get(k)
        phrase = match(words.after, sheet.low, k)
        if hit and hit.entry == "demonym" and not words.modifiers_first:
            owners.insert(0, Owner("hit", hit.first, hit.last, hit=hit))
            k = hit.last + 1
        elif phrase:
            k = phrase[0] + 1
        elif not words.modifiers_first and (party := _party_beside(marks, k)):
            owners.append(party)
            k = party.last + 1
        elif (
            not words.modifiers_first
            and k not in marks.chain
            and k not in marks.hit
            and ((sheet.pos[k] == "ADJ" and sheet.text[k][0].islower()) or sheet.low[k] in words.former)
        ):
            k += 1
        elif sheet.low[k] in words.links and _opens_complement(marks, k, code):
            stop, found = _complement(marks, k + 1, nested)
            if stop <= k:
                break
            toward = sheet.low[k] in words.towards
            if not (toward and code in TOWARDS):
                (weak if toward else owners).extend(found)
            k = stop + 1
        elif (code in _PORTFOLIOS and k > end + 1 and _enumerates(marks, k)) or (
            sheet.pos[k] == "CCONJ"
            and k + 1 < len(sheet)
            and sheet.low[k + 1] in words.links
            and k > end + 1
            and sheet.pos[k + 1] == "ADP"
            and not words.modifiers_first
            and not _office_follows(marks, k + 1)
        ):
            k += 1
        else:
            break
    last = k - 1
    while last > end and (sheet.pos[last] in ("CCONJ", "ADP", "DET", "PUNCT")):
        last -= 1
    return last, owners + weak


def _enumerates(marks: Marks, k: int) -> bool:
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


def _party_beside(marks: Marks, k: int) -> Owner | None:
    """ "le candidat LR", "le député PS": a short form right after an office."""
    hit, chain, text = marks.hit.get(k), marks.chain.get(k), marks.sheet.text[k]
    if not (1 < len(text) < 7 and text.isupper() and text.isalpha()):
        return None
    if hit and hit.first == hit.last == k and hit.entry == "name":
        return Owner("hit", k, k, hit=hit)
    return Owner("chain", k, k, chain=chain) if chain and chain.first == chain.last else None


def _office_follows(marks: Marks, k: int) -> bool:
    for j in range(k, min(k + 3, len(marks.sheet))):
        if j in marks.heads or j in marks.chain:
            return True
        if marks.sheet.pos[j] == "NOUN":
            return False  # "de la droite et du centre | Alain Juppé"
    return False


def _opens_complement(marks: Marks, k: int, code: str) -> bool:
    sheet = marks.sheet
    if k + 1 >= len(sheet) or sheet.starts[k + 1]:
        return False
    if sheet.pos[k] not in ("ADP", "DET", "SCONJ", "PART", "ADJ", "VERB"):
        return False
    if sheet.low[k] in marks.words.towards:
        if marks.words.modifiers_first:
            return code in TOWARDS or code == "adviser"
        return code in (
            *TOWARDS,
            "secretary",
            "secretary-of-state",
            "minister",
            "adviser",
            "candidate",
            "member",
            "commissioner",
        )
    return True


def _complement(marks: Marks, start: int, nested: Nested) -> tuple[int, list[Owner]]:
    """The noun phrase after a preposition: its last token and the parties in it."""
    sheet, words = marks.sheet, marks.words
    k, found = start, []
    while k < len(sheet) and not sheet.starts[k]:
        hit, chain = marks.hit.get(k), marks.chain.get(k)
        if k > start and skip_titles(marks, k) > k and marks.chain.get(skip_titles(marks, k)):
            k = skip_titles(marks, k)
        elif k == start and skip_titles(marks, k) > k:
            k = start = skip_titles(marks, k)
        elif sheet.low[k] in words.possessives and k + 1 < len(sheet) and sheet.pos[k] in ("DET", "PRON"):
            found.append(Owner("possessive", k, k))
            k += 1
        elif (inner := nested(k)) is not None:
            found.append(Owner("office", inner.first, inner.end, office=inner))
            return inner.end, found
        elif hit:
            found.append(Owner("hit", hit.first, hit.last, hit=hit))
            k = hit.last + 1
            ends = not _goes_on(marks, k) or _name_at(marks, k)
            if hit.entry in ("name", "seat", "capital") and ends:
                return hit.last, found
        elif chain:
            if k > start and chain.label == PERSON and sheet.low[k - 1] not in words.links:
                break
            portfolio = _portfolio(marks, chain, start)
            named = any(sheet.low[j] in words.bodies for j in range(chain.first, chain.last + 1))
            if named and chain.label != PERSON and not portfolio:
                stop = body_end(marks, chain.last)
                found.append(Owner("body", chain.first, stop))
                return stop, found
            if not portfolio:
                found.append(Owner("chain", chain.first, chain.last, chain=chain))
            k = chain.last + 1
            if chain.label == PERSON or not (_goes_on(marks, k) or (portfolio and _one_more_task(marks, k, start))):
                break
        elif sheet.low[k] in words.governments | words.countries and sheet.pos[k] in ("NOUN", "PROPN"):
            found.append(Owner("government", k, k))
            k += 1
        elif sheet.low[k] in words.bodies and sheet.pos[k] in ("NOUN", "PROPN") and not _is_portfolio(marks, k, start):
            stop = body_end(marks, k)
            found.append(Owner("body", k, stop))
            k = stop + 1
        elif sheet.pos[k] in NOUNS or (sheet.text[k] in ("-", '"') and k > start):
            if sheet.text[k] == '"' and sheet.pos[k - 1] not in NOUNS:
                break
            k += 1
        elif (k > start and _one_more_task(marks, k, start)) or _links_on(marks, k):
            k += 1
        else:
            break
    return k - 1, found


def _name_at(marks: Marks, k: int) -> bool:
    """Whether a name of several words, not of a body, begins at a token ("of Amnesty International | Man-kei Tam")."""
    chain = marks.chain.get(k)
    if chain is None or chain.last == chain.first or chain.first != k:
        return False
    return not any(marks.sheet.low[j] in marks.words.bodies for j in range(k, chain.last + 1))


def _is_portfolio(marks: Marks, k: int, start: int) -> bool:
    """Whether a common noun only names what a minister is for: "ministre de la justice du pays"."""
    return marks.sheet.text[k].islower() and _minister_before(marks, start)


def _minister_before(marks: Marks, start: int) -> bool:
    return any(code in _PORTFOLIOS for at, (_, code) in marks.heads.items() if start - 4 <= at < start)


def _portfolio(marks: Marks, chain: Chain, start: int) -> bool:
    """Whether a capitalised word only names what a minister is for: "ministre de l'Intérieur"."""
    if chain.last > chain.first:
        return marks.words.modifiers_first and is_task(marks, chain) and _minister_before(marks, start)
    if chain.label == PERSON or marks.sheet.text[chain.first].isupper():
        return False  # "premier secrétaire du PS"
    return _minister_before(marks, start)


def _one_more_task(marks: Marks, k: int, start: int) -> bool:
    """Whether "and", or a comma before an "and", ties another thing to what a minister is for."""
    sheet = marks.sheet
    if (
        k >= len(sheet)
        or not marks.words.modifiers_first
        or k + 1 not in marks.chain
        or not _portfolio(marks, marks.chain[k + 1], start)
    ):
        return False
    if sheet.pos[k] == "CCONJ":
        return True
    after = marks.chain[k + 1].last + 1
    return sheet.text[k] == "," and after < len(sheet) and sheet.pos[after] == "CCONJ"


def _links_on(marks: Marks, k: int) -> bool:
    small = marks.sheet.pos[k] in ("DET", "ADP") or marks.sheet.text[k] == "'s"
    return small and _goes_on(marks, k)


def _goes_on(marks: Marks, k: int) -> bool:
    """Whether a complement goes on at a token: an adjective, a noun, or "de …"."""
    sheet, words = marks.sheet, marks.words
    if k >= len(sheet) or sheet.starts[k]:
        return False
    if sheet.pos[k] == "DET":
        return k + 1 < len(sheet) and (sheet.pos[k + 1] in (*NOUNS, "DET") or k + 1 in marks.hit)
    if sheet.text[k] == "'s":
        return True
    if k in marks.chain and not words.modifiers_first and sheet.pos[k - 1] not in ("ADP", "DET"):
        return False  # a name right after a noun stands in apposition to the whole
    if sheet.pos[k] == "ADP":
        return sheet.low[k] in words.links - words.towards and k + 1 < len(sheet)
    return sheet.pos[k] in ("NOUN", "ADJ", "PROPN") and not (k in marks.chain and marks.chain[k].label == PERSON)


def _names_on(marks: Marks, k: int, j: int) -> bool:
    """Whether a preposition stands inside the name of the body whose noun is at ``k`` ("Commission on …")."""
    sheet, words = marks.sheet, marks.words
    return sheet.low[j] in words.naming or (
        sheet.low[k] in words.posted and sheet.low[j] in words.places and j + 1 in marks.hit
    )


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
            and not _office_follows(marks, j + 1)
            and sheet.low[j - 1] not in words.bodies
        ):
            j += 1
        else:
            break
    return last
