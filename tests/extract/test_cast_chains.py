"""Dense chains of reference in press texts of our own: who each mention is. Parsed for real."""

from datetime import date

import pytest

from verbale.extract.cast import Cast
from verbale.parse.parsed import ParsedReport
from verbale.parse.parser import parse
from verbale.record.actors import Membership
from verbale.record.report import Report

TRADE = """Trade talks between Washington and Brussels broke off late on Tuesday. European Trade Commissioner \
Maros Sefcovic said the Commission had offered to drop duties. "We put everything on the table," he told reporters, \
adding that his American counterpart, Howard Lutnick, had asked for more time. The latter denied that, saying he had \
never received a text.

Treasury Secretary Scott Bessent, who joined the talks on Monday, said the president was ready to wait. Trump himself \
wrote that Europe "must pay". A spokesman for the German government, Steffen Hebestreit, said Berlin backed the offer.

The European Automobile Manufacturers' Association (ACEA) called for calm. ACEA said its members feared for jobs. \
An adviser to President Macron said that France would wait."""

CEASEFIRE = """Le chef de l'armée soudanaise, le général Abdel Fattah al-Burhan, a prévenu qu'il ne signerait rien \
avec les Forces de soutien rapide (FSR). « Nous n'avons pas confiance », a-t-il lancé. Son rival Mohamed Hamdan Daglo \
s'est dit prêt à une trêve. Ce dernier a toutefois exigé une enquête.

Le ministère saoudien des Affaires étrangères a précisé que la délégation arriverait lundi. Médecins sans frontières \
(MSF) a alerté sur les camps ; l'ONG a réclamé un accès immédiat. Mme Clémentine Nkweta-Salami, coordinatrice \
humanitaire des Nations unies, a confirmé. Elle a regretté le silence de Khartoum.

Jean-Noël Barrot et son homologue allemande Annalena Baerbock ont publié un texte. Les deux ministres y demandent \
une trêve. Un conseiller d'Emmanuel Macron a confirmé."""

NUCLEAR = """Foreign Minister Mohammad Javad Zarif said the talks were useful. His deputy, Abbas Araghchi, was \
blunter: "They moved the goalposts," he told state television in Iran.

The EU's foreign policy chief, Catherine Ashton, who chaired the meeting, urged patience. Israel rejected the draft. \
Netanyahu called it "a very bad deal". The prime minister said his country was not bound by it.

The IAEA said its chief, Yukiya Amano, would fly to Tehran. The agency added that inspectors would follow. \
Gen. David Petraeus and Dr. Hans Blix agreed."""

BUDGET = """La réforme du budget divise l'Assemblée nationale. Le Premier ministre, Sébastien Lecornu, a proposé un \
compromis. Olivier Faure a demandé une taxe. « C'est à prendre ou à laisser », a prévenu le premier secrétaire du PS. \
Pour Marine Le Pen, le texte est mauvais. Mme Le Pen a ajouté qu'elle le rejetterait.

La CGT et la CFDT ont appelé à la grève. Marylise Léon, son homologue de la CFDT, a parlé d'un coup de force. \
Le Medef, lui, s'est félicité du texte. Son président, Patrick Martin, l'a redit à l'AFP. \
Le premier secrétaire du XYZ se tait."""

STRIKE = """Transport for London (TfL) told passengers to stay at home on Monday. The general secretary of the RMT \
union, Mick Lynch, said talks had failed. TfL said it was sorry. Mayor of London Sadiq Khan said both sides should \
talk. Starmer said on Tuesday that he would not step in."""


class Text:
    """A report with its cast."""

    def __init__(self, text: str, language: str, day: date) -> None:
        self.parsed: ParsedReport = parse(Report("test.txt", text, language, published=day))
        self.cast = Cast(self.parsed)

    def actor(self, word: str, nth: int) -> str | None:
        """The actor that the nth token of that form stands for."""
        found = [(b, t) for b in self.parsed.prose for t in b.doc if t.text == word]
        return self.cast.who(*found[nth])

    def who(self, word: str, nth: int) -> str | None:
        """His name; ``unnamed`` for a person without one."""
        actor = self.actor(word, nth)
        return self.cast.by_id[actor].name or "unnamed" if actor else None

    def binds(self, word: str, nth: int) -> str | None:
        """The party that his words bind."""
        actor = self.actor(word, nth)
        state = self.cast.state_of(actor) if actor else None
        return self.cast.by_id[state].name if state else None


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    """Each text, read once."""
    return {
        "trade": Text(TRADE, "en", date(2025, 3, 4)),
        "ceasefire": Text(CEASEFIRE, "fr", date(2025, 2, 3)),
        "nuclear": Text(NUCLEAR, "en", date(2013, 11, 10)),
        "budget": Text(BUDGET, "fr", date(2025, 10, 20)),
        "strike": Text(STRIKE, "en", date(2024, 11, 4)),
    }


