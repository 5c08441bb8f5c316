"""Whose side an indefinite subject speaks for ("Côté britannique, on dément …", "À Rabat, on s'est félicité …")."""

from spacy.tokens import Token

from verbale.extract.cast import Cast
from verbale.extract.stance.demonym import Demonyms
from verbale.extract.stance.tables import Stances
from verbale.parse.parsed import Block

PLACE = 4  # tokens with which a sentence names a place: "À Mascate,"
LONG = 8  # tokens before the comma in which the side is named


class Sides:
    """Answers for one report which party stands before "on"."""

    def __init__(self, cast: Cast, words: Stances) -> None:
        self.cast, self.words = cast, words
        self.demonyms = Demonyms(cast)

    def of(self, block: Block, subject: Token) -> str | None:
        """The one party named between the start of the sentence and the comma before the subject; else None."""
        if subject.lower_ not in self.words.anyone or subject.pos_ != "PRON":
            return None
        start, comma = subject.sent.start, subject.i - 1
        if comma <= start or comma - start > LONG or subject.doc[comma].text != ",":
            return None
        named = list(subject.doc[start:comma])
        if not any(" ".join(t.lower_ for t in named).startswith(f"{w} ") for w in self.words.sides):
            return None
        found = {p for p in (self._party(block, t) for t in named) if p is not None}
        return found.pop() if len(found) == 1 else None

    def seat(self, block: Block, subject: Token) -> str | None:
        """The state whose capital opens the sentence, where what is seated there acts ("À Alger, le ministère …")."""
        if subject.lemma_.lower() not in self.words.offices or subject.pos_ != "NOUN":
            return None
        start = subject.sent.start
        comma = next((t.i for t in subject.doc[start : start + PLACE] if t.text == ","), subject.i)
        if comma >= subject.i or subject.doc[start].lower_ not in self.words.seated:
            return None
        if subject.left_edge.i > comma + 1:
            return None
        found = {self.demonyms.by_capital(t) for t in subject.doc[start + 1 : comma]} - {None}
        return found.pop() if len(found) == 1 else None

    def _party(self, block: Block, token: Token) -> str | None:
        if token.pos_ == "ADJ":
            return self.demonyms.by_adjective(token)
        there = self.cast.who(block, token) if token.pos_ == "PROPN" else None
        return self.cast.state_of(there) or there if there is not None else self.demonyms.by_capital(token)
