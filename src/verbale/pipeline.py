"""read > parse > extract > store: from paths to a dossier. Streams: memory does not grow with reports."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from verbale.extract.extract import VERSION
from verbale.languages.load import data_folder
from verbale.read.source import STDIN
from verbale.record.errors import ReportError
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.store.dossier import Dossier
from verbale.store.keep import Kept
from verbale.store.tally import Tally
from verbale.stream import Options, extract_paths, records, records_of, reports_under

__all__ = ["Options", "extract_paths", "fingerprint", "read", "records"]
Listener = Callable[[ReportError | Kept], None]


def read(
    dossier: Dossier, paths: Iterable[str], options: Options | None = None, listener: Listener | None = None
) -> Tally:
    """Read reports into a dossier, one unit of work each; ``listener`` hears of each as it is done.

    A report that cannot be read is counted under its reason and the others go on. A report that the dossier knows,
    read by the same rules, is not read again.
    """
    told = options or Options()
    tally, rules = Tally(), fingerprint(told)

    def unknown() -> Iterator[Report | ReportError]:
        for report in reports_under(paths, told):
            if isinstance(report, Report):
                report = replace(report, origin=_origin(report, told))
                known = dossier.known(report, rules)
                if known is not None:
                    tally.note(known)
                    if listener:
                        listener(known)
                    continue
            yield report

    for outcome in records_of(unknown(), told):
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
            if path.suffix in (".yml", ".tsv", ".csv"):
                told.update(path.read_bytes())
    return told.hexdigest()[:32]


def _origin(report: Report, options: Options) -> str:
    """Under what the dossier keeps it: the absolute path; a text from standard input is an origin of its own."""
    if report.origin == STDIN:
        return options.origin or f"{STDIN} {report.id[7:19]}"
    return os.path.abspath(report.origin)
