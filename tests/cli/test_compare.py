"""The commands that compare sources, on the sample dossier."""

import csv
import io
import json
from pathlib import Path

import pytest

import verbale.sample
from verbale.cli.main import main

SAMPLE = sorted(str(p) for p in Path(next(iter(verbale.sample.__path__))).glob("*2025-09-04.txt"))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("dossier") / "talks.verbale")
    assert main(["read", *SAMPLE, "--dossier", where]) == 0
    return where


def test_compare_prints_the_interchange_form(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["compare", SAMPLE[0], SAMPLE[1], "--format", "json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told["format"] == "verbale-comparison/1"
    assert {"same_story", "independent_sources", "shared", "quotes", "disagreements", "only_in_a"} <= told.keys()


def test_compare_writes_one_page_that_loads_nothing(tmp_path: Path) -> None:
    out = tmp_path / "both.html"
    assert main(["compare", *SAMPLE, "--format", "html", "--output", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not any(word in page for word in ("<script", "src=", "href="))
    assert page.count("<article>") == 3


def test_one_report_is_compared_with_the_whole_dossier(
    dossier: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["compare", SAMPLE[0], "--format", "json", "--dossier", dossier]) == 0
    (row,) = json.loads(capsysbinary.readouterr().out)
    assert Path(row["origin"]).name == Path(SAMPLE[1]).name
    assert row["passages"] >= 3


def test_every_list_has_its_forms(dossier: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for command in (["stories", "--all"], ["quotes"], ["disagreements", "--successions"], ["only-in", SAMPLE[0]]):
        for form in ("table", "json", "jsonl", "csv"):
            if command[0] == "only-in":
                command = ["only-in", next(p for p in SAMPLE if "tribune" in p)]
            assert main([*command, "--format", form, "--dossier", dossier]) == 0
            out = capsysbinary.readouterr().out
            assert out.strip()
            if form == "json":
                assert isinstance(json.loads(out), list)


def test_sources_of_an_entry(dossier: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["show", "statements", "--format", "json", "--dossier", dossier]) == 0
    entry = json.loads(capsysbinary.readouterr().out)[0]["id"]
    assert main(["sources", entry, "--dossier", dossier]) == 0
    assert b"independent source" in capsysbinary.readouterr().out


def test_lists_show_and_filter_by_independent_sources(dossier: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for view in ("entries", "statements", "positions", "events", "figures"):
        assert main(["show", view, "--sources", "--format", "json", "--dossier", dossier]) == 0
        every = {e["id"]: e["independent_sources"] for e in json.loads(capsysbinary.readouterr().out)}
        assert main(["show", view, "--independent", "2", "--format", "json", "--dossier", dossier]) == 0
        several = {e["id"]: e["independent_sources"] for e in json.loads(capsysbinary.readouterr().out)}
        assert several == {entry: number for entry, number in every.items() if (number or 0) >= 2}
        assert 0 < len(several) < len(every)
        assert main(["show", view, "--independent", "2", "--format", "csv", "--dossier", dossier]) == 0
        rows = csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode("utf-8"), newline=""))
        assert {row["id"]: int(row["independent_sources"]) for row in rows} == several
        assert main(["show", view, "--independent", "2", "--limit", "1", "--dossier", dossier]) == 0
        shown = capsysbinary.readouterr()
        assert b"sources" in shown.out
        assert f"1 of {len(several)}" in shown.err.decode("utf-8")


def test_sources_are_not_counted_of_what_is_not_joined(dossier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "roles", "--independent", "2", "--dossier", dossier]) == 2
    assert "sources are counted of entries, statements, positions" in " ".join(capsys.readouterr().err.split())


def test_versions_of_an_unchanged_report(dossier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["versions", SAMPLE[0], "--dossier", dossier]) == 0
    assert "one version only" in capsys.readouterr().err


def test_stories_part_needs_a_name(dossier: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "part", SAMPLE[0], SAMPLE[1], "--dossier", dossier]) == 2
    assert "--by NAME" in capsys.readouterr().err
