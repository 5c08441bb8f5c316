"""Source and cue stand outside of what is said: the last look at a statement, whatever reading it came from."""

from collections.abc import Sequence
from dataclasses import replace

from verbale.record.span import Span
from verbale.record.statement import Statement, StatementKind

ACCORDING = ("according", "blame")  # readings in which the content does not hang on the source
BY = "passive"  # "was named X by Y": the words go up to "by"


def apart(found: Sequence[Statement], text: str) -> list[Statement]:
    """The statements with a source that ends where its cue or its content starts ("Lund | spoke of …").

    A source that lies wholly inside its content is none: quoted words, and those "according to" somebody, are left
    without one; another reading is wrong as a whole, as is one whose cue lies inside its content or ends the name
    of its source ("the United | States should …").
    """
    return [kept for one in found if (kept := _apart(one, text)) is not None]


def _apart(one: Statement, text: str) -> Statement | None:
    if any(s.start < c.start and s.end == c.end and _is_name(c, one, text) for s in one.source for c in one.cue):
        return None
    source = tuple(part for span in one.source if (part := _before(span, one.cue, text)))
    one = one if source == one.source else replace(one, source=source)
    if not any(span.overlaps(piece) for span in (*one.cue, *one.source) for piece in one.content):
        return one
    if one.rule.startswith(BY) and one.source and (ends := _up_to(one.content, one.source[0], text)):
        one = replace(one, content=ends)
    cue = tuple(part for span in one.cue if (part := _outside(span, one.content, text)))
    source = tuple(part for span in one.source if (part := _outside(span, one.content, text)))
    if len(cue) < len(one.cue):
        return None
    if len(source) == len(one.source):
        return replace(one, cue=cue, source=source)
    if one.kind is StatementKind.INDIRECT and not one.rule.startswith(ACCORDING):
        return None
    return replace(one, cue=cue, source=(), speaker=())


def _is_name(cue: Span, one: Statement, text: str) -> bool:
    """Whether a cue has a capital that is not a headline's: the words after it have none."""
    said = next((c for c in one.content[0].words(text) if c.isalpha()), "")
    return text[cue.start].isupper() and said.islower()


def _before(source: Span, cue: Sequence[Span], text: str) -> Span | None:
    """The source up to a cue that it runs over, without blanks at its ends; inside its cue it stays ("a-t-il dit")."""
    first = next((c.start for c in cue if source.start < c.start < source.end), None)
    if first is not None:
        return _worded(source.start, first, text)
    words = source.words(text)
    start = source.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


def _outside(span: Span, content: Sequence[Span], text: str) -> Span | None:
    """The part of a span before the content that it runs into, else after it, without marks at its ends."""
    inside = [piece for piece in content if piece.overlaps(span)]
    if not inside:
        return span
    first, last = min(p.start for p in inside), max(p.end for p in inside)
    return _worded(span.start, min(first, span.end), text) or _worded(max(last, span.start), span.end, text)


def _worded(start: int, end: int, text: str) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def _up_to(content: tuple[Span, ...], source: Span, text: str) -> tuple[Span, ...]:
    """The content ended before the preposition of a source that closes it; empty where the source stands elsewhere."""
    last = content[-1]
    if not last.start < source.start < last.end <= source.end:
        return ()
    words = text[last.start : source.start].rsplit(maxsplit=1)
    kept = _worded(last.start, last.start + len(words[0]), text) if len(words) == 2 else None
    return (*content[:-1], kept) if kept else ()
