"""Content that stands before its cue: "…, a indiqué l'Elysée", "…", he said, "…"."""

from verbale.extract.speech.proposals import Candidate, Piece, bucket
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.verbs import Cue, closes_quotation
from verbale.extract.speech.view import BREAKS, FINAL, RELATIVE, View, halved, main_verb

SPLIT = "subject:split"  # a long subject stands between the quotations and their cue


def postposed(v: View, cue: Cue, source: Source | None) -> list[Candidate]:
    """Readings in which the content stands before the cue, perhaps going on after it."""
    if cue.form not in ("finite", "passive"):
        return []
    first, end = _segment(v, cue, source)
    low, stop = v.unit(cue.verb)
    before = first - 1
    if before < low:
        return []
    gate = [
        f"gate:{v.words[before] if v.words[before] in BREAKS else 'quote' if v.inside[before] >= 0 else v.pos[before]}"
    ]
    gate += [f"segment:{bucket(end - cue.end)}", f"then:{_then(v, end, stop)}"]
    gate += [f"{g}:{source.how if source else 'none'}" for g in gate]
    level = v.inside[cue.verb]
    if level >= 0:
        return _inside(v, level, first, end, gate)
    whole = _quoted(v, low, first)
    if whole and _names_subject(v, whole, first, cue, source):
        return []
    found = _quotations(v, whole or _leading(v, low, first, cue), (end, stop), gate if whole else [*gate, SPLIT])
    if whole and (v.inside[low] < 0 or len(whole) == 1):
        return found
    for start, facts in _starts(v, low, first):
        if facts == ["left:quote"]:
            found += _opened(v, (start, first), [*gate, *facts])
            continue
        state = [*gate, *facts, *_state(v, start, first)]
        state += [f"{facts[0]}:{f}" for f in state if f.startswith(("main:", "len:", "quoted:"))]
        if any(start < b < first and closes_quotation(v, b) for b in v.behind):
            continue  # they hold a quotation with a cue of its own
        if source and (source.how == "relative" or start <= source.head < first):
            continue  # the words hold the source of the cue
        if not (_only_subordinate(v, start, first) or _dangles(v, first)):
            found.append(Candidate("clause-after", ((start, first),), state))
        if facts == ["left:unit"]:
            found += _around(v, cue, (start, first), (end, stop), [*state, f"on-border:{end in v.borders}"])
    if halved(v, low, first) and any(c.frame == "clause-around" for c in found):
        found = [c for c in found if c.frame != "clause-after"]
        for c in found:
            c.facts.append("halved")
    return found


def _quotations(v: View, pieces: tuple[Piece, ...], rest: Piece, facts: list[str]) -> list[Candidate]:
    """Quotations before the cue, alone and with the next one after it; ``rest``: from the cue's end to the unit's."""
    if not pieces:
        return []
    told = [*facts, *_state(v, pieces[0][0], pieces[-1][1])]
    found = [Candidate("quote-after", pieces, told)]
    more = _next_quote(v, *rest)
    if more:
        found.append(Candidate("quote-around", (*pieces, more), [*told, f"on-away:{bucket(more[0] - rest[0])}"]))
    return found


def _opened(v: View, piece: Piece, facts: list[str]) -> list[Candidate]:
    """The quotation that begins a piece before the cue; none where it goes on a sentence in small letters."""
    start = piece[0]
    q = v.quotes[v.inside[start]]
    lead = v.words[start - 1] if v.words[start - 1] in BREAKS else v.pos[start - 1]
    if lead not in BREAKS and not v.text_capital(q.first):
        return []
    facts = [
        *facts,
        f"lead:{lead}",
        f"quote-capital:{v.text_capital(q.first)}",
        f"quote-main:{main_verb(v, q.first, q.last)}",
    ]
    return [Candidate("quote-after", ((q.first, q.last),), [*facts, *_state(v, *piece)])]


def _names_subject(v: View, pieces: tuple[Piece, ...], first: int, cue: Cue, source: Source | None) -> bool:
    """Whether the words in marks are the subject ("« Le Parti » annonce …"): no clause, no mark, no other one."""
    if first != cue.start or (source and source.how in ("inverted", "clitic")) or v.words[first - 1] in BREAKS:
        return False
    start, end = pieces[-1]
    return not any(map(v.finite, range(start, end))) and v.words[end - 1] not in BREAKS | FINAL


def _dangles(v: View, end: int) -> bool:
    """Whether the words before ``end`` cannot end a clause: a preposition, conjunction or relative pronoun."""
    while end > 1 and v.words[end - 1] == ",":
        end -= 1
    return v.pos[end - 1] in ("ADP", "SCONJ", "CCONJ", "DET") or v.words[end - 1] in v.cues.relatives


def _only_subordinate(v: View, start: int, end: int) -> bool:
    """Whether the words are an adverbial clause and nothing else ("Lorsque la pluie est venue, il a répondu …")."""
    if (
        v.pos[start] != "SCONJ"
        or v.dep[start] not in ("mark", "advmod")
        or v.words[start] in v.cues.complementisers
        or any(v.inside[i] >= 0 for i in range(start, end))
    ):
        return False
    clause = v.head[start]
    return all(v.below(i, clause) for i in range(start, end) if v.finite(i))


