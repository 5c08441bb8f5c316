"""Statements that a noun reports: "l'annonce que …", "Smith's claim that …"."""

from verbale.extract.speech.extent import ends
from verbale.extract.speech.proposals import Candidate, Proposal, bucket
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.view import View

OWNERS = frozenset({"poss", "nmod", "nmod:poss"})


def by_noun(v: View) -> list[Proposal]:
    """A proposal for every noun of saying with a that-clause right after it."""
    found = []
    for i, lemma in enumerate(v.lemmas):
        if lemma in v.cues.nouns and v.pos[i] == "NOUN" and i + 1 < len(v):
            mark = next((j for j in range(i + 1, min(i + 6, len(v))) if _opens(v, j)), None)
            if mark is not None and not any(v.finite(j) for j in range(i, mark)):
                found.append(_proposal(v, i, mark))
    return found


def _opens(v: View, j: int) -> bool:
    """Whether the words of the noun start after ``j``: "that", "selon laquelle"."""
    if v.words[j] in v.cues.complementisers:
        return True
    return v.words[j] in v.cues.relatives and v.words[j - 1] in v.according_words


def _proposal(v: View, i: int, mark: int) -> Proposal:
    source = _owner(v, i)
    facts = [
        "cue:noun",
        f"gap:{bucket(mark - i - 1)}",
        f"mark:{v.pos[mark]}:{v.dep[mark]}",
        f"role:{v.block.role.value}",
    ]
    if v.pos[i - 1] == "ADP":
        facts += ["in-phrase", f"in-phrase:{source is not None}"]  # "au motif que", "on the ground that"
    facts += [f"source:{source.how if source else 'none'}", f"dep:{v.dep[i].split(':')[0]}"]
    stop = v.unit(i)[1]
    candidates = [Candidate("noun", ((mark + 1, end),), own) for end, own in ends(v, mark + 1, stop, i, clause=True)]
    return Proposal(v, (i, i + 1), source, "noun", facts, candidates)


def _owner(v: View, i: int) -> Source | None:
    """Whose saying it is: a possessor, "of / de" somebody, or the subject of the verb that governs the noun."""
    for k in v.kids[i]:
        if v.dep[k] in OWNERS and v.pos[k] in NOMINAL:
            return Source(k, "owner")
        if v.dep[k] == "prep" and v.kids[k] and v.pos[v.kids[k][0]] in NOMINAL:
            return Source(v.kids[k][0], "owner")
    verb = v.head[i]
    if v.lemmas[verb] in v.cue_lemmas:
        return None  # "denied reports that": somebody else's
    for k in v.kids[verb]:
        if v.dep[k] in ("nsubj", "nsubj:pass", "nsubjpass") and v.pos[k] in NOMINAL and k != i:
            return Source(k, "subject")
    return None
