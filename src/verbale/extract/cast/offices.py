"""Read offices as written: "le ministre russe des Affaires étrangères Sergueï Lavrov", "U.S. President Trump".

A small grammar over words and tags, not over the parse, which often breaks on long titles: modifiers, the
office itself, its complements, and the name beside it.
"""

from verbale.extract.cast.apposition import named, skip_brackets, with_name
from verbale.extract.cast.complements import TOWARDS, right
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.modifiers import is_task, left_few, left_many, owners_before
from verbale.extract.cast.office import Office, Owner

_DEPTH = 2  # offices inside offices


def read_offices(marks: Marks) -> list[Office]:
    """The offices of a block in order; nested ones are inside their outer one."""
    found: list[Office] = []
    sheet = marks.sheet
    done = -1
    for start in sorted(marks.heads):
        if start <= done:
            continue
        office = named(marks, _read(marks, start), found)
        before = found[-1] if found else None
        if (
            before
            and office.name
            and not before.name
            and office.name.first > office.last
            and before.last + 2 == office.begin
            and (sheet.pos[before.last + 1] == "CCONJ" or _in_apposition(marks, before, office))
        ):
            found[-1] = with_name(before, office.name)  # "garde des Sceaux et ministre de la Justice X"
        found.append(office)
        done = office.end
    return found


def _in_apposition(marks: Marks, before: Office, office: Office) -> bool:
    """ "Le chef de l'armée, le général X, a dit": two offices of one man, the aside closed by a comma, and no list."""
    sheet, after = marks.sheet, office.end + 1
    owned = before.first > 0 and sheet.text[before.first - 1] in ("'s", "'")  # "Sudan's army chief, General X, has …"
    if sheet.text[before.last + 1] != "," or not (owned or before.det in marks.words.definite):
        return False
    if after + 1 >= len(sheet) or sheet.starts[after + 1]:
        return True  # "…, a dit le coordinateur de l'essai, le professeur X."
    if sheet.text[after] != ",":
        return False
    told = sheet.low[before.begin - 1] in marks.words.according and before.begin > 0
    told = told or (sheet.starts[before.begin] and sheet.pos[after + 1] in ("NOUN", "ADJ"))  # "…, cité comme témoin, …"
    list_goes_on = any(k in marks.heads for k in range(after + 1, min(after + 4, len(sheet))))
    return sheet.pos[after + 1] in ("AUX", "VERB", "PRON", "ADV") or (told and not list_goes_on)


def _read(marks: Marks, start: int, depth: int = 0) -> Office:
    """The office whose head phrase starts at a token, without its name."""
    end, code = marks.heads[start]
    sheet, words = marks.sheet, marks.words
    left, possessor = (left_many if words.modifiers_first else left_few)(marks, start)
    last, owners = right(marks, end, code, lambda k: _nested(marks, k, depth))
    if last == end and (aside := skip_brackets(marks, end + 1)) > end + 1:  # "le maire (sans étiquette) de Vernay"
        beyond, owners = right(marks, aside - 1, code, lambda k: _nested(marks, k, depth))
        last = beyond if beyond >= aside else end
    before = owners_before(marks, left, start, possessor)
    own_adjective = [o for o in owners if o.kind == "hit" and o.hit and o.hit.entry == "demonym"]
    ranked = [*(before if words.modifiers_first else ())]
    if possessor is not None:
        ranked = [*before, *owners]  # "Baltport's director for North America"
    elif not (ranked and ranked[0].kind in ("possessor", "possessive")):
        ranked = [*(owners if not own_adjective else own_adjective + owners), *ranked]
        if code in TOWARDS and before:
            ranked = before + ranked
    first = left
    if possessor is not None:
        first = possessor.last + 2 if possessor.kind == "possessor" else left
    begin, det = _determiner(marks, left)
    if det in words.possessives:
        ranked.append(Owner("possessive", begin, begin))
    if det in words.possessives and code == "relation":
        ranked.insert(0, Owner("possessive", begin, begin))
    if not ranked and (owned := _relative(marks, begin)) is not None:
        ranked.append(Owner("relative", owned, owned))
    ranked.sort(key=_weakness)
    spoken = set(sheet.low[first : last + 1])
    former = bool(spoken & words.former) or sheet.low[start].partition("-")[0] in words.former
    head = end if words.modifiers_first else start
    narrow = _narrow(marks, code, first, last)
    return Office(first, last, head, narrow, former, det, begin, tuple(ranked), None, code == "counterpart")


def _relative(marks: Marks, begin: int) -> int | None:
    """The relative pronoun before an office: "Norhavn, | whose | chairwoman", "l'usine | dont | le patron"."""
    sheet = marks.sheet
    for k in (begin, begin - 1):
        if k > 0 and sheet.low[k] in marks.words.owning and not sheet.starts[k]:
            return k
    return None


def _weakness(owner: Owner) -> int:
    """A government without its state is the last resort, an adjective of no state the one before."""
    if owner.kind == "government":
        return 2
    return int(bool(owner.hit and owner.hit.entry == "demonym" and not owner.hit.forms[0].states))


def _nested(marks: Marks, start: int, depth: int) -> Office | None:
    """An office inside the complement of another ("conseiller du président"), with a name right after it."""
    if start not in marks.heads or depth + 1 > _DEPTH:
        return None
    return named(marks, _read(marks, start, depth + 1), [], adjacent_only=True)


def _narrow(marks: Marks, code: str, first: int, last: int) -> str:
    """The narrow office that the complement tells ("ministre … des Affaires étrangères")."""
    spoken = " " + " ".join(marks.sheet.low[first : last + 1]) + " "
    for narrow, complements in marks.words.portfolios.get(code, {}).items():
        if any(f" {c} " in spoken for c in complements):
            return narrow
    if code == "secretary" and marks.words.modifiers_first and _of_a_cabinet(marks, first, last):
        return "minister"
    return code


def _of_a_cabinet(marks: Marks, first: int, last: int) -> bool:
    """ "Culture Secretary", "Energy Secretary": a minister by another name, by what stands before the noun."""
    names = [c for k in range(first, last) if (c := marks.chain.get(k)) and k not in marks.hit]
    return marks.sheet.text[last][0].isupper() and any(is_task(marks, c) for c in names)


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
