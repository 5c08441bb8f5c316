"""A clause that its cue breaks into: "Le navire, a dit Lund, a coulé"; where it goes on, and how far."""

from verbale.extract.speech.cues import verb_entries
from verbale.extract.speech.extent import ends
from verbale.extract.speech.opening import titled
from verbale.extract.speech.proposals import Candidate, Piece
from verbale.extract.speech.subjects import SUBJECTS
from verbale.extract.speech.tails import group_of
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import View, main_verb

LATER = 6  # ends tried for the words behind the cue


def around(v: View, cue: Cue, piece: Piece, rest: Piece, state: list[str]) -> list[Candidate]:
    """Readings of a clause that goes on after its cue; ``rest``: from the cue's end to the unit's.

    None where the cue's own clause follows ("a annoncé, lundi, que …") or the halves have no verb of their own.
    """
    end, stop = rest
    if end >= stop - 2 or not (v.words[end] in {",", ":"} or (v.inside[piece[0]] >= 0 and v.pos[end] == "CCONJ")):
        return []
    start = end + (v.words[end] in {",", ":"})
    finish = _last(v, stop)
    if (
        finish <= start
        or _told_next(v, cue, start, finish)
        or _governed(v, cue, piece, start, finish)
        or _only_quoted(v, piece, start, finish)
        or _veiled(v, start, finish)
    ):
        return []
    if v.words[start] in v.cues.relatives and v.pos[start] == "PRON" and not any(map(v.finite, range(*piece))):
        return []  # "At the school, she protested the plan, which …"
    if v.inside[start] >= 0 and _of_its_own(v, piece, start):
        return []  # 'When asked about it, Lund said, "We …"'
    if not (any(map(v.finite, range(*piece))) or any(map(v.finite, range(start, finish))) or cue.clitic >= 0):
        return []
    facts = [
        *state,
        f"on:{v.pos[start]}",
        f"on-quote:{v.inside[start] >= 0}",
        f"on-tie:{tie(v, piece, (start, finish))}",
        f"on-first:{v.pos[start]}:{v.finite(start)}:{main_verb(v, *piece)}",
        f"on-mark:{v.words[start] in v.cues.complementisers}",
        *_first_verb(v, start, finish),
        f"on-lemma:{v.lemmas[start] in v.cue_lemmas}:{v.pos[start] == 'VERB'}",
        f"on-quoted:{any(v.inside[i] >= 0 for i in range(start, finish))}:{main_verb(v, *piece)}",
    ]
    later = ends(v, start, stop, cue.verb)
    tried = [*later[:LATER], *later[-1:]] if len(later) > LATER else later
    found = [Candidate("clause-around", (piece, (start, e)), [*facts, *map(_renamed, told)]) for e, told in tried]
    if v.words[piece[1] - 1] == "," and v.pos[piece[1] - 2] == "CCONJ":  # "who works for Roth and, Berg said, is kind"
        found += [
            Candidate("clause-around", ((start, e),), [*facts, "left:none", *map(_renamed, told)]) for e, told in tried
        ]
    return found


def _of_its_own(v: View, piece: Piece, start: int) -> bool:
    """Whether a quotation behind a cue is a sentence that words without marks before the cue are no part of."""
    last = next((v.inside[i] for i in (piece[1] - 1, piece[1] - 2) if v.inside[i] >= 0), -1)
    if not v.opens_clause(start) or (last >= 0 and not titled(v, v.quotes[last].first, v.quotes[last].last)):
        return False
    open_clause = v.pos[piece[0]] == "SCONJ" and not main_verb(v, *piece)  # 'If it rains, he said, "I will go."'
    asked = any(v.lemmas[i] in v.cue_lemmas and v.head[i] > piece[1] for i in range(piece[0], piece[0] + 3))
    return asked or not (open_clause and len(v.words[v.quotes[v.inside[start]].first]) == 1)


