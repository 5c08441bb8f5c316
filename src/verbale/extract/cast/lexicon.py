"""The words of ``names.yml`` made ready for looking up by token."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel.dates import get_day_names, get_month_names

from verbale.languages.given_names import given_names
from verbale.languages.names import Names, PronounWord, names
from verbale.languages.words import fold

Entry = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Lexicon:
    """Folded words and phrases of one language; phrases are indexed by their first token, the longest first."""

    names: Names
    titles: dict[str, str]
    particles: frozenset[str]
    offices: dict[str, list[Entry]]
    portfolios: dict[str, dict[str, tuple[str, ...]]]
    before: frozenset[str]
    former: frozenset[str]
    after: dict[str, list[Entry]]
    lesser: frozenset[str]
    relatives: frozenset[str]
    links: frozenset[str]
    towards: frozenset[str]
    counterparts: frozenset[str]
    governments: frozenset[str]
    bodies: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    collectives: frozenset[str]
    standing: frozenset[str]
    quantities: dict[str, int]
    numerals: dict[str, int]
    including: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    pronouns: dict[str, PronounWord]
    possessives: dict[str, PronounWord]
    nearest: dict[str, list[Entry]]
    first: dict[str, list[Entry]]
    behalf: dict[str, list[Entry]]
    speech: frozenset[str]
    places: frozenset[str]
    according: frozenset[str]
    plurals: frozenset[str]
    together: frozenset[str]
    countries: frozenset[str]
    impersonal: frozenset[str]
    generic: frozenset[str]
    parliaments: frozenset[str]
    public_power: frozenset[str]
    given: dict[str, str]
    calendar: frozenset[str]
    denials: frozenset[str]
    nobody: frozenset[str]
    selves: frozenset[str]
    naming: frozenset[str]
    state_bodies: frozenset[str]
    others: frozenset[str]
    called: frozenset[str]
    genders: dict[str, str]
    publishing: frozenset[str]
    firms: frozenset[str]
    reading: frozenset[str]
    inside: frozenset[str]
    sites: frozenset[str]
    vessels: frozenset[str]
    postnominals: frozenset[str]
    agentive: tuple[str, ...]
    public: frozenset[str]
    things: frozenset[str]
    personal: frozenset[str]
    posted: frozenset[str]
    ministries: frozenset[str]
    managing: frozenset[str]
    owning: frozenset[str]
    apart: frozenset[str]

    @cached_property
    def several(self) -> frozenset[str]:
        """Plural nouns that the parser may take for a name in the singular ("the Allies")."""
        return (self.collectives & self.people) - self.governments - self.countries

    @cached_property
    def described(self) -> frozenset[str]:
        """Nouns that describe a party a pronoun may take up."""
        return self.people | self.groups | self.bodies | self.quantities.keys()

    @cached_property
    def officers(self) -> frozenset[tuple[str, ...]]:
        """Offices of one word, for their plural: "mediators"."""
        return frozenset(words for entries in self.offices.values() for words, _ in entries if len(words) == 1)

    def gender(self, noun: str) -> str:
        """The gender that a folded noun tells by its meaning ("widow", "spokeswoman"); "" where it tells none."""
        ends = (g for w, g in self.genders.items() if w[0] == "-" and len(noun) > len(w) and noun.endswith(w[1:]))
        return self.genders.get(noun) or ("f" if "f" in (found := set(ends)) else "".join(found))

    @property
    def grammatical_gender(self) -> bool:
        """Whether pronouns follow the gender of any noun, not of people alone."""
        return self.names.grammatical_gender

    @property
    def modifiers_first(self) -> bool:
        """Whether modifiers stand before their noun."""
        return self.names.modifiers_first


@cache
def lexicon(language: str, overlays: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of a language, with the user's folders on top."""
    table = names(language, overlays)
    return Lexicon(
        names=table,
        titles={fold(w).rstrip("."): "" if g == "any" else g for w, g in table.titles.items()},
        particles=_folded(table.particles),
        offices=_indexed((p, code) for code, phrases in table.offices.items() for p in phrases),
        portfolios={
            code: {narrow: tuple(fold(w) for w in words) for narrow, words in narrower.items()}
            for code, narrower in table.portfolios.items()
        },
        before=_folded(table.before),
        former=_folded(table.former),
        after=_indexed((p, "") for p in table.after),
        lesser=_folded(table.lesser),
        relatives=_folded(table.relatives),
        links=_folded(table.links),
        towards=_folded(table.towards),
        counterparts=_folded(table.counterparts),
        governments=_folded(table.governments),
        bodies=_folded(table.bodies),
        media=_folded(table.media),
        documents=_folded(table.documents),
        people=_folded(table.people),
        groups=_folded(table.groups),
        collectives=_folded(table.collectives),
        standing=_folded(table.standing),
        quantities={fold(w): n for w, n in table.quantities.items()},
        numerals={fold(w): n for w, n in table.numerals.items()},
        including=_folded(table.including),
        definite=_folded(table.definite),
        indefinite=_folded(table.indefinite),
        pronouns={fold(w): p for w, p in table.pronouns.items()},
        possessives={fold(w): p for w, p in table.possessives.items()},
        nearest=_indexed((p, "") for p in table.nearest),
        first=_indexed((p, "") for p in table.first),
        behalf=_indexed((p, "") for p in table.behalf),
        speech=frozenset(table.speech),
        places=_folded(table.places),
        according=_folded(table.according),
        plurals=_folded(table.plurals),
        together=_folded(table.together),
        countries=_folded(table.countries),
        impersonal=frozenset(table.impersonal),
        generic=_folded(table.generic),
        parliaments=_folded(table.parliaments),
        public_power=_folded(table.public_power),
        given=given_names(overlays),
        calendar=_calendar(language),
        denials=_folded(table.denials),
        nobody=_folded(table.nobody),
        selves=_folded(table.selves),
        naming=_folded(table.naming),
        state_bodies=_folded(table.state_bodies),
        others=_folded(table.others),
        called=_folded(table.called),
        publishing=frozenset(table.publishing),
        firms=_folded(table.firms),
        reading=frozenset(table.reading),
        genders={fold(w): g for g, words in table.genders.items() for w in words},
        inside=_folded(table.inside),
        sites=_folded(table.sites),
        vessels=_folded(table.vessels),
        postnominals=table.postnominals,
        agentive=table.agentive,
        public=_folded(table.public),
        things=_folded(table.things),
        personal=_folded(table.personal),
        posted=_folded(table.posted),
        ministries=_folded(table.ministries),
        managing=_folded(table.managing),
        owning=_folded(table.owning),
        apart=_folded(table.apart),
    )


