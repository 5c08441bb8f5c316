"""Answers of the record in words, line by line, for a terminal and for files."""

from collections.abc import Iterable, Iterator

from verbale.ask.lexicon import Lexicon
from verbale.reason.case import Entry, Fact, Link, Quoted, Word
from verbale.reason.changes import Changes, Moved
from verbale.reason.contradictions import Contradiction, Kind
from verbale.reason.loops import Loop
from verbale.reason.rests import Rests
from verbale.reason.stand import Standing
from verbale.reason.status import Status
from verbale.reason.unlock import Lever, Unlocking
from verbale.reason.whatif import Change
from verbale.reason.why import Explanation, Step, lines
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.position import Stance
from verbale.show.words import clipped, line

WIDE = 110  # characters of a quotation shown
Lines = Iterator[str]
WAITING = {
    "waiting": "waiting for ",
    "not unless": "not unless ",
    "held": "held by its own requirement: ",
    "reserved": "reserved, waiting for ",
    "stands if they move together": "stands if they move together: ",
}


def named(condition: Condition, names: Lexicon, inner: bool = False) -> str:
    """A condition with names for keys: ``ceasefire and contribute by United States``."""
    match condition:
        case Atom(key):
            return line(names.label(key)) if not key.startswith("words:") else f"“{clipped(names.label(key), 80)}”"
        case Not(part):
            return f"not {named(part, names, True)}"
        case By(day, part):
            return f"{named(part, names, True)} by {day}"
        case AtLeast(k, parts):
            return f"at least {k} of ({', '.join(named(p, names) for p in parts)})"
        case All(parts) | AnyOf(parts):
            told = (" and " if isinstance(condition, All) else " or ").join(named(p, names, True) for p in parts)
            return (
                f"({told})"
                if inner and len(parts) > 1
                else told or ("always" if isinstance(condition, All) else "never")
            )


def lever_text(lever: Lever) -> str:
    """``ceasefire`` or ``not ceasefire``."""
    return lever[0] if lever[1] else f"not {lever[0]}"


def lever_named(lever: Lever, names: Lexicon) -> str:
    """The same with names for keys."""
    return named(Atom(lever[0]) if lever[1] else Not(Atom(lever[0])), names)


def standing_line(s: Standing, names: Lexicon) -> str:
    """One act: name, status, for what it waits, how firm, how sure."""
    sources = f"{s.sources} source{'s' if s.sources != 1 else ''}"
    about = f"{_firm(s)}confidence {s.confidence:.2f}, {sources}"
    return f"{clipped(names.label(s.act), 70)}  {_waiting(s, names)}  ({about})"


def _waiting(s: Standing, names: Lexicon) -> str:
    """A status with that for which it waits: ``waiting for ceasefire``."""
    joined = " or " if s.status.value == "waiting" else " and "
    waits = joined.join(named(c, names) for c in s.waits_for)
    return WAITING.get(s.status.value, f"{s.status.value}: ") + waits if waits else s.status.value


def _firm(s: Standing) -> str:
    firmest = max((w for w in s.words if w.is_for), key=lambda w: w.firmness, default=None)
    return f"{firmest.stance.value}, " if firmest else ""


def standing_lines(found: Iterable[Standing], names: Lexicon) -> Lines:
    """Acts with their words below."""
    for s in found:
        yield standing_line(s, names)
        for rival in s.telling_rivals:
            yield f"    rival reading: {rival.status.value}"
            yield from (f"      {told}" for told in passages(q for w in rival.words for q in w.passages))
        if s.disputed:
            yield f"    disputed: {', '.join(names.label(a) for a in s.disputed)}"
        if s.if_reviewed not in (None, s.status, Status.UNREVIEWED):
            yield f"    with reviewed entries only: {s.if_reviewed}"
        if s.if_all not in (None, s.status):
            yield f"    with the least sure entries too: {s.if_all}"
        yield from (f"    {told}" for told in passages(q for w in s.words for q in w.passages[:1]))


