"""Utterances of a dossier with all their renderings, and how these differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.ask.joined import Joined, joined
from verbale.ask.names import parties_named
from verbale.ask.parties import joins
from verbale.reconcile.origin import groups
from verbale.reconcile.quotes import Relation, Variant
from verbale.reconcile.utterance import Utterance, statements_of
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.store.dossier import Dossier

CUT = frozenset({Relation.TRUNCATED, Relation.EXTENDED})


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """Which utterances; of several relations one must be met, ``meaning`` narrows it down.

    Attributes:
        actor: Whose, as a person writes the name; None: anybody's.
        cut, altered, translated: Only those with such renderings.
        meaning: Only where the difference touches a negation, a condition, a reservation, a hedge or a number.
    """

    actor: str | None = None
    cut: bool = False
    altered: bool = False
    translated: bool = False
    meaning: bool = False

    @property
    def relations(self) -> frozenset[Relation]:
        """The relations asked for; empty: any."""
        wanted = set(CUT) if self.cut else set()
        wanted |= {Relation.ALTERED} if self.altered else set()
        return frozenset(wanted | ({Relation.TRANSLATED} if self.translated else set()))


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one report gives an utterance: the words in quote marks, or the content where there are none.

    Attributes:
        statement: Id of the statement; "" for quoted words that no statement holds.
    """

    report: Report
    statement: str
    spans: tuple[Span, ...]
    quoted: bool

    @property
    def words(self) -> str:
        """The exact words, pieces joined by an ellipsis in brackets."""
        return " […] ".join(span.words(self.report.text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Difference:
    """How two renderings (their places in the utterance) differ."""

    first: int
    second: int
    variant: Variant


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """One utterance: its renderings in order of publication, and how they differ.

    Attributes:
        speakers: Keys of the named parties who spoke.
        told_by: Who spoke, as the first rendering that tells it calls them.
    """

    speakers: tuple[str, ...]
    told_by: tuple[str, ...]
    renderings: tuple[Rendering, ...]
    differences: tuple[Difference, ...]


Key = tuple[str, str, tuple[Span, ...]]


def quotes(dossier: Dossier, question: QuoteQuestion | None = None, found: Joined | None = None) -> list[QuoteAnswer]:
    """The utterances that fit; those told by one report alone only where no difference is asked for."""
    question = question or QuoteQuestion()
    wanted = _keys(dossier, question.actor) if question.actor else None
    found = found or joined(dossier)
    answers = _told_twice(found)
    if not question.relations and not question.meaning:
        answers += _told_once(found, {r.statement for a in answers for r in a.renderings})
    kept = [a for a in answers if _fits(a, question) and (wanted is None or wanted & set(a.speakers))]
    return sorted(kept, key=_order)


def _keys(dossier: Dossier, name: str) -> frozenset[str]:
    """The keys of a party, that of those joined with it among them."""
    known = joins(dossier)
    return frozenset(known.get(key, key) for key in parties_named(dossier, name))


def _fits(answer: QuoteAnswer, question: QuoteQuestion) -> bool:
    if not question.relations and not question.meaning:
        return True
    return any(
        (not question.relations or d.variant.relation in question.relations)
        and (not question.meaning or d.variant.touches)
        for d in answer.differences
    )


def _order(answer: QuoteAnswer) -> tuple[str, str, tuple[Span, ...]]:
    first = answer.renderings[0]
    return str(first.report.published or ""), first.report.origin, first.spans


def _told_twice(found: Joined) -> list[QuoteAnswer]:
    """Utterances with several renderings."""
    variants = [v for c in found.compared for v in (*c.quotes, *c.retold)]
    ends = [(_key(v.first, v.a), _key(v.second, v.b)) for v in variants]
    told = {
        key: end
        for v, pair in zip(variants, ends, strict=True)
        for key, end in zip(pair, (v.first, v.second), strict=True)
    }
    answers = []
    for group in groups(told, ends):
        inside = set(group)
        rendered = sorted(((_rendering(told[key], key[2]), told[key]) for key in group), key=lambda r: _when(r[0]))
        renderings = [rendering for rendering, _ in rendered]
        place = {(r.report.id, r.statement, r.spans): n for n, r in enumerate(renderings)}
        differences = tuple(
            Difference(place[one], place[other], v)
            for v, (one, other) in zip(variants, ends, strict=True)
            if one in inside
        )
        speakers = sorted({s for key in group for s in told[key].speakers})
        told_by = next((u.told_by for _, u in rendered if u.told_by), ())
        answers.append(QuoteAnswer(tuple(speakers), told_by, tuple(renderings), differences))
    return answers


def _told_once(found: Joined, known: Iterable[str]) -> list[QuoteAnswer]:
    """Quoted statements of one report alone."""
    seen, answers = set(known), []
    for story in found.stories:
        for member in story.members:
            for u in statements_of(found.shelf.record(member.report.id)):
                if u.quoted and u.statement.id not in seen:
                    answers.append(QuoteAnswer(tuple(sorted(u.speakers)), u.told_by, (_rendering(u, u.quoted),), ()))
    return answers


def _key(u: Utterance, spans: tuple[Span, ...]) -> Key:
    return u.record.report.id, u.statement.id, spans


def _rendering(u: Utterance, spans: tuple[Span, ...]) -> Rendering:
    return Rendering(u.record.report, u.statement.id, spans, bool(u.quoted))


def _when(rendering: Rendering) -> tuple[str, str, tuple[Span, ...]]:
    return str(rendering.report.published or ""), rendering.report.origin, rendering.spans
