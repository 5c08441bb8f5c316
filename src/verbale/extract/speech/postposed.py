"""Content that stands before its cue: "…, a indiqué l'Elysée", "…", he said, "…"."""

from verbale.extract.speech.fronted import starts
from verbale.extract.speech.interrupted import around
from verbale.extract.speech.opening import a_name, closed_off, leading, names_subject, quoted, split
from verbale.extract.speech.proposals import Candidate, Piece, bucket
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.verbs import Cue, closes_quotation
from verbale.extract.speech.view import BREAKS, DASHES, FINAL, RELATIVE, View, halved, main_verb

PARTICLES = frozenset({"prt", "compound:prt"})  # "shot down", "called off"
OBJECTS = frozenset({"dobj", "obj", "pobj", "attr", "obl:arg"})
BREAKING = frozenset({"left:unit", "left:relative", "left:open", "left:colon", "left:semicolon"})


def postposed(v: View, cue: Cue, source: Source | None) -> list[Candidate]:
    """Readings in which the content stands before the cue, perhaps going on after it."""
    if cue.form not in ("finite", "passive"):
        return []
    first, end = _segment(v, cue, source)
    low, stop = v.unit(cue.verb)
    before = first - 1
    if before < low or _tells_of_quoted(v, before) or (before + 1 < cue.start and _tells_of_quoted(v, before + 1)):
        return []
    gate = [
        f"gate:{v.words[before] if v.words[before] in BREAKS else 'quote' if v.inside[before] >= 0 else v.pos[before]}"
    ]
    gate += [f"segment:{bucket(end - cue.end)}", f"then:{_then(v, end, stop)}"]
    gate += [f"{g}:{source.how if source else 'none'}" for g in gate]
    level = v.inside[cue.verb]
    if level >= 0:
        return _inside(v, level, first, end, gate)
    whole = quoted(v, low, first)
    if whole and names_subject(v, whole, first, cue, source):
        return []
    pieces = whole or leading(v, low, first, cue)
    parted = [] if whole else split(v, pieces, first)
    rest = (end, stop)
    found = _quotations(v, pieces, cue, rest, [*gate, *parted])
    if whole and (v.inside[low] < 0 or len(whole) == 1):
        piece = (whole[0][0], whole[-1][1])
        if not _mixes(v, piece, end, stop):
            return found
        return [*found, *around(v, cue, piece, rest, [*gate, "left:quote", *_state(v, *piece)])]
    for start, facts in starts(v, low, first):
        if facts == ["left:quote"]:
            found += _opened(v, (start, first), low, [*gate, *facts])
            continue
        if facts == ["left:unit"] and closed_off(v, pieces):
            continue
        state = [*gate, *facts, *_state(v, start, first), *_ending(v, start, first)]
        state += parted if facts == ["left:unit"] else []
        state += [f"{facts[0]}:{f}" for f in state if f.startswith(("main:", "len:", "quoted:"))]
        if any(start < b < first and closes_quotation(v, b) and _tells(v, b) for b in v.behind):
            continue  # they hold a quotation with a cue of its own
        if _announces(v, start, first):
            continue  # "Oslo waits: “We exclude nothing”, the minister warned"
        if v.lemmas[start] in v.cue_lemmas and v.pos[start] == "VERB" and "Past" in v.morph(start, "Tense"):
            continue  # "Asked whether the port would close, Lund said …"
        if source and (source.how in ("relative", "shared") or start <= source.head < first):
            continue  # the words hold the source of the cue
        if not (cue.takes("clause") or _tagging(source) or any(v.inside[i] >= 0 for i in range(start, first))):
            continue  # verbs such as "begin" tell nothing but what stands in marks
        if not (_only_subordinate(v, start, first) or _dangles(v, first) or _sets_scene(v, start, first, source)):
            found.append(Candidate("clause-after", ((start, first),), state))
        if facts[0] in BREAKING and _breaks_in(v, before):
            state.append(f"on-border:{end in v.borders}")
            behind = source is not None and source.how == "inverted"
            told = behind and _apposed_only(v, (start, first), end, stop)
            if not (told or (behind and qualified(v, end, stop))):
                found += around(v, cue, (start, first), rest, state)
            if behind and not told and (later := _past_apposition(v, end, stop)):
                found += around(v, cue, (start, first), (later, stop), [*state, "apposed"])
    if halved(v, low, first) and any(c.frame == "clause-around" for c in found):
        found = [c for c in found if c.frame != "clause-after"]
        for c in found:
            c.facts.append("halved")
    return found


