"""What a dossier keeps, and what keeping again does; on both databases."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from factory import TEXT, position, record, report, span
from verbale.record.errors import DossierError, QuestionError
from verbale.record.position import Stance
from verbale.record.record import Record
from verbale.record.report import Section, SectionRole
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.keep import Outcome
from verbale.store.kinds import Kind

OTHER = "Another text altogether.\n"


def test_gives_back_the_record_it_was_given(dossier: Dossier) -> None:
    dossier.add(record())
    assert dossier.record(record().report.id) == record()


def test_a_second_reading_adds_nothing(dossier: Dossier) -> None:
    assert dossier.add(record()).outcome is Outcome.NEW
    before = list(dossier.entries())
    assert dossier.add(record()).outcome is Outcome.KNOWN
    assert list(dossier.entries()) == before
    assert len(list(dossier.reports())) == 1


def test_every_entry_gives_its_exact_words(dossier: Dossier) -> None:
    dossier.add(record())
    found = list(dossier.entries())
    assert {entry.kind for entry in found} == set(Kind) - {Kind.SKIPPED, Kind.MEMBERSHIP}
    for entry in found:
        assert entry.passages
        for _, kept in entry.passages:
            assert kept.exact == TEXT[kept.span.start : kept.span.end]
            assert (TEXT[: kept.span.start]).endswith(kept.prefix)
            assert TEXT[kept.span.end :].startswith(kept.suffix)


def test_another_text_of_an_origin_is_a_new_version_that_says_what_was_gained_and_lost(dossier: Dossier) -> None:
    dossier.add(record())
    text = TEXT.replace("Some 30 countries met at 14H00 (12H00 GMT).", "Nobody refused.")
    kept = dossier.add(_moved(text))
    assert kept.outcome is Outcome.CHANGED
    assert {change.kind for change in kept.lost} == {"event", "figure"}
    assert not kept.gained
    assert [r.id for r in dossier.reports()] == [report(text).id]
    assert len(list(dossier.reports(current=False))) == 2
    assert dossier.versions(report(text).id) == (record().report.id, report(text).id)


def test_going_back_to_an_earlier_text_is_a_version_too(dossier: Dossier) -> None:
    dossier.add(record())
    dossier.add(record(OTHER))
    kept = dossier.add(record())
    assert kept.outcome is Outcome.CHANGED
    assert [r.id for r in dossier.reports()] == [record().report.id]
    assert next(iter(dossier.reports())).origins == (("talks.txt", 1), ("talks.txt", 3))


def test_one_text_found_at_two_origins_is_kept_once(dossier: Dossier) -> None:
    dossier.add(record())
    kept = dossier.add(record(origin="copy.txt"))
    assert kept.outcome is Outcome.KNOWN
    (one,) = dossier.reports()
    assert [origin for origin, _ in one.origins] == ["copy.txt", "talks.txt"]
    assert dossier.count() == len(list(dossier.entries()))


def test_the_order_of_reading_does_not_matter(address: str, tmp_path) -> None:
    one, two, three = record(), record(origin="copy.txt", published=None), record(origin="a.txt")
    states = []
    for number, order in enumerate(((one, two, three), (three, two, one), (two, three, one))):
        with Dossier.open(tmp_path / f"{number}.verbale", create=True) as made:
            for given in order:
                made.add(given)
            states.append([(replace(e, row=0)) for e in made.entries()])
    assert states[0] == states[1] == states[2]


def test_a_newer_reading_of_the_same_text_replaces_the_older_and_says_what_changed(dossier: Dossier) -> None:
    dossier.add(record())
    newer = replace(record(), figures=(), extractor="test/2")
    kept = dossier.add(newer)
    assert kept.outcome is Outcome.REREAD
    assert [change.kind for change in kept.lost] == ["figure"]
    assert dossier.record(newer.report.id) == newer


def test_a_report_is_known_only_by_the_same_rules(dossier: Dossier) -> None:
    dossier.add(record(), rules="a")
    assert dossier.known(report(), "a") is not None
    assert dossier.known(report(), "b") is None
    assert dossier.known(report(OTHER), "a") is None
    dossier.add(record(), rules="b")
    assert dossier.known(report(), "b") is not None


@pytest.mark.parametrize("odd", ["nul \0 in it", "lone \udcff surrogate", "﷐ mark", "👩‍👩‍👧 é é ‮rtl‬", "a\r\nb\rc"])
def test_odd_characters_come_back_as_they_were(dossier: Dossier, odd: str) -> None:
    text = f"{odd}, said Paris\n"
    given = replace(record(text, title=odd), positions=(position(text, "a1", odd, condition=None),))
    dossier.add(given)
    assert dossier.report(given.report.id).text == text
    assert dossier.record(given.report.id) == given
    (entry,) = dossier.entries()
    assert entry.words == odd


def test_filters(dossier: Dossier) -> None:
    dossier.add(record())

    def ids(**given) -> set[str]:
        return {e.kind.value for e in dossier.entries(EntryFilter(**given))}

    assert ids(parties=("FRA",)) == {"position", "event"}
    assert ids(parties=("FRA",), parts=("participant",)) == {"event"}
    assert ids(stance=("refuses",)) == set()
    assert ids(stance=("ready",), act=("deploy-forces",)) == {"position"}
    assert ids(text="CÉASEFIRE deploy") == {"statement", "position"}
    assert ids(min_confidence=0.95) == {"role", "figure"}
    assert ids(kinds=(Kind.SKIPPED,)) == {"skipped"}
    assert dossier.count(EntryFilter(kinds=(Kind.STATEMENT,))) == 2
    assert [e.id for e in dossier.entries(EntryFilter(limit=1, offset=1))] == [list(dossier.entries())[1].id]


def test_finds_a_report_by_origin_or_the_start_of_its_id(dossier: Dossier) -> None:
    dossier.add(record())
    known = record().report.id
    assert dossier.find("talks.txt").id == known
    assert dossier.find(known).id == known
    assert dossier.find(known[7:15]).id == known
    with pytest.raises(QuestionError, match=r"report 'nix\.txt': not in the dossier"):
        dossier.find("nix.txt")


def test_finds_the_newest_version_by_origin(dossier: Dossier) -> None:
    dossier.add(record())
    dossier.add(record(OTHER))
    assert dossier.find("talks.txt").id == report(OTHER).id


def test_nothing_of_a_failed_unit_of_work_is_kept(dossier: Dossier) -> None:
    class StopError(Exception):
        pass

    broken = record()
    object.__setattr__(broken, "sections", _stopping(StopError))
    with pytest.raises(StopError):
        dossier.add(broken)
    assert list(dossier.reports()) == []
    assert dossier.add(record()).outcome is Outcome.NEW


def test_refuses_a_missing_file(tmp_path) -> None:
    with pytest.raises(DossierError, match=r"no such file; 'verbale read"):
        Dossier.open(tmp_path / "nix.verbale")


def _moved(text: str) -> Record:
    """The record of ``TEXT`` as another text of the same origin gives it."""
    old = record()
    said = [replace(s, id=f"{s.id}x", content=(span(s.content[0].words(TEXT), text),)) for s in old.statements]
    words = old.positions[0].evidence[0].words(TEXT)
    moved = position(text, old.positions[0].actor, words, Stance.READY, holder=old.positions[0].holder)
    roles = tuple(replace(r, evidence=(span(r.evidence[0].words(TEXT), text),)) for r in old.roles)
    sections = (Section(Span(0, len(text)), SectionRole.BODY, "test"),)
    who = tuple(
        replace(a, mentions=tuple(replace(m, span=span(m.span.words(TEXT), text)) for m in a.mentions))
        for a in old.actors
    )
    return Record(report(text), sections, who, roles, (), tuple(said), (moved,), extractor="test/1")


def _stopping(error: type[Exception]):
    class Sections:
        def __iter__(self):
            raise error

    return Sections()


def test_a_new_file_is_for_its_owner_alone_with_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "talks.verbale"
    with Dossier.open(path, create=True) as made:
        made.add(record())
        files = list(tmp_path.iterdir())
        assert path in files
        assert all(stat.S_IMODE(file.stat().st_mode) & 0o077 == 0 for file in files)
    path.chmod(0o640)
    Dossier.open(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640  # what a person has chosen stays
