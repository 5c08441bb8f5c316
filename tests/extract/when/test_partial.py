"""Sentences with times that name less than a date, as of Thursday, 4 September 2025."""

import pytest
from times_reader import read

CASES = [
    # language, sentence, words, start, end, granularity
    ("fr", "Il sera reçu le 12 au matin.", "le 12 au matin", "2025-09-12", None, "part-of-day"),
    ("fr", "Ils se verront le 3 au soir à Oslo.", "le 3 au soir", "2025-10-03", None, "part-of-day"),
    ("fr", "Il avait quitté Oslo le 28 au soir.", "le 28 au soir", "2025-08-28", None, "part-of-day"),
    ("fr", "La réunion est prévue mardi 9 à Genève.", "mardi 9", "2025-09-09", None, "day"),
    ("en", "They will meet on the 12th in Oslo.", "the 12th", "2025-09-12", None, "day"),
    ("fr", "Dans la nuit de mercredi, un pont a sauté.", "Dans la nuit de mercredi", "2025-09-03", None, "part-of-day"),
    ("en", "They left before dawn on Wednesday.", "before dawn on Wednesday", "2025-09-03", None, "part-of-day"),
    (
        "en",
        "Rockets fell overnight into Wednesday.",
        "overnight into Wednesday",
        "2025-09-02",
        "2025-09-03",
        "part-of-day",
    ),
    ("fr", "Le procès s'ouvrira lundi en huit.", "lundi en huit", "2025-09-15", None, "day"),
    ("en", "They will meet next Friday.", "next Friday", "2025-09-12", None, "day"),
    ("fr", "Ils se verront vendredi prochain.", "vendredi prochain", "2025-09-05", None, "day"),
    ("en", "He put off his trip until the autumn.", "autumn", "2025-09", "2025-11", "season"),
    ("en", "The coup was a decade ago.", "a decade ago", "2015", None, "year"),
    ("en", "He quit the day after the vote.", "the day after", None, None, "day"),
    ("en", "The vote is a week from Tuesday.", "a week from Tuesday", "2025-09-16", None, "day"),
    (
        "fr",
        "Le texte sera voté au premier trimestre 2026.",
        "au premier trimestre 2026",
        "2026-01-01",
        "2026-03-31",
        "interval",
    ),
    (
        "fr",
        "Le déficit s'est creusé au deuxième trimestre.",
        "au deuxième trimestre",
        "2025-04-01",
        "2025-06-30",
        "interval",
    ),
    (
        "en",
        "It was put off until the second half of next year.",
        "the second half of next year",
        "2026-07-01",
        "2026-12-31",
        "interval",
    ),
    ("en", "Exports rose in Q2 2025.", "Q2 2025", "2025-04-01", "2025-06-30", "interval"),
    ("en", "The pact takes effect in fiscal 2027.", "in fiscal 2027", "2027", None, "year"),
    ("fr", "Ils se verront dans les prochains jours.", "dans les prochains jours", None, None, "day"),
    ("en", "Talks resume in the coming weeks.", "in the coming weeks", None, None, "week"),
    ("fr", "Des tirs ont retenti à l'aube.", "à l'aube", "2025-09-04", None, "part-of-day"),
    ("fr", "Les élections auront lieu à l'automne.", "à l'automne", "2025-09", "2025-11", "season"),
    ("en", "The round is scheduled for 18 December.", "18 December", "2025-12-18", None, "day"),
    ("fr", "Il a reporté sa visite à l'automne.", "à l'automne", "2025-09", "2025-11", "season"),
    ("en", "He announced this change on Wednesday.", "Wednesday", "2025-09-03", None, "day"),
]


@pytest.mark.parametrize(("language", "sentence", "words", "start", "end", "granularity"), CASES)
def test_value(language: str, sentence: str, words: str, start: str | None, end: str | None, granularity: str) -> None:
    [found] = read(sentence, language)
    assert (found.text, found.start, found.end, found.granularity) == (words, start, end, granularity)


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        (
            "fr",
            "Ils ont signé mardi à Oslo. Ils se reverront du 20 au 22 octobre. La veille, ils avaient dîné.",
            "2025-09-01",
        ),
        ("fr", "Ils se verront du 20 au 22 octobre. Trois jours plus tard, ils iront à Rome.", "2025-10-25"),
        ("en", "They will meet on Saturday. He was in Oslo in July. Three days later he left.", None),
    ],
)
def test_later_times_count_from_a_day_on_their_own_side(language: str, text: str, start: str | None) -> None:
    assert read(text, language)[-1].start == start


def test_a_clock_time_of_the_past_is_on_the_day_last_told_in_its_paragraph() -> None:
    told = read("The base was attacked on Tuesday. Rockets fell at about 7:45 p.m.", "en")
    assert told[-1].start == "2025-09-02T19:45"


@pytest.mark.parametrize("sentence", ["L'appel vise 9 personnes.", "Le 49.3 a été utilisé."])
def test_numbers_are_no_days(sentence: str) -> None:
    assert read(sentence, "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "starts"),
    [
        ("fr", "Le port a été fermé un lundi, à midi.", [None]),
        ("fr", "Le port a été fermé lundi.", ["2025-09-01"]),
        ("en", "The port was shut on a Monday.", [None]),
        ("en", "The port held a Monday meeting.", ["2025-09-01"]),
    ],
)
def test_some_weekday_is_no_date(language: str, text: str, starts: list[str | None]) -> None:
    assert [when.start for when in read(text, language)] == starts
