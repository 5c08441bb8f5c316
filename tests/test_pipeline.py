"""From paths to a dossier, with the real parser: tally, versions, faults, kills."""

import io
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from verbale import stream
from verbale.pipeline import Options, extract_paths, fingerprint, read
from verbale.record.errors import LanguageError, ReportError
from verbale.record.record import Record
from verbale.store.check import faults
from verbale.store.dossier import Dossier
from verbale.store.keep import Outcome

SAMPLE = Path(stream.__file__).parent / "sample"
SHORT = 'date 2025-09-04 Une réunion à Paris\n\n"Nous sommes prêts", a déclaré jeudi Emmanuel Macron à l\'ouverture.\n'

WIRE = Options(origin="wire")


@pytest.fixture
def kept(tmp_path: Path):
    with Dossier.open(tmp_path / "kept.verbale", create=True) as opened:
        yield opened


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SHORT, encoding="utf-8")
    (folder / "b.txt").write_text(SHORT.replace("Paris", "Rome"), encoding="utf-8")
    return folder


def test_reading_the_sample_finds_something_of_every_kind_and_again_adds_nothing(kept: Dossier) -> None:
    tally = read(kept, [str(SAMPLE)])
    assert tally.outcomes == {Outcome.NEW: 4}
    assert all(tally.entries[kind] for kind in ("statement", "position", "event", "figure"))
    assert tally.reasons == {"unknown kind of file": 1}
    before = list(kept.entries())
    again = read(kept, [str(SAMPLE)])
    assert again.outcomes == {Outcome.KNOWN: 4}
    assert list(kept.entries()) == before
    assert list(faults(kept)) == []


def test_a_changed_file_is_a_new_version_that_says_what_the_record_lost(kept: Dossier, reports: Path) -> None:
    read(kept, [str(reports)])
    (reports / "a.txt").write_text("date 2025-09-04 Une réunion à Paris\n\nRien n'a été dit.\n", encoding="utf-8")
    tally = read(kept, [str(reports)])
    assert tally.outcomes == {Outcome.KNOWN: 1, Outcome.CHANGED: 1}
    ((origin, change),) = tally.changes
    assert origin == str(reports / "a.txt")
    assert "Nous sommes prêts" in [lost.words for lost in change.lost]
    assert [r.origin for r in kept.reports()] == [str(reports / "a.txt"), str(reports / "b.txt")]


def test_each_report_that_cannot_be_read_is_counted_and_the_others_go_on(kept: Dossier, reports: Path) -> None:
    (reports / "empty.txt").write_text(" ")
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (reports / "german.txt").write_text(
        "Der Bundeskanzler hat am Donnerstag erklärt, dass er keine Soldaten schickt. " * 3
    )
    (reports / "long.txt").write_text("word " * 50_000)
    tally = read(kept, [str(reports), "nix.txt"])
    assert tally.outcomes == {Outcome.NEW: 2}
    assert tally.reasons == {"empty": 1, "binary": 1, "language": 1, "too long": 1, "vanished": 1}
    german = next(str(error) for error in tally.skipped if error.reason == "language")
    assert "is in 'de', for which there is no language data; known: en, fr; --language says otherwise" in german


def test_what_the_caller_knows_of_a_report_is_kept(kept: Dossier, reports: Path) -> None:
    (reports / "a.txt").write_text('"Nous sommes prêts", a déclaré jeudi Emmanuel Macron à Paris devant la presse.\n')
    read(kept, [str(reports / "a.txt")], Options(published=date(2025, 9, 5), outlet="Le Matin"))
    (one,) = kept.reports()
    assert (one.published, one.outlet) == ("2025-09-05", "Le Matin")
    assert read(kept, [str(reports / "a.txt")], Options(published=date(2025, 9, 6))).outcomes == {Outcome.REREAD: 1}


def test_other_rules_read_a_known_report_anew() -> None:
    assert fingerprint(Options()) == fingerprint(Options())
    assert fingerprint(Options(outlet="Le Matin")) != fingerprint(Options())


