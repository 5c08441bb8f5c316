"""What is told of the saying itself: to whom, by which channel, on what occasion, when; and what is nested in what."""

from dataclasses import dataclass, replace

from verbale.extract.reading import Reading
from verbale.extract.speech.proposals import Candidate, Proposal
from verbale.extract.speech.relays import cited_by, network, relayed_by
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL
from verbale.extract.speech.view import BREAKS, View
from verbale.record.span import Span
from verbale.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Words of the report, or None where it says nothing."""

    addressee: str | None = None
    via: str | None = None
    channel: str | None = None
    setting: str | None = None
    said: str | None = None


def circumstances(reading: Reading, proposal: Proposal, candidate: Candidate) -> Circumstances:
    """Read from the words around the cue that are neither content nor source."""
    if proposal.cue[0] == proposal.cue[1]:
        return Circumstances()
    v = proposal.view
    loose = _loose(v, proposal, candidate)
    told: dict[str, str] = {}
    for i in loose:
        phrase = _prepositional(v, i, loose, candidate.frame == "told")
        phrase = phrase or (_object(v, i, proposal) if candidate.frame in TOLD else None)
        if phrase and (phrase.kind not in told or phrase.outlet):
            told[phrase.kind] = _named(reading, v, phrase) if phrase.kind == "addressee" else phrase.words
    channel = told.get("channel") or network(proposal) or cited_by(proposal)
    setting = told.get("setting", "")
    if not channel and "via" not in told and not v.cues.public.isdisjoint(setting.lower().split()):
        channel = setting  # a speech or a press conference is how the words came out, unless more is told
    addressee = told.get("addressee") or _pronoun_told(reading, proposal, candidate)
    via = relayed_by(proposal, loose) or told.get("via")
    return Circumstances(addressee, via, channel, told.get("setting"), _said(reading, v, loose))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase among the words of the saying: what it tells, its words, its head; whether it names a medium."""

    kind: str
    words: str
    head: int
    outlet: bool = False


def _named(reading: Reading, v: View, phrase: Phrase) -> str:
    """The id of the actor that a phrase stands for, if he has a name, or its words."""
    return _actor(reading, v, phrase.head) or phrase.words


def _actor(reading: Reading, v: View, i: int) -> str | None:
    """The id of the named actor that a name or pronoun stands for."""
    actor = reading.cast.who(v.block, v.token(i)) if v.pos[i] in ("PROPN", "PRON") else None
    return actor if actor and reading.cast.by_id[actor].name else None


def _pronoun_told(reading: Reading, proposal: Proposal, candidate: Candidate) -> str | None:
    """Who is told by a pronoun before the verb ("lui a proposé"), or is the subject of its passive ("was told to")."""
    v, verb = proposal.view, proposal.cue[1] - 1
    for k in v.kids[verb]:
        if v.dep[k] == "iobj" and k < verb and v.morph(k, "Person"):
            return _actor(reading, v, k)
        if proposal.form == "passive" and candidate.frame == "told" and v.dep[k] in ("nsubjpass", "nsubj:pass"):
            subject = reading.cast.phrase(v.block, v.token(k)).words(v.parsed.text)
            return _actor(reading, v, k) or (None if v.pos[k] == "PRON" else subject)
    return None


TOLD = frozenset({
    "told", "of", "clause", "bare", "quote", "go-on", "question", "quote-after", "quote-around", "clause-after",
    "clause-around",
})  # fmt: skip


