"""Who a subject stands for: noun phrase, pronoun, or the noun that a relative clause hangs on."""

from dataclasses import dataclass

from verbale.extract.speech.view import View

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus", "expl:subj"})
HEADS = SUBJECTS | {"ROOT"}


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as tokens.

    Attributes:
        head: Index of the head of the noun phrase, or of the pronoun.
        how: ``clitic · possessive · survey · subject · inverted · agent · relative · shared · noun · nearest``.
        end: Where a subject after the verb ends, or 0: ask the cast for the phrase.
        start: Where it starts, if ``end`` is given.
    """

    head: int
    how: str
    end: int = 0
    start: int = 0


def resolved(v: View, k: int) -> Source | None:
    if v.words[k] in v.cues.relatives and v.pos[k] == "PRON":
        return antecedent(v, k)
    return Source(k, "subject")


def antecedent(v: View, relative: int) -> Source | None:
    """The noun before a relative pronoun."""
    verb = v.head[relative]
    if v.dep[verb] in ("acl:relcl", "relcl", "acl") and v.head[verb] < relative and v.pos[v.head[verb]] in NOMINAL:
        return Source(v.head[verb], "relative")
    at = relative - 1
    while at >= 0 and v.words[at] == ",":
        at -= 1
    return Source(top(v, at), "relative") if at >= 0 and v.pos[at] in NOMINAL else None


def top(v: View, i: int) -> int:
    """The head of the noun phrase that token ``i`` belongs to, as far as it stands on its left."""
    for _ in range(8):
        h = v.head[i]
        if h >= i or v.pos[h] not in NOMINAL or v.dep[i] in ("conj", "parataxis"):
            return i
        if any(v.words[j] in v.cues.relatives for j in range(h + 1, i)):
            return i  # "une réponse que le sénateur juge faible"
        i = h
    return i
