"""Which parties known under two keys may be one: suggestions for a person, and the few that evidence makes certain.

A suggestion needs a name of one that may be the other's, and nothing that speaks against it: another type, another
state, or a full name of its own that only looks alike in part ("Kim Jong Un", "Kim Jong Il").
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from verbale.reconcile.parties import one_name
from verbale.record.actors import folded

ALIKE = 85.0  # spelling of two full names, 0 to 100
NEAR = 60  # days between reports that name one party
SHORTEST = 3  # letters of a name part that can be misspelt


@dataclass(frozen=True, slots=True)
class PartySeen:
    """A party as the reports of a dossier present it; ``days``: ISO days of the first and the last that name it."""

    key: str
    type: str
    names: tuple[str, ...]
    country: str | None = None
    offices: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two keys that may be one party, how likely (0 to 1), and why."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def suggestions(parties: Sequence[PartySeen]) -> list[Suggestion]:
    """The doubtful pairs, the likeliest first. Of a name that fits several parties all are given."""
    found = (_judged(*pair) for pair in _sharing(parties))
    return sorted((s for s in found if s), key=lambda s: (-s.score, s.one, s.other))


def certain(parties: Sequence[PartySeen]) -> list[Suggestion]:
    """The suggestions that name, office and date make certain.

    One name is short for the other and for no other; both hold one office of one state; reports name them at most
    ``NEAR`` days apart.
    """
    found = [s for s in suggestions(parties) if s.reasons[0].startswith("name")]
    fitting = Counter(key for s in found for key in (s.one, s.other))
    days = {p.key: p.days for p in parties}
    return [
        s
        for s in found
        if {"name", "office", "state"} <= {reason.partition(":")[0] for reason in s.reasons}
        and fitting[min(s.one, s.other, key=len)] == 1
        and _near(days[s.one], days[s.other])
    ]


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two stretches of days, each as its first and last, are near each other; unknown ones are not."""
    if not one or not other:
        return False
    (a, b), (c, d) = ([date.fromisoformat(day[:10]) for day in (days[0], days[-1])] for days in (one, other))
    return (c - b).days <= NEAR and (a - d).days <= NEAR


def _sharing(parties: Sequence[PartySeen]) -> Iterator[tuple[PartySeen, PartySeen]]:
    """Pairs that have a part of their names in common, each once; the others cannot be one."""
    having: dict[str, list[PartySeen]] = defaultdict(list)
    for party in sorted(parties, key=lambda p: p.key):
        for part in sorted(set(party.key.split("-"))):
            having[part].append(party)
    seen: set[tuple[str, str]] = set()
    for group in having.values():
        for a, b in combinations(group, 2):
            if (a.key, b.key) not in seen:
                seen.add((a.key, b.key))
                yield a, b


def _judged(a: PartySeen, b: PartySeen) -> Suggestion | None:
    if a.type != b.type or a.type not in ("person", "organisation"):
        return None
    if a.country and b.country and a.country != b.country:
        return None
    reasons = tuple(_reasons(a, b))
    if not any(reason.startswith(("name", "spelling")) for reason in reasons):
        return None
    score = 0.5 + 0.2 * (len(reasons) - 1)
    return Suggestion(a.key, b.key, round(min(0.95, score), 2), reasons)


def _reasons(a: PartySeen, b: PartySeen) -> Iterator[str]:
    if a.type == "person" and one_name(a.key, b.key):
        yield (
            f"name: {a.names[0]!r} may be short for {b.names[0]!r}"
            if len(a.key) < len(b.key)
            else (f"name: {b.names[0]!r} may be short for {a.names[0]!r}")
        )
    elif (alike := _spelt_alike(a.key, b.key)) >= ALIKE:
        yield f"spelling: {alike:.0f} of 100"
    if both := {folded(o) for o in a.offices} & {folded(o) for o in b.offices}:
        yield f"office: {sorted(both)[0]}"
    if a.country and a.country == b.country:
        yield f"state: {a.country}"


def _spelt_alike(one: str, other: str) -> float:
    """Likeness of two full names; each part must have a partner spelt alike, so that Un and Il do not meet."""
    mine, theirs = one.split("-"), other.split("-")
    if len(mine) != len(theirs) or len(mine) < 2:
        return 0.0
    parts = [max(fuzz.ratio(part, partner) for partner in theirs) for part in mine]
    if any(score < 100 and len(part) < SHORTEST for part, score in zip(mine, parts, strict=True)):
        return 0.0
    return float(min(parts)) if min(parts) >= ALIKE - 20 and fuzz.token_sort_ratio(one, other) >= ALIKE else 0.0


def canonical(joined: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Key -> the key that stands for all those joined with it: the longest, of equally long the first."""
    groups: list[set[str]] = []
    for pair in joined:
        met = [g for g in groups if g & set(pair)]
        groups = [g for g in groups if g not in met] + [set(pair).union(*met)]
    return {key: min(group, key=lambda k: (-len(k), k)) for group in groups for key in group}
