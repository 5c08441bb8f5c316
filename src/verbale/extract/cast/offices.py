"""Read offices as written: "le ministre russe des Affaires étrangères Sergueï Lavrov", "U.S. President Trump".

A small grammar over words and tags, not over the parse, which often breaks on long titles: modifiers, the
office itself, its complements, and the name beside it.
"""

from dataclasses import dataclass

from verbale.extract.cast.chains import ORGANISATION, PERSON, Chain
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.marks import Marks

_PORTFOLIOS = frozenset(("minister", "vice-minister", "secretary", "secretary-of-state", "foreign-minister"))
_NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_TOWARDS_CODES = frozenset(("ambassador", "envoy"))
_TOWARDS_FRENCH = _TOWARDS_CODES | {"secretary", "secretary-of-state", "minister", "adviser", "candidate", "member"}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose office it is; one of: a gazetteer ``hit``, a ``chain``, a ``possessive`` token, tokens of a body or
    a government (``first``, ``last``), another ``office`` ("conseiller du président")."""

    kind: str
    first: int
    last: int
    hit: Hit | None = None
    chain: Chain | None = None
    office: "Office | None" = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written.

    Attributes:
        first, last: Its tokens, without determiner and name, both included.
        head: The token of the noun.
        code: Office code.
        former: Not held on the day of the report.
        det: Determiner as folded word; "" for none.
        begin: First token of the whole phrase, determiner included.
        owners: Whose it may be, the likeliest first.
        name: The name beside it, if any.
        title: Token of a title before the name, or -1.
        counterpart: "son homologue ukrainien".
    """

    first: int
    last: int
    head: int
    code: str
    former: bool
    det: str
    begin: int
    owners: tuple[Owner, ...]
    name: Chain | None = None
    counterpart: bool = False

    @property
    def end(self) -> int:
        """Last token of the phrase with its name."""
        return max(self.last, self.name.last) if self.name else self.last


def read_offices(marks: Marks) -> list[Office]:
    """The offices of a block in order; nested ones are inside their outer one."""
    found: list[Office] = []
    sheet = marks.sheet
    done = -1
    for start in sorted(marks.heads):
        if start <= done:
            continue
        office = _named(marks, _read(marks, start), found)
        before = found[-1] if found else None
        if before and office.name and not before.name and office.name.first > office.last and (
            before.last + 2 == office.begin and sheet.pos[before.last + 1] == "CCONJ"
        ):
            found[-1] = _with(before, office.name)  # "garde des Sceaux et ministre de la Justice X"
        found.append(office)
        done = office.end
    return found


def _read(marks: Marks, start: int, depth: int = 0) -> Office:
    """The office whose head phrase starts at a token, without its name."""
    end, code = marks.heads[start]
    sheet, words = marks.sheet, marks.words
    left, possessor = (_left_many if words.modifiers_first else _left)(marks, start)
    right, owners = _right(marks, end, code, depth)
    before = _owners_before(marks, left, start, possessor)
    own_adjective = [o for o in owners if o.kind == "hit" and o.hit and o.hit.entry == "demonym"]
    ranked = [*(before if words.modifiers_first else ())]
    if not (ranked and ranked[0].kind in ("possessor", "possessive")):
        ranked = [*(owners if not own_adjective else own_adjective + owners), *ranked]
        if code in _TOWARDS_CODES and before:
            ranked = before + ranked
    first = left
    if possessor is not None:
        first = possessor.last + 2 if possessor.kind == "possessor" else left
    begin, det = _determiner(marks, left)
    if det in words.possessives:
        ranked.append(Owner("possessive", begin, begin))
    if det in words.possessives and code == "relation":
        ranked.insert(0, Owner("possessive", begin, begin))
    ranked.sort(key=lambda o: bool(o.hit and o.hit.entry == "demonym" and not o.hit.forms[0].states))
    spoken = set(sheet.low[first : right + 1])
    former = bool(spoken & words.former) or sheet.low[start].partition("-")[0] in words.former
    head = end if words.modifiers_first else start
    narrow = _narrow(marks, code, first, right)
    return Office(first, right, head, narrow, former, det, begin, tuple(ranked), None, code == "counterpart")


def _narrow(marks: Marks, code: str, first: int, last: int) -> str:
    """The narrow office that the complement tells ("ministre … des Affaires étrangères")."""
    spoken = " " + " ".join(marks.sheet.low[first : last + 1]) + " "
    for narrow, complements in marks.words.portfolios.get(code, {}).items():
        if any(f" {c} " in spoken for c in complements):
            return narrow
    return code


def _determiner(marks: Marks, left: int) -> tuple[int, str]:
    sheet = marks.sheet
    k = left - 1
    if (
        k >= 0
        and not sheet.starts[left]
        and (sheet.pos[k] == "DET" or sheet.low[k] in marks.words.definite or sheet.low[k] in marks.words.possessives)
    ):
        if sheet.pos[k] != "ADP":
            return k, sheet.low[k]
        return left, sheet.low[k]  # "du président": the preposition is not part of the phrase
    return left, ""


