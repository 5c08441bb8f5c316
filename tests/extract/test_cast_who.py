"""Whom one marked word means, in sentences of our own. Parsed for real, statements and voices included."""

from datetime import date

import pytest

from verbale.extract.cast import Cast
from verbale.extract.reading import Reading
from verbale.extract.statements import statements
from verbale.extract.voices import voices
from verbale.parse.parser import parse
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

DAY = date(2025, 9, 4)
NOBODY, UNNAMED = None, "unnamed"

EN = [
    # A capital that is the seat of a body: the body where it acts, the state where it is a place.
    ("Talks failed on Monday. [Brussels] said it would reply to the European fishermen.", "European Union"),
    ("The premier of Belgium fell. [Brussels] said it would vote again.", "Belgium"),
    # The first person in quoted words is who says them; the country US is not.
    ("“[We] will not sign,” said Anna Lund, the union's leader.", "Anna Lund"),
    ("Anna Lund was clear. “The deal is dead,” she said. “[I] am sorry.”", "Anna Lund"),
    ("“The [US] will not sign,” said Anna Lund, the union's leader.", "United States"),
    ("[We] argue that the bank should wait.", NOBODY),
    # The noun of a body with an officer's word is no officer.
    ("The [Directorate] General of Civil Aviation said the plane was sound.", "Directorate General of Civil Aviation"),
    # The former and the latter of two subjects of any kind.
    ("Oxfam and the Port Workers' Union refused. The [former] called it cruel; the latter called it weak.", "Oxfam"),
    (
        "Oxfam and the Port Workers' Union refused. The former called it cruel; the [latter] called it weak.",
        "Port Workers' Union",
    ),
    # A noun that takes up the one person of the sentence before, by party, origin or trade.
    ("Anna Lund told the Senate she would vote. “It is best,” the New York [Democrat] said.", "Anna Lund"),
    ("Mr Justice Leech opened the case. The [judge] said the creditors had a point.", "Leech"),
    ("Anna Lund met Karl Holm. Holm and Lund left. The [judge] said the creditors had a point.", UNNAMED),
    # A name whose particles the parser parts from it; a hyphen; a letter that is a network.
    ("Union leader Niek Stam van der [Meer] told a crowd of it.", "Niek Stam van der Meer"),
    (
        "Rep. Alexandria Ocasio-Cortez called it wrong. [Ocasio-Cortez] urged others to vote no.",
        "Alexandria Ocasio-Cortez",
    ),
    # Nobody agrees with himself; who speaks of "he" is somebody else.
    ("Anna Lund spoke. Karl Holm met John Berg, and Karl Holm agreed with [him].", "John Berg"),
    # The one without name who was told of before, not a named one of that noun; a party by its member.
    ("Anna Lund, a Norwegian diplomat, agreed. A Western diplomat said no. The [diplomat] said it twice.", UNNAMED),
    ("Maros Sefcovic met the ministers. The [Slovak] said it went well.", "Maros Sefcovic"),
    ("The [Japanese] said it went well.", "Japan"),
    ("Labour leader Keir Starmer spoke. Starmer said his [party] would vote no.", "Labour Party"),
    # Two of a kind, told just before.
    ("Anna Lund met Karl Holm. Both [officials] said it went well.", "Anna Lund + Karl Holm"),
    ("Anna Lund met Karl Holm. Both [companies] said it went well.", "Both companies"),
    # A trade that speaks is a group, papers are none.
    ("[Shippers] said that the port was shut.", "Shippers"),
    ("[Papers] said that the port was shut.", NOBODY),
    # A body that an apposition tells, then the noun, then a name that the parser takes for a word.
    ("The regulator, Ofwat, agreed. [Ofwat] is to be abolished.", "Ofwat"),
    ("Labour waits. Green Shores, a charity, refused. The [charity] said it would sue.", "Green Shores"),
    # One office of several people.
    ("Presidents [Macron] and Zelensky spoke by phone on Monday.", "Emmanuel Macron + Volodymyr Zelensky"),
    # Names that the parser calls nothing, told by "Ms", an age, "who".
    ("Einav Zangauker left. [Ms Zangauker] said she was tired.", "Einav Zangauker"),
    # A common noun with a name; an office cut in three; one more of a kind.
    ("A university student named [Wong] said the gate was shut.", "Wong"),
    ("The [ex]-general said he had failed.", UNNAMED),
    ("A diplomat told Reuters it was over. [Another] said the talks would go on.", UNNAMED),
    # An acronym of mixed case, once introduced, even at the head of a sentence.
    (
        "The Department for Environment, Food and Rural Affairs (Defra) refused. [Defra] later said it was not asked.",
        "Department for Environment, Food and Rural Affairs",
    ),
    # A body of its own in full before the one that the tables know by an adjective.
    ("The Mekong River Commission met in the EU. The [Commission] recalled its rules.", "Mekong River Commission"),
    ("NATO met on Monday. The [alliance] said it would wait.", "NATO"),
    # Who is named before in the sentence, of two prime ministers.
    (
        "Qatar's prime minister, Sheikh Mohammed al-Thani, waits. Netanyahu's office said the [prime minister] \
stays.",
        "Benjamin Netanyahu",
    ),
    # What a minister is for is not whom he serves.
    ("The Thai [Minister] of Natural Resources and Environment, Chalermchai Sri-on, refused.", "Chalermchai Sri-on"),
    ("Culture [Secretary] Lisa Nandy spoke on Monday. Nandy met the Norwegian team.", "Lisa Nandy"),
]
FR = [
    ("La négociation a échoué. [Bruxelles] propose un report aux pêcheurs européens.", "Union européenne"),
    ("« [Nous] ne signerons pas », a déclaré Anne Lund, la cheffe du syndicat.", "Anne Lund"),
    ("Les présidents [Macron] et Zelensky ont parlé lundi.", "Emmanuel Macron + Volodymyr Zelensky"),
    ("Anne Lund a consulté Marc Vidal, chef de l'opposition. [Celui]-ci a refusé.", "Marc Vidal"),
    ("Le Wall Street Journal se réjouit. Le [quotidien] new-yorkais parle d'un jour de joie.", "Wall Street Journal"),
    ("Des [négociateurs] européens affirment le contraire.", "Des négociateurs européens"),
    ("M. Guterres a parlé. Le [Portugais] nommera un envoyé.", "Guterres"),
    ("Ignazio Cassis a parlé. Le [Tessinois] recevra ses hôtes.", "Ignazio Cassis"),
    ("« [J']ai refusé », a dit M. Guterres.", "Guterres"),
    ("Donald Trump attend. [L'émissaire] de Donald Trump, Steve Witkoff, est parti.", "Steve Witkoff"),
    (
        "Les [autorités] maliennes, burkinabè et nigériennes ont refusé.",
        "Les autorités maliennes, burkinabè et nigériennes",
    ),
    ("Sur X. [Mascate] propose une réunion.", "Oman"),
    ("Le patronat dit non. La [société] civile dit oui.", "société civile"),
    ("Le [potentiel] candidat à la mairie, François Bayrou, a dit non.", "François Bayrou"),
    ("Le [journal] parodique Le Gorafi a publié un démenti.", "Le Gorafi"),
    ("Le président du Sénégal, Ali Ndiaye, est parti. Le [chef] de l'Etat a dit non.", "Ali Ndiaye"),
    # The same name in a French spelling.
    ("Abbas [Araghtchi] est parti sans accord.", "Abbas Araghtchi"),
    # A newspaper keeps its capitals: "Le monde" at the head of a sentence is the world.
    ("Le [Monde] assure que tout va bien.", "Le Monde"),
    ("Le [monde] assure que tout va bien.", "Le monde"),
    ("Que Jean-Marie [Le Pen] ait parlé surprend. Marine Le Pen a ajouté qu'elle irait.", "Jean-Marie Le Pen"),
]


