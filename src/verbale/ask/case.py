"""A dossier as the reasoning sees it: positions are words on acts, events and people's entries are facts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from verbale.ask.happened import happened, told_by_people
from verbale.ask.parties import joins
from verbale.ask.rekeyed import atom_shown
from verbale.ask.rivals import with_readings
from verbale.ask.sources import source_of
from verbale.ask.spoken import Spoken, spoken, unique_ids
from verbale.reason.case import Case, Link, Word
from verbale.reason.sheet import Sheet
from verbale.record.condition import atoms
from verbale.record.span import Span
from verbale.store.dossier import Dossier
from verbale.store.entries import EntryFilter
from verbale.store.facts import KeptLink, select_facts, select_links
from verbale.store.kinds import Kind


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case with what is needed to speak of it.

    Attributes:
        parties: Party key -> what to call it.
        acts: Act key -> the reports' words for it, the commonest first; phrases: the same for atoms of conditions.
        members: Group's party key -> party keys of those whom reports name as its members.
        sheet: Of a large dossier the lines of its positions; then the case has no words.
        unread: Lines of it that were not looked at for renderings of one utterance.
    """

    case: Case
    parties: dict[str, str] = field(default_factory=dict)
    acts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sheet: Sheet | None = None
    unread: int = 0

    def sayings(self) -> Iterable[Word]:
        """What is said on acts, each at least once."""
        return self.case.words if self.sheet is None else self.sheet.sayings()


def load(dossier: Dossier) -> Loaded:
    """The case of a dossier; rejected entries and replaced texts are left out."""
    positions = list(dossier.entries(EntryFilter(kinds=(Kind.POSITION,))))
    events = list(dossier.entries(EntryFilter(kinds=(Kind.EVENT,), status=("occurred",))))
    ids = unique_ids((*positions, *events))
    told = with_readings(dossier, spoken(dossier, positions, ids))
    sources = source_of(dossier, {s.entry.source.report_id: s.entry.source.published for s in told})
    words = [s.word(frozenset({sources[s.entry.source.report_id]})) for s in told]
    put = _conditions(told)
    facts = [fact for entry in events for fact in happened(entry, ids[entry.row], put.get(entry.source.report_id, ()))]
    known = joins(dossier)
    with dossier.reading() as connection:
        kept = [replace(f, atom=atom_shown(f.atom, known)) for f in select_facts(connection)]
        links = tuple(link_of(x, known) for x in select_links(connection))
    facts += map(told_by_people, kept)
    return Loaded(
        Case(tuple(words), tuple(facts), links),
        parties={p.key: p.label for s in reversed(told) for p in s.entry.parties},
        acts=_told((s.act, s.position.act.text) for s in told),
        phrases=_told((a.key, a.text) for s in told for a in atoms(s.position.condition) if a.text),
        members=_members(dossier),
    )


def _conditions(told: Iterable[Spoken]) -> dict[str, list[Span]]:
    """Report id -> where conditions stand in it."""
    found: dict[str, list[Span]] = {}
    for s in told:
        spans = (kept.span for part, kept in s.entry.passages if part == "condition")
        found.setdefault(s.entry.source.report_id, []).extend(spans)
    return found


def link_of(x: KeptLink, known: Mapping[str, str]) -> Link:
    """A link as the reasoning sees it, with its parties as they are shown."""
    return Link(
        x.id,
        atom_shown(x.atom, known),
        atom_shown(x.counts_as, known),
        accepted=x.accepted is not None,
        author=x.accepted_by or x.author,
        on=x.accepted or x.added,
        withdrawn=x.retracted,
        note=x.note,
    )


def _told(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, Counter[str]] = {}
    for key, words in pairs:
        found.setdefault(key, Counter())[" ".join(words.split())] += 1
    return {key: tuple(words for words, _ in counted.most_common()) for key, counted in found.items()}


def _members(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for entry in dossier.entries(EntryFilter(kinds=(Kind.MEMBERSHIP,))):
        for group in entry.named("group"):
            found.setdefault(group.key, set()).update(p.key for p in entry.named("actor"))
    return {group: tuple(sorted(members)) for group, members in found.items()}
