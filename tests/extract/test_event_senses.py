"""What a verb or noun tells by its object, its doer and its company, in sentences as of Thursday, 4 September 2025."""

import pytest
from events_reader import read


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Norway and Chile struck a deal on Tuesday.", "agreement"),
        ("en", "The dockers' union will strike on Monday.", "protest"),
        ("en", "Norwegian pilots went on strike on Tuesday.", "protest"),
        ("en", "Two thousand doctors walked out on Tuesday.", "protest"),
        ("en", "Norway's army struck a fuel depot on Tuesday.", "attack"),
        ("en", "A Norwegian missile strike killed two doctors on Tuesday.", "attack"),
        ("en", "Police raided the offices of a shipping firm in Oslo on Tuesday.", "arrest"),
        ("en", "Police fired tear gas in Oslo on Tuesday.", "attack"),
        ("en", "Rebels launched rockets at Oslo on Tuesday.", "attack"),
        ("en", "The president signed a decree on Tuesday.", "decree"),
        ("en", "The president signed a treaty on Tuesday.", "agreement"),
        ("en", "A court in Oslo sentenced the minister to two years in prison on Tuesday.", "ruling"),
        ("en", "The minister went on trial in Oslo on Tuesday.", "trial"),
        ("en", "The Norwegian government fell on Tuesday.", "resignation"),
        ("en", "The king will address the nation on Monday.", "statement"),
        ("fr", "Le président a signé mardi un décret.", "decree"),
        ("fr", "Le président a signé mardi une dizaine de décrets.", "decree"),
        ("fr", "Les pilotes se sont mis en grève mardi.", "protest"),
        ("fr", "Le gouvernement norvégien est tombé mardi.", "resignation"),
        ("fr", "La Norvège a rappelé mardi son ambassadeur à Lima.", "deployment"),
        ("fr", "Le tribunal d'Oslo a condamné mardi le ministre à deux ans de prison.", "ruling"),
        ("fr", "Des agriculteurs ont bloqué mardi un pont à Oslo.", "protest"),
        ("fr", "Un coup d'État a eu lieu mardi au Bénin.", "attack"),
    ],
)
def test_type_by_company(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert [e.type for e in found] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The minister attacked the report on Tuesday.", "attack"),
        ("en", "Norway received 40 million euros in 2024.", "meeting"),
        ("en", "Prices fell on Tuesday.", "resignation"),
        ("fr", "Le président en exercice a pris la parole mardi.", "exercise"),
        ("fr", "Les prix sont tombés mardi.", "resignation"),
        ("fr", "Les réfugiés se verront octroyer des papiers mardi.", "meeting"),
        ("fr", "Mardi, a rappelé le chancelier Jean Dupont, tout a changé.", "deployment"),
    ],
)
def test_turns_of_phrase_tell_no_such_event(language: str, text: str, kind: str) -> None:
    found, _ = read(text, language)
    assert kind not in {e.type for e in found}


@pytest.mark.parametrize(
    ("language", "text", "kind", "start"),
    [
        ("en", "The minister said on Tuesday, two days before parliament votes on the treaty.", "vote", "2025-09-04"),
        ("en", "On Tuesday, police raided a bank in Oslo and arrested four people.", "arrest", "2025-09-02"),
        ("en", "The Italian foreign minister is due to arrive in Oslo on Monday.", "visit", "2025-09-08"),
        ("en", "The ministers will meet in Oslo next Friday.", "meeting", "2025-09-12"),
        ("fr", "Le ministre a démissionné mardi, au lendemain du sommet d'Oslo.", "summit", "2025-09-01"),
        ("fr", "Les ministres se réuniront lundi prochain à Oslo.", "meeting", "2025-09-08"),
    ],
)
def test_day(language: str, text: str, kind: str, start: str) -> None:
    found, _ = read(text, language)
    assert start in {e.when.start[:10] for e in found if e.type == kind and e.when and e.when.start}


def test_the_clock_time_of_an_entry_dates_no_event() -> None:
    found, _ = read("10:05 Officials from Norway began talks in Oslo on Tuesday.", "en")
    assert [e.when.start for e in found if e.when] == ["2025-09-02"]


def test_what_was_done_on_the_eve_of_what_is_over_has_no_day_of_publication() -> None:
    found, _ = read("Thousands of protesters gathered in Oslo on the eve of the summit.", "en")
    assert "2025-09-05" not in {e.when.start for e in found if e.when}


def test_who_met_beside_a_summit_did_not_hold_it() -> None:
    text = (
        "Les présidents de quatre pays se sont réunis mardi à Oslo pour un sommet. En marge du sommet, Emmanuel Macron "
        "s'est entretenu avec Giorgia Meloni."
    )
    found, cast = read(text, "fr")
    met = [{cast.by_id[p.actor].name for p in e.participants} for e in found]
    assert {"Emmanuel Macron", "Giorgia Meloni"} in met


