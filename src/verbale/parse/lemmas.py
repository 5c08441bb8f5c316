"""spaCy's lemmatizer of a language, with tables that are quick to load and to ask.

It is read from its own file, because importing spaCy's package of the language may compile for seconds. Its tables stay
plain dictionaries, and the words that it knows are sets: spaCy has them in lists, which it searches from the start for
each word that it meets for the first time.
"""

from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Table
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id

INDEX = "lemma_index"


def make_lemmatizer(nlp: Language, name: str, mode: str, overwrite: bool) -> Lemmatizer:
    """The lemmatizer that spaCy has for the language, without its tables."""
    kind: type[Lemmatizer] = Lemmatizer
    for folder in spacy.__path__:
        path = Path(folder) / "lang" / str(nlp.lang) / "lemmatizer.py"
        spec = spec_from_file_location(f"spacy.lang.{nlp.lang}.lemmatizer", path) if path.is_file() else None
        if spec and spec.loader:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            kind = next(c for c in vars(module).values() if isinstance(c, type) and Lemmatizer in c.__bases__)
    return kind(nlp.vocab, None, name, mode=mode, overwrite=overwrite)


def fill(lemmatizer: Lemmatizer, path: Path) -> None:
    """Put the tables of a file in spaCy's form in place."""
    names = [name for group in lemmatizer.get_lookups_config(lemmatizer.mode) for name in group]
    for name, rows in fields(path, names).items():
        plain = {kind: frozenset(words) for kind, words in rows.items()} if name == INDEX else rows
        lemmatizer.lookups.set_table(name, _Rows(plain))


def fields(path: Path, names: list[str]) -> dict[str, Any]:
    """Those fields of a file in spaCy's binary form that it has."""
    found: dict[str, Any] = {}
    spacy.util.from_bytes(path.read_bytes(), {name: partial(found.__setitem__, name) for name in names}, ())
    return found


class _Rows(Table):
    """What a table of a lemmatizer has for a word; keyed by the word's hash. Only ``get`` is of use."""

    def __init__(self, rows: dict[int, Any]) -> None:
        self._rows = rows

    def get(self, key: str | int, default: Any = None) -> Any:
        return self._rows.get(get_string_id(key), default)
