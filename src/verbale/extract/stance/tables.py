"""The words that show where a party stands, and the acts it may stand toward."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from verbale.languages.load import load_table
from verbale.record.errors import LanguageError

SLOTS = frozenset({"infinitive", "object", "clause", "subjunctive", "named", "none"})
Taken = Literal[
    "",
    "committed",
    "ready",
    "intends",
    "considering",
    "reserved",
    "refuses",
    "demands",
    "proposes",
    "threatens",
    "supports",
    "opposes",
    "denies",
]  # a stance, or none
Plover = Literal[
    "", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "INVESTIGATE", "RETREAT", "CONCEDE",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that takes a stance, and where it keeps its act.

    Attributes:
        rule: Name that ends up in the entry.
        stance: Stance of the affirmed word; ``negated``: of the negated one; "" = says nothing then.
        words: Lemmas or forms; ``word+preposition`` asks for that preposition (or several words); ``word=noun`` for
            that object.
        act: Slots to look for the act in, in this order; ``none``: may be missing; ``named``: what a copula says it is.
        actor: ``subject``, or ``owner`` for nouns: "le refus de X", "its refusal", "US resistance".
        only_acts: Take only acts that the acts table knows.
        others: Stance where somebody else is to do it ("veut que X parte"); "" = the same stance.
        doing: Stance where the act is a verb ("voter pour retirer les troupes"); "" = the same stance.
        future: Stance where the clause is yet to come ("se prononcera sur"); "" = the same stance.
        deed: Something done, which an infinitive does not tell.
        things: Only of things: to question a plan is a stance, to question a man is not.
        reflexive: Only with a reflexive pronoun ("se prononcer pour").
        bodies: Only of states and bodies: a man who joins a committee takes no stance.
        object: Only as the object of a verb that is not one of having: "stressed the need for …".
        active: Never a passive ("sont convenus de").
        open: Only where the act is not told as done: who is "not convinced that he acted alone" is of a belief.
        asked: Only where somebody else is to do it ("told Israel to stop").
        awaits: Slot of what is waited for before the act, without which there is none; "" = the frame has none.
        alone: Only without an object: to prepare for war is a plan, to prepare somebody for it is not.
        willing: Negated only of what is yet to come ("will not hesitate to sue", not "did not hesitate to sue").
    """

    rule: str
    stance: Literal[Taken, "tied", "judged"]
    words: tuple[str, ...]
    act: tuple[str, ...]
    pos: Literal["verb", "noun", "adj"] = "verb"
    negated: Taken = ""
    others: Taken = ""
    doing: Taken = ""
    future: Taken = ""
    only_acts: bool = False
    deed: bool = False
    things: bool = False
    asked: bool = False
    reflexive: bool = False
    active: bool = False
    object: bool = False
    bodies: bool = False
    open: bool = False
    willing: bool = False
    alone: bool = False
    awaits: str = ""
    confidence: int = 80


