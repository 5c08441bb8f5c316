"""A text that arrives with markup, entities or a wrong encoding gives the record of the clean one."""

import html
import re
import unicodedata
from collections.abc import Callable

import pytest

from verbale.extract.extract import extract
from verbale.parse.parser import parse
from verbale.record.condition import Atom
from verbale.record.report import Report

TEXT = (
    "Les négociateurs quittent Oslo\n\n"
    "Le ministre norvégien de la Pêche, Jan Vik, a déclaré mercredi à la presse que les pourparlers avaient échoué.\n\n"
    "« Nous n’irons pas plus loin », a ajouté Jan Vik. Il a qualifié l’offre européenne d’« insultante ».\n\n"
    "Selon une source européenne, « l’été sera long »."
)


def entities(text: str) -> str:
    return "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in text)


def page(text: str) -> str:
    linked = re.sub(r"\b(Jan|mercredi|offre)\b", r'<a href="/t/x">\1</a>', text)
    return "<html><body>" + "".join(f"<p>{p}</p>" for p in linked.split("\n\n")) + "</body></html>"


def twice(text: str) -> str:
    return "".join(c.encode().decode("cp1252", "replace") if c in "éêèà’«»" else c for c in text.replace("\xa0", " "))


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def soft(text: str) -> str:
    return re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", text)


def contents(text: str) -> list[tuple[str, str]]:
    """(kind, content) of each statement, without what is not of the words."""
    made = extract(parse(Report("t", text, "fr")))
    return [(s.kind.value, plain(" ".join(c.words(text) for c in s.content))) for s in made.statements]


def plain(words: str) -> str:
    bare = html.unescape(re.sub(r"<[^<>]*>", "", words)).replace("\u00ad", "")
    try:
        bare = bare.encode("cp1252").decode()
    except UnicodeError:  # it went through no wrong encoding
        bare = unicodedata.normalize("NFC", bare)
    return " ".join(re.findall(r"\w+", bare))


@pytest.mark.parametrize("spoilt", [entities, page, twice, apart, soft])
def test_the_statements_are_those_of_the_clean_text(spoilt: Callable[[str], str]) -> None:
    assert len(contents(TEXT)) >= 4
    assert contents(spoilt(TEXT)) == contents(TEXT)


FIGURES = (
    "Une trêve fragile\n\nJeudi 3 septembre 2026\n\n"
    "Le médiateur a rencontré trente-deux prisonniers mercredi. Kiev signera si la médiation réussit."
)


@pytest.mark.parametrize("spoilt", [entities, page, twice, apart, soft])
def test_figures_times_and_conditions_stand_on_the_words_of_the_clean_text(spoilt: Callable[[str], str]) -> None:
    def told(text: str) -> list[str]:
        made = extract(parse(Report("t", text, "fr")))
        events = [e.when.span for e in made.events if e.when and e.when.span]
        held = [p.condition.span for p in made.positions if isinstance(p.condition, Atom)]
        return [plain(span.words(text)) for span in (*(f.span for f in made.figures), *events, *held) if span]

    assert len(told(FIGURES)) >= 3
    assert told(spoilt(FIGURES)) == told(FIGURES)


@pytest.mark.parametrize("spoilt", [entities, page, twice, apart, soft])
def test_actors_are_called_as_in_the_clean_text(spoilt: Callable[[str], str]) -> None:
    def called(text: str) -> list[str]:
        return [a.name for a in extract(parse(Report("t", text, "fr"))).actors if a.name and a.name[0].isupper()]

    text = TEXT.replace("Jan Vik", "Aurélie Ferrébœuf").replace("de la Pêche", "de l’Économie")
    assert "Aurélie Ferrébœuf" in called(text)
    assert called(spoilt(text)) == called(text)


def test_a_number_and_a_time_of_day_go_over_a_blank_that_is_an_entity() -> None:
    clean = "Une trêve\n\nLe médiateur a recensé 32 000 prisonniers. Les pourparlers reprendront mercredi matin à Lomé."
    made = extract(parse(Report("t", clean.replace("32 ", "32&nbsp;").replace("mercredi ", "mercredi&nbsp;"), "fr")))
    assert [(f.value, f.unit, f.counts) for f in made.figures] == [(32000, "prisonniers", "prisonniers")]
    assert [e.when.text for e in made.events if e.when] == ["mercredi&nbsp;matin"]
