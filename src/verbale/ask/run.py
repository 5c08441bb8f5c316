"""Run the record: what stands, what would, what it hangs on. Questions take names as people write them.

with Dossier.open("dossier.verbale") as dossier:
    board = open_board(dossier, RunOptions(as_of=date(2025, 9, 4)))
    for standing in board.stand("France"): …
    for change in board.whatif(["ceasefire"]): …
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from verbale.ask.case import Loaded, load
from verbale.ask.compiled import Compiled, Told, compiled
from verbale.ask.lexicon import Lexicon
from verbale.ask.names import parties_named
from verbale.ask.trust import trust_named
from verbale.ask.worded import Worder, of_change, of_explanation, of_standing, worded
from verbale.reason.case import Case, Record, Settings
from verbale.reason.changes import Changes, changes
from verbale.reason.contradictions import Contradiction, contradictions
from verbale.reason.evaluate import Value
from verbale.reason.goal import parse
from verbale.reason.loops import Loop, loops
from verbale.reason.minimal import Limits
from verbale.reason.part import part_for
from verbale.reason.rests import Rests, rests_on
from verbale.reason.sheet import Sheet
from verbale.reason.stand import Standing, stand
from verbale.reason.state import state
from verbale.reason.unlock import Unlocking, unlock_in
from verbale.reason.whatif import Change, what_if
from verbale.reason.why import Explanation, explain
from verbale.record.condition import Atom, Not, atoms
from verbale.record.errors import QuestionError
from verbale.store.dossier import Dossier
from verbale.store.kinds import Kind
from verbale.store.plain import report_rows
from verbale.store.sizes import count_current

T = TypeVar("T")
MOST = 20_000  # positions of a dossier that is loaded with every word


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
    """A dossier's record, loaded once, to put questions to.

    Of a large dossier it has a sheet (:mod:`verbale.reason.sheet`): an answer is made from the part that bears on it,
    one word stands for all that say the same, and the words themselves are fetched for what is shown.
    """

    def __init__(self, loaded: Loaded, lexicon: Lexicon, options: RunOptions, dossier: Dossier | None = None) -> None:
        self.loaded, self.lexicon, self.options = loaded, lexicon, options
        self._dossier = dossier

    def asked(self, options: RunOptions) -> "Board":
        """The same record under other options."""
        return Board(self.loaded, self.lexicon, options, self._dossier)

    @cached_property
    def case(self) -> Case:
        """The whole record as a case, with every word; of a large dossier it is loaded when first asked for."""
        if self.loaded.sheet is None or self._dossier is None:
            return self.loaded.case
        return load(self._dossier).case

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

    @cached_property
    def acts(self) -> list[str]:
        """The acts that something is said on."""
        sheet = self.loaded.sheet
        return sheet.acts if sheet is not None else sorted({w.act for w in self.loaded.case.words})

    @cached_property
    def hanging(self) -> Sheet:
        """What hangs on what."""
        return self.loaded.sheet or Sheet.of(self.loaded.case)

    def weight(self, act: str) -> int:
        """How many positions speak of an act."""
        return self.hanging.size(act)

    def spoken_of(self, reports: Collection[str] = (), since: str = "", until: str = "") -> set[str]:
        """The acts that some reports (their ids) speak of, and that words of some days do; both where both are given.

        Their standing still follows from all that is on record.
        """
        if self.loaded.sheet is not None and self._dossier is not None:
            with self._dossier.reading() as connection:
                rows = report_rows(connection, sorted(reports))
            return self.loaded.sheet.spoken_of(rows if reports else None, since, until)
        words = self.loaded.case.words
        words = tuple(w for w in words if not reports or any(q.report in reports for q in w.passages))
        return {w.act for w in words if since <= (w.said or "")[:10] <= (until or "9999")}

    def part(self, acts: Iterable[str]) -> Record:
        """The record as far as it bears on some acts or facts."""
        sheet = self.loaded.sheet
        return sheet.part(*acts) if sheet is not None else part_for(self.loaded.case, *acts)

    def stand(self, name: str | None = None) -> tuple[Standing, ...]:
        """The standing of every act, or of a party's acts, or of one act."""
        wanted = self.lexicon.selected(name)
        return self.standings(self.acts if wanted is None else wanted)

    def standings(self, acts: Collection[str], settings: Settings | None = None) -> tuple[Standing, ...]:
        """The standing of some acts, in the order of their keys."""
        found = stand(self.part(acts), settings or self.settings, sorted(acts))
        return self._worded(found, of_standing)

    def whatif(self, facts: Sequence[str]) -> tuple[Change, ...]:
        """What changes if these were established; ``not …``: established not."""
        if not facts:
            raise QuestionError('nothing is supposed; give a fact, e.g. "ceasefire" or "not negotiations-failed"')
        return self.moves(self.lamps(facts))

    def moves(self, lamps: tuple[tuple[str, bool], ...], settings: Settings | None = None) -> tuple[Change, ...]:
        """What changes if these lamps were set: nothing but what hangs on them can."""
        cone = sorted(self.hanging.hanging_on(atom for atom, _ in lamps))
        found = what_if(self.part(cone), settings or self.settings, lamps, cone)
        return self._worded(found, of_change)

    def settled(self, lamps: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, bool], ...]:
        """Of some lamps those that are so already, so that setting them changes nothing."""
        now = state(self.part(atom for atom, _ in lamps), self.settings)
        return tuple((a, holds) for a, holds in lamps if now.lamp(a) is (Value.YES if holds else Value.NO))

    def unlock(self, goal: str, moves: bool = False, limits: Limits | None = None) -> Unlocking:
        """The minimal sets of facts, with ``moves`` also of other parties' acts, that make a goal stand."""
        understood = parse(goal, self.lexicon.atom, self.lexicon.members)
        part = self.part(a.key for a in atoms(understood))
        return unlock_in(part, self.settings, understood, moves, limits)

    def deadlocks(self) -> tuple[Loop, ...]:
        """Parties that wait on each other."""
        return loops(state(self.part(self.hanging.rings()), self.settings))

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
        act = self.lexicon.atom(name)
        (found,) = self._worded((explain(state(self.part([act]), self.settings), act),), of_explanation)
        return found

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

    def _worded(self, found: tuple[T, ...], each: Worder[T]) -> tuple[T, ...]:
        """Answers with the words of the reports, where they are not there yet."""
        if self.loaded.sheet is None or self._dossier is None:
            return found
        return worded(self._dossier, found, each)


