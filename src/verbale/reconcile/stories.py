"""Group reports by happening: average linkage over the kinship of pairs, then what people decided.

Invariant: two reports that a person parted are never in one story; two that a person joined always are, unless that
would put together what was parted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from verbale.reconcile.story import FAR, Kinship, Profile, against, kinship

FEW = 60  # reports up to which every pair is looked at
TELLING = 24  # rarest keys of a report by which partners are found
CROWD = 200  # reports with one key, beyond which it finds no partners
LEAST_KEYS = 3  # telling keys that partners have in common
JOINED = 0.5  # mean kinship of a report and a group that become one
GROUPS_JOINED = 0.72  # the same of two groups: each is already told by several, so that they may well be two happenings

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Will:
    """What people decided about pairs of reports; each pair in sorted order."""

    joined: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()


@dataclass(eq=False)
class Grouping:
    """Reports grouped by happening: the groups in order of first member, and the kinship of the pairs looked at."""

    groups: list[list[str]] = field(default_factory=list)
    kin: dict[Pair, Kinship] = field(default_factory=dict)


def ordered(one: str, other: str) -> Pair:
    """A pair in sorted order."""
    return (one, other) if one <= other else (other, one)


def stories(profiles: Mapping[str, Profile], will: Will | None = None) -> Grouping:
    """Group reports (by id) by happening; every report is in exactly one group."""
    will = will or Will()
    found = Grouping()
    profiles = against(profiles)
    for one, other in _candidates(profiles):
        found.kin[one, other] = kinship(profiles[one], profiles[other])
    group = {report: [report] for report in profiles}
    for pair in sorted(found.kin, key=lambda p: (-found.kin[p].score, p)):
        if found.kin[pair].score < JOINED:
            break
        ours, theirs = group[pair[0]], group[pair[1]]
        if _mean(ours, theirs, found.kin) >= (JOINED if min(len(ours), len(theirs)) == 1 else GROUPS_JOINED):
            _merge(group, pair, will)
    for pair in sorted(will.joined):
        if all(report in group for report in pair):
            _merge(group, pair, will)
    found.groups = list({id(members): members for members in group.values()}.values())
    return found


def _merge(group: dict[str, list[str]], pair: Pair, will: Will) -> None:
    one, other = group[pair[0]], group[pair[1]]
    if one is other or any(ordered(a, b) in will.parted for a in one for b in other):
        return
    one.extend(other)
    for report in other:
        group[report] = one


def _mean(one: list[str], other: list[str], kin: Mapping[Pair, Kinship]) -> float:
    if one is other:
        return 0.0
    scores = [kin[pair].score if (pair := ordered(a, b)) in kin else 0.0 for a in one for b in other]
    return sum(scores) / len(scores)


def _candidates(profiles: Mapping[str, Profile]) -> Iterator[Pair]:
    """Pairs that may tell one happening: all of a few reports, else those with rare keys in common and near in time."""
    if len(profiles) <= FEW:
        yield from (ordered(*pair) for pair in combinations(profiles, 2) if _near(*(profiles[r] for r in pair)))
        return
    having: dict[str, list[str]] = defaultdict(list)
    for report, profile in profiles.items():
        for key in telling(profile):
            having[key].append(report)
    common: dict[Pair, int] = defaultdict(int)
    for reports in having.values():
        if len(reports) <= CROWD:
            for pair in _near_pairs(reports, profiles):
                common[pair] += 1
    yield from sorted(pair for pair, number in common.items() if number >= LEAST_KEYS)


def telling(profile: Profile) -> list[str]:
    """The keys that tell most of what a report is about: its heaviest words and parties, and its numbers."""
    found = list(profile.numbers)
    for weights in (profile.words, profile.parties):
        found += sorted(weights, key=lambda k: (-weights[k], k))[:TELLING]
    return found


def _near_pairs(reports: Iterable[str], profiles: Mapping[str, Profile]) -> Iterator[Pair]:
    yield from (ordered(*pair) for pair in combinations(reports, 2) if _near(*(profiles[r] for r in pair)))


def _near(a: Profile, b: Profile) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= FAR
