"""What differs between two passages, word by word, once typography is evened out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from verbale.languages.words import fold
from verbale.record.span import Span

PIECE = re.compile(r"\w+|[^\w\s]")
EVEN = str.maketrans(
    dict.fromkeys("“”„‟«»‹›", '"') | dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("–—‐‑−", "-") | {"…": "."}
)
JOINED = frozenset("\"'-.,;:!?()[]")  # marks that an edge takes along when both texts have them


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one passage in place of words of the other; None where nothing stands."""

    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a mark: its evened form and its place."""

    form: str
    span: Span


def pieces(text: str, span: Span) -> list[Piece]:
    """Words and marks of a passage, typography evened out; accents on capitals are typography."""
    found = []
    for match in PIECE.finditer(text, span.start, span.end):
        form = match.group().translate(EVEN)
        if form[0].isupper():
            bare = fold(form)
            form = bare.upper() if form.isupper() and len(form) > 1 else bare.capitalize()
        found.append(Piece(form, Span(*match.span())))
    return found


def edits(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Edit, ...]:
    """The differences of two passages in order, as places in either text; none where they differ in typography alone.

    Quote marks, dashes, apostrophes, blanks, accents on capitals and a first capital are typography.
    """
    left, right = pieces(text_a, a), pieces(text_b, b)
    forms = _forms(left), _forms(right)
    if forms[0] == forms[1]:
        return ()
    matcher = SequenceMatcher(None, *forms, autojunk=False)
    return tuple(
        Edit(over(left[i1:i2]), over(right[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )


def _forms(some: list[Piece]) -> list[str]:
    return [piece.form if n else piece.form.lower() for n, piece in enumerate(some)]


def over(some: list[Piece]) -> Span | None:
    """From the first to the last of some pieces; None of none."""
    return Span(some[0].span.start, some[-1].span.end) if some else None


def edge(text_a: str, a: Span, text_b: str, b: Span) -> tuple[Span, Span]:
    """Both passages with the marks around them that both texts have (a quote mark before, a full stop after)."""
    a_end, b_end = a.end, b.end
    while (one := _mark(text_a, a_end)) and one == _mark(text_b, b_end):
        a_end, b_end = a_end + 1, b_end + 1
    a_start, b_start = a.start, b.start
    while a_start and b_start and (one := _mark(text_a, a_start - 1)) == '"' and one == _mark(text_b, b_start - 1):
        a_start, b_start = a_start - 1, b_start - 1
    return Span(a_start, a_end), Span(b_start, b_end)


def _mark(text: str, at: int) -> str:
    mark = text[at].translate(EVEN) if at < len(text) else ""
    return mark if mark in JOINED else ""
