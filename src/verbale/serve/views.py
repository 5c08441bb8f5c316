"""Entries and reports as pages and JSON show them: small frozen types, made from what the store gives."""

from dataclasses import dataclass

from verbale.record.condition import Condition
from verbale.record.event import Event, Figure, When
from verbale.record.position import Position
from verbale.record.statement import Statement
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.phrase import condition_words
from verbale.serve.security.roles import Role, Visitor
from verbale.show.origin import file_name
from verbale.store.entries import Entry, Source
from verbale.store.kinds import Kind
from verbale.store.reports import KeptReport

LEADS = 3  # parties that a headline names


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list.

    ``short`` is the beginning of its id, enough for an address; ``file`` the name it came under, without the folders of
    the machine that read it.
    """

    id: str
    short: str
    title: str
    file: str
    outlet: str
    language: str
    published: str
    agencies: tuple[str, ...]
    length: int
    entries: tuple[tuple[str, int], ...]
    current: bool


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party that an entry names, its key across reports, and its part in it."""

    key: str
    label: str
    part: str


@dataclass(frozen=True, slots=True)
class PassageLine:
    """Exact words with their place and what stands beside them (W3C position and quote selectors)."""

    part: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in a list, on a card or in the margin.

    Attributes:
        id: Unique in the dossier; the entry's address is ``/entries/<id>``.
        kind: statement, position, event, figure, role or membership.
        about: Label of whom it is about; ``party``: that one's key; "" for none.
        leads: All whom it is about in the same part (who speak together, who take part), at most ``LEADS`` of them;
            ``others``: how many more there are.
        stance, act, type, status: As its kind has them; "" for none.
        what: The act in the report's words where it is on no list (see ``Act.own_words``), else "".
        condition: In the reader's words; "" for none. ``requirement``: not unless the condition holds.
        words: The exact words it rests on.
        day: ISO date it tells of; "" for an event whose report states no day. ``published``: that of its report.
        state: unreviewed, accepted, edited or rejected.
        kept: No longer found by the program, kept for a person's decision.
        report: Id of its report; ``source``: outlet or title of it; ``agencies``: whom it credits; ``language``: of
            its words.
    """

    id: str
    kind: str
    about: str
    party: str
    leads: tuple[PartyLine, ...]
    others: int
    stance: str
    act: str
    what: str
    type: str
    status: str
    condition: str
    requirement: bool
    words: str
    day: str
    published: str
    confidence: float
    rule: str
    state: str
    kept: bool
    current: bool
    report: str
    short: str
    source: str
    agencies: tuple[str, ...]
    language: str
    parties: tuple[PartyLine, ...]
    passages: tuple[PassageLine, ...]


def report_line(report: KeptReport) -> ReportLine:
    """A report as a list shows it."""
    return ReportLine(
        id=report.id,
        short=short(report.id),
        title=report.title or file_name(report.origin),
        file=file_name(report.origin),
        outlet=report.outlet or "",
        language=report.language,
        published=report.published or "",
        agencies=report.agencies,
        length=report.length,
        entries=tuple((kind.value, number) for kind, number in report.entries.items() if kind is not Kind.SKIPPED),
        current=report.current,
    )


def short(report_id: str) -> str:
    """The part of a report's id that stands in addresses."""
    return report_id.removeprefix("sha256:")[:16]


def source_name(source: Source) -> str:
    """Who tells it: the outlet, the agencies credited, else the title or where it came from."""
    return source.outlet or "/".join(source.agencies) or report_name(source)


def report_name(source: Source) -> str:
    """What to call one report among others: its outlet, else its title, else where it came from.

    The agencies it credits stand beside it: a report with a wire's sentences is not the wire's.
    """
    return source.outlet or source.title or file_name(source.origin)


def origin_for(origin: str, visitor: Visitor) -> str:
    """Where a report came from; to those who may not add reports, without the folders of the machine that read it."""
    return origin if visitor.may(Role.EDITOR) else file_name(origin)


def told_day(entry: Entry) -> str:
    """The day an entry tells of; "" for an event whose report states none: the day of the report is not its day."""
    if isinstance(entry.finding, Event) and (entry.finding.when is None or not _dated(entry.finding.when)):
        return ""
    return entry.day or ""


def _dated(when: When) -> bool:
    return bool(when.start or when.end)


def condition_of(entry: Entry) -> Condition | None:
    """On what a position depends."""
    return entry.finding.condition if isinstance(entry.finding, Position) else None


def entry_line(entry: Entry, t: Strings) -> EntryLine:
    """An entry as lists and cards show it."""
    finding, about = entry.finding, entry.parties[0] if entry.parties else None
    parties = tuple(PartyLine(p.key, called(p.key, p.label, t), p.part) for p in entry.parties)
    leads = tuple(dict.fromkeys(p for p in parties if p.part == parties[0].part))
    return EntryLine(
        id=entry.id,
        kind=entry.kind.value,
        about=called(about.key, about.label, t) if about else "",
        party=about.key if about else "",
        leads=leads[:LEADS],
        others=max(0, len(leads) - LEADS),
        stance=finding.stance.value if isinstance(finding, Position) else "",
        act=finding.act.code if isinstance(finding, Position) else "",
        what=finding.act.own_words if isinstance(finding, Position) else "",
        type=_type(entry),
        status=_status(entry),
        condition=condition_words(condition_of(entry), t),
        requirement=isinstance(finding, Position) and finding.requirement,
        words=entry.words,
        day=told_day(entry),
        published=entry.source.published or "",
        confidence=entry.confidence,
        rule=entry.rule,
        state=entry.state,
        kept=entry.kept,
        current=entry.current,
        report=entry.source.report_id,
        short=short(entry.source.report_id),
        source=report_name(entry.source),
        agencies=entry.source.agencies,
        language=entry.source.language,
        parties=parties,
        passages=tuple(
            PassageLine(part, s.span.start, s.span.end, s.exact, s.prefix, s.suffix) for part, s in entry.passages
        ),
    )


def _type(entry: Entry) -> str:
    match entry.finding:
        case Statement(kind=kind):
            return kind.value
        case Event(type=name):
            return name
        case Figure(unit=unit, counts=counts):
            return counts or unit or ""
    return str(getattr(entry.finding, "office", None) or getattr(entry.finding, "quality", ""))


def _status(entry: Entry) -> str:
    match entry.finding:
        case Statement(modality=modality):
            return modality.value
        case Event(status=status):
            return status.value
    return ""
