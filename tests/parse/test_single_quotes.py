"""Single marks as quotation marks; apostrophes that are none."""

import pytest

from verbale.languages.engine import engine
from verbale.parse.quotes import quotations
from verbale.record.span import Span

ELIDED = frozenset(engine("en").elided)
LONG = "We have waited for eleven years, and in these years the commission has met, written and met again. " * 6


def outer(text: str) -> list[list[str]]:
    """The pieces of the outermost quotations; each line is a block."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    blocks = [Span(s, (text + "\n").index("\n", s)) for s in starts]
    found, _ = quotations(text, blocks, ELIDED)
    return [[p.words(text) for p in q.inner] for q in found if not q.depth]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("‘We won’t sign,’ he said. ‘Not today.’", [["We won’t sign,"], ["Not today."]]),
        ("'The ministers' offer isn't enough,' she said.", [["The ministers' offer isn't enough,"]]),
        ("‘He told me, “never again”, and left,’ she said.", [["He told me, “never again”, and left,"]]),
        ("‘First we listen.\n‘Then we act,’ he said.", [["First we listen.", "Then we act,"]]),
        (f"'{LONG}We go on,' said Ms Roe.", [[f"{LONG}We go on,"]]),
        ("''You weren't in line,'' she said. ''I said, 'Wait.'''", [["You weren't in line,"], ["I said, 'Wait.'"]]),
        ("Rock 'n' roll in the '60s and the workers' canteen.", []),
        ("Give 'em the news, the owners' lawyer said.", []),
        ("The 'net \"is a mess\", the unions' envoy said.", [["is a mess"]]),
        ("The ministers' plan.\n'Not yet,' he said.", [["Not yet,"]]),
    ],
)
def test_only_quotations_are_found(text: str, inner: list[list[str]]) -> None:
    assert outer(text) == inner