def read(marked: str, language: str) -> tuple[Cast, tuple[str, ...]]:
    """The cast of a report, and the parties of the token that ends inside the brackets."""
    before, _, rest = marked.partition("[")
    word, _, after = rest.partition("]")
    parsed = parse(Report("test.txt", before + word + after, language, published=DAY))
    reading = Reading(parsed, Cast(parsed))
    statements(reading)
    voices(reading)
    end = len(before) + len(word)
    block, token = next((b, t) for b in parsed.prose for t in b.doc if b.at(t).end == end)
    return reading.cast, reading.cast.parties(block, token)


def names(cast: Cast, actors: tuple[str, ...]) -> str | None:
    """Their names, parted by plus signs; None for nobody."""
    return " + ".join(cast.by_id[a].name or UNNAMED for a in actors) or NOBODY


@pytest.mark.parametrize(
    ("language", "marked", "expected"), [*(("en", *case) for case in EN), *(("fr", *case) for case in FR)]
)
def test_whom_a_word_means(language: str, marked: str, expected: str | None) -> None:
    cast, actors = read(marked, language)
    assert names(cast, actors) == expected


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        ("en", "Britain's Culture Secretary Lisa [Nandy] said the state would pay.", "United Kingdom"),
        ("en", "The European Union waits. Fisheries Commissioner Costas [Kadis] said no.", "European Commission"),
        ("en", "JPMorgan said no. The bank's chief economist, Bruce [Kasman], agreed.", "JPMorgan"),
        ("en", "State Department spokeswoman Tammy [Bruce] said no.", "United States"),
        ("en", "Mr Netanyahu's [office] said no.", "Israel"),
        ("en", "Ukraine waits. The defence [ministry] said it would wait.", "Ukraine"),
        ("en", "Ukraine waits. The defence [ministry] said Russia had shelled the port.", "defence ministry"),
        ("fr", "Abbas [Araghtchi] est parti sans accord.", "Iran"),
        ("fr", "Le [gouvernement] de Bart De Wever n'a pas réagi.", "Belgique"),
        (
            "fr",
            "L'Europe hésite. La présidente de la Commission, Ursula von der [Leyen], a dit non.",
            "Commission européenne",
        ),
        ("en", "Britain's Deputy PM Angela [Rayner] said the state would pay.", "United Kingdom"),
    ],
)
def test_whom_his_words_bind(language: str, marked: str, expected: str | None) -> None:
    cast, actors = read(marked, language)
    state = cast.state_of(actors[0])
    assert state
    assert cast.by_id[state].name == expected


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        # A state that stands near, or alone in the report, is nobody's for that.
        ("en", "Norway set a quota. Norway waits. Fisheries Minister Anna [Lund] said it was too high."),
        ("fr", "La Norvège a fixé un quota. La ministre chargée de la Mer, Anne [Lamy], l'a jugé trop haut."),
        ("fr", "Oslo ne cède rien. Le ministre des Ports, Jean [Lamy], interrogé à la radio, promet une aide."),
    ],
)
def test_an_office_without_a_state_is_of_none(language: str, marked: str) -> None:
    cast, actors = read(marked, language)
    assert cast.state_of(actors[0]) is None
    assert [role.of for role in cast.finish()[1]] == [None]


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        # The speaker's own, before the state named last or most.
        ("en", "Qatar and Oman met. Qatar waits. Mr Netanyahu's office said the [government] would agree.", "Israel"),
        # That of the government told of before; the first told of it may stand anywhere before.
        (
            "fr",
            "Le gouvernement de Pedro Sánchez recule. « Le [gouvernement] tombera », a lancé Jean Lamy. L'Allemagne et "
            "l'Italie restent hostiles ; Berlin attend une étude.",
            "Espagne",
        ),
        ("en", "The Samoan government met. Fiji, Tonga and Peru sent aid. The [government] said no.", "Samoa"),
        # The one that the report names more than all others together, else none.
        ("en", "Hungary waits. Budapest and Germany met. The [government] said no.", "Hungary"),
        ("en", "Hungary waits. Germany met Austria. The [government] said no.", "government"),
    ],
)
def test_whose_the_government_is(language: str, marked: str, expected: str) -> None:
    cast, actors = read(marked, language)
    assert names(cast, actors) == expected


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        # "Son président" is of the subject before: not of whoever stands nearest, nor of whom the holder talks to.
        ("fr", "L'Otan refuse. « Nous partirons sans les Russes », a lancé son président, Anne [Lamy].", "Otan"),
        ("fr", "La Norvège est seule. « Tout va bien », a dit à Reuters son ministre, Jean [Lamy].", None),
        ("fr", "La Norvège attend. Le blocus a été levé. Sa porte-parole, Anne [Lamy], a dit non.", None),
        ("en", "Norway waits. Its fisheries minister, Anna [Lund], said no.", "Norway"),
    ],
)
def test_whose_his_office_is(language: str, marked: str, expected: str | None) -> None:
    cast, actors = read(marked, language)
    (of,) = [role.of for role in cast.finish()[1] if role.actor == actors[0]]
    assert (cast.by_id[of].name if of else None) == expected


