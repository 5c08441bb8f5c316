"""Read gold annotated in INCEpTION or WebAnno: UIMA CAS XMI (with its type system) and UIMA CAS JSON exports.

Span layers named like content, cue and source are taken, whatever package they stand in, and of the project's own
layers the marks of which a feature says so (``part=content``); relation layers and link features tie them. A string
feature named ``speaker`` gives the speaker's name. UIMA counts UTF-16 units; dkpro-cassis turns them into code points.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from verbale.measure.gold import Json
from verbale.measure.standoff import Marks, gold_of
from verbale.record.errors import RecordError, SettingError

try:
    import cassis
except ImportError:  # the extra is not installed; said when such a file is given
    cassis = None


BUILT_IN = ("de.tudarmstadt.", "uima.")  # layers whose features mean something else ("VERB" of a part of speech)
# What zipfile and dkpro-cassis raise on files of another kind.
FAULTS = (OSError, ValueError, KeyError, StopIteration, SyntaxError, AttributeError, TypeError, BadZipFile)


def read_inception(folder: Path, names: dict[str, str]) -> list[tuple[Json, str]]:
    """Gold and text of each export (``.xmi``, ``.json`` or ``.zip``) of a folder; ``names`` as in ``read_brat``."""
    if cassis is None:
        raise SettingError("reading INCEpTION exports needs dkpro-cassis: pip install 'verbale[inception]'")
    return [
        (gold_of(name, cas.sofa_string, _marks(cas, names)), cas.sofa_string)
        for path in sorted(folder.iterdir())
        for name, cas in _cas(path)
    ]


def _cas(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                inner = archive.namelist()
                types = next(n for n in inner if n.lower().endswith("typesystem.xml"))
                made = [n for n in inner if n.endswith(".xmi")]
                for name in made:
                    told = path.stem if len(made) == 1 else f"{path.stem}/{Path(name).stem}"  # one of each annotator
                    with archive.open(types) as t, archive.open(name) as f:
                        yield told, cassis.load_cas_from_xmi(f, typesystem=cassis.load_typesystem(t))
        elif path.suffix == ".xmi":
            with (path.parent / "TypeSystem.xml").open("rb") as t, path.open("rb") as f:
                yield path.stem, cassis.load_cas_from_xmi(f, typesystem=cassis.load_typesystem(t))
        elif path.suffix == ".json":
            with path.open("rb") as f:
                yield path.stem, cassis.load_cas_from_json(f)
    except FAULTS as error:
        expected = "a UIMA CAS export: .xmi with TypeSystem.xml beside it, .json, or .zip of both"
        raise RecordError(f"{path}: found {error!r}, expected {expected}") from error


def _marks(cas: Any, names: dict[str, str]) -> Marks:
    marks = Marks()
    every = {str(a.xmiID): a for a in cas.select_all_fs() if a.type.name.rsplit(".", 1)[-1] != "Sofa"}
    for key, mark in every.items():
        role = _role(mark, names) if hasattr(mark, "begin") else None
        if role:
            marks.role[key] = role
            marks.spans[key] = [[mark.begin, mark.end]]
            if isinstance(getattr(mark, "speaker", None), str):
                marks.speaker[key] = mark.speaker
    for mark in every.values():
        ends = [str(t.xmiID) for t in _targets(mark) if str(t.xmiID) in marks.role]
        ends += [str(mark.xmiID)] if str(mark.xmiID) in marks.role else []
        for one in ends:
            marks.tied[one] |= set(ends) - {one}
    return marks


def _role(mark: Any, names: dict[str, str]) -> str | None:
    """The part that a mark is: as a feature of it says, else by the name of its layer."""
    own = () if mark.type.name.startswith(BUILT_IN) else mark.type.features
    values = (getattr(mark, feature.name, None) for feature in own)
    told = next((names[v.lower()] for v in values if isinstance(v, str) and v.lower() in names), None)
    return told or names.get(mark.type.name.rsplit(".", 1)[-1].lower())


def _targets(mark: Any) -> Iterator[Any]:
    """Annotations that a relation or a link feature points to."""
    for feature in mark.type.all_features:
        value = getattr(mark, feature.name, None)
        for one in getattr(value, "elements", None) or [value]:
            target = getattr(one, "target", one)
            if hasattr(target, "xmiID") and hasattr(target, "begin"):
                yield target
