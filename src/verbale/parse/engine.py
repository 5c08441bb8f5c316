"""Load the parser of a language; the one place that loads spaCy."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

import spacy
from spacy.language import Language

from verbale.languages.engine import engine
from verbale.parse.loading import load
from verbale.record.errors import LanguageError


@cache
def pipeline(language: str) -> Language:
    """The first installed spaCy pipeline that the language's ``engine.yml`` names.

    Raises:
        LanguageError: none of them is installed.
    """
    wanted = engine(language).pipelines
    found = next((name for name in wanted if spacy.util.is_package(name)), None)
    if found is None:
        raise LanguageError(f"{language}/engine.yml", 0, f"none of {', '.join(wanted)} is installed; pip install one")
    return load(found)


@cache
def _replacements(language: str) -> dict[int, str]:
    blanks = dict.fromkeys(map(ord, "\r\n\t\x0b\x0c\x85\u2028\u2029"), " ")
    halves = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, which the parser cannot encode
    return blanks | halves | {ord(old): new for old, new in engine(language).replace.items()}


@contextmanager
def passing_words(names: Iterable[str]) -> Iterator[None]:
    """Forget, at the end, the words that the parsers of some languages met inside: memory stays flat over an archive.

    No token or parse made inside may be used afterwards.
    """
    with ExitStack() as zones:
        for name in sorted(set(names)):
            zones.enter_context(pipeline(name).memory_zone())
        yield


def readable(text: str, language: str) -> str:
    """The text with characters that the parser knows better; the same length."""
    return text.translate(_replacements(language))