def passages(quoted: Iterable[Quoted]) -> Lines:
    """Words with the reports that have them; the same words in several reports are told once."""
    reports: dict[str, list[str]] = {}
    for q in quoted:
        where = f" ({q.day[:10]})" if q.day else ""
        reports.setdefault(clipped(q.words, WIDE), []).append(f"{clipped(q.title, 50)}{where}")
    yield from (f"“{words}” – {'; '.join(dict.fromkeys(where))}" for words, where in reports.items())


def change_lines(found: Iterable[Change], names: Lexicon) -> Lines:
    """Before and after, act by act, with the reason below; acts that change for the same reason stand together."""
    reasons: dict[tuple[str, ...], list[str]] = {}
    for c in found:
        changed = _moved(c, names)
        reasons.setdefault(tuple(_reason(c, names)), []).append(changed)
    for reason, acts in reasons.items():
        yield from (*acts, *reason)


def _moved(change: Change | Moved, names: Lexicon) -> str:
    """An act before and after; where its status is the same, with what it waits for, which is not."""
    before, after = change.before, change.after
    same = before is not None and after is not None and before.status is after.status
    told = (("–" if s is None else _waiting(s, names) if same else s.status.value) for s in (before, after))
    return f"{clipped(names.label(change.act), 70)}  {' → '.join(told)}"


def settled_lines(found: Iterable[Lever], names: Lexicon) -> Lines:
    """Of facts that were set: those that are so already, by which nothing changes."""
    for lever in found:
        yield f"{lever_named(lever, names)}: established already, nothing changes by it ('verbale why' tells by what)"


def _reason(change: Change, names: Lexicon) -> Lines:
    after = change.after
    if after is None:
        return
    for condition in after.waits_for:
        yield f"    waits for {named(condition, names)}"
    for rival in after.telling_rivals:
        yield f"    rival reading: {rival.status.value}"
        yield from (f"      {told}" for told in passages(q for w in rival.words for q in w.passages[:1]))
    quoted: dict[str, list[Quoted]] = {}
    for word in after.words or (change.before.words if change.before else ()):
        quoted.setdefault(word_text(word, names), []).extend(word.passages[:1])
    for told, words in quoted.items():
        yield f"    {told}"
        yield from (f"      {passage}" for passage in passages(words))


def word_text(word: Word, names: Lexicon) -> str:
    """A party's words in short: ``ready, when ceasefire``."""
    if word.condition is None:
        return word.stance.value
    condition = named(word.condition, names)
    if word.requirement:
        return f"{word.stance.value}, not unless {condition}"
    return f"{word.stance.value}{' while' if word.stance is Stance.REFUSES else ', when'} {condition}"


def entry_text(entry: Entry, names: Lexicon) -> str:
    """An entry in one line."""
    if isinstance(entry, Word):
        return f"{entry.id} {clipped(names.label(entry.act), 60)}: {word_text(entry, names)}"
    if isinstance(entry, Fact):
        told = lever_named((entry.atom, entry.holds), names)
        by = f" by {entry.author}" if entry.author else ""
        source = "supposed" if entry.supposed else clipped(entry.source, 60)
        own = "" if entry.id.startswith("supposed:") else f"{entry.id.split()[0]} "  # of an event: its id, the fact
        return f"{own}{told}, {entry.on or 'undated'}: {source}{by}"
    return f"{entry.id} {names.label(entry.atom)} counts as {names.label(entry.counts_as)}: {_linked(entry)}"


def _linked(link: Link) -> str:
    note = f" ({clipped(link.note, 60)})" if link.note else ""
    return f"{'accepted' if link.accepted else 'proposed'} by {link.author or 'nobody'}{note}"


