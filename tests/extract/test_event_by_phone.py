"""Who takes part from afar does not make the whole meeting a call; as of Thursday, 4 September 2025."""

from events_reader import read


def test_only_who_took_part_by_phone_is_on_the_phone() -> None:
    (event,), cast = read("The Kenyan minister joined the talks between Chad and Sudan in Oslo by phone.", "en")
    assert event.type == "talks"
    assert event.mode is None
    ways = {cast.by_id[q.actor].name: q.mode for q in event.participants}
    assert ways["Chad"] is None
    assert ways["Sudan"] is None
    assert "phone" in ways.values()


def test_talks_held_by_phone_are_a_call_of_all() -> None:
    (event,), _ = read("Chad and Sudan held talks by phone on Monday.", "en")
    assert event.type == "call"
    assert {q.mode for q in event.participants} == {"phone"}


def test_a_virtual_meeting_stays_one_for_who_attends() -> None:
    (event,), _ = read("Chad and Sudan attended a virtual summit on Monday.", "en")
    assert event.mode == "video"
