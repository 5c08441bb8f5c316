"""Who can be the same speaker: an unnamed one who speaks for a state is nobody of another state."""

from dataclasses import replace

import pytest
from records import record

from verbale.reconcile.utterance import Speakers, Utterance, speakers_of, statements_of
from verbale.record.actors import Actor, ActorType


def said(country: str | None, named: bool) -> Utterance:
    """A statement of somebody of a state: of the state itself, or of an unnamed spokesman."""
    made = record("[X|indirect|the gates stay closed] was the word.", "en")
    kind = ActorType.STATE if named else ActorType.PERSON
    key = country if named else None
    speaker = Actor(made.actors[0].id, kind, country if named else None, country, key=key)
    return statements_of(replace(made, actors=(speaker,)))[0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (said("USA", named=False), said("ARM", named=True), Speakers.OTHER),
        (said("USA", named=False), said("ARM", named=False), Speakers.OTHER),
        (said("ARM", named=False), said("ARM", named=True), Speakers.ALLIED),
        (said(None, named=False), said("ARM", named=True), Speakers.UNKNOWN),
    ],
)
def test_an_unnamed_speaker_of_one_state_is_not_that_of_another(
    one: Utterance, other: Utterance, expected: Speakers
) -> None:
    assert speakers_of(one, other) is expected
    assert speakers_of(other, one) is expected