def test_a_gazetteer_of_ones_own_says_who_is_meant(kept: Dossier, reports: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    head = "entry\tkey\tforms\tlanguage\ttype\tcountry\toffice\tof\tfrom\tto\tgender"
    own.write_text(f"{head}\nname\tguilde-des-brasseurs\tGuilde des brasseurs\tfr\torganisation\n", encoding="utf-8")
    text = "date 2025-09-04 Une grève\n\nLa Guilde des brasseurs refuse de négocier, a dit jeudi Emmanuel Macron.\n"
    (reports / "a.txt").write_text(text, encoding="utf-8")

    def keys(options: Options) -> set[str | None]:
        (record,) = extract_paths([str(reports / "a.txt")], options)
        assert isinstance(record, Record)
        return {actor.key for actor in record.actors}

    assert "guilde-des-brasseurs" not in keys(Options())
    assert "guilde-des-brasseurs" in keys(Options(overlays=(str(own),)))
    assert fingerprint(Options()) != fingerprint(Options(overlays=(str(own),)))
    bad = tmp_path / "bad.tsv"
    bad.write_text(f"{head}\ncat\tx\tX\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"bad\.tsv, line 2: "):
        read(kept, [str(reports / "b.txt")], Options(overlays=(str(bad),)))


def test_records_come_in_the_order_given_with_errors_in_their_places(reports: Path) -> None:
    paths = [str(reports / "b.txt"), "nix.txt", str(reports / "a.txt")]
    first, error, last = extract_paths(paths)
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(error, ReportError)
    assert [first.report.origin, error.origin, last.report.origin] == paths


def test_a_fault_in_one_report_costs_only_that_report(
    kept: Dossier, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = stream.extract

    def broken(parsed):
        if "Rome" in parsed.text:
            raise KeyError("a bug")
        return right(parsed)

    monkeypatch.setattr(stream, "extract", broken)
    tally = read(kept, [str(reports)])
    assert tally.outcomes == {Outcome.NEW: 1}
    (error,) = tally.skipped
    assert error.reason == "fault of verbale"
    assert "a fault of verbale (KeyError: 'a bug'); please report it" in str(error)


def test_faulty_language_data_stops_the_run(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(parsed):
        raise LanguageError("x.yml", 3, "key 'verbs': found 1, expected a list")

    monkeypatch.setattr(stream, "extract", broken)
    with pytest.raises(LanguageError, match="line 3: key 'verbs'"):
        list(extract_paths([str(reports)]))


def test_the_order_of_reading_does_not_matter(tmp_path: Path, reports: Path) -> None:
    paths = [str(reports / "a.txt"), str(reports / "b.txt")]
    seen = []
    for name, order in (("one", paths), ("two", paths[::-1])):
        with Dossier.open(tmp_path / f"{name}.verbale", create=True) as kept:
            read(kept, order)
            seen.append({replace(entry, row=0) for entry in kept.entries() if entry.finding is not None})
    assert seen[0] == seen[1]


def test_standard_input_is_an_origin_of_its_own_unless_it_is_named(
    kept: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, options in (("Paris", Options()), ("Rome", Options()), ("Oslo", WIRE), ("Bonn", WIRE)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHORT.replace("Paris", place).encode())))
        read(kept, ["-"], options)
    assert sorted(r.origin.split(" ")[0] for r in kept.reports()) == ["-", "-", "wire"]


def test_a_run_that_is_killed_leaves_a_dossier_that_goes_on(tmp_path: Path) -> None:
    folder, where = tmp_path / "many", tmp_path / "kept.verbale"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(SHORT.replace("Paris", f"Paris, salle {number}"), encoding="utf-8")
    seen = 0
    for _ in range(2):
        running = subprocess.Popen([*_COMMAND, "read", str(folder), "--dossier", str(where)], stdout=subprocess.DEVNULL)
        seen = _wait_for_more(where, seen, running)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        with Dossier.open(where) as kept:
            assert list(faults(kept)) == []
            assert len(list(kept.reports())) >= seen
    done = _run("read", str(folder), "--dossier", str(where))
    assert "already known" in done.stdout
    with Dossier.open(where) as kept:
        assert len(list(kept.reports())) == 60
        assert list(faults(kept)) == []


_COMMAND = [sys.executable, "-m", "verbale.cli.main"]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*_COMMAND, *arguments], capture_output=True, text=True, check=True)


def _wait_for_more(where: Path, seen: int, running: subprocess.Popen[bytes]) -> int:
    """Wait until the running program has kept another report; the number kept by then."""
    for _ in range(600):
        if running.poll() is not None:
            return seen
        if where.exists() and where.stat().st_size:
            try:
                with Dossier.open(where) as kept:
                    number = len(list(kept.reports()))
            except Exception:  # it is being made at this very moment
                number = seen
            if number > seen:
                return number
        time.sleep(0.05)
    raise AssertionError("nothing was read within 30 s")
