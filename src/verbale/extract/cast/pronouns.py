"""Whom a pronoun or a possessive means."""

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import ActorType


class Pronouns:
    """Resolves by salience: subjects of the preceding sentences first."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def resolve(self, sheet: Sheet, token: Token) -> str | None:
        """The actor behind a pronoun; None for another word, or where nobody fits."""
        wanted = self.scene.words.pronouns.get(sheet.low[token.i].strip("-"))
        if wanted is None or token.pos_ not in ("PRON", "DET"):
            return None
        blocks = [s for n, s in self.scene.sheets.items() if n <= sheet.block.number]
        for other in reversed(blocks):
            for k in range(len(other) - 1, -1, -1):
                if other is sheet and other.sentence[k] >= sheet.sentence[token.i]:
                    continue
                actor = other.owner.get(k)
                if actor and self.scene.by_id[actor].type is ActorType.PERSON and other.dep[k].startswith("nsubj"):
                    return actor
        return None

    def owner_of(self, sheet: Sheet, k: int) -> str | None:
        """Whom a possessive belongs to: the nearest subject before it in its sentence, else who is named first there."""
        first = None
        for j in range(k - 1, -1, -1):
            if sheet.sentence[j] != sheet.sentence[k]:
                break
            actor = sheet.owner.get(j)
            if actor and sheet.dep[j].startswith("nsubj"):
                return actor
            first = actor or first
        return first
