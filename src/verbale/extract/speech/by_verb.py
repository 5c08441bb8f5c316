"""Statements that a verb reports."""

from collections.abc import Mapping

from verbale.extract.speech.extent import ends
from verbale.extract.speech.objects import OBJECTS, gauged, object_facts
from verbale.extract.speech.place import Place
from verbale.extract.speech.places import places
from verbale.extract.speech.postposed import postposed
from verbale.extract.speech.proposals import Candidate, Proposal
from verbale.extract.speech.sources import source_of
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source, resolved
from verbale.extract.speech.verbs import Cue, find_cues
from verbale.extract.speech.view import BREAKS, View

CLAUSES = frozenset({"clause", "bare", "question"})
ASKED = CLAUSES | {"told"}
UNQUOTED = CLAUSES | {"infinitive"}


def by_verb(v: View) -> list[Proposal]:
    """A proposal for every cue verb of a block."""
    cues = find_cues(v)
    starts = frozenset(c.start for c in cues if c.form == "finite")
    known: dict[int, Source] = {}
    for cue in cues:
        source = _across(v, cue) or source_of(v, cue, known)
        if source:
            known[cue.verb] = source
    v.behind = frozenset(c.start for c in cues if c.form == "finite" and c.takes("after"))
    v.borders, v.turns = _borders(v, cues), _turns(v, cues, known)
    heard = [(cue, known.get(cue.verb)) for cue in cues]
    found = [
        _proposal(v, cue, source, starts)
        for cue, source in heard
        if not (_own_voice(v, cue, source) or _supposed(v, cue))
    ]
    return [p for p in found if p.candidates]


def _across(v: View, cue: Cue) -> Source | None:
    """The subject of an auxiliary that the parser cut off from its verb ("Le maire a, de son côté, indiqué …")."""
    if cue.start == cue.verb or v.words[cue.start + 1] != "," or v.head[cue.start] == cue.verb:
        return None
    subject = next((k for k in v.kids[cue.start] if v.dep[k] in SUBJECTS and k < cue.start), -1)
    return resolved(v, subject) if subject >= 0 else None


def _turns(v: View, cues: list[Cue], known: Mapping[int, Source]) -> dict[int, int]:
    """Where the clause of each cue begins, and the conjunction or comma before it -> the head of its source."""
    found: dict[int, int] = {}
    spoken: set[int] = set()  # whose first verb has come: the next one shares it
    for cue in cues:
        source = known.get(cue.verb)
        if source is None or cue.form not in ("finite", "past"):
            continue
        first = cue.start
        if source.how in ("subject", "nearest") and source.head < first and source.head not in spoken:
            first = max(v.left_edge(source.head), v.unit(cue.verb)[0])
        spoken.add(source.head)
        found.setdefault(first, source.head)
        while first > 0 and (v.pos[first - 1] in ("CCONJ", "SCONJ", "ADV") or v.words[first - 1] == ","):
            first -= 1
            if v.words[first] in v.cues.complementisers or v.words[first] in v.cues.interrogatives:
                break
            found.setdefault(first, source.head)
    return found


def _own_voice(v: View, cue: Cue, source: Source | None) -> bool:
    """Whether the reporter speaks to the reader ("rappelons que", "note that"): a verb form that needs no subject."""
    if source is not None or cue.form != "finite" or v.inside[cue.verb] >= 0:
        return False
    return "Imp" in v.morph(cue.start, "Mood") or cue.start == v.unit(cue.verb)[0]


def _supposed(v: View, cue: Cue) -> bool:
    """Whether the cue is only supposed: the verb of an if-clause ("provided that both agree to …")."""
    marks = (k for k in v.kids[cue.verb] if k < cue.verb and v.dep[k] == "mark")
    return any(v.conditional(k) or (k and v.conditional(k - 1)) for k in marks)


def _proposal(v: View, cue: Cue, source: Source | None, starts: frozenset[int]) -> Proposal:
    proposal = Proposal(v, (cue.start, cue.end), source, f"{cue.entry.classes[0]}:{cue.form}", facts_of(v, cue, source))
    proposal.negated, proposal.form = cue.negated, cue.form
    stop = _aside_end(v, cue, source, starts)
    found = [*places(v, cue, source), *gauged(v, cue, source)]
    borne, kind, act = _borne(v, cue), "reacts" if cue.entry.reacts else "tells", _next_act(v, cue)
    behind_colon = {p.start for p in found if p.frame == "colon-quote"}
    for place in found:
        if place.start >= stop or _asked(v, cue, source, place) or _untold(v, cue, place):
            continue
        if place.frame == "quote" and place.start in behind_colon and any(map(v.finite, range(cue.end, place.start))):
            continue  # 'said the cable was cut: "We saw it."': what the verb governs is the clause
        if place.frame == "of" and v.words[cue.end : place.start].count(",") == 1:
            continue  # "une femme appelle, un panier à la main"
        place.facts += _begins(v, cue, place) + object_facts(v, cue, place)
        if place.end:
            proposal.candidates.append(Candidate(place.frame, ((place.start, place.end),), place.facts))
            continue
        before = (place.before,) if place.before else ()
        until = min(stop, act) if place.frame in OBJECTS and place.start < act else stop
        for end, facts in ends(v, place.start, until, cue.verb, place.frame in CLAUSES, kind):
            if place.frame == "blame" and (borne or _name_alone(v, place.start, end)):
                continue
            proposal.candidates.append(Candidate(place.frame, (*before, (place.start, end)), place.facts + facts))
    if cue.takes("after"):
        proposal.candidates += postposed(v, cue, source)
    return proposal


