"""Every record is well formed: over short reports put together of plain and of awkward pieces, in both languages.

Short reports are harder than long ones: nobody is named before a pronoun or "his daughter", and what is read
wrongly has nothing beside it that is likelier.
"""

import os
from datetime import date
from random import Random
from typing import NamedTuple

import pytest

from verbale.pipeline import records
from verbale.record.report import Report
from well_formed import broken

REPORTS = int(os.environ.get("VERBALE_REPORTS", "120"))
AT_ONCE = 40


class Pieces(NamedTuple):
    """What the reports of one language are put together of."""

    heads: list[str]
    named: list[str]
    after: list[str]
    verbs: list[str]
    told: list[str]
    ends: list[str]
    happenings: list[str]
    marks: list[tuple[str, str]]
    wire: str


def cut(lines: str) -> list[str]:
    """The pieces between bars; blanks around them are theirs, but for those around a line."""
    return "|".join(line.strip() for line in lines.splitlines()).split("|")


ENGLISH = Pieces(
    heads=cut("""The lawyer|His ministers|Her spokeswoman|Their union|Some officials|Both leaders|The latter
        One of his envoys|Norway's foreign minister|This statement|Three countries|The prime minister"""),
    named=cut("He|They|It|We|Ines Hale|Mr Boe|Oslo|Norway and Chile|Ines Hale and Karl Boe|Nobody"),
    after=cut("""||| of his daughter| of her party| of the same ministry|, Ines Hale,| and her deputy
        , who asked not to be named,| to her brother Ahmed| of its own government| — a friend of his —"""),
    verbs=cut("""said|told reporters|denied that|warned that|insisted|pledged|demanded that|refused|wrote on Monday that
        said on March 12, 2026, that|threatened|asked whether|and others said"""),
    told=cut("""he would come|the talks had failed|they will sign once the army has left|to sign|no deal was near|so|him
        it will not send troops unless its allies do|two million people had fled|"we will sign"
        that its minister would go to Chile next week|the meeting was put off to Friday|she would join by video"""),
    ends=cut(""".|.|.|?|…|, he said.|, she added, "and so on".|, according to him.|: "Yes."|
        , said the lawyer of his daughter.|, her spokesman said."""),
    happenings=cut("""The summit will be held in Oslo on Friday.|Boe will join by video.
        They met on Monday and again on Tuesday.|Talks were put off until 12 March 2026 at 14:00 (13:00 GMT).
        About 30 to 40 of 56 countries agreed.|Ines Hale and Karl Boe are to meet in Chile from 3 to 5 May.
        His visit to her country was cancelled."""),
    marks=[('"', '"'), ("“", "”")],
    wire="OSLO, March 3 (Reuters) - ",
)
FRENCH = Pieces(
    heads=cut("""L'avocat|Ses ministres|Sa porte-parole|Leur syndicat|Des responsables|Les deux dirigeants|Ce dernier
        Un de ses conseillers|Le ministre norvégien|Ce communiqué|Trois pays|Personne"""),
    named=cut("Il|Ils|On|Nous|Inès Vial|M. Bo|Oslo|La Norvège et le Chili|Mme Vial, elle,|Chacun"),
    after=cut("""||| de sa fille| de son parti| du même ministère|, Inès Vial,| et son adjoint
        , qui a requis l'anonymat,| de son frère Ahmed| de son propre gouvernement| — un ami à lui —"""),
    verbs=cut("""a dit|a déclaré à la presse|a nié que|avertit que|insiste|s'est engagé à|exige que|refuse de|menace de
        a écrit lundi que|a indiqué le 12 mars 2026 que|se borne à dire que|se dit prêt à"""),
    told=cut("""il viendrait|les pourparlers avaient échoué|ils signeront une fois l'armée partie|signer|le faire|lui
        son pays n'enverra rien tant que ses alliés n'enverront rien|deux millions de personnes ont fui
        « nous signerons »|la réunion était reportée à vendredi|elle participerait par visioconférence"""),
    ends=cut(""".|.|.| ?|…|, a-t-il dit.|, a-t-elle ajouté, « et ainsi de suite ».|, selon lui.|
        , a dit l'avocat de sa fille.|, a indiqué à la presse le ministre de son pays, Karl Bo."""),
    happenings=cut("""Le sommet se tiendra à Oslo vendredi.|M. Bo y participera par visioconférence.
        Ils se sont vus lundi.|Les pourparlers ont été reportés au 12 mars 2026 à 14H00 (13H00 GMT).
        Une trentaine de pays ont signé.|Inès Vial et Karl Bo doivent se rencontrer au Chili du 3 au 5 mai.
        Sa visite dans son pays est annulée."""),
    marks=[("« ", " »"), ('"', '"'), ("“", "”")],
    wire="OSLO, 3 mars (AFP) - ",
)
BROKE_ONCE = [
    ("en", "The lawyer of his daughter said he would come."),
    ("fr", "L'avocat de sa fille a dit qu'il viendrait."),
    ("fr", "Qui exige que les deux signent, a indiqué à la presse le ministre de son pays, Karl Bo."),
    ("en", "“They will not sign unless their allies do”, insisted the latter."),
    ("en", "“Him”, asked whether Ines Hale."),
    ("fr", "Selon ses voisins, la maison était vide depuis mars."),
    ("fr", "Le sommet se tiendra vendredi.\n\nKarl Bo, ministre norvégien, y participera par visioconférence."),
]
LANGUAGES = {"en": ENGLISH, "fr": FRENCH}


def sentence(of: Pieces, draw: Random) -> str:
    """One sentence: a happening, a saying, a quotation with its cue after it, or a saying of a sentence."""
    who = draw.choice(of.named) if draw.random() < 0.35 else draw.choice(of.heads) + draw.choice(of.after)
    says, what, end = draw.choice(of.verbs), draw.choice(of.told), draw.choice(of.ends)
    opening, closing = draw.choice(of.marks)
    kind = draw.random()
    if kind < 0.12:
        return draw.choice(of.happenings)
    if kind < 0.7:
        return f"{who} {says} {what}{end}"
    if kind < 0.9:
        return f"{opening}{what.strip('«» ').capitalize()}{closing}, {says} {who[0].lower()}{who[1:]}{end}"
    return f"{who} {says}: {opening}{draw.choice(of.happenings)}{closing}"


def report(language: str, number: int) -> Report:
    """One to four sentences in one or more paragraphs; the same ones for the same number."""
    of, draw = LANGUAGES[language], Random(number)
    told = [sentence(of, draw) + draw.choice((" ", " ", "\n\n")) for _ in range(draw.choice((1, 1, 2, 3, 4)))]
    opens = draw.choice(("", "", of.wire))
    day = draw.choice((None, date(2026, 3, 10)))
    return Report(f"{language}{number}", opens + "".join(told).strip(), language, published=day)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first", range(0, REPORTS, AT_ONCE))
def test_a_record_is_well_formed(language: str, first: int) -> None:
    """One batch of reports at once; a failure prints the report, so that it can be read alone."""
    reports = [report(language, number) for number in range(first, min(first + AT_ONCE, REPORTS))]
    found = {r.report.text: lines for r in records(reports) if (lines := broken(r))}
    assert not found


@pytest.mark.parametrize(("language", "text"), BROKE_ONCE)
def test_what_broke_once_holds(language: str, text: str) -> None:
    """Reports on which a rule asked itself without end, or took words for their own source."""
    (record,) = records([Report("once", text, language)])
    assert broken(record) == []
