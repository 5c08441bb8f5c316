"""Renderings that differ in one thing, in both languages: what is marked, what is not, and what is not paired."""

import pytest
from records import mention, record

from verbale.reconcile.meaning import Touch, values
from verbale.reconcile.quotes import Relation, Variant, variants
from verbale.reconcile.words import words_of


def told(language: str, words: str, other: str, kinds: str = "direct/direct") -> list[Variant]:
    one, two = kinds.split("/")
    marks = {"direct": '"{}"', "indirect": "que {}"}
    a, b = (marks[k].format(f"[Ada Brun|{k}|{w}]") for k, w in ((one, words), (two, other)))
    return list(variants(record(f"Dit-elle: {a}.", language), record(f"A dit Ada Brun {b}.", language)))


@pytest.mark.parametrize(
    ("language", "words", "other", "touches"),
    [
        ("en", "We will sign this week, but only if inspectors are let in", "We will sign this week", {"condition"}),
        ("fr", "Seuls les cargos danois entreront au port", "Les cargos danois entreront au port", {"reservation"}),
        ("en", "We will not leave the valley before the people vote", "We will not leave the valley", {"condition"}),
        ("en", "We expect growth of 3 percent, perhaps a little more", "We expect growth of 3 percent", {"hedge"}),
        ("fr", "Vingt et un cargos sont partis cette nuit", "21 cargos sont partis cette nuit", set()),
        ("fr", "Quatre-vingt-dix cargos sont partis cette nuit", "90 cargos sont partis cette nuit", set()),
        ("en", "We need forty more boats before winter", "We need 14 more boats before winter", {"number"}),
        ("en", "We must close the wells by June", "We may close the wells by June", {"hedge"}),
        (
            "en",
            "We will sign the treaty, and even then the port stays shut",
            "We will sign the treaty",
            {"reservation"},
        ),
        ("fr", "Nous ne cèderons pas les eaux du fjord", "Nous cèderons pas les eaux du fjord", set()),
        ("fr", "L'accord aide les pêcheurs, un grand pas vers la paix", "L'accord aide les pêcheurs", set()),
        ("fr", "Ces quotas aident nos ports et les familles du littoral", "Ces quotas aident nos ports", set()),
    ],
)
def test_what_a_difference_touches(language: str, words: str, other: str, touches: set[str]) -> None:
    (found,) = told(language, words, other)
    assert {t.value for t in found.touches} >= touches
    assert touches or not found.touches


def test_a_form_that_reported_speech_asks_for_is_no_hedge() -> None:
    said, reported = "Denmark will return the nets and pay the fines", "Denmark would return the nets and pay the fines"
    (found,) = told("en", said, reported, "direct/indirect")
    assert (found.relation, found.touches) == (Relation.ALTERED, frozenset())
    (quoted,) = told("en", said, reported)
    assert quoted.touches == {Touch.HEDGE}


@pytest.mark.parametrize(
    ("language", "words", "other"),
    [
        ("fr", "Nous voulons un accord durable sur la pêche", "Nous ne voulons pas d'un accord sur le gaz"),
        ("en", "We must protect our oases", "Our oases are dying and nobody moves"),
        ("fr", "Il y a de l'espoir", "Il y a urgence"),
    ],
)
def test_two_quotations_on_one_subject_are_two(language: str, words: str, other: str) -> None:
    assert told(language, words, other) == []


def test_two_fragments_meet_one_long_quotation() -> None:
    long = "This is a generous offer and we will study it with an open mind"
    a = record(
        '[Ada Brun|mixed|the offer as "generous"], [Ada Brun|mixed|she would study it "with an open mind"].', "en"
    )
    b = record(f'"[Ada Brun|direct|{long}]"', "en")
    assert [v.relation for v in variants(a, b)] == [Relation.TRUNCATED] * 2


def test_the_same_words_of_two_named_speakers_are_one_utterance_of_doubtful_attribution() -> None:
    said = "This text buries twenty years of cooperation between our countries"
    a, b = (record(f'"[{who}|direct|{said}]"', "en") for who in ("Ada Brun", "Noé Petit"))
    (found,) = variants(a, b)
    assert (found.relation, found.speakers.value) == (Relation.IDENTICAL, "other")


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("fr", "quatre-vingt-deux soldats, soixante-dix-sept chars, trois mille cinq cents civils", {82, 77, 3500}),
        ("fr", "vingt et un morts et trente blessés, deux ou trois", {21, 30, 2, 3}),
        ("fr", "une vingtaine de pays ; 12 000 euros ; deux cent mille ; 2 millions", {20, 12000, 200000, 2000000}),
        (
            "en",
            "one hundred and five, twenty-one, 70,000, two million, two thousand and one",
            {105, 21, 70000, 2000000, 2001},
        ),
    ],
)
def test_numbers_are_put_together(language: str, text: str, numbers: set[int]) -> None:
    words = words_of(text, language)
    assert values(words, range(len(words))) == numbers


def test_a_condition_lost_in_translation_is_marked() -> None:
    said = "Nous ouvrirons les vannes en juin si le ministre Tolvik signe le contrat 340"
    a = record(f'"[Ada Brun|direct|{said}]"', "fr")
    cut = record('"[Ada Brun|direct|We will open the sluices in June, minister Tolvik and contract 340]"', "en")
    whole = record('"[Ada Brun|direct|We will open the sluices in June if minister Tolvik signs contract 340]"', "en")
    assert [Touch.CONDITION in v.touches for b in (cut, whole) for v in variants(a, b)] == [True, False]


@pytest.mark.parametrize(
    ("kind", "french", "english", "touches"),
    [
        (
            "indirect",
            "le Danemark est prêt à accueillir la flotte",
            "Denmark is ready to host the fleet if it pays",
            {"condition"},
        ),
        (
            "direct",
            "Nous signerons le traité du fjord",
            "We will sign the fjord treaty, and even then our ports stay shut",
            {"reservation"},
        ),
        ("direct", "Nous signerons le traité du fjord au port", "We will sign the fjord treaty at the port", set()),
        (
            "indirect",
            "le Danemark ne rouvrira pas le port avant la libération de la flotte",
            "Denmark wants the fleet released before it reopens the port",
            set(),
        ),
        (
            "direct",
            "Nous ne rouvrirons pas le port avant la signature du traité",
            "We will reopen the port before the treaty is signed",
            {"negation"},
        ),
    ],
)
def test_what_a_translation_leaves_out(kind: str, french: str, english: str, touches: set[str]) -> None:
    marks = '"{}"' if kind == "direct" else "{}"
    sides = [marks.format(f"[Ada Brun|{kind}|{words}]") for words in (french, english)]
    (found,) = variants(record(f"Dit-elle : {sides[0]}.", "fr"), record(f"Ada Brun said {sides[1]}.", "en"))
    assert found.relation is Relation.TRANSLATED
    assert {t.value for t in found.touches} == touches


def test_who_speaks_and_where_makes_no_translation() -> None:
    one = record(
        'Dit-elle : "[Ada Brun|direct|Le Danemark signera le traité du fjord avec les pêcheurs et les armateurs]".',
        "fr",
    )
    other = record(
        'She said: "[Ada Brun|direct|Denmark has not paid its debts and will buy twelve trains from Spain]".', "en"
    )
    assert not variants(mention(one, "Danemark", "Danemark"), mention(other, "Danemark", "Denmark"))
