"""The quotations that begin a unit and stand before its cue: said words, or the name of who speaks?"""

from verbale.extract.speech.proposals import Piece
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, FINAL, MARKS, RELATIVE, View

SPLIT = "subject:split"  # a long subject stands between the quotations and their cue


def split(v: View, pieces: tuple[Piece, ...], first: int) -> list[str]:
    """What stands between the quotations that begin a unit and the subject of their cue: words of the same clause?"""
    if not pieces:
        return []
    end = v.quotes[v.inside[pieces[-1][0]]].end
    rest = sum(v.pos[i] not in ("PUNCT", "SPACE") for i in range(end, first))
    mark = v.words[pieces[-1][1] - 1]
    kind = mark if mark in BREAKS else v.words[end] if v.words[end] in BREAKS else "none"
    return [SPLIT, f"split-rest:{min(rest, 2)}:{kind}", f"split-next:{v.pos[end]}:{min(rest, 1)}"]


def closed_off(v: View, pieces: tuple[Piece, ...]) -> bool:
    """Whether the quotations that begin a unit are clauses that a comma or full stop ends: who spoke comes next."""
    if not pieces or not any(map(v.finite, range(pieces[0][0], pieces[-1][1]))):
        return False
    end, last = v.quotes[v.inside[pieces[-1][0]]].end, pieces[-1][1] - 1
    while last > pieces[-1][0] and v.words[last] in MARKS:
        last -= 1
    return bool({v.words[last], v.words[end] if end < len(v) else ""} & (FINAL | {","}))


def names_subject(v: View, pieces: tuple[Piece, ...], first: int, cue: Cue, source: Source | None) -> bool:
    """Whether the words in marks are the subject ("« Le Parti » annonce …"): no clause, no mark, no other one."""
    if first != cue.start or (source and source.how in ("inverted", "clitic")) or v.words[first - 1] in BREAKS:
        return False
    return a_name(v, *pieces[-1], first)


def a_name(v: View, start: int, end: int, first: int) -> bool:
    """Whether quoted words are no clause, and no mark parts them from the verb behind them."""
    if v.words[end - 1] in BREAKS | FINAL or v.inside[first - 1] != v.inside[start]:
        return False
    return not any(map(v.finite, range(start, end))) or titled(v, start, end)


def titled(v: View, start: int, end: int) -> bool:
    """Whether quoted words are written as the title of a work ("A Storm Is Coming")."""
    long = [i for i in range(start, end) if len(v.words[i]) > 3 and v.words[i].isalpha()]
    return end - start > 2 and len(long) > 1 and all(map(v.text_capital, long))


def quoted(v: View, low: int, first: int) -> tuple[Piece, ...]:
    """The inner pieces where nothing but quotations stands between ``low`` and the cue."""
    for i in range(low, first):
        if v.inside[i] < 0 and v.pos[i] not in ("PUNCT", "SPACE"):
            return ()
    numbers = sorted({v.inside[i] for i in range(low, first) if v.inside[i] >= 0})
    return tuple((v.quotes[n].first, v.quotes[n].last) for n in numbers)


def leading(v: View, low: int, first: int, cue: Cue) -> tuple[Piece, ...]:
    """Quotations that begin the unit, with a long subject between them and the cue ("…," Lund, a pilot, said)."""
    numbers: list[int] = []
    at = low
    while at < first and (v.inside[at] >= 0 or v.pos[at] in ("PUNCT", "SPACE")):
        if v.inside[at] >= 0 and v.inside[at] not in numbers:
            numbers.append(v.inside[at])
        at += 1
    verbs = (i for i in range(at, cue.start) if v.finite(i))
    if at in v.behind and at != cue.start:
        return ()  # "…", tranche Lund, lequel, dit-on, parle aussi …
    if not numbers or any(v.dep[i] not in RELATIVE or v.inside[i] >= 0 for i in verbs):
        return ()
    return tuple((v.quotes[n].first, v.quotes[n].last) for n in numbers)
