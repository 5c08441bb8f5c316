"""Stories, sources, quotations, disagreements, what one report has alone, and versions as flat rows.

Rows are what CSV and JSON print; ids and spans are given so that another program can go on from them.
"""

from typing import Any

from verbale.ask.between import Alone, Contradiction, Rewriting
from verbale.ask.joined import Sources
from verbale.ask.quotes import QuoteAnswer
from verbale.ask.reused import Reuse
from verbale.ask.stories import Story
from verbale.reconcile.same_party import Suggestion
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.show.origin import origin_text

Row = dict[str, Any]


def story_rows(number: int, story: Story) -> list[Row]:
    """One row a member."""
    return [
        {
            "story": number,
            "report": m.report.id,
            "origin": m.report.origin,
            "language": m.report.language,
            "published": m.report.published,
            "title": m.report.title,
            "nearest": m.nearest,
            "score": m.score,
            "reasons": "; ".join(f"{r.name} {r.strength:g} ({' '.join(r.met)})" for r in m.reasons if r.met),
            "decided": m.decided,
        }
        for m in story.members
    ]


def source_rows(sources: Sources, reports: dict[str, Report], words: dict[tuple[str, str], str]) -> list[Row]:
    """One row a report that has the entry; rows with one ``source`` number hang together."""
    number = {report: n for n, group in enumerate(sources.groups, start=1) for report in group}
    return [
        {
            "source": number[report],
            "report": report,
            "origin": reports[report].origin,
            "outlet": reports[report].outlet,
            "agencies": ", ".join(reports[report].agencies),
            "published": str(reports[report].published or "") or None,
            "entry": entry,
            "words": words.get((report, entry), ""),
            "because": "; ".join(_tie(sources, report, reports)),
        }
        for report, entry in sources.members
    ]


def _tie(sources: Sources, report: str, reports: dict[str, Report]) -> list[str]:
    told = []
    for one, other, tie in sources.ties:
        if report in (one, other) and tie.dependent:
            mine, partner = (tie.share_a, other) if report == one else (tie.share_b, one)
            agencies = f" ({', '.join(tie.agencies)})" if tie.agencies else ""
            name = origin_text(reports[partner].origin)
            origin = tie.origin.value.replace("a from b", "copied").replace("b from a", "copied")
            told.append(f"{origin}{agencies} with {name}, {mine:.0%} of its wording shared")
    return told


def quote_rows(number: int, answer: QuoteAnswer) -> list[Row]:
    """One row a rendering, with how it differs from the others."""
    return [
        {
            "utterance": number,
            "speaker": ", ".join(answer.told_by),
            "speaker_key": ", ".join(answer.speakers),
            "report": r.report.id,
            "origin": r.report.origin,
            "language": r.report.language,
            "published": str(r.report.published or "") or None,
            "statement": r.statement or None,
            "quoted": r.quoted,
            "words": r.words,
            "spans": _spans(r.spans),
            "relation": "; ".join(_relation(answer, n)),
            "touches": ", ".join(_touched(answer, n)),
        }
        for n, r in enumerate(answer.renderings)
    ]


def _relation(answer: QuoteAnswer, place: int) -> list[str]:
    """How this rendering stands to the others, e.g. ``truncated from 2`` (2: the second rendering)."""
    told = []
    for d in answer.differences:
        if place in (d.first, d.second):
            other = d.second if place == d.first else d.first
            mine = "a" if place == d.first else "b"
            relation = d.variant.relation.value
            if d.variant.shorter:
                relation = "truncated" if d.variant.shorter == mine else "extended"
            told.append(f"{relation} / {other + 1}")
    return told


def _touched(answer: QuoteAnswer, place: int) -> list[str]:
    return sorted({t for d in answer.differences if place in (d.first, d.second) for t in d.variant.touches})


def reuse_row(found: Reuse) -> Row:
    """A report that shares wording with another; ``share`` of the letters of that other one, ``of_it`` of its own."""
    tie = found.dependence
    return {
        "report": found.report.id,
        "origin": found.report.origin,
        "outlet": found.report.outlet,
        "published": str(found.report.published or "") or None,
        "passages": len(found.shared),
        "share": tie.share_a,
        "of_it": tie.share_b,
        "because": tie.origin.value.replace("a from b", "taken from it").replace("b from a", "it was taken from"),
        "agencies": ", ".join(tie.agencies),
        "spans": [[[s.a.start, s.a.end], [s.b.start, s.b.end]] for s in found.shared],
    }


def suggestion_row(found: Suggestion) -> Row:
    """Two parties that may be one."""
    return {"one": found.one, "other": found.other, "score": found.score, "because": "; ".join(found.reasons)}


def contradiction_row(found: Contradiction) -> Row:
    """One disagreement with its two passages."""
    d = found.disagreement
    return {
        "kind": d.kind.value,
        "note": d.note,
        "succession": d.succession,
        "a": found.a.id,
        "a_origin": found.a.origin,
        "a_entry": d.a.id or None,
        "a_words": d.a.span.words(found.a.text),
        "a_span": _spans((d.a.span,)),
        "b": found.b.id,
        "b_origin": found.b.origin,
        "b_entry": d.b.id or None,
        "b_words": d.b.span.words(found.b.text),
        "b_span": _spans((d.b.span,)),
    }


def alone_rows(found: Alone) -> list[Row]:
    """One row an entry."""
    text = found.record.report.text
    return [
        {"kind": e.kind, "entry": e.id, "words": e.span.words(text), "span": _spans((e.span,))} for e in found.entries
    ]


def rewriting_rows(number: int, found: Rewriting) -> list[Row]:
    """One row a change; ``version`` is the number of the newer one."""
    return [
        {
            "version": number,
            "before": found.before.id,
            "after": found.after.id,
            "change": c.kind.value,
            "old_words": c.before.words(found.before.text) if c.before else None,
            "new_words": c.after.words(found.after.text) if c.after else None,
            "touches": ", ".join(sorted(c.touches)),
        }
        for c in found.changes
    ]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]
