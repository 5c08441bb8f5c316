"""What an unknown name names, told by all that one report writes around it, where the parser guesses word by word.

A word that stands "in" somewhere, or whose ministers speak, is no person, nor is "the Grey Gull"; a word that
somebody's full name ends with is. In a headline with capitals throughout, and in words that shout, only names that
the report has elsewhere are names.
"""

from collections.abc import Collection, Container
from dataclasses import dataclass, field, replace

from verbale.extract.cast.chains import ORGANISATION, OTHER, PERSON, PLACE, Chain
from verbale.extract.cast.lexicon import Lexicon
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.languages.gazetteers import Gazetteer

_POSSESSED = frozenset(("'s", "'"))
_CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON"))
_MOST = 0.8  # of the words of a headline that has capitals throughout
_SHOUT = 7  # letters in capitals that no acronym has
_OF_STATES = frozenset(
    ("president", "prime-minister", "foreign-minister", "defence-minister", "interior-minister", "minister", "monarch")
)


@dataclass
class _Told:
    """Folded names: family names of people, places, powers (they have ministers), first words of bodies, what
    is no place somewhere."""

    people: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    powers: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    acting: set[str] = field(default_factory=set)


def settle_kinds(all_marks: Collection[Marks], words: Lexicon, known: Gazetteer, plain: Container[str]) -> None:
    """Mend the chains of a report: where they begin and end, and what they name."""
    for marks in all_marks:
        for chain in _chains(marks):
            _put(marks, chain, [_trimmed(marks.sheet, words, plain, chain)])
    titled = [marks for marks in all_marks if _title_case(marks.sheet)]
    loud = [(m, c) for m in all_marks for c in _chains(m) if m in titled or _shouted(m.sheet, words, plain, c)]
    names = _names([(m, c) for m in all_marks for c in _chains(m) if (m, c) not in loud])
    for marks, chain in loud:
        _put(marks, chain, _known_parts(marks.sheet, chain, names))
    ships = {_low(m.sheet, c) for m in all_marks for c in _chains(m) if _is_ship(m.sheet, words, c)}
    for marks in all_marks:
        for chain in _chains(marks):
            if _low(marks.sheet, chain) in ships:
                _put(marks, chain, [])
    told = _Told()
    for marks in all_marks:
        for chain in _chains(marks):
            _note(told, marks, words, chain)
    for marks in all_marks:
        for chain in _chains(marks):
            if _of_two(told, marks.sheet, chain):
                _put(marks, chain, [])
                continue
            label = _label(told, marks.sheet, words, known, chain)
            if label != chain.label:
                _put(marks, chain, [replace(chain, label=label)])


def _chains(marks: Marks) -> list[Chain]:
    return list(dict.fromkeys(marks.chain.values()))


def _put(marks: Marks, old: Chain, new: list[Chain]) -> None:
    if new != [old]:
        for k in range(old.first, old.last + 1):
            marks.chain.pop(k, None)
        marks.take(new)


def _low(sheet: Sheet, chain: Chain) -> tuple[str, ...]:
    return tuple(sheet.low[chain.first : chain.last + 1])


# ---------------------------------------------------------------------- where a name begins and ends


def _trimmed(sheet: Sheet, words: Lexicon, plain: Container[str], chain: Chain) -> Chain:
    """Without a trade before it ("Baker Rosa Holm", "Refiner Calvo") and letters behind it ("Ann Holm KC")."""
    first, last = chain.first, chain.last
    while last > first + 1 and sheet.text[last] in words.postnominals:
        last -= 1
    label = PERSON if last < chain.last and chain.label == OTHER else chain.label
    if words.modifiers_first and first < last and sheet.starts[first] and sheet.low[first] not in words.given:
        low = sheet.low[first]
        trade = low in words.people or low in plain or (low + "s").endswith(tuple(words.agentive))
        if first + 1 < last and trade and sheet.low[first + 1] in words.given:
            return Chain(first + 1, last, PERSON)
        if low in words.generic - words.bodies and low not in sheet.low[first + 1 : last + 1]:
            return Chain(first + 1, last, ORGANISATION)
    return chain if (first, last) == (chain.first, chain.last) else Chain(first, last, label)


