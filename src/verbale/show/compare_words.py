"""The words in which a comparison is shown, in the language of the interface."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

FOLDER = files("verbale.show").joinpath("strings")
FIRST = "en"


@dataclass(frozen=True, slots=True)
class CompareWords:
    """The table ``strings/compare.<code>.yml``.

    Attributes:
        code: Language of the interface.
        said: Key -> sentence, with the names of its parts in braces.
        names: Word of the record (a relation, a kind, a mode, a status) -> what to call it; others stay as they are.
    """

    code: str
    said: dict[str, str]
    names: dict[str, str]

    def say(self, key: str, **parts: object) -> str:
        """A sentence with its parts put in."""
        return self.said[key].format(**parts)

    def name(self, word: str) -> str:
        """What to call a word of the record."""
        return self.names.get(word, word)

    def listed(self, some: Iterable[str]) -> str:
        """Several words of the record in a row."""
        return ", ".join(map(self.name, sorted(some)))


@cache
def compare_words(code: str = FIRST) -> CompareWords:
    """The words of a language of the interface; of the first one where it has no table."""
    file = FOLDER.joinpath(f"compare.{code}.yml")
    if not file.is_file():
        return compare_words(FIRST)
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    return CompareWords(code, read["said"], read["names"])
