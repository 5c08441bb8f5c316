"""The actors of one record, as measuring looks them up."""

import re
from typing import Any

from verbale.measure.assign import assign
from verbale.measure.gold import Doc, Json, as_list
from verbale.measure.names import Actor, actors, same_actor, same_words


class Names:
    """The actors of one record, looked up by id; a string that is no id is taken as a name."""

    def __init__(self, record: Json, doc: Doc) -> None:
        self.doc, self.by_id = doc, actors(record, doc.text)
        self.members: dict[str, list[str]] = {}
        for m in record.get("memberships") or []:
            self.members.setdefault(m["group"], []).append(m["actor"])

    def of(self, value: Any) -> list[Actor]:
        given = [v.get("name") or v.get("text") if isinstance(v, dict) else v for v in as_list(value)]
        return [self.by_id.get(v) or Actor(str(v)) for v in given if v is not None]

    def told(self, value: Any) -> str:
        """The names of some predicted actors, for showing them."""
        return ", ".join(str(actor.name) for actor in self.of(value))

    def is_one(self, gold: Any, value: Any) -> bool:
        """Some predicted actor is some accepted name."""
        return any(same_actor(g, p) for g in self.doc.accepted(gold) for p in self.of(value))

    def joint_share(self, gold: Json, statement: Json, source_right: bool) -> float:
        """Speaker credit: 1, 0, or the share that is right where several speak jointly."""
        wanted, given = as_list(gold["speaker"]), as_list(statement.get("speaker"))
        if not given:  # nobody named: right for an unnamed speaker whose words were found
            return float(source_right and len(wanted) == 1 and wanted[0].startswith("unnamed"))
        if gold.get("speaker_also_accepted") and self.is_one(gold["speaker_also_accepted"], given):
            return 1.0
        if len(wanted) > 1 and len(given) == 1 and self.members.get(given[0]):
            given = self.members[given[0]]
        edges = {(i, j): 1.0 for i, w in enumerate(wanted) for j, g in enumerate(given) if self.is_one(w, g)}
        return len(assign(edges)) / max(len(wanted), len(given))

    def loosely(self, gold: Any, *values: Any) -> bool:
        """Media, relays, addressees, places: names or half of the words of the shorter one."""
        shown = [a for value in values for a in self.of(value)]
        texts = [t for a in shown for t in (a.name, *a.described) if t]
        wanted = [part for g in self.doc.accepted(gold) for part in re.split(r"\s*;\s*", g)]
        return any(same_words(w, t) for w in wanted for t in texts) or any(
            self.is_one(w, v) for w in wanted for v in values
        )