def open_board(dossier: Dossier, options: RunOptions | None = None, told: Told | None = None) -> Board:
    """Load a dossier's record to put questions to it; ``told`` hears how many positions of a large one are read."""
    with dossier.reading() as connection:
        large = count_current(connection, Kind.POSITION.value, MOST + 1) > MOST
    loaded = loaded_of(compiled(dossier, told)) if large else load(dossier)
    return board_of(dossier, loaded, options or RunOptions())


def board_of(dossier: Dossier, loaded: Loaded, options: RunOptions) -> Board:
    """The board of a record that is loaded."""
    return Board(loaded, Lexicon(loaded, lambda name: parties_named(dossier, name)[0]), options, dossier)


def loaded_of(made: Compiled) -> Loaded:
    """What is said of a large dossier."""
    case = Case((), made.sheet.facts, made.sheet.links)
    phrases = {
        kind: {key: tuple(sorted(told, key=lambda words: -told[words])) for key, told in held.items()}
        for kind, held in (("acts", made.phrases.acts), ("atoms", made.phrases.atoms))
    }
    for key in made.sheet.waited:
        phrases["atoms"].setdefault(key, ())
    return Loaded(
        case,
        dict(made.parties),
        phrases["acts"],
        phrases["atoms"],
        dict(made.members),
        sheet=made.sheet,
        unread=made.rivals.left,
    )