@pytest.mark.parametrize(
    ("text", "word", "nth", "who"),
    [
        ("trade", "Commission", 0, "European Commission"),
        ("trade", "he", 0, "Maros Sefcovic"),
        ("trade", "counterpart", 0, "Howard Lutnick"),
        ("trade", "he", 1, "Howard Lutnick"),
        ("trade", "who", 0, "Scott Bessent"),
        ("trade", "president", 0, "Donald Trump"),
        ("trade", "Trump", 0, "Donald Trump"),
        ("trade", "spokesman", 0, "Steffen Hebestreit"),
        ("trade", "ACEA", 1, "European Automobile Manufacturers' Association"),
        ("trade", "adviser", 0, "unnamed"),
        ("ceasefire", "chef", 0, "Abdel Fattah al-Burhan"),
        ("ceasefire", "il", 0, "Abdel Fattah al-Burhan"),
        ("ceasefire", "-il", 0, "Abdel Fattah al-Burhan"),
        ("ceasefire", "dernier", 0, "Mohamed Hamdan Daglo"),
        ("ceasefire", "ministère", 0, "ministère saoudien des Affaires étrangères"),
        ("ceasefire", "ONG", 0, "Médecins sans frontières"),
        ("ceasefire", "Elle", 0, "Clémentine Nkweta-Salami"),
        ("ceasefire", "homologue", 0, "Annalena Baerbock"),
        ("nuclear", "he", 0, "Abbas Araghchi"),
        ("nuclear", "who", 0, "Catherine Ashton"),
        ("nuclear", "minister", 0, "Benjamin Netanyahu"),
        ("nuclear", "country", 0, "Israel"),
        ("nuclear", "chief", 1, "Yukiya Amano"),
        ("nuclear", "agency", 0, "International Atomic Energy Agency"),
        ("nuclear", "Blix", 0, "Hans Blix"),
        ("budget", "secrétaire", 0, "Olivier Faure"),
        ("budget", "secrétaire", 1, "unnamed"),
        ("budget", "elle", 0, "Marine Le Pen"),
        ("budget", "homologue", 0, "Marylise Léon"),
        ("budget", "président", 0, "Patrick Martin"),
        ("strike", "Transport", 0, "Transport for London"),
        ("strike", "TfL", 1, "Transport for London"),
        ("strike", "secretary", 0, "Mick Lynch"),
        ("strike", "Mayor", 0, "Sadiq Khan"),
        ("strike", "Starmer", 0, "Keir Starmer"),
        ("strike", "he", 0, "Keir Starmer"),
    ],
)
def test_a_mention_is_who_the_chain_leads_to(texts: dict[str, Text], text: str, word: str, nth: int, who: str) -> None:
    assert texts[text].who(word, nth) == who


@pytest.mark.parametrize(
    ("text", "word", "nth", "party"),
    [
        ("trade", "Sefcovic", 0, "European Union"),
        ("trade", "adviser", 0, "France"),
        ("ceasefire", "Burhan", 0, "Soudan"),
        ("ceasefire", "Daglo", 0, "Forces de soutien rapide"),
        ("ceasefire", "ministère", 0, "Arabie Saoudite"),
        ("ceasefire", "conseiller", 0, "France"),
        ("budget", "Medef", 0, "Medef"),
        ("nuclear", "Amano", 0, "International Atomic Energy Agency"),
        ("strike", "Starmer", 0, "United Kingdom"),
    ],
)
def test_words_bind_the_party_of_the_office(texts: dict[str, Text], text: str, word: str, nth: int, party: str) -> None:
    assert texts[text].binds(word, nth) == party


