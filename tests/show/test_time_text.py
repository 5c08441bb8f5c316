"""A time is shown with what is known of it: a start, an end, both or none."""

import re
from html import unescape
from types import SimpleNamespace

import pytest

from verbale.record.event import Event, EventStatus, When
from verbale.record.span import Span
from verbale.serve.language import strings
from verbale.serve.render import environment
from verbale.show.words import time_text


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-09-04T14:00+02:00", None, "2025-09-04 14:00 +02:00"),
        ("2025-09-04", "2025-09-07", "2025-09-04 – 2025-09-07"),
        (None, "2025-09-07", "until 2025-09-07"),
        (None, None, "?"),
    ],
)
def test_the_terminal_shows_what_is_known(start: str | None, end: str | None, shown: str) -> None:
    when = When(start, end, "day", "until Sunday", Span(0, 4))
    assert time_text(Event("e1", "agreement", EventStatus.ONGOING, (Span(0, 4),), when)) == shown


@pytest.mark.parametrize(
    ("code", "start", "end", "shown"),
    [
        ("en", "", "2025-09-07", "until 7 Sep 2025"),
        ("fr", "", "2025-09-07", "jusqu'au 7 sept. 2025"),
        ("en", "2025-09-04", "", "4 Sep 2025"),
        ("en", "2025-09-04", "2025-09-07", "4 Sep 2025 → 7 Sep 2025"),
        ("en", "", "", "no day stated"),
    ],
)
def test_the_desk_never_shows_the_day_of_publication_for_it(code: str, start: str, end: str, shown: str) -> None:
    moment = SimpleNamespace(start=start, end=end, entry=SimpleNamespace(day="2025-09-03"))
    parts = environment().get_template("parts.html").module
    told = unescape(str(parts.when(strings(code), moment)))  # type: ignore[attr-defined]
    assert " ".join(re.sub("<[^>]*>", "", told).split()) == shown