@dataclass(frozen=True)
class Stances:
    """``stances.yml`` of one language."""

    frames: tuple[Frame, ...]
    negators: tuple[str, ...]
    weak_negators: tuple[str, ...]
    strong_negators: tuple[str, ...]
    nothing: frozenset[str]
    anything: frozenset[str]
    merely: frozenset[str]
    only: frozenset[str]
    completing: frozenset[str]
    privative: frozenset[str]
    correlative: frozenset[str]
    negating: frozenset[str]
    future: tuple[str, ...]
    reported: tuple[str, ...]
    future_stems: dict[str, str]
    future_endings: tuple[str, ...]
    future_forms: tuple[str, ...]
    reported_endings: tuple[str, ...]
    impossible: frozenset[str]
    possible: frozenset[str]
    lying: frozenset[str]
    options: frozenset[str]
    left_open: frozenset[str]
    on_table: tuple[str, ...]
    off_table: tuple[str, ...]
    no_question: frozenset[str]
    ways: tuple[str, ...]
    bare_refusals: tuple[str, ...]
    bare_no: tuple[str, ...]
    documents: frozenset[str]
    obligation: tuple[str, ...]
    possibility: tuple[str, ...]
    ability: frozenset[str]
    likely: frozenset[str]
    might: frozenset[str]
    obligation_adjectives: tuple[str, ...]
    obligation_verbs: tuple[str, ...]
    not_acts: frozenset[str]
    own_acts: frozenset[str]
    unwilled: frozenset[str]
    selves: frozenset[str]
    empty_acts: frozenset[str]
    said_or_done: frozenset[str]
    enquiring: frozenset[str]
    unnamed: frozenset[str]
    speaking: frozenset[str]
    talking: frozenset[str]
    obstructed: frozenset[str]
    bodies: frozenset[str]
    doers: frozenset[str]
    sources: frozenset[str]
    officers: frozenset[str]
    governing: frozenset[str]
    aged: tuple[str, ...]
    private: frozenset[str]
    sports: frozenset[str]
    imperatives_not: frozenset[str]
    first_then: tuple[str, ...]
    people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]
    of_people: frozenset[str]
    failing: frozenset[str]
    dropping: frozenset[str]
    threats: frozenset[str]
    when: frozenset[str]
    deciding: frozenset[str]
    say: frozenset[str]
    falls_to: frozenset[str]
    impersonal: frozenset[str]
    unreal: tuple[str, ...]
    interrogative: frozenset[str]
    threatening: tuple[str, ...]
    hostile: frozenset[str]
    cue_stances: dict[str, Taken]
    media: frozenset[str]
    fillers: frozenset[str]
    warning: tuple[str, ...]
    accusing: frozenset[str]
    consequences: frozenset[str]
    light: frozenset[str]
    having: frozenset[str]
    announcing: tuple[str, ...]
    requiring: tuple[str, ...]
    gatherings: frozenset[str]
    convening: frozenset[str]
    messages: frozenset[str]
    members: tuple[str, ...]
    members_before: tuple[str, ...]
    bad: frozenset[str]
    good: frozenset[str]
    bad_forms: tuple[str, ...]
    not_bad: frozenset[str]
    mental: frozenset[str]
    infinitive_endings: dict[str, str]
    first_person: tuple[str, ...]
    third_person: frozenset[str]
    things: frozenset[str]
    existential: tuple[str, ...]
    restricting: tuple[str, ...]
    naming: frozenset[str]
    anaphors: frozenset[str]
    likewise: frozenset[str]
    standing_for: frozenset[str]
    vague: frozenset[str]
    anyone: frozenset[str]
    insisting: tuple[str, ...]
    at_request: frozenset[str]
    at_request_by: frozenset[str]
    sides: tuple[str, ...]
    seated: tuple[str, ...]
    offices: frozenset[str]
    theirs: frozenset[str]
    of_theirs: frozenset[str]
    owning: frozenset[str]
    triggering: frozenset[str]
    whatever: frozenset[str]
    reviewing: frozenset[str]
    undergone: frozenset[str]
    against: frozenset[str]
    claiming: frozenset[str]
    admitting: tuple[str, ...]
    none: frozenset[str]
    studying: frozenset[str]
    studied: frozenset[str]
    by_law: frozenset[str]
    scheduling: frozenset[str]
    scheduled: frozenset[str]
    due_by: frozenset[str]
    claimed: frozenset[str]
    nonetheless: tuple[str, ...]
    untrue: frozenset[str]
    told_things: frozenset[str]
    manners: frozenset[str]
    public: frozenset[str]
    signed_only: frozenset[str]
    staying: frozenset[str]
    in_place: tuple[str, ...]
    tied: frozenset[str]
    tied_by: tuple[str, ...]
    conditions: frozenset[str]
    condition_of: tuple[str, ...]
    made_of: frozenset[str]
    required: frozenset[str]
    before: tuple[str, ...]
    beneficiary: tuple[str, ...]
    beneficiary_of_any: tuple[str, ...]
    own_country: tuple[str, ...]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActKind:
    """A code of the open list of acts, the words that show it, and its PLOVER code.

    Attributes:
        words: Groups of lemmas or forms; an act needs a word of each group.
        unless: Words beside which they mean something else ("artificial intelligence").
    """

    code: str
    words: tuple[tuple[str, ...], ...]
    plover: Plover = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Acts:
    """``acts.yml`` of one language."""

    kinds: tuple[ActKind, ...]
    nouns: tuple[str, ...]
    joint: frozenset[str]
    ending: frozenset[str]
    against: frozenset[str]

    @cached_property
    def opened_by(self) -> Mapping[str, tuple[int, ...]]:
        """Word -> numbers of the kinds of which it is in the first group."""
        found: dict[str, list[int]] = {}
        for number, kind in enumerate(self.kinds):
            for word in kind.words[0]:
                found.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}


Entry = tuple[Frame, str, str]  # a frame, the preposition or "", the object or ""


Table = Mapping[str, tuple[Entry, ...]]  # by first word


@cache
def stances(language: str, overlays: tuple[str, ...] = ()) -> Stances:
    """The stance words of a language.

    Raises:
        LanguageError: a file does not fit, or a frame has a slot that no code and no preposition fills.
    """
    found = load_table(language, "stances", Stances, tuple(map(Path, overlays)))
    for frame in found.frames:
        for slot in frame.act:
            if slot not in SLOTS and slot.split()[0] not in found.prepositions:
                expected = f"one of {', '.join(sorted(SLOTS))}, or a word of 'prepositions'"
                message = f"key 'act' of the frame {frame.rule!r}: found {slot!r}, expected {expected}"
                raise LanguageError(f"{language}/stances.yml", 0, message)
    return found


@cache
def acts(language: str, overlays: tuple[str, ...] = ()) -> Acts:
    """The acts of a language."""
    return load_table(language, "acts", Acts, tuple(map(Path, overlays)))


@cache
def frames(language: str, overlays: tuple[str, ...] = ()) -> Table:
    """First word -> (frame, preposition or "", object or "") for every word of every frame."""
    found: dict[str, list[Entry]] = {}
    for frame in stances(language, overlays).frames:
        for entry in frame.words:
            word, _, noun = entry.partition("=")
            word, _, after = word.partition("+")
            found.setdefault(word, []).append((frame, after, noun))
    return {word: tuple(sorted(given, key=lambda g: not (g[1] or g[2]))) for word, given in found.items()}
