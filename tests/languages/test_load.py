"""Language tables: what fits is read, what does not is refused by file, line and key."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from verbale.languages.engine import Engine, engine
from verbale.languages.load import languages, load_table, read_yaml
from verbale.languages.own import own, use
from verbale.record.errors import LanguageError


@dataclass(frozen=True)
class Cue:
    """A row of a table."""

    lemma: str
    weight: int = 1
    frames: tuple[str, ...] = ()
    stance: Literal["ready", "refuses", ""] = ""


@dataclass(frozen=True)
class Cues:
    """A table."""

    cues: tuple[Cue, ...]
    groups: dict[str, float] = field(default_factory=dict)
    note: str | None = None


def write(folder: Path, text: str, name: str = "cues.yml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_nested_values(tmp_path: Path) -> None:
    path = write(tmp_path, "cues:\n- {lemma: dire, frames: [que, inf]}\n- lemma: on\ngroups: {a: 0.5}\nnote: ~\n")
    assert read_yaml(path, Cues) == Cues((Cue("dire", frames=("que", "inf")), Cue("on")), {"a": 0.5}, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cues:\n- lemma: dire\n  wieght: 2\n", r"line 3: key 'cues.cues\[0\].wieght': .*one of lemma, weight, frames"),
        (
            "cues:\n- {lemma: dire, stance: refuse}\n",
            r"stance': found 'refuse', expected one of 'ready', 'refuses', ''",
        ),
        ("cues:\n- lemma: dire\n  weight: heavy\n", r"line 3: key .*weight': found 'heavy', expected a whole number"),
        ("cues:\n- weight: 2\n", r"line 2: key 'cues.cues\[0\].lemma': found nothing, expected this key to be given"),
        ("cues: dire\n", r"line 1: key 'cues.cues': found 'dire', expected a list"),
        ("cues: []\ngroups: {a: 1, a: 2}\n", r"line 2: key 'a': found again .first in line 2., expected each key once"),
        ("cues: [\n", r"not YAML"),
        ("", "the file is empty"),
    ],
)
def test_refuses_by_file_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LanguageError, match=message) as caught:
        read_yaml(write(tmp_path, text), Cues)
    assert caught.value.path.endswith("cues.yml")


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cues.yml"
    path.write_bytes("cues: [é]".encode("latin-1"))
    with pytest.raises(LanguageError, match="not UTF-8"):
        read_yaml(path, Cues)


def test_a_users_table_lies_on_top(tmp_path: Path) -> None:
    write(tmp_path, "pipelines: [my_french]\nreplace: {'…': '.'}\n", "fr/engine.yml")
    mine = engine("fr", (tmp_path,))
    assert mine.pipelines == ("my_french", *engine("fr").pipelines), "a user's own is preferred"
    assert mine.replace == {**engine("fr").replace, "…": "."}


def test_a_fault_in_a_users_table_names_the_users_file(tmp_path: Path) -> None:
    path = write(tmp_path, "replace: [a]\n", "fr/engine.yml")
    with pytest.raises(LanguageError, match=str(path)):
        load_table("fr", "engine", Engine, (tmp_path,))


def test_french_and_english_have_folders() -> None:
    assert languages() == ("en", "fr")


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(LanguageError, match="has no table 'engine'"):
        load_table("xx", "engine", Engine)


def test_a_key_twice_in_a_users_table_is_refused(tmp_path: Path) -> None:
    ours = write(tmp_path, "cues: []\n")
    mine = write(tmp_path, "groups: {a: 1}\nnote: x\ngroups: {b: 1}\n", "mine.yml")
    with pytest.raises(LanguageError, match=r"mine\.yml, line 3: key 'groups': found again"):
        read_yaml(ours, Cues, (mine,))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("fr/cue.yml", r"nothing reads 'fr.cue\.yml'; expected one of acts\.yml, .*cues\.yml"),
        ("french/cues.yml", "nothing reads 'french.cues\\.yml'; expected a folder of en, fr"),
        ("cues.yml", r"expected one of agencies\.yml"),
        ("fr/cues.yaml", r"nothing reads 'fr.cues\.yaml'"),
        ("mine.csv", "expected it in the folder 'gazetteer'"),
    ],
)
def test_a_table_that_nothing_reads_is_refused(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path, "x: 1\n", name)
    with pytest.raises(LanguageError, match=message):
        use([tmp_path])
    assert own() == ()


def test_what_is_no_table_may_stand_beside(tmp_path: Path) -> None:
    for name in ("README.md", ".git/config.yml", "fr/cues.yml", "gazetteer/mine.csv", "agencies.yml"):
        write(tmp_path, "", name)
    try:
        use([tmp_path])
        assert own() == (tmp_path,)
    finally:
        use([])
