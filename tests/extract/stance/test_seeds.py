"""The worked example of the reasoning design comes out of the two seed reports (which may not be shipped)."""

from datetime import date
from pathlib import Path

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.actors import party_key
from verbale.record.condition import atoms
from verbale.record.record import Record
from verbale.record.report import Report

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def records(shared: Path) -> list[Record]:
    paths = sorted((shared / "seeds").glob("*.txt"))
    texts = [(p.name, p.read_bytes().decode("utf-8")) for p in paths]
    return [extract(parse(Report(name, text, "fr", published=date(2025, 9, 4)))) for name, text in texts]


def told(record: Record) -> set[tuple[str, str, str, str]]:
    """(party, stance, act code, keys of the condition's atoms)."""
    keys = {a.id: party_key(a) for a in record.actors}
    return {
        (keys[p.actor], p.stance.value, p.act.code, " ".join(a.key for a in atoms(p.condition)))
        for p in record.positions
    }


@pytest.mark.parametrize("which", [0, 1])
def test_both_reports_carry_the_conditional_readiness_and_the_refusals(records: list[Record], which: int) -> None:
    wanted = {
        *((party, "ready", "deploy-forces", "ceasefire") for party in ("FRA", "GBR", "BEL")),
        ("DEU", "refuses", "deploy-forces", "ceasefire"),
        ("RUS", "refuses", "foreign-intervention", ""),
        ("USA", "committed", "security-guarantees", ""),
        ("USA", "refuses", "deploy-forces", ""),
        ("USA", "considering", "backstop", ""),
    }
    assert wanted - told(records[which]) == set()


@pytest.mark.parametrize("which", [0, 1])
def test_a_threat_hangs_on_the_failure_of_negotiations(records: list[Record], which: int) -> None:
    assert ("RUS", "threatens", "military-action", "negotiations-failed") in told(records[which])


def test_the_fuller_report_keeps_the_reservation_and_the_other_the_requirement(records: list[Record]) -> None:
    assert ("DEU", "reserved", "deploy-forces", "") in told(records[1])
    required = [p for p in records[0].positions if p.requirement]
    assert [a.key for p in required for a in atoms(p.condition)] == ["USA.contribute"]
