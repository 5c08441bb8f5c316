"""The words that report speech, from ``languages/<code>/cues.yml``."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from verbale.languages.load import load_table

Frame = Literal[
    "clause", "quote", "after", "infinitive", "object", "of", "told", "blame", "call", "self", "gauge"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CueClass:
    """Verbs that share frames.

    Attributes:
        frames: Where their content may stand: ``clause`` (finite clause after the verb), ``quote`` (quotation
            beside the verb), ``after`` (the verb follows the content), ``infinitive``, ``object`` (a noun
            phrase), ``of`` (a noun phrase after one of ``prepositions``), ``told`` (an addressee, then an
            infinitive), ``blame`` and ``call`` (everything after the verb), ``self`` ("se dit convaincu"), ``gauge``
            (everything after the verb where a figure stands: "puts the loss at 40 million").
        lemmas: The verbs; further words of one stand right after the verb.
        reacts: Whether what they have for an object is there already, so that days behind it are of the saying.
    """

    frames: frozenset[Frame]
    lemmas: tuple[str, ...]
    prepositions: frozenset[str] = frozenset()
    reacts: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The table ``cues.yml``.

    Attributes:
        according: Prepositions that name a source ("selon"); those also in ``weak_according`` have other senses.
        bare_clauses: Whether a reported clause may do without a complementiser.
        endings: Ending of a verb -> endings of its forms, for forms whose lemma the parser misses.
        forms: Other such forms -> verb.
        silent: Nouns and pronouns that never speak ("pour l'instant", "nothing shows").
        links: Prepositions that go on with a noun phrase ("le chef de la mission").
        addressing: Prepositions before who is told; channels, occasions: words of media and of meetings.
        public: Those occasions that are held for the public ("speech"), by which words come out.
        documents: Nouns of what is written and issued ("communiqué"), by which words come out.
        outlets: Words in the names of media ("Times", "RTL"), lower case.
        citing: Participles before the medium that quotes a source ("cité par").
        networks: Verb -> the medium that it names ("tweet").
        relays: Phrases before whom somebody speaks for, or through whom ("au nom de").
        agents: Prepositions before who does what a passive verb says ("par").
        charging: Prepositions before what somebody is accused of or called ("de", "as").
        gerund_markers: Prepositions that open a clause with a present participle ("en démentant").
        correlates: Pronouns that make an indirect question of a that-clause ("ce que").
        conditionals: Words that open a condition ("si", "provided that"), which belongs to what is said.
        connectives: What words that join to a clause tell (``cause``, ``concession`` …) -> those words.
        fillers: Bare words of time that stand between a verb and its subject.
        gauging: Prepositions before what something is put at ("puts the loss at 40 million").
        provisions: Nouns of what is agreed or enacted ("law"): what they provide for nobody says.
        withholding: Verbs of saying no more ("decline").
        surveying: Prepositions before a poll that has found something ("in a poll"); surveys: nouns of polls;
            articles: those before polls in general ("ahead in the polls").
        viewpoints: Phrases that give somebody's view, with a star for the word that says whose ("à * yeux").
        audiences: Nouns for media that are told something ("devant la presse") and carry nothing themselves.
        veils: How a source keeps his name back ("sous couvert d' anonymat"), no part of what is said.
        asides: Adverbials by which a report joins its sentences ("en revanche"), no part of what is said.
        shortened: What stands before a name and a full stop shortens ("Capt."), so that no sentence ends with it.
        abstract: Endings of nouns of what is done, held or felt ("-tion"), which verbs of speech take as objects.
    """

    verbs: dict[str, CueClass]
    complementisers: frozenset[str]
    interrogatives: frozenset[str]
    relatives: frozenset[str]
    according: tuple[str, ...]
    clitics: frozenset[str]
    reflexives: frozenset[str]
    infinitive_markers: frozenset[str]
    auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    nouns: frozenset[str]
    bare_clauses: bool = False
    agents: frozenset[str] = frozenset()
    charging: frozenset[str] = frozenset()
    gerund_markers: frozenset[str] = frozenset()
    correlates: frozenset[str] = frozenset()
    conditionals: tuple[str, ...] = ()
    connectives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    citing: frozenset[str] = frozenset()
    networks: dict[str, str] = field(default_factory=dict)
    relays: tuple[str, ...] = ()
    silent: frozenset[str] = frozenset()
    gauging: frozenset[str] = frozenset()
    provisions: frozenset[str] = frozenset()
    abstract: tuple[str, ...] = ()
    withholding: frozenset[str] = frozenset()
    surveying: frozenset[str] = frozenset()
    surveys: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    viewpoints: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    veils: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    shortened: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    weak_according: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a verb lemma may be: its fixed words after the verb, and the classes it belongs to."""

    tail: tuple[str, ...]
    classes: tuple[str, ...]
    frames: frozenset[Frame]
    prepositions: frozenset[str] = field(default=frozenset())
    reacts: bool = False


@cache
def cues(language: str, overlays: tuple[str, ...] = ()) -> Cues:
    """The cue table of a language, with the user's folders laid on top."""
    return load_table(language, "cues", Cues, tuple(map(Path, overlays)))


@cache
def verb_entries(language: str, overlays: tuple[str, ...] = ()) -> dict[str, tuple[Entry, ...]]:
    """First word of each verb -> its entries, those with more fixed words first."""
    merged: dict[tuple[str, ...], list[tuple[str, CueClass]]] = {}
    for name, kind in cues(language, overlays).verbs.items():
        for lemma in kind.lemmas:
            held = merged.setdefault(tuple(lemma.split()), [])
            if all(name != other for other, _ in held):
                held.append((name, kind))
    found: dict[str, list[Entry]] = {}
    for words, kinds in merged.items():
        frames = frozenset().union(*(k.frames for _, k in kinds))
        prepositions = frozenset().union(*(k.prepositions for _, k in kinds))
        reacts = any(k.reacts for _, k in kinds)
        entry = Entry(words[1:], tuple(n for n, _ in kinds), frames, prepositions, reacts)
        found.setdefault(words[0], []).append(entry)
    return {first: tuple(sorted(e, key=lambda x: -len(x.tail))) for first, e in found.items()}


@cache
def form_lemmas(language: str, overlays: tuple[str, ...] = ()) -> dict[str, str]:
    """Forms of cue verbs -> verb, for words whose lemma the parser misses."""
    table = cues(language, overlays)
    found = dict(table.forms)
    for lemma in verb_entries(language, overlays):
        for ending, others in table.endings.items():
            if lemma.endswith(ending):
                found |= {lemma.removesuffix(ending) + other: lemma for other in others}
    return found


@cache
def connectives(language: str, overlays: tuple[str, ...] = ()) -> dict[str, tuple[tuple[list[str], str], ...]]:
    """First word -> the phrases that join words to a clause, with what they tell, longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for kind, phrases in cues(language, overlays).connectives.items():
        for words in map(str.split, phrases):
            found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(held, key=lambda x: -len(x[0]))) for first, held in found.items()}
