"""The commands as a user types them: what they print, and the code they end with."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from factory import record
from verbale.cli.main import COMMANDS, command, main, overview
from verbale.record.parse_json import record_from_json
from verbale.store.dossier import Dossier

REPORT = (
    "date 2025-09-04 Une réunion à Paris\n\n"
    '"Nous sommes prêts à envoyer des soldats une fois un cessez-le-feu conclu", a déclaré jeudi Emmanuel Macron.\n'
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test is in, with a dossier of one report and the report itself."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VERBALE_DOSSIER", raising=False)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    with Dossier.open("dossier.verbale", create=True) as dossier:
        dossier.add(record())
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "verbale.cli.main", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    for heavy in ("spacy", "sqlalchemy", "typer", "rich", "fastapi", "numpy", "yaml"):
        assert f" {heavy}\n" not in done.stderr
    assert done.stdout.startswith("Usage: verbale COMMAND")


def test_every_command_of_the_table_loads_and_helps_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        code, out, _ = run(capsys, name, "--help")
        assert code == 0, name
        made = command(name)
        for below in getattr(made, "commands", {}).values() or [made]:
            assert "Example: verbale " in (below.help or ""), f"{name} {below.name}"
            assert "Exit codes:" in (below.help or ""), f"{name} {below.name}"
        assert f"verbale {name}" in out


def test_the_overview_has_every_command_and_fits_a_terminal() -> None:
    for name, one in COMMANDS.items():
        assert f"  {name:<15}{one.help}" in overview()
    assert max(map(len, overview().splitlines())) <= 120


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sohw"], "no command 'sohw'; did you mean 'show'?"),
        (["xyzzy"], "no command 'xyzzy'; see 'verbale --help'"),
        (["show", "positions", "--stance", "maybe"], "stance 'maybe': expected one of committed"),
        (["show", "--dossier", "nix.verbale"], "dossier nix.verbale: no such file"),
        (["show", "--since", "yesterday"], "'yesterday' is no date; expected e.g. 2025-09-04"),
        (["show", "entry"], "'show entry' needs the entry's id"),
        (["show", "cats"], "'cats' is not one of"),
        (["report", "nix.txt"], "report 'nix.txt': not in the dossier"),
        (["report", "talks.txt", "--kind", "cat"], "'cat': expected one of statement, position"),
        (["read", "report.txt", "--language", "xx"], "'xx' has no language data; known: en, fr"),
        (["read", "report.txt", "--gazetteer", "nix.tsv"], "nix.tsv: no such file"),
        (["extract", "report.txt", "--language-data", "nix"], "nix: no such folder"),
        (["read"], "Missing argument"),
    ],
)
def test_bad_input_ends_with_2_and_a_message(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == 2
    assert message in " ".join(err.replace("│", " ").split())
    assert out == ""


def test_read_tells_what_it_did_and_ends_with_1_where_something_was_skipped(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "read", "report.txt")
    assert (code, err) == (0, "")
    assert out.startswith("1 report into dossier.verbale: 1 new.\nFound: 1 statement")
    code, out, _ = run(capsys, "read", "report.txt", "nix.txt")
    assert code == 1
    assert "1 already known" in out
    assert "Skipped 1 file: 1 vanished\n  nix.txt: no such file or folder" in out
    assert run(capsys, "read", "nix.txt")[0] == 2


def test_extract_prints_one_record_a_line(path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", "report.txt", "nix.txt", "report.txt"]) == 1
    told = capfdbinary.readouterr()
    first, second = told.out.decode("utf-8").splitlines()
    assert first == second
    given = json.loads(first)
    assert given["report"]["origin"] == "report.txt"
    assert record_from_json(given, REPORT).statements
    assert told.err == b"verbale: nix.txt: no such file or folder\n"


@pytest.mark.parametrize(
    "view",
    ["entries", "statements", "positions", "events", "figures", "roles", "memberships", "skipped", "reports", "actors"],
)
def test_each_list_in_each_form(path: Path, capfd: pytest.CaptureFixture[str], view: str) -> None:
    assert main(["show", view, "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert main(["show", view, "--format", "jsonl"]) == 0
    assert [json.loads(one) for one in capfd.readouterr().out.splitlines()] == found
    assert main(["show", view, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out, newline="")))
    assert len(rows) == len(found)
    assert main(["show", view]) == 0
    told = capfd.readouterr()
    assert (view == "memberships") == ("nothing fits" in told.err)
    for row in rows:
        assert (row.get("id") or row["key"])[:12].removeprefix("sha256:")[:5] in told.out


@pytest.mark.parametrize("view", ["matrix", "timeline"])
def test_matrix_and_timeline_in_each_form(path: Path, capfd: pytest.CaptureFixture[str], view: str) -> None:
    assert main(["show", view]) == 0
    told = capfd.readouterr().out
    words = {"matrix": "ready, once ceasefire", "timeline": "2025-09-04 12:00 UTC"}[view]
    assert words in " ".join(told.split())
    assert main(["show", view, "--format", "json"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 1


def test_an_entry_in_full_and_a_report(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    own = record().positions[0].id
    assert main(["show", "entry", own[:8]]) == 0
    told = capfd.readouterr().out
    assert "found by rule test, confidence 0.8, unreviewed" in told
    assert "goes with statement" in told
    assert main(["show", "entry", own, "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)[0]["finding"]["condition"]["atom"] == "ceasefire"
    assert main(["report", "talks.txt"]) == 0
    assert "▌France: ready, once ceasefire: deploy-forces" in " ".join(capfd.readouterr().out.split())
    assert main(["report", "talks.txt", "--html", "page.html"]) == 0
    assert (path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["report", "talks.txt", "--html", "nix/page.html"]) == 2


def test_a_report_that_is_not_in_the_dossier_is_read_for_once(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "report.txt"]) == 0
    assert "Emmanuel Macron: direct" in " ".join(capfd.readouterr().out.split())
    assert main(["report", "report.txt", "--dossier", "nix.verbale"]) == 0
    assert not (path / "nix.verbale").exists()
    with Dossier.open("dossier.verbale") as dossier:
        assert len(list(dossier.reports())) == 1
    (path / "report.txt").write_text(" ")
    assert main(["report", "report.txt"]) == 2
    assert "report.txt: holds no text" in capfd.readouterr().err


def test_nothing_is_coloured_in_a_pipe(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (["show"], ["show", "matrix"], ["report", "talks.txt"]):
        assert main(arguments) == 0
        assert "\x1b" not in capfd.readouterr().out


def test_the_dossier_may_be_named_in_the_environment(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERBALE_DOSSIER", "nowhere.verbale")
    assert "dossier nowhere.verbale: no such file" in run(capsys, "show")[2]


def test_db_makes_checks_and_copies(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "db", "check")[:2] == (0, "all is well\n")
    assert run(capsys, "db", "create", "--dossier", "new.verbale")[0] == 0
    assert run(capsys, "db", "upgrade")[0] == 0
    code, out, _ = run(capsys, "db", "copy", "copy.verbale")
    assert code == 0
    assert out.endswith("rows copied to copy.verbale\n")
    assert run(capsys, "show", "--format", "jsonl") == run(capsys, "show", "-d", "copy.verbale", "--format", "jsonl")


def test_a_pipe_that_is_closed_early_is_no_error(path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m verbale.cli.main show --format jsonl | head -c 10",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


def test_the_overview_on_a_full_disk_is_an_error_told() -> None:
    done = subprocess.run(
        f"{sys.executable} -m verbale.cli.main --help > /dev/full",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "verbale: output: No space left on device\n")


def test_the_demo_prints_what_the_commands_print(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--dossier", "sample.verbale"]) == 0
    told = capfd.readouterr().out
    assert "4 reports into sample.verbale: 4 new." in told
    assert len(told.splitlines()) <= 120, "two screens"
    shown = [part.partition("\n") for part in told.split("\n$ verbale ")[1:]]
    names = ("show matrix", "whatif ceasefire", "quotes --cut", "disagreements", "show timeline")
    assert [given.partition(" --confidence")[0] for given, _, _ in shown] == list(names)
    *answers, (last, _, rest) = shown
    for given, answer in [*((g, a) for g, _, a in answers), (last, rest.partition("\nGo on with it:")[0])]:
        assert main([*given.split(), "--dossier", "sample.verbale"]) == 0
        assert answer.strip() == capfd.readouterr().out.strip() != ""


def test_reading_a_folder_leaves_its_dossier_out_and_says_what_it_looked_for(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "read", ".")
    assert (code, "dossier.verbale" in out.partition("\n")[2]) == (0, False)
    (path / "empty").mkdir()
    code, out, _ = run(capsys, "read", "empty")
    assert code == 2
    assert "empty: no report in this folder; looked for .htm, .html, .text, .txt" in out


def test_a_text_without_findings_or_of_no_clear_language_is_told_in_words(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (path / "bare.txt").write_text("Une page de titre sans rien.\n", encoding="utf-8")
    assert "\nFound: nothing.\n" in run(capsys, "read", "bare.txt", "--language", "fr")[1]
    (path / "short.txt").write_text("x\n", encoding="utf-8")
    code, out, _ = run(capsys, "read", "short.txt")
    assert code == 2
    assert "short.txt: its language cannot be told (too short" in out
    assert "'und'" not in out


def test_a_text_known_under_another_name_counts_nothing_found(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "read", "report.txt")
    (path / "again.txt").write_text(REPORT, encoding="utf-8")
    assert run(capsys, "read", "again.txt")[1] == "1 report into dossier.verbale: 1 already known.\n"


def test_a_folder_in_the_place_of_a_dossier_is_told_as_one(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", "reports", "--dossier", str(path))
    assert code == 2
    assert "this is a folder; name a file in it" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("audit", "list"), "nobody has decided"),
        (("user", "list"), "no account yet"),
        (("fact", "list"), "nobody has entered a fact"),
        (("link", "list"), "nobody has proposed a link"),
        (("parties", "settle", "--by", "Ana"), "no pair is certain"),
    ],
)
def test_an_empty_list_says_so_beside_its_output(
    path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (0, "")
    assert told in err


def test_a_changed_report_tells_where_two_entries_that_begin_alike_part(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "read", "report.txt")
    longer = REPORT.replace("une fois un", "dans toutes les régions voisines du nord et de l'est une fois un")
    (path / "report.txt").write_text(longer, encoding="utf-8")
    run(capsys, "read", "report.txt")
    (path / "report.txt").write_text(longer.replace("conclu", "durablement conclu"), encoding="utf-8")
    out = run(capsys, "read", "report.txt")[1]
    gained, lost = (next(x for x in out.splitlines() if x.startswith(f"  {sign} statement")) for sign in "+-")
    assert gained[4:] != lost[4:]
    assert gained.startswith("  + statement: …")
    assert "durablement" in gained


def test_a_list_of_reports_heeds_its_filters_and_refuses_others(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "report.txt", "--published", "2025-09-05"]) == 0
    capfd.readouterr()

    def shown(*filters: str) -> list[str]:
        assert main(["show", "reports", "--format", "jsonl", *filters]) == 0
        return [json.loads(line)["title"] for line in capfd.readouterr().out.splitlines()]

    assert len(shown()) == 2
    assert shown("--until", "2025-09-04") == ["Paris ready"]
    assert shown("--report", "report.txt") == shown("--text", "reunion") == ["Une réunion à Paris"]
    assert main(["show", "reports", "--actor", "France"]) == 2
    assert "'show reports' is not narrowed by --actor, only by --report" in " ".join(capfd.readouterr().err.split())
    assert main(["show", "actors", "--since", "2025-09-04"]) == 2


def test_a_password_is_not_asked_for_where_nobody_can_type(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "user", "add", "claire", "--role", "admin")
    assert code == 2
    assert "send it on standard input with --password-stdin" in " ".join(err.split())
