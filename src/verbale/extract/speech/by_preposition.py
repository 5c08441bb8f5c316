"""Statements that a preposition attributes: selon, d'après, pour, according to."""

from verbale.extract.speech.extent import ends
from verbale.extract.speech.interrupted import orphan, tie
from verbale.extract.speech.proposals import Candidate, Piece, Proposal, bucket
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source, antecedent, top
from verbale.extract.speech.view import DASHES, FINAL, RELATIVE, View, halved, main_verb

BREAKING = frozenset({"left:unit", "left:relative", "left::", "left:;"})
SPEAKING = frozenset({"somebody", "body", "name", "place"})


def by_preposition(v: View) -> list[Proposal]:
    """A proposal for every "according to"."""
    found = []
    for words in (w.split() for w in v.cues.according):
        for i, word in enumerate(v.words if words[0] in v.words else ()):
            if word == words[0] and v.words[i : i + len(words)] == words:
                proposal = _proposal(v, i, i + len(words))
                if proposal:
                    found.append(proposal)
    return found


def _proposal(v: View, i: int, after: int) -> Proposal | None:
    low, stop = v.unit(i)
    head = next((j for j in range(after, min(stop, after + 6)) if v.pos[j] in NOMINAL), None)
    if head is None:
        return None
    weak = v.words[i] in v.cues.weak_according
    if _relative(v, head):
        return _of_antecedent(v, i, head, weak, stop)
    if weak and {v.lemmas[head], v.words[head]} & v.cues.silent:
        return None  # "pour l'instant"
    head = _lift(v, head)
    lead = sum(v.pos[j] not in ("PUNCT", "SPACE", "CCONJ") for j in range(low, i))
    cut = halved(v, low, i)
    end = phrase_end(v, after, stop, head, cut)
    source = Source(head, "according", end)
    facts = [f"according:{'weak' if weak else 'strong'}", f"source-pos:{v.pos[head]}", f"source-named:{v.known(head)}"]
    if v.lemmas[head] in v.cues.silent:
        facts.append("source-silent")
    facts.append(f"source-kind:{kind_of_speaker(v, head)}")
    facts += [f"lead:{bucket(lead)}", f"role:{v.block.role.value}", f"source-len:{bucket(end - after)}"]
    facts += [f"then:{v.words[end] if end < stop and v.pos[end] == 'PUNCT' else 'word' if end < stop else 'end'}"]
    before = "none" if i == low else v.words[i - 1] if v.words[i - 1] in {",", "(", "-"} else v.pos[i - 1]
    facts.append(f"before:{before}")
    p = Proposal(v, (i, after), source, "weak" if weak else "strong", facts)
    p.candidates = [*right_of(v, i, end, stop), *left_of(v, i, end, low, stop)]
    short = next((j for j in range(after, end) if v.words[j] == "," and j > head), end)
    if short < end and not _named_in_full(v, short, end):  # what stands between commas may be no apposition
        behind = [c for c in left_of(v, i, short, low, stop) if c.frame == "according-mid"]
        for c in [*right_of(v, i, short, stop), *behind]:
            c.facts.append("source-cut")
            p.candidates.append(c)
    if cut and any(c.frame == "according-mid" for c in p.candidates):
        p.candidates = [c for c in p.candidates if c.frame == "according-mid"]
        for c in p.candidates:
            c.facts.append("halved")
    return p if p.candidates else None


def _of_antecedent(v: View, i: int, relative: int, weak: bool, stop: int) -> Proposal | None:
    """What the noun before a relative clause is the source of ("l'expert, pour qui « la chute est feinte », …").

    A noun that says nothing has none ("la thèse selon laquelle"); a weak preposition needs a quotation behind it.
    """
    source = antecedent(v, relative) or _noun_before(v, i)
    after = relative + 1
    person = weak and not v.morph(relative, "Gender")  # "pour qui" is of a person, "pour lequel" need not be
    if source is None or after >= stop or not (person or kind_of_speaker(v, source.head) in SPEAKING):
        return None
    quoted = v.inside[after] >= 0 and v.inside[after] != v.inside[i]
    if weak and not quoted:
        return None
    facts = ["according:relative", f"according:{'weak' if weak else 'strong'}", f"source-pos:{v.pos[source.head]}"]
    p = Proposal(v, (i, after), source, "relative", [*facts, f"before:{v.words[i - 1] == ','}"])
    if quoted:
        q = v.quotes[v.inside[after]]
        p.candidates = [Candidate("according-quote", ((q.first, q.last),), ["relative"])]
    stop = _resumed(v, after, stop)
    found = ends(v, after, stop, i)
    p.candidates += [Candidate("according-first", ((after, e),), [*told, "relative"]) for e, told in found]
    return p if p.candidates else None


