"""When a report was written, as far as it tells: its date, else the terms of the offices that it writes.

A report without a date that speaks of "President Trump" and "Chancellor Merkel" was written while both held
these offices. The windows say so much and no more; who held an office is known only where one person fits.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from verbale.languages.gazetteers import Gazetteer, Tenure

Window = tuple[date, date]
LEADERS = ("leader", "president", "prime-minister", "monarch")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Era:
    """``windows``: the stretches of time in which the report may have been written; empty: nothing is known."""

    known: Gazetteer
    windows: tuple[Window, ...] = ()

    def narrowed(self, tenures: list[Tenure]) -> "Era":
        """With the knowledge that somebody holds an office; unchanged where that contradicts what is known."""
        terms = [(t.first + _DAY if t.first > date.min else t.first, _before(t.last)) for t in tenures]
        if not self.windows:
            return Era(self.known, tuple(terms))
        both = [(max(a, c), min(b, d)) for a, b in self.windows for c, d in terms if max(a, c) <= min(b, d)]
        return Era(self.known, tuple(both)) if both else self

    def holders(self, office: str, of: str) -> set[str]:
        """Keys of the people who held an office of a party at some time of the windows."""
        return {t.person for t in self.known.tenures.get((office, of), ()) if self.meets(t)}

    def meets(self, tenure: Tenure) -> bool:
        """Whether a tenure touches the windows."""
        return any(tenure.first <= b and a <= tenure.last for a, b in self.windows)

    def serving(self, person: str) -> bool:
        """Whether somebody holds an office in all windows, or in those that his own office told."""
        return bool(self.windows) and any(self.meets(t) for t in self.known.careers.get(person, ()))


def _before(day: date) -> date:
    return day - _DAY if date.min < day < date.max else day


def same_office(a: str, b: str) -> bool:
    """Whether two codes may mean one office: a leader is the president, the head of government or the monarch."""
    return a == b or (b == "leader" and a in LEADERS) or (a == "leader" and b in LEADERS)


def titled(known: Gazetteer, words: tuple[str, ...], office: str, of: str | None) -> list[Tenure]:
    """Tenures of the one person who is called so and held such an office, on whatever day; empty if several did."""
    keys = set(known.named(" ".join(words)))
    for start in range(1, len(words)):
        keys |= known.named(" ".join(words[start:]))
    keys |= known.called(words[0]) if len(words) == 1 and office in ("monarch", "pope") else set()
    found: dict[str, list[Tenure]] = {}
    for key in keys:
        if len(words) > 1 and known.first_word(key) != words[0]:
            continue
        for t in known.careers.get(key, ()):
            if same_office(t.office, office) and (of is None or t.of == of):
                found.setdefault(key, []).append(t)
    return next(iter(found.values())) if len(found) == 1 else []
