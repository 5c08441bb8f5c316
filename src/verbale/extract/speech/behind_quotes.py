"""Quotations before a cue: alone, going on after it, with a cue inside their marks ("…", he said. "…")."""

from verbale.extract.speech.apposed import qualified
from verbale.extract.speech.opening import a_name
from verbale.extract.speech.proposals import Candidate, Piece, bucket
from verbale.extract.speech.subjects import NOMINAL
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, DASHES, FINAL, View, main_verb


def quotations(v: View, pieces: tuple[Piece, ...], cue: Cue, rest: Piece, facts: list[str]) -> list[Candidate]:
    """Quotations before the cue, alone and with the next one after it; ``rest``: from the cue's end to the unit's."""
    if not pieces:
        return []
    told = [*facts, *state_of(v, pieces[0][0], pieces[-1][1])]
    found = [Candidate("quote-after", pieces, told)]
    more = _next_quote(v, cue, *rest)
    if more:
        on = [f"on-away:{bucket(more[0] - rest[0])}", f"on-capital:{v.text_capital(more[0])}"]
        on += [f"on-after:{_lead(v, more[0] - 1)}", f"on-finite:{any(map(v.finite, range(*more)))}"]
        found.append(Candidate("quote-around", (*pieces, more), [*told, *on]))
    return found


def _next_quote(v: View, cue: Cue, end: int, stop: int) -> Piece | None:
    """The quotation that goes on after the cue, past an apposition or an adverbial without a finite verb.

    One behind another cue is that one's, but for words in small letters behind the comma after its object
    ("said, referring to the tax, "you …").
    """
    at, other = cue.end, -1
    while at < stop and v.inside[at] < 0 and (at < end or not v.finite(at)) and at < end + 25:
        if v.pos[at] == "VERB" and v.lemmas[at] in v.cue_lemmas and (at >= end or "Past" not in v.morph(at, "Tense")):
            other = at
        at += 1
    if at >= stop or v.inside[at] < 0 or not (v.words[at - 1] in {",", ":"} or at <= end + 1):
        return None
    q = v.quotes[v.inside[at]]
    if v.words[at - 1] not in BREAKS and not any(map(v.finite, range(q.first, q.last))):
        return None  # a name, or a word of the saying: on the programme "Bergen Today"
    if other >= 0 and (v.text_capital(q.first) or not any(v.pos[i] in NOMINAL for i in range(other + 1, at))):
        return None
    return (q.first, q.last)


def opened(v: View, piece: Piece, low: int, facts: list[str]) -> list[Candidate]:
    """The quotation that begins a piece before the cue; none where it goes on a sentence in small letters."""
    start = piece[0]
    q = v.quotes[v.inside[start]]
    lead = _lead(v, start)
    if lead not in BREAKS and (not v.text_capital(q.first) or a_name(v, q.first, q.last, piece[1])):
        return []
    if lead in ("ADP", "PART") and not any(map(v.finite, range(q.first, q.last))):
        return []  # On "Good Morning Bergen," Lund said …
    facts = [
        *facts,
        f"lead:{lead}",
        f"lead-main:{lead}:{main_verb(v, low, start)}",
        f"lead-dash:{v.words[start - 1] in DASHES}",
        f"quote-capital:{v.text_capital(q.first)}",
        f"quote-main:{main_verb(v, q.first, q.last)}",
    ]
    return [Candidate("quote-after", ((q.first, q.last),), [*facts, *state_of(v, *piece)])]


def inside(v: View, level: int, first: int, end: int, gate: list[str]) -> list[Candidate]:
    """The cue stands inside the quote marks ("Nous sommes prêts, explique-t-elle, mais …")."""
    q = v.quotes[level]
    if first <= q.first:
        return []
    rest = (end + 1 if end < q.last and v.words[end] in BREAKS else end, q.last)
    pieces = ((q.first, first), rest) if rest[0] < rest[1] else ((q.first, first),)
    found = [Candidate("inside-quote", pieces, [*gate, f"len:{bucket(first - q.first)}", "on:next"])]
    after = next((i + 1 for i in range(rest[0], q.last - 1) if v.words[i] in FINAL), 0)
    aside = qualified(v, end, q.last)  # "…, confie Lund, qui dirige l'équipe. …"
    if aside and after:
        found = found[:-1]
    if after and (aside or not any(map(v.finite, range(rest[0], after)))):  # "…, dit-elle, la voix nouée. …"
        found.append(Candidate("inside-quote", ((q.first, first), (after, q.last)), [*gate, "on:sentence"]))
    return found


def mixes(v: View, piece: Piece, end: int, stop: int) -> bool:
    """Whether unquoted words behind the cue may go on a quotation ("…," he said, but "…"; "You," she said, would)."""
    at = end + (v.words[end : end + 1] == [","])
    if at >= stop:
        return False
    if v.pos[at] == "CCONJ" and v.inside[at] < 0:
        return at + 1 < stop and any(v.inside[i] >= 0 for i in range(at + 1, min(at + 4, stop)))
    return v.finite(at) and not any(map(v.finite, range(*piece)))


def ending(v: View, start: int, first: int) -> list[str]:
    """What stands before the quotation that ends the words before a cue."""
    at = first - 1
    while at > start and v.words[at] == "," and v.inside[at] < 0:
        at -= 1
    q = v.quotes[v.inside[at]] if v.inside[at] >= 0 else None
    if q is None or q.start <= start:
        return []
    lead = _lead(v, q.start)
    dash = "dash" if v.words[q.start - 1] in DASHES else lead
    return [f"ending:{dash}:{v.text_capital(q.first)}", f"ending-main:{dash}:{main_verb(v, start, q.start)}"]


def _lead(v: View, mark: int) -> str:
    """What stands before the mark that opens a quotation: a break, or a word's class."""
    return v.words[mark - 1] if v.words[mark - 1] in BREAKS else v.pos[mark - 1]


def state_of(v: View, start: int, end: int) -> list[str]:
    finite = any(v.finite(i) for i in range(start, end))
    facts = [
        f"finite:{finite}",
        f"main:{main_verb(v, start, end)}",
        f"len:{bucket(end - start)}",
        f"left-first:{v.pos[start]}",
    ]
    facts.append(f"quoted:{any(v.inside[i] >= 0 for i in range(start, end))}")
    cut = any(v.inside[i] >= 0 and v.inside[start] < 0 for i in range(start, end))
    facts.append(f"quote-within:{cut and v.pos[end - 1] == 'PUNCT'}")
    facts.append(f"left-cue:{any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == 'VERB' for i in range(start, end))}")
    return facts
