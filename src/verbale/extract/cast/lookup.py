"""Find the names of the gazetteer in a block."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from verbale.extract.cast.sheet import Sheet
from verbale.languages.gazetteers import Form, Gazetteer
from verbale.languages.words import word_spans

_PEOPLE = frozenset(("PER", "PERSON"))
_LETTERS = re.compile(r"[^\W_]+")
_ARTICLE = 3  # letters of the longest article
_JOINTS = frozenset(("", " ", "-", "'", ".", ". ", " - ", "- ", ", "))


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``first`` to ``last`` (included) and what they may stand for, all of one length."""

    first: int
    last: int
    forms: tuple[Form, ...]

    @property
    def entry(self) -> str:
        """The strongest kind of entry: a name before a capital before a demonym."""
        return self.forms[0].entry


_STRENGTH = {"name": 0, "person": 1, "seat": 2, "capital": 3, "demonym": 4}


def hits(sheet: Sheet, known: Gazetteer, language: str, capital_adjectives: bool) -> list[Hit]:
    """All longest matches in order, none overlapping another; ``capital_adjectives``: "Russian", not "russe"."""
    found = (
        _tokens(sheet, start, end, forms)
        for start, end, forms in matches(sheet.doc_text, known, language, capital_adjectives)
    )
    return [hit for hit in found if hit]


def matches(
    text: str, known: Gazetteer, language: str, capital_adjectives: bool
) -> Iterator[tuple[int, int, list[Form]]]:
    """Start, end and meanings of the longest matches in a text, in order."""
    words = word_spans(text)
    low = tuple(word for word, _, _ in words)
    index = known.index(language)
    i, count = 0, len(words)
    while i < count:
        forms = [form for form in index.get(low[i], ()) if form.words == low[i : i + len(form.words)]]
        best = _longest(words, i, forms, text, capital_adjectives) if forms else []
        if best:
            yield words[i][1], words[i + len(best[0].words) - 1][2], best
        i += len(best[0].words) if best else 1


def is_given_name(sheet: Sheet, hit: Hit, given: Container[str]) -> bool:
    """Whether a place is somebody's given name: "Virginie Dumas", one name of a person for the parser."""
    k = hit.last + 1
    if hit.first != hit.last or hit.entry != "name" or k >= len(sheet):
        return False
    if sheet.low[hit.first] not in given and sheet.dep[k] != "flat:name":
        return False  # "Dominique Lhermitte"
    if sheet.starts[k] or sheet.opens[k] or not sheet.text[k][0].isupper():
        return False
    return sheet.label[hit.first] in _PEOPLE and sheet.label[k] == sheet.label[hit.first]


def opens_a_name(sheet: Sheet, hit: Hit) -> bool:
    """Whether a state without its article is the first word of a body's name to the parser: "France Bleu"."""
    k = hit.last + 1
    if hit.first != hit.last or hit.entry != "name" or k >= len(sheet) or not all(f.states for f in hit.forms):
        return False
    if sheet.starts[k] or sheet.opens[k] or not sheet.text[k][0].isupper() or sheet.pos[k] not in ("PROPN", "X"):
        return False
    bare = sheet.opens[hit.first] and not (hit.first and sheet.pos[hit.first - 1] == "DET")
    return bare and sheet.label[hit.first] == "ORG" == sheet.label[k]


def _longest(words: list[tuple[str, int, int]], at: int, forms: list[Form], text: str, strict: bool) -> list[Form]:
    """Those of the forms whose words stand at a word that are the longest written as the gazetteer has them."""
    kept: list[Form] = []
    for form in forms:
        size = len(form.words)
        if kept and size < len(kept[0].words):
            break
        if any(text[words[at + k][2] : words[at + k + 1][1]] not in _JOINTS for k in range(size - 1)):
            continue
        if _hyphened(text, words[at][1], words[at + size - 1][2]):
            continue
        if _cased(form, text[words[at][1] : words[at + size - 1][2]], strict):
            kept.append(form)
    kept.sort(key=lambda f: _STRENGTH[f.entry])
    return [f for f in kept if f.entry == kept[0].entry] if kept else kept


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether the words are a part of a longer compound ("Australie-Occidentale"), or a currency."""
    after = text[end : end + 2]
    before = text[max(0, start - 2) : start]
    currency = after[:1] == "$"  # "US$22,900"
    return currency or (after[:1] == "-" and after[1:].isalpha()) or (before[-1:] == "-" and before[:1].isalpha())


def _cased(form: Form, written: str, strict: bool) -> bool:
    if form.capitals:
        return written.isupper()
    if form.entry == "demonym" and not strict:
        return True
    article = " " in form.text and len(form.words[0]) <= _ARTICLE  # "Le Monde", not "Le monde entier"
    if form.entry != "person" and not article:
        return written[0].isupper() or not form.text[0].isupper()
    spoken = _LETTERS.findall(written)
    return all(w[0].isupper() for w, own in zip(spoken, _LETTERS.findall(form.text), strict=False) if own[0].isupper())


def _tokens(sheet: Sheet, start: int, end: int, forms: list[Form]) -> Hit | None:
    """The tokens of a match; None where it would cut a token in two (but a token may hold the match)."""
    first = sheet.token_at.get(start)
    if first is None:
        return None
    last = first
    while last + 1 < len(sheet) and sheet.start[last + 1] < end:
        last += 1
    if sheet.start[last] + len(sheet.text[last]) > end + 1:
        return None
    return Hit(first, last, tuple(forms))
