"""One block as the finders of speech see it: plain lists over its tokens, quotations, and units.

A unit is a sentence that no quotation is cut by, with the cue that follows a quotation ("…", a-t-il dit.). It is
told by the characters, since the parser cuts sentences inside quotations and long names.
"""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, cached_property

from spacy.tokens import Token

from verbale.extract.speech.cues import Cues, cues, verb_entries
from verbale.parse.parsed import Block, ParsedReport, Quotation
from verbale.record.span import Span

MARKS = frozenset("\"'«»“”„‹›")
DASHES = ("-", "–", "—", "―")
FINAL = frozenset({".", "!", "?", "…", "..."})
ASKING = frozenset({"?", "!"})
ENDS = FINAL | {";", ":"}
RELATIVE = frozenset({"relcl", "acl:relcl", "acl"})
BREAKS = frozenset({",", ".", ";", ":", "!", "?", "(", ")"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of an outermost quotation in this block: ``[start, end)`` with the marks, ``[first, last)`` without."""

    start: int
    end: int
    first: int
    last: int
    piece: int
    quotation: Quotation


@dataclass(eq=False)
class View:
    """Lists over the tokens of one block; positions are token indices in ``block.doc``."""

    block: Block
    parsed: ParsedReport
    cues: Cues
    words: list[str] = field(init=False)
    lemmas: list[str] = field(init=False)
    pos: list[str] = field(init=False)
    dep: list[str] = field(init=False)
    head: list[int] = field(init=False)
    quotes: list[Quote] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)  # token -> index into quotes, or -1
    turns: dict[int, int] = field(default_factory=dict)  # where another cue's clause begins -> who speaks there
    behind: frozenset[int] = frozenset()  # where cues start that content may stand before
    borders: frozenset[int] = frozenset()  # commas after which the group of a participle or inverted cue starts

    def __post_init__(self) -> None:
        known = self.block.columns
        self.words, self.lemmas, self.pos = known.lower, known.lemma, known.pos
        self.dep, self.head = known.dep, known.head
        self.quotes = _quotes(self.block, self.parsed)
        self.inside = [-1] * len(self.words)
        for n, q in enumerate(self.quotes):
            for i in range(q.start, q.end):
                self.inside[i] = n

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def kids(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h != i:
                found[h].append(i)
        return found

    @cached_property
    def units(self) -> list[tuple[int, int]]:
        """Token ranges of the units."""
        return _units(self)

    def unit(self, i: int) -> tuple[int, int]:
        """The unit that holds token ``i``."""
        at = bisect_right(self._openings, i)
        return self.units[at - 1] if at else (0, len(self))

    @cached_property
    def _openings(self) -> list[int]:
        return [start for start, _ in self.units]

    def token(self, i: int) -> Token:
        """The token itself."""
        return self.block.columns.tokens[i]

    def span(self, start: int, end: int) -> Span | None:
        """Place in the report of tokens ``[start, end)`` without blanks and outer commas; None: nothing left."""
        while start < end and (self.block.doc[start].is_space or self.words[start] in {",", ":", "-", ";", "."}):
            start += 1
        while end > start and (self.block.doc[end - 1].is_space or self.words[end - 1] in {",", ":", "-", ";", "."}):
            end -= 1
        return self.block.span_of(self.block.doc[start:end]) if start < end else None

    def morph(self, i: int, name: str) -> list[str]:
        """Values of a morphological feature."""
        return self.block.columns.morph[i].get(name, [])

    def known(self, i: int) -> bool:
        """Whether the parser takes the token for part of a name of somebody or something."""
        return bool(self.token(i).ent_type)

    @cached_property
    def cue_lemmas(self) -> frozenset[str]:
        """First words of all cue verbs."""
        return frozenset(verb_entries(self.parsed.language, self.parsed.overlays))

    def conditional(self, i: int) -> bool:
        """Whether a condition opens at the token ("if", "à condition que")."""
        openings = _by_first_word(self.cues.conditionals).get(self.words[i], ())
        return any(self.words[i : i + len(p)] == p for p in openings)

    @cached_property
    def according_words(self) -> frozenset[str]:
        """First words of the prepositions that name a source."""
        return frozenset(w.split()[0] for w in self.cues.according)

    def finite(self, i: int) -> bool:
        """Whether the token is a verb or auxiliary with person and tense."""
        return self._finite[i]

    @cached_property
    def _finite(self) -> list[bool]:
        return [self.pos[i] in ("VERB", "AUX") and self._is_finite(i) for i in range(len(self.words))]

    def _is_finite(self, i: int) -> bool:
        shape = self.morph(i, "VerbForm")
        if "Part" in shape and "Past" in self.morph(i, "Tense"):  # "led", "put" are taken for participles
            deps = [self.dep[k] for k in self.kids[i] if k < i]
            return "nsubj" in deps and not any(d.startswith(("aux", "cop")) for d in deps)
        return "Fin" in shape

    def text_capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.block.columns.words[i][:1].isupper()

    def opens_clause(self, i: int) -> bool:
        """Whether a quotation opens at ``i`` that is a clause and begins with a capital."""
        q = self.quotes[self.inside[i]]
        return q.start == i and self.text_capital(q.first) and any(map(self.finite, range(q.first, q.last)))

    def right_edge(self, i: int) -> int:
        """The last token below ``i``."""
        return int(self.token(i).right_edge.i)

    def left_edge(self, i: int) -> int:
        """The first token below ``i``."""
        return int(self.token(i).left_edge.i)

    def below(self, i: int, top: int) -> bool:
        """Whether ``top`` is ``i`` or above it."""
        for _ in range(60):
            if i == top:
                return True
            if self.head[i] == i:
                return False
            i = self.head[i]
        return False


def view(block: Block, parsed: ParsedReport) -> View:
    """The view of a block."""
    return View(block, parsed, cues(parsed.language, parsed.overlays))


def main_verb(v: View, start: int, end: int) -> bool:
    """Whether a finite verb stands there that no relative or adverbial clause owns."""
    for i in range(start, end):
        if v.finite(i):
            clause = v.head[i] if v.dep[i].startswith(("aux", "cop")) else i
            if v.dep[clause].split(":")[0] not in ("acl", "relcl", "advcl", "csubj"):
                return True
    return False


def halved(v: View, low: int, at: int) -> bool:
    """Whether a clause is cut in two at ``at``: its auxiliary or copula stands right before ("Il a, selon Lund, …")."""
    last = at - 1
    while last > low and v.words[last] in {",", "-", "("}:
        last -= 1
    return last >= low and last < at - 1 and v.lemmas[last] in v.cues.auxiliaries and v.finite(last)


def _quotes(block: Block, parsed: ParsedReport) -> list[Quote]:
    found = []
    for quotation in parsed.quotations:
        if quotation.depth:
            continue
        for n, (outer, inner) in enumerate(zip(quotation.outer, quotation.inner, strict=True)):
            if not block.span.overlaps(outer):
                continue
            whole, within = block.tokens(outer), block.tokens(inner)
            if whole is not None and within is not None:
                found.append(Quote(whole.start, whole.end, within.start, within.end, n, quotation))
    found.sort(key=lambda q: q.start)
    return [q for n, q in enumerate(found) if not n or q.start >= found[n - 1].end]


def _units(v: View) -> list[tuple[int, int]]:
    starts = [0]
    for i in range(1, len(v)):
        if i > starts[-1] and _ends(v, i - 1) and _opens(v, i):
            starts.append(i)
    return list(zip(starts, [*starts[1:], len(v)], strict=True))


@cache
def _by_first_word(phrases: Collection[str]) -> dict[str, list[list[str]]]:
    """Phrases, word by word, under their first word."""
    found: dict[str, list[list[str]]] = {}
    for told in map(str.split, phrases):
        found.setdefault(told[0], []).append(told)
    return found


def _ends(v: View, i: int) -> bool:
    """Whether a sentence may end with token ``i``: a full stop outside quotations, or the mark that closes one."""
    n = v.inside[i]
    if v.token(i).is_space:
        return i > 0 and _ends(v, i - 1)
    if n < 0:
        if v.words[i] == ")" and i and v.words[i - 1] in FINAL:
            return True  # (… shut.) The …
        if v.words[i].endswith(".") and _stem(v, i) in v.cues.shortened:
            return False  # "said Capt. Jane Roe"
        return v.words[i] in FINAL or (len(v.words[i]) > 2 and v.words[i].endswith("."))
    q = v.quotes[n]
    if i == q.end - 1 and i + 2 < len(v.words) and v.words[i + 1] in DASHES and v.pos[i + 2] == "PROPN":
        return True  # a signature
    return i == q.end - 1 and (v.words[q.last - 1] in FINAL or v.words[q.last - 1][-1] in FINAL)


def _stem(v: View, i: int) -> str:
    """What a full stop shortens, in its token or in the one before."""
    return v.words[i - 1] if v.words[i] == "." and i else v.words[i][:-1]


def _opens(v: View, i: int) -> bool:
    """Whether a sentence may begin with token ``i``: a capital, figure or mark, and no cue of the words before."""
    token = v.token(i)
    if token.is_space or not (
        token.text[0].isupper() or token.text[0].isdigit() or token.text[0] in MARKS | {"(", "[", *DASHES}
    ):
        return False
    if (
        v.words[i - 1] not in FINAL | {")"} and v.inside[i - 1] < 0
    ):  # an abbreviation: ask the parser, but for "p.m. The …"
        return bool(token.is_sent_start) or (v.pos[i] in ("DET", "PRON", "SCONJ") and len(token.text) > 1)
    return v.inside[i - 1] < 0 or _goes_on(v, i - 1) or not _tag(v, i)


def _put_before(v: View, i: int) -> bool:
    """Whether a cue and a comma or colon stand before the quotation that ends with token ``i``."""
    start = v.quotes[v.inside[i]].start if v.inside[i] >= 0 else 0
    if start < 2 or v.words[start - 1] not in {",", ":"}:
        return False
    return any(v.pos[k] == "VERB" and v.lemmas[k] in v.cue_lemmas for k in range(max(0, start - 5), start - 1))


def _addressed(v: View, i: int, verb: int) -> bool:
    """Whether a verb has whom it tells and nothing more behind a question or cry ("…?" Lund asked reporters.)."""
    last = v.quotes[v.inside[i - 1]].last - 1 if v.inside[i - 1] >= 0 else -1
    if last < 0 or v.words[last] not in ASKING or not _quotes_beside(v, verb):
        return False
    at = verb + 1
    while at < len(v) - 1 and v.pos[at] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV"):
        at += 1
    return v.words[at] in FINAL | {","} or (v.pos[at] in ("ADP", "PART") and v.dep[at] == "prep" and v.head[at] == verb)


def _quotes_beside(v: View, verb: int) -> bool:
    held = verb_entries(v.parsed.language, v.parsed.overlays).get(v.lemmas[verb], ())
    return any({"quote", "after"} <= e.frames for e in held if not e.tail)


def _goes_on(v: View, i: int) -> bool:
    """Whether the quotation that ends with token ``i`` goes on a sentence ('said it was "too late."')."""
    q = v.quotes[v.inside[i]]
    return (
        not v.text_capital(q.first)
        and q.start > 0
        and v.words[q.start - 1] not in ENDS
        and v.pos[q.start - 1] != "SPACE"
    )


def _tag(v: View, i: int) -> bool:
    """Whether "Smith said." or the like starts at ``i``: a subject, perhaps an apposition, and a cue verb alone."""
    for j in range(i, min(i + 40, len(v) - 1)):
        if v.finite(j) and v.dep[j] not in RELATIVE:
            if _put_before(v, i - 1) and v.words[j + 1] in {",", ":"} and v.inside[j + 2 : j + 3] not in ([], [-1]):
                return False  # He was asked, "…?" He answered, "…"
            alone = v.words[j + 1] in BREAKS or v.pos[j + 1] in ("ADP", "PROPN", "ADV") or v.inside[j + 1] >= 0
            leads = j + 2 < len(v) and "Inf" in v.morph(j + 2, "VerbForm") and v.pos[j + 1] in ("ADP", "PART")
            known = v.lemmas[j] in v.cue_lemmas
            return known and not leads and (alone or _addressed(v, i, j))  # "« … . » Ils proposent de partir"
        if v.words[j] in ENDS or (v.words[j] == "," and j <= i + 1 and v.pos[j - 1] != "PROPN"):
            return False
    return False
