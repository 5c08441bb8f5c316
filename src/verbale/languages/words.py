"""Words of a text for looking up names: folded, with their places."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Lower case without accents: "Élysée" -> "elysee"."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Each run of letters or digits: folded, start, end (code points)."""
    return [(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]
