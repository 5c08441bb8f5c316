"""Where content may end, with the facts that tell one end from another."""

from verbale.extract.speech.proposals import bucket
from verbale.extract.speech.shapes import hangs_on, shape_of
from verbale.extract.speech.tails import Tail
from verbale.extract.speech.view import BREAKS, View

CLOSERS = frozenset({".", "!", "?", "…"})
LIMIT = 16  # ends tried for one start


def ends(v: View, start: int, stop: int, top: int, clause: bool = False, kind: str = "") -> list[tuple[int, list[str]]]:
    """Ends for content from ``start`` in a unit that ends at ``stop``, each with its facts.

    Args:
        top: The cue's verb or preposition, to see what hangs above the content.
        clause: Whether the content must have a finite verb.
        kind: What the cue does: who ``reacts`` does so on a day; what somebody ``tells`` may be on one.
    """
    level = v.inside[top]
    last = _fronted(v, start, stop, top)
    if level >= 0:
        last = min(last, v.quotes[level].last)
    while last > start and (v.token(last - 1).is_space or v.words[last - 1] in CLOSERS or v.pos[last - 1] == "SPACE"):
        last -= 1
    found: list[tuple[int, list[str]]] = []
    crossed: set[str] = set()
    finite, depth = False, 0
    tail = Tail(v, start, last, top)
    for j in range(start + 1, last):
        here = v.inside[j]
        finite = finite or v.finite(j - 1)
        depth = max(0, depth + (v.words[j - 1] == "(") - (v.words[j - 1] == ")"))
        if depth and ")" in v.words[j:last]:
            continue  # never in the middle of a bracket
        if here >= 0 and here != level and v.quotes[here].start < j:
            continue  # never in the middle of a quotation
        shape = shape_of(v, j, level)
        if shape in ("subordinate", "preposition", "quote") and v.conditional(j):
            continue  # "promised aid if the quotas were cut"
        if shape and (finite or not clause) and not hangs_on(v, j):
            facts = _facts(v, j, start, top, shape) + tail.facts(j, shape)
            told = [f"{f}:{kind}" for f in facts if f in SITUATING] if kind else []
            facts += told
            found.append(
                (j, [*facts, *("over:" + c for c in sorted(crossed)), f"len:{bucket(j - start)}", f"finite:{finite}"])
            )
            crossed.update([f for f in facts if f in CROSSABLE] + told)
            if "colon-quote" in facts and level < 0 and v.opens_clause(j + 1):
                return (
                    found  # "… a dit que le col fermait : « Nous … »": the words in marks are a statement of their own
                )
            if len(found) >= LIMIT:
                break
    if last > start:
        finite = finite or v.finite(last - 1)
        facts = [
            "end:final",
            *tail.facts(last, "final"),
            *("over:" + c for c in sorted(crossed)),
            f"len:{bucket(last - start)}",
            f"finite:{finite}",
        ]
        if v.inside[last - 1] >= 0 and v.inside[last - 1] != level:
            facts.append("end:after-quote")
        found.append((last, facts))
    return found


def _fronted(v: View, start: int, stop: int, top: int) -> int:
    """Where the clause of a cue ends that opens a sentence before its main clause ("When she said so, he left")."""
    if v.dep[top].split(":")[0] != "advcl" or not top < v.head[top] < stop:
        return stop
    end = v.right_edge(top) + 1
    return end if start < end < stop and v.words[end] == "," else stop


CROSSABLE = frozenset({
    "end:semicolon", "end:close", "end:open", "end:dash", "end:after-quote", "end:colon", "colon-quote",
    "next:border", "next:participle", "next:relative", "next:verb-no-subject", "next:cue", "next:according",
    "tie:above", "tie:cue", "coming-cue", "adverbial:day", "adverbial:occasion", "adverbial:written",
    "adverbial:medium", "adverbial:speech", "turn:shared", "turn:inside", "turn:new", "link:time", "link:resume",
    "unsaid",
})  # fmt: skip
SITUATING = frozenset({
    "adverbial:day", "adverbial:occasion", "adverbial:written", "adverbial:medium", "adverbial:speech",
    "link:time", "link:purpose",
})  # fmt: skip


def _facts(v: View, j: int, start: int, top: int, shape: str) -> list[str]:
    bound = _tie(v, j, start, top, shape)
    facts = [f"end:{shape}", f"tie:{bound}", f"end:{shape}:{bound}"]
    if v.inside[j - 1] >= 0 and v.inside[j - 1] != v.inside[top]:
        facts.append("end:after-quote")
    at = j + 1 if shape in ("comma", "and", "semicolon", "dash", "open", "colon") else j
    if at < len(v.words) and shape == "comma" and v.pos[at] == "CCONJ":
        facts.append("next:and")
        at += 1
    if shape == "colon" and at < len(v.words) and v.inside[at] >= 0:
        facts.append("colon-quote")
    if j in v.borders:
        facts.append("next:border")
    if j in v.turns:  # whoever speaks next stands before the content, in it, or after it
        who = v.turns[j]
        facts.append("turn:shared" if who < start else "turn:inside" if who < j else "turn:new")
    if at < len(v.words):
        facts += _next(v, at, shape)
    adverbial = at < len(v.words) and v.pos[at] in ("ADP", "NOUN", "PROPN")
    if shape in ("preposition", "time", "adverb") or (shape == "comma" and adverbial):
        facts += _adverbial(v, at, shape)
    return facts


