"""Who the world knows: states, organisations, seats of power, and who held which office when.

The tables are tab-separated files under ``languages/gazetteer/`` and a user's own files of the same columns.
They say who a word may mean on a day; they never say what a party thinks. A form matches word by word,
accents and hyphens aside; it keeps its capital, and a form in capitals ("US") only matches capitals.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from verbale.languages.gazetteer_rows import Row, read_rows
from verbale.languages.load import data_folder
from verbale.languages.own import GAZETTEERS, own
from verbale.languages.words import word_spans
from verbale.record.errors import LanguageError

ENTRIES = ("name", "demonym", "capital", "seat", "person")


@dataclass(frozen=True, slots=True)
class Party:
    """A state or an organisation.

    Attributes:
        key: ISO 3166-1 alpha-3 of a state, a slug for an organisation ("nato").
        type: ``state``, ``organisation`` or ``group``.
        names: Language code -> name; "" for every other language.
        country: ISO 3166-1 alpha-3 of a state, or of the state that a body belongs to; "" if none.
        acts_through: Key of the organisation whose offices carry its adjective ("diplomatie européenne").
    """

    key: str
    type: str
    names: dict[str, str]
    country: str
    acts_through: str = ""

    def name(self, language: str) -> str:
        """The name in a language, else in any."""
        return self.names.get(language) or self.names.get("") or next(iter(self.names.values()), self.key)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office: full name, the name he is called by alone, gender (``m``, ``f`` or "")."""

    key: str
    name: str
    family: str
    gender: str
    names: dict[str, str]

    def name_in(self, language: str) -> str:
        """The name in a language, where it has one of its own ("Francis", "François")."""
        return self.names.get(language, self.name)


@dataclass(frozen=True, slots=True)
class Tenure:
    """``person`` held ``office`` of party ``of`` from the first day to the last, both included."""

    person: str
    office: str
    of: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry: its words folded, and what it stands for; ``states``: it is about a state."""

    words: tuple[str, ...]
    entry: str
    key: str
    text: str
    capitals: bool
    states: bool = True


@dataclass
class Gazetteer:
    """All entries, indexed for reading a report. Treat as immutable."""

    parties: dict[str, Party] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    tenures: dict[tuple[str, str], list[Tenure]] = field(default_factory=dict)
    careers: dict[str, list[Tenure]] = field(default_factory=dict)
    _forms: dict[str, dict[str, list[Form]]] = field(default_factory=dict)
    _longer: dict[str, dict[str, list[Form]]] = field(default_factory=dict)
    _families: dict[str, set[str]] = field(default_factory=dict)
    _firsts: dict[str, set[str]] = field(default_factory=dict)

    def starting(self, word: str, language: str) -> list[Form]:
        """Forms that begin with a folded word, the longest first."""
        return self.index(language).get(word, [])

    def index(self, language: str) -> dict[str, list[Form]]:
        """First folded word -> forms in a language or in all, the longest first."""
        own = self._forms.get(language)
        if own is None:
            own = self._forms[language] = {}
        if "" in self._forms and "\0merged" not in own:
            for word, forms in self._forms[""].items():
                own[word] = own.get(word, []) + forms
            own["\0merged"] = []
            for forms in own.values():
                forms.sort(key=lambda f: -len(f.words))
        return own

    def longer_names(self, language: str) -> dict[str, list[Form]]:
        """Key of a party -> its names of several words in a language or in all."""
        if language not in self._longer:
            found: dict[str, list[Form]] = {}
            for form in (form for forms in self.index(language).values() for form in forms):
                if form.entry == "name" and len(form.words) > 1:
                    found.setdefault(form.key, []).append(form)
            self._longer[language] = found
        return self._longer[language]

    def holders(self, office: str, of: str, day: date) -> set[str]:
        """Keys of those who held an office of a party on a day; changes of that day give both."""
        return {t.person for t in self.tenures.get((office, of), ()) if t.first <= day <= t.last}

    def first_word(self, person: str) -> str:
        """The first word of a person's name, folded."""
        return word_spans(self.people[person].name)[0][0]

    def called(self, first: str) -> set[str]:
        """Keys of the people whose name begins with a folded word."""
        return self._firsts.get(first, set())

    def named(self, family: str) -> set[str]:
        """Keys of the people called by a folded family name."""
        return self._families.get(family, set())

    def add(self, row: Row) -> None:
        """Take in one row."""
        if row.entry == "person":
            self._add_person(row)
        elif row.entry == "name":
            party = self.parties.setdefault(row.key, Party(row.key, row.type, {}, row.country, row.of))
            party.names.setdefault(row.language, row.forms[0])
        for text in row.forms:
            words = tuple(word for word, _, _ in word_spans(text))
            if words and (row.entry != "person" or " " in text.strip()):
                form = Form(words, row.entry, row.key, text, text.isupper(), row.type in ("", "state"))
                self._forms.setdefault(row.language, {}).setdefault(words[0], []).append(form)

    def _family_first(self, row: Row) -> bool:
        """Whether the family name stands first ("Xi Jinping"): it is given apart and begins the name."""
        return self.people[row.key].name.startswith(self.people[row.key].family + " ")

    def _add_person(self, row: Row) -> None:
        if row.key not in self.people:
            family = next((f for f in row.forms if " " not in f), row.forms[0].split()[-1])
            self.people[row.key] = Person(row.key, row.forms[0], family, row.gender, {})
        self.people[row.key].names.setdefault(row.language, row.forms[0])
        self._firsts.setdefault(word_spans(row.forms[0])[0][0], set()).add(row.key)
        for form in (self.people[row.key].family, *(f.split()[-1] for f in row.forms if not self._family_first(row))):
            self._families.setdefault(" ".join(w for w, _, _ in word_spans(form)), set()).add(row.key)
        if row.office:
            tenure = Tenure(row.key, row.office, row.of, row.first, row.last)
            self.tenures.setdefault((row.office, row.of), []).append(tenure)
            self.careers.setdefault(row.key, []).append(tenure)


def _files(folder: Path) -> list[Path]:
    """The gazetteer files of a folder of language data."""
    return sorted(p for p in (folder / "gazetteer").glob("*") if p.suffix in GAZETTEERS)


def gazetteer(overlays: tuple[Path, ...] | None = None) -> Gazetteer:
    """The shipped gazetteers with a user's on top: files, or folders that hold ``gazetteer/*.tsv`` or ``*.csv``.

    Without ``overlays`` those that the program was told of (``languages.own``).

    Raises:
        LanguageError: a row does not fit; the message names file, line and column.
    """
    return _gazetteer(own() if overlays is None else overlays)


@cache
def _gazetteer(overlays: tuple[Path, ...]) -> Gazetteer:
    found = Gazetteer()
    own_rows = [(path, row) for o in overlays for path in (_files(o) if o.is_dir() else [o]) for row in read_rows(path)]
    for path in _files(data_folder()):
        for row in read_rows(path):
            found.add(row)
    for _, row in own_rows:
        found.add(row)
    for path, row in own_rows:
        if row.office and row.of not in found.parties:
            message = (
                f"column 'of': found {row.of!r}, expected the key of a state or organisation that has a row 'name'"
            )
            raise LanguageError(path, row.line, message)
    found._forms.setdefault("", {})
    return found
