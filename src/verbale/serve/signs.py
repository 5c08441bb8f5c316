"""How a stance or state is shown: a sign and a colour class, so that colour is never alone to tell."""

from types import MappingProxyType

# class of desk.css, sign. for: words for an act; against: words against; mid: open; say: asks of others.
STANCES = MappingProxyType(
    {
        "committed": ("for", "++"),
        "threatens": ("for", "+!"),
        "intends": ("for", "+>"),
        "ready": ("for", "+"),
        "considering": ("mid", "?"),
        "reserved": ("mid", "~"),
        "refuses": ("against", "−"),
        "opposes": ("against", "−−"),
        "denies": ("against", "≠"),
        "demands": ("say", "!"),
        "proposes": ("say", "→"),
        "supports": ("say", "▲"),
    }
)
# Colours of a chart: words for an act green, against it red, open amber, asked of others blue; each its own shade.
STANCE_COLOURS = MappingProxyType(
    {
        "committed": "#0f6b3f",
        "threatens": "#7d9a1e",
        "intends": "#3fa06c",
        "ready": "#8ccfa9",
        "considering": "#e8b64c",
        "reserved": "#b57a1a",
        "refuses": "#a82222",
        "opposes": "#d9655c",
        "denies": "#8a4a6b",
        "demands": "#3f4fae",
        "proposes": "#7787d8",
        "supports": "#aeb9ef",
    }
)
STATES = MappingProxyType(
    {
        "unreviewed": ("mid", "?"),
        "accepted": ("for", "✓"),
        "edited": ("say", "✎"),
        "rejected": ("against", "✗"),
    }
)
STATUSES = MappingProxyType(
    {
        "done": ("for", "✓"),
        "live": ("for", "●"),
        "waiting": ("mid", "…"),
        "held": ("mid", "‖"),
        "not unless": ("mid", "¬"),
        "refused": ("against", "−"),
        "contested": ("against", "±"),
        "reserved": ("mid", "~"),
        "overdue": ("against", "!"),
        "stands if they move together": ("say", "⇄"),
        "lapsed": ("mid", "×"),
        "unreviewed": ("mid", "?"),
        "open": ("say", "○"),
    }
)


def stance_sign(stance: str | None) -> tuple[str, str]:
    """Colour class and sign of a stance."""
    return STANCES.get(stance or "", ("mid", "·"))


def state_sign(state: str) -> tuple[str, str]:
    """Colour class and sign of a review state."""
    return STATES.get(state, ("mid", "·"))


def status_sign(status: str) -> tuple[str, str]:
    """Colour class and sign of an act's status."""
    return STATUSES.get(status, ("mid", "·"))
