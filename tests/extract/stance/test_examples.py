"""Every language's example sentences give exactly the positions that stand beside them."""

from dataclasses import dataclass
from functools import cache

import pytest

from verbale.extract.extract import extract
from verbale.languages.load import data_folder, languages, read_yaml
from verbale.parse.parser import parse
from verbale.record.actors import party_key
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.record import Record
from verbale.record.report import Report


@dataclass(frozen=True)
class Example:
    """A sentence, and its positions as ``party | stance | act code | condition``."""

    text: str
    found: tuple[str, ...]


@cache
def examples() -> list[tuple[str, Example]]:
    paths = {code: data_folder() / code / "examples" / "positions.yml" for code in languages()}
    return [(code, e) for code, path in paths.items() for e in read_yaml(path, tuple[Example, ...])]


def written(condition: Condition | None) -> str:
    """A condition in one line."""
    match condition:
        case None:
            return ""
        case Atom(key):
            return key
        case Not(part):
            return f"not({written(part)})"
        case By(day, part):
            return f"by({day}, {written(part)})"
        case All(parts):
            return f"and({', '.join(map(written, parts))})"
        case AnyOf(parts):
            return f"or({', '.join(map(written, parts))})"
        case AtLeast(k, parts, _):
            return f"atleast({k}, {', '.join(map(written, parts))})"


def told(record: Record) -> list[str]:
    """The positions of a record in one line each."""
    keys = {a.id: party_key(a) for a in record.actors}
    return sorted(
        f"{keys[p.actor]} | {p.stance.value} | {p.act.code} | {written(p.condition)}" for p in record.positions
    )


@pytest.mark.parametrize(("language", "example"), examples(), ids=lambda v: v if isinstance(v, str) else v.text[:50])
def test_example_gives_exactly_its_positions(language: str, example: Example) -> None:
    record = extract(parse(Report("example.txt", example.text, language)))
    assert told(record) == sorted(example.found)
