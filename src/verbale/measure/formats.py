"""Which form a folder of gold is in, and how each is read into documents that can be scored."""

from collections.abc import Callable
from pathlib import Path

from verbale.measure.brat import read_brat
from verbale.measure.gold import Doc, Json, load
from verbale.measure.inception import read_inception
from verbale.measure.standoff import label_names
from verbale.record.errors import RecordError

Reader = Callable[[Path, dict[str, str]], list[tuple[Json, str]]]
READERS: tuple[tuple[str, str, Reader], ...] = (
    ("brat", "*.ann", read_brat),
    ("INCEpTION", "*.xmi", read_inception),
    ("INCEpTION", "*.zip", read_inception),
    ("INCEpTION", "*.json", read_inception),
)


def documents(folder: Path, labels: dict[str, str], identify: Callable[[str], str]) -> list[Doc]:
    """The gold documents of a folder in our layout, brat's or INCEpTION's.

    Args:
        folder: The gold.
        labels: The annotators' own label -> ``content``, ``cue`` or ``source``.
        identify: Tells the language of a text.

    Raises:
        RecordError: nothing there can be read, or it can be read but has no statement.
    """
    if not folder.is_dir():
        raise RecordError(f"{folder}: no such folder; expected one with annotated texts")
    if (folder / "set.json").is_file():
        return load(str(folder), None)
    for name, pattern, read in READERS:
        if any(folder.glob(pattern)) and not any(folder.glob("*.gold.json")):
            found = read(folder, label_names(labels))
            if not any(gold["statements"] for gold, _ in found):
                raise RecordError(
                    f"{folder}: read as {name}, but no mark has a known label; name yours with --label Citation=content"
                )
            return [Doc(g["doc"], folder.name, g | {"language": identify(text)}, text) for g, text in found]
    raise RecordError(
        f"{folder}: no gold found; expected set.json with *.gold.json, brat's *.ann, or *.xmi / *.json / *.zip"
    )