def _loose(v: View, proposal: Proposal, candidate: Candidate) -> list[int]:
    """Tokens of the unit, near the cue, that belong to the saying: outside content and source."""
    low, stop = v.unit(proposal.cue[0])
    taken = {i for start, end in candidate.pieces for i in range(start, end)}
    source = proposal.source
    if source and source.end:
        taken.update(range(source.start or source.head, source.end))
    elif source:
        taken.update(range(v.left_edge(source.head), source.head + 1))
    start = proposal.cue[1]
    while start < stop and start not in taken and v.words[start] not in {".", ";"}:
        start += 1
    front = low
    while front < proposal.cue[0] and front not in taken and v.words[front] not in {",", ".", ";"}:
        front += 1
    opening = range(low, front) if v.words[front] == "," else range(low, low)
    between: list[int] = []
    if source and source.head < proposal.cue[0]:
        between = [i for i in range(source.head + 1, proposal.cue[1]) if not v.below(i, source.head)]
    after = range(proposal.cue[1], stop if source and source.end > source.start >= proposal.cue[1] else start)
    return [i for i in (*opening, *between, *after) if i not in taken and v.inside[i] == v.inside[proposal.cue[0]]]


def _prepositional(v: View, i: int, loose: list[int], told: bool) -> Phrase | None:
    """A preposition and its noun phrase: a channel, an occasion or an addressee by its noun.

    Args:
        told: Whether the verb names who shall do something, so that any noun after "to" is an addressee.
    """
    if v.pos[i] != "ADP" or (v.words[i] in v.cues.links and v.pos[i - 1] != "ADV"):
        return None
    start, end = i + 1, _phrase_end(v, i + 1, loose)
    head = next((j for j in range(start, end) if v.pos[j] in NOMINAL), None)
    span = v.span(start, end) if head is not None else None
    governed = head is not None and head + 1 == end < len(v) and v.words[end] in v.cues.complementisers
    if span is None or head is None or (governed and v.pos[head] == "PRON"):
        return None  # "s'est engagé à ce que …"
    head = _main_noun(v, head, end)
    words = v.parsed.plain(span)
    still = [j for j in range(start, end) if not v.finite(j)]
    nouns = {v.lemmas[j] for j in still} | {v.words[j] for j in still}
    close = next((j for j in range(head + 1, end) if v.pos[j] == "ADP"), end)  # the noun without its complements
    main = {v.lemmas[j] for j in range(start, close)} | {v.words[j] for j in range(start, close)}
    outlet = _outlet(v, start, end)
    behalf = any(" ".join(v.words[i : i + p.count(" ") + 1]) == p for p in v.cues.relays)
    addressing = v.words[i] in v.cues.addressing and v.words[head] not in v.cues.fillers and not behalf
    if addressing and not outlet and v.token(head).ent_type_ in ("ORG", "PERSON", "PER", "NORP"):
        return Phrase("addressee", words, head)
    if main & v.cues.documents and not outlet:
        return Phrase("via", words, head)
    if main & v.cues.occasions:
        return Phrase("setting", words, head)
    if v.words[i] in v.cues.addressing and v.lemmas[head] in v.cues.audiences and not outlet:
        return Phrase("addressee", words, head)  # "devant la presse"
    if nouns & v.cues.channels or outlet:
        return Phrase("channel", words, head, outlet)
    if addressing:
        place = v.token(head).ent_type_ in ("LOC", "GPE") and not told
        named = v.token(head).ent_type_ not in ("DATE", "TIME") and (told or kind_of_speaker(v, head) != "thing")
        return Phrase("addressee", words, head) if named and not place else None
    return None


def _phrase_end(v: View, start: int, loose: list[int]) -> int:
    """Where the noun phrase after a preposition ends."""
    end = start
    while (
        end < len(v)
        and end in loose
        and v.words[end] not in BREAKS
        and (v.pos[end] != "ADP" or v.words[end] in v.cues.links)
    ):
        if v.words[end] in v.cues.complementisers or (v.words[end] in v.cues.relatives and v.pos[end] == "PRON"):
            break
        if v.pos[end] in ("VERB", "AUX", "SCONJ") and not _outlet(v, end, end + 1):
            break
        if v.pos[end] == "CCONJ" and end + 1 < len(v) and v.pos[end + 1] in ("VERB", "AUX", "ADV"):
            break
        end += 1
    while end > start + 1 and v.words[end - 1] in v.cues.infinitive_markers | v.cues.links | v.cues.fillers:
        end -= 1
    return end


