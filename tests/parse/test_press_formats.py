"""Reports as the press lays them out: what is text stays text, what is not is told apart, nothing is lost."""

from datetime import date

import pytest

from verbale.parse.paragraphs import paragraphs
from verbale.parse.sections import lay_out
from verbale.record.report import Report

# Each line of a page with the role expected for it; a line of two parts has its parts and roles separated by "¦".
PAGES = {
    "page with navigation, fr": (
        "fr",
        """
Aller au contenu principal > boilerplate
Accueil › Monde › Europe > boilerplate
Les négociateurs quittent Oslo sans accord > headline
Par Jeanne Rive > credit
Publié le 4 septembre 2025 à 18h02, mis à jour le 5 septembre 2025 à 9h30 > dateline
Partager > boilerplate
Facebook · WhatsApp · Courriel > boilerplate
Les deux délégations à Oslo, le 3 septembre 2025. ¦ NTB / REUTERS > caption ¦ credit
Les négociateurs ont quitté jeudi la capitale norvégienne sans accord. > lead
La suite après cette publicité > boilerplate
« Il n'y aura pas de deuxième réunion », a averti le ministre norvégien. > body
Il vous reste 60 % de cet article à lire. > boilerplate
Les plus lus > teaser
Ce que l'on sait des pourparlers > teaser
Pourquoi Oslo ? > teaser
Mots-clés > teaser
Norvège > teaser
""",
    ),
    "page with navigation, en": (
        "en",
        """
Skip to main content > boilerplate
World | Europe > boilerplate
Negotiators leave Oslo without a deal > headline
By Jane Roe > credit
Published 4 Sep 2025, 18:02 BST > dateline
Updated 2 hours ago > boilerplate
Share > boilerplate
Facebook, X, WhatsApp, Email > boilerplate
The delegations arrive in Oslo. ¦ REUTERS/Jane Roe > caption ¦ credit
Negotiators left the Norwegian capital on Thursday without a deal. > lead
Advertisement > boilerplate
"There will be no second meeting," the Norwegian minister warned. > body
Related topics > teaser
Norway > teaser
More on this story > teaser
What we know about the talks > teaser
Follow Daily Fjord on WhatsApp. > boilerplate
© 2025 Daily Fjord > boilerplate
""",
    ),
    "a list of links ends with a sentence": (
        "en",
        """
Read more > teaser
Ships leave port > teaser
The minister said that the ships had left. > body
""",
    ),
    "wire copy in capitals": (
        "fr",
        """
LE MINISTRE NORVÉGIEN QUITTE LES POURPARLERS D'OSLO AVANT LA FIN > headline
OSLO, 4 SEPTEMBRE 2025 > dateline
Le ministre norvégien a quitté jeudi les pourparlers avant leur fin, selon son entourage. > lead
"IL N'EN EST PAS QUESTION", A-T-IL DÉCLARÉ. > body
""",
    ),
    "a first sentence that ends in a quotation is no headline": (
        "en",
        """
The Norwegian minister said on Thursday: "We will not meet again." > body
"Not in Oslo, not elsewhere," she added. > body
""",
    ),
    "lists, tables and transcripts are text": (
        "en",
        """
What each side wants > headline
- Norway wants a second meeting, its minister said. > lead
• ¦ Sweden has not decided. > boilerplate ¦ body
* ¦ "Not yet," said its minister. > boilerplate ¦ body
1. Finland will pay, Helsinki said. > body
Country | Ships | Crew > body
Norway | 12 | 400 > body
Q: Will you meet again? > body
A: Not before a ceasefire. > body
MINISTER HAUGEN: Norway will not send ships. > body
""",
    ),
    "pasted markup": (
        "en",
        """
<h1> ¦ Talks in Oslo fail ¦ </h1> > boilerplate ¦ headline ¦ boilerplate
<p> ¦ The Norwegian minister said that x < 3 and y > 2 ships had left. ¦ </p> > boilerplate ¦ lead ¦ boilerplate
<script>var x = 1;</script> > boilerplate
https://example.org/oslo > boilerplate
""",
    ),
}


def read(page: str) -> list[tuple[str, str]]:
    """(words, role) of each part of a page."""
    told = []
    for line in page.strip().split("\n"):
        words, _, roles = line.rpartition(" > ")
        told += zip(words.split(" ¦ "), roles.split(" ¦ "), strict=True)
    return told


def lines(page: str) -> list[str]:
    """The lines of a page as they would be received."""
    return [line.rpartition(" > ")[0].replace(" ¦ ", " ") for line in page.strip().split("\n")]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\n \n"])
def test_each_part_of_a_page_has_its_role(name: str, gap: str) -> None:
    language, page = PAGES[name]
    text = gap.join(lines(page))
    sections = lay_out(Report("t", text, language)).sections
    assert [(s.span.words(text), s.role.value) for s in sections] == read(page)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_page_is_lost_or_told_twice(name: str) -> None:
    language, page = PAGES[name]
    text = page.replace(" ¦ ", " ")
    places = [i for s in lay_out(Report("t", text, language)).sections for i in range(s.span.start, s.span.end)]
    assert len(places) == len(set(places))
    assert not [text[i] for i in set(range(len(text))) - set(places) if not text[i].isspace()]


def test_dates_and_author_stand_below_navigation() -> None:
    text = "\n\n".join(lines(PAGES["page with navigation, fr"][1]))
    report = lay_out(Report("t", text, "fr")).report
    assert str(report.published)[:10] == "2025-09-04"
    assert str(report.updated)[:10] == "2025-09-05"
    assert report.author == "Jeanne Rive"
    assert report.agencies == ("Reuters",)


def test_the_date_beside_a_place_is_that_of_publication() -> None:
    text = "\n".join(lines(PAGES["wire copy in capitals"][1]))
    assert lay_out(Report("t", text, "fr")).report.published == date(2025, 9, 4)


def test_lines_of_their_own_are_no_wrapped_paragraph() -> None:
    apart = [
        "Sell the plan to the parliament before the summer recess begins",
        "Keep the allies on board",
        "Bring the ships back before winter, whatever the others may say of it",
        "Wait",
    ]
    assert len(paragraphs("\n".join(apart))) == 4
    wrapped = (
        "The Norwegian minister said on Thursday that the talks\nhad failed because the other side had never wanted\n"
        "an agreement, and that no second meeting was planned\nbefore the end of the year."
    )
    assert len(paragraphs(wrapped)) == 1