def test_a_time_of_the_next_sentence_does_not_date_a_noun_before_it() -> None:
    text = (
        "Le ministre a parlé mercredi lors d'une conférence de presse à Oslo. "
        "La veille, il avait rencontré Giorgia Meloni."
    )
    found, _ = read(text, "fr")
    days = {e.type: e.when.start for e in found if e.when}
    assert (days["press-conference"], days["meeting"]) == ("2025-09-03", "2025-09-02")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Emmanuel Macron promised aid during his visit to Oslo on Tuesday.", {"Emmanuel Macron"}),
        ("en", "The leaders of France, Germany and Italy met in Oslo on Tuesday.", {"France", "Germany", "Italy"}),
        ("en", "An attack on Norway killed nine people on Tuesday.", {"Norway"}),
        ("en", "Emmanuel Macron sent a letter to Giorgia Meloni on Tuesday.", {"Emmanuel Macron", "Giorgia Meloni"}),
        (
            "fr",
            "Un sommet entre Emmanuel Macron et Giorgia Meloni est prévu mardi.",
            {"Emmanuel Macron", "Giorgia Meloni"},
        ),
        (
            "fr",
            "Emmanuel Macron, présent mardi à Rome aux côtés de Giorgia Meloni, a souri.",
            {"Emmanuel Macron", "Giorgia Meloni"},
        ),
        ("fr", "La Norvège a mené mardi une attaque sur le Chili.", {"Norvège", "Chili"}),
        ("fr", "Emmanuel Macron a publié mardi une lettre à Giorgia Meloni.", {"Giorgia Meloni"}),
    ],
)
def test_who_takes_part(language: str, text: str, names: set[str]) -> None:
    found, cast = read(text, language)
    assert names <= {cast.by_id[p.actor].name for e in found for p in e.participants}


def test_who_met_one_then_met_others() -> None:
    text = (
        "Emmanuel Macron a tenu mardi une réunion avec six ministres norvégiens. "
        "Sa rencontre avec Giorgia Meloni avait eu lieu à Rome."
    )
    found, _ = read(text, "fr")
    assert len([e for e in found if e.type == "meeting"]) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two ministers usually meet in Oslo in May."),
        ("en", "No date has been set for a hearing."),
        ("en", "The strike would have shut every port from Tuesday."),
        ("fr", "Chaque année, les ministres se réunissent à Oslo."),
    ],
)
def test_what_happens_as_a_rule_or_has_not_come_about(language: str, text: str) -> None:
    found, _ = read(text, language)
    assert {e.status.value for e in found} <= {"hypothetical"}


def test_a_participle_tells_who_did_it_and_when_unless_the_sentence_tells_more() -> None:
    [test], cast = read("They condemned the missile test conducted by Norway on 2 September.", "en")
    assert (test.type, test.when.start if test.when else None) == ("exercise", "2025-09-02")
    assert [cast.by_id[p.actor].name for p in test.participants] == ["Norway"]
    [visit], _ = read("Il a annulé sa visite à Rome prévue pour le 12 septembre.", "fr")
    assert (visit.type, visit.status.value) == ("visit", "cancelled")


def test_meetings_named_in_the_body_are_not_the_one_of_the_headline() -> None:
    text = (
        "date 2025-09-04 Le sommet d'Oslo s'achève sans accord\n\n"
        "Les chefs d'État se sont séparés jeudi sans s'entendre.\n\n"
        "Mercredi soir, une réunion entre Emmanuel Macron et Giorgia Meloni s'était prolongée.\n"
    )
    found, _ = read(text, "fr")
    days = {e.when.start for e in found if e.when and e.type in ("meeting", "summit")}
    assert days == {"2025-09-04", "2025-09-03"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plan is sound, the minister said in a statement on Tuesday."),
        ("en", "The strike fund has grown to 40 million euros since Tuesday."),
        ("fr", "Le plan est bon, a dit le ministre mardi dans un communiqué."),
        ("fr", "Le ministre renonce à ses principes."),
    ],
)
def test_what_is_written_or_only_qualifies_tells_no_event(language: str, text: str) -> None:
    found, _ = read(text, language)
    assert not {"statement", "protest", "resignation"} & {e.type for e in found}


def test_a_second_summit_told_twice_is_one() -> None:
    text = (
        "Emmanuel Macron and Giorgia Meloni plan a second summit in Rome. The first one was in May. "
        "A second summit could bring a deal, Emmanuel Macron said on Tuesday."
    )
    found, _ = read(text, "en")
    assert len([e for e in found if e.type == "summit"]) == 1


def test_what_is_claimed_is_where_it_happened() -> None:
    text = "An attack in Rome killed two people on Tuesday. The attack was claimed by a group in Yemen."
    [found], _ = read(text, "en")
    assert (found.type, found.place) == ("attack", "Rome")


def test_who_speaks_at_a_place_makes_a_statement() -> None:
    [found], _ = read("Emmanuel Macron was speaking on Tuesday at the United Nations in New York.", "en")
    assert found.type == "statement"


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        (
            "en",
            "The ministers had been due to meet on Monday. That meeting will now not take place.",
            "meeting",
            "cancelled",
        ),
        ("fr", "Deux otages ont atterri mardi à Rome, avant de s'envoler pour Berlin.", "visit", "occurred"),
        ("fr", "La ministre Hélène Vidal est attendue lundi à Rome.", "visit", "scheduled"),
        ("fr", "Une trentaine de ministres sont attendus lundi à Rome.", "meeting", "scheduled"),
        ("fr", "Le préfet a réuni mardi les représentants des syndicats.", "meeting", "occurred"),
        ("en", "The European Commission fined two carmakers on Tuesday.", "sanction", "occurred"),
    ],
)
def test_type_and_status_by_what_goes_on(language: str, text: str, kind: str, status: str) -> None:
    found, _ = read(text, language)
    assert (kind, status) in {(e.type, e.status.value) for e in found}


def test_what_has_gone_on_for_years_dates_no_act() -> None:
    found, _ = read("The council has boosted its budget since 2006.", "en")
    assert not found


def test_where_one_goes_takes_no_part() -> None:
    [visit], cast = read("Emmanuel Macron visited Ankara on Tuesday.", "en")
    assert [cast.by_id[p.actor].name for p in visit.participants] == ["Emmanuel Macron"]