def _told_next(v: View, cue: Cue, start: int, finish: int) -> bool:
    """Whether the reporter goes on with another cue, in the first one's tense ("…, he said, and he urged them")."""
    verb = next((i for i in range(start, finish) if v.pos[i] in ("VERB", "AUX")), -1)
    if verb < 0 or v.pos[start] != "CCONJ" or v.inside[verb] >= 0:
        return False
    while verb < finish - 1 and v.pos[verb] == "AUX" and v.pos[verb + 1] in ("VERB", "AUX", "ADV"):
        verb += 1
    held = verb_entries(v.parsed.language, v.parsed.overlays).get(v.lemmas[verb], ())
    speaks = any(e.frames >= {"clause", "after"} or "told" in e.frames for e in held if not e.tail)
    own = any(v.dep[k] in SUBJECTS and start < k < verb for k in v.kids[verb])
    return speaks and own and group_of(v, verb) == group_of(v, cue.verb)


def _first_verb(v: View, start: int, finish: int) -> list[str]:
    """What the first verb behind the cue is, and whether it tells of speech itself ("…, he said, and he urged …")."""
    verb = next((i for i in range(start, finish) if v.pos[i] in ("VERB", "AUX")), -1)
    if verb < 0:
        return ["on-verb:none"]
    group = verb
    while group < finish - 1 and v.pos[group] == "AUX":
        group += 1
    shape = "finite" if v.finite(verb) else "".join(v.morph(verb, "VerbForm"))
    tells = v.lemmas[group] in v.cue_lemmas and v.pos[group] == "VERB"
    away = "at" if verb == start else "near" if verb - start < 3 else "far"
    return [f"on-verb:{shape}", f"on-verb:{shape}:{tells}", f"on-verb:{shape}:{tells}:{away}:{v.pos[start]}"]


def _renamed(fact: str) -> str:
    """A fact of the second half that the first one has as well, under a name of its own."""
    return f"on-{fact}" if fact.startswith(("len:", "finite:")) else fact


def _governed(v: View, cue: Cue, piece: Piece, start: int, finish: int) -> bool:
    """Whether the cue's own clause follows; not behind a clause that it breaks into ("A risk, X said, that …")."""
    marked = next((i for i in range(start, finish) if v.words[i] in v.cues.complementisers), 0)
    if not marked or not cue.takes("clause") or v.words[marked - 1] != "," or any(map(v.finite, range(start, marked))):
        return False
    return not (marked == start and main_verb(v, *piece) and v.words[piece[1] - 1] == ",")


def _only_quoted(v: View, piece: Piece, start: int, finish: int) -> bool:
    """Whether words behind a quotation are one more and nothing else, which are read together."""
    n = v.inside[start]
    return n >= 0 and v.inside[piece[0]] >= 0 and v.quotes[n].start == start and v.quotes[n].end >= finish


def _veiled(v: View, start: int, finish: int) -> bool:
    """Whether the words behind a cue only tell that its source keeps his name back, or why he does."""
    veils = (phrase.split() for phrase in v.cues.veils)
    end = next((start + len(words) for words in veils if v.words[start : start + len(words)] == words), 0)
    return bool(end) and not (v.words[end:finish] and v.words[end] == ",")


def tie(v: View, left: Piece, right: Piece) -> str:
    """What binds words after a break to those before it: the relation of the first that hangs on them."""
    for i in range(*right):
        if left[0] <= v.head[i] < left[1] and v.pos[i] != "PUNCT":
            return v.dep[i].split(":")[0]
    return "none"


def orphan(v: View, start: int, end: int) -> bool:
    """Whether the subject of the words' first verb stands before them ("The tax, which rose, | cut emissions")."""
    verb = next((i for i in range(start, end) if v.finite(i)), -1)
    if verb < 0:
        return False
    clause = v.head[verb] if v.dep[verb].startswith(("aux", "cop")) else verb
    subjects = [k for k in v.kids[clause] if v.dep[k] in SUBJECTS]
    return bool(subjects) and all(k < start for k in subjects)


def _last(v: View, stop: int) -> int:
    while stop > 0 and (v.words[stop - 1] in {".", "!", "?", "…"} or v.pos[stop - 1] == "SPACE"):
        stop -= 1
    return stop
