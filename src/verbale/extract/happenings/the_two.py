"""Who "the two" are: those of the last happening before it in which just two take part."""

from collections.abc import Sequence

from spacy.tokens import Token

from verbale.extract.happenings.clause import subject
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText
from verbale.parse.columns import children, morph

NEAR = 2  # blocks back in which they were told of


def name_the_two(found: Sequence[Mention], words: EventsText) -> None:
    """Let "the two", "les deux hommes" stand for those who were told to take part in something together."""
    for at, mention in enumerate(found):
        doer = subject(mention.token) if mention.is_verb else None
        if doer is None or mention.known or not _are_two(doer, words):
            continue
        near = (m for m in reversed(found[:at]) if mention.block.number - m.block.number <= NEAR)
        told = next((m for m in near if len(m.known) > 1), None)
        if told is not None and len(told.known) == 2:
            mention.who, mention.known = [*told.known], [*told.known]
            mention.sides = told.sides


def _are_two(doer: Token, words: EventsText) -> bool:
    """Whether a subject names two by their number alone: "the two", "both", "les deux hommes"."""
    if doer.lower_ in words.two:
        return not any(c.dep_ in ("nmod", "prep") for c in children(doer))  # "two of them"
    counted = any(c.lower_ in words.two for c in children(doer))
    known = any("Def" in morph(c, "Definite") for c in children(doer))
    return counted and known and doer.lemma_.lower() in words.people
