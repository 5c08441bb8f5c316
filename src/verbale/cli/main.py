"""``verbale``: the table of commands, and what happens to their errors.

Nothing heavy is imported before a command needs it: ``verbale --help`` reads this table alone. A command is a
function with typer annotations, or a ``typer.Typer`` where it has commands of its own. Its file parses,
calls ``ask`` or ``pipeline``, and prints through ``show``; nothing imports it.

Exit codes: 0 done; 1 done in part, or findings where a command says so; 2 the input or the question cannot be used.
"""

import errno
import os
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from typing import Any

from verbale.record.errors import VerbaleError

ABOUT = "Keeps the minutes of a negotiation from the press: every entry traced to the exact words of its sources."
EXIT_CODES = "Exit codes: 0 done; 2 the input or the question cannot be used."  # where a command has no others
OK, PARTLY, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table: where a command's function (or Typer) is, and what it does."""

    name: str
    target: str
    help: str


SECTIONS: dict[str, tuple[Entry, ...]] = {
    "Keep a record": (
        Entry("read", "verbale.cli.read:read", "Read reports into a dossier."),
        Entry("extract", "verbale.cli.extract:extract", "Print the record of reports as JSON Lines, with no dossier."),
        Entry("demo", "verbale.cli.demo:demo", "Read the bundled sample dossier and show what was found."),
    ),
    "Look into it": (
        Entry("show", "verbale.cli.show:show", "List entries, the matrix, the timeline, or one entry in full."),
        Entry("report", "verbale.cli.report:report", "Show a report's text with every entry marked."),
    ),
    "Compare sources": (
        Entry("compare", "verbale.cli.compare:compare", "Put reports side by side: wording, quotes, disagreements."),
        Entry("stories", "verbale.cli.stories:stories", "Group reports by happening; join or part them by hand."),
        Entry("sources", "verbale.cli.sources:sources", "Say who reports an entry, from how many independent sources."),
        Entry("quotes", "verbale.cli.quotes:quotes", "List utterances with all their renderings."),
        Entry("disagreements", "verbale.cli.disagreements:disagreements", "List where reports of one story disagree."),
        Entry("only-in", "verbale.cli.only_in:only_in", "List what one report of a story has alone."),
        Entry("versions", "verbale.cli.versions:versions", "List what an outlet changed after publication."),
        Entry("parties", "verbale.cli.parties:parties", "List parties that may be one; join or part them by hand."),
    ),
    "Run the record": (
        Entry("stand", "verbale.cli.stand:stand", "Say where each act stands, and for what it waits."),
        Entry("whatif", "verbale.cli.whatif:whatif", "Say what would change if a fact were established."),
        Entry("unlock", "verbale.cli.unlock:unlock", "List what would make an act stand, and who is pivotal."),
        Entry("deadlocks", "verbale.cli.deadlocks:deadlocks", "List parties that wait on each other."),
        Entry("contradictions", "verbale.cli.contradictions:contradictions", "List what is at odds."),
        Entry("changes", "verbale.cli.changes:changes", "Say what changed between two days, and because of what."),
        Entry("why", "verbale.cli.why:why", "Unfold an answer down to quoted words."),
        Entry("rests-on", "verbale.cli.rests_on:rests_on", "Say what an answer rests on, and what to review first."),
        Entry("fact", "verbale.cli.fact:fact", "Enter, retract and list facts."),
        Entry("link", "verbale.cli.link:link", "Propose, accept and retract links between wordings."),
    ),
    "Improve it": (
        Entry("evaluate", "verbale.cli.evaluate:evaluate", "Score what is found on your own annotated articles."),
        Entry("explain", "verbale.cli.explain:explain", "Show which rules fired, or nearly did, on a passage."),
    ),
    "Work together": (
        Entry("serve", "verbale.cli.serve:serve", "Open the dossier in a browser, for one person or a team."),
        Entry("user", "verbale.cli.user:user", "Manage the accounts of the desk."),
        Entry("audit", "verbale.cli.audit:audit", "Read and check the trail of decisions."),
        Entry("db", "verbale.cli.db:db", "Create, upgrade or check a dossier's database."),
    ),
}
COMMANDS: dict[str, Entry] = {entry.name: entry for entries in SECTIONS.values() for entry in entries}


def overview() -> str:
    """What ``verbale --help`` prints."""
    lines = ["Usage: verbale COMMAND [OPTIONS] …", "", ABOUT]
    for title, entries in SECTIONS.items():
        if entries:
            lines += ["", f"{title}:", *(f"  {entry.name:<15}{entry.help}" for entry in entries)]
    lines += ["", "Options:", "  --version      Print the version.", "  --help         Print this."]
    return "\n".join([*lines, "", "'verbale COMMAND --help' explains a command and gives an example."])


def command(name: str) -> Any:
    """The click command behind a name of the table, its help with its exit codes."""
    import typer

    module, _, attribute = COMMANDS[name].target.partition(":")
    target = getattr(import_module(module), attribute)
    if not isinstance(target, typer.Typer):
        function, target = target, typer.Typer(add_completion=False, rich_markup_mode=None)
        target.command(name=name)(function)
    made: Any = typer.main.get_command(target)
    for one in getattr(made, "commands", {}).values() or [made]:
        if "Exit codes:" not in (one.help or ""):
            one.help = f"{one.help or ''}\n\n{EXIT_CODES}"
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # words that the terminal's encoding lacks are shown by their code
            stream.reconfigure(errors="backslashreplace")
    try:
        return _flushed(_run(given))
    except VerbaleError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _say_no_more()
        if error.errno != errno.EPIPE:  # with EPIPE the reader of a pipe has gone, which is its right
            return _fail(f"{error.filename or 'output'}: {error.strerror}")
    return OK


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        print(overview())
        return OK
    if given[0] == "--version":
        from importlib.metadata import version

        print(f"verbale {version('verbale')}")
        return OK
    name, rest = given[0], given[1:]
    if name not in COMMANDS:
        close = get_close_matches(name, COMMANDS, n=1)
        hint = f"did you mean {close[0]!r}?" if close else "see 'verbale --help'"
        return _fail(f"no command {name!r}; {hint}")

    from verbale.languages.own import use
    from verbale.settings import own_data

    use(own_data())
    try:
        command(name).main(args=rest, prog_name=f"verbale {name}", standalone_mode=True)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else OK
    return OK


def _flushed(code: int) -> int:
    """The code, once all that was printed has gone out; a full disk shows only here."""
    sys.stdout.flush()
    return code


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere, so that Python does not fail on it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> int:
    print(f"verbale: {message}", file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