def _title_case(sheet: Sheet) -> bool:
    """Whether a headline writes its words with a capital throughout."""
    if len(sheet) > 30 or not len(sheet) or sheet.text[-1] == ".":
        return False
    content = [w for w, pos in zip(sheet.text, sheet.pos, strict=True) if pos in _CONTENT and w.isalpha()]
    capitals = sum(w[0].isupper() for w in content)
    return len(content) > 2 and capitals >= _MOST * len(content) and not all(w.isupper() for w in content)


def _names(quiet: Collection[tuple[Marks, Chain]]) -> dict[tuple[str, ...], str]:
    """Names as folded words, with what they name; of people the last word too, of others the first."""
    found: dict[tuple[str, ...], str] = {}
    for marks, chain in quiet:
        low = _low(marks.sheet, chain)
        found.setdefault(low, chain.label)
        found.setdefault(low[-1:] if chain.label == PERSON else low[:1], chain.label)
    return found


def _known_parts(sheet: Sheet, chain: Chain, names: dict[tuple[str, ...], str]) -> list[Chain]:
    """The parts of a chain that are names elsewhere in the report, the longest first."""
    found: list[Chain] = []
    k = chain.first
    while k <= chain.last:
        ends = (e for e in range(chain.last, k - 1, -1) if tuple(sheet.low[k : e + 1]) in names)
        end = next(ends, None)
        if end is not None:
            found.append(Chain(k, end, names[tuple(sheet.low[k : end + 1])]))
        k = k + 1 if end is None else end + 1
    return found


def _shouted(sheet: Sheet, words: Lexicon, plain: Container[str], chain: Chain) -> bool:
    """Whether a chain is words in capitals, no acronym ("BRIDE IN TEARS")."""
    spoken = sheet.text[chain.first : chain.last + 1]
    if not all(w.isupper() for w in spoken) or any(low in words.bodies for low in _low(sheet, chain)):
        return False
    least = _SHOUT - 2 * (len(spoken) > 1)
    return any(len(w) >= least or low in plain for w, low in zip(spoken, _low(sheet, chain), strict=True))


# ---------------------------------------------------------------------- what it names


def _note(told: _Told, marks: Marks, words: Lexicon, chain: Chain) -> None:
    sheet, low = marks.sheet, _low(marks.sheet, chain)
    before = sheet.low[chain.first - 1] if chain.first and not sheet.starts[chain.first] else ""
    if chain.last > chain.first:
        own = any(w in words.bodies for w in low) or low[-1] in words.firms
        if own or (chain.label == ORGANISATION and low[0] not in words.given):
            told.bodies.add(low[0])
        elif (chain.label == PERSON and not _is_thing(sheet, words, chain)) or low[0] in words.given:
            told.people.update((low[0], low[-1]))
        return
    if _headed(marks, words, chain) or _who_follows(sheet, words, chain):
        told.people.add(low[0])
    after = sheet.text[chain.last + 1] if chain.last + 1 < len(sheet) else ""
    if after in _POSSESSED:
        told.acting.add(low[0])
        if _has_power(marks, words, chain.last + 2):
            told.powers.add(low[0])
        return
    of_site = before in words.links and chain.first > 1 and sheet.low[chain.first - 2] in words.sites
    beside = not words.modifiers_first  # "la rivière | Sanko", "la société | Aquaval"
    spoke = _speaks(sheet, words, chain.first) or _speaks(sheet, words, chain.last + 2)
    if spoke and (beside or chain.label == PLACE):  # "Vardia, qui dénonce"
        (told.people if chain.label == PERSON else told.powers).add(low[0])
    of_site = of_site or (before in words.links and _of_a_place(marks, chain.first - 2))
    if before in words.inside or of_site or (beside and before in words.sites):
        told.places.add(low[0])
        return
    told.acting.add(low[0])
    if beside and (before in words.generic or _generic_before(sheet, words, chain.first - 1)):
        told.bodies.add(low[0])