def _left(marks: Marks, start: int) -> tuple[int, Owner | None]:
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


def _left_many(marks: Marks, start: int) -> tuple[int, Owner | None]:
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
    if sheet.low[p] in words.before:
        return True
    if sheet.text[p] == "-" and p > 0:
        return sheet.pos[p - 1] in _NOUNS and sheet.start[p] == sheet.start[p - 1] + len(sheet.text[p - 1])
    if sheet.pos[p] == "ADP" and sheet.low[p] == "of" and p > 0 and p - 1 in marks.chain and p + 1 in marks.chain:
        return True
    return sheet.pos[p] in _NOUNS and sheet.low[p] not in words.indefinite and sheet.low[p] not in words.definite


def _owners_before(marks: Marks, left: int, start: int, possessor: Owner | None) -> list[Owner]:
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


def _parties(marks: Marks, first: int, last: int) -> list[Owner]:
    """Gazetteer parties and names within tokens, the widest reading of an organisation first."""
    found: list[Owner] = []
    k = first
    while k <= last:
        hit, chain = marks.hit.get(k), marks.chain.get(k)
        if hit and hit.last <= last:
            follow = marks.chain.get(hit.last + 1)
            if follow and follow.last <= last and hit.entry in ("name", "demonym") and follow.label != PERSON:
                found.append(Owner("body", hit.first, follow.last))
            found.append(Owner("hit", hit.first, hit.last, hit=hit))
            k = hit.last
        elif chain:
            end = min(chain.last, last)
            found.append(Owner("chain", chain.first, end, chain=chain))
            k = end
        elif marks.sheet.low[k] in marks.words.bodies and marks.sheet.pos[k] in ("NOUN", "PROPN"):
            found.append(Owner("body", k, last))
        k += 1
    return found


