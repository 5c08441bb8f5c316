"""Describing phrases for people and groups that no name tells: "certains alliés", "une trentaine de pays"."""

from spacy.tokens import Token

from verbale.extract.cast.holders import Holders
from verbale.extract.cast.phrases import phrase_of
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import ActorType, How


def describe(scene: Scene, holders: Holders, sheet: Sheet, token: Token) -> str | None:
    """The actor of a describing phrase, made if it is new; None where the head names no party."""
    words = scene.words
    low = sheet.low[token.i]
    if token.pos_ in ("PRON", "DET", "VERB", "AUX"):
        return None
    office = next((o for o in scene.offices[sheet.block.number] if o.first <= token.i <= o.last), None)
    if not (office or low in words.people or low in words.groups or low in words.bodies or low in words.governments):
        return None
    span = phrase_of(scene, sheet.block, token)
    plural = "Plur" in token.morph.get("Number", [])
    name = " ".join(span.words(scene.parsed.text).split())
    if office and not plural:
        actor = scene.add(None, ActorType.PERSON, f"office:{span.start}")
    elif plural or low in words.groups:
        actor = scene.add(name, ActorType.GROUP, f"group:{span.start}")
        scene.by_id[actor].plural = True
    elif low in words.bodies or low in words.governments:
        actor = scene.add(name, ActorType.ORGANISATION)
    else:
        actor = scene.add(None, ActorType.PERSON, f"person:{span.start}")
    scene.mention(actor, span, How.DESCRIPTION, "description")
    return actor