def _generic_before(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a noun for a body with an adjective stands before a name: "le groupe norvégien | Fjordal"."""
    return k > 1 and sheet.pos[k] == "ADJ" and sheet.low[k - 1] in words.generic and sheet.pos[k - 1] == "NOUN"


def _of_two(told: _Told, sheet: Sheet, chain: Chain) -> bool:
    """Whether a hyphen joins two people whom the report names: "the | Kim-Trump | summit"."""
    if chain.last - chain.first != 2 or sheet.text[chain.first + 1] != "-":
        return False
    return {sheet.low[chain.first], sheet.low[chain.last]} <= told.people


def _of_a_place(marks: Marks, k: int) -> bool:
    """Whether an office that towns and provinces have ends with a token ("mayor | of")."""
    return any(last == k and code == "governor" for last, code in marks.heads.values())


def _speaks(sheet: Sheet, words: Lexicon, k: int) -> bool:
    """Whether a name, or the relative pronoun that takes it up, is the subject of a verb of saying."""
    if k >= len(sheet) or sheet.dep[k] not in SUBJECTS or sheet.lemma[sheet.head[k]] not in words.speech:
        return False
    return sheet.pos[k] != "PRON" or "Rel" in sheet.block.columns.morph[k].get("PronType", ())


def _headed(marks: Marks, words: Lexicon, chain: Chain) -> bool:
    """Whether a title or an office stands right before a name ("Mrs Holm", "President Holm")."""
    k = chain.first - 1
    if k > 0 and marks.sheet.text[k] == ".":
        k -= 1
    if k < 0:
        return False
    titled = marks.sheet.low[k].rstrip(".") in words.titles and marks.sheet.text[k][0].isupper()
    titled = titled or (marks.sheet.low[k] in words.people and marks.sheet.text[k].islower())
    return titled or any(last == k for last, _ in marks.heads.values())


def _who_follows(sheet: Sheet, words: Lexicon, chain: Chain) -> bool:
    """Whether "who" or an age follows: not "whose", which countries have too."""
    k = chain.last + 2
    if k >= len(sheet) or sheet.text[k - 1] != ",":
        return False
    aged = sheet.text[k].isdigit() and len(sheet.text[k]) == 2
    return aged or (sheet.low[k] in words.personal and sheet.dep[k] != "poss")


def _has_power(marks: Marks, words: Lexicon, k: int) -> bool:
    """Whether what is possessed is what states have: "'s fisheries minister", "'s coast guard", "'s government"."""
    sheet = marks.sheet
    if k < len(sheet) and sheet.low[k] in words.given and sheet.text[k][0].isupper():
        return True  # "Poland's Anna Holm"
    for j in range(k, min(k + 3, len(sheet))):
        if sheet.pos[j] not in ("NOUN", "ADJ", "PROPN"):
            return False
        if sheet.low[j] in words.state_bodies | words.governments:
            return True
        if j in marks.heads and marks.heads[j][1] in _OF_STATES:
            return True
    return False


def _is_ship(sheet: Sheet, words: Lexicon, chain: Chain) -> bool:
    """Whether the noun of a ship stands before a name ("the tanker Ann Roy")."""
    return chain.first > 0 and not sheet.starts[chain.first] and sheet.low[chain.first - 1] in words.vessels


def _is_thing(sheet: Sheet, words: Lexicon, chain: Chain) -> bool:
    """Whether a name that the parser takes for a person's has an article: "the Grey Gull"."""
    if chain.first == 0 or sheet.starts[chain.first] or not words.modifiers_first:
        return False
    before = chain.first - 1
    articled = sheet.pos[before] == "DET" and sheet.low[before] in words.definite - words.possessives.keys()
    own = chain.last > chain.first and sheet.low[chain.first] not in words.given
    return articled and own and sheet.dep[chain.last] != "compound"


def _label(told: _Told, sheet: Sheet, words: Lexicon, known: Gazetteer, chain: Chain) -> str:
    if chain.last > chain.first and sheet.low[chain.last] in words.firms and sheet.low[chain.first] not in words.given:
        return ORGANISATION
    if chain.label == ORGANISATION and chain.last == chain.first and words.modifiers_first:
        low = sheet.low[chain.first]
        return PLACE if low in told.places - told.acting - told.bodies - told.powers else ORGANISATION
    if chain.label == PLACE and chain.last == chain.first and words.modifiers_first:
        low = sheet.low[chain.first]
        return ORGANISATION if low in told.powers - told.people and not known.named(low) else PLACE
    if chain.label not in (PERSON, OTHER):
        return chain.label
    if chain.label == PERSON and _is_thing(sheet, words, chain):
        return OTHER
    low = sheet.low[chain.first]
    if chain.last > chain.first or low in told.people or known.named(low):
        return chain.label
    if low in told.powers or (low in told.bodies and low not in told.places):
        return ORGANISATION
    if low in told.places:
        return PLACE
    alone = chain.label == PERSON and low not in words.given  # the press tells who somebody is
    return OTHER if words.modifiers_first and alone else chain.label
