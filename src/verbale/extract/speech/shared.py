"""Whose subject a verb shares that has none of its own: "a salué X et a réitéré Y"."""

from collections.abc import Mapping

from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source, resolved
from verbale.extract.speech.view import View


def shared(v: View, verb: int, known: Mapping[int, Source], depth: int = 0) -> Source | None:
    """The subject of the verb that this one is coordinated with or hangs on; the noun that a participle qualifies."""
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
            return Source(found.head, "shared") if found else None
    return shared(v, above, known, depth + 1)
