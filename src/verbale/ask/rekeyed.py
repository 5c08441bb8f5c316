"""Conditions and facts that name a party's act, under the keys that stand for parties that people joined."""

from collections.abc import Mapping
from dataclasses import replace

from verbale.reason.case import party_of
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.store.joins import shown_as


def rekeyed(condition: Condition | None, known: Mapping[str, str], report_id: str) -> Condition | None:
    """The condition of a report with the keys of its parties as they are shown."""
    return condition if condition is None or not known else _rekeyed(condition, known, report_id)


def atom_shown(key: str, known: Mapping[str, str], report_id: str = "") -> str:
    """The key of a fact, or of a party's act under the key that stands for the party."""
    party = party_of(key)
    return f"{shown_as(known, party, report_id)}{key[len(party) :]}" if party and known else key


def _rekeyed(condition: Condition, known: Mapping[str, str], report_id: str) -> Condition:
    match condition:
        case Atom(key):
            return replace(condition, key=atom_shown(key, known, report_id))
        case Not(part) | By(_, part):
            return replace(condition, part=_rekeyed(part, known, report_id))
        case All(parts) | AnyOf(parts) | AtLeast(_, parts):
            return replace(condition, parts=tuple(_rekeyed(part, known, report_id) for part in parts))
