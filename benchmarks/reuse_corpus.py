"""Make a synthetic archive with known reuse, for measuring :mod:`verbale.reconcile.reuse`.

    python benchmarks/reuse_corpus.py 1000 /tmp/archive

writes ``archive.jsonl`` (one report a line) and ``archive.truth.jsonl`` (for each report the sentences that stand in
other reports too: number of the sentence, start, end). Unrelated text is a mosaic of one to four words in a row from
the shipped Wikinews texts and made-up names. A fixed share of reports copies from others: whole reports with
sentences dropped, moved and reworded and typography changed, two reports spliced, a few sentences, or less than
150 characters. Every report also uses set phrases: whoever takes those for copying is wrong.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SETS = Path(__file__).parents[1] / "eval" / "gold"
COPIES = 0.3  # share of reports that copy
NEAR = 400  # a report copies from one of so many before it
PHRASES = 400
WORD = re.compile(r"[\w'’-]+")
TYPOGRAPHY = (str.maketrans({'"': "“", "'": "’", "-": "–"}), str.maketrans({'"': "»", "'": "’"}), {})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``origin`` is the number of the sentence that it repeats, or its own."""

    origin: int
    words: tuple[str, ...]


class Author:
    """Writes reports; the same seed writes the same archive."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        texts = [p.read_text("utf-8") for p in sorted(SETS.glob("wikinews_*_train/*.txt"))]
        self.stream = [w for text in texts for w in WORD.findall(text)]
        syllables = [
            "ba",
            "ke",
            "mi",
            "ro",
            "tan",
            "vel",
            "dor",
            "shi",
            "lan",
            "gru",
            "pek",
            "zo",
            "nar",
            "tis",
            "qua",
            "fel",
        ]
        self.names = ["".join(self.random.choices(syllables, k=3)).capitalize() for _ in range(4000)]
        self.phrases = [self._phrase() for _ in range(PHRASES)]
        self.count = 0

    def _phrase(self) -> tuple[str, ...]:
        """A set phrase of four to nine words."""
        return self._mosaic(self.random.randint(4, 9))

    def _mosaic(self, size: int) -> tuple[str, ...]:
        words: list[str] = []
        while len(words) < size:
            if self.random.random() < 0.08:
                words.append(self.random.choice(self.names))
            else:
                at = self.random.randrange(len(self.stream) - 4)
                words += self.stream[at : at + self.random.randint(1, 4)]
        return tuple(words[:size])

    def sentence(self) -> Sentence:
        """A new sentence; every third has a set phrase in it."""
        words = list(self._mosaic(self.random.randint(10, 28)))
        if self.random.random() < 0.35:
            phrase = self.phrases[min(PHRASES - 1, int(self.random.expovariate(1) * PHRASES / 6))]
            at = self.random.randint(0, len(words))
            words[at:at] = phrase
        return self._numbered(words)

    def _numbered(self, words: list[str]) -> Sentence:
        self.count += 1
        return Sentence(self.count, tuple(words))

    def report(self, before: list[list[Sentence]], wire: list[Sentence] | None) -> list[Sentence]:
        """A report of its own, or one that copies."""
        own = [self.sentence() for _ in range(self.random.randint(12, 45))]
        if wire:
            return [*own[:3], *(self._edited(s) for s in wire), *own[3:6]]
        if not before or self.random.random() > COPIES:
            return own
        kind = self.random.choice(("whole", "whole", "splice", "part", "part", "short"))
        source = self.random.choice(before)
        if kind == "whole":
            return [*own[:2], *self._copied(source)]
        if kind == "splice":
            other = self.random.choice(before)
            return [*self._copied(source[: len(source) // 2]), *self._copied(other[len(other) // 2 :])]
        at = self.random.randrange(len(source))
        if kind == "part":
            return self._inserted(own, [self._edited(s) for s in source[at : at + self.random.randint(2, 5)]])
        short = min(source[at : at + 6], key=lambda s: len(" ".join(s.words)))
        return self._inserted(own, [short])

    def _inserted(self, own: list[Sentence], copied: list[Sentence]) -> list[Sentence]:
        at = self.random.randint(0, len(own))
        return [*own[:at], *copied, *own[at:]]

    def _copied(self, source: list[Sentence]) -> list[Sentence]:
        """A copy with a fifth of the sentences dropped, some reworded, two halves at times changed round."""
        kept = [self._edited(s) for s in source if self.random.random() > 0.2] or list(source[:1])
        if self.random.random() < 0.4:
            middle = len(kept) // 2
            kept = kept[middle:] + kept[:middle]
        return kept

    def _edited(self, sentence: Sentence) -> Sentence:
        """The sentence, one time in four with up to a sixth of its words changed, dropped or added."""
        if self.random.random() > 0.25:
            return sentence
        words = list(sentence.words)
        for _ in range(max(1, len(words) // self.random.randint(6, 12))):
            at, what = self.random.randrange(len(words)), self.random.random()
            if what < 0.6:
                words[at] = self.random.choice(self.stream)
            elif what < 0.8 and len(words) > 6:
                del words[at]
            else:
                words.insert(at, self.random.choice(self.stream))
        return Sentence(sentence.origin, tuple(words))


def archive(size: int, seed: int = 1, wire_size: int = 0) -> Iterator[list[Sentence]]:
    """Reports in order; ``wire_size`` of them, evenly spread, carry one wire text."""
    author = Author(seed)
    before: list[list[Sentence]] = []
    wire = [author.sentence() for _ in range(14)]
    every = size // wire_size if wire_size else 0
    for number in range(size):
        carries = every and number % every == 0 and number // every < wire_size
        report = author.report(before, wire if carries else None)
        if not carries:
            before = [*before[-NEAR + 1 :], report]
        yield report


def laid_out(report: list[Sentence], chance: random.Random) -> tuple[str, list[tuple[int, int, int]]]:
    """The text of a report in its own typography, and the place of each sentence."""
    table = chance.choice(TYPOGRAPHY)
    text, places = "", []
    for number, sentence in enumerate(report):
        words = " ".join(sentence.words).translate(table)
        line = words[:1].upper() + words[1:] + "."
        places.append((sentence.origin, len(text), len(text) + len(line)))
        text += line + ("\n\n" if number % 3 == 2 else " ")
    return text, places


def write(size: int, stem: Path, seed: int = 1, wire_size: int = 0) -> None:
    """Write an archive and its truth."""
    chance = random.Random(seed + 1)
    where: dict[int, int] = {}
    rows = []
    with stem.with_suffix(".jsonl").open("w", encoding="utf-8") as out:
        for number, report in enumerate(archive(size, seed, wire_size)):
            text, places = laid_out(report, chance)
            out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
            rows.append(places)
            for origin, _, _ in places:
                where[origin] = where.get(origin, 0) + 1
    with stem.with_suffix(".truth.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps([p for p in places if where[p[0]] > 1]) + "\n" for places in rows)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), wire_size=int(sys.argv[3]) if len(sys.argv) > 3 else 0)
