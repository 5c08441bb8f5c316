"""Load a spaCy pipeline: the tokens, tags, heads, lemmas and names that ``spacy.load`` gives, sooner and faster.

What differs from ``spacy.load``, with nothing found by it differing (a test compares every token):

- The language class is a plain one, and the tokenizer's expression for words that stay whole ("faux-semblant") is
  compiled in an equal, shorter form (``parse.factored``). Of the four seconds in which ``spacy.load`` makes the French
  pipeline ready, two compile that expression (1.45 million characters) when spaCy's package of the language is
  imported. The tokenizer comes from the pipeline's package all the same; stop words, noun chunks and ``like_num``,
  which nothing here asks for, are missing.
- The list that turns hashes of words never met into words is left out, and so are components that the package itself
  switches off.
- Four components are put in the place of spaCy's: see ``parse.lemmas``, ``parse.attributes`` and ``parse.stepwise``.

A pipeline with a tokenizer of its own kind is left to ``spacy.load``.
"""

import re
from collections.abc import Callable
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer

from verbale.parse.attributes import make_ruler
from verbale.parse.factored import factored
from verbale.parse.lemmas import fields, fill, make_lemmatizer
from verbale.parse.stepwise import make_parser, make_recognizer

STRINGS = "strings"  # what spaCy calls the list of words of a vocabulary
USUAL = "spacy.Tokenizer.v1"
OURS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {  # component of spaCy's -> ours, and what it is told
    "parser": (make_parser, ("model",)),
    "ner": (make_recognizer, ("model",)),
    "attribute_ruler": (make_ruler, ()),
    "lemmatizer": (make_lemmatizer, ("mode", "overwrite")),
}
for _name, (_make, _) in OURS.items():
    Language.factory(f"verbale_{_name}", func=_make)


def load(package: str) -> Language:
    """The pipeline of an installed package."""
    root = spacy.util.get_package_path(package)
    meta = spacy.util.get_model_meta(root)
    home = root / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    config = spacy.util.load_config(home / "config.cfg", interpolate=True)
    left_out = [STRINGS, *config["nlp"]["disabled"]]
    if config["nlp"]["tokenizer"] != {"@tokenizers": USUAL}:
        return spacy.load(package, exclude=left_out)
    nlp = _empty(config, left_out)
    nlp.from_disk(home, exclude=["tokenizer", "lemmatizer", *left_out])
    tokenizer = nlp.tokenizer = Tokenizer(nlp.vocab)
    tokenizer.from_disk(home / "tokenizer", exclude=["vocab", "token_match"])
    kept_whole = fields(home / "tokenizer", ["token_match"])["token_match"]
    tokenizer.token_match = re.compile(factored(kept_whole)).match if kept_whole else None
    for name, part in nlp.pipeline:
        if isinstance(part, Lemmatizer):
            fill(part, home / name / "lookups" / "lookups.bin")
    return nlp


def _empty(config: dict[str, Any], left_out: list[str]) -> Language:
    """The right components in a plain language class, without their data."""
    plain: type[Language] = type("Plain", (Language,), {"lang": config["nlp"]["lang"]})
    nlp = plain(create_tokenizer=lambda made: Tokenizer(made.vocab))
    for name in config["nlp"]["pipeline"]:
        if name in left_out:
            continue
        options = dict(config["components"][name])
        factory = options.pop("factory")
        if factory in OURS:
            told = {key: options[key] for key in OURS[factory][1]}
            nlp.add_pipe(f"verbale_{factory}", name=name, config=told)
        else:
            nlp.add_pipe(factory, name=name, config=options)
    nlp.batch_size = config["nlp"]["batch_size"]
    return nlp
