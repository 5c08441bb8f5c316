"""The bodies of the gazetteer by the nouns and adjectives of their names."""

from functools import cache
from pathlib import Path

from verbale.languages.gazetteers import gazetteer


@cache
def adjective_bodies(overlays: tuple[Path, ...], language: str) -> dict[str, list[tuple[str, str]]]:
    """Noun -> (party of the adjective, key) of the bodies called by an adjective and a noun ("European Commission")."""
    index = gazetteer(overlays).index(language)
    adjectives = {f.words[0]: f.key for forms in index.values() for f in forms if f.entry == "demonym"}
    found: dict[str, list[tuple[str, str]]] = {}
    for form in (f for forms in index.values() for f in forms):
        if form.entry == "name" and len(form.words) == 2 and not form.states:
            for adjective, noun in (form.words, form.words[::-1]):
                if adjective in adjectives:
                    found.setdefault(noun, []).append((adjectives[adjective], form.key))
    return found


@cache
def party_nouns(overlays: tuple[Path, ...], language: str) -> dict[str, set[str]]:
    """Key -> words of the names of each body of the tables."""
    found: dict[str, set[str]] = {}
    for forms in gazetteer(overlays).index(language).values():
        for form in forms:
            if form.entry == "name" and not form.states:
                found.setdefault(form.key, set()).update(form.words)
    return found
