"""Threats that are given up, truces that others guarantee, and evidence that ends with its quotation."""

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.position import Position, Stance
from verbale.record.report import Report


def positions(text: str, language: str) -> list[Position]:
    return list(extract(parse(Report("x.txt", text, language))).positions)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya withdrew its threat to leave the union."),
        ("en", "Kenya dropped a threat to shut the port."),
        ("fr", "Le Kenya a renoncé à sa menace de quitter l'union."),
        ("fr", "Le Kenya a retiré sa menace de fermer le port."),
    ],
)
def test_a_threat_given_up_is_none(language: str, text: str) -> None:
    assert not positions(text, language)


def test_a_threat_repeated_is_one() -> None:
    (one,) = positions("Kenya repeated its threat to shut the port.", "en")
    assert one.stance is Stance.THREATENS


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Japan promised to guarantee the truce.", "security-guarantees"),
        ("fr", "Le Japon s'est engagé à garantir le cessez-le-feu.", "security-guarantees"),
        ("fr", "Le Japon s'est engagé à surveiller la trêve.", "other"),
        ("en", "Japan promised to observe the truce.", "ceasefire"),
        ("fr", "Le Japon s'est engagé à respecter la trêve.", "ceasefire"),
    ],
)
def test_who_guarantees_or_watches_a_truce_makes_none(language: str, text: str, code: str) -> None:
    (one,) = positions(text, language)
    assert one.act.code == code


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("fr", "Le Japon a dénoncé « une manœuvre ».", "une manœuvre »"),
        ("en", 'Japan rejected the "absurd deal".', 'deal"'),
        ("en", 'Japan rejected the "absurd" deal.', "deal"),
    ],
)
def test_evidence_ends_with_the_mark_that_closes_its_quotation(language: str, text: str, ends: str) -> None:
    (one,) = positions(text, language)
    assert one.evidence[0].words(text).endswith(ends)
