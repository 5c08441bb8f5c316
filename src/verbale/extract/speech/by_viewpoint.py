"""What a poll has found ("in a poll"), and what holds in somebody's view ("à ses yeux", "by her own account")."""

from verbale.extract.speech.by_preposition import left_of, phrase_end, right_of
from verbale.extract.speech.proposals import Proposal
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.view import BREAKS, View

LOWER = frozenset({"advcl", "acl", "relcl", "pcomp", "xcomp", "csubj"})
CLAUSE_STARTS = frozenset({"none", ",", "PUNCT", "SPACE", "CCONJ", "SCONJ"})
SURVEY = 12  # tokens after "in" within which the noun of a poll stands


def by_viewpoint(v: View) -> list[Proposal]:
    """A proposal for every poll that found something, and every phrase that gives a view."""
    found = [p for i, word in enumerate(v.words) if word in v.cues.surveying and (p := _surveyed(v, i))]
    return [*found, *(p for words in v.cues.viewpoints for p in _viewed(v, words.split()))]


def _surveyed(v: View, i: int) -> Proposal | None:
    """What a poll has found: "In a poll last month, the mayor led", "the mayor led in a poll"."""
    low, stop = v.unit(i)
    for j in range(i + 1, min(stop, i + SURVEY)):
        if v.words[j] in BREAKS or v.finite(j) or v.inside[j] != v.inside[i] or (v.pos[j] == "ADP" and j > i + 2):
            return None
        if v.lemmas[j] in v.cues.surveys:
            if not _finds(v, i, j, low):
                return None
            end = phrase_end(v, i + 1, stop, j, cut=False)
            parted = v.words[end : end + 1] == [","]
            first = i == low or (parted and v.pos[i - 1] in ("PUNCT", "SPACE", "CCONJ"))
            if first and not parted:
                return None  # "In a poll that …"
            if not first and not any(v.pos[k] == "NUM" for k in range(low, i)):
                return None  # "took part in a poll"
            p = Proposal(v, (i, i + 1), Source(j, "survey", end), "survey", ["according:survey", f"first:{first}"])
            p.facts += [f"survey-then:{v.words[end] if end < stop and v.pos[end] == 'PUNCT' else end < stop}"]
            p.candidates = right_of(v, i, end, stop) if first else left_of(v, i, end, low, stop)
            return p if p.candidates else None
    return None


def _finds(v: View, i: int, noun: int, low: int) -> bool:
    """Whether words tell what a poll found: a certain poll, the only one so far, beside the verb of a main clause."""
    if noun == i + 2 and v.words[i + 1] in v.cues.articles and "Plur" in v.morph(noun, "Number"):
        return False  # "ahead in the polls"
    if any(v.lemmas[k] in v.cues.surveys for k in range(low, i)):
        return False
    stop = v.unit(i)[1]
    if any(v.dep[k] == "ccomp" and v.lemmas[v.head[k]] in v.cue_lemmas for k in range(low, stop)):
        return False  # "In a poll, most said they would stay": theirs
    top = v.head[i]
    for _ in range(4):
        if v.pos[top] in ("VERB", "AUX"):
            break
        top = v.head[top]
    return v.pos[top] in ("VERB", "AUX") and v.dep[top].split(":")[0] not in LOWER


def _viewed(v: View, words: list[str]) -> list[Proposal]:
    """What holds in somebody's view: "à ses yeux", "in her view".

    A star stands for the word that says whose: a possessive, or the word behind the star ("à *l' en croire").
    """
    owner = next(n for n, w in enumerate(words) if w.startswith("*"))
    found = []
    last = len(v.words) - len(words) + 1 if {words[0], words[0].replace("à", "a")} & set(v.words) else 0
    for i in range(last):
        if v.words[i] != words[0] and not (words[0] == "à" and v.words[i] == "a" and v.text_capital(i)):
            continue
        low, stop = v.unit(i)
        at, after = i + owner, i + len(words)
        if v.words[i + 1 : after] != [*words[1:owner], v.words[at], *words[owner + 1 :]] or v.inside[i] >= 0:
            continue
        if not (v.words[at] == words[owner][1:] or ("Yes" in v.morph(at, "Poss") and _of_a_third(v, at))):
            continue
        before = "none" if i == low else v.words[i - 1] if v.words[i - 1] == "," else v.pos[i - 1]
        then = v.words[after] if after < stop and v.pos[after] == "PUNCT" else "word" if after < stop else "end"
        facts = ["according:strong", "source-kind:somebody", f"before:{before}", f"then:{then}"]
        how = "possessive" if "Yes" in v.morph(at, "Poss") else "clitic"
        p = Proposal(v, (i, after), Source(at, how), "view", facts)
        if before in CLAUSE_STARTS:
            p.candidates += right_of(v, i, after, stop)
        if then not in ("word", "end") or before == ",":
            p.candidates += left_of(v, i, after, low, stop)
        parted = i > low and before == then == ","  # "Oslo, à ses yeux, a tort"
        if parted and not any(map(v.finite, range(low, i))):
            p.candidates = [c for c in p.candidates if c.frame == "according-mid"]
        found += [p] if p.candidates else []
    return found


def _of_a_third(v: View, i: int) -> bool:
    """Whether a possessive is neither the speaker's nor the one's who is spoken to."""
    return not {"1", "2"} & {*v.morph(i, "Person"), *v.morph(i, "Person[psor]")}
