"""Reports grouped by happening, and people's decisions about it."""

from dataclasses import replace
from datetime import date

from records import mention, record

from verbale.reconcile.origin import Origin, dependence, groups
from verbale.reconcile.stories import Will, stories
from verbale.reconcile.story import Profile, kinship, profile
from verbale.reconcile.wording import shared_wording
from verbale.reconcile.words import words_of

DAM_FR = "Le barrage de Tolvik a cédé après la tempête ; 340 habitants ont quitté la vallée, a dit la maire Ines Roy."
DAM_EN = "The Tolvik dam gave way after the storm; 340 people have left the valley, mayor Ines Roy said."
VOTE_FR = "Le parlement a voté la taxe sur le sucre par 51 voix, malgré la grève des raffineries, a dit Paul Lau."


def of(text: str, language: str, name: str, day: int = 2) -> Profile:
    return profile(mention(record(text, language, date(2031, 5, day)), name, name))


DAM = {"fr": of(DAM_FR, "fr", "Ines Roy"), "en": of(DAM_EN, "en", "Ines Roy"), "vote": of(VOTE_FR, "fr", "Paul Lau")}


def grouped(profiles: dict[str, Profile], will: Will | None = None) -> list[list[str]]:
    return sorted(sorted(g) for g in stories(profiles, will).groups)


def test_one_happening_in_two_languages_is_one_story() -> None:
    assert grouped(DAM) == [["en", "fr"], ["vote"]]


def test_far_apart_in_time_is_another_story() -> None:
    assert grouped(DAM | {"en": of(DAM_EN, "en", "Ines Roy", 25)}) == [["en"], ["fr"], ["vote"]]


def test_people_have_the_last_word() -> None:
    assert grouped(DAM, Will(parted=frozenset({("en", "fr")}))) == [["en"], ["fr"], ["vote"]]
    assert grouped(DAM, Will(joined=frozenset({("fr", "vote")}))) == [["en", "fr", "vote"]]


def test_the_order_of_reading_does_not_matter() -> None:
    assert grouped(dict(reversed(DAM.items()))) == grouped(DAM)


WIRE = (
    "Les négociateurs ont quitté la table sans nouvelle date, faute d'accord sur le tracé du canal et le prix de l'eau."
)


def tie(a: str, b: str, agencies: tuple[str, ...] = (), days: tuple[int, int] = (2, 2)) -> Origin:
    one, other = (
        record(t, published=date(2031, 5, d), agencies=g).report
        for t, d, g in ((a, days[0], agencies), (b, days[1], ()))
    )
    return dependence(one, other, shared_wording(words_of(a, "fr"), words_of(b, "fr"))).origin


def test_a_wire_text_in_two_papers_is_one_source() -> None:
    assert tie(WIRE, f"{WIRE} Rien d'autre.", ("AFP",)) is Origin.WIRE


def test_without_a_credit_the_later_one_copies() -> None:
    assert tie(WIRE, f"{WIRE} Rien d'autre.", days=(2, 3)) is Origin.B_FROM_A
    assert tie(WIRE, f"{WIRE} Rien d'autre.") is Origin.UNKNOWN


def test_own_words_are_two_sources_even_with_one_credit() -> None:
    assert tie(WIRE, VOTE_FR, ("AFP",)) is Origin.NONE


def test_groups_are_joined_through_others() -> None:
    assert groups("abcd", [("c", "b"), ("b", "a")]) == [["a", "b", "c"], ["d"]]


def told(words: str, parties: str, day: date) -> Profile:
    return Profile(dict.fromkeys(words.split(), 1.0), dict.fromkeys(parties.split(), 1.0), {}, day, "fr")


def test_two_groups_need_more_likeness_than_a_report_and_a_group() -> None:
    common, day = "mesa gulf salt", date(2031, 5, 2)
    one, other = f"{common} quota cod nets ice hull", f"{common} radar port pilot toll dues fee"
    profiles = {"a": told(one, "@x @y", day), "b": told(one, "@x @y", day)}
    alone = stories({**profiles, "c": told(other, "@x @y", day)})
    assert [len(g) for g in alone.groups] == [3]
    both = stories({**profiles, "c": told(other, "@x @y", day), "d": told(other, "@x @y", day)})
    assert both.kin["a", "c"].score >= 0.5
    assert sorted(map(sorted, both.groups)) == [["a", "b"], ["c", "d"]]


def test_the_numbers_of_its_own_date_do_not_count() -> None:
    made = record("Le 17 décembre 2031, le port a reçu 43 navires.", published=date(2031, 12, 17))
    assert set(profile(made).numbers) == {"#43"}


def test_a_translation_has_fewer_words_in_common_than_a_reprint() -> None:
    day = date(2031, 5, 2)
    one, other = told("mesa gulf salt cod", "@x", day), told("mesa gulf radar port", "@x", day)
    abroad = replace(other, language="en")
    assert kinship(one, abroad).score > kinship(one, other).score


def test_days_that_are_not_told_are_not_the_same_day() -> None:
    day = date(2031, 5, 2)
    one, other = told("mesa gulf salt", "@x", day), told("mesa gulf radar", "@x", day)
    scores = [kinship(one, replace(other, day=d)).score for d in (day, None, date(2031, 5, 8))]
    assert scores == sorted(set(scores), reverse=True)


def test_one_short_number_in_common_may_be_chance() -> None:
    def numbered(*numbers: str) -> Profile:
        return replace(told("mesa gulf", "@x", date(2031, 5, 2)), numbers=dict.fromkeys(numbers, 1.0))

    def strength(*numbers: str) -> float:
        return kinship(numbered(*numbers), numbered(*numbers)).reasons[2].strength

    assert strength("#45") == 0.5
    assert strength("#45", "#33") == strength("#1200") == 1.0


def test_parts_of_dates_and_times_are_no_numbers() -> None:
    assert set(profile(record("Publié le 04/09, à 14:05 : 43 navires.", published=date(2031, 9, 4))).numbers) == {
        "#14",
        "#43",
    }
