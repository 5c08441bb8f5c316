"""Tell a group of people by what they do and by the form of its noun, where the cast knows no such noun."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.reading import Reading
from verbale.extract.stance.labels import SUBJECT, VERBAL
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import morph
from verbale.parse.parsed import Block
from verbale.record.actors import ActorType, How


def unknown_people(reading: Reading, block: Block, noun: Token, words: Stances) -> Iterator[str]:
    """The group that a plural subject names ("les aiguilleurs menacent", "the kidnappers demand"); nobody else.

    Only the subject of a verb that asks for people as its subject, and a noun that is formed as names of trades are.
    """
    if "Plur" not in morph(noun, "Number") or noun.dep_ not in SUBJECT or noun.head.pos_ not in VERBAL:
        return
    lemma = noun.lemma_.lower()
    formed = lemma.endswith(words.people_endings) and lemma not in words.not_people
    if not (formed or lemma in words.people) or noun.head.lemma_.lower() not in words.of_people:
        return
    span = reading.cast.phrase(block, noun)
    name = " ".join(span.words(reading.parsed.text).split())
    actor = reading.cast.add(name, ActorType.GROUP, f"group:{span.start}")
    reading.cast.by_id[actor].plural = True
    reading.cast.mention(actor, span, How.DESCRIPTION, "people-by-deed")
    yield actor
