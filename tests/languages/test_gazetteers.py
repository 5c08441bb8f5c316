"""The gazetteers: they load quickly, agree with themselves, resolve by day, and refuse a bad row by file and line."""

from datetime import date
from pathlib import Path

import pytest

from verbale.languages import gazetteers
from verbale.languages.gazetteer_rows import read_rows
from verbale.languages.gazetteers import gazetteer
from verbale.languages.load import data_folder, languages
from verbale.record.errors import LanguageError
from work import work_of

HEADER = "entry\tkey\tforms\tlanguage\ttype\tcountry\toffice\tof\tfrom\tto\tgender\n"


def test_loading_grows_with_the_rows_alone() -> None:
    gazetteers._gazetteer.cache_clear()
    rows = sum(len(list(read_rows(path))) for path in gazetteers._files(data_folder()))
    work = work_of(lambda: [gazetteer().index(language) for language in languages()])
    assert work < 1500 * rows


def test_every_tenure_is_of_a_known_party_and_ends_after_it_begins() -> None:
    known = gazetteer()
    wrong = [t for ts in known.careers.values() for t in ts if t.of not in known.parties or t.first > t.last]
    assert wrong == []


def test_every_state_has_a_name_in_every_language() -> None:
    states = [p for p in gazetteer().parties.values() if p.type == "state"]
    assert len(states) > 190
    assert [p.key for p in states if not all(p.names.get(language) for language in languages())] == []


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("president", "USA", date(2016, 6, 1), "barack-obama"),
        ("president", "USA", date(2022, 6, 1), "joe-biden"),
        ("prime-minister", "DEU", date(2025, 9, 4), "friedrich-merz"),
        ("prime-minister", "GBR", date(2017, 6, 1), "theresa-may"),
        ("secretary-general", "nato", date(2025, 9, 4), "mark-rutte"),
        ("foreign-minister", "RUS", date(2010, 1, 1), "sergey-lavrov"),
    ],
)
def test_an_office_has_its_holder_on_a_day(office: str, of: str, day: date, holder: str) -> None:
    assert gazetteer().holders(office, of, day) == {holder}


def test_a_day_of_change_leaves_two_holders() -> None:
    assert gazetteer().holders("president", "USA", date(2021, 1, 20)) == {"donald-trump", "joe-biden"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("nom\tX\tX", "line 2: column 'entry': found 'nom'"),
        ("name\tX\t ", "line 2: column 'forms': empty"),
        ("person\tx\tA B\t\t\t\tpresident", "line 2: column 'of': empty"),
        ("person\tx\tA B\t\t\t\tpresident\tFRA\t2020-13-01", "line 2: column 'from': found '2020-13-01'"),
        (
            "person\tx\tA B\t\t\t\tpresident\tFRA\t2020-10-01\t2019-01-01",
            "column 'to': found '2019-01-01', expected a day from",
        ),
        ("name\tx\tX\tfrench", "line 2: column 'language': found 'french', expected a code"),
        ("name\tx\t…", "line 2: column 'forms': found '…', expected words"),
        ("name\tx\tX\t\tclub", "line 2: column 'type': found 'club', expected one of nothing, state"),
        ('name\tx\t"X', "line 2: unexpected end of data; expected each row in a line of its own"),
    ],
)
def test_a_bad_row_is_refused_by_file_line_and_column(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"mine\.tsv") as refused:
        list(read_rows(path))
    assert message in str(refused.value)


def test_an_office_of_nobody_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "person\tx\tA B\t\t\t\tpresident\tleague\nname\tleague\tFrost League\n", encoding="utf-8")
    assert "x" in gazetteer((path,)).holders("president", "league", date(2025, 1, 1))
    other = tmp_path / "other.tsv"
    other.write_text(HEADER + "person\tx\tA B\t\t\t\tpresident\tligue\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"other\.tsv, line 2: column 'of': found 'ligue'"):
        gazetteer((other,))


def test_an_unknown_column_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("entry,forms,colour\nname,X,red\n", encoding="utf-8")
    with pytest.raises(LanguageError, match="column 'colour'"):
        list(read_rows(path))
    path.write_text("", encoding="utf-8")
    with pytest.raises(LanguageError, match="the file is empty"):
        list(read_rows(path))


def test_the_generated_files_say_their_source() -> None:
    folder = data_folder() / "gazetteer"
    generated = [*folder.glob("*_mledoze.tsv"), *folder.glob("*_factbook.tsv"), *folder.glob("*_reign.tsv")]
    assert len(generated) == 3
    assert all("Source:" in p.read_text(encoding="utf-8").splitlines()[0] for p in generated)
