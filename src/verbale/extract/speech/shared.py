"""Whose subject a verb shares that has none of its own: "a salué X et a réitéré Y".

The parser hangs such a verb on the nearest one, also where that one stands in what is said ("said the offer had
been made and blamed the union"): verbs of speech go together with verbs of speech.
"""

from collections.abc import Mapping

from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source, resolved
from verbale.extract.speech.view import View


def shared(v: View, verb: int, known: Mapping[int, Source], depth: int = 0) -> Source | None:
    """The subject of the verb that this one is coordinated with or hangs on; the noun that a participle qualifies.

    Args:
        known: Sources of the cue verbs before this one.
    """
    above = v.head[verb]
    if above == verb or depth > 4:
        return None
    if v.pos[above] in NOMINAL and v.dep[verb] in ("acl", "acl:relcl", "relcl", "amod"):
        return Source(above, "noun")
    if above in known:
        return known[above]
    for k in v.kids[above]:
        if v.dep[k] in SUBJECTS and v.pos[k] in NOMINAL and v.inside[k] in (-1, v.inside[verb]):
            found = resolved(v, k)
            if found is None:
                return None
            outer = _outer(v, above, known) if v.dep[verb] == "conj" else -1
            if outer >= 0 and _goes_with(v, verb, outer, above, k):
                return known[outer]
            return Source(found.head, "shared")
    return shared(v, above, known, depth + 1)


def _outer(v: View, inner: int, known: Mapping[int, Source]) -> int:
    """The cue verb in whose content a verb stands; -1: none."""
    at = inner
    for _ in range(8):
        at = v.head[at]
        if at in known and v.inside[at] == v.inside[inner]:
            return at if known[at].head < inner else -1
        if v.head[at] == at:
            break
    return -1


def _goes_with(v: View, verb: int, outer: int, inner: int, subject: int) -> bool:
    """Whether a verb goes with the cue above rather than with the verb in its content: by tense, else by who acts."""
    own, far, near = _shape(v, verb), _shape(v, outer), _shape(v, inner)
    if (own == far) != (own == near):
        return own == far
    return kind_of_speaker(v, subject) == "thing"


def _shape(v: View, verb: int) -> tuple[str, ...]:
    """Tense and mood of a verb group, and whether it has an auxiliary; a bare participle counts as one with it."""
    helpers = [k for k in v.kids[verb] if v.dep[k].split(":")[0] in ("aux", "auxpass")]
    first = min(helpers, default=verb)
    if not helpers and v.dep[verb] == "conj" and v.morph(verb, "VerbForm") == ["Part"] and not v.finite(verb):
        above = v.head[verb]
        helpers = [k for k in v.kids[above] if v.dep[k].split(":")[0] in ("aux", "auxpass")]
        if not helpers:
            return ("aux",)
        first = min(helpers)
    if helpers and not v.finite(first):
        return ("aux",)
    return (*(["aux"] if helpers else []), *v.morph(first, "Tense"), *v.morph(first, "Mood"))
