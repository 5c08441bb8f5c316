"""Who is who: names, offices on a day, metonyms, groups, pronouns. Short reports of our own, parsed for real."""

from collections.abc import Callable
from datetime import date

import pytest

from verbale.extract.cast import Cast
from verbale.parse.parser import parse
from verbale.record.actors import ActorType, How
from verbale.record.report import Report

DAY = date(2025, 9, 4)
Reader = Callable[..., "Reading"]


class Reading:
    """A report with its cast, asked by words."""

    def __init__(self, text: str, language: str, published: date | None, overlays: tuple[str, ...] = ()) -> None:
        from dataclasses import replace

        self.parsed = replace(parse(Report("test.txt", text, language, published=published)), overlays=overlays)
        self.cast = Cast(self.parsed)

    def who(self, word: str, nth: int = 0) -> str | None:
        """Name of the actor that the nth token of that form stands for; None for nobody."""
        found = [(b, t) for b in self.parsed.prose for t in b.doc if t.text == word]
        actor = self.cast.who(*found[nth])
        return self.cast.by_id[actor].name or "unnamed" if actor else None

    def phrase(self, word: str) -> str:
        """The noun phrase headed by a word."""
        block, token = next((b, t) for b in self.parsed.prose for t in b.doc if t.text == word)
        return self.cast.phrase(block, token).words(self.parsed.text)

    def roles(self) -> set[tuple[str | None, str, str | None]]:
        """(person, office, of) of every role."""
        _, roles, _ = self.cast.finish()
        name = {a: f.name for a, f in self.cast.by_id.items()}
        return {(name[r.actor], r.office, name[r.of] if r.of else None) for r in roles}


@pytest.fixture(scope="module")
def read() -> Reader:
    """Read a text, in French unless told, of 4 September 2025 unless told."""

    def _read(text: str, language: str = "fr", published: date | None = DAY) -> Reading:
        return Reading(text, language, published)

    return _read


def test_a_family_name_is_the_person_of_the_full_name(read: Reader) -> None:
    report = read("Claire Vasseur a parlé lundi à Lyon. Vasseur a promis un rapport.")
    assert report.who("Vasseur", 1) == "Claire Vasseur"


def test_an_office_beside_a_name_is_a_role_of_its_state(read: Reader) -> None:
    report = read("Le ministre norvégien de la Pêche, Lars Holm, a signé le texte.")
    assert ("Lars Holm", "ministre norvégien de la Pêche", "Norvège") in report.roles()


def test_an_office_alone_is_its_holder_on_the_day(read: Reader) -> None:
    text = "Le chancelier allemand a quitté la réunion."
    assert read(text).who("chancelier") == "Friedrich Merz"
    assert read(text, published=date(2019, 9, 4)).who("chancelier") == "Angela Merkel"


def test_without_a_date_an_office_that_many_held_is_nobody_known(read: Reader) -> None:
    assert read("Le chancelier allemand a quitté la réunion.", published=None).who("chancelier") == "unnamed"


def test_the_offices_of_an_undated_report_tell_its_time(read: Reader) -> None:
    text = "The British prime minister met President Joe Biden. British Prime Minister Rishi Sunak smiled."
    assert read("President Obama called the German chancellor.", "en", None).who("chancellor") == "Angela Merkel"
    assert read(text, "en", None).who("minister") == "Rishi Sunak"


def test_an_office_goes_to_the_outer_phrase_where_its_holder_is_another(read: Reader) -> None:
    report = read("L'émissaire du président américain Steve Witkoff est arrivé.")
    assert report.who("émissaire") == "Steve Witkoff"
    assert report.who("président") == "Donald Trump"


def test_a_counterpart_holds_the_same_office_elsewhere(read: Reader) -> None:
    report = read("Le président français Emmanuel Macron a reçu son homologue ukrainien.")
    assert report.who("homologue") == "Volodymyr Zelensky"