def members(cast: Cast, group: str) -> list[str | None]:
    """Names of the members of a group."""
    told: tuple[Membership, ...] = cast.finish()[2]
    return [cast.by_id[m.actor].name for m in told if m.group == group]


def test_the_two_ministers_are_those_named_before(texts: dict[str, Text]) -> None:
    text = texts["ceasefire"]
    group = text.actor("ministres", 0)
    assert group is not None
    assert members(text.cast, group) == ["Jean-Noël Barrot", "Annalena Baerbock"]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("The former said so. Keir Starmer met Emmanuel Macron.", "en", None),
        ("Keir Starmer met Emmanuel Macron in London. The former said talks would go on.", "en", "Keir Starmer"),
        ("Keir Starmer, Emmanuel Macron and Olaf Scholz met. The former said talks would go on.", "en", None),
    ],
)
def test_the_former_is_the_first_of_two(text: str, language: str, who: str | None) -> None:
    assert Text(text, language, date(2025, 1, 10)).who("former", 0) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("RSF said so. Fighting went on in Sudan.", "Rapid Support Forces"),
        ("RSF said so. Journalists were arrested in Turkey.", "RSF"),  # which of them stays open
    ],
)
def test_an_acronym_of_two_bodies_is_the_one_whose_state_is_named(text: str, who: str | None) -> None:
    assert Text(text, "en", date(2024, 5, 1)).who("RSF", 0) == who


def test_names_in_a_list_that_the_parser_does_not_join() -> None:
    text = Text("Selon Anne Dahl, Paul Roux et Marie Petit, la loi est mauvaise.", "fr", date(2024, 5, 1))
    block = text.parsed.prose[0]
    token = next(t for t in block.doc if t.text == "Anne")
    assert [text.cast.by_id[a].name for a in text.cast.parties(block, token)] == [
        "Anne Dahl",
        "Paul Roux",
        "Marie Petit",
    ]


def test_a_former_president_is_the_one_whom_the_report_names() -> None:
    text = Text(
        "Nicolas Sarkozy se présente. L'ancien président de la République française l'a annoncé lundi.",
        "fr",
        date(2016, 8, 22),
    )
    assert text.who("président", 0) == "Nicolas Sarkozy"
    other = Text("L'ancien président de la République française l'a annoncé lundi.", "fr", date(2016, 8, 22))
    assert other.who("président", 0) == "unnamed"


def test_an_office_of_a_bank_tells_no_state() -> None:
    text = Text("Mark Carney warned of retaliation on Tuesday.", "en", date(2025, 3, 4))
    actor = text.actor("Carney", 0)
    assert actor is not None
    assert text.cast.by_id[actor].country == "CAN"


@pytest.mark.parametrize(
    ("text", "language", "word", "who"),
    [
        ("Le directeur général de l'OMS a appelé au calme.", "fr", "directeur", "Tedros Adhanom Ghebreyesus"),
        ("Le directeur régional de l'OMS a appelé au calme.", "fr", "directeur", "unnamed"),
        ("Le directeur de l'OMS pour l'Europe a appelé au calme.", "fr", "directeur", "unnamed"),
        ("The secretary general of NATO called for calm.", "en", "general", "Mark Rutte"),
        ("The deputy secretary general of NATO called for calm.", "en", "general", "unnamed"),
    ],
)
def test_a_lower_office_is_not_the_heads(text: str, language: str, word: str, who: str) -> None:
    assert Text(text, language, date(2025, 1, 10)).who(word, 0) == who


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("Bloomberg said Iran should buy new aircraft.", "Bloomberg", "Bloomberg"),
        ("The State Department said Iran should wait.", "Department", "United States"),
    ],
)
def test_a_newspaper_binds_no_state(text: str, word: str, party: str) -> None:
    assert Text(text, "en", date(2025, 1, 10)).binds(word, 0) == party


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Le commissaire au Climat, Wopke Hoekstra, est déçu. Le Néerlandais voulait mieux.",
            "Wopke Hoekstra",
        ),
        ("La réunion a échoué. Le Néerlandais est parti.", None),
    ],
)
def test_a_national_is_a_person_of_that_state(text: str, who: str | None) -> None:
    assert Text(text, "fr", date(2025, 11, 23)).who("Néerlandais", 0) == who
