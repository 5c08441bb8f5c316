"""A comparison is worded in the language of the interface; every language has every sentence with its parts."""

import re
from importlib.resources import files

import pytest

from verbale.reconcile.disagreements import Disagreement, DisagreementKind, Side
from verbale.reconcile.origin import Origin
from verbale.reconcile.quotes import Relation
from verbale.record.event import EventStatus
from verbale.record.span import Span
from verbale.show.compare_view import disagreement_note
from verbale.show.compare_words import FOLDER, compare_words

CODES = sorted(f.name.split(".")[1] for f in files("verbale.show").joinpath("strings").iterdir())
SIDE = Side("event", "e1", Span(0, 1))


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_the_same_with_the_same_parts(code: str) -> None:
    first, told = compare_words(), compare_words(code)
    assert told.code == code
    assert {key: parts(text) for key, text in told.said.items()} == {k: parts(t) for k, t in first.said.items()}


def parts(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_every_word_of_the_record_has_a_name(code: str) -> None:
    kinds = (DisagreementKind, Origin, Relation, EventStatus)
    assert {word.value for kind in kinds for word in kind} <= compare_words(code).names.keys()


def test_a_note_is_worded_from_its_parts() -> None:
    mode = Disagreement(DisagreementKind.MODE, SIDE, SIDE, ("video", "phone"))
    wording = Disagreement(DisagreementKind.WORDING, SIDE, SIDE, ("negation", "number"), "altered")
    who = Disagreement(DisagreementKind.PARTICIPANTS, SIDE, SIDE, ("in person", "video"), "ada-brun")
    said = [disagreement_note(d, compare_words("fr")) for d in (mode, wording, who)]
    assert said == [
        "visioconférence / téléphone",
        "altérée : négation, nombre",
        "ada-brun : en personne / visioconférence",
    ]
    assert [d.note for d in (mode, who)] == ["video / phone", "ada-brun: in person / video"]


def test_an_unknown_language_falls_back_to_the_first() -> None:
    assert compare_words("xx").code == "en"
    assert FOLDER.joinpath("compare.en.yml").is_file()
