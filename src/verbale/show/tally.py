"""The tally of a run of reading, in words."""

from itertools import takewhile
from pathlib import Path

from verbale.show.origin import origin_text
from verbale.show.words import clipped, line
from verbale.store.keep import Change, Outcome
from verbale.store.kinds import Kind
from verbale.store.tally import Tally

WIDE = 80  # characters of an entry's words
SHOWN = 12  # changes and skips told one by one


def tally_text(tally: Tally, dossier: str) -> str:
    """What was read, known, changed and skipped and why; entries by kind; what changed reports gained and lost."""
    read = sum(tally.outcomes.values())
    name = "the dossier" if "://" in dossier else Path(dossier).name
    done = ", ".join(f"{tally.outcomes[o]} {o.value}" for o in Outcome if tally.outcomes[o])
    lines = [f"{_many(read, 'report')} into {name}: {done}."]
    if not read:
        lines[0] = "Nothing was read."
    if tally.entries:
        counts = (_many(tally.entries[k], k.value) for k in Kind if tally.entries[k])
        lines.append(f"Found: {', '.join(counts) or 'nothing'}.")
    if tally.misunderstood:
        lines.append(f"Seen and not understood: {tally.misunderstood.total()} ('verbale show skipped' lists them).")
    lines += _changes(tally)
    lines += _skips(tally)
    return "\n".join(lines)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _changes(tally: Tally) -> list[str]:
    lines = []
    for origin, kept in tally.changes[:SHOWN]:
        head = f"{kept.outcome.value.capitalize()}: {origin_text(origin)}"
        lines.append(f"{head}: gained {len(kept.gained)}, lost {len(kept.lost)}")
        lines += [f"  + {_short(change, kept.lost)}" for change in kept.gained[:SHOWN]]
        lines += [f"  - {_short(change, kept.gained)}" for change in kept.lost[:SHOWN]]
    if tally.changed > SHOWN:
        lines.append(f"… and {tally.changed - SHOWN} more reports whose record changed")
    return lines


def _short(change: Change, opposite: tuple[Change, ...]) -> str:
    """An entry in short; where the other side has one that begins alike, from shortly before they part."""
    words = line(change.words)
    alike = [line(other.words) for other in opposite if other.kind == change.kind]
    parted = max((_in_common(words, other) for other in alike), default=0)
    if words in alike:
        return f"{change.kind}, otherwise told: {clipped(words, WIDE)}"
    if len(words) > WIDE and parted > WIDE // 2:
        words = f"…{words[parted - WIDE // 4 :]}"
    return f"{change.kind}: {clipped(words, WIDE)}"


def _in_common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _skips(tally: Tally) -> list[str]:
    if not tally.skipped:
        return []
    counts = ", ".join(f"{number} {reason}" for reason, number in tally.reasons.most_common())
    lines = [f"Skipped {_many(len(tally.skipped), 'file')}: {counts}"]
    lines += [f"  {line(str(error))}" for error in tally.skipped[:SHOWN]]
    if len(tally.skipped) > SHOWN:
        lines.append(f"  … and {len(tally.skipped) - SHOWN} more")
    return lines
