"""One expression tells beforehand whether any rule of time matches at a place."""

import pytest

from verbale.extract.when.table import _some, times_of

TEXTS = {
    "fr": "Le 3 mars 2026, à 18 h 30, puis mercredi soir et la semaine dernière ; 40 élus en 1998.",
    "en": "On 3 March 2026, at 6:30 p.m., then Wednesday night and last week; 40 members in 1998.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_it_matches_where_a_rule_does_and_nowhere_else(language: str) -> None:
    times, text = times_of(language), TEXTS[language]
    told = [any(rule.pattern.match(text, at) for rule in times.rules) for at in range(len(text))]
    assert any(told)
    assert not all(told)
    assert [times.some_rule.match(text, at) is not None for at in range(len(text))] == told


def test_rules_with_the_same_names_stay_apart() -> None:
    some = _some([r"(?P<sign>[-/])\d(?P=sign)", r"(?P<sign>[a-z])(?P=sign)"])
    assert [bool(some.match(text)) for text in ("-1-", "-1/", "ee", "ea")] == [True, False, True, False]
