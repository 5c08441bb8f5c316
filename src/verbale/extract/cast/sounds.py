"""Names spelt otherwise in another language: "Abbas Araghtchi" and "Abbas Araghchi" sound alike.

Letters are turned into sounds by the table of the report's language (``sounds`` in ``names.yml``); the names of the
gazetteer, of whatever spelling, by the tables of all languages. Doubled letters count once.
"""

from functools import cache
from pathlib import Path

from verbale.languages.gazetteers import gazetteer
from verbale.languages.load import languages
from verbale.languages.names import names
from verbale.languages.words import word_spans

Sound = tuple[str, str]
"""First and last word of a name, as they sound."""


def sounding(words: tuple[str, ...], language: str, overlays: tuple[Path, ...]) -> Sound:
    """How a name's first and last word sound in a language."""
    return _sound(words, names(language, overlays).sounds)


@cache
def people_by_sound(overlays: tuple[Path, ...]) -> dict[Sound, frozenset[str]]:
    """Sound -> keys of the people of the gazetteer so called."""
    found: dict[Sound, set[str]] = {}
    tables = [names(code, overlays).sounds for code in languages()]
    for key, person in gazetteer(overlays).people.items():
        words = tuple(word for word, _, _ in word_spans(person.name))
        if len(words) > 1:
            for table in tables:
                found.setdefault(_sound(words, table), set()).add(key)
    return {sound: frozenset(keys) for sound, keys in found.items()}


def _sound(words: tuple[str, ...], table: dict[str, str]) -> Sound:
    return _heard(words[0], table), _heard(words[-1], table)


def _heard(word: str, table: dict[str, str]) -> str:
    heard, k = "", 0
    while k < len(word):
        letters = next((letters for letters in table if word.startswith(letters, k)), word[k])
        sound = table.get(letters, letters)
        heard += sound if not heard.endswith(sound) else ""
        k += len(letters)
    return heard
