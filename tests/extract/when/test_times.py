"""Sentences with the time that a careful reader gives them, as of Thursday, 4 September 2025."""

import pytest
from times_reader import read

CASES = [
    # language, sentence, words, start, end, granularity
    ("fr", "Le ministre a quitté Rome lundi.", "lundi", "2025-09-01", None, "day"),
    ("fr", "Le ministre quittera Rome lundi.", "lundi", "2025-09-08", None, "day"),
    ("fr", "La délégation est arrivée jeudi à Oslo.", "jeudi", "2025-09-04", None, "day"),
    ("fr", "L'accord signé mardi prévoit une trêve.", "mardi", "2025-09-02", None, "day"),
    ("fr", "La rencontre prévue samedi aura lieu à Oslo.", "samedi", "2025-09-06", None, "day"),
    ("fr", "Il a promis le 20 décembre de revenir.", "le 20 décembre", "2024-12-20", None, "day"),
    ("fr", "Le ministre a annoncé une réunion le 20 décembre.", "le 20 décembre", "2025-12-20", None, "day"),
    ("fr", "Il reviendra le 20 décembre.", "le 20 décembre", "2025-12-20", None, "day"),
    (
        "fr",
        "Ils siégeront du 30 septembre au 2 octobre.",
        "du 30 septembre au 2 octobre",
        "2025-09-30",
        "2025-10-02",
        "interval",
    ),
    ("fr", "Le texte a été voté le 1er mars 2019.", "le 1er mars 2019", "2019-03-01", None, "day"),
    (
        "fr",
        "Des tirs ont eu lieu dans la nuit de mardi à mercredi.",
        "dans la nuit de mardi à mercredi",
        "2025-09-02",
        "2025-09-03",
        "part-of-day",
    ),
    ("fr", "Elle parlera vendredi soir.", "vendredi soir", "2025-09-05", None, "part-of-day"),
    ("fr", "Il avait été élu en octobre dernier.", "en octobre dernier", "2024-10", None, "month"),
    ("fr", "Ils se sont vus il y a dix jours.", "il y a dix jours", "2025-08-25", None, "day"),
    ("fr", "La réforme entrera en vigueur en 2027.", "2027", "2027", None, "year"),
    (
        "fr",
        "Les experts se réuniront la semaine prochaine.",
        "la semaine prochaine",
        "2025-09-08",
        "2025-09-14",
        "week",
    ),
    ("en", "The envoy left Rome on Monday.", "Monday", "2025-09-01", None, "day"),
    ("en", "The envoy will leave Rome on Monday.", "Monday", "2025-09-08", None, "day"),
    ("en", "The talks, scheduled for Saturday, were announced by Oslo.", "Saturday", "2025-09-06", None, "day"),
    ("en", "He resigned on Dec. 20.", "Dec. 20", "2024-12-20", None, "day"),
    ("en", "He was elected on 3 May 2019.", "3 May 2019", "2019-05-03", None, "day"),
    (
        "en",
        "The session will run from September 30 to October 2.",
        "from September 30 to October 2",
        "2025-09-30",
        "2025-10-02",
        "interval",
    ),
    ("en", "They met earlier this month.", "earlier this month", "2025-09", None, "month"),
    ("en", "They spoke yesterday afternoon.", "yesterday afternoon", "2025-09-03", None, "part-of-day"),
    ("en", "The army withdrew ten days ago.", "ten days ago", "2025-08-25", None, "day"),
    ("en", "She was prime minister from 2008 until 2016.", "from 2008 until 2016", "2008", "2016", "interval"),
]


@pytest.mark.parametrize(("language", "text", "words", "start", "end", "granularity"), CASES)
def test_value(language: str, text: str, words: str, start: str, end: str | None, granularity: str) -> None:
    [found] = read(text, language)
    assert (found.text, found.start, found.end, found.granularity) == (words, start, end, granularity)
    assert found.text == found.span.words(text)
    assert found.rule


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il a travaillé pendant 14 heures sur le 80e anniversaire et la résolution 2259."),
        ("fr", "La chaîne Sat1 a montré 2000 soldats."),
        ("fr", "Un jour, l'armée partira."),
        ("en", "May said she may march on with 2,000 troops under article 50."),
        ("en", "They took the town in three days."),
    ],
)
def test_no_time(language: str, text: str) -> None:
    assert read(text, language) == []


def test_double_time_tells_the_zone_of_the_report() -> None:
    first, second = read("Ils se parleront vendredi à 16h00 (14h00 GMT). Une conférence suivra à 18h30.", "fr")
    assert first.start == "2025-09-05T16:00+02:00"
    assert second.start == "2025-09-04T18:30+02:00"
    assert second.note == "the day is that of publication"


