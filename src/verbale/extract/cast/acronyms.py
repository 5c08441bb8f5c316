"""Short forms made of initials, and the names that they spell."""

from verbale.languages.gazetteers import Gazetteer


def spells(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the initials of a name, or of its first words, are the acronym ("PG&E": Pacific Gas and Electric)."""
    letters = "".join(c for c in acronym.casefold() if c.isalpha())
    initials = "".join(w[0] for w in words if len(w) > 3 or w[0].isdigit())
    return letters == initials or (len(letters) > 2 and initials.startswith(letters))


def is_acronym(word: str) -> bool:
    """Whether a word is two to eight capitals."""
    return 2 <= len(word) <= 8 and word.isupper() and word.replace("&", "").replace("-", "").isalpha()


def spelled_name(known: Gazetteer, key: str, language: str, written: list[str]) -> str | None:
    """The name of a party that its written short form spells, where the party changed its name: "RN", "FN"."""
    for form in known.longer_names(language).get(key, ()):
        if any(is_acronym(w) and spells(w, form.words) for w in written):
            return form.text
    return None
