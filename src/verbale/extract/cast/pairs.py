"""Two parties taken up together: "the two leaders", "les deux pays", "both officers", "the former"."""

from spacy.tokens import Token

from verbale.extract.cast.lexicon import match
from verbale.extract.cast.pronouns import Pronouns
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold
from verbale.parse.columns import children
from verbale.record.actors import ActorType

_MODIFYING = frozenset(("compound", "amod", "poss", "nmod", "det"))
_SENTENCES = 3  # back to the sentence that names the two


class Pairs:
    """Answers whom a phrase for two means: those of the nearest sentence that names two of a kind, and no third."""

    def __init__(self, scene: Scene, pronouns: Pronouns) -> None:
        self.scene = scene
        self.pronouns = pronouns

    def named_before(self, sheet: Sheet, token: Token, size: int | None) -> list[str]:
        """The two parties of "the two leaders"; empty for another number, an indefinite phrase, or where unclear."""
        words = self.scene.words
        lefts = [sheet.low[c.i] for c in token.lefts]
        alone = not any(c.dep_ in ("nmod", "prep", "amod", "acl", "relcl", "acl:relcl") for c in children(token))
        if size != 2 and not any(words.quantities.get(low) == 2 for low in lefts):
            return []
        if not alone or not any(low in words.definite or words.quantities.get(low) == 2 for low in lefts):
            return []
        kind = self._kind(sheet, token)
        return self.nearest(sheet, token.i, kind) if kind else []

    def _kind(self, sheet: Sheet, token: Token) -> ActorType | None:
        """What "the two …" are; None for camps and sides, which may be anything."""
        words, noun = self.scene.words, fold(sheet.lemma[token.i])
        if sheet.low[token.i] in words.collectives:
            return ActorType.STATE
        if noun in words.bodies | words.generic:
            return ActorType.ORGANISATION
        return None if noun in words.groups else ActorType.PERSON

    def first_of_two(self, sheet: Sheet, token: Token) -> str | None:
        """ "the former", "la première": the one named first, where the nearest sentence names two of a kind."""
        gender = token.morph.get("Gender", [""])[0][:1].lower()
        if joined := self.joined(sheet, token.i):
            return joined[0]
        for kind in (ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE):
            two = self.nearest(sheet, token.i, kind, sentences=1)
            if two and (kind is not ActorType.PERSON or self.scene.by_id[two[0]].gender in ("", gender) or not gender):
                return two[0]
        return None

    def second_of_two(self, sheet: Sheet, token: Token) -> str | None:
        """ "the latter" after "the former" in one sentence: the second of the two that were named together."""
        words, k = self.scene.words, token.i
        for j in range(k - 1, -1, -1):
            if sheet.sentence[j] != sheet.sentence[k]:
                return None
            if match(words.first, sheet.low, j):
                joined = self.joined(sheet, j)
                return joined[1] if joined else None
        return None

    def joined(self, sheet: Sheet, k: int) -> list[str]:
        """The two subjects that the sentence before names together ("X and Y refused"), in order."""
        salience = self.pronouns.salience
        here = salience.sentence(sheet, k)
        for candidate in salience.before(sheet, k, blocks=1):
            back = here - candidate.sentence
            if back > 1:
                return []
            if back == 1 and len(candidate.joined) == 1:
                return self._and_no_third(candidate.sheet, candidate.token, candidate.joined[0])
        return []

    def _and_no_third(self, sheet: Sheet, first: int, last: int) -> list[str]:
        """The parties of two joined heads; empty where the words before or between name another one."""
        begin = sheet.opening(first)
        heads = (k for k in range(begin, last + 1) if sheet.dep[k] not in _MODIFYING)
        named = list(dict.fromkeys(actor for k in heads if (actor := sheet.owner.get(k))))
        return named if named == [sheet.owner.get(first), sheet.owner.get(last)] else []

    def nearest(self, sheet: Sheet, k: int, kind: ActorType, sentences: int = _SENTENCES) -> list[str]:
        """The only two parties of a kind that one of so many sentences before names, in order."""
        salience = self.pronouns.salience
        here = salience.sentence(sheet, k)
        by_sentence: dict[int, list[str]] = {}
        for candidate in salience.before(sheet, k, blocks=2):
            back = here - candidate.sentence
            if back > sentences:
                break
            figure = self.scene.by_id.get(candidate.actor)
            if figure and figure.type is kind and (back or candidate.sheet is not sheet):
                by_sentence.setdefault(back, []).append(candidate.actor)
        for back in sorted(by_sentence):
            named = list(dict.fromkeys(reversed(by_sentence[back])))
            if len(named) == 2:
                return named
            if len(named) > 2:
                return []
        return []
