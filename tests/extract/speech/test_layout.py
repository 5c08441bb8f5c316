"""Paragraphs without quote marks, and labels, on sentences of our own (none of them is trained on)."""

from speech_reader import read


def contents(language: str, text: str) -> list[list[str]]:
    return [[c.words(text).rstrip(".") for c in s.content] for s in read(language, text).statements]


def test_a_question_above_a_line_that_only_tells_who_asked() -> None:
    text = "The mayor rose.\n\nWhy did nobody ring the bell?\n\nHansen asked in the voice of a teacher.\n\nAll laughed."
    [statement] = read("en", text).statements
    assert [c.words(text) for c in statement.content] == ["Why did nobody ring the bell?"]
    assert [s.words(text) for s in statement.source] == ["Hansen"]


def test_the_reporters_own_question_is_nobodys() -> None:
    assert not contents("en", "The fair is open.\n\nWhy did the crews stay away?\n\nNobody in the town could say.")


def test_a_paragraph_that_lost_its_mark_amid_a_quotation() -> None:
    text = (
        "« Tout va bien au port », affirme le maire.\n\nNous avons évité le pire.\n\n« Des bateaux auraient coulé.\n\n"
        "Nous avons maintenant un phare. »\n\nLa séance a duré une heure."
    )
    assert contents("fr", text) == [
        [
            "Tout va bien au port",
            "Nous avons évité le pire",
            "Des bateaux auraient coulé",
            "Nous avons maintenant un phare",
        ]
    ]


def test_the_reporters_own_sentence_between_two_quotations_stays_his() -> None:
    text = '"We were lucky," said the mayor.\n\nI asked her about the lamp.\n\n"It broke in May," she said.'
    assert contents("en", text) == [["We were lucky"], ["It broke in May"]]


def test_a_stray_mark_quotes_nothing() -> None:
    text = '“Here he comes,” she said. “Look at him.”\n\n"The dog was asleep.\n\n“Here he is,” she said.'
    assert contents("en", text) == [["Here he comes", "Look at him"], ["Here he is"]]


def test_two_labels_in_one_paragraph() -> None:
    text = 'Lund: "We will pay." Berg: "We will not."\n\nThe talks go on.'
    statements = read("en", text).statements
    assert [[c.words(text).rstrip(".") for c in s.content] for s in statements] == [["We will pay"], ["We will not"]]
    assert statements[1].source[0].words(text) == "Berg"


def test_a_heading_in_capitals_says_nothing() -> None:
    text = "CORRECTION: The first report was wrong on the date of the sale.\n\nThe correction was made on Monday."
    assert not contents("en", text)
