"""Whose words are whose: what a report quotes, and who "I" and "we" are inside of it."""

from verbale.extract.cast.lexicon import Lexicon
from verbale.languages.words import fold
from verbale.parse.parsed import ParsedReport
from verbale.record.span import Span


class Heard:
    """The quoted words of one report by speaker; empty until the statements are known."""

    def __init__(self, parsed: ParsedReport, words: Lexicon) -> None:
        self.parsed = parsed
        self.words = words
        self._told: list[tuple[Span, tuple[str, ...]]] = []
        self._quoted: list[tuple[int, int]] = [(o.start, o.end) for q in parsed.quotations for o in q.outer]

    def hear(self, content: tuple[Span, ...], speaker: tuple[str, ...]) -> None:
        """Note who says these words."""
        self._told += [(piece, speaker) for piece in content]

    def speaker(self, at: int, end: int) -> tuple[str, ...]:
        """Who the first person in quoted words from a code point to another is; empty where it is no first person.

        What reports in turn ("he said that we …") is quoted by the reporter: the shortest statement around it
        counts only where its words are in quote marks.
        """
        word = self.parsed.report.text[at:end].replace("\u2019", "'").strip("-'")
        if fold(word) not in self.words.selves or (len(word) > 1 and word.isupper()):  # "the US"
            return ()
        return self.owner(at)

    def owner(self, at: int) -> tuple[str, ...]:
        """Who says the quoted word at a code point; empty where nobody is known to."""
        if not any(start <= at < end for start, end in self._quoted):
            return ()
        around = [(len(piece), who) for piece, who in self._told if piece.start <= at < piece.end]
        return min(around)[1] if around else ()