def _around(v: View, cue: Cue, piece: Piece, rest: Piece, state: list[str]) -> list[Candidate]:
    """A clause that goes on after the cue; ``rest``: from the cue's end to the unit's.

    None where the cue's own clause follows ("a annoncé, lundi, que …") or the halves have no verb of their own.
    """
    end, stop = rest
    if end >= stop - 2 or v.words[end] not in {",", ":"}:
        return []
    last = _last(v, stop)
    if last <= end + 1:
        return []
    marked = next((i for i in range(end + 1, last) if v.words[i] in v.cues.complementisers), 0)
    if marked and cue.takes("clause") and v.words[marked - 1] == "," and not any(map(v.finite, range(end, marked))):
        return []
    if not (any(map(v.finite, range(*piece))) or any(map(v.finite, range(end + 1, last))) or cue.clitic >= 0):
        return []
    more_facts = [
        f"on:{v.pos[end + 1]}",
        f"on-quote:{v.inside[end + 1] >= 0}",
        f"on-tie:{tie(v, piece, (end + 1, last))}",
        f"on-first:{v.pos[end + 1]}:{v.finite(end + 1)}:{main_verb(v, *piece)}",
    ]
    return [Candidate("clause-around", (piece, (end + 1, last)), [*state, *more_facts])]


def _segment(v: View, cue: Cue, source: Source | None) -> Piece:
    """The cue with its subject and adverbials, up to the next break."""
    first, end = cue.start, cue.end
    if source and source.how in ("subject", "nearest") and source.head < cue.start:
        first = min(first, v.left_edge(source.head))
    if source and source.how == "inverted":
        end = max(end, source.end)
    stop = v.unit(cue.verb)[1]
    while end < stop and v.words[end] not in BREAKS and v.inside[end] == v.inside[cue.verb]:
        end += 1
    return first, end


def _then(v: View, end: int, stop: int) -> str:
    if end >= stop:
        return "end"
    if v.inside[end] >= 0:
        return "quote"
    return v.words[end] if v.words[end] in BREAKS else v.pos[end]


def _inside(v: View, level: int, first: int, end: int, gate: list[str]) -> list[Candidate]:
    """The cue stands inside the quote marks ("Nous sommes prêts, explique-t-elle, mais …")."""
    q = v.quotes[level]
    if first <= q.first:
        return []
    rest = (end + 1 if end < q.last and v.words[end] in BREAKS else end, q.last)
    pieces = ((q.first, first), rest) if rest[0] < rest[1] else ((q.first, first),)
    found = [Candidate("inside-quote", pieces, [*gate, f"len:{bucket(first - q.first)}", "on:next"])]
    after = next((i + 1 for i in range(rest[0], q.last - 1) if v.words[i] in FINAL), 0)
    if after and not any(map(v.finite, range(rest[0], after))):  # "…, dit-elle, la voix nouée. …"
        found.append(Candidate("inside-quote", ((q.first, first), (after, q.last)), [*gate, "on:sentence"]))
    return found


def _quoted(v: View, low: int, first: int) -> tuple[Piece, ...]:
    """The inner pieces where nothing but quotations stands between ``low`` and the cue."""
    for i in range(low, first):
        if v.inside[i] < 0 and v.pos[i] not in ("PUNCT", "SPACE"):
            return ()
    numbers = sorted({v.inside[i] for i in range(low, first) if v.inside[i] >= 0})
    return tuple((v.quotes[n].first, v.quotes[n].last) for n in numbers)


def _leading(v: View, low: int, first: int, cue: Cue) -> tuple[Piece, ...]:
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


def _next_quote(v: View, end: int, stop: int) -> Piece | None:
    """The quotation that goes on after the cue, past an apposition or an adverbial without a finite verb."""
    at = end
    while at < stop and v.inside[at] < 0 and not v.finite(at) and at < end + 25:
        if v.pos[at] == "VERB" and v.lemmas[at] in v.cue_lemmas:
            return None  # it has a cue of its own
        at += 1
    if at < stop and v.inside[at] >= 0 and (v.words[at - 1] in {",", ":"} or at <= end + 1):
        q = v.quotes[v.inside[at]]
        return (q.first, q.last)
    return None


def _starts(v: View, low: int, first: int) -> list[tuple[int, list[str]]]:
    """Where content before the cue may start: the unit's start, and after commas, colons and brackets."""
    start = low
    while start < first and (v.pos[start] in ("SPACE", "CCONJ") or v.words[start] in {",", "-"}):
        start += 1
    found = [(start, ["left:unit"])]
    for j in range(first - 2, low, -1):
        if v.inside[j] >= 0 and v.quotes[v.inside[j]].start < j:
            continue
        if v.inside[j] >= 0:
            if v.quotes[v.inside[j]].end >= first - 1:
                found.append((j, ["left:quote"]))
        elif v.words[j] in {",", ";", ":"}:
            name = {",": "comma", ";": "semicolon", ":": "colon"}[v.words[j]]
            found.append((j + 1, [f"left:{name}", f"left-next:{v.pos[j + 1]}"]))
        if len(found) > 6:
            break
    return found


def tie(v: View, left: Piece, right: Piece) -> str:
    """What binds words after a break to those before it: the relation of the first that hangs on them."""
    for i in range(*right):
        if left[0] <= v.head[i] < left[1] and v.pos[i] != "PUNCT":
            return v.dep[i].split(":")[0]
    return "none"


def _state(v: View, start: int, end: int) -> list[str]:
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


def _last(v: View, stop: int) -> int:
    while stop > 0 and (v.words[stop - 1] in {".", "!", "?", "…"} or v.pos[stop - 1] == "SPACE"):
        stop -= 1
    return stop
