"""A page of entries is the same whichever index is walked, and says where to go on when it has looked far enough."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

import factory
from verbale.store import walk
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.kinds import Kind
from verbale.store.lists import page_entries
from verbale.store.review import Verdict, What

ASKED = (
    EntryFilter(),
    EntryFilter(kinds=(Kind.STATEMENT,)),
    EntryFilter(stance=("ready",)),
    EntryFilter(act=("deploy-forces",), since=date(2025, 9, 6)),
    EntryFilter(stance=("ready",), until=date(2025, 9, 7)),
    EntryFilter(states=("accepted",)),
    EntryFilter(states=("rejected", "accepted"), kinds=(Kind.EVENT, Kind.POSITION)),
    EntryFilter(since=date(2025, 9, 8)),
    EntryFilter(until=date(2025, 9, 9), kinds=(Kind.STATEMENT,)),
    EntryFilter(text="ceasefire"),
    EntryFilter(text="ceasefire", since=date(2025, 9, 4), until=date(2025, 9, 6)),
    EntryFilter(min_confidence=0.8, kinds=(Kind.POSITION, Kind.STATEMENT)),
    EntryFilter(type=("direct",)),
    EntryFilter(status=("occurred",), states=("unreviewed", "rejected")),
    EntryFilter(parties=("FRA",), kinds=(Kind.EVENT,)),
)


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    """Eight reports of eight days; every fifth entry is decided on."""
    for number in range(8):
        text = factory.TEXT + f"\nReport {number}.\n"
        base = factory.record()
        about = replace(base.report, text=text, origin=f"{number}.txt", published=date(2025, 9, 4 + number))
        own = {
            kind: tuple(replace(f, id=f"{f.id}{number}") for f in getattr(base, kind))
            for kind in ("statements", "positions", "events", "figures")
        }
        own["positions"] = tuple(replace(p, statement=None) for p in own["positions"])
        dossier.add(replace(base, report=about, **own))
    for number, entry in enumerate(list(dossier.entries())):
        if number % 5 == 0:
            verdict = Verdict("Ada", What.ACCEPT if number % 2 else What.REJECT)
            dossier.decide(entry.source.report_id, entry.id, verdict)
    return dossier


def pages(dossier: Dossier, wanted: EntryFilter, limit: int) -> Iterator[list[int]]:
    """The rows of page after page."""
    after = None
    while True:
        with dossier.reading() as connection:
            page = page_entries(connection, wanted, after, limit)
        yield [entry.row for entry in page.items]
        if page.after is None:
            return
        assert after is None or page.after < after
        after = page.after


@pytest.mark.parametrize("far", [3, 10_000])
def test_all_that_fit_come_once_newest_first(filled: Dossier, monkeypatch: pytest.MonkeyPatch, far: int) -> None:
    monkeypatch.setattr(walk, "FAR", far)
    monkeypatch.setattr(walk, "DAYS_FAR", far)
    monkeypatch.setattr(walk, "STEPS", (min(far, 500), min(far, 2_000)))
    for wanted in ASKED:
        expected = sorted((entry.row for entry in filled.entries(wanted)), reverse=True)
        assert expected, wanted
        assert [row for page in pages(filled, wanted, 4) for row in page] == expected, wanted


def test_days_that_nearly_all_entries_have_are_no_way_to_look_them_up(
    filled: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "DAYS_FAR", 5)
    early = EntryFilter(until=date(2025, 9, 10))  # seven of eight days: the newest report is walked over
    assert len(next(pages(filled, early, 50))) < 5
    late = EntryFilter(until=date(2025, 9, 5))
    assert len(list(pages(filled, late, 50))) == 1
