"""Words as search keeps them: without accents and endings, so that "déployé" finds "deploiement".

Each word is kept in two forms, the stem without accents and the stem of the word without accents, since an asker may
leave accents out and a stemmer goes by them. Stems are Snowball's, of the language of the text.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import snowballstemmer
from babel import Locale, UnknownLocaleError

from verbale.languages.load import languages
from verbale.record.actors import folded

_WORD = re.compile(r"[^\W_]+")
LONGEST = 60  # a longer run of letters is no word that somebody looks for


@cache
def _stemmer(language: str) -> Any:
    try:
        return snowballstemmer.stemmer(str(Locale(language).get_language_name("en")).lower())
    except (KeyError, UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=200_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """The forms of a word under which it is kept and found; of an unknown language, the word without accents."""
    small, stemmer = word.lower(), _stemmer(language)
    stem: Callable[[str], str] = stemmer.stemWord if stemmer else str
    made = (_ending(folded(stem(small))), _ending(stem(folded(small))))
    return tuple(dict.fromkeys(form for form in made if form and "-" not in form))


def _ending(stem: str) -> str:
    """A stem in -y and the same in -i are one: "deploye" without its accent keeps the y that "déployé" loses."""
    return f"{stem[:-1]}i" if stem.endswith("y") and len(stem) > 3 else stem


def stems(text: str, language: str) -> str:
    """All words of a text in their forms, between spaces."""
    words = (word for word in _WORD.findall(text) if len(word) <= LONGEST)
    return " ".join(form for word in words for form in forms(word, language))


def asked(question: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a question, the forms of which one must be found: those of every language we have."""
    words = [word for word in _WORD.findall(question) if len(word) <= LONGEST][:12]
    found = (tuple(dict.fromkeys(f for code in languages() for f in forms(word, code))) for word in words)
    return tuple(given for given in found if given)
