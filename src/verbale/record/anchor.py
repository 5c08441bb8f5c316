"""Find words of one text again in another version of it: exact, by what stands beside them, or not at all.

Offsets count code points. A passage that could be two places is none: a link on a guess is worse than an orphan.
"""

from collections.abc import Iterator

from verbale.record.span import CONTEXT, Span

BESIDE = 12  # code points beside the words that must agree, where the words alone are too short to tell a place
LONG = 40  # code points of words that need no agreement beside them where they stand once


def found_again(span: Span, old: str, new: str) -> Span | None:
    """Where the words of a span of ``old`` stand in ``new``; None: gone, or it cannot be told where.

    Of several places the one with most agreement beside it; of equal ones that with the same number among as many
    equal ones in the old text.
    """
    words = span.words(old)
    places = list(_places(words, new))
    if not places:
        return None
    agreed = {at: _agreement(span.start, at, len(words), old, new) for at in places}
    best = max(agreed.values())
    likely = [at for at in places if agreed[at] == best]
    if len(likely) > 1:
        return _numbered(span, old, new, likely)
    within = min(BESIDE, span.start + len(old) - span.end)
    if best < within and not (len(places) == 1 and len(words) >= LONG):
        return None
    return Span(likely[0], likely[0] + len(words))


def _numbered(span: Span, old: str, new: str, likely: list[int]) -> Span | None:
    """The place with the same number, where the old text has as many places that look the same."""
    beside = _beside(likely[0], len(span), new)
    same = [at for at in _places(span.words(old), old) if _beside(at, len(span), old) == beside]
    alike = all(_beside(at, len(span), new) == beside for at in likely)
    if not alike or len(same) != len(likely) or span.start not in same:
        return None
    start = likely[same.index(span.start)]
    return Span(start, start + len(span))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _beside(at: int, length: int, text: str) -> tuple[str, str]:
    return text[max(0, at - CONTEXT) : at], text[at + length : at + length + CONTEXT]


def _agreement(one: int, other: int, length: int, old: str, new: str) -> int:
    """Code points that agree right before and right after the words, at most 32 on either side."""
    before = _alike(old[max(0, one - CONTEXT) : one][::-1], new[max(0, other - CONTEXT) : other][::-1])
    return before + _alike(old[one + length : one + length + CONTEXT], new[other + length : other + length + CONTEXT])


def _alike(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
