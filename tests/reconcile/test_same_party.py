"""Doubtful parties are suggested with their evidence; nothing that speaks against it is overlooked."""

import pytest

from verbale.reconcile.same_party import PartySeen, canonical, certain, suggestions


def person(key: str, country: str | None = None, offices: tuple[str, ...] = ()) -> PartySeen:
    return PartySeen(key, "person", (key.replace("-", " ").title(),), country, offices)


def pairs(*parties: PartySeen) -> list[tuple[str, str]]:
    return [(s.one, s.other) for s in suggestions(parties)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("friedrich-merz", "merz"), ("m-ri", "ri-yong-ho"), ("volodymyr-zelensky", "volodymyr-zelenskyy")],
)
def test_short_and_differently_spelt_names_are_suggested(one: str, other: str) -> None:
    assert pairs(person(one), person(other)) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("kim-jong-il", "kim-jong-un"), ("ada-brun", "noe-petit"), ("donald-trump", "donald-tusk")],
)
def test_names_that_only_look_alike_are_not(one: str, other: str) -> None:
    assert pairs(person(one), person(other)) == []


def test_another_state_speaks_against_it() -> None:
    assert pairs(person("merz", "AUT"), person("friedrich-merz", "DEU")) == []


def test_office_and_state_add_to_it() -> None:
    plain = suggestions([person("merz"), person("friedrich-merz")])[0]
    more = suggestions([person("merz", "DEU", ("Chancelier",)), person("friedrich-merz", "DEU", ("chancelier",))])[0]
    assert more.score > plain.score
    assert "office: chancelier" in more.reasons


def test_the_fullest_key_stands_for_all_that_were_joined() -> None:
    assert canonical([("a-b", "b"), ("b", "c-a-b")]) == dict.fromkeys(("a-b", "b", "c-a-b"), "c-a-b")


def seen(key: str, *days: str, office: str = "maire", country: str | None = "FRA") -> PartySeen:
    return PartySeen(key, "person", (key,), country, (office,), days)


def test_name_office_and_date_make_a_pair_certain() -> None:
    full, short = seen("ines-roy", "2031-05-02", "2031-06-01"), seen("roy", "2031-06-20", "2031-06-20")
    assert [(s.one, s.other) for s in certain([full, short])] == [("ines-roy", "roy")]
    assert certain([full, seen("roy", "2031-09-20", "2031-09-20")]) == []
    assert certain([full, seen("roy")]) == []
    assert certain([full, seen("roy", "2031-06-02", office="ministre")]) == []
    assert certain([full, seen("roy", "2031-06-02", country=None)]) == []
    assert certain([full, short, seen("paul-roy", "2031-06-02", "2031-06-02", office="juge")]) == []
