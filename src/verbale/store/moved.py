"""A finding of one text put into another version of it: spans where their words stand now, actors of the new record.

Words by which a finding says something must all be found again, else the finding cannot stand in the new text;
cue and source of a statement may be gone.
"""

from collections.abc import Callable, Mapping
from typing import Any

from verbale.record.actors import Actor, folded, party_key
from verbale.record.anchor import found_again
from verbale.record.parse_json import SPANS
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.store.sheets import label

MAY_GO = frozenset({"cue", "source"})
ACTORS = frozenset({"actor", "holder", "agent", "target", "beneficiary", "speaker", "via", "addressee", "of", "group"})
OTHERS = frozenset({"statement", "nested_in"})  # ids of other entries of the same record


class Gone(Exception):  # noqa: N818  # an outcome within this module, never an error of the program
    """Words that the finding rests on are not in the new text."""


class Mover:
    """Puts findings of ``old`` into ``new``.

    Args:
        old, new: Both texts.
        actor: Old actor id -> id in the new record.
        other: Old entry id -> id in the new record; None: it is not there.
    """

    def __init__(
        self, old: Report, new: Report, actor: Callable[[str], str], other: Callable[[str], str | None]
    ) -> None:
        self.old, self.new, self.actor, self.other = old.text, new.text, actor, other
        self._spans: dict[Span, Span | None] = {}

    def moved(self, payload: Mapping[str, Any]) -> dict[str, Any] | None:
        """The finding in the new text, in interchange form; None: words of it are gone."""
        try:
            return {key: self._part(key, value) for key, value in payload.items()}
        except Gone:
            return None

    def span(self, span: Span) -> Span | None:
        """Where a span stands in the new text."""
        if span not in self._spans:
            same = self.old == self.new
            self._spans[span] = span if same else found_again(span, self.old, self.new)
        return self._spans[span]

    def _part(self, key: str, value: Any) -> Any:
        if key in SPANS and value:
            return self._placed(key, value)
        if key in ACTORS and value:
            return self._named(value)
        if key in OTHERS and isinstance(value, str):
            return self.other(value)
        if isinstance(value, Mapping):
            return {inner: self._part(inner, part) for inner, part in value.items()}
        if isinstance(value, list):
            return [self._part("", part) if isinstance(part, Mapping) else part for part in value]
        return value

    def _placed(self, key: str, value: list[Any]) -> Any:
        if not isinstance(value[0], list):
            return self._must(value)
        if key not in MAY_GO:
            return [self._must(pair) for pair in value]
        found = [self.span(Span(*pair)) for pair in value]
        return [[span.start, span.end] for span in found if span]

    def _must(self, pair: list[int]) -> list[int]:
        found = self.span(Span(*pair))
        if found is None:
            raise Gone
        return [found.start, found.end]

    def _named(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.actor(value)
        if isinstance(value, list):
            return [self.actor(v) if isinstance(v, str) else self._part("", v) for v in value]
        return value


def counterpart(actor: Actor, text: str, among: Mapping[str, Actor], new: str) -> str | None:
    """The id of the same actor in another record: by its key across reports, an unnamed one by its words."""
    if actor.id in among:
        return actor.id
    key, shown = party_key(actor), folded(label(actor, text))
    local = key == actor.id
    fitting = [
        one.id
        for one in among.values()
        if one.type is actor.type
        and (folded(label(one, new)) == shown and party_key(one) == one.id if local else party_key(one) == key)
    ]
    return fitting[0] if len(fitting) == 1 else None