def test_double_time_that_does_not_agree_is_noted() -> None:
    [found] = read("The call began on Wednesday at 3:10 p.m. (1200 GMT).", "en")
    assert found.start == "2025-09-03T15:10"
    assert found.note == "the two times stated do not agree"


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("fr", "La séance s'ouvrira mardi à 9 heures.", "2025-09-09T09:00"),
        ("fr", "La séance s'est ouverte mardi à 9h, heure de Moscou.", "2025-09-02T09:00+03:00"),
        ("en", "The vote will begin on Tuesday at 9:30 a.m. Eastern time.", "2025-09-09T09:30-04:00"),
        ("en", "Around 3:00 p.m. local time on Monday (1800 UTC), the lights went out.", "2025-09-01T15:00-03:00"),
    ],
)
def test_clock(language: str, text: str, start: str) -> None:
    [found] = read(text, language)
    assert (found.start, found.granularity) == (start, "minute")


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        ("fr", "Deux semaines après sa visite, il a démissionné.", "anchored: P2W-after the event named"),
        ("en", "Three days before the summit, he resigned.", "anchored: P3D-before the event named"),
        ("fr", "Trois jours plus tôt, il avait démissionné.", "anchored: no day in the text to count from"),
    ],
)
def test_what_hangs_on_an_event_is_never_counted_from_publication(language: str, text: str, note: str) -> None:
    [found] = read(text, language)
    assert found.start is None
    assert found.note == note


def test_the_following_day_counts_from_the_day_last_spoken_of() -> None:
    _, following = read("They met in Oslo on August 12. The following day, they left.", "en")
    assert following.start == "2025-08-13"
    assert following.note == "counted from 2025-08-12"


def test_without_a_date_a_weekday_stays_open() -> None:
    [found] = read("Le ministre est arrivé jeudi à Oslo.", "fr", published=None)
    assert (found.start, found.granularity, found.note) == (None, "day", "the report has no date")


def test_without_a_date_the_text_may_anchor_a_weekday() -> None:
    full, weekday = read(
        "La trêve date du jeudi 4 septembre 2025. L'envoyé est arrivé jeudi à Oslo.", "fr", published=None
    )
    assert full.start == weekday.start == "2025-09-04"
    assert weekday.note == "dated in full elsewhere in the text"


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        ("fr", "Ils devront répondre d'ici à vendredi.", "by"),
        ("en", "They must answer by Friday.", "by"),
        ("en", "The war has lasted since February 2022.", "since"),
        ("fr", "La grève durera jusqu'à vendredi.", "until"),
        ("en", "The strike will last until Friday.", "until"),
    ],
)
def test_relation(language: str, text: str, note: str) -> None:
    [found] = read(text, language)
    assert found.note == note


def test_a_weekday_that_contradicts_the_date_is_noted() -> None:
    [found] = read("They met on Monday, September 4, 2025.", "en")
    assert found.start == "2025-09-04"
    assert found.note == "the weekday named is another one"


def test_the_clock_time_that_heads_an_entry_stays_alone() -> None:
    found = read("10:05 Yesterday's talks went on.", "en")
    assert [(w.text, w.start) for w in found] == [("10:05", "2025-09-04T10:05"), ("Yesterday", "2025-09-03")]
    assert found[0].note.startswith("the time of an entry")


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "La ministre recevra mardi ses homologues.", "2025-09-09"),
        ("fr", "Le gouvernement a convié les deux camps à une réunion mercredi.", "2025-09-10"),
        ("en", "The mediator has summoned both sides to a meeting in Brussels on Wednesday.", "2025-09-10"),
        ("en", "The mediator summoned the ambassador on Wednesday.", "2025-09-03"),
        ("fr", "La Commission imposera des droits, a annoncé mercredi le commissaire.", "2025-09-03"),
    ],
)
def test_what_somebody_is_called_to_lies_ahead(language: str, text: str, day: str) -> None:
    [found] = read(text, language)
    assert found.start == day


def test_an_hour_of_what_has_happened_is_of_no_day_to_come() -> None:
    found = read("Ils se verront samedi. Des obus sont tombés peu après 9 heures sur un marché.", "fr")
    assert [w.start for w in found] == ["2025-09-06", "2025-09-04T09:00"]


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("en", "They will meet Friday noon.", "2025-09-05T12:00"),
        ("en", "They met at midday on Wednesday.", "2025-09-03T12:00"),
        ("fr", "Ils se verront vendredi midi.", "2025-09-05T12:00"),
        ("en", "The tariffs take effect at midnight.", "2025-09-05T00:00"),
        ("fr", "La trêve entrera en vigueur à minuit.", "2025-09-05T00:00"),
        ("en", "The shelling began at midnight.", "2025-09-04T00:00"),
    ],
)
def test_noon_and_midnight_are_hours(language: str, text: str, start: str) -> None:
    [found] = read(text, language)
    assert (found.start, found.granularity) == (start, "minute")
