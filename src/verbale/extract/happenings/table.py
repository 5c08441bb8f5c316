"""The words for what happens in one language: the table ``events.yml``, ready for look-up."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.tokens import Token
from spacy.vocab import Vocab

from verbale.languages.load import load_table


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    Attributes:
        name: As written into the record; group: types of one group can be one happening.
        plover: PLOVER code, empty where none fits.
        mode: How its participants meet unless the report says otherwise.
        verbs, nouns: Lemmas; a reflexive verb with its pronoun, a noun of several words in full.
        crowd: The type that its verbs tell where a crowd does it ("protesters gathered").
        deed: Whether one is recorded that a main clause tells without a day ("the police arrested two men").
    """

    name: str
    group: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    plover: str = ""
    mode: str = ""
    crowd: str = ""
    deed: bool = False


@dataclass(frozen=True, slots=True)
class ModeWords:
    """Words that say how people meet."""

    mode: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """A word that tells another type where one of the lemmas ``near`` stands in its sentence and none of ``unless``
    ("strike", "union"), or one of ``before`` right before it ("ferry strike"); a verb with ``doer`` is only told by
    who does it."""

    word: str
    near: frozenset[str]
    type: str
    unless: frozenset[str] = frozenset()
    doer: bool = False
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ObjectSense:
    """A verb that with one of these lemmas as its object tells another type, or, with none named, no event of its own
    ("strike a deal", "fire missiles", "sign a decree").

    Attributes:
        type: ``any``: of which another word of the sentence tells the type ("a firefight left six dead").
    """

    word: str
    objects: frozenset[str]
    type: str = ""


@dataclass(frozen=True, slots=True)
class EventsText:
    """The table ``events.yml``; see its comments."""

    head: str
    types: tuple[EventType, ...]
    happens: frozenset[str]
    at: frozenset[str]
    cancels: frozenset[str]
    wishes: frozenset[str]
    plans: frozenset[str]
    if_words: frozenset[str]
    not_words: frozenset[str]
    with_words: frozenset[str]
    place_words: frozenset[str]
    modes: tuple[ModeWords, ...]
    states: frozenset[str]
    of_people: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    of_words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    awaited: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    postpones: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    senses: tuple[Sense, ...] = ()
    needs: dict[str, frozenset[str]] = field(default_factory=dict)
    belongs: frozenset[str] = frozenset()
    place_nouns: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    when_dated: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    place_sure: frozenset[str] = frozenset()
    cancelling: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    not_parties: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    if_phrases: tuple[str, ...] = ()
    once_phrases: tuple[str, ...] = ()
    after_words: frozenset[str] = frozenset()
    raises: frozenset[str] = frozenset()
    thought: frozenset[str] = frozenset()
    toward: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    eves: dict[str, int] = field(default_factory=dict)
    at_nouns: frozenset[str] = frozenset()
    sidelines: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    wears_on: frozenset[str] = frozenset()
    objects: dict[str, frozenset[str]] = field(default_factory=dict)
    doers: dict[str, frozenset[str]] = field(default_factory=dict)
    with_object: tuple[ObjectSense, ...] = ()
    idioms: tuple[str, ...] = ()
    claims: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    sequels: frozenset[str] = frozenset()
    presides: frozenset[str] = frozenset()
    due: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    with_one: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()
    without: dict[str, frozenset[str]] = field(default_factory=dict)
    unreal: frozenset[str] = frozenset()
    habitual: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    restricts: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    off_phrases: tuple[str, ...] = ()
    sees: frozenset[str] = frozenset()
    meanwhile: frozenset[str] = frozenset()
    two: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    assemblies: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    bare_at: frozenset[str] = frozenset()
    accuses: frozenset[str] = frozenset()
    votes: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    travellers: frozenset[str] = frozenset()
    remains: frozenset[str] = frozenset()
    namings: frozenset[str] = frozenset()
    nouns_of: dict[str, frozenset[str]] = field(default_factory=dict)
    hangs: dict[str, frozenset[str]] = field(default_factory=dict)
    meets_at: frozenset[str] = frozenset()
    place_bare: frozenset[str] = frozenset()
    reaches: frozenset[str] = frozenset()
    hearsay: bool = False


