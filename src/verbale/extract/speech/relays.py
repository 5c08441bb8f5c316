"""How words came out: in something written, through a medium, by somebody's spokesperson, on whose behalf.

``document``: the source is something written ("the ministry's statement said"), or a participle hangs on it ("a
letter urging"). ``behalf``: "au nom de l'alliance". ``spokesperson``: an unnamed one is a relay, a named one speaks.
``network``: the verb names the medium ("tweeted"). ``quoted``: somebody else's statement holds this one.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

from verbale.extract.speech.proposals import Proposal
from verbale.extract.speech.subjects import NOMINAL
from verbale.extract.speech.view import BREAKS, View
from verbale.languages.names import names
from verbale.record.statement import Statement

CITING = 14  # tokens after the head of a source within which stands who quotes it
REACH = 8  # tokens before a participle within which the written thing stands that it hangs on
LEFT = frozenset({"compound", "amod", "nummod", "nmod"})


def relayed_by(proposal: Proposal, loose: list[int]) -> str | None:
    """The relay of a cue, in the words of the report."""
    return _document(proposal) or _behalf(proposal, loose) or _spokesperson(proposal)


def network(proposal: Proposal) -> str | None:
    """The medium that the cue itself names."""
    v = proposal.view
    return next((v.cues.networks[w] for i in range(*proposal.cue) if (w := v.lemmas[i]) in v.cues.networks), None)


def cited_by(proposal: Proposal) -> str | None:
    """The medium that has the words of the source: "cité par l'agence Tavrida", "quoted by Interfax"."""
    v, source = proposal.view, proposal.source
    if source is None or proposal.source_view not in (None, v):
        return None
    for i in range(source.head + 1, min(source.head + CITING, v.unit(source.head)[1] - 2)):
        if v.finite(i) or v.inside[i] != v.inside[source.head]:
            break
        if v.words[i] in v.cues.citing and v.words[i + 1] in v.cues.agents:
            end = start = i + 2
            while (
                end < len(v.words) and v.words[end] not in BREAKS and v.pos[end] not in ("VERB", "AUX", "SCONJ", "ADP")
            ):
                end += 1
            span = v.span(start, end)
            return v.parsed.plain(span) if span else None
    return None


def handed_on(found: list[Statement], text: str, pronouns: frozenset[str]) -> list[Statement]:
    """With what one statement has from another: the reporter of a nested one; the medium of the words just before.

    A statement of the same paragraph that goes on with the same speaker, without a source of its own or with a
    pronoun, came out the same way.
    """
    by_id = {s.id: s for s in found}
    made: list[Statement] = []
    for s in found:
        outer = by_id.get(s.nested_in or "")
        if outer and not s.via and outer.source and not set(outer.speaker) & set(s.speaker):
            s = replace(s, via=outer.speaker[0] if outer.speaker else outer.source[0].words(text))
        elif made and _continues(made[-1], s, text, pronouns):
            last = made[-1]
            if not (s.via or s.channel):
                s = replace(s, via=last.via, channel=last.channel, setting=s.setting or last.setting)
            s = replace(s, addressee=s.addressee or last.addressee)
        made.append(s)
    return made


def _continues(last: Statement, s: Statement, text: str, pronouns: frozenset[str]) -> bool:
    """Whether the same speaker goes on in the same paragraph, named by a pronoun or by the same words."""
    if not s.speaker or s.speaker != last.speaker or s.nested_in or last.nested_in:
        return False
    alike = last.source == s.source or all(p.words(text).lower() in pronouns for p in s.source)
    return alike and "\n" not in text[min(last.content[0].start, s.content[0].start) : s.content[0].start]


def _document(proposal: Proposal) -> str | None:
    v, source = (proposal.source_view or proposal.view), proposal.source
    if source and v is proposal.view and _is_written(v, source.head):
        return _phrase(v, source.head)
    if proposal.form != "participle":
        return None
    low = max(v.unit(proposal.cue[0])[0], proposal.cue[0] - REACH)
    before = [i for i in range(low, proposal.cue[0]) if v.pos[i] == "NOUN" and _is_written(v, i)]
    return _phrase(v, before[-1]) if before and "," not in v.words[before[-1] : proposal.cue[0]] else None


def _is_written(v: View, i: int) -> bool:
    return v.lemmas[i] in v.cues.documents or v.words[i] in v.cues.documents


def _phrase(v: View, head: int) -> str | None:
    """A noun with the words of its own before it ("press release"), without article and owner."""
    start = head
    while start > 0 and v.head[start - 1] == head and v.dep[start - 1] in LEFT and v.pos[start - 1] in ("NOUN", "ADJ"):
        start -= 1
    span = v.span(start, head + 1)
    return v.parsed.plain(span) if span else None


def _behalf(proposal: Proposal, loose: list[int]) -> str | None:
    """The noun phrase after "au nom de"."""
    v, source = proposal.view, proposal.source
    own = (
        range(source.head + 1, proposal.cue[0]) if source else range(0)
    )  # "La Suède, par la voix de son ministre, a dit"
    for phrase in v.cues.relays:
        words = phrase.split()
        for i in (*loose, *own):
            if v.words[i] == words[0] and v.words[i : i + len(words)] == words:
                end = start = i + len(words)
                while end < len(v.words) and v.words[end] not in BREAKS and v.pos[end] not in ("VERB", "AUX", "SCONJ"):
                    end += 1
                span = v.span(start, end)
                if span and any(v.pos[j] in NOMINAL for j in range(start, end)):
                    return v.parsed.plain(span)
    return None


@cache
def _spokespersons(language: str, overlays: tuple[str, ...]) -> frozenset[str]:
    offices = names(language, tuple(map(Path, overlays))).offices
    return frozenset(w for phrase in offices.get("spokesperson", ()) for w in (phrase, phrase.split()[-1]))


def _spokesperson(proposal: Proposal) -> str | None:
    v, source = proposal.view, proposal.source
    if source is None or proposal.source_view not in (None, v):
        return None
    if v.words[source.head] not in _spokespersons(v.parsed.language, v.parsed.overlays):
        return None
    low, end = v.left_edge(source.head), max(source.end, v.right_edge(source.head) + 1)
    if source.head > proposal.cue[0]:
        low = max(low, proposal.cue[1])
    after = range(source.head + 1, min(max(end, source.head + 5), len(v.words)))  # "a spokesperson, Jane Roe"
    if any(v.token(i).ent_type_ in ("PERSON", "PER") for i in (*range(low, source.head), *after)):
        return None
    span = v.span(low, min(end, len(v.words)) if source.head > proposal.cue[0] else min(end, proposal.cue[0]))
    return v.parsed.plain(span) if span else None