def unlocking_lines(u: Unlocking, names: Lexicon) -> Lines:
    """The sets and the pivots."""
    goal = named(u.goal, names)
    if u.stands:
        yield f"{goal}: stands already"
        return
    if not u.sets:
        yield f"{goal}: nothing on record unlocks it"
        return
    yield f"{goal}: {'' if u.complete else 'at least '}{len(u.sets)} minimal set{'s' if len(u.sets) != 1 else ''}"
    for s in u.sets:
        yield "  " + " + ".join(lever_named(lever, names) for lever in s)
    if not u.complete:
        yield "  (stopped counting here; --limit or --seconds look further)"
    yield "levers:"
    for p in u.pivots:
        worth = "enough alone" if p.alone else "in every set" if p.always else f"in {p.sets} of {len(u.sets)}"
        yield f"  {lever_named(p.lever, names)}: {worth}"


def loop_lines(found: Iterable[Loop], names: Lexicon) -> Lines:
    """Loops, and whether they would stand together."""
    for loop in found:
        yield f"{len(loop.acts)} acts wait on each other: {'together' if loop.together else 'not even together'}"
        yield from (f"  {clipped(names.label(a), 90)}" for a in loop.acts[:50])
        if len(loop.acts) > 50:
            yield f"  … and {len(loop.acts) - 50} more"
        for act, condition in loop.missing:
            yield f"  {clipped(names.label(act), 60)} still waits for {named(condition, names)}"


def contradiction_lines(found: Iterable[Contradiction], names: Lexicon) -> Lines:
    """Each with both sides and their words."""
    for c in found:
        when = " if " + " and ".join(lever_named(lever, names) for lever in c.when) if c.when else ""
        yield f"{c.kind.value}: {clipped(names.label(c.about), 70)}{when}"
        sides = ("before", "after") if c.kind is Kind.SUCCESSION else ("one", "other")
        for side, entries in zip(sides, (c.one, c.other), strict=True):
            for entry in entries:
                yield f"  {side}: {entry_text(entry, names)}"
                yield from (f"    {told}" for told in passages(entry.passages[:1]))


def changes_lines(c: Changes, names: Lexicon) -> Lines:
    """What came and went, then the statuses that moved."""
    yield f"from the end of {c.since} to the end of {c.until}"
    for title, entries in (
        ("said", c.said),
        ("happened", c.happened),
        ("linked", c.linked),
        ("withdrawn", c.withdrawn),
    ):
        yield from (f"{title}: {entry_text(entry, names)}" for entry in entries)
    for old, new in c.overtaken:
        yield f"overtaken: {entry_text(old, names)} by {entry_text(new, names)}"
    for m in c.moved:
        yield f"moved: {_moved(m, names)}"
        for entry in m.because or m.among:
            yield f"  because of {entry_text(entry, names)}" if m.because else f"  among {entry_text(entry, names)}"
        yield from (f"  because the day {day} has passed" for day in m.expired)


def explanation_lines(e: Explanation, names: Lexicon, depth: int) -> Lines:
    """A tree that ends in quoted words."""
    for level, step, short in lines(e, depth):
        yield "  " * level + _step(step, names) + (" (unfolded above, or deeper than --depth)" if short else "")
        if step.entry is not None and not short:
            yield from ("  " * (level + 1) + told for told in passages(step.entry.passages))


def _step(step: Step, names: Lexicon) -> str:
    if isinstance(step.entry, Word):
        return f"{entry_text(step.entry, names)} [{step.says}]"
    if step.entry is not None:
        return entry_text(step.entry, names)
    return f"{clipped(names.label(step.key[1]), 80)}: {step.says}"


def rests_lines(r: Rests, names: Lexicon) -> Lines:
    """Supports, what breaks, what to review."""
    yield f"{clipped(names.label(r.act), 70)}: {r.status.value}"
    for number, s in enumerate(r.supports, 1):
        yield f"support {number}:"
        yield from (f"  {entry_text(entry, names)}" for entry in s)
    if not r.complete:
        yield "(there are more supports; stopped counting)"
    yield from (f"breaks without {entry_text(e, names)}: then {s.value}" for e, s in r.breaking)
    for t in r.review_first:
        yield f"review first: {entry_text(t.entry, names)}: if {t.decision.value}, {t.status.value}"