def _next_act(v: View, cue: Cue) -> int:
    """Where a verb that goes on beside the cue has its conjunction ("… of his duties, and left"); past all: none."""
    for k in v.kids[cue.verb]:
        if v.dep[k] != "conj" or k <= cue.end or v.pos[k] != "VERB" or v.pos[k - 1] != "CCONJ" or v.inside[k] >= 0:
            continue
        if "Inf" not in v.morph(k, "VerbForm") and "Prog" not in v.morph(k, "Aspect"):
            return k - 1 - (v.words[k - 2] == ",")
    return len(v.words)


def _begins(v: View, cue: Cue, place: Place) -> list[str]:
    """What tells a wrong start: a question word before it, a relative pronoun at it, a title in quote marks."""
    facts = []
    start = place.start
    if place.frame != "question" and any(v.words[i] in v.cues.interrogatives for i in range(cue.end, start)):
        facts.append("gap-question")
    if v.words[start] in v.cues.relatives and v.pos[start] in ("PRON", "ADV", "DET"):
        facts.append("starts-relative")
    if place.frame == "quote" and _title(v, start, place.end):
        facts += ["quote-title", f"quote-title:{v.pos[v.quotes[v.inside[start]].start - 1]}"]
    return facts


def _title(v: View, start: int, end: int) -> bool:
    """Whether all words but the short ones have a capital, as in the name of a book or programme."""
    held = [i for i in range(start, end) if v.pos[i] not in ("PUNCT", "SPACE", "ADP", "DET", "CCONJ", "PART")]
    return len(held) > 1 and all(v.text_capital(i) or v.words[i][0].isdigit() for i in held)


def _asked(v: View, cue: Cue, source: Source | None, place: Place) -> bool:
    """Whether a participle without agent opens the sentence ("Asked whether …, Lund said").

    It tells what was done to the subject: somebody else's question, which is no statement of the report.
    """
    low = v.unit(cue.verb)[0]
    while low < cue.start and v.pos[low] in ("SPACE", "PUNCT", "ADV", "CCONJ", "SCONJ"):
        low += 1
    return place.frame in ASKED and source is None and cue.form == "past" and low == cue.start


def _untold(v: View, cue: Cue, place: Place) -> bool:
    """Whether a question is not answered or only asked: "did not say how it knew", "was asked what he had seen"."""
    first = v.words[place.start]
    then = v.words[cue.end] if cue.end < len(v.words) else ""
    open_question = place.frame == "question" or not {first, then}.isdisjoint(v.cues.interrogatives)
    if place.frame not in UNQUOTED or not open_question or first in v.cues.correlates:
        return False
    asked = cue.form == "passive" and "urge" in cue.entry.classes
    return asked or (cue.negated and "say" in cue.entry.classes)


def _aside_end(v: View, cue: Cue, source: Source | None, starts: frozenset[int]) -> int:
    """Where the clause of the cue ends: a relative clause after a comma ends where the clause around it goes on."""
    stop = v.unit(cue.verb)[1]
    if source is None or source.how != "relative":
        return stop
    opened = next((i for i in range(cue.start - 1, source.head, -1) if v.words[i] in v.cues.relatives), 0)
    if not opened or v.words[opened - 1] != ",":
        return stop
    for i in range(cue.end, stop - 1):
        if v.words[i] != "," or v.inside[i] != v.inside[cue.verb]:
            continue
        verb = i + 1
        while verb < stop - 1 and v.pos[verb] == "ADV":
            verb += 1
        clause = v.head[verb] if v.dep[verb].startswith(("aux", "cop")) else verb
        misread = verb in starts and v.pos[verb] not in ("VERB", "AUX")
        if misread or (v.finite(verb) and not v.below(clause, cue.verb)):
            return i
    return stop