def _adverbial(v: View, at: int, shape: str) -> list[str]:
    """What an adverbial names that often tells of the saying: a day, an occasion, a medium, something written."""
    kinds = []
    for n, i in enumerate(range(at, min(len(v.words), at + 6))):
        if n and (v.words[i] in BREAKS or v.finite(i) or (v.pos[i] == "ADP" and n > 1) or v.inside[i] != v.inside[at]):
            break
        if v.words[i] in v.cues.fillers or v.token(i).ent_type_ in ("DATE", "TIME"):
            kinds.append("day")
        elif v.lemmas[i] in v.cues.occasions:
            kinds.append("occasion")
        elif v.lemmas[i] in v.cues.documents:
            kinds.append("written")
        elif v.lemmas[i] in v.cues.channels or (v.words[i] in v.cues.outlets and v.text_capital(i)):
            kinds.append("medium")
        elif v.lemmas[i] in v.cues.nouns:
            kinds.append("speech")
    kind = kinds[0] if kinds else "none"
    return [f"adverbial:{kind}", f"adverbial:{shape}:{kind}"]


def _next(v: View, at: int, shape: str) -> list[str]:
    facts = [f"next:{v.pos[at]}", f"end:{shape}:{v.pos[at]}"]
    word = v.words[at]
    if word in v.cues.relatives and v.pos[at] == "PRON":
        facts.append("next:relative")
    if v.inside[at] >= 0:
        facts.append("next:quote")
    if at + 1 < len(v.words):
        facts.append(f"pair:{v.pos[at]}:{v.pos[at + 1]}")
    facts += _next_verb(v, at)
    while at < len(v.words) - 1 and v.pos[at] in ("CCONJ", "SCONJ", "ADV"):
        at += 1
    if v.pos[at] in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "ADP", "NUM"):
        coming = _coming_verb(v, at)
        facts += [
            f"before-verb:{coming}",
            f"end:{shape}:{coming}",
            f"new-subject:{v.pos[at]}:{v.known(at)}:{coming.startswith('Fin')}",
        ]
        if ":cue" in coming:
            facts.append("coming-cue")
    if word in v.according_words:
        facts.append("next:according")
    return facts


def _coming_verb(v: View, at: int) -> str:
    """The form of the first verb after ``at`` within its phrase: tells "…, la porte-parole qualifiant" from a list."""
    for i in range(at, min(len(v.words), at + 14)):
        if v.words[i] in BREAKS:
            return "none"
        if v.pos[i] in ("VERB", "AUX"):
            shape, tense, aspect = v.morph(i, "VerbForm"), v.morph(i, "Tense"), v.morph(i, "Aspect")
            kind = "ing" if "Part" in shape and ("Pres" in tense or "Prog" in aspect) else "".join(shape)
            return f"{kind}:{'cue' if v.lemmas[i] in v.cue_lemmas else 'other'}:{'near' if i <= at + 2 else 'far'}"
    return "none"


def _next_verb(v: View, at: int) -> list[str]:
    """What verb follows without a subject of its own: its form, and whether it is a cue ("…, et a ajouté que")."""
    i = at
    while i < len(v.words) and v.pos[i] == "ADV":
        i += 1
    if i >= len(v.words) or v.pos[i] not in ("VERB", "AUX"):
        return []
    shape, tense, aspect = v.morph(i, "VerbForm"), v.morph(i, "Tense"), v.morph(i, "Aspect")
    facts = []
    if "Part" in shape:
        facts.append("next:participle" if "Pres" in tense or "Prog" in aspect else "next:past")
    elif "Fin" in shape:
        facts.append("next:verb-no-subject")
    main = i
    while main < min(len(v.words) - 1, i + 4) and v.pos[main] in ("AUX", "ADV"):
        main += 1
    if v.pos[main] == "VERB" and v.lemmas[main] in v.cue_lemmas:
        facts.append("next:cue")
    return facts


def _tie(v: View, j: int, start: int, top: int, shape: str) -> str:
    """What the words after ``j`` hang on: something ``inside`` the content, the ``cue``, or ``above`` it."""
    at = j + 1 if shape in ("comma", "semicolon", "dash", "open", "colon") else j
    if at >= len(v.words):
        return "none"
    i = at
    for _ in range(60):
        h = v.head[i]
        if start <= h < j:
            return "inside"
        if h == top:
            return "cue"
        if h < start:
            return "above"
        if h == i:
            return "root"
        i = h
    return "none"