def _tells(v: View, b: int) -> bool:
    """Whether the quotation right before a verb is a clause or has a comma behind it: no word of its subject."""
    before = b - 2 if v.words[b - 1] == "," else b - 1
    q = v.quotes[v.inside[before]]
    return before < b - 1 or any(map(v.finite, range(q.first, q.last)))


def _announces(v: View, start: int, first: int) -> bool:
    """Whether a clause, its colon and one quoted clause are all that stands before the cue: the quotation is said."""
    for j in range(start + 1, first - 1):
        if v.words[j] == ":" and v.inside[j] < 0 <= v.inside[j + 1]:
            q = v.quotes[v.inside[j + 1]]
            return q.end >= first - 1 and v.opens_clause(j + 1) and any(map(v.finite, range(start, j)))
    return False


def _tells_of_quoted(v: View, before: int) -> bool:
    """Whether a relative pronoun right behind a quotation stands before the cue ("« … », which Lund reads")."""
    relative = v.words[before] in v.cues.relatives and v.pos[before] == "PRON"
    return relative and before > 0 and v.inside[before] < 0 <= v.inside[before - 1]


def _tagging(source: Source | None) -> bool:
    """Whether the source stands behind its verb, as it does where words were told before."""
    return source is not None and source.how in ("inverted", "clitic")


def _mixes(v: View, piece: Piece, end: int, stop: int) -> bool:
    """Whether unquoted words behind the cue may go on a quotation ("…," he said, but "…"; "You," she said, would)."""
    at = end + (v.words[end : end + 1] == [","])
    if at >= stop:
        return False
    if v.pos[at] == "CCONJ" and v.inside[at] < 0:
        return at + 1 < stop and any(v.inside[i] >= 0 for i in range(at + 1, min(at + 4, stop)))
    return v.finite(at) and not any(map(v.finite, range(*piece)))


def _ending(v: View, start: int, first: int) -> list[str]:
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


def _breaks_in(v: View, before: int) -> bool:
    """Whether a mark stands before the cue's own words, as where it breaks into a clause."""
    return v.words[before] in BREAKS or v.words[before] in DASHES or v.inside[before] >= 0


def _past_apposition(v: View, end: int, stop: int) -> int:
    """The comma that closes an apposition to a name behind its cue ("said Lund, a pilot, …"); 0: there is none."""
    relative = qualified(v, end, stop)
    if end + 1 >= stop or v.words[end] != ",":
        return 0
    if not relative and v.pos[end + 1] not in ("DET", "ADJ", "NOUN", "PROPN"):
        return 0
    verbs = 0
    for i in range(end + 2, stop):
        if v.words[i] == ",":
            return i
        relative = relative or (v.words[i] in v.cues.relatives and v.pos[i] == "PRON")
        verbs += v.finite(i) and not v.dep[i].startswith("aux")
        if v.words[i] in BREAKS or verbs > relative or v.inside[i] >= 0:
            break
    return 0


def _apposed_only(v: View, piece: Piece, end: int, stop: int) -> bool:
    """Whether only an apposition to the name behind the cue is left of the sentence ("said Lund, a pilot")."""
    if v.words[end : end + 1] != [","] or end + 1 >= stop or v.pos[end + 1] not in ("DET", "NOUN", "PROPN", "ADJ"):
        return False
    verbs = (i for i in range(end + 1, stop) if v.finite(i))
    return main_verb(v, *piece) and all(v.dep[i] in RELATIVE or v.dep[v.head[i]] in RELATIVE for i in verbs)


def qualified(v: View, end: int, stop: int) -> bool:
    """Whether a relative clause opens behind the comma that ends a source ("said Lund, who was ill, …")."""
    if end + 2 >= stop or v.words[end] != ",":
        return False
    at = end + 1 + (v.pos[end + 1] == "ADP")
    return v.words[at] in v.cues.relatives and v.pos[at] in ("PRON", "DET")