def _noun_before(v: View, i: int) -> Source | None:
    """The noun before a preposition and its relative pronoun, past a comma."""
    at = i - 1 - (v.words[i - 1] == ",")
    return Source(top(v, at), "relative") if at >= 0 and v.pos[at] in NOMINAL else None


def _resumed(v: View, start: int, stop: int) -> int:
    """The comma behind which the clause around a relative one goes on with its verb, or ``stop``."""
    for i in range(start, stop - 2):
        if v.words[i] != "," or v.inside[i] >= 0:
            continue
        at = i + 1
        while at < stop - 1 and (v.pos[at] == "ADV" or v.words[at] in v.cues.reflexives):
            at += 1
        if v.finite(at):
            return i
    return stop


def _relative(v: View, i: int) -> bool:
    return v.words[i] in v.cues.relatives and v.pos[i] == "PRON" and not v.known(i)


def _lift(v: View, head: int) -> int:
    for _ in range(6):
        h = v.head[head]
        if h > head and v.pos[h] in NOMINAL and v.dep[head] in ("compound", "nmod", "amod", "poss", "nummod"):
            head = h
        else:
            break
    return head


def phrase_end(v: View, after: int, stop: int, head: int, cut: bool) -> int:
    """End of the source: the comma, quote mark or verb after it; an apposition between commas belongs to it.

    Where the source cuts a clause in two, the clause goes on after the comma, not the source.
    """
    at = after
    while at < stop and v.words[at] not in {",", ".", ";", ":", ")"} and v.inside[at] in (-1, v.inside[after]):
        if v.words[at] == "(" and ")" in v.words[at:stop]:
            at = v.words.index(")", at) + 1
            continue
        if v.finite(at) and v.dep[at] not in ("acl:relcl", "relcl", "acl") and at > head:
            return at
        at += 1
    if at < stop and v.words[at] == "," and not cut:
        last = next((j for j in range(at + 1, stop) if v.words[j] == "," or v.words[j] in FINAL), stop)
        if last > at + 1 and _apposed(v, at, last, head):
            return last
    return at


def _apposed(v: View, at: int, nxt: int, head: int) -> bool:
    if nxt < len(v) and v.words[nxt] == "," and _named_in_full(v, at, nxt):
        return True
    if (
        any(v.finite(j) and not _in_relative(v, j) for j in range(at + 1, nxt))
        and v.words[at + 1] not in v.cues.relatives
    ):
        return False
    return any(v.head[j] <= at and v.below(j, head) for j in range(at + 1, nxt)) or v.pos[at + 1] == "VERB"


def _in_relative(v: View, i: int) -> bool:
    """Whether a finite verb is that of a relative clause."""
    return v.dep[v.head[i] if v.dep[i].startswith(("aux", "cop")) else i] in RELATIVE


def _named_in_full(v: View, at: int, end: int) -> bool:
    """Whether the words from a comma on can only qualify the source: a relative clause, or where somebody is from."""
    opens = at + 1 + (v.pos[at + 1] == "ADP")
    if opens >= end:
        return False
    return v.words[opens] in v.cues.relatives or v.words[at + 1] in v.cues.links


def right_of(v: View, i: int, end: int, stop: int) -> list[Candidate]:
    """Content that stands behind a source."""
    start = end
    while start < stop and (v.words[start] in {",", ":"} or v.pos[start] == "SPACE"):
        start += 1
    start = _past_aside(v, start, stop)
    if start >= stop:
        return []
    found = []
    if v.inside[start] >= 0 and v.inside[start] != v.inside[i]:
        q = v.quotes[v.inside[start]]
        if v.words[start - 1] in {",", ":"} or any(map(v.finite, range(q.first, q.last))):  # not: the "Yes" movement
            found.append(Candidate("according-quote", ((q.first, q.last),), [f"quote-last:{q.end >= stop - 1}"]))
    found += [Candidate("according-first", ((start, e),), facts) for e, facts in ends(v, start, stop, i)]
    return found


