"""Who takes part, where it is and what is one happening, in the reports of agencies: sentences of our own."""

import pytest
from events_reader import read


def _names(text: str, language: str, kind: str) -> list[set[str | None]]:
    found, cast = read(text, language)
    return [{cast.by_id[p.actor].name for p in e.participants} for e in found if e.type == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "who"),
    [
        (
            "en",
            "President Emmanuel Macron thanked Chancellor Friedrich Merz in a phone call on Wednesday.",
            "call",
            {"Emmanuel Macron", "Friedrich Merz"},
        ),
        (
            "fr",
            "M. Macron avait appelé mercredi soir le président américain Donald Trump.",
            "call",
            {"Emmanuel Macron", "Donald Trump"},
        ),
        (
            "en",
            "After a meeting on Wednesday with Friedrich Merz, Emmanuel Macron praised the plan.",
            "meeting",
            {"Emmanuel Macron", "Friedrich Merz"},
        ),
        (
            "fr",
            "Quarante prisonniers doivent être échangés vendredi entre l'Arménie et l'Azerbaïdjan.",
            "release",
            {"Arménie", "Azerbaïdjan"},
        ),
        (
            "fr",
            "Emmanuel Macron a parlé à Friedrich Merz après le sommet de Lisbonne avec Keir Starmer.",
            "summit",
            {"Keir Starmer"},
        ),
    ],
)
def test_who_takes_part(language: str, text: str, kind: str, who: set[str]) -> None:
    found = _names(text, language, kind)
    assert any(who <= one for one in found), found
    assert not any("Lisbonne" in one for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Growers blocked two highways on Wednesday."),
        ("en", "An agreement for 26 jets was signed on Wednesday."),
        ("fr", "Les députés ont adopté mercredi quelque 40 articles du texte."),
    ],
)
def test_things_that_are_counted_take_no_part(language: str, text: str) -> None:
    found, cast = read(text, language)
    named = [cast.by_id[p.actor].name or "" for e in found for p in e.participants]
    assert found
    assert not any(n.startswith(("two", "26", "40")) for n in named)


def test_where_he_will_meet_is_the_place_told_before() -> None:
    text = "Emmanuel Macron doit s'envoler samedi pour Ankara, où il rencontrera dimanche Friedrich Merz."
    met = next(e for e in read(text, "fr")[0] if e.type == "meeting")
    assert met.place == "Ankara"


def test_who_flies_out_for_talks_is_at_the_talks() -> None:
    found, cast = read("Emmanuel Macron flew to Oslo for talks with Friedrich Merz on Wednesday.", "en")
    talks = next(e for e in found if e.type == "talks")
    assert {cast.by_id[p.actor].name for p in talks.participants} == {"Emmanuel Macron", "Friedrich Merz"}
    assert talks.place == "Oslo"


def test_there_is_the_place_told_last() -> None:
    found, _ = read("Le ministre Jean Dupont est arrivé mercredi à Gdansk. Il y a été reçu par Anna Berg.", "fr")
    assert [e.place for e in found] == ["Gdansk", "Gdansk"]


def test_years_in_prison_are_no_place() -> None:
    [found], _ = read("A court sentenced two men to nine years in prison on Tuesday.", "en")
    assert found.place is None


def test_an_hour_is_of_the_day_told_before_it() -> None:
    text = "Dix prisonniers seront échangés samedi entre la Serbie et le Kosovo. L'échange aura lieu à midi."
    [found], _ = read(text, "fr")
    assert found.type == "release"
    assert found.when is not None
    assert found.when.start == "2025-09-06T12:00"


def test_a_strike_of_those_who_walked_out_is_no_attack() -> None:
    text = "About 400 dockworkers walked off the job on Tuesday. The strike is to last until Saturday."
    assert {e.type for e in read(text, "en")[0]} == {"protest"}


def test_talks_that_end_without_a_deal_are_no_deal() -> None:
    found, _ = read("Talks between the union and the port ended on Wednesday without a deal.", "en")
    assert [e.type for e in found] == ["talks"]


def test_who_is_called_to_a_meeting_tells_the_meeting() -> None:
    [found], cast = read("Mediator Els Vermeulen has summoned both sides to a meeting in Brussels on Friday.", "en")
    assert (found.type, found.status.value, found.place) == ("meeting", "scheduled", "Brussels")
    assert "Els Vermeulen" in {cast.by_id[p.actor].name for p in found.participants}


def test_a_round_of_talks_is_told_once() -> None:
    found, _ = read("A second round of talks in Geneva was held on Wednesday.", "en")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Washington will hit Mexican tomatoes with a 17% duty on Friday.", "sanction"),
        ("en", "The government will impose a tariff on steel starting October 15.", "sanction"),
        ("fr", "Le gouvernement imposera des droits de douane à partir du 15 octobre.", "sanction"),
        ("fr", "Une émeute a éclaté mercredi à Lyon.", "protest"),
        ("en", "She will speak with President Emmanuel Macron on Friday.", "talks"),
    ],
)
def test_more_types(language: str, text: str, kind: str) -> None:
    [found], _ = read(text, language)
    assert found.type == kind
    assert found.when is not None
    assert found.when.start is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unions called on Wednesday for a truce."),
        ("en", "The minister spoke with reporters on Wednesday."),
        ("fr", "Le ministre a appelé mercredi les habitants à voter."),
        ("en", "The president called the senator a liar on Wednesday."),
    ],
)
def test_no_call_is_told(language: str, text: str) -> None:
    assert not any(e.type in ("call", "talks") for e in read(text, language)[0])


