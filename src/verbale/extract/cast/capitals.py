"""Whom a capital stands for that is the seat of a body too: "Brussels proposes" is the Union, "in Brussels" Belgium."""

from collections import Counter
from dataclasses import replace

from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.sheet import SUBJECTS
from verbale.languages.gazetteers import Gazetteer

_POSSESSED = frozenset(("'s", "'"))


def settle_capitals(all_marks: list[Marks], known: Gazetteer, counts: Counter[str]) -> None:
    """Leave each capital of several parties one of them: the body where it acts, the state where it is a place.

    A report that names the state and nowhere a body of that seat means the state.
    """
    for marks in all_marks:
        for k, hit in list(marks.hit.items()):
            if k == hit.first and hit.entry == "capital" and len({f.key for f in hit.forms}) > 1:
                acts = _acts(marks, hit) and not _only_state(hit, known, counts)
                forms = tuple(f for f in hit.forms if (known.parties[f.key].type == "state") is not acts)
                if forms:
                    _put(marks, hit, replace(hit, forms=forms))


def _put(marks: Marks, old: Hit, new: Hit) -> None:
    for k in range(old.first, old.last + 1):
        marks.hit[k] = new


def _only_state(hit: Hit, known: Gazetteer, counts: Counter[str]) -> bool:
    spoken = {key for key, n in counts.items() if n}
    spoken |= {known.parties[key].acts_through for key in spoken}  # "European" tells of the Union
    keys = {f.key for f in hit.forms} & spoken
    return bool(keys) and all(known.parties[key].type == "state" for key in keys)


def _acts(marks: Marks, hit: Hit) -> bool:
    """Whether a capital does or says something, is spoken to, or owns: no place of something else."""
    sheet, k = marks.sheet, hit.last
    before = sheet.low[hit.first - 1] if hit.first else ""
    if before in marks.words.places:
        return False
    if k + 1 < len(sheet) and sheet.text[k + 1] in _POSSESSED:
        return True
    if sheet.dep[k] == "conj" and _capital_before(marks, hit):
        return True  # "Londres et Bruxelles"
    if sheet.dep[k] in SUBJECTS or before in marks.words.together | marks.words.according:
        return True
    return sheet.dep[k] in ("obj", "dobj") and sheet.lemma[sheet.head[k]] in marks.words.speech


def _capital_before(marks: Marks, hit: Hit) -> bool:
    """Whether a capital is joined to another one that is under no preposition."""
    sheet, other = marks.sheet, marks.hit.get(marks.sheet.head[hit.last])
    if other is None or other.entry != "capital" or other.last >= hit.first:
        return False
    return (
        not any(c.dep_ in ("case", "det") for c in sheet.tokens[other.last].lefts) and sheet.dep[other.last] != "pobj"
    )
