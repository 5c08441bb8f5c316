"""Where the content of a statement ends."""

from verbale.extract.speech.complements import Complement
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import View

CLOSERS = frozenset({".", "!", "?", "…"})


def ends(v: View, start: int, stop: int, level: int) -> list[int]:
    """Places where content from ``start`` may end: before commas, conjunctions, brackets, and the unit's end."""
    last = stop
    while last > start and (v.token(last - 1).is_space or v.words[last - 1] in CLOSERS):
        last -= 1
    if level >= 0:
        last = min(last, v.quotes[level].last)
    found = []
    for j in range(start + 1, last):
        if v.inside[j] != level and v.inside[j] >= 0 and v.quotes[v.inside[j]].start < j:
            continue
        if v.words[j] in {",", ";", ":", "-", "(", ")"} or v.pos[j] in ("CCONJ", "SCONJ"):
            found.append(j)
    found.append(last)
    return found


def end_of(v: View, cue: Cue, start: int, frame: str, borders: dict[int, str]) -> int:
    """The first border at which the content must stop, or the end of the unit.

    Args:
        borders: Token -> why nothing goes on past it: another cue's group, a source phrase.
    """
    stop = v.unit(cue.verb)[1]
    candidates = ends(v, start, stop, v.inside[cue.verb])
    phrase = frame in ("object", "of")
    for j in candidates[:-1]:
        if borders.get(j) or _leaves(v, cue, start, j, phrase):
            return j
    return candidates[-1]


def _leaves(v: View, cue: Cue, start: int, j: int, phrase: bool) -> bool:
    """Whether what follows ``j`` hangs above the content."""
    at = j + 1 if v.words[j] in {",", ";", "-", "("} else j
    if at >= len(v):
        return True
    if v.words[j] == ")":
        return "(" not in v.words[start:j]
    if v.words[j] == ";":
        return False
    top = _first_outside(v, at, start)
    return v.below(cue.verb, top) or top == cue.verb if top >= 0 else False


def _first_outside(v: View, at: int, start: int) -> int:
    """The first governor of ``at`` that stands before the content; -1: the governor is inside it."""
    i = at
    for _ in range(60):
        h = v.head[i]
        if h == i:
            return -1
        if h < start:
            return h
        if start <= h < at:
            return -1
        i = h
    return -1


def border_before(complement: Complement) -> int:
    """First token of the content."""
    return complement.start
