"""Who speaks in press reports: the Council, studies, joint ministers, who answered last."""

from datetime import date

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.record import Record
from verbale.record.report import Report


def _record(language: str, text: str) -> Record:
    return extract(parse(Report("r.txt", text, language, published=date(2025, 9, 16))))


def _speakers(language: str, text: str) -> list[list[str | None]]:
    record = _record(language, text)
    names = {a.id: a.name or a.mentions[0].span.words(text) for a in record.actors}
    return [[names[a] for a in s.speaker] for s in record.statements]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # Two bodies of the Union are a council: only one that is named in full is meant.
        ("fr", "L'Union européenne attend. Le Conseil a affirmé que l'eau baisse.", "Conseil"),
        ("en", "The European Council met. The Council said that the lake fell.", "European Council"),
        # Who refused is who jokes.
        (
            "fr",
            "Le maire, Jean Roy, a exigé un pont. La demande a été rejetée par le préfet, Luc Bon. "
            "« L'eau passera », a-t-il plaisanté.",
            "Luc Bon",
        ),
        # An office that nobody told of before is news of the only one who speaks.
        ("en", 'Ann Holm ruled out a deal. "We have been here before," the former envoy said.', "Ann Holm"),
        # A review and who ordered it did not write it.
        ("fr", "Une étude publiée dans la revue Lacustre montre que l'eau baisse.", "None"),
        ("fr", "Une étude commandée par la société Alvéa montre que l'eau baisse.", "None"),
        ("fr", "Une étude de l'Institut du lac montre que l'eau baisse.", "Institut du lac"),
        ("en", "MPs said that the lake fell.", "MPs"),
        # Rebels who call themselves an army are not "the army"; a union told in full is "the union", not Europe's.
        ("en", "The ELN and the army clashed. The army said that it had lost two men.", "army"),
        ("fr", "L'ELN et l'armée se sont affrontées. L'armée a dit que deux hommes étaient morts.", "armée"),
        ("en", "The European Union met the seamen's union. The union said that it would strike.", "the seamen's union"),
        ("en", "The African Union met. The union said that the lake fell.", "African Union"),
        # The one concerned is who was told of last.
        ("fr", "Jean Roy a expliqué que l'eau baissait. L'intéressé a reconnu qu'il avait dormi.", "Jean Roy"),
        ("fr", "Ana Roy a perdu son siège. « Je reste », a réagi l'intéressée devant la foule.", "Ana Roy"),
    ],
)
def test_who_speaks(language: str, text: str, speaker: str) -> None:
    assert _speakers(language, text)[-1] == ([speaker] if speaker != "None" else [])


def test_a_states_own_that_speaks_with_a_colleague() -> None:
    text = "Lithuania's Rasa Kalvytė and her Latvian colleague Edgars Holms told reporters that the lake fell."
    record = _record("en", text)
    told = {a.name: (a.type.value, a.country) for a in record.actors if a.name in ("Rasa Kalvytė", "Edgars Holms")}
    assert told == {"Rasa Kalvytė": ("person", "LTU"), "Edgars Holms": ("person", "LVA")}
    assert _speakers("en", text) == [["Rasa Kalvytė", "Edgars Holms"]]


def test_ministers_of_several_states_act_for_each() -> None:
    text = "The foreign ministers of Estonia, Latvia and Lithuania rejected the plan."
    record = _record("en", text)
    names = {a.id: a.name for a in record.actors}
    assert [names[a] for a in record.statements[0].speaker] == [
        "The foreign ministers of Estonia, Latvia and Lithuania"
    ]
    assert [names[m.actor] for m in record.memberships] == ["Estonia", "Latvia", "Lithuania"]


def test_a_namesake_with_a_trade_is_nobody_of_the_tables() -> None:
    (farmer, *_) = _record("en", "Luis Arce, a farmer in Ohio, said that the lake fell.").actors
    assert (farmer.name, farmer.key, farmer.country) == ("Luis Arce", None, None)
    (president, *_) = _record("en", "Luis Arce, the president of Bolivia, said that the lake fell.").actors
    assert president.country == "BOL"


def test_a_summit_of_two_is_no_person() -> None:
    record = _record("en", "The Kim-Trump summit failed. Kim Jong Un and Donald Trump left.")
    assert [a.name for a in record.actors] == ["Kim Jong Un", "Donald Trump"]


def test_a_delegation_has_a_head_and_a_man_has_none() -> None:
    text = "Le ministre kényan Paul Otieno a parlé. Son chef a affirmé que l'eau baisse."
    assert [r.office for r in _record("fr", text).roles] == ["ministre kényan"]
