"""read > parse > extract > store: from paths to records to a dossier. Streams: memory does not grow with reports."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from verbale.extract.extract import VERSION, extract
from verbale.languages.load import data_folder, languages
from verbale.parse.engine import passing_words
from verbale.parse.language import identify, is_readable
from verbale.parse.parser import parse_all
from verbale.read.decode import decode
from verbale.read.source import STDIN, Reason, Source, sources
from verbale.record.errors import ReportError, VerbaleError
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.keep import Kept
from verbale.store.tally import Tally

BATCH = 16  # reports parsed in one go
BATCH_LENGTH = 200_000  # code points after which a batch is full


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows of the reports, and the user's own language data.

    Attributes:
        language: ISO 639-1 code; None: identified from each text.
        published, outlet: Of all reports of the run; None: as each report tells.
        origin: Name of what comes through standard input.
        overlays: Folders of language data and files of gazetteers, laid on top of ours.
    """

    language: str | None = None
    published: date | None = None
    outlet: str | None = None
    origin: str | None = None
    overlays: tuple[str, ...] = ()


DEFAULTS = Options()
Outcome = Record | ReportError
Listener = Callable[[ReportError | Kept], None]


def records(reports: Iterable[Report], overlays: tuple[str, ...] = ()) -> Iterator[Record]:
    """The record of each report, in order; the first that cannot be read raises."""
    for parsed in parse_all(reports):
        yield extract(replace(parsed, overlays=overlays) if overlays else parsed)


def extract_paths(paths: Iterable[str], options: Options = DEFAULTS) -> Iterator[Outcome]:
    """The record of each report under some paths, in order; an error in the place of one that cannot be read."""
    return _extract_all(_reports(paths, options), options)


def read(
    dossier: Dossier, paths: Iterable[str], options: Options = DEFAULTS, listener: Listener | None = None
) -> Tally:
    """Read reports into a dossier, one unit of work each; ``listener`` hears of each as it is done.

    A report that cannot be read is counted under its reason and the others go on. A report that the dossier knows,
    read by the same rules, is not read again.
    """
    tally, rules = Tally(), fingerprint(options)

    def unknown() -> Iterator[Report | ReportError]:
        for report in _reports(paths, options):
            if isinstance(report, Report):
                report = replace(report, origin=_origin(report, options))
                known = dossier.known(report, rules)
                if known is not None:
                    tally.note(known)
                    if listener:
                        listener(known)
                    continue
            yield report

    for outcome in _extract_all(unknown(), options):
        done = outcome if isinstance(outcome, ReportError) else dossier.add(outcome, rules)
        tally.note(done, outcome if isinstance(outcome, Record) else None)
        if listener:
            listener(done)
    return tally


def fingerprint(options: Options) -> str:
    """Equal where the same text would give the same record: program, language data, and what the caller said."""
    told = hashlib.sha256(f"{version('verbale')} {VERSION} {replace(options, overlays=())!r}".encode())
    for folder in (str(data_folder()), *options.overlays):
        files = [Path(folder)] if Path(folder).is_file() else sorted(Path(folder).rglob("*.*"))
        for path in files:
            if path.suffix in (".yml", ".tsv"):
                told.update(path.read_bytes())
    return told.hexdigest()[:32]


def _origin(report: Report, options: Options) -> str:
    """Under what the dossier keeps it: the absolute path; a text from standard input is an origin of its own."""
    if report.origin == STDIN:
        return options.origin or f"{STDIN} {report.id[7:19]}"
    return os.path.abspath(report.origin)


def _reports(paths: Iterable[str], options: Options) -> Iterator[Report | ReportError]:
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
    language = options.language or identify(decoded.text)
    if not is_readable(language):
        message = f"is in {language!r}, for which there is no language data; known: {', '.join(languages())}"
        raise ReportError(source.origin, Reason.LANGUAGE, f"{message}; --language says otherwise")
    known = Report(source.origin, decoded.text, language, notes=decoded.notes)
    return replace(known, outlet=options.outlet, published=options.published)


def _extract_all(reports: Iterable[Report | ReportError], options: Options) -> Iterator[Outcome]:
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
        with passing_words(report.language for report in batch if is_readable(report.language)):
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