def _quotations(v: View, pieces: tuple[Piece, ...], cue: Cue, rest: Piece, facts: list[str]) -> list[Candidate]:
    """Quotations before the cue, alone and with the next one after it; ``rest``: from the cue's end to the unit's."""
    if not pieces:
        return []
    told = [*facts, *_state(v, pieces[0][0], pieces[-1][1])]
    found = [Candidate("quote-after", pieces, told)]
    more = _next_quote(v, cue, *rest)
    if more:
        on = [f"on-away:{bucket(more[0] - rest[0])}", f"on-capital:{v.text_capital(more[0])}"]
        on += [f"on-after:{_lead(v, more[0] - 1)}", f"on-finite:{any(map(v.finite, range(*more)))}"]
        found.append(Candidate("quote-around", (*pieces, more), [*told, *on]))
    return found


def _lead(v: View, mark: int) -> str:
    """What stands before the mark that opens a quotation: a break, or a word's class."""
    return v.words[mark - 1] if v.words[mark - 1] in BREAKS else v.pos[mark - 1]


def _opened(v: View, piece: Piece, low: int, facts: list[str]) -> list[Candidate]:
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
    return [Candidate("quote-after", ((q.first, q.last),), [*facts, *_state(v, *piece)])]


def _dangles(v: View, end: int) -> bool:
    """Whether the words before ``end`` cannot end a clause: a preposition, conjunction or relative pronoun."""
    while end > 1 and v.words[end - 1] == ",":
        end -= 1
    last = end - 1
    if v.dep[last] in OBJECTS and v.head[last] < last and v.pos[v.head[last]] in ("VERB", "AUX", "ADP"):
        return False  # "can do that, they said"
    if v.pos[last] == "ADP" and v.dep[v.head[last]] in RELATIVE and v.words[last + 1] == ",":
        return False  # "every town that he could get into, said Lund"
    loose = v.pos[last] in ("ADP", "SCONJ", "CCONJ", "DET") and v.dep[last] not in PARTICLES
    return loose or v.words[last] in v.cues.relatives


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


def _sets_scene(v: View, start: int, end: int, source: Source | None) -> bool:
    """Whether an adverbial is all that stands before a cue and its subject ("On Monday, even as it rained, …")."""
    if _tagging(source) or v.words[start] in v.cues.complementisers or v.inside[end - 2] >= 0:
        return False
    words = [i for i in range(start, end) if v.pos[i] not in ("PUNCT", "SPACE")]
    if all(v.token(i).ent_type_ in ("DATE", "TIME") or v.pos[i] == "ADP" for i in words):
        return True  # "Earlier in 2012, Lund wrote …"
    if v.pos[start] not in ("ADP", "SCONJ") or any(v.opens_clause(i) for i in words if v.inside[i] >= 0):
        return False
    return not any(_heads(v, i, start, end) for i in words if v.finite(i))


def _heads(v: View, i: int, start: int, end: int) -> bool:
    """Whether a finite verb heads the words: no clause of another verb among them, and none that modifies."""
    clause = v.head[i] if v.dep[i].startswith(("aux", "cop")) else i
    within = start <= v.head[clause] < end and v.head[clause] != clause
    return not within and v.dep[clause].split(":")[0] not in ("acl", "relcl", "advcl", "csubj")


def _segment(v: View, cue: Cue, source: Source | None) -> Piece:
    """The cue with its subject and adverbials, up to the next break."""
    first, end = cue.start, cue.end
    if source and source.how in ("subject", "nearest") and source.head < cue.start:
        first = min(first, _left_of(v, source.head))
    if source and source.how == "inverted":
        end = max(end, source.end)
    stop = v.unit(cue.verb)[1]
    while end < stop and v.words[end] not in BREAKS and v.inside[end] == v.inside[cue.verb]:
        end += 1
    return first, end


def _left_of(v: View, head: int) -> int:
    """Where a subject starts; not with the words before a comma ("To learn of the old mayor, Governor Roe said, …")."""
    left = v.left_edge(head)
    for i in range(head - 1, left, -1):
        if v.words[i] == "," and v.pos[i - 1] in NOMINAL and v.pos[i + 1] in ("DET", "PROPN"):
            return i + 1
    return left


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
    aside = qualified(v, end, q.last)  # "…, confie Lund, qui dirige l'équipe. …"
    if aside and after:
        found = found[:-1]
    if after and (aside or not any(map(v.finite, range(rest[0], after)))):  # "…, dit-elle, la voix nouée. …"
        found.append(Candidate("inside-quote", ((q.first, first), (after, q.last)), [*gate, "on:sentence"]))
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
