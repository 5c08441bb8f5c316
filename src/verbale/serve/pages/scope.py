"""Which acts a page of the reasoning shows: by party, act, days of the saying, or the story of a report.

A scope chooses what is shown. What is answered follows from all that an act hangs on, in the scope or not.
"""

from collections import Counter
from dataclasses import astuple, dataclass
from typing import Annotated

from fastapi import Query, Request

from verbale.ask.joined import Joined
from verbale.ask.lexicon import code_of
from verbale.ask.run import Board
from verbale.reason.case import party_of
from verbale.serve.desk import desk_of
from verbale.serve.language import Strings
from verbale.serve.names import called
from verbale.serve.pages.twin import Day, Text
from verbale.serve.views import short
from verbale.serve.work import AT_ONCE, joined_of, reasoned
from verbale.show.origin import file_name
from verbale.store.sizes import count_current

CHOICES = 60  # parties, acts and stories to choose from, those most spoken of first
TITLE = 80  # characters of a story's title


@dataclass(frozen=True, slots=True)
class Scope:
    """What is chosen; "" chooses all. ``report``: id of a report (or its beginning) whose story is meant."""

    party: str = ""
    act: str = ""
    since: str = ""
    until: str = ""
    report: str = ""

    @property
    def narrow(self) -> bool:
        """Whether anything is chosen."""
        return any(astuple(self))


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen: (key, label) of parties, acts and stories (by their first report)."""

    parties: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]
    stories: tuple[tuple[str, str], ...]


def scope_of(
    party: Text = "",
    act: Text = "",
    since: Day = "",
    until: Day = "",
    report: Annotated[str, Query(max_length=80)] = "",
) -> Scope:
    """The scope in an address."""
    return Scope(party, act, since, until, report)


def acts_in(request: Request, board: Board, scope: Scope) -> tuple[str, ...]:
    """The acts of a scope, those most spoken of first.

    Raises:
        QuestionError: No report, or more than one, has the id.
    """
    return reasoned(request, ("acts", scope), lambda: _acts_in(request, board, scope))


def _acts_in(request: Request, board: Board, scope: Scope) -> tuple[str, ...]:
    found = board.acts
    if scope.party:
        found = [a for a in found if party_of(a) == scope.party]
    if scope.act:
        found = [a for a in found if code_of(a) == scope.act]
    if scope.report or scope.since or scope.until:
        reports = _story(request, scope.report) if scope.report else ()
        spoken = board.spoken_of(reports, scope.since, scope.until)
        found = [a for a in found if a in spoken]
    return tuple(sorted(found, key=lambda a: (-board.weight(a), a)))


def _story(request: Request, wanted: str) -> tuple[str, ...]:
    """The reports that tell what a report tells; of a large dossier that report alone."""
    own = desk_of(request).dossier.find(wanted if wanted.startswith("sha256:") else f"sha256:{wanted}").id
    joined = _joined(request)
    stories = [[m.report.id for m in story.members] for story in joined.stories] if joined else []
    return next((tuple(ids) for ids in stories if own in ids), (own,))


def _joined(request: Request) -> Joined | None:
    """The stories, of a dossier in which they are told quickly."""
    with desk_of(request).reading() as connection:
        few = count_current(connection, "report", AT_ONCE + 1) <= AT_ONCE
    return joined_of(request) if few else None


def choices(request: Request, board: Board, scope: Scope, t: Strings) -> Choices:
    """What there is to choose from, what is chosen always among it."""
    return reasoned(request, ("choices", scope), lambda: _choices(request, board, scope, t))


def _choices(request: Request, board: Board, scope: Scope, t: Strings) -> Choices:
    parties, codes = Counter[str](), Counter[str]()
    for act in board.acts:
        parties[party_of(act)] += board.weight(act)
        if not code_of(act).startswith("other:"):
            codes[code_of(act)] += board.weight(act)
    keys = {key for key, _ in parties.most_common(CHOICES)} | ({scope.party} - {""})
    acts = {code for code, _ in codes.most_common(CHOICES)} | ({scope.act} - {""})
    named = {key: called(key, board.loaded.parties.get(key, key), t)[:TITLE] for key in keys}
    return Choices(
        tuple(sorted(named.items(), key=_by_label)),
        tuple(sorted(((code, t.name("act", code)) for code in acts), key=_by_label)),
        _stories(request, scope),
    )


def _stories(request: Request, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Stories of several reports, by the first of each; of a large dossier none, but what is chosen."""
    joined = _joined(request)
    told = [story.members[0].report for story in joined.stories if len(story.members) > 1] if joined else []
    found = {short(r.id): (r.title or file_name(r.origin))[:TITLE] for r in told[:CHOICES]}
    if scope.report and scope.report not in found:
        chosen = desk_of(request).dossier.find(_story(request, scope.report)[0])
        found[scope.report] = (chosen.title or file_name(chosen.origin))[:TITLE]
    return tuple(found.items())


def _by_label(choice: tuple[str, str]) -> str:
    return choice[1].casefold()
