"""What will not be signed without something has not been signed; as of Thursday, 4 September 2025."""

import pytest
from events_reader import read


@pytest.mark.parametrize(
    "text",
    [
        "Le Kenya ne signera pas de trêve sans garanties du Soudan, a averti mardi son ministre, Juma Oto.",
        "Le Kenya ne signera pas de trêve sans engagement écrit du Tchad, a prévenu lundi le ministre, Juma Oto.",
    ],
)
def test_what_will_not_be_signed_without_something_is_no_agreement(text: str) -> None:
    assert "agreement" not in {e.type for e in read(text, "fr")[0]}


def test_what_was_signed_is_one() -> None:
    found, _ = read("Le Kenya a signé mardi une trêve avec le Soudan.", "fr")
    assert "agreement" in {e.type for e in found}