def test_a_nested_possessive_belongs_to_the_subject(read: Reader) -> None:
    report = read("La Norvège proteste, la porte-parole de sa diplomatie Anne Dahl parlant de menace.")
    assert ("Anne Dahl", "porte-parole de sa diplomatie", "Norvège") in report.roles()


def test_an_unnamed_adviser_keeps_the_state_he_belongs_to(read: Reader) -> None:
    report = read("Le texte est prêt, a dit un conseiller du président Emmanuel Macron.")
    assert report.who("conseiller") == "unnamed"
    assert (None, "conseiller du président Emmanuel Macron", "France") in report.roles()
    assert ("Emmanuel Macron", "président", "France") in report.roles()


@pytest.mark.parametrize(
    ("text", "language", "word", "state"),
    [
        ("Moscou a rejeté le texte.", "fr", "Moscou", "Russie"),
        ("L'Elysée a confirmé la visite.", "fr", "Elysée", "France"),
        ("Les Américains attendent une réponse.", "fr", "Américains", "États-Unis"),
        ("The Kremlin denied the report.", "en", "Kremlin", "Russia"),
        ("The government of Kenya denied the report.", "en", "government", "Kenya"),
    ],
)
def test_metonyms_and_demonyms_are_states(read: Reader, text: str, language: str, word: str, state: str) -> None:
    assert read(text, language).who(word) == state


def test_a_capital_after_a_preposition_of_place_is_no_mention_of_its_state(read: Reader) -> None:
    actors, _, _ = read("Une réunion a lieu à Moscou.").cast.finish()
    assert [m for a in actors for m in a.mentions if m.how is How.METONYM] == []


def test_a_group_has_its_size_and_the_members_that_are_named(read: Reader) -> None:
    report = read("Certains pays, dont la Norvège et le Chili, enverront des médecins. Six dirigeants sont venus.")
    _, _, memberships = report.cast.finish()
    names = {(report.cast.by_id[m.actor].name, report.cast.by_id[m.group].name) for m in memberships}
    assert names == {("Norvège", "Certains pays"), ("Chili", "Certains pays")}
    block = report.parsed.prose[0]
    group = report.cast.who(block, next(t for t in block.doc if t.text == "dirigeants"))
    assert group is not None
    assert report.cast.by_id[group].size == 6
    assert report.cast.by_id[group].type is ActorType.GROUP


def test_a_verb_of_leading_makes_a_co_chair(read: Reader) -> None:
    report = read("Anne Dahl, qui copréside la Coalition des volontaires avec Lars Holm, a parlé.")
    _, _, memberships = report.cast.finish()
    assert {(report.cast.by_id[m.actor].name, m.quality) for m in memberships} == {
        ("Anne Dahl", "co-chair"),
        ("Lars Holm", "co-chair"),
    }


def test_pronouns_follow_the_speaker_the_gender_and_the_number(read: Reader) -> None:
    report = read(
        'Le maire de Lyon, Paul Morel, a reçu Anne Dahl. "Tout va bien", a-t-il dit. Elle a remercié la ville.'
    )
    assert report.who("-il") == "Paul Morel"
    assert report.who("Elle") == "Anne Dahl"


def test_ce_dernier_is_the_one_named_last(read: Reader) -> None:
    report = read("Paul Morel a accusé Hugo Lenoir alors que ce dernier nie les faits.")
    assert report.who("dernier") == "Hugo Lenoir"


def test_they_are_those_named_together(read: Reader) -> None:
    report = read("Anna Berg and Tom Hale met on Monday. They signed a letter.", "en")
    block = report.parsed.prose[0]
    group = report.cast.who(block, next(t for t in block.doc if t.text == "They"))
    members = {report.cast.by_id[m.actor].name for m in report.cast.finish()[2] if m.group == group}
    assert members == {"Anna Berg", "Tom Hale"}


