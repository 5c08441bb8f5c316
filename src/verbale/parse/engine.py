"""Load the parser of a language; the one place that loads spaCy."""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from verbale.languages.engine import engine
from verbale.parse.loading import load
from verbale.record.errors import LanguageError

LEMMAS = 20_000  # lemmas that a parser may keep between two batches


def pipeline(language: str, overlays: tuple[Path, ...] = ()) -> Language:
    """The first installed spaCy pipeline that the language's ``engine.yml`` names.

    Raises:
        LanguageError: none of them is installed.
    """
    wanted = engine(language, overlays).pipelines
    found = next((name for name in wanted if spacy.util.is_package(name)), None)
    if found is None:
        raise LanguageError(f"{language}/engine.yml", 0, f"none of {', '.join(wanted)} is installed; pip install one")
    return _loaded(found)


@cache
def _loaded(package: str) -> Language:
    return load(package)


@cache
def _replacements(language: str, overlays: tuple[Path, ...]) -> dict[int, str]:
    blanks = dict.fromkeys(map(ord, "\r\n\t\x0b\x0c\x85\u2028\u2029"), " ")
    halves = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, which the parser cannot encode
    return blanks | halves | {ord(old): new for old, new in engine(language, overlays).replace.items()}


@contextmanager
def passing_words(names: Iterable[str], overlays: tuple[Path, ...] = ()) -> Iterator[None]:
    """Forget, at the end, the words that the parsers of some languages met inside: memory stays flat over an archive.

    No token or parse made inside may be used afterwards.
    """
    used = [pipeline(name, overlays) for name in sorted(set(names))]
    with ExitStack() as zones:
        for nlp in used:
            zones.enter_context(nlp.memory_zone())
        yield
    for nlp in used:
        for _, part in nlp.pipeline:
            if isinstance(part, Lemmatizer) and len(part.cache) > LEMMAS:  # it keeps the lemma of every word it met
                part.cache.clear()


def readable(text: str, language: str, overlays: tuple[Path, ...] = ()) -> str:
    """The text with characters that the parser knows better; the same length."""
    text = text.translate(_replacements(language, overlays))
    opening = engine(language, overlays).opening
    return _opening(tuple(opening)).sub(lambda m: opening[m[0]], text) if opening else text


@cache
def _opening(letters: tuple[str, ...]) -> re.Pattern[str]:
    """These letters as the first word of a text or sentence, or after a dash or a quote mark that opens one."""
    return re.compile(rf"""(?:(?<=^)|(?<=[.!?:] )|(?<=[-"] ))(?:{"|".join(letters)})(?= \w)""")
