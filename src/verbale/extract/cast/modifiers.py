"""What stands before an office: "the former U.S.", "Mahan's", "l'ancien"."""

from verbale.extract.cast.chains import PERSON, Chain
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.office import Owner

PORTFOLIOS = frozenset(("minister", "vice-minister", "secretary", "secretary-of-state", "commissioner"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))


def left_few(marks: Marks, start: int) -> tuple[int, Owner | None]:
    """Where the modifiers before a French office begin."""
    sheet, k = marks.sheet, start
    while k > 0 and not sheet.starts[k]:
        if sheet.low[k - 1] in marks.words.before or (
            sheet.text[k - 1] == "-" and sheet.low[k - 2] in marks.words.before
        ):
            k -= 1
        else:
            break
    return k, None


def left_many(marks: Marks, start: int) -> tuple[int, Owner | None]:
    """Where the modifiers before an English office begin, and the possessor among them."""
    sheet, k = marks.sheet, start
    possessor: Owner | None = None
    while k > 0 and not sheet.starts[k]:
        p = k - 1
        if sheet.text[p] in ("'s", "'") and possessor is None and p > 0:
            first = _left_noun_phrase(marks, p)
            possessor = Owner("possessor", first, p - 1)
            return first, possessor
        if not _modifies(marks, p):
            break
        k = p
    return k, None


def _left_noun_phrase(marks: Marks, before: int) -> int:
    k = before
    while k > 0 and not marks.sheet.starts[k] and _modifies(marks, k - 1):
        k -= 1
    return k


def _modifies(marks: Marks, p: int) -> bool:
    sheet, words = marks.sheet, marks.words
    if p in marks.hit:
        return True
    if sheet.label[p] in ("DATE", "TIME"):
        return False  # "on Wednesday | Foreign Minister X"
    if sheet.low[p] in words.before:
        return True
    if sheet.text[p] == "-" and p > 0:
        named = sheet.pos[p - 1] in NOUNS or sheet.pos[p - 1] == "ADV"
        return named and sheet.start[p] == sheet.start[p - 1] + len(sheet.text[p - 1])
    if sheet.pos[p] == "ADV" and p + 1 < len(sheet) and sheet.text[p + 1] == "-":
        return sheet.start[p + 1] == sheet.start[p] + len(sheet.text[p])  # "the far-right minister"
    if sheet.pos[p] == "ADP" and sheet.low[p] == "of" and p > 0 and p - 1 in marks.chain and p + 1 in marks.chain:
        return True
    return sheet.pos[p] in NOUNS and sheet.low[p] not in words.indefinite and sheet.low[p] not in words.definite


def owners_before(marks: Marks, left: int, start: int, possessor: Owner | None) -> list[Owner]:
    """Parties among the modifiers before an office."""
    if possessor is not None:
        return [_possessor(marks, possessor), *_parties(marks, possessor.last + 2, start - 1)]
    return _parties(marks, left, start - 1)


def _possessor(marks: Marks, possessor: Owner) -> Owner:
    """The party of "North Korea's", "Merkel's", "the department's"."""
    inner = _parties(marks, possessor.first, possessor.last)
    people = [o for o in inner if o.kind == "chain" and o.chain and o.chain.label == PERSON]
    if people:
        return people[-1]
    return inner[0] if inner else Owner("body", possessor.first, possessor.last)


def _is_portfolio(marks: Marks, k: int) -> bool:
    """Whether what stands before an office tells only what it is for: "European Trade | Commissioner"."""
    return k in marks.heads and marks.heads[k][1] in PORTFOLIOS


def _modifiers_alone(marks: Marks, chain: Chain) -> bool:
    return all(marks.sheet.low[k] in marks.words.before for k in range(chain.first, chain.last + 1))


def _lesser_task(marks: Marks, chain: Chain) -> bool:
    """Whether a name begins with the word that makes the office after it a lower one, and holds no body."""
    words = range(chain.first + 1, chain.last + 1)
    lesser = marks.sheet.low[chain.first] in marks.words.lesser and chain.label != PERSON
    return lesser and not any(marks.sheet.low[k] in marks.words.bodies for k in words)


def _task(marks: Marks, chain: Chain, owned: bool) -> bool:
    """Whether a name before a minister is what he is for: one or two words that no tool takes for a body."""
    return chain.label != PERSON if owned else is_task(marks, chain)


def is_task(marks: Marks, chain: Chain) -> bool:
    """Whether a name before a minister's or a secretary's office may be what he is for: no person, body, acronym."""
    words, sheet = range(chain.first, chain.last + 1), marks.sheet
    if chain.label == PERSON or _modifiers_alone(marks, chain):
        return False
    return not any(sheet.low[k] in marks.words.bodies or sheet.text[k].isupper() for k in words)


def _body_noun(marks: Marks, k: int, last: int) -> int | None:
    """The common noun of a body that completes a name before an office, with what stands between."""
    sheet = marks.sheet
    while k <= last and sheet.text[k].islower() and sheet.pos[k] in ("NOUN", "ADJ", "PROPN"):
        if sheet.low[k] in marks.words.bodies:
            return k
        k += 1
    return None


def _joined_end(marks: Marks, chain: Chain, last: int) -> int:
    """Where a body's name before an office ends: "Khyber Chamber of | Commerce | vice-president"."""
    sheet, k = marks.sheet, chain.last + 1
    goes_on = k < last and sheet.low[k] in marks.words.naming and k + 1 in marks.chain
    body = any(sheet.low[j] in marks.words.bodies for j in range(chain.first, chain.last + 1))
    return marks.chain[k + 1].last if goes_on and body else chain.last


def _parties(marks: Marks, first: int, last: int) -> list[Owner]:
    """Gazetteer parties and names within tokens, the widest reading of an organisation first."""
    found: list[Owner] = []
    k = first
    while k <= last:
        hit, chain = marks.hit.get(k), marks.chain.get(k)
        if hit and hit.last <= last:
            follow = marks.chain.get(hit.last + 1)
            portfolio = follow and follow.last == last and _is_portfolio(marks, follow.last + 1)
            whole = follow and follow.last <= last and hit.entry in ("name", "demonym") and follow.label != PERSON
            states = hit.entry in ("demonym", "seat") or (hit.entry == "name" and hit.forms[0].states)
            if not states and (body := _body_noun(marks, hit.last + 1, last)) is not None:
                found.append(Owner("body", hit.first, body))  # "Senate finance committee | chairman"
                k = body + 1
                continue
            if follow and whole and not portfolio:
                found.append(Owner("body", hit.first, follow.last))
            found.append(Owner("hit", hit.first, hit.last, hit=hit))
            k = hit.last
        elif chain and chain.last <= last and (_modifiers_alone(marks, chain) or _lesser_task(marks, chain)):
            k = chain.last  # "Deputy | PM", "Assistant Trade | Representative"
        elif chain and (body := _body_noun(marks, chain.last + 1, last)) is not None:
            found.append(Owner("body", chain.first, body))  # "Malden police | chief"
            k = body
        elif chain:
            end = min(_joined_end(marks, chain, last), last)
            if not (chain.last == last and _is_portfolio(marks, last + 1) and _task(marks, chain, bool(found))):
                found.append(Owner("chain", chain.first, end, chain=chain))
            k = end
        elif marks.sheet.low[k] in marks.words.bodies and marks.sheet.pos[k] in ("NOUN", "PROPN"):
            found.append(Owner("body", k, last))
        k += 1
    return found
