"""What is known of one report while its actors are found: sheets, marks, offices, people, and who is noted where."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from verbale.extract.cast.acronyms import spelled_name
from verbale.extract.cast.capitals import settle_capitals
from verbale.extract.cast.chains import NEVER, PERSON, Chain, chains, guesses
from verbale.extract.cast.era import Era, titled
from verbale.extract.cast.heard import Heard
from verbale.extract.cast.initials import spelt
from verbale.extract.cast.kinds import settle_kinds
from verbale.extract.cast.lexicon import lexicon
from verbale.extract.cast.lookup import Hit, hits, is_given_name, matches, opens_a_name
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.office import Office
from verbale.extract.cast.offices import read_offices
from verbale.extract.cast.people import People
from verbale.extract.cast.roster import Figure, Roster
from verbale.extract.cast.sheet import Sheet
from verbale.languages.gazetteers import Gazetteer, gazetteer
from verbale.languages.words import word_spans
from verbale.parse.parsed import ParsedReport
from verbale.record.actors import ActorType, How, Membership
from verbale.record.report import SectionRole
from verbale.record.span import Span


class Scene:
    """The shared state of the parts of the cast.

    Attributes:
        sheets, marks, offices: By number of the block.
        plain: Words that the report writes with a small letter, and with a capital only where a sentence starts.
        phrases: (Block, token) -> first and last token of the noun phrase with title, name and apposition.
        state_counts: How often the report names each party of the gazetteer.
        holders: How often it names each office holder of the gazetteer in full.
        countries: How often it names each state, by its own name or by that of a body or a holder that is its alone.
        acronyms: Short forms that the report gives in brackets after the name that they spell.
    """

    def __init__(self, parsed: ParsedReport) -> None:
        self.parsed = parsed
        overlays = self.overlays = tuple(Path(o) for o in parsed.overlays)
        self.words = lexicon(parsed.language, overlays)
        self.known = gazetteer(overlays)
        self.day = _day(parsed.report.published)
        self.roster = Roster(parsed.report.id)
        self.people = People(self.roster, self.known, parsed.language, Era(self.known), self.words.given, overlays)
        self.memberships: list[Membership] = []
        self.heard = Heard(parsed, self.words)
        self.sheets = {block.number: Sheet(block) for block in parsed.prose}
        self.plain = _plain_words(list(self.sheets.values()))
        self.marks: dict[int, Marks] = {}
        self.offices: dict[int, list[Office]] = {}
        self.phrases: dict[tuple[int, int], tuple[int, int]] = {}
        self.state_counts: Counter[str] = Counter()
        self.holders: Counter[str] = Counter()
        self.acronyms: set[str] = set()
        for number, sheet in self.sheets.items():
            self._mark(number, sheet)
        settle_capitals(list(self.marks.values()), self.known, self.state_counts)
        settle_kinds(self.marks.values(), self.words, self.known, self.plain)
        self.countries = self._count_countries()
        self._guess_names()
        for number, marks in self.marks.items():
            self.offices[number] = read_offices(marks)
        self.era = self._find_era()
        self.people.era, self.people.mentioned = self.era, self.state_counts

    def _mark(self, number: int, sheet: Sheet) -> None:
        marks = Marks(sheet, self.words, hits(sheet, self.known, self.parsed.language, self.words.modifiers_first))
        marks.hit = {k: h for k, h in marks.hit.items() if not is_given_name(sheet, h, self.words.given)}
        if not self.words.modifiers_first:
            marks.hit = {k: h for k, h in marks.hit.items() if not opens_a_name(sheet, h)}
        spelled = [c for c in spelt(sheet) if c.first not in marks.heads and not _gazetted(marks, c)]
        self.acronyms.update(sheet.text[c.last + 2] for c in spelled)
        for k, word in enumerate(sheet.text):
            if word in self.acronyms and sheet.label[k] in NEVER:
                sheet.label[k] = "ORG"  # "Defra later said", read as a date
        for chain in spelled:
            for k in range(chain.first, chain.last + 1):
                marks.hit.pop(k, None)
                marks.heads.pop(k, None)
        taken = {k for k, h in marks.hit.items() if h.entry != "person"}
        taken.update(k for c in spelled for k in range(c.first, c.last + 1))
        for first, (last, _) in marks.heads.items():
            taken.update(range(first, last + 1))
        gazetted = [
            Chain(h.first, h.last, PERSON) for k, h in marks.hit.items() if h.entry == "person" and k == h.first
        ]
        taken.update(k for c in gazetted for k in range(c.first, c.last + 1))
        self.holders.update(h.forms[0].key for k, h in marks.hit.items() if h.entry == "person" and k == h.first)
        marks.hit = {k: h for k, h in marks.hit.items() if h.entry != "person"}
        marks.take(sorted((*spelled, *gazetted, *chains(sheet, self.words, taken, self.plain)), key=lambda c: c.first))
        marks.may_hold = lambda code, hit, chain: self._may_hold(sheet, code, hit, chain)
        self.marks[number] = marks
        self.state_counts.update(_keys(marks))

    def _count_countries(self) -> Counter[str]:
        """How often the report names each state or something that is one state's alone, its dateline included."""
        named = Counter(self.state_counts)
        named.update(self.datelines)
        found: Counter[str] = Counter()
        for key, times in named.items():
            found[self.known.parties[key].country] += times
        for person, times in self.holders.items():
            served = {self.known.parties[t.of].country for t in self.known.careers.get(person, ())}
            found.update(dict.fromkeys(served, times) if len(served) == 1 else {})
        del found[""]
        return found

    @cached_property
    def datelines(self) -> tuple[str, ...]:
        """The states from whose capitals the report comes, by its dateline."""
        blocks = (b.span.words(self.parsed.text) for b in self.parsed.blocks if b.role is SectionRole.DATELINE)
        found = (form for words in blocks for form in matches(words, self.known, self.parsed.language, True))
        return tuple(forms[0].key for _, _, forms in found if forms[0].entry == "capital")

    def _guess_names(self) -> None:
        """Words that open a sentence and are the family name of somebody named in full, or of an office holder."""
        families = {
            marks.sheet.low[c.last] for marks in self.marks.values() for c in marks.chain.values() if c.last > c.first
        }
        known = FamilyNames(families, self.known)
        for marks in self.marks.values():
            taken = {*marks.chain, *marks.hit, *(k for k in marks.heads)}
            marks.take(guesses(marks.sheet, taken, known))

    def _may_hold(self, sheet: Sheet, code: str, hit: Hit | None, name: Chain) -> bool:
        """Whether somebody of that name ever held the office, as far as the gazetteer knows its holders."""
        of = self.one_key(hit) if hit else None
        if of is None or not self.known.tenures.get((code, of)):
            return True
        return bool(titled(self.known, folded_words(sheet, name)[-1:], code, of))

    def _find_era(self) -> Era:
        """The time of the report: its date, else what the offices with a name beside them tell."""
        if self.day:
            return Era(self.known, ((self.day, self.day),))
        era = Era(self.known)
        for number, offices in self.offices.items():
            sheet = self.sheets[number]
            for office in offices:
                if office.name and not office.former:
                    hit = next((o.hit for o in office.owners if o.hit), None)
                    of = self.one_key(hit) if hit else None
                    told = titled(self.known, folded_words(sheet, office.name), office.code, of)
                    era = era.narrowed(told) if told else era
        return era

    def text(self, sheet: Sheet, first: int, last: int) -> str:
        """The report's own words from one token to another."""
        return self.parsed.plain(sheet.span(first, last))

    def own(self, sheet: Sheet, first: int, last: int, actor: str) -> None:
        """Note that tokens speak of an actor, where nothing else is noted."""
        for k in range(first, last + 1):
            sheet.owner.setdefault(k, actor)

    def one_key(self, hit: Hit) -> str | None:
        """The party that a gazetteer hit stands for; of several, the only one that the report also names."""
        if hit.entry == "person":
            return None
        keys = {f.key for f in hit.forms}
        if len(keys) > 1:  # "RSF": Reporters without borders, or the forces of a state that the report names
            named = {k for k in keys if self.state_counts[k]}
            keys = named or {k for k in keys if self.countries[self.known.parties[k].country]}
            keys = self._foremost(keys)
        return keys.pop() if len(keys) == 1 else None

    def _foremost(self, keys: set[str]) -> set[str]:
        """Of bodies of one name that of the state which the report names more than the others' states together."""
        times = {k: self.countries[self.known.parties[k].country] for k in keys}
        first = max(times, key=lambda k: times[k], default=None)
        return {first} if first and 2 * times[first] > sum(times.values()) else keys

    def party(self, key: str) -> str:
        """The id of a state or an organisation of the gazetteer."""
        party = self.known.parties[key]
        return self.add(party.name(self.parsed.language), ActorType(party.type), key, party.country or None)

    def only_state(self, near: Span) -> str | None:
        """The state that the report is about: named more than all others together, and alone around a place.

        None where there is none, or where the paragraph of the place speaks of another state.
        """
        states = Counter({k: n for k, n in self.state_counts.items() if self._is_state(k)})
        top = states.most_common(1)
        block = self.parsed.block_at(near.start)
        if not top or 2 * top[0][1] <= states.total() or block is None or block.number not in self.marks:
            return None
        named = {f.key for hit in self.marks[block.number].hit.values() for f in hit.forms if self._is_state(f.key)}
        return self.party(top[0][0]) if named <= {top[0][0]} else None

    def _is_state(self, key: str) -> bool:
        party = self.known.parties.get(key)
        return party is not None and party.type == "state"

    def name_in_full(self) -> None:
        """Call an organisation of the gazetteer by the fullest name that the report itself gives it."""
        for figure in self.by_id.values():
            if figure.type is ActorType.ORGANISATION and figure.key in self.known.parties and figure.name:
                forms = [self.parsed.plain(m.span) for m in figure.mentions if m.how is How.NAME]
                longest = max(forms, key=lambda f: len(f.split()), default="")
                if len(longest.split()) > len(figure.name.split()):
                    figure.name = " ".join(longest.split())
                elif forms and figure.name not in forms:
                    spelled = spelled_name(self.known, figure.key, self.parsed.language, forms)
                    figure.name = spelled or (longest if _renamed(figure.name, longest) else figure.name)

    @property
    def by_id(self) -> dict[str, Figure]:
        """The actors by id."""
        return self.roster.by_id

    def add(self, name: str | None, kind: ActorType, key: str | None = None, country: str | None = None) -> str:
        """The id of the actor of that name, made if new; ``name`` None makes an unnamed one (give a ``key``)."""
        return self.roster.add(name, kind, key, country)

    def mention(self, actor: str, span: Span, how: How, rule: str) -> None:
        """Note that these words speak of the actor."""
        self.roster.mention(actor, span, how, rule)


