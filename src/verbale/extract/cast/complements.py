"""What follows an office and belongs to it: adjectives, "des Affaires étrangères", "of the United States"."""

from collections.abc import Callable

from verbale.extract.cast.apposition import skip_titles
from verbale.extract.cast.body_names import body_end, office_follows
from verbale.extract.cast.chains import ORGANISATION, PERSON, Chain
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.modifiers import NOUNS
from verbale.extract.cast.office import Office, Owner
from verbale.extract.cast.portfolios import PORTFOLIOS, enumerates, one_more_task, only_task, portfolio

Nested = Callable[[int], "Office | None"]
_EMPLOYED = frozenset(("scholar", "director", "law"))
TOWARDS = frozenset(("ambassador", "envoy"))


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
            and ((sheet.pos[k] == "ADJ" and sheet.text[k][0].islower()) or sheet.low[k] in words.former | words.lesser)
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
        elif (code in PORTFOLIOS and k > end + 1 and enumerates(marks, k)) or (
            sheet.pos[k] == "CCONJ"
            and k + 1 < len(sheet)
            and sheet.low[k + 1] in words.links
            and k > end + 1
            and sheet.pos[k + 1] == "ADP"
            and not words.modifiers_first
            and not office_follows(marks, k + 1)
        ):
            k += 1
        else:
            break
    last = k - 1
    while last > end and (sheet.pos[last] in ("CCONJ", "ADP", "DET", "PUNCT")):
        last -= 1
    return last, owners + weak


def _party_beside(marks: Marks, k: int) -> Owner | None:
    """ "le candidat LR", "le député PS": a short form right after an office."""
    hit, chain, text = marks.hit.get(k), marks.chain.get(k), marks.sheet.text[k]
    if not (1 < len(text) < 8 and text.isupper() and text.replace("-", "").isalpha()):
        return None
    if hit and hit.first == hit.last == k and hit.entry == "name":
        return Owner("hit", k, k, hit=hit)
    return Owner("chain", k, k, chain=chain) if chain and chain.first == chain.last else None


def _opens_complement(marks: Marks, k: int, code: str) -> bool:
    sheet = marks.sheet
    if k + 1 >= len(sheet) or sheet.starts[k + 1]:
        return False
    if sheet.pos[k] not in ("ADP", "DET", "SCONJ", "PART", "ADJ", "VERB"):
        return False
    if not marks.words.modifiers_first and code in _EMPLOYED and _employer(marks, k + 1):
        return True  # "chercheur à l'université"
    if sheet.low[k] in marks.words.towards and sheet.pos[k] == "VERB":
        return True  # "chargé du lithium"
    if sheet.low[k] in marks.words.towards:
        if marks.words.modifiers_first:  # "counsel to the inquiry", not "a lawyer in Oslo"
            return code in TOWARDS or code == "adviser" or (code == "law" and sheet.low[k] not in marks.words.inside)
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


def _apart(marks: Marks, k: int) -> bool:
    """Whether a comma and another name follow: "l'avocate de la famille Dupin, | Me Ana Roy"."""
    follow = skip_titles(marks, k + 1)
    return k < len(marks.sheet) and marks.sheet.text[k] == "," and follow in marks.chain


def _employer(marks: Marks, k: int) -> bool:
    """Whether a body follows a preposition: its noun, its short form, or a name that the parser takes for one."""
    sheet = marks.sheet
    k += k + 1 < len(sheet) and sheet.pos[k] == "DET"
    hit, chain = marks.hit.get(k), marks.chain.get(k)
    party = hit is not None and hit.entry == "name" and not hit.forms[0].states
    body = sheet.low[k] in marks.words.bodies and sheet.pos[k] in ("NOUN", "PROPN")
    return party or body or (chain is not None and chain.label == ORGANISATION)


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
            if k == start and not _owns(marks, k + 1):
                break  # "relieve the governor | of his duties"
            found.append(Owner("possessive", k, k))
            k += 1
        elif (owned := _owned_body(marks, k, start)) is not None:
            found.append(Owner("body", k, owned))
            return owned, found
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
            if k > start and sheet.low[k - 1] in words.groups and _apart(marks, chain.last + 1):
                found.append(Owner("body", k - 1, chain.last))  # "la famille | Dupin"
                return chain.last, found
            if k > start and chain.label == PERSON and sheet.low[k - 1] not in words.links:
                break
            task = portfolio(marks, chain, start)
            named = any(sheet.low[j] in words.bodies for j in range(chain.first, chain.last + 1))
            if body := _genitive_in_name(marks, chain.last):
                found.append(Owner("body", chain.first, body))
                return body, found
            if named and chain.label != PERSON and not task:
                stop = body_end(marks, chain.last)
                found.append(Owner("body", chain.first, stop))
                return stop, found
            if (whole := _double_name(marks, chain)) is not None:
                found.append(Owner("body", chain.first, whole))
                return whole, found
            if not task:
                found.append(Owner("chain", chain.first, chain.last, chain=chain))
            k = chain.last + 1
            if chain.label == PERSON or not (_goes_on(marks, k) or (task and one_more_task(marks, k, start))):
                break
        elif sheet.low[k] in words.governments | words.countries and sheet.pos[k] in ("NOUN", "PROPN"):
            found.append(Owner("government", k, k))
            k += 1
        elif sheet.low[k] in words.bodies and sheet.pos[k] in ("NOUN", "PROPN") and not only_task(marks, k, start):
            stop = body_end(marks, k)
            found.append(Owner("body", k, stop))
            k = stop + 1
        elif sheet.pos[k] in NOUNS or (sheet.text[k] in ("-", '"') and k > start):
            if sheet.text[k] == '"' and sheet.pos[k - 1] not in NOUNS:
                break
            k += 1
        elif (articled := _with_article(marks, k, start)) is not None:
            found.append(Owner("body", k - 1, articled))
            return articled, found
        elif (k > start and one_more_task(marks, k, start)) or _links_on(marks, k):
            k += 1
        else:
            break
    return k - 1, found


