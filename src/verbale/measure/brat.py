"""Read gold annotated in brat: ``.txt`` with ``.ann`` beside it (standoff format of Stenetorp et al. 2012).

Text-bound annotations give content, cue and source; relations and events of any name tie them together; an attribute
named ``speaker`` or a note ``speaker=NAME`` gives the speaker's name. Offsets count code points.
"""

from pathlib import Path

from verbale.measure.gold import Json
from verbale.measure.standoff import Marks, gold_of
from verbale.record.errors import RecordError

SPEAKER = "speaker"


def read_brat(folder: Path, names: dict[str, str]) -> list[tuple[Json, str]]:
    """Gold and text of each annotated document of a folder.

    Args:
        folder: Holds ``<doc>.txt`` and ``<doc>.ann``.
        names: Label, lower case -> ``content``, ``cue`` or ``source``.

    Raises:
        RecordError: a line cannot be read; the message names file and line.
    """
    found = []
    for path in sorted(folder.glob("*.ann")):
        source = path.with_suffix(".txt")
        if not source.is_file():
            raise RecordError(f"{path}: no {source.name} beside it")
        text = _decoded(source)
        found.append((gold_of(path.stem, text, _marks(path, names)), text))
    return found


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise RecordError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error


def _marks(path: Path, names: dict[str, str]) -> Marks:
    marks = Marks()
    ties: list[tuple[str, list[str]]] = []  # key of the relation or event, what it joins
    for number, line in enumerate(_decoded(path).splitlines(), 1):
        try:
            _line(line, names, marks, ties)
        except (ValueError, IndexError) as error:
            raise RecordError(f"{path}, line {number}: found {line!r}, expected a line of brat standoff") from error
    inside = {key: ends for key, ends in ties if key[0] == "E"}
    for _, ends in ties:  # a relation may join events: then it joins what they hold
        joined = {mark for end in ends for mark in inside.get(end, [end])}
        for one in joined:
            marks.tied[one] |= joined - {one}
    return marks


def _line(line: str, names: dict[str, str], marks: Marks, ties: list[tuple[str, list[str]]]) -> None:
    if not line.strip():
        return
    key, _, rest = line.partition("\t")
    if not rest:
        raise ValueError(key)
    if key[0] == "T":
        label, _, places = rest.split("\t")[0].partition(" ")
        role = names.get(label.lower())
        if role:
            marks.role[key] = role
            marks.spans[key] = [[int(s), int(e)] for s, e in (piece.split() for piece in places.split(";"))]
    elif key[0] in "RE":
        ties.append((key, [part.split(":")[1] for part in rest.split() if ":" in part]))
    elif key[0] in "A#":
        _speaker(rest, marks)
    elif key[0] not in "MN*":  # modifications, references, equivalences
        raise ValueError(key)


def _speaker(rest: str, marks: Marks) -> None:
    """What an attribute or a note says of a mark, where it names its speaker."""
    words = rest.split("\t")
    kind, mark, *value = words[0].split()
    told = words[1] if len(words) > 1 else " ".join(value)
    if kind.lower() == SPEAKER or told.startswith(f"{SPEAKER}="):
        marks.speaker[mark] = told.removeprefix(f"{SPEAKER}=").strip()