def _main_noun(v: View, head: int, end: int) -> int:
    """The head of a noun phrase, which may stand behind its first nouns ("the U.N. Security Council")."""
    for _ in range(6):
        above = v.head[head]
        if not (head < above < end and v.pos[above] in NOMINAL):
            break
        head = above
    return head


def _object(v: View, i: int, proposal: Proposal) -> Phrase | None:
    """The noun phrase right after the verb: who is told."""
    first = proposal.cue[1]
    while first < i and v.pos[first] == "ADV":
        first += 1
    if i != first or v.pos[i] not in (*NOMINAL, "DET", "ADJ") or v.words[i] in v.cues.fillers:
        return None
    end = i
    while end < len(v) and (v.pos[end] in (*NOMINAL, "DET", "ADJ", "PART") or _hyphen(v, end)):
        if v.words[end] in v.cues.infinitive_markers or (end > i and v.pos[end] == "DET"):
            break
        if end > i and v.pos[end] == "PRON":
            break  # "told reporters he …"
        end += 1
    while end > i + 1 and v.words[end - 1] in v.cues.fillers:
        end -= 1
    span = v.span(i, end)
    times = ("DATE", "TIME")
    dated = v.pos[i] == "DET" and i + 1 < end and v.words[i + 1][0].isdigit() and "Sing" in v.morph(i, "Number")
    if (
        span is None
        or dated
        or any(v.token(j).ent_type_ in times or v.words[j] in v.cues.silent for j in range(i, end))
    ):
        return None
    head = next((j for j in range(end - 1, i - 1, -1) if v.pos[j] in NOMINAL), i)
    medium = _outlet(v, i, end) or any(v.words[j] in v.cues.channels for j in range(i, end))
    return Phrase("channel" if medium else "addressee", v.parsed.plain(span), head, medium)


def _hyphen(v: View, i: int) -> bool:
    """Whether a hyphen joins two names ("Agence France-Presse")."""
    return v.words[i] == "-" and 0 < i < len(v) - 1 and v.pos[i - 1] == v.pos[i + 1] == "PROPN"


def _outlet(v: View, start: int, end: int) -> bool:
    """Whether the words name a medium ("the Daily Mail", "France Inter")."""
    return any(v.words[j] in v.cues.outlets and v.text_capital(j) for j in range(start, end))


def _said(reading: Reading, v: View, loose: list[int]) -> str | None:
    """The start of a time that stands among the words of the saying."""
    places = [v.block.at(v.token(i)) for i in loose]
    for when in reading.times:
        if when.start and any(when.span.covers(p) for p in places):
            return when.start
    return None


def nest(found: list[Statement]) -> list[Statement]:
    """Each statement that stands inside another's content, cue and all, with the id of the smallest such one."""
    outer = sorted((s for s in found if s.cue), key=lambda s: min(p.start for p in s.content))
    around: dict[str, Statement] = {}
    still: list[Statement] = []  # whose content has begun and not ended
    at = 0
    for s in sorted(found, key=_begin):
        while at < len(outer) and min(p.start for p in outer[at].content) <= _begin(s):
            still.append(outer[at])
            at += 1
        still = [o for o in still if max(p.end for p in o.content) > _begin(s)]
        holding = [o for o in still if o is not s and all(_in(p, o.content) for p in (*s.content, *s.cue))]
        if holding:
            around[s.id] = min(holding, key=lambda o: sum(map(len, o.content)))
    return [replace(s, nested_in=around[s.id].id) if s.id in around else s for s in found]


def _begin(s: Statement) -> int:
    return min(p.start for p in (*s.content, *s.cue))


def _in(piece: Span, content: tuple[Span, ...]) -> bool:
    return any(c.covers(piece) for c in content)