@dataclass(frozen=True, eq=False)
class Happenings:
    """Look-up of the words of one language.

    Attributes:
        verbs: Lemma -> type, or ``se`` and lemma for a reflexive one.
        nouns: Lemma of the head -> the expressions it heads (lemmas, the longest first) with their type.
        by_name: Name of a type -> the type.
        with_object: Verb -> what it tells with which objects.
        senses: Word -> its other senses.
    """

    text: EventsText
    verbs: dict[str, EventType]
    reflexive: dict[str, EventType]
    nouns: dict[str, tuple[tuple[tuple[str, ...], EventType], ...]]
    adjectives: dict[str, EventType]
    by_name: dict[str, EventType]
    with_object: dict[str, tuple[ObjectSense, ...]]
    senses: dict[str, tuple[Sense, ...]]

    def sense_of(self, word: Token, kind: EventType, doer: Token | None = None) -> EventType:
        """The type of a word, with another sense where its sentence, or who does it, says so."""
        for sense in self.senses.get(word.lemma_.lower(), ()):
            around = {t.lemma_.lower() for t in word.sent}
            told = around
            if sense.doer and word.pos_ == "VERB":
                told = {t.lemma_.lower() for t in doer.subtree if t.i < word.i} if doer is not None else set()
            right_before = word.doc[word.i - 1].lemma_.lower() if word.i > word.sent.start else ""
            if (sense.near & told or right_before in sense.before) and not sense.unless & around:
                return self.by_name[sense.type]
        return kind

    def sense_alone(self, word: Token) -> EventType | None:
        """What a word that by itself tells no event is in its sentence: "the *swap* of 20 prisoners"."""
        found = self.senses.get(word.lemma_.lower(), ())
        around = {t.lemma_.lower() for t in word.sent} if found else set()
        told = (s for s in found if not s.doer and s.near & around and not s.unless & around)
        return next((self.by_name[sense.type] for sense in told), None)

    def open_sense(self, word: Token) -> EventType | None:
        """Another type that a word may tell, where its sentence has nothing to settle which."""
        for sense in self.senses.get(word.lemma_.lower(), ()):
            if not (sense.near | sense.unless) & {t.lemma_.lower() for t in word.sent}:
                return self.by_name[sense.type]
        return None


@cache
def ids(words: Happenings, vocab: Vocab) -> frozenset[int]:
    """Hashes of the words that can tell an event, for a look-up over a whole block at once."""
    names = {
        *words.nouns,
        *words.adjectives,
        *words.verbs,
        *words.reflexive,
        *(name.capitalize() for name in words.nouns),
    }
    names |= words.text.awaited | words.text.due | {sense.word for sense in words.text.with_object if sense.type}
    names |= {name.split(" ")[0] for name in words.verbs} | words.senses.keys()
    return frozenset(vocab.strings.add(name) for name in sorted(names))


@cache
def happenings_of(language: str, overlays: tuple[str, ...] = ()) -> Happenings:
    """The event words of a language, with the user's folders laid on top."""
    text = load_table(language, "events", EventsText, tuple(map(Path, overlays)))
    verbs: dict[str, EventType] = {}
    reflexive: dict[str, EventType] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], EventType]]] = {}
    for kind in text.types:
        for verb in kind.verbs:
            pronoun, lemma = _reflexive(verb)
            (reflexive if pronoun else verbs).setdefault(lemma, kind)
        for noun in kind.nouns:
            words = tuple(noun.split(" "))
            nouns.setdefault(words[0 if text.head == "first" else -1], []).append((words, kind))
    longest = {head: tuple(sorted(found, key=lambda f: -len(f[0]))) for head, found in nouns.items()}
    adjectives = {word: kind for kind in text.types for word in kind.adjectives}
    by_name = {kind.name: kind for kind in text.types}
    objects: dict[str, tuple[ObjectSense, ...]] = {}
    for told in text.with_object:
        objects[told.word] = (*objects.get(told.word, ()), told)
    senses: dict[str, tuple[Sense, ...]] = {}
    for sense in text.senses:
        senses[sense.word] = (*senses.get(sense.word, ()), sense)
    return Happenings(text, verbs, reflexive, longest, adjectives, by_name, objects, senses)


def _reflexive(verb: str) -> tuple[bool, str]:
    for mark in ("se ", "s'"):
        if verb.startswith(mark):
            return True, verb.removeprefix(mark)
    return False, verb
