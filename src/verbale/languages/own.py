"""A user's own language data where no report carries it: told once by an entry point, as a locale is.

Reading takes its overlays as an argument. A question to a dossier asks the tables from deep inside (which words
negate, what a fact is called, who a name may be) and about many reports at once; it goes by what stands here.
"""

from collections.abc import Iterable
from pathlib import Path

_told: list[tuple[Path, ...]] = [()]


def use(folders: Iterable[str | Path]) -> None:
    """From now on, lay these on top of ours: folders of language data, files of gazetteers."""
    _told[:] = [tuple(Path(folder) for folder in folders)]


def own() -> tuple[Path, ...]:
    """What was told last; empty at first."""
    return _told[0]
