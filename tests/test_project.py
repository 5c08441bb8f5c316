"""What holds of the project's own files."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize(
    ("pins", "wanted"),
    [
        ("run.txt", PROJECT["project"]["dependencies"]),
        ("dev.txt", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]),
    ],
)
def test_every_dependency_is_pinned_with_its_hash(pins: str, wanted: list[str]) -> None:
    text = (ROOT / "requirements" / pins).read_text(encoding="utf-8")
    pinned = {m[1].lower().replace("_", "-") for m in re.finditer(r"^([\w.-]+)==.*\\\n\s+--hash=sha256:", text, re.M)}
    assert {name_of(w) for w in wanted} <= pinned, "run 'uv lock' and the two 'uv export' of CONTRIBUTING"


PLANTED = {
    "Imports run one way": ("record/span.py", "import verbale.store"),
    "Stages meet only in the record": ("reason/__init__.py", "import verbale.parse.quotes"),
    "No SQL, HTTP": ("reconcile/__init__.py", "import sqlalchemy"),
    "The parser's library": ("ask/__init__.py", "import spacy"),
    "The record knows no library": ("record/span.py", "import yaml"),
    "Settings are read": ("show/__init__.py", "import verbale.settings"),
}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "gazetteer"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    where, line = PLANTED[contract]
    path = tmp_path / "src" / "verbale" / where
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'src')!r}); "
        "from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    broken = [row for row in done.stdout.splitlines() if row.rstrip().endswith("BROKEN")]
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(row.startswith(contract) for row in broken), done.stdout


def test_files_speak_of_the_project_alone() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    unwanted = re.compile(r"/work/(?:main|shared)|/root/|/opt/(?:pypi|wheels)")
    found = []
    for name in filter(None, listed):
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".yml", ".toml", ".txt", ".sh", ".html", ".csv", ".tsv", ".json", ""}
            and path.is_file()
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{name}: {m[0]}" for m in unwanted.finditer(text) if path != Path(__file__)]
    assert found == []