def _owns(marks: Marks, k: int) -> bool:
    """Whether what is his may have an office, or somebody is named behind it: "of his government", "to her boss"."""
    sheet, words = marks.sheet, marks.words
    nouns = words.bodies | words.governments | words.countries | words.generic | words.groups | words.people
    return any(sheet.low[j] in nouns or j in marks.heads or j in marks.chain for j in range(k, min(k + 3, len(sheet))))


def _double_name(marks: Marks, chain: Chain) -> int | None:
    """The last token of a body of the tables behind a name that is a part of it: "Fret | SNCF"."""
    hit = marks.hit.get(chain.last + 1)
    if chain.label == PERSON or hit is None or hit.entry != "name" or any(f.states for f in hit.forms):
        return None
    return None if marks.sheet.starts[hit.first] else hit.last


def _with_article(marks: Marks, k: int, start: int) -> int | None:
    """The last token of a name that begins with its article behind a noun: "l'enseigne | La Grande Ourse"."""
    sheet = marks.sheet
    if marks.words.modifiers_first or k == start or not sheet.text[k][0].isupper() or sheet.pos[k - 1] != "NOUN":
        return None
    chain = marks.chain.get(k + 1)
    behind = sheet.pos[k] in ("DET", "PRON") and sheet.low[k] in marks.words.definite and sheet.text[k - 1].islower()
    return chain.last if behind and chain and chain.first == k + 1 else None


def _owned_body(marks: Marks, k: int, start: int) -> int | None:
    """The last token of a body that the report calls by whose it is: "the fruit growers' | association"."""
    sheet, words = marks.sheet, marks.words
    if not words.modifiers_first or not (k == start or sheet.pos[k - 1] == "DET") or sheet.pos[k] not in NOUNS:
        return None
    mark = next((j for j in range(k + 1, min(k + 5, len(sheet) - 1)) if sheet.text[j] in ("'s", "'")), None)
    if mark is None or any(sheet.pos[j] not in NOUNS or sheet.starts[j] for j in range(k, mark)):
        return None
    if sheet.text[mark - 1][0].isupper() or sheet.low[mark - 1] in words.bodies | words.countries | words.governments:
        return None
    last = mark + 1
    while last + 1 < len(sheet) and sheet.pos[last] in ("ADJ", "NOUN") and sheet.low[last] not in words.bodies:
        last += 1
    return last if sheet.low[last] in words.bodies and sheet.pos[last] == "NOUN" else None


def _genitive_in_name(marks: Marks, k: int) -> int | None:
    """The last token of a body's name that holds a genitive: "the Tyre Exporters' | Association"."""
    sheet = marks.sheet
    if k + 2 >= len(sheet) or sheet.text[k + 1] not in ("'", "'s") or sheet.label[k] != "ORG" or sheet.opens[k + 1]:
        return None
    last = k + 2
    if sheet.label[last] != "ORG" or not sheet.text[last][0].isupper():
        return None
    while last + 1 < len(sheet) and sheet.label[last + 1] == "ORG" and not sheet.opens[last + 1]:
        last += 1
    return last if any(sheet.low[j] in marks.words.bodies for j in range(k + 2, last + 1)) else None


def _name_at(marks: Marks, k: int) -> bool:
    """Whether a name of several words, not of a body, begins at a token ("of Amnesty International | Man-kei Tam")."""
    chain = marks.chain.get(k)
    if chain is None or chain.last == chain.first or chain.first != k:
        return False
    return not any(marks.sheet.low[j] in marks.words.bodies for j in range(k, chain.last + 1))


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
