"""What a verb of saying has for an object: figures that something is put at, and what kind of noun it is."""

from verbale.extract.speech.place import Place
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL, Source
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, View

NEAR = 4  # tokens from "at" to its figure ("at more than 6,000"), and from the start of an object to its noun
FAR = 15  # tokens behind the verb within which the figure stands
OBJECTS = frozenset({"object", "blame", "call", "of"})


def gauged(v: View, cue: Cue, source: Source | None) -> list[Place]:
    """The start of what is put at a figure ("puts the loss at 40 million", "found 54 percent against")."""
    if not cue.takes("gauge") or cue.form not in ("finite", "participle"):
        return []
    start = max(cue.end, source.end if source and source.how == "inverted" else 0)
    stop = min(v.unit(cue.verb)[1], start + FAR)
    if start >= stop or v.words[start] in BREAKS:
        return []
    if _figure(v, start):
        return [Place("gauge", start, ["gauge:now"])]
    for j in range(start, stop):
        if v.words[j] in BREAKS or v.finite(j):
            break
        if v.words[j] in v.cues.gauging and any(_figure(v, i) for i in range(j + 1, min(stop, j + 1 + NEAR))):
            return [Place("gauge", start, [f"gauge:{'now' if j == start else 'later'}"])]
    return []


def _figure(v: View, i: int) -> bool:
    return v.pos[i] == "NUM" or v.words[i][0].isdigit()


def object_facts(v: View, cue: Cue, place: Place) -> list[str]:
    """What kind of noun the object is: somebody, a body, a place, a thing, or what is done or held (by its ending)."""
    if place.frame not in OBJECTS:
        return []
    noun = next((i for i in range(place.start, min(len(v), place.start + NEAR)) if v.pos[i] in NOMINAL), -1)
    if noun < 0:
        return ["object:none"]
    kind = kind_of_speaker(v, noun).partition(":")[0]
    if kind == "thing" and v.lemmas[noun].endswith(v.cues.abstract):
        kind = "abstract"
    if v.lemmas[noun] in v.cues.silent or v.token(noun).ent_type_ in ("DATE", "TIME"):
        kind = "silent"
    known = "".join(v.morph(place.start, "Definite") + v.morph(place.start, "Poss"))
    facts = [f"object:{kind}", f"object:{kind}:{known}"]  # "demande un médiateur", not "le médiateur"
    if "other-use" in cue.entry.classes:
        facts += ["other-use", f"other-use:{kind}"]
    return facts
