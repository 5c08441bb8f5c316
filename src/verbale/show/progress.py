"""How far a run is, on a terminal; nothing at all where the output is no terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from verbale.record.errors import ReportError
from verbale.store.keep import Kept


@contextmanager
def progress(stream: TextIO) -> Iterator[Callable[[ReportError | Kept], None] | None]:
    """A listener that counts reports on the terminal of ``stream``; None where it is no terminal."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.fields[read]} read, {task.fields[skipped]} skipped"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as shown:
        task = shown.add_task("", total=None, read=0, skipped=0)
        counts = {"read": 0, "skipped": 0}

        def listener(done: ReportError | Kept) -> None:
            counts["skipped" if isinstance(done, ReportError) else "read"] += 1
            shown.update(task, read=counts["read"], skipped=counts["skipped"])

        yield listener


@contextmanager
def waiting(stream: TextIO, doing: str) -> Iterator[None]:
    """Show on a terminal that work goes on, and for how long; nothing where the output is no terminal."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn(doing, markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        shown.add_task("", total=None)
        yield
