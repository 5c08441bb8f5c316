"""The interface in French and English: strings from ``strings/<code>.yml``, chosen for each request."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from verbale.record.errors import LanguageError

STRINGS = Path(__file__).parent / "strings"
DEFAULT = "en"
_INSTANT = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Strings:
    """All strings of one interface language, by dotted key.

    Attributes:
        code: ISO 639-1 code.
        texts: Key -> text; ``{name}`` in a text is filled in.
    """

    code: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **given: object) -> str:
        """The text of ``key``; the key itself is an error, found by the tests."""
        text = self.texts.get(key)
        if text is None:
            raise LanguageError(STRINGS / f"{self.code}.yml", 0, f"no string {key!r}")
        return text.format(**given) if given else text

    def name(self, group: str, value: str | None) -> str:
        """The label of a value of an open list (``stance``, ``act`` …); the value itself where there is none."""
        if value is None:
            return ""
        plain = value.removeprefix("other:").replace("-", " ").replace("_", " ")
        return self.texts.get(f"{group}.{value}", plain)

    def listed(self, group: str) -> tuple[tuple[str, str], ...]:
        """The values of an open list that some interface language names, each with its label, in their order."""
        keys = {key for code in known() for key in strings(code).texts if key.startswith(f"{group}.")}
        values = (key.partition(".")[2] for key in keys)
        return tuple(sorted(((value, self.name(group, value)) for value in values), key=lambda one: one[1].casefold()))

    def has(self, group: str, value: str) -> bool:
        """Whether a value of an open list has a label."""
        return f"{group}.{value}" in self.texts

    def day(self, iso: str | None) -> str:
        """A day or an instant as people write it: "4 Sep 2025", "4 Sep 2025, 14:00 (UTC+2)"; other values as given."""
        found = _INSTANT.fullmatch(iso or "")
        if found is None:
            return iso or ""
        year, month, day, clock, zone = found.groups()
        key = "date.first" if day == "01" else "date.day"
        shown = self(key, day=day.lstrip("0"), month=self(f"date.{month}"), year=year)
        if clock:
            hour, minute = clock.split(":")
            shown = self("date.at", day=shown, hour=hour, minute=minute)
        return shown + (f" ({_zone(zone)})" if zone else "")

    def count(self, key: str, number: int) -> str:
        """The singular (``key.one``) or plural (``key.many``) for a number; French counts 0 as singular."""
        singular = number < 2 if self.texts.get("grammar.zero_is_singular") == "yes" else number == 1
        return self(f"{key}.{'one' if singular else 'many'}", n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with its thousands set apart, as the language writes them."""
        return f"{number:,}".replace(",", self("grammar.thousands"))


def _zone(written: str) -> str:
    if written in ("Z", "+00:00"):
        return "UTC"
    hours, _, minutes = written[1:].partition(":")
    sign = "−" if written[0] == "-" else "+"
    return f"UTC{sign}{int(hours)}" + (f":{minutes}" if minutes not in ("", "00") else "")


@cache
def strings(code: str) -> Strings:
    """The strings of an interface language."""
    path = STRINGS / f"{code}.yml"
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    flat: dict[str, str] = {}
    for group, texts in given.items():
        if not isinstance(texts, dict):
            raise LanguageError(path, 0, f"{group!r}: expected a group of texts, found {type(texts).__name__}")
        for key, text in texts.items():
            if not isinstance(text, str):
                raise LanguageError(path, 0, f"{group}.{key}: expected text, found {text!r}; quote it")
            flat[f"{group}.{key}"] = text
    return Strings(code, flat)


@cache
def known() -> tuple[str, ...]:
    """The codes of the interface languages."""
    return tuple(sorted(path.stem for path in STRINGS.glob("*.yml")))


def choose(wished: str | None, accepted: str | None) -> str:
    """The language for a request: the one chosen, else the first that the browser accepts and we have."""
    if wished in known():
        return str(wished)
    for part in (accepted or "").split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        if code in known():
            return code
    return DEFAULT
