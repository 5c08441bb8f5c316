"""A source that keeps his name back, words told to the press, and a source before the subject of its clause."""

import pytest
from speech_reader import read


@pytest.mark.parametrize(
    "veil", ["sous couvert d'anonymat", "sous le sceau de l'anonymat", "sous couvert d'anonymat lundi"]
)
def test_a_veil_is_no_part_of_what_is_said(veil: str) -> None:
    text = f"La Suède ferme son port, a fait savoir un conseiller du ministre Karl Lund, {veil}."
    found = read("fr", text)
    assert [[c.words(text) for c in s.content] for s in found.statements] == [["La Suède ferme son port"]]


def test_the_press_is_told_and_relays_nothing() -> None:
    (said,) = read("fr", "« Le pont restera ouvert », a martelé Anne Morin devant la presse.").statements
    assert (said.channel, said.via, said.addressee) == (None, None, "la presse")


def test_a_paper_still_carries_words() -> None:
    (said,) = read("fr", "« Le pont restera ouvert », a martelé Anne Morin au journal Le Monde.").statements
    assert said.channel
