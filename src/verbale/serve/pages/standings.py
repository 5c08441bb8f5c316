"""Where acts stand and what unlocks a goal, as lines in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from verbale.ask.run import Board
from verbale.reason.case import Word, party_of
from verbale.reason.stand import Standing
from verbale.record.errors import QuestionError
from verbale.serve.language import Strings
from verbale.serve.pages.facts import atom_label
from verbale.serve.phrase import condition_words
from verbale.serve.views import short

SETS = 64
REASONS = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that carry a status, and the report they stand in (its part in addresses)."""

    words: str
    short: str
    entry: str


@dataclass(frozen=True, slots=True)
class RivalLine:
    """Where an act would stand by another rendering of the same utterance, a cut one for instance, and its words."""

    status: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StandingLine:
    """Where an act stands.

    Attributes:
        rivals: Where it would stand by other renderings of what was said.
        before: Where it stood without the switches, "" where that is the same.
        entries: How many entries say what carries the status; reasons: the words of some.
    """

    act: str
    party: str
    label: str
    status: str
    before: str
    waits_for: tuple[str, ...]
    confidence: float
    sources: int
    entries: int
    reasons: tuple[Reason, ...]
    rivals: tuple[RivalLine, ...]


@dataclass(frozen=True, slots=True)
class UnlockLine:
    """One minimal set for the goal: facts in words."""

    levers: tuple[str, ...]


def standing_line(s: Standing, was: Standing | None, board: Board, t: Strings) -> StandingLine:
    """Where an act stands, and where it stood; ``was`` None: it is not asked for.

    Where no words carry it any more, those are told that did.
    """
    carried = s if s.words or was is None else was
    return StandingLine(
        act=s.act,
        party=party_of(s.act),
        label=atom_label(board, s.act, t),
        status=s.status.value,
        before=was.status.value if was and was.status is not s.status else "",
        waits_for=waiting_words(s, board, t),
        confidence=carried.confidence,
        sources=carried.sources,
        entries=sum(w.alike for w in carried.words),
        reasons=_reasons(carried.words),
        rivals=tuple(RivalLine(r.status.value, _reasons(r.words)) for r in s.telling_rivals),
    )


def waiting_words(s: Standing, board: Board, t: Strings) -> tuple[str, ...]:
    """For what an act waits, each in words."""
    return tuple(condition_words(c, t, lambda atom: atom_label(board, atom.key, t)) for c in s.waits_for)


def _reasons(words: Iterable[Word]) -> tuple[Reason, ...]:
    """The first words that carry a status, each wording once."""
    found: dict[str, Reason] = {}
    for word in words:
        for q in word.passages[:1]:
            found.setdefault(" ".join(q.words.split()), Reason(q.words, short(q.report), word.id))
    return tuple(found.values())[:REASONS]


def unlocking(board: Board, goal: str, t: Strings) -> tuple[tuple[UnlockLine, ...], bool, str]:
    """The minimal sets for a goal, whether these are all, and why it is not understood; "" where it is."""
    if not goal.strip():
        return (), True, ""
    try:
        found = board.unlock(goal)
    except QuestionError as error:
        return (), True, str(error)
    lines = [tuple(_lever(board, atom, holds, t) for atom, holds in s) for s in found.sets[:SETS]]
    return tuple(UnlockLine(levers) for levers in lines), found.complete and len(found.sets) <= SETS, ""


def _lever(board: Board, atom: str, holds: bool, t: Strings) -> str:
    label = atom_label(board, atom, t)
    return label if holds else t("condition.not", part=label)