def test_what_somebody_says_he_has_done_is_over() -> None:
    [found], _ = read("La Corée du Nord annonce avoir tiré un missile mercredi.", "fr")
    assert found.status.value == "occurred"


def test_two_decrees_of_a_day_are_two() -> None:
    text = (
        "Le président a signé mercredi un décret sur le climat. Le président a signé mercredi une ordonnance sur l'eau."
    )
    assert len([e for e in read(text, "fr")[0] if e.type == "decree"]) == 2


def test_who_announces_is_at_the_news_conference() -> None:
    text = (
        "La Commission européenne imposera des droits de douane sur l'acier, a annoncé mercredi le commissaire "
        "au Commerce, Maros Sefcovic, lors d'un point de presse."
    )
    found, cast = read(text, "fr")
    spoken = next(e for e in found if e.type == "press-conference")
    assert [cast.by_id[p.actor].name for p in spoken.participants] == ["Maros Sefcovic"]
    assert spoken.when is not None
    assert (spoken.when.start, spoken.status.value) == ("2025-09-03", "occurred")


def test_where_takes_no_part() -> None:
    found, cast = read(
        "Emmanuel Macron se rendra samedi en Turquie, où il rencontrera le chancelier Friedrich Merz.", "fr"
    )
    met = next(e for e in found if e.type == "meeting")
    assert {cast.by_id[p.actor].name for p in met.participants} == {"Emmanuel Macron", "Friedrich Merz"}


def test_talks_put_off_are_told_once_with_their_new_day() -> None:
    text = "A second round of talks, which had been scheduled for Saturday in Jeddah, has been postponed to October 2."
    [found], _ = read(text, "en")
    assert found.when is not None
    assert (found.type, found.status.value, found.when.start) == ("talks", "scheduled", "2025-10-02")


def test_talks_called_off_keep_the_day_on_which_they_were_to_be() -> None:
    text = (
        "New Delhi a suspendu les discussions sur un traité de libre-échange, qui devaient reprendre le 5 octobre "
        "à Bruxelles."
    )
    [found], _ = read(text, "fr")
    assert found.when is not None
    assert (found.type, found.status.value, found.when.start) == ("talks", "cancelled", "2025-10-05")


def test_what_came_of_an_act_is_no_other_one() -> None:
    found, _ = read("Some 400 dockworkers walked off the job on Tuesday, shutting both ports.", "en")
    assert [e.type for e in found] == ["protest"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels broke the ceasefire on Wednesday."),
        ("fr", "Les rebelles ont violé mercredi la trêve."),
    ],
)
def test_a_broken_truce_is_no_agreement(language: str, text: str) -> None:
    assert [e.type for e in read(text, language)[0]] == ["attack"]


def test_each_who_joins_has_a_way_of_his_own() -> None:
    text = (
        "Leaders of the Pacific opened a summit in Suva on Thursday, with Anthony Albanese attending in person and "
        "Christopher Luxon joining by video link."
    )
    found, cast = read(text, "en")
    summit = next(e for e in found if e.type == "summit")
    assert {(cast.by_id[p.actor].name, p.mode) for p in summit.participants} >= {
        ("Anthony Albanese", "in person"),
        ("Christopher Luxon", "video"),
    }
    assert summit.mode == "hybrid"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France summoned the Russian ambassador on Wednesday."),
        ("fr", "Oslo a convoqué mercredi l'ambassadeur de Suède."),
    ],
)
def test_an_ambassador_is_summoned(language: str, text: str) -> None:
    assert [e.type for e in read(text, language)[0]] == ["summons"]


def test_a_visit_that_was_awaited_and_is_called_off_is_one() -> None:
    text = "Le Premier ministre Mark Carney, attendu samedi à Halifax, a annulé sa visite."
    [found], _ = read(text, "fr")
    assert found.when is not None
    assert (found.type, found.status.value, found.when.start) == ("visit", "cancelled", "2025-09-06")


def test_who_met_before_is_the_doer_of_what_followed() -> None:
    text = "Anna Berg a suspendu la grève à la suite d'une rencontre mercredi avec la ministre Patty Hajdu."
    found, cast = read(text, "fr")
    met = next(e for e in found if e.type == "meeting")
    assert {cast.by_id[p.actor].name for p in met.participants} == {"Anna Berg", "Patty Hajdu"}


def test_what_a_deal_provides_for_does_not_put_it_off() -> None:
    found, _ = read("L'accord prévoyait un arrêt des combats à partir de mercredi.", "fr")
    assert not any(e.type == "agreement" and e.status.value == "scheduled" for e in found)


def test_near_a_town_is_no_party() -> None:
    found, _ = read("Deux gendarmes ont été tués mercredi dans une embuscade près de Moyale.", "fr")
    assert [(e.type, e.place, e.participants) for e in found if e.participants] == []


def test_a_name_beside_a_strike_in_a_headline_is_not_on_strike() -> None:
    text = "Jean Dupont reçu à Varsovie, grève des contrôleurs aériens\n\nLa grève a commencé mercredi."
    found, cast = read(text, "fr")
    strike = next(e for e in found if e.type == "protest")
    assert "Jean Dupont" not in {cast.by_id[p.actor].name for p in strike.participants}


def test_who_stops_work_protests() -> None:
    assert [e.type for e in read("Les contrôleurs aériens ont cessé le travail mercredi.", "fr")[0]] == ["protest"]


def test_congress_is_a_body_where_it_opens_a_sentence() -> None:
    found, _ = read("Congress is due to vote on an amnesty law on October 3.", "en")
    assert [e.type for e in found] == ["vote"]
