"""Load a spaCy pipeline: the tokens, tags, heads, lemmas and names that ``spacy.load`` gives, sooner.

Of the four seconds in which ``spacy.load`` makes the French pipeline ready, two compile one regular expression of the
tokenizer (1.45 million characters: words such as "faux-semblant" that stay whole). Here

- that expression is compiled in an equal form that shares what its branches have in common (``parse.factored``);
- the language class is a plain one, because importing spaCy's own compiles the expression. Its tokenizer comes from
  the package and its lemmatizer from spaCy's file all the same; stop words, noun chunks and ``like_num`` do not;
- the list that turns hashes of words never met into words is left out, and so are components that the package itself
  switches off.

A pipeline whose tokenizer has no such expression is made by ``spacy.load``, but for these and for lemmas: the tables of
every lemmatizer are filled here, so that a new word costs it no search through a list.
"""

import re
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Table
from spacy.pipeline import Lemmatizer
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer

from verbale.parse.attributes import index_rulers
from verbale.parse.factored import factored

STRINGS = "strings"  # what spaCy calls the list of words of a vocabulary
INDEX = "lemma_index"


def load(package: str) -> Language:
    """The pipeline of an installed package."""
    root = spacy.util.get_package_path(package)
    meta = spacy.util.get_model_meta(root)
    home = root / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    config = spacy.util.load_config(home / "config.cfg", interpolate=True)
    left_out = [STRINGS, *config["nlp"]["disabled"]]
    kept_whole = _fields(home / "tokenizer", ["token_match"])["token_match"]
    if not kept_whole:
        nlp = spacy.load(package, exclude=left_out)
    else:
        nlp = _empty(config, left_out)
        nlp.from_disk(home, exclude=["tokenizer", "lemmatizer", *left_out])
        tokenizer = nlp.tokenizer = Tokenizer(nlp.vocab)
        tokenizer.from_disk(home / "tokenizer", exclude=["vocab", "token_match"])
        tokenizer.token_match = re.compile(factored(kept_whole)).match
    for name, part in nlp.pipeline:
        if isinstance(part, Lemmatizer):
            _fill(part, home / name / "lookups" / "lookups.bin")
    index_rulers(nlp)
    return nlp


def _fill(lemmatizer: Lemmatizer, path: Path) -> None:
    """Put a lemmatizer's tables in place: as plain dictionaries, and the words that it knows as sets.

    spaCy has those words in lists, which it searches from the start for each word that it meets for the first time.
    """
    names = [name for group in lemmatizer.get_lookups_config(lemmatizer.mode) for name in group]
    for name, rows in _fields(path, names).items():
        plain = {kind: frozenset(words) for kind, words in rows.items()} if name == INDEX else rows
        lemmatizer.lookups.set_table(name, _Rows(plain))


def _empty(config: dict[str, Any], left_out: list[str]) -> Language:
    """The right components in a plain language class, without their data."""
    plain: type[Language] = type("Plain", (Language,), {"lang": config["nlp"]["lang"]})
    nlp = plain(create_tokenizer=lambda made: Tokenizer(made.vocab))
    for name in config["nlp"]["pipeline"]:
        if name not in left_out:
            options = dict(config["components"][name])
            factory = options.pop("factory")
            nlp.add_pipe("verbale_lemmatizer" if factory == "lemmatizer" else factory, name=name, config=options)
    nlp.batch_size = config["nlp"]["batch_size"]
    return nlp


def _fields(path: Path, names: list[str]) -> dict[str, Any]:
    """Those fields of a file in spaCy's binary form that it has."""
    found: dict[str, Any] = {}
    spacy.util.from_bytes(path.read_bytes(), {name: partial(found.__setitem__, name) for name in names}, ())
    return found


@Language.factory("verbale_lemmatizer")
def _lemmatizer(nlp: Language, name: str, model: Any, mode: str, overwrite: bool, scorer: object) -> Lemmatizer:
    """The lemmatizer that spaCy has for the language, read from its file without the package around it."""
    kind: type[Lemmatizer] = Lemmatizer
    for folder in spacy.__path__:
        path = Path(folder) / "lang" / str(nlp.lang) / "lemmatizer.py"
        spec = spec_from_file_location(f"spacy.lang.{nlp.lang}.lemmatizer", path) if path.is_file() else None
        if spec and spec.loader:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            kind = next(c for c in vars(module).values() if isinstance(c, type) and Lemmatizer in c.__bases__)
    return kind(nlp.vocab, model, name, mode=mode, overwrite=overwrite)


class _Rows(Table):
    """What a table of a lemmatizer has for a word; keyed by the word's hash. Only ``get`` is of use."""

    def __init__(self, rows: dict[int, Any]) -> None:
        self._rows = rows

    def get(self, key: str | int, default: Any = None) -> Any:
        return self._rows.get(get_string_id(key), default)