def test_an_impersonal_pronoun_is_nobody(read: Reader) -> None:
    assert read("Paul Morel est venu. Il faut attendre.").who("Il") is None


def test_the_phrase_has_title_and_apposition_and_no_relative_clause(read: Reader) -> None:
    report = read("Le ministre chilien Pablo Rojas, qui vient de Lima, a protesté.")
    assert report.phrase("ministre") == "Le ministre chilien Pablo Rojas"
    other = read("Selon le porte-parole adjoint de la police, tout est calme.")
    assert other.phrase("porte-parole") == "le porte-parole adjoint de la police"


def test_english_offices_leave_the_party_out_of_the_words(read: Reader) -> None:
    report = read("Former New Jersey governor Chris Vale met Chilean Foreign Minister Pablo Rojas.", "en")
    assert {("Chris Vale", "Former governor", "New Jersey"), ("Pablo Rojas", "Foreign Minister", "Chile")} <= (
        report.roles()
    )


def test_a_statement_of_a_body_is_by_the_body(read: Reader) -> None:
    assert read("Selon un communiqué de Médecins sans frontières, tout manque.").who("communiqué") == (
        "Médecins sans frontières"
    )


def test_a_users_gazetteer_is_used(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "mine.csv"
    path.write_text(
        "entry,key,forms,language,type,office,of,from\n"
        "name,atlantis,Atlantide,fr,organisation,,,\n"
        "person,,Nemo Dakkar,,,president,atlantis,2020-01-01\n",
        encoding="utf-8",
    )
    report = Reading("Le président de l'Atlantide a plongé.", "fr", DAY, (str(path),))
    assert report.who("président") == "Nemo Dakkar"


def test_the_same_report_gives_the_same_actors(read: Reader) -> None:
    text = "Le chancelier allemand a vu Paul Morel. Il est parti."
    assert read(text).cast.finish() == read(text).cast.finish()


def test_an_office_of_a_body_is_not_cut_inside_its_name(read: Reader) -> None:
    report = read("Le président du Conseil européen a parlé.")
    assert report.who("président") == "António Costa"


def test_an_unnamed_person_has_no_key_of_the_gazetteer(read: Reader) -> None:
    report = read("Un conseiller du président français a parlé.")
    assert report.who("conseiller") == "unnamed"
    assert [f.key for f in report.cast.by_id.values() if f.name is None] == [None]


def test_a_mayor_is_of_the_city_and_a_capital_of_a_state_elsewhere(read: Reader) -> None:
    report = read("The mayor of Oslo, Lars Holm, spoke. Oslo rejected the plan.", "en")
    assert ("Lars Holm", "mayor of Oslo", "Oslo") in report.roles()
    assert report.who("Oslo", 1) == "Norway"


def test_an_indefinite_speaker_is_the_one_whom_the_next_sentence_names(read: Reader) -> None:
    report = read("A Chilean lawmaker has said so. Pablo Rojas, citing a report, said more would come.", "en")
    assert report.who("lawmaker") == "Pablo Rojas"
    other = read("Pablo Rojas came. A Chilean lawmaker has said so. Pablo Rojas said more would come.", "en")
    assert other.who("lawmaker") == "unnamed"


def test_a_remark_in_brackets_does_not_part_an_office_from_its_name(read: Reader) -> None:
    report = read("Labour MP (Member of Parliament) Tom Hale spoke in Britain.", "en")
    assert ("Tom Hale", "MP", "Labour Party") in report.roles()


def test_a_day_or_a_month_is_nobody_s_family_name(read: Reader) -> None:
    report = read("The envoy is due to land in Oslo on Friday. The curfew was extended to May 1.", "en")
    assert report.who("Friday") is None
    assert report.who("May") is None


def test_a_minister_called_like_a_month_keeps_her_name(read: Reader) -> None:
    report = read("Theresa May visited Oslo in May. Analysts said that May had won.", "en", date(2018, 5, 20))
    assert report.who("May", 0) == "Theresa May"
    assert report.who("May", 1) is None
    assert report.who("May", 2) == "Theresa May"


def test_a_place_called_like_an_office_holder_is_nobody(read: Reader) -> None:
    report = read("Officials extended curfews in the holy cities of Mecca and Medina.", "en", date(2019, 4, 2))
    report.who("Medina")
    assert not [f for f in report.cast.by_id.values() if f.type is ActorType.PERSON]


def test_a_family_name_with_an_apostrophe_is_no_full_name(read: Reader) -> None:
    report = read("The cause is unknown, Police Commissioner James O'Neill said.", "en", date(2016, 9, 17))
    assert report.who("O'Neill") == "James O'Neill"


def test_the_sign_of_a_currency_names_no_state(read: Reader) -> None:
    report = read("The firm must pay US$22,900 to each of the plaintiffs.", "en")
    assert not [f for f in report.cast.by_id.values() if f.type is ActorType.STATE]


def test_a_possessive_outside_a_quotation_is_not_owned_inside_it(read: Reader) -> None:
    report = read(
        "La CFDT s'est dite prête mardi à lever le blocage. "
        "« Nous avons bougé, à Matignon de bouger », a lancé sa secrétaire générale, Nadia Perrot."
    )
    assert ("Nadia Perrot", "secrétaire générale", "CFDT") in report.roles()


def test_states_in_a_list_before_an_aside_speak_jointly(read: Reader) -> None:
    report = read(
        "The United States, Saudi Arabia, Egypt and Qatar - the so-called Quad - have proposed a truce.", "en"
    )
    block, token = next((b, t) for b in report.parsed.prose for t in b.doc if t.text == "States")
    names = [report.cast.by_id[a].name for a in report.cast.parties(block, token)]
    assert names == ["United States", "Saudi Arabia", "Egypt", "Qatar"]


def test_nobody_is_no_person(read: Reader) -> None:
    report = read("« Personne n'a intérêt à une guerre commerciale », a estimé la ministre.")
    assert report.who("Personne") is None


def test_the_plural_of_an_office_is_a_group(read: Reader) -> None:
    report = read("The army will not sign the truce, mediators said on Tuesday.", "en")
    assert report.who("mediators") == "mediators"


def test_the_name_after_a_place_speaks_not_the_place(read: Reader) -> None:
    report = read(
        "At least 12 people were killed when a drone struck a market in El-Obeid, the Sudan Doctors Network said.", "en"
    )
    assert report.who("Obeid") == "Sudan Doctors Network"
    assert report.phrase("Obeid") == "the Sudan Doctors Network"


def test_a_pronoun_takes_up_an_office_without_a_name(read: Reader) -> None:
    report = read(
        "« Non », a prévenu Paul Meunier.\n\nLe Premier ministre, interrogé à l'Assemblée nationale, n'a pas fermé "
        "la porte. Le gouvernement « entend les inquiétudes », a-t-il répondu. Son refus reste entier."
    )
    assert report.who("-il") == report.who("ministre") == "unnamed"


def test_the_commission_with_a_capital_is_the_european_one(read: Reader) -> None:
    report = read(
        "L'Union européenne est prête, a indiqué un porte-parole de la Commission. La Commission européenne a signé. "
        "Lars Holm, président de la commission du Commerce international, a refusé."
    )
    report.who("porte-parole")
    assert {of for _, office, of in report.roles() if office.startswith("porte-parole")} == {"Commission européenne"}


def test_pronouns_that_stand_for_pronouns_without_end_are_answered() -> None:
    """Each pronoun is looked up once for one answer: without that, forty sentences take longer than anybody waits."""
    text = " ".join("Il leur a dit qu'il la verrait et elle a répondu à son conseiller." for _ in range(60))
    assert Reading(text, "fr", DAY).who("Il", 59) is None