def _name_alone(v: View, start: int, end: int) -> bool:
    """Whether the words are a name and nothing else: who is blamed, but not for what."""
    kinds = {v.pos[i] for i in range(start, end)}
    return "PROPN" in kinds and kinds <= {"PROPN", "DET", "PUNCT", "SPACE"}


def _borne(v: View, cue: Cue) -> bool:
    """Whether nobody is accused: an unnamed thing is shown, and nothing charged ("accuse un déficit de six mètres")."""
    if "accuse" not in cue.entry.classes or cue.form != "finite":
        return False
    start, stop = cue.end, v.unit(cue.verb)[1]
    while start < stop and v.pos[start] == "ADV":
        start += 1
    if start >= stop or "Ind" not in v.morph(start, "Definite"):
        return False
    end = next((i for i in range(start, stop) if v.words[i] in BREAKS), stop)
    noun = next((i for i in range(start, end) if v.pos[i] in NOMINAL), start)
    unnamed = v.pos[noun] == "NOUN" and kind_of_speaker(v, noun) == "thing"
    return unnamed and not any(v.pos[i] in ("VERB", "AUX") for i in range(noun, end))


def _borders(v: View, cues: list[Cue]) -> frozenset[int]:
    """Commas after which another cue's own group starts, and where its gerund opens ("tout en assurant")."""
    found = set()
    for cue in cues:
        at = cue.start - 1
        if cue.form == "participle" and at >= 0 and v.words[at] in v.cues.gerund_markers:
            at -= v.pos[at - 1] == "ADV"
            found.add(at)
            at -= 1
        if at >= 0 and v.words[at] == "," and (cue.form == "participle" or cue.clitic >= 0):
            found.add(at)
    return frozenset(found)


def facts_of(v: View, cue: Cue, source: Source | None) -> list[str]:
    """What holds of the cue whatever its content."""
    facts = [f"class:{c}" for c in cue.entry.classes]
    facts += [f"form:{cue.form}", f"role:{v.block.role.value}", f"dep:{v.dep[cue.verb].split(':')[0]}"]
    facts += [f"class:{c}:{cue.form}" for c in cue.entry.classes]
    if source is None:
        facts.append("source:none")
    else:
        facts += [f"source:{source.how}", f"source-pos:{v.pos[source.head]}", f"source-named:{v.known(source.head)}"]
        facts.append(f"source-far:{min(3, abs(cue.verb - source.head) // 8)}")
        kind = kind_of_speaker(v, source.head)
        facts += [f"source-kind:{kind}", *(f"class:{c}:{kind}" for c in cue.entry.classes)]
    if source and v.lemmas[source.head] in v.cues.silent:
        facts.append("source-silent")
    if source and v.lemmas[source.head] in v.cues.provisions:
        facts += ["source-provision", *(f"class:{c}:provision" for c in cue.entry.classes)]
    if cue.reflexive:
        facts.append("reflexive")
    if cue.negated:
        facts += ["negated", *(f"class:{c}:negated" for c in cue.entry.classes)]
    facts += _front(v, cue, source)
    if v.inside[cue.verb] >= 0:
        facts.append("cue-in-quote")
    if v.pos[cue.verb] == "AUX" or cue.entry.tail:
        facts.append("fixed")
    facts.append(f"right:{v.pos[cue.end] if cue.end < len(v.words) else 'none'}")
    facts += _mood(v, cue)
    return facts


def _front(v: View, cue: Cue, source: Source | None) -> list[str]:
    """What stands before the cue and its subject: a comma where it breaks into a clause, or the unit's start."""
    first = cue.start
    if source and source.how in ("subject", "nearest") and source.head < first:
        first = v.left_edge(source.head)
    low = v.unit(cue.verb)[0]
    before = "start" if first <= low else v.words[first - 1] if v.words[first - 1] in BREAKS else v.pos[first - 1]
    mark = v.words[cue.end] if cue.end < len(v.words) and v.words[cue.end] in BREAKS else "none"
    return [f"front:{before}", f"front:{before}:{mark}"]


def _mood(v: View, cue: Cue) -> list[str]:
    """Tense, modal auxiliary, and whether the cue stands in an if-clause."""
    first = cue.start
    facts = [f"tense:{''.join(v.morph(first, 'Tense'))}:{''.join(v.morph(first, 'Mood'))}", f"first:{v.pos[first]}"]
    facts.append(f"person:{''.join(v.morph(cue.verb, 'Person') or v.morph(first, 'Person'))}")
    if any(v.words[k] in v.cues.interrogatives for k in v.kids[cue.verb] if v.dep[k] == "mark"):
        facts.append("in-if")
    above = v.head[cue.verb]
    if above != cue.verb and v.pos[above] in ("VERB", "AUX"):
        facts.append(f"above-cue:{v.lemmas[above] in v.cue_lemmas}:{v.dep[cue.verb].split(':')[0]}")
    return facts
