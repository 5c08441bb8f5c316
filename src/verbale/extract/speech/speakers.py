"""What a source is, as far as its head tells: somebody, a body, something written, a thing.

"Le texte prévoit" and "the storm threatens" say nothing, "le ministre prévoit" and "he threatens" may.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verbale.extract.speech.view import View
from verbale.languages.names import names

ENTITIES = {
    "PERSON": "somebody", "PER": "somebody", "ORG": "body", "NORP": "body", "GPE": "place", "LOC": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kinds:
    """Nouns by what they stand for."""

    somebody: frozenset[str]
    body: frozenset[str]
    written: frozenset[str]


@cache
def kinds(language: str, overlays: tuple[str, ...] = ()) -> Kinds:
    """The nouns of a language."""
    table = names(language, tuple(map(Path, overlays)))
    offices = {w.lower() for phrases in table.offices.values() for p in phrases for w in p.split()[-1:] + p.split()[:1]}
    people = frozenset(offices | table.people | table.collectives | table.standing | set(table.titles))
    return Kinds(people, table.bodies | table.governments | table.groups | table.media, table.documents)


def kind_of_speaker(v: View, i: int) -> str:
    """``somebody · body · place · written · thing · name``, or the person of a pronoun ("pronoun:3:Plur")."""
    if v.pos[i] == "PRON":
        return f"pronoun:{''.join(v.morph(i, 'Person'))}:{''.join(v.morph(i, 'Number'))}"
    nouns = kinds(v.parsed.language, v.parsed.overlays)
    for word in (v.words[i], v.lemmas[i]):
        if word in nouns.somebody:
            return "somebody"
        if word in nouns.body:
            return "body"
        if word in nouns.written:
            return "written"
    label = v.token(i).ent_type_
    return ENTITIES.get(label) or ("name" if v.pos[i] == "PROPN" else "thing")
