"""In print an act that is on no list is told in the report's words, and so is a condition that is only words."""

from verbale.record.condition import Atom, Not
from verbale.record.position import UNNAMED, Act, Position, Stance
from verbale.record.span import Span
from verbale.show.words import act_text, stance_text

EVIDENCE = (Span(0, 4),)


def test_an_act_that_is_on_no_list_is_told_by_its_words() -> None:
    given = Position("p1", "a1", Stance.REFUSES, Act(UNNAMED, "toute cession\nde territoire"), EVIDENCE)
    assert act_text(given) == "“toute cession de territoire”"
    listed = Position("p2", "a1", Stance.READY, Act("deploy-forces", "envoyer des soldats"), EVIDENCE)
    assert act_text(listed) == "deploy-forces"


def test_a_condition_is_told_as_the_report_has_it_and_not_folded() -> None:
    words = Atom("words:l-armenie-rouvre-la-route", "l'Arménie rouvre la route", sense="if")
    told = Position("p3", "a1", Stance.INTENDS, Act("withdraw-forces", "se retirer"), EVIDENCE, condition=words)
    assert stance_text(told) == "intends, if “l'Arménie rouvre la route”"
    refused = Position(
        "p4", "a1", Stance.REFUSES, Act("ceasefire", "signer"), EVIDENCE, condition=Not(Atom("ceasefire"))
    )
    assert stance_text(refused) == "refuses while not ceasefire"