def _past_aside(v: View, start: int, stop: int) -> int:
    """Past an adverbial between commas by which the reporter joins sentences ("Selon elle, en revanche, la loi …")."""
    for phrase in v.cues.asides:
        end = start + len(words := phrase.split())
        if end < stop and v.words[end] == "," and v.words[start:end] == words:
            return end + 1
    return start


def left_of(v: View, i: int, end: int, low: int, stop: int) -> list[Candidate]:
    """Content that stands before a source, perhaps going on behind it."""
    found = []
    last = stop
    while last > end and (v.words[last - 1] in {".", "!", "?", "…"} or v.pos[last - 1] == "SPACE"):
        last -= 1
    rest = (end + 1, last) if end < last and v.words[end] in {",", ")"} else None
    if rest and rest[0] + 1 < last and v.words[rest[0] + (v.pos[rest[0]] == "ADP")] in v.cues.relatives:
        rest = None  # "selon le maire, qui s'en va"
    for start, facts in _lefts(v, i, low):
        left: Piece = (start, i)
        state = [*facts, f"len:{bucket(i - start)}", f"finite:{any(v.finite(j) for j in range(start, i))}"]
        state.append(f"main:{main_verb(v, start, i)}")
        state += [f"{facts[0]}:{f}" for f in state if f.startswith(("main:", "len:"))]
        if facts == ["left:quote"]:
            q = v.quotes[v.inside[start]]
            left = (q.first, q.last)
        if not (v.lemmas[i - 1] in v.cues.auxiliaries and v.finite(i - 1)):  # "Il a selon Lund refusé"
            found.append(Candidate("according-last", (left,), state))
        if rest and rest[0] < rest[1] and (facts[0] in BREAKING or _own_clause(v, start, i)):
            more = [f"on:{v.pos[rest[0]]}", f"on-len:{bucket(rest[1] - rest[0])}", f"root-after:{_root_in(v, rest)}"]
            more += [f"on-tie:{tie(v, left, rest)}", f"main:{main_verb(v, *left)}"]
            found.append(Candidate("according-mid", (left, rest), [*state, *more]))
    return found


def _own_clause(v: View, start: int, end: int) -> bool:
    """Whether a conjunction behind a comma opens a clause with a subject of its own ("…, but envoys could return")."""
    joined = start > 1 and v.pos[start - 1] == "CCONJ" and v.words[start - 2] == ","
    return joined and main_verb(v, start, end) and not orphan(v, start, end) and v.pos[start] not in ("VERB", "AUX")


def _leaves(v: View, start: int, end: int) -> bool:
    """Whether the clause around a relative one goes on within the words ("… which rose, | cut emissions")."""
    for i in range(start, end):
        if v.finite(i):
            clause = v.head[i] if v.dep[i].startswith(("aux", "cop")) else i
            if any(v.dep[k] in SUBJECTS and k < start for k in v.kids[clause]):
                return True
    return False


def _root_in(v: View, piece: Piece) -> bool:
    """Whether the main verb of the sentence stands in the piece."""
    return any(v.head[j] == j for j in range(*piece))


def _lefts(v: View, i: int, low: int) -> list[tuple[int, list[str]]]:
    start = low
    while start < i and (v.pos[start] in ("SPACE", "CCONJ") or v.words[start] in {",", "-"}):
        start += 1
    if start >= i:
        return []
    found = [(start, ["left:unit"])]
    opened = next((j for j in range(i - 1, low, -1) if v.words[j] in {"(", ")"}), low)
    if v.words[opened] == "(":  # "(147 selon l'armée)"
        found, low = [], opened - 1
    for j in range(i - 2, low, -1):
        if v.inside[j] >= 0:
            if v.quotes[v.inside[j]].start == j and v.quotes[v.inside[j]].end >= i - 1:
                found.append((j, ["left:quote"]))
        elif v.words[j] in {",", ";", ":", "("} or v.pos[j] in ("CCONJ", "SCONJ"):
            kind = v.words[j] if v.pos[j] == "PUNCT" else v.pos[j]
            found.append((j + 1, [f"left:{kind}", f"left-next:{v.pos[j + 1]}", f"orphan:{orphan(v, j + 1, i)}"]))
        elif v.words[j] in DASHES and v.token(j - 1).whitespace_:
            found.append((j + 1, ["left:dash", f"left-next:{v.pos[j + 1]}"]))
        elif v.words[j] in v.cues.relatives and v.pos[j] == "PRON" and not _leaves(v, j, i):
            found.append((j, ["left:relative"]))
        if len(found) > 6:
            break
    return found