def test_many_possessives_in_a_row_are_read_to_the_end() -> None:
    text = "\n\n".join(["The port waits. His minister said no."] * 300)
    parsed = parse(Report("test.txt", text, "en", published=DAY))
    cast = Cast(parsed)
    block = parsed.prose[-1]
    assert cast.who(block, next(t for t in block.doc if t.text == "minister"))


def test_a_statement_told_by_its_speaker_himself_is_his() -> None:
    text = "“I warned them that the offer was too low,” said Anna Lund, the union's leader."
    parsed = parse(Report("test.txt", text, "en", published=DAY))
    reading = Reading(parsed, Cast(parsed))
    at = {
        words: Span(text.index(words), text.index(words) + len(words))
        for words in ("I", "Lund", "the offer was too low")
    }
    block = parsed.prose[0]
    (lund,) = reading.cast.parties(block, next(t for t in block.doc if t.text == "Lund"))
    whole = Statement("s-1", StatementKind.DIRECT, (Span(1, text.index("”")),), speaker=(lund,))
    inner = Statement("s-2", StatementKind.INDIRECT, (at["the offer was too low"],), source=(at["I"],))
    reading.statements += [inner, whole]
    voices(reading)
    assert [s.speaker for s in reading.statements] == [(lund,), (lund,)]
