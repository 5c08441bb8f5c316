"""Options that many commands have, and what they share: which dossier, which form of output, how to read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from verbale.store.dossier import Dossier
    from verbale.stream import Options

DEFAULT_DOSSIER = "dossier.verbale"


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


DossierOption = Annotated[
    str, typer.Option("--dossier", "-d", envvar="VERBALE_DOSSIER", help="SQLite file or postgresql:// address.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", help="Language of the reports, e.g. fr; default: told from each text.")
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Day of publication, e.g. 2025-09-04; default: as each report says.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Who published the reports.")]
GazetteerOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer", help="Your own table of states, bodies, office holders (TSV); also $VERBALE_GAZETTEER."
    ),
]
LanguageDataOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--language-data", help="Your own folder of language data, laid on top of ours; also $VERBALE_LANGUAGE_DATA."
    ),
]


@contextmanager
def opened(where: str, create: bool = False) -> Iterator["Dossier"]:
    """The dossier, open while the block runs."""
    from verbale.store.dossier import Dossier

    with Dossier.open(where, create=create) as dossier:
        yield dossier


def day(given: str | None, option: str) -> date | None:
    """An ISO date given to an option; a bad one is refused with the option's name."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no date; expected e.g. 2025-09-04", param_hint=option) from None


def reading_options(
    language: str | None,
    published: str | None,
    outlet: str | None,
    gazetteer: list[Path] | None,
    language_data: list[Path] | None,
) -> "Options":
    """The options of reading, checked."""
    from verbale.languages.load import languages
    from verbale.languages.own import own, use
    from verbale.stream import Options

    if language is not None and language not in languages():
        known = ", ".join(languages())
        raise typer.BadParameter(f"{language!r} has no language data; known: {known}", param_hint="--language")
    for path in gazetteer or []:
        if not path.is_file():
            raise typer.BadParameter(f"{path}: no such file", param_hint="--gazetteer")
    for path in language_data or []:
        if not path.is_dir():
            raise typer.BadParameter(f"{path}: no such folder", param_hint="--language-data")
    use((*own(), *(gazetteer or []), *(language_data or [])))
    overlays = tuple(map(str, own()))
    return Options(language, day(published, "--published"), outlet, overlays=overlays)
