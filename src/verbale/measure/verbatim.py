"""Check that every span of a record lies in its text and that words kept beside a span are its slice."""

from typing import Any

from verbale.measure.gold import Json, as_list


def violations(value: Any, text: str, where: str = "record") -> list[str]:
    """Every pair of whole numbers is a span: it must lie in the text, and words kept with it must be its slice."""
    found: list[str] = []
    if isinstance(value, list) and len(value) == 2 and all(type(v) is int for v in value):
        if not 0 <= value[0] < value[1] <= len(text):
            found.append(f"{where}: {value} is not a span of {len(text)} code points")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found += violations(item, text, f"{where}[{number}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            found += violations(item, text, f"{where}.{key}")
            stored = [value.get(k) for k in ("text", "words", "exact") if key == "span"] + [
                value.get(f"{key}_text"),
                value.get(f"{key}_words"),
            ]
            spans = [item] if key == "span" else item if isinstance(item, list) else []
            for kept in stored if all(isinstance(s, list) and len(s) == 2 for s in spans) and spans else []:
                if kept is not None and as_list(kept) != [text[s:e] for s, e in spans]:
                    found.append(f"{where}.{key}: {kept!r} is not what the text reads there")
    return found


def check(record: Json, text: str) -> list[str]:
    found = violations({k: v for k, v in record.items() if k != "report"}, text)
    length = record["report"].get("length")
    if length is not None and length != len(text):
        found.append(f"report.length is {length}, the text has {len(text)} code points")
    return found + [
        f"statement {s.get('id')}: no content" for s in record.get("statements") or [] if not s.get("content")
    ]
