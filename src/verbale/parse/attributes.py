"""spaCy's attribute ruler with an index: the same attributes for each token, at a third of the cost.

The English pipeline turns tags into parts of speech and features by 179 patterns, and spaCy tries every one of them on
every token: a tenth of the whole parse. Nearly all are about one token's own words or tags ("TAG is NN"), so they are
kept here by that word or tag; the few others are left to spaCy's matcher. What matches is applied as spaCy does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.attrs import DEP, LOWER, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

KEYS = (("LOWER", LOWER), ("TAG", TAG), ("POS", POS), ("DEP", DEP))  # a pattern is kept by the first that it names
Match = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Pattern ``number``; besides the value under which it is kept, ``others`` must be one of these (by column)."""

    number: int
    others: tuple[tuple[int, frozenset[int]], ...]


class IndexedRuler(AttributeRuler):
    """An attribute ruler whose patterns of one token are found by a word or tag of it."""

    def add_patterns(self, patterns: Iterable[Any]) -> None:
        """Add patterns in spaCy's form."""
        super().add_patterns(patterns)
        self._rest = Matcher(self.vocab)
        self._index: list[dict[int, list[_Kept]]] = [{} for _ in KEYS]
        for number, given in enumerate(self.patterns):
            known: list[Any] = list(given["patterns"])  # type: ignore[arg-type]  # typed as anything a pattern may hold
            others = [p for p in known if given["index"] or not self._keep(number, p)]
            if others:
                self._rest.add(str(number), others)
        self._used = [(column, kept) for column, kept in enumerate(self._index) if kept]

    def match(self, doc: Doc) -> list[Match]:
        """(number of the pattern, its hash or 0, first token, end) of all that match, later patterns last."""
        strings = self.vocab.strings
        found = [(int(strings[m]), m, s, e) for m, s, e in self._rest(doc, allow_missing=True)]
        for i, values in enumerate(doc.to_array([attribute for _, attribute in KEYS]).tolist()):
            for column, kept in self._used:
                for one in kept.get(values[column], ()):
                    if not one.others or all(values[c] in allowed for c, allowed in one.others):
                        found.append((one.number, 0, i, i + 1))
        found.sort()
        return found

    def _keep(self, number: int, pattern: Any) -> bool:
        """Put a pattern into the index; False where it is not about the words and tags of one token."""
        if len(pattern) != 1 or not pattern[0] or not set(pattern[0]) <= {key for key, _ in KEYS}:
            return False
        asked: list[tuple[int, frozenset[int]]] = []
        for column, (key, _) in enumerate(KEYS):
            if key in pattern[0]:
                value = pattern[0][key]
                words = [value] if isinstance(value, str) else value.get("IN") if set(value) == {"IN"} else None
                if not words:
                    return False
                asked.append((column, frozenset(map(self.vocab.strings.add, words))))
        column, values = asked[0]
        for one in values:
            self._index[column].setdefault(one, []).append(_Kept(number, tuple(asked[1:])))
        return True


def make_ruler(nlp: Language, name: str) -> IndexedRuler:
    """A ruler, to be filled from disk."""
    return IndexedRuler(nlp.vocab, name)
