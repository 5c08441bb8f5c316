"""Where an infinitive or a noun phrase that a cue verb governs may start, and what its passive says of its subject."""

from verbale.extract.speech.place import Place
from verbale.extract.speech.subjects import NOMINAL
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import View


def infinitives(v: View, cue: Cue, begin: int, stop: int) -> list[Place]:
    """Infinitives after the cue, with or without an addressee before them."""
    if not (cue.takes("infinitive") or cue.takes("told") or cue.takes("of")):
        return []
    found: list[Place] = []
    frame = "told" if cue.takes("told") else "infinitive"
    for j in range(begin, stop):
        if v.inside[j] != v.inside[cue.verb] and v.inside[j] >= 0 and v.quotes[v.inside[j]].first < j:
            continue
        name = v.text_capital(j) and not v.text_capital(cue.verb)  # "a annoncé à Quimper"
        if v.pos[j] in ("VERB", "AUX") and "Inf" in v.morph(j, "VerbForm") and not name:
            back = j
            while (
                back > begin
                and v.words[back - 1] not in v.cues.infinitive_markers
                and (v.pos[back - 1] in ("PRON", "ADV", "AUX", "PART", "PUNCT") and v.words[back - 1] != ",")
            ):
                back -= 1
            marked = back > 0 and v.words[back - 1] in v.cues.infinitive_markers
            if marked and back > begin + 1 and v.dep[back - 2] == "neg":
                back -= 2  # "not to come"
            tie = "cue" if v.head[j] == cue.verb else "below" if v.below(j, cue.verb) else "away"
            found.append(Place(frame, back, [f"marked:{marked}", f"inf:{tie}", f"inf-nth:{len(found)}"]))
            if len(found) >= 2:
                break
    return found


def phrases(v: View, cue: Cue, begin: int, stop: int) -> list[Place]:
    """Noun phrases: the object, after the verb's own preposition, or everything after the verb."""
    found = []
    at = begin
    while at < stop and (v.pos[at] == "ADV" or v.words[at] in v.cues.fillers):
        at += 1
    if cue.takes("object") and cue.clitic < 0:  # "précise-t-on rue du Port", "a-t-il annoncé son départ ?"
        if at < stop and (_nominal_start(v, at) or v.inside[at] > v.inside[cue.verb]) and not _when(v, at):
            found.append(Place("object", at, ["from:next"]))
        for k in v.kids[cue.verb]:
            if (
                v.dep[k] in ("obj", "dobj", "nsubj", "obl:arg")
                and begin <= k < stop
                and v.pos[k] in NOMINAL | {"ADJ", "VERB"}
            ):
                left = max(v.left_edge(k), begin)
                if all(p.start != left for p in found):
                    found.append(Place("object", left, [f"from:{v.dep[k].split(':')[0]}"]))
        found += _later(v, cue, at, stop)
    if cue.takes("of"):
        hits = [j for j in range(begin, min(stop, begin + 15)) if v.words[j] in cue.entry.prepositions]
        found += [Place("of", j + 1, [f"of-nth:{n}"]) for n, j in enumerate(hits[:2])]
    if cue.reflexive and cue.takes("self") and at < stop:
        if v.words[at : at + 3 : 2] == [",", ","] and v.pos[at + 1] == "PRON":
            at += 3  # "s'est dit, lui, favorable"
        found.append(Place("self", at, []))
    for frame in ("blame", "call"):
        if cue.takes(frame) and at < stop and v.words[at] not in {",", ".", ";", ")"}:
            found.append(Place(frame, at, [f"agent:{v.words[at] in v.cues.agents}"]))
            if cue.form in ("passive", "past") or v.pos[cue.start - 1] == "PRON":
                charges = [j for j in range(at, min(stop, at + 12)) if v.words[j] in v.cues.charging]
                found += [Place(frame, j + 1, ["from:charge"]) for j in charges[:2]]
    return found


def _nominal_start(v: View, at: int) -> bool:
    """Whether a noun phrase starts there: an article, a possessive, a noun or what stands before one."""
    if v.pos[at] in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or "Yes" in v.morph(at, "Poss"):
        return True
    return v.pos[at] in ("VERB", "AUX") and "Prog" in v.morph(at, "Aspect")  # "denied taking money"


def _when(v: View, at: int) -> bool:
    """Whether a time before an infinitive starts there ("offered last week to mediate")."""
    day = v.pos[at] == "DET" and at + 2 < len(v) and v.words[at + 1][0].isdigit() and "Sing" in v.morph(at, "Number")
    if v.token(at).ent_type_ not in ("DATE", "TIME") and not day:
        return False
    end = at + (3 if day else 1)
    while end < len(v) and v.token(end).ent_iob_ == "I":
        end += 1
    return end < len(v) and v.words[end] in v.cues.infinitive_markers


def _later(v: View, cue: Cue, at: int, stop: int) -> list[Place]:
    """Noun phrases with an article past words of time and place ("a annoncé hier sur son compte sa volonté")."""
    found: list[Place] = []
    for j in range(at + 1, min(stop, at + 16)):
        quoted = v.inside[j] >= 0 and v.inside[j] != v.inside[cue.verb]
        if quoted and v.quotes[v.inside[j]].start == j and v.pos[j - 1] in ("NOUN", "PROPN", "ADV", "PRON"):
            found.append(Place("object", j, ["from:later", "later:quote", f"later-after:{v.pos[j - 1]}"]))
        if v.finite(j) or v.words[j] in {".", ";", ":"} or quoted:
            break
        if (v.pos[j] in ("DET", "NUM") or "Yes" in v.morph(j, "Poss")) and v.pos[j - 1] in (
            "NOUN",
            "PROPN",
            "PUNCT",
            "ADV",
            "NUM",
        ):
            found.append(Place("object", j, ["from:later", f"later-nth:{len(found)}", f"later-after:{v.pos[j - 1]}"]))
            if len(found) == 2:
                break
    return found


def passive(v: View, cue: Cue, found: list[Place]) -> list[Place]:
    """The subject of a passive verb as content, alone or with what follows ("X a été accusé de Y")."""
    subject = next((k for k in v.kids[cue.verb] if v.dep[k] in ("nsubj:pass", "nsubjpass") and k < cue.verb), None)
    if subject is None and cue.form == "past":
        subject = v.head[cue.verb] if v.head[cue.verb] < cue.verb and v.pos[v.head[cue.verb]] in NOMINAL else None
    if subject is None:
        return []
    left = v.left_edge(subject)
    if left >= cue.start:
        return []
    piece = (left, cue.start)
    more = [
        Place(f"passive-{p.frame}", p.start, list(p.facts), p.end, piece) for p in found if p.frame in ("blame", "call")
    ]
    told = [Place("passive", left, [], cue.start)] if cue.takes("object") or cue.takes("blame") else []
    return [*more, *told]