def _right(marks: Marks, end: int, code: str, depth: int) -> tuple[int, list[Owner]]:
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
        elif (
            not words.modifiers_first
            and k not in marks.chain
            and k not in marks.hit
            and ((sheet.pos[k] == "ADJ" and sheet.text[k][0].islower()) or sheet.low[k] in words.former)
        ):
            k += 1
        elif sheet.low[k] in words.links and _opens_complement(marks, k, code):
            stop, found = _complement(marks, k + 1, depth)
            if stop <= k:
                break
            toward = sheet.low[k] in words.towards
            if not (toward and code in _TOWARDS_CODES):
                (weak if toward else owners).extend(found)
            k = stop + 1
        elif (
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


def _office_follows(marks: Marks, k: int) -> bool:
    return any(j in marks.heads or j in marks.chain for j in range(k, min(k + 3, len(marks.sheet))))


def _opens_complement(marks: Marks, k: int, code: str) -> bool:
    sheet = marks.sheet
    if k + 1 >= len(sheet) or sheet.starts[k + 1]:
        return False
    if sheet.pos[k] not in ("ADP", "DET", "SCONJ", "PART", "ADJ", "VERB"):
        return False
    if sheet.low[k] in marks.words.towards:
        if marks.words.modifiers_first:
            return code in _TOWARDS_CODES
        return code in (
            *_TOWARDS_CODES,
            "secretary",
            "secretary-of-state",
            "minister",
            "adviser",
            "candidate",
            "member",
        )
    return True


def _complement(marks: Marks, start: int, depth: int) -> tuple[int, list[Owner]]:
    """The noun phrase after a preposition: its last token and the parties in it."""
    sheet, words = marks.sheet, marks.words
    k, found = start, []
    while k < len(sheet) and not sheet.starts[k]:
        hit, chain = marks.hit.get(k), marks.chain.get(k)
        if k > start and _skip_titles(marks, k) > k and marks.chain.get(_skip_titles(marks, k)):
            k = _skip_titles(marks, k)
        elif k == start and _skip_titles(marks, k) > k:
            k = start = _skip_titles(marks, k)
        elif sheet.low[k] in words.possessives and k + 1 < len(sheet) and sheet.pos[k] in ("DET", "PRON"):
            found.append(Owner("possessive", k, k))
            k += 1
        elif k in marks.heads and depth < 2:
            nested = _named(marks, _read(marks, k, depth + 1), [], adjacent_only=True)
            found.append(Owner("office", nested.first, nested.end, office=nested))
            return nested.end, found
        elif hit:
            found.append(Owner("hit", hit.first, hit.last, hit=hit))
            k = hit.last + 1
            if hit.entry in ("name", "seat", "capital") and not _goes_on(marks, k):
                return hit.last, found
        elif chain:
            if k > start and chain.label == PERSON and sheet.low[k - 1] not in words.links:
                break
            if not _portfolio(marks, chain, start):
                found.append(Owner("chain", chain.first, chain.last, chain=chain))
            k = chain.last + 1
            if chain.label == PERSON or not _goes_on(marks, k):
                break
        elif sheet.low[k] in words.governments and sheet.pos[k] in ("NOUN", "PROPN"):
            found.append(Owner("government", k, k))
            k += 1
        elif sheet.low[k] in words.bodies and sheet.pos[k] in ("NOUN", "PROPN"):
            stop = body_end(marks, k)
            found.append(Owner("body", k, stop))
            k = stop + 1
        elif sheet.pos[k] in _NOUNS or (sheet.text[k] in ("-", '"') and k > start):
            if sheet.text[k] == '"' and sheet.pos[k - 1] not in _NOUNS:
                break
            k += 1
        elif (sheet.pos[k] in ("DET", "ADP") or sheet.text[k] == "'s") and _goes_on(marks, k):
            k += 1
        else:
            break
    return k - 1, found


def _portfolio(marks: Marks, chain: Chain, start: int) -> bool:
    """Whether a capitalised word only names what a minister is for ("ministre de l'Intérieur", "Secretary of State")."""
    if chain.last > chain.first or chain.label == PERSON:
        return False
    return any(code in _PORTFOLIOS for at, (_, code) in marks.heads.items() if start - 4 <= at < start)


def _goes_on(marks: Marks, k: int) -> bool:
    """Whether a complement goes on at a token: an adjective, a noun, or "de …"."""
    sheet, words = marks.sheet, marks.words
    if k >= len(sheet) or sheet.starts[k]:
        return False
    if sheet.pos[k] == "DET":
        return k + 1 < len(sheet) and (sheet.pos[k + 1] in (*_NOUNS, "DET") or k + 1 in marks.hit)
    if sheet.text[k] == "'s":
        return True
    if k in marks.chain and not words.modifiers_first and sheet.pos[k - 1] not in ("ADP", "DET"):
        return False  # a name right after a noun stands in apposition to the whole
    if sheet.pos[k] == "ADP":
        return sheet.low[k] in words.links - words.towards and k + 1 < len(sheet)
    return sheet.pos[k] in ("NOUN", "ADJ", "PROPN") and not (k in marks.chain and marks.chain[k].label == PERSON)


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
        elif sheet.low[j] in words.links and sheet.pos[j] in ("ADP", "DET") and j + 1 < len(sheet):
            follow = j + 2 if sheet.pos[j + 1] == "DET" and j + 2 < len(sheet) else j + 1
            if (
                sheet.pos[follow] in _NOUNS
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


def _named(marks: Marks, office: Office, earlier: list[Office], adjacent_only: bool = False) -> Office:
    """The office with the name that stands right after it, or before it in apposition."""
    sheet = marks.sheet
    after = _skip_titles(marks, office.last + 1)
    chain = marks.chain.get(after)
    if chain and _may_be_person(marks, chain) and not sheet.starts[after]:
        hit = next((o.hit for o in office.owners if o.hit), None)
        if not adjacent_only or marks.may_hold(office.code, hit, chain):
            return _with(office, chain)
    if adjacent_only:
        return office
    if after < len(sheet) and sheet.text[after] == "," and after + 1 < len(sheet):
        follow = _skip_titles(marks, after + 1)
        chain = marks.chain.get(follow)
        if chain and _may_be_person(marks, chain) and _closes(marks, chain.last + 1):
            return _with(office, chain)
    chain = _name_before(marks, office, earlier)
    return _with(office, chain) if chain else office


def _with(office: Office, chain: Chain) -> Office:
    return Office(
        office.first,
        office.last,
        office.head,
        office.code,
        office.former,
        office.det,
        office.begin,
        office.owners,
        chain,
        office.counterpart,
    )


def _skip_titles(marks: Marks, k: int) -> int:
    sheet = marks.sheet
    while k < len(sheet) and (
        sheet.low[k].rstrip(".") in marks.words.titles
        or (sheet.text[k] == "." and sheet.low[k - 1] in marks.words.titles)
    ):
        k += 1
    return k


def _may_be_person(marks: Marks, chain: Chain) -> bool:
    if any(marks.sheet.low[k] in marks.words.bodies for k in range(chain.first, chain.last + 1)):
        return False
    return chain.label != ORGANISATION or (chain.last - chain.first < 3 and not marks.sheet.text[chain.first].isupper())


def _closes(marks: Marks, k: int) -> bool:
    sheet = marks.sheet
    return k >= len(sheet) or sheet.starts[k] or sheet.pos[k] == "PUNCT"


def _name_before(marks: Marks, office: Office, earlier: list[Office]) -> Chain | None:
    """The name that an office stands in apposition to: "X, [le] porte-parole …", also the second of two offices."""
    sheet, k = marks.sheet, office.begin - 1
    if k < 1 or sheet.starts[office.begin]:
        return None
    if sheet.pos[k] == "CCONJ" or (sheet.text[k] == "," and earlier and earlier[-1].last == k - 1):
        previous = earlier[-1] if earlier else None
        if previous and previous.name and previous.name.first < previous.first and previous.last == k - 1:
            return previous.name
        return None
    if sheet.text[k] != "," and sheet.text[k] != "(":
        return None
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
