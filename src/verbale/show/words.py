"""How values read in print: stances, conditions, figures, times, words of a report made safe for a terminal."""

import unicodedata

from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.event import Event, Figure
from verbale.record.position import Position, Stance
from verbale.show.origin import short_origin
from verbale.store.entries import Entry

SIGNS = {
    Stance.COMMITTED: "++",
    Stance.INTENDS: "+",
    Stance.READY: "+?",
    Stance.CONSIDERING: "?",
    Stance.SUPPORTS: "(+)",
    Stance.PROPOSES: "(>)",
    Stance.DEMANDS: "(!)",
    Stance.THREATENS: "!",
    Stance.RESERVED: "~",
    Stance.OPPOSES: "(-)",
    Stance.DENIES: "(x)",
    Stance.REFUSES: "--",
}
_LAYOUT = frozenset("\n\t")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str) -> str:
    """Text that cannot steer a terminal: control characters and direction overrides are shown by their code."""
    return "".join(_shown(c) for c in text)


def _shown(char: str) -> str:
    if char in _LAYOUT:
        return char
    if char == "\r":
        return ""
    if unicodedata.category(char) in ("Cc", "Cs") or char in _BIDI:
        return f"⟨{ord(char):04X}⟩"
    return char


def line(text: str) -> str:
    """Words on one line, safe for a terminal."""
    return safe(" ".join(text.split()))


def clipped(text: str, length: int) -> str:
    """Words on one line, at most ``length`` characters, with an ellipsis where something is cut."""
    told = line(text)
    return told if len(told) <= length else told[: length - 1].rstrip() + "…"


def act_text(position: Position) -> str:
    """The act by its code, or in the report's words where it is on no list."""
    own = position.act.own_words
    return f"“{clipped(own, 60)}”" if own else line(position.act.code)


def condition_text(condition: Condition | None) -> str:
    """A condition in words, e.g. ``if ceasefire and (USA.contribute or not negotiations-failed)``; empty for none."""
    return "" if condition is None else _condition(condition, outer=True)


def _condition(condition: Condition, outer: bool = False) -> str:
    match condition:
        case Atom(key, text):
            return f"“{clipped(text or key.removeprefix('words:').replace('-', ' '), 80)}”" if _worded(key) else key
        case Not(part):
            return f"not {_condition(part)}"
        case By(day, part):
            return f"{_condition(part)} by {day}"
        case AtLeast(k, parts):
            return f"at least {k} of ({', '.join(map(_condition, parts))})"
        case All(parts) | AnyOf(parts):
            word = " and " if isinstance(condition, All) else " or "
            told = word.join(map(_condition, parts))
            return told if outer or len(parts) == 1 else f"({told})"


def _worded(key: str) -> bool:
    return key.startswith("words:")


def stance_text(position: Position) -> str:
    """Stance with its condition: ``ready, once ceasefire``; a refusal says while what it stands."""
    told = position.stance.value
    if position.condition is None:
        return told
    condition = condition_text(position.condition)
    if position.requirement:
        return f"{told}, not unless {condition}"
    if position.stance is Stance.REFUSES:
        return f"{told} while {condition}"
    sense = position.condition.sense if isinstance(position.condition, Atom) else "if"
    return f"{told}, {sense} {condition}"


def figure_text(figure: Figure) -> str:
    """A number with its bounds and unit: ``about 30 countries``."""
    told = _number(figure.value) + (f" to {_number(figure.max)}" if figure.max is not None else "")
    bound = "" if figure.bound == "exact" else figure.bound.replace("-", " ") + " "
    about = "about " if figure.approximate else ""
    return f"{about}{bound}{told} {figure.unit or ''}".strip()


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f") if value == int(value) else f"{value:g}"


def time_text(event: Event) -> str:
    """When an event is, as its report gives it: ``2025-09-04 14:00 +02:00``,
    ``until 2025-09-04``; ``?`` where nothing is said.
    """
    if event.when is None or not (event.when.start or event.when.end):
        return "?"
    if event.when.start is None:
        return f"until {moment_text(event.when.end or '')}"
    told = moment_text(event.when.start)
    return f"{told} – {moment_text(event.when.end)}" if event.when.end else told


def moment_text(value: str) -> str:
    """An ISO value for people: a blank for the T, the offset set off."""
    day, t, rest = value.partition("T")
    if not t:
        return day
    for sign in ("+", "-"):
        clock, found, offset = rest.partition(sign)
        if found:
            return f"{day} {clock[:5]} {sign}{offset}"
    return f"{day} {rest[:5]}" + (" UTC" if rest.endswith("Z") else "")


def source_text(entry: Entry) -> str:
    """Where an entry was read: outlet or file, agencies, day."""
    source = entry.source
    name = source.outlet or short_origin(source.origin)
    agencies = f" ({', '.join(source.agencies)})" if source.agencies else ""
    old = "" if entry.current else " [older version]"
    return safe(f"{name}{agencies}{old}")


def who_text(entry: Entry, *parts: str) -> str:
    """Whom an entry is about."""
    return line(", ".join(dict.fromkeys(party.label for party in entry.named(*parts))))
