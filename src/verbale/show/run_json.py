"""Answers of the record as JSON: keys of acts and facts with their names, entries with their words and reports."""

from typing import Any

from verbale.ask.lexicon import Lexicon, code_of
from verbale.reason.case import Entry, Fact, Quoted, Settings, Word, party_of
from verbale.reason.changes import Changes, Moved
from verbale.reason.contradictions import Contradiction
from verbale.reason.loops import Loop
from verbale.reason.phrase import unfold
from verbale.reason.rests import Rests
from verbale.reason.stand import Standing
from verbale.reason.unlock import Lever, Unlocking
from verbale.reason.whatif import Change
from verbale.reason.why import Explanation
from verbale.record.condition import Condition
from verbale.record.interchange import condition_json
from verbale.show.run_words import lever_text

Json = dict[str, Any]
FORMAT = "verbale-run/1"


def answer_json(question: str, settings: Settings, answer: Json) -> Json:
    """An answer with the question it belongs to."""
    trust = settings.trust
    return {
        "format": FORMAT,
        "question": question,
        "as_of": settings.as_of,
        "trust": {
            "stances": sorted(s.value for s in trust.stances),
            "parties": sorted(trust.parties) if trust.parties is not None else None,
        },
        "min_confidence": settings.min_confidence,
        "reviewed_only": settings.reviewed_only,
        "suppose": [lever_json((atom, holds)) for atom, holds in settings.suppose],
        **answer,
    }


def standing_json(s: Standing, names: Lexicon) -> Json:
    """Where one act stands."""
    return {
        **act_json(s.act, names),
        "status": s.status.value,
        "waits_for": [awaited_json(c) for c in s.waits_for],
        "firmness": s.firmness,
        "confidence": round(s.confidence, 3),
        "independent_sources": s.sources,
        "words": [entry_json(w) for w in s.words],
        "notes": [entry_json(w) for w in s.notes],
        "rivals": [{"status": r.status.value, "words": [entry_json(w) for w in r.words]} for r in s.rivals],
        "disputed": list(s.disputed),
        "if_reviewed_only": s.if_reviewed.value if s.if_reviewed else None,
        "if_all": s.if_all.value if s.if_all else None,
    }


def act_json(act: str, names: Lexicon) -> Json:
    """An act, or a fact, by key and name."""
    party = party_of(act)
    return {"act": act, "name": names.label(act), "party": party or None, "code": code_of(act) if party else None}


def awaited_json(condition: Condition) -> Json:
    """A condition as an expression and in words."""
    return {"condition": condition_json(condition), "text": unfold(condition)}


def entry_json(entry: Entry) -> Json:
    """An entry of the case with its passages."""
    told: Json = {"id": entry.id, "passages": [quoted_json(q) for q in entry.passages]}
    if isinstance(entry, Word):
        told |= {"kind": "position", "act": entry.act, "stance": entry.stance.value, "requirement": entry.requirement}
        told |= {"condition": condition_json(entry.condition), "said": entry.said, "deadline": entry.deadline}
        return told | {"confidence": round(entry.confidence, 3), "review": entry.review.value, "note": entry.note}
    if isinstance(entry, Fact):
        told |= {"kind": "fact", "atom": entry.atom, "holds": entry.holds, "on": entry.on, "source": entry.source}
        told |= {"author": entry.author, "supposed": entry.supposed, "confidence": round(entry.confidence, 3)}
        return told | {"review": entry.review.value}
    told |= {"kind": "link", "atom": entry.atom, "counts_as": entry.counts_as, "accepted": entry.accepted}
    return told | {"author": entry.author, "on": entry.on, "note": entry.note}


def quoted_json(q: Quoted) -> Json:
    """Words of a report, and where they stand."""
    return {"exact": q.words, "report": q.report, "span": list(q.span), "title": q.title, "published": q.day}


def lever_json(lever: Lever) -> Json:
    """A fact or an act to be established, or established not."""
    return {"atom": lever[0], "holds": lever[1], "text": lever_text(lever)}


def change_json(c: Change, names: Lexicon) -> Json:
    """How one act stands before and after."""
    return {
        **act_json(c.act, names),
        "before": standing_json(c.before, names) if c.before else None,
        "after": standing_json(c.after, names) if c.after else None,
    }


def unlocking_json(u: Unlocking) -> Json:
    """The minimal sets, and what each lever is worth."""
    return {
        "goal": awaited_json(u.goal),
        "stands_already": u.stands,
        "complete": u.complete,
        "sets": [[lever_json(lever) for lever in s] for s in u.sets],
        "levers": [
            {**lever_json(p.lever), "enough_alone": p.alone, "needed_in_every_set": p.always, "sets": p.sets}
            for p in u.pivots
        ],
    }


def loop_json(loop: Loop, names: Lexicon) -> Json:
    """Acts that wait on each other."""
    return {
        "acts": [act_json(a, names) for a in loop.acts],
        "together": loop.together,
        "missing": [{**act_json(a, names), **awaited_json(c)} for a, c in loop.missing],
    }


def contradiction_json(c: Contradiction, names: Lexicon) -> Json:
    """Two sides that do not go together."""
    return {
        "kind": c.kind.value,
        "about": act_json(c.about, names),
        "one": [entry_json(e) for e in c.one],
        "other": [entry_json(e) for e in c.other],
        "when": [lever_json(lever) for lever in c.when],
    }


def changes_json(c: Changes, names: Lexicon) -> Json:
    """What came and went, and which statuses moved."""
    return {
        "since": c.since,
        "until": c.until,
        "said": [entry_json(e) for e in c.said],
        "happened": [entry_json(e) for e in c.happened],
        "linked": [entry_json(e) for e in c.linked],
        "withdrawn": [entry_json(e) for e in c.withdrawn],
        "overtaken": [{"earlier": entry_json(old), "later": entry_json(new)} for old, new in c.overtaken],
        "moved": [_moved(m, names) for m in c.moved],
    }


def _moved(m: Moved, names: Lexicon) -> Json:
    return {
        **act_json(m.act, names),
        "before": m.before.status.value if m.before else None,
        "after": m.after.status.value if m.after else None,
        "because": [entry_json(e) for e in m.because],
        "among": [entry_json(e) for e in m.among],
        "deadlines_passed": list(m.expired),
    }


def explanation_json(e: Explanation, names: Lexicon) -> Json:
    """Steps by key; each names those below it."""
    steps = [
        {
            "key": " ".join(step.key),
            "about": names.label(step.key[1]) if step.key[0] in ("act", "lamp", "not") else None,
            "says": step.says,
            "condition": condition_json(step.condition),
            "entry": entry_json(step.entry) if step.entry else None,
            "below": [" ".join(key) for key in step.below],
        }
        for step in e.steps.values()
    ]
    return {"root": " ".join(e.root), "steps": steps}


def rests_json(r: Rests, names: Lexicon) -> Json:
    """What an answer rests on."""
    return {
        **act_json(r.act, names),
        "status": r.status.value,
        "complete": r.complete,
        "supports": [[entry_json(e) for e in s] for s in r.supports],
        "breaking": [{"entry": entry_json(e), "status_without": s.value} for e, s in r.breaking],
        "review_first": [
            {"entry": entry_json(t.entry), "if": t.decision.value, "status": t.status.value} for t in r.review_first
        ],
    }
