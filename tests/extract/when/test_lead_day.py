"""An hour of which nothing near tells the day is of the day of the lead."""

import pytest
from times_reader import read

LEAD = {
    "fr": "Trente marins libres\n\nLomé a libéré mardi trente marins.\n\nUn car les a déposés vers 22 heures.",
    "en": "Thirty sailors free\n\nLomé freed thirty sailors on Tuesday.\n\nA coach dropped them off at 10 p.m.",
}


@pytest.mark.parametrize("language", sorted(LEAD))
def test_an_hour_is_of_the_day_that_the_lead_tells(language: str) -> None:
    assert [w.start for w in read(LEAD[language], language)][-1] == "2025-09-02T22:00"


def test_the_last_day_of_the_lead_counts_and_none_to_come() -> None:
    text = "Vote ahead\n\nThey met on Tuesday and Wednesday and will vote on Monday.\n\nA text was handed out at 3 p.m."
    assert [w.start for w in read(text, "en")][-1] == "2025-09-03T15:00"


def test_without_a_day_in_the_lead_it_is_of_the_day_of_publication() -> None:
    assert [w.start for w in read("They met.\n\nA text was handed out at 3 p.m.", "en")] == ["2025-09-04T15:00"]