def _calendar(language: str) -> frozenset[str]:
    """The days and months of a language, by CLDR: "on Friday" and "in May" name nobody."""
    days, months = get_day_names("wide", locale=language), get_month_names("wide", locale=language)
    return frozenset(fold(str(name)) for name in (*days.values(), *months.values()))


def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)


def _indexed(entries: Iterable[tuple[str, str]]) -> dict[str, list[Entry]]:
    """Phrases by first token, in both ways that a tokeniser may treat a hyphen."""
    found: dict[str, list[Entry]] = {}
    for phrase, code in entries:
        whole = tuple(w for w in re.split(r"[ ']+", fold(phrase)) if w)
        split = tuple(w for w in re.split(r"[ ']+|(-)", fold(phrase)) if w)
        for words in {whole, split}:
            found.setdefault(words[0], []).append((words, code))
    for kept in found.values():
        kept.sort(key=lambda e: -len(e[0]))
    return found


def match(
    index: dict[str, list[Entry]], low: list[str], at: int, taken: Set[int] = frozenset()
) -> tuple[int, str] | None:
    """The longest phrase that starts at a token and holds none of ``taken``: index of its last token and its code."""
    for words, code in index.get(low[at], ()):
        end = at + len(words)
        if taken and any(k in taken for k in range(at + 1, end)):
            continue  # "président | du Conseil européen", not "président du Conseil"
        if end <= len(low) and (len(words) == 1 or tuple(low[at:end]) == words):
            return end - 1, code
    return None
