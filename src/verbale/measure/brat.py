"""Read gold annotated in brat: ``.txt`` with ``.ann`` beside it (standoff format of Stenetorp et al. 2012).

Text-bound annotations give content, cue and source; relations and events of any name tie them together; a note or an
attribute named ``speaker`` gives the speaker's name. Offsets count code points.
"""

from collections import defaultdict
from pathlib import Path

from verbale.measure.gold import Json
from verbale.measure.standoff import Marks, gold_of
from verbale.record.errors import RecordError


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
        text = source.read_bytes().decode("utf-8")
        found.append((gold_of(path.stem, text, _marks(path, names)), text))
    return found


def _marks(path: Path, names: dict[str, str]) -> Marks:
    marks = Marks({}, {}, defaultdict(set), {})
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            _line(line, names, marks)
        except (ValueError, IndexError) as error:
            raise RecordError(f"{path}, line {number}: found {line!r}, expected a line of brat standoff") from error
    return marks


def _line(line: str, names: dict[str, str], marks: Marks) -> None:
    if not line.strip():
        return
    key, _, rest = line.partition("\t")
    if key[0] == "T":
        label, _, places = rest.split("\t")[0].partition(" ")
        role = names.get(label.lower())
        if role:
            marks.role[key] = role
            marks.spans[key] = [[int(s), int(e)] for s, e in (piece.split() for piece in places.split(";"))]
    elif key[0] in "RE":
        ends = [part.split(":")[1] for part in rest.split() if ":" in part]
        for one in ends:
            marks.tied[one] |= set(ends) - {one}
    elif key[0] in "A#":
        words = rest.split("\t")
        fields = words[0].split()
        if fields[0].lower() in ("speaker", "annotatornotes") and len(fields) > 1:
            value = words[1] if len(words) > 1 else " ".join(fields[2:])
            if value:
                marks.speaker[fields[1]] = value.removeprefix("speaker=").strip()
