"""The Python API: the same names and answers as the command line, typed, and as rows."""

import subprocess
import sys
from pathlib import Path

import pandas
import pytest

import verbale
from factory import record
from verbale.record.errors import QuestionError, ReportError, SettingError
from verbale.store.entries import Entry

REPORT = 'date 2025-09-04 Une réunion à Paris\n\n"Nous sommes prêts", a déclaré jeudi Emmanuel Macron à l\'ouverture.\n'


@pytest.fixture
def dossier(tmp_path: Path):
    with verbale.open(tmp_path / "x.verbale") as opened:
        opened.store.add(record())
        yield opened


def test_importing_it_imports_nothing_heavy() -> None:
    told = "import sys, verbale; print([m for m in ('spacy', 'sqlalchemy', 'numpy', 'yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_public_name_is_there_and_documented() -> None:
    page = (Path(__file__).parents[1] / "docs/python.md").read_text(encoding="utf-8")
    for name in verbale.__all__:
        assert getattr(verbale, name).__doc__, name
        assert f"verbale.{name}" in page, name
    for name in vars(verbale.Dossier):
        if not name.startswith("_"):
            assert f".{name}(" in page, name
    assert verbale.__version__
    with pytest.raises(AttributeError, match="has no attribute 'nix'"):
        verbale.nix  # noqa: B018


def test_answers_are_typed_and_give_rows_for_data_frames(dossier) -> None:
    found = dossier.positions(actor="France", since="2025-09-01")
    assert isinstance(found[0], Entry)
    frame = pandas.DataFrame(found.rows())
    assert frame.loc[0, "stance"] == "ready"
    assert frame.loc[0, "condition"] == "ceasefire"
    for answer in (
        *(dossier.entries(), dossier.statements(), dossier.events(), dossier.figures(), dossier.roles()),
        *(dossier.reports(), dossier.actors(), dossier.timeline(), dossier.skipped()),
    ):
        rows = answer.rows()
        assert len(rows) == len(answer) > 0
        assert len({tuple(row) for row in rows}) == 1
    assert len(dossier.memberships()) == 0
    assert dossier.entries()[:2].rows() == dossier.entries(limit=2).rows()
    assert verbale.matrix_rows(dossier.matrix())[0]["act"] == "deploy-forces"


def test_one_entry_report_and_record(dossier) -> None:
    own = dossier.positions()[0].id
    assert dossier.entry(own).entry.id == own
    assert dossier.report("talks.txt").marks
    assert dossier.html("talks.txt").startswith("<!doctype html>")
    assert dossier.record("talks.txt") == record()


def test_decisions_are_signed(dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    own = dossier.positions()[0].id
    monkeypatch.setenv("VERBALE_WHO", "Ada")
    assert dossier.decide(own, "accept").who == "Ada"
    assert dossier.decide(own, "reject", who="Bo").who == "Bo"
    assert len(dossier.positions(state="rejected")) == 1
    monkeypatch.setenv("VERBALE_WHO", "  ")
    with pytest.raises(SettingError, match="VERBALE_WHO: found '  ', expected the name that signs decisions"):
        dossier.decide(own, "accept")


def test_errors_are_those_of_the_library(dossier) -> None:
    with pytest.raises(QuestionError):
        dossier.positions(actor="nobody at all")
    assert issubclass(QuestionError, verbale.VerbaleError)


def test_reading_and_records_without_a_dossier(dossier, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert sum(dossier.read(path, outlet="Le Matin").outcomes.values()) == 1
    (made,) = verbale.records(path, language="fr")
    assert verbale.from_json(verbale.to_json(made), REPORT).statements
    with pytest.raises(ReportError, match="no such file or folder"):
        list(verbale.records([tmp_path / "nix.txt"]))


def test_own_data_that_is_not_there_or_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "cue.yml").write_text("verbs: {}", encoding="utf-8")
    with pytest.raises(verbale.VerbaleError, match=r"nothing reads 'fr.cue\.yml'"):
        list(verbale.records([tmp_path], language_data=[tmp_path]))
    with pytest.raises(verbale.VerbaleError, match=r"gazetteer: found '.*mine\.tsv', expected a file"):
        list(verbale.records([tmp_path], gazetteer=[tmp_path / "mine.tsv"]))