@dataclass(frozen=True)
class FamilyNames:
    """Names by which somebody may be called alone: of those whom the report names in full, and of office holders."""

    told: set[str]
    known: Gazetteer

    def __contains__(self, word: object) -> bool:
        return word in self.told or bool(self.known.named(str(word)))


def _renamed(known: str, told: str) -> bool:
    """Whether a report calls a body of the tables by as many words, and by another one ("Rassemblement national")."""
    before, now = known.split(), told.split()
    return len(before) == len(now) > 1 and [w[0].casefold() for w in before] != [w[0].casefold() for w in now]


def _gazetted(marks: Marks, chain: Chain) -> bool:
    """Whether the gazetteer knows a name of several words that ends with the chain, or reaches beyond it."""
    hit = marks.hit.get(chain.last)
    if hit is None:
        return False
    return hit.first < chain.first or (hit.entry == "name" and hit.first <= chain.first + 1)


def _plain_words(sheets: list[Sheet]) -> set[str]:
    """The folded words that stand with a small letter, and never with a capital inside a sentence."""
    small = {low for s in sheets for word, low in zip(s.text, s.low, strict=True) if word[0].islower()}
    inside = ((w, low, s.starts[k]) for s in sheets for k, (w, low) in enumerate(zip(s.text, s.low, strict=True)))
    return small - {low for word, low, starts in inside if word[0].isupper() and not starts}


def _keys(marks: Marks) -> list[str]:
    """The party of each gazetteer hit that means one party only."""
    return [
        hit.forms[0].key
        for k, hit in marks.hit.items()
        if k == hit.first and len({f.key for f in hit.forms}) == 1 and hit.entry != "person"
    ]


def folded_words(sheet: Sheet, chain: Chain) -> tuple[str, ...]:
    """The words of a name, folded, hyphens and full stops apart."""
    return tuple(w for w, _, _ in word_spans(sheet.words(chain.first, chain.last)))


def _day(published: date | None) -> date | None:
    return published.date() if isinstance(published, datetime) else published
