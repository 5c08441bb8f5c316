"""A user's own language data where no report carries it: told once by an entry point, as a locale is.

Reading takes its overlays as an argument. A question to a dossier asks the tables from deep inside (which words
negate, what a fact is called, who a name may be) and about many reports at once; it goes by what stands here.
"""

from collections.abc import Iterable
from pathlib import Path

from verbale.languages.load import data_folder, languages
from verbale.record.errors import LanguageError

GAZETTEERS = (".tsv", ".csv")
_told: list[tuple[Path, ...]] = [()]


def use(folders: Iterable[str | Path]) -> None:
    """From now on, lay these on top of ours: folders of language data, files of gazetteers.

    Raises:
        LanguageError: a folder holds a table that nothing reads under its name or place.
    """
    told = tuple(Path(folder) for folder in folders)
    for folder in told:
        refuse_strangers(folder)
    _told[:] = [told]


def own() -> tuple[Path, ...]:
    """What was told last; empty at first."""
    return _told[0]


def refuse_strangers(folder: Path) -> None:
    """No table of a folder is passed over in silence because its name or its folder's name is misspelt.

    Raises:
        LanguageError: nothing reads a file of this name at this place.
    """
    ours = data_folder()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        place = path.relative_to(folder)
        if any(part.startswith(".") for part in place.parts) or not path.is_file():
            continue
        if path.suffix in GAZETTEERS and place.parts[:-1] != ("gazetteer",):
            raise LanguageError(path, 0, "found a gazetteer here, expected it in the folder 'gazetteer'")
        if path.suffix in (".yml", ".yaml") and not (ours / place).is_file():
            beside = ours / place.parent if (ours / place.parent).is_dir() else ours / languages()[0]
            known = ", ".join(p.name for p in sorted(beside.glob("*.yml")))
            expected = f"one of {known}" if beside == ours / place.parent else f"a folder of {', '.join(languages())}"
            raise LanguageError(path, 0, f"nothing reads {str(place)!r}; expected {expected}")
