"""What the tables keep of each kind of finding, beside the finding itself: the columns that questions filter on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from verbale.record.actors import Actor, Membership, Role, folded, party_key
from verbale.record.condition import atoms
from verbale.record.event import Event, Figure
from verbale.record.position import Position
from verbale.record.record import Finding, Skipped
from verbale.record.span import Span
from verbale.record.statement import Statement


class Kind(StrEnum):
    """What an entry is."""

    STATEMENT = "statement"
    POSITION = "position"
    EVENT = "event"
    FIGURE = "figure"
    ROLE = "role"
    MEMBERSHIP = "membership"
    SKIPPED = "skipped"


TYPES: dict[Kind, type] = {
    Kind.STATEMENT: Statement,
    Kind.POSITION: Position,
    Kind.EVENT: Event,
    Kind.FIGURE: Figure,
    Kind.ROLE: Role,
    Kind.MEMBERSHIP: Membership,
    Kind.SKIPPED: Skipped,
}
PLURALS: dict[Kind, str] = {kind: f"{kind}s" for kind in Kind} | {Kind.SKIPPED: "skipped"}  # keys of the interchange


@dataclass(frozen=True, slots=True)
class Facets:
    """The filterable side of one finding.

    Attributes:
        parties: (actor id, part it has) in order of weight; the first is whom the entry is about.
        spans: (part, span).
        day: ISO date it tells of; None: that of its report.
    """

    parties: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    stance: str | None = None
    act: str | None = None
    type: str | None = None
    status: str | None = None
    start: str | None = None
    said: tuple[str, ...] = ()  # other words that tell two findings of the same words apart


def facets(finding: Finding) -> Facets:
    """The filterable side of a finding."""
    match finding:
        case Statement():
            return _statement(finding)
        case Position():
            return _position(finding)
        case Event():
            return _event(finding)
        case Figure():
            known = f"{finding.value}/{finding.max}/{finding.bound}/{finding.unit}"
            return Facets(spans=(("evidence", finding.span),), said=(known,))
        case Role(actor, office, of, evidence):
            parties = _named((actor, "actor"), (of, "of"))
            return Facets(parties, _spans(evidence=evidence), said=(folded(office),))
        case Membership(actor, group, quality, evidence):
            parties = _named((actor, "actor"), (group, "group"))
            return Facets(parties, _spans(evidence=evidence), type=quality)
        case Skipped(what, span, reason):
            return Facets(spans=(("evidence", span),) if span else (), type=what, said=(reason,))


def _named(*given: tuple[str | None, str]) -> tuple[tuple[str, str], ...]:
    return tuple((actor, part) for actor, part in given if actor)


def _spans(**given: tuple[Span, ...]) -> tuple[tuple[str, Span], ...]:
    return tuple((part, span) for part, spans in given.items() for span in spans)


def _statement(s: Statement) -> Facets:
    speakers = tuple((actor, "speaker") for actor in s.speaker)
    return Facets(
        parties=(*speakers, *_named((s.via, "via"), (s.addressee, "addressee"))),
        spans=_spans(content=s.content, cue=s.cue, source=s.source),
        type=s.kind.value,
        status=s.modality.value,
        start=s.said,
    )


def _position(p: Position) -> Facets:
    others = ((p.holder, "holder"), (p.act.agent, "agent"), (p.target, "target"), (p.beneficiary, "beneficiary"))
    conditions = tuple(("condition", atom.span) for atom in atoms(p.condition) if atom.span)
    act = (("act", p.act.span),) if p.act.span else ()
    ends = (("even-after", p.even_after),) if p.even_after else ()
    return Facets(
        parties=_named((p.actor, "actor"), *others),
        spans=(*_spans(evidence=p.evidence), *act, *conditions, *ends),
        stance=p.stance.value,
        act=p.act.code,
        said=tuple(atom.key for atom in atoms(p.condition)),
    )


def _event(e: Event) -> Facets:
    when = (("when", e.when.span),) if e.when else ()
    return Facets(
        parties=tuple((p.actor, "participant") for p in e.participants),
        spans=(*_spans(evidence=e.evidence), *when),
        type=e.type,
        status=e.status.value,
        start=e.when.start if e.when else None,
        said=(e.place or "", e.mode or ""),
    )


def party_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The key across reports of an actor of a record; words that name no actor are their own key."""
    return party_key(actors[actor]) if actor in actors else folded(actor) or actor
