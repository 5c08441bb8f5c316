"""read > parse > extract: from paths to records, without a dossier. Streams: memory does not grow with reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from verbale.extract.extract import extract
from verbale.languages.load import languages
from verbale.languages.own import own
from verbale.parse.engine import passing_words
from verbale.parse.language import UNKNOWN, identify, is_readable
from verbale.parse.parser import parse_all
from verbale.read.decode import decode
from verbale.read.source import Reason, Source, sources
from verbale.record.errors import ReportError, VerbaleError
from verbale.record.record import Record
from verbale.record.report import Report

BATCH = 16  # reports parsed in one go
BATCH_LENGTH = 200_000  # code points after which a batch is full


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows of the reports, and the user's own language data.

    Attributes:
        language: ISO 639-1 code; None: identified from each text.
        published, outlet: Of all reports of the run; None: as each report tells.
        origin: Name of what comes through standard input.
        overlays: Folders of language data and files of gazetteers, laid on top of ours; those that the program was told
            of (``languages.own``) where none are given.
    """

    language: str | None = None
    published: date | None = None
    outlet: str | None = None
    origin: str | None = None
    overlays: tuple[str, ...] = field(default_factory=lambda: tuple(map(str, own())))


Outcome = Record | ReportError


def records(reports: Iterable[Report], overlays: tuple[str, ...] | None = None) -> Iterator[Record]:
    """The record of each report, in order; the first that cannot be read raises."""
    for parsed in parse_all(reports, Options().overlays if overlays is None else overlays):
        yield extract(parsed)


def extract_paths(paths: Iterable[str], options: Options | None = None) -> Iterator[Outcome]:
    """The record of each report under some paths, in order; an error in the place of one that cannot be read."""
    given = options or Options()
    return records_of(reports_under(paths, given), given)


def reports_under(paths: Iterable[str], options: Options) -> Iterator[Report | ReportError]:
    """Each report under some paths, decoded, with its language; an error in the place of one that cannot be read."""
    for source in sources(paths):
        if isinstance(source, ReportError):
            yield source
            continue
        try:
            yield _report(source, options)
        except ReportError as error:
            yield error


def _report(source: Source, options: Options) -> Report:
    decoded = decode(source.load(), source.origin)
    language = options.language or language_of(decoded.text, source.origin)
    known = Report(source.origin, decoded.text, language, notes=decoded.notes)
    return replace(known, outlet=options.outlet, published=options.published)


def language_of(text: str, origin: str) -> str:
    """The language of a report's text.

    Raises:
        ReportError: there is no language data for it, or the text is too short to tell.
    """
    language = identify(text)
    if is_readable(language):
        return language
    known = ", ".join(languages())
    if language == UNKNOWN:
        message = f"its language cannot be told (too short, or no running text); give --language, one of {known}"
    else:
        message = f"is in {language!r}, for which there is no language data; known: {known}; --language says otherwise"
    raise ReportError(origin, Reason.LANGUAGE, message)


def records_of(reports: Iterable[Report | ReportError], options: Options) -> Iterator[Outcome]:
    """The record of each report in order; errors are passed on, a fault costs only its report."""
    for batch in _batches(reports):
        made = iter(_extract_batch([report for report in batch if isinstance(report, Report)], options))
        for report in batch:
            yield next(made) if isinstance(report, Report) else report


def _batches(reports: Iterable[Report | ReportError]) -> Iterator[list[Report | ReportError]]:
    batch: list[Report | ReportError] = []
    length = 0
    for report in reports:
        batch.append(report)
        length += len(report.text) if isinstance(report, Report) else 0
        if len(batch) == BATCH or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _extract_batch(batch: list[Report], options: Options) -> list[Outcome]:
    try:
        with passing_words({r.language for r in batch if is_readable(r.language)}, tuple(map(Path, options.overlays))):
            return list(records(batch, options.overlays))
    except Exception:  # a fault in one report must not cost the others theirs: find which one it is
        return [_extract_alone(report, options) for report in batch]


def _extract_alone(report: Report, options: Options) -> Outcome:
    try:
        return next(records([report], options.overlays))
    except ReportError as error:
        return error
    except VerbaleError:  # of the language data: it would hit every report
        raise
    except Exception as error:  # counted and shown under its own reason, never silent
        message = f"a fault of verbale ({type(error).__name__}: {error}); please report it with this text"
        return ReportError(report.origin, Reason.FAULT, message)
