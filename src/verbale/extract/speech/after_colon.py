"""Quotations after a colon that no verb introduces: 'Lund: "…"'."""

from verbale.extract.speech.proposals import Candidate, Piece, Proposal, bucket
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source
from verbale.extract.speech.view import FINAL, Quote, View

PHRASE = 8  # tokens of a quotation that may be a part of a clause


def told_behind(v: View, q: Quote) -> bool:
    """Whether a cue right behind a quotation tells who speaks ("Oslo waits: “We will see”, warned Lund")."""
    at = q.end + (v.words[q.end : q.end + 1] == [","])
    return at in v.behind


def after_colon(v: View, q: Quote) -> Proposal:
    """A proposal for a quotation right behind a colon."""
    low = v.unit(q.start)[0]
    source = _before(v, low, q)
    facts = _facts(v, q, range(low, q.start - 1), source)
    reading = Candidate("loose-colon", (_with_clause(v, q),), [])
    return Proposal(v, (q.start, q.start), source, "colon", facts, [reading])


def _before(v: View, low: int, q: Quote) -> Source | None:
    """Who speaks by the words between the unit's start ``low`` and the colon: a subject, else a name."""
    outside = [i for i in range(low, q.start) if v.inside[i] < 0]
    for i in outside:
        if v.dep[i] in SUBJECTS and v.pos[i] in NOMINAL and v.words[i] not in v.cues.relatives:
            return Source(i, "subject")
    for i in outside:
        if v.pos[i] == "PROPN" and v.known(i):
            return Source(i, "nearest")
    lead = range(low, q.start - 1)
    if 0 < len(lead) < 4 and all(v.text_capital(i) and v.pos[i] == "PROPN" for i in lead):
        return Source(low, "inverted", q.start - 1, low)  # Lund: "…"
    return None


def _facts(v: View, q: Quote, lead: range, source: Source | None) -> list[str]:
    """What tells whether the quotation is somebody's words; ``lead``: the words of its unit before the colon."""
    return [
        f"lead:{bucket(len(lead))}",
        f"role:{v.block.role.value}",
        f"colon-source:{source.how if source else 'none'}",
        f"colon-before:{v.pos[q.start - 2] if q.start > 1 else 'none'}",
        f"lead-finite:{any(v.finite(i) for i in lead)}",
        f"lead-noun:{any(v.lemmas[i] in v.cues.nouns for i in lead)}",
        f"lead-cue:{any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == 'VERB' for i in lead)}",
        f"source-known:{v.known(source.head) if source else False}",
        f"alone-len:{bucket(q.last - q.first)}",
        f"quote-capital:{v.text_capital(q.first)}",
        f"alone-finite:{any(v.finite(i) for i in range(q.first, q.last))}",
    ]


def _with_clause(v: View, q: Quote) -> Piece:
    """The words of a quotation; with its marks, those behind it that belong to its clause (Lund: "No Need" to Go)."""
    stop = v.unit(q.start)[1]
    while stop > q.end and v.words[stop - 1] in FINAL:
        stop -= 1
    if q.end >= stop or v.pos[q.end] in ("PUNCT", "SPACE") or any(v.inside[i] >= 0 for i in range(q.end, stop)):
        return (q.first, q.last)
    part = not any(map(v.finite, range(q.first, q.last))) or v.words[q.end] in v.cues.infinitive_markers
    return (q.start, stop) if part and q.last - q.first < PHRASE else (q.first, q.last)
