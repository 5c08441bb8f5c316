"""From marked spans and the ties between them to a gold document: what all annotation tools have in common."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from verbale.measure.gold import Json
from verbale.record.errors import RecordError

LABELS = {  # usual names of the three parts of an attribution, lower case
    "content": ("content", "quotation", "quote", "statement", "reported", "citation", "propos"),
    "cue": ("cue", "verb", "trigger", "introducer"),
    "source": ("source", "speaker", "holder", "author", "locuteur"),
}


@dataclass
class Marks:
    """What a tool's file says of one text.

    Attributes:
        role: Mark -> ``content``, ``cue`` or ``source``.
        spans: Mark -> ``[[start, end], …]``, code points, half-open.
        tied: Mark -> marks that a relation joins it with.
        speaker: Mark -> name of the speaker, where the annotator gave it.
    """

    role: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[list[int]]] = field(default_factory=dict)
    tied: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    speaker: dict[str, str] = field(default_factory=dict)


def label_names(given: dict[str, str]) -> dict[str, str]:
    """Label, lower case -> role: the usual names, then the user's own."""
    usual = {label: role for role, labels in LABELS.items() for label in labels}
    return usual | {label.lower(): role for label, role in given.items()}


def gold_of(name: str, text: str, marks: Marks, language: str = "") -> Json:
    """A gold document with the layer of statements; ``language`` is filled in by who reads the text.

    Raises:
        RecordError: a mark lies outside the text.
    """
    for mark, spans in marks.spans.items():
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                expected = f"0 <= start < end <= {len(text)}, the code points of the text"
                raise RecordError(f"{name}: mark {mark} at {start}-{end}, expected {expected}")
    statements = []
    for mark, role in marks.role.items():
        if role != "content":
            continue
        near = _near(mark, marks)
        cue, source = (_spans(near, part, marks) for part in ("cue", "source"))
        speaker = next((marks.speaker[m] for m in (mark, *sorted(near)) if m in marks.speaker), None)
        content = sorted(marks.spans[mark])
        statements.append(
            {
                "id": mark,
                "content": content,
                "kind": _kind(text, content),
                "kind_also_accepted": ["direct", "mixed", "indirect"],
                "cue": cue or None,
                "source": source or None,
                "speaker": speaker,
                "optional": False,
            }
        )
    return {
        "doc": name,
        "language": language,
        "published": None,
        "layers": ["statements"],
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "statements": sorted(statements, key=lambda s: s["content"]),
        "positions": [],
        "events": [],
        "roles": [],
        "doubtful": [],
    }


def _near(mark: str, marks: Marks) -> set[str]:
    """Marks tied to one, directly or through a cue."""
    first = marks.tied[mark]
    return first | {m for c in first if marks.role.get(c) == "cue" for m in marks.tied[c]} - {mark}


def _spans(near: set[str], role: str, marks: Marks) -> list[list[int]]:
    return sorted(span for mark in near if marks.role.get(mark) == role for span in marks.spans[mark])


_QUOTES = frozenset('"“”„«»‹›')
_BEFORE_CLOSING = " \u00a0\u202f.,;:!?…"


def _kind(text: str, content: list[list[int]]) -> str:
    """The kind as its quote marks show it: all inside marks, some, or none."""
    first, last = content[0][0], content[-1][1]
    around = {text[max(0, first - 2) : first].strip()[-1:], text[last : last + 3].lstrip(_BEFORE_CLOSING)[:1]}
    if around <= _QUOTES or {text[first], text[last - 1]} <= _QUOTES:
        return "direct"
    return "mixed" if any(q in text[s:e] for s, e in content for q in _QUOTES) else "indirect"
