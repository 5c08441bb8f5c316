"""Run the record: what stands, what would, what it hangs on. Questions take names as people write them.

with Dossier.open("dossier.verbale") as dossier:
    board = open_board(dossier, RunOptions(as_of=date(2025, 9, 4)))
    for standing in board.stand("France"): …
    for change in board.whatif(["ceasefire"]): …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verbale.ask.case import Loaded, load
from verbale.ask.lexicon import Lexicon
from verbale.ask.names import parties_named
from verbale.ask.trust import trust_named
from verbale.reason.case import Settings
from verbale.reason.changes import Changes, changes
from verbale.reason.contradictions import Contradiction, contradictions
from verbale.reason.goal import parse
from verbale.reason.loops import Loop, loops
from verbale.reason.minimal import Limits
from verbale.reason.rests import Rests, rests_on
from verbale.reason.stand import Standing, stand
from verbale.reason.state import state
from verbale.reason.unlock import Unlocking, unlock
from verbale.reason.whatif import Change, what_if
from verbale.reason.why import Explanation, why
from verbale.record.condition import Atom, Not
from verbale.record.errors import QuestionError
from verbale.store.dossier import Dossier


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How questions are put.

    Attributes:
        as_of: Day of the question; None: today.
        trust: Whose words count as deeds, see :func:`verbale.ask.trust.trust_named`.
        min_confidence: Unreviewed entries below it do not count.
        suppose: Facts taken as given for every question, e.g. ``("ceasefire", "not negotiations-failed")``.
    """

    as_of: date | None = None
    trust: str = "committed"
    reviewed_only: bool = False
    min_confidence: float = 0.5
    suppose: tuple[str, ...] = ()


class Board:
    """A dossier's record, loaded once, to put questions to."""

    def __init__(self, loaded: Loaded, lexicon: Lexicon, options: RunOptions) -> None:
        self.loaded, self.lexicon, self.options = loaded, lexicon, options
        self.case = loaded.case

    @cached_property
    def settings(self) -> Settings:
        """The options with their names understood."""
        return Settings(
            as_of=(self.options.as_of or date.today()).isoformat(),
            trust=trust_named(self.options.trust, self.lexicon.parties),
            min_confidence=self.options.min_confidence,
            reviewed_only=self.options.reviewed_only,
            suppose=self.lamps(self.options.suppose),
        )

    def stand(self, name: str | None = None) -> tuple[Standing, ...]:
        """The standing of every act, or of a party's acts, or of one act."""
        wanted = self.lexicon.selected(name)
        return tuple(s for s in stand(self.case, self.settings) if wanted is None or s.act in wanted)

    def whatif(self, facts: Sequence[str]) -> tuple[Change, ...]:
        """What changes if these were established; ``not …``: established not."""
        if not facts:
            raise QuestionError('nothing is supposed; give a fact, e.g. "ceasefire" or "not negotiations-failed"')
        return what_if(self.case, self.settings, self.lamps(facts))

    def unlock(self, goal: str, moves: bool = False, limits: Limits | None = None) -> Unlocking:
        """The minimal sets of facts, with ``moves`` also of other parties' acts, that make a goal stand."""
        understood = parse(goal, self.lexicon.atom, self.lexicon.members)
        return unlock(self.case, self.settings, understood, moves, limits)

    def deadlocks(self) -> tuple[Loop, ...]:
        """Parties that wait on each other."""
        return loops(state(self.case, self.settings))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """What is at odds."""
        return contradictions(self.case, self.settings)

    def changes(self, since: date, until: date | None = None) -> Changes:
        """What changed after one day and up to another (the day of the question)."""
        end = until.isoformat() if until else self.settings.as_of
        if since.isoformat() > end:
            raise QuestionError(f"days: {since} comes after {end}; give the earlier one first")
        return changes(self.case, self.settings, since.isoformat(), end)

    def why(self, name: str) -> Explanation:
        """An answer unfolded down to quoted words."""
        return why(self.case, self.settings, self.lexicon.atom(name))

    def rests_on(self, name: str, limits: Limits | None = None) -> Rests:
        """What the status of an act rests on."""
        return rests_on(self.case, self.settings, self.lexicon.atom(name), limits)

    def lamps(self, facts: Sequence[str]) -> tuple[tuple[str, bool], ...]:
        """Facts as written in a question, e.g. ``not negotiations-failed``, as lamps."""
        found = []
        for text in facts:
            match parse(text, self.lexicon.atom):
                case Atom(key):
                    found.append((key, True))
                case Not(Atom(key)):
                    found.append((key, False))
                case _:
                    raise QuestionError(f"{text!r}: expected one fact, or 'not' and one fact; give several one by one")
        return tuple(found)


def open_board(dossier: Dossier, options: RunOptions | None = None) -> Board:
    """Load a dossier's record to put questions to it."""
    loaded = load(dossier)
    return Board(loaded, Lexicon(loaded, lambda name: parties_named(dossier, name)[0]), options or RunOptions())
