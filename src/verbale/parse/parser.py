"""Report -> ParsedReport: sections first, then quotations, then the parse of each block."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

from verbale.languages.engine import engine
from verbale.languages.load import languages
from verbale.parse.columns import sentence
from verbale.parse.engine import pipeline
from verbale.parse.parsed import Block, ParsedReport
from verbale.parse.quotes import quotations
from verbale.parse.repairs import repair
from verbale.parse.sections import Layout, lay_out
from verbale.record.errors import ReportError
from verbale.record.report import Report

BATCH = 64  # reports parsed in one call
AT_ONCE = {"tok2vec": {"batch_size": 64}}  # blocks: of more, what it works on outgrows the processor's cache


def parse_all(reports: Iterable[Report], overlays: tuple[str, ...] = ()) -> Iterator[ParsedReport]:
    """Parse reports in order, in batches; memory does not grow with their number.

    ``overlays``: the user's folders of language data and files of gazetteers, laid on top of ours.

    Raises:
        ReportError: ``language``, for a report in a language that has no folder.
    """
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == BATCH:
            yield from _parse_batch(batch, overlays)
            batch = []
    yield from _parse_batch(batch, overlays)


def parse(report: Report) -> ParsedReport:
    """Parse one report."""
    return next(parse_all([report]))


def _parse_batch(batch: list[Report], overlays: tuple[str, ...]) -> Iterator[ParsedReport]:
    own = tuple(map(Path, overlays))
    for language, same in groupby(batch, key=lambda r: r.language):
        group = list(same)
        if language not in languages():
            known = ", ".join(languages())
            raise ReportError(group[0].origin, "language", f"language {language!r} has no folder; known: {known}")
        layouts = [lay_out(report, own) for report in group]
        texts = (text for layout in layouts for text in layout.texts(own))
        docs = pipeline(language, own).pipe(texts, component_cfg=AT_ONCE)
        for layout in layouts:
            yield assemble(layout, [next(docs) for _ in layout.sections], overlays)


def assemble(layout: Layout, docs: Sequence[Doc], overlays: tuple[str, ...] = ()) -> ParsedReport:
    """A report's layout and the parse of each of its ``texts``, put together."""
    docs = layout.opened(docs, tuple(map(Path, overlays)))
    blocks = tuple(
        Block(section.span, section.role, doc, number, layout.shown)
        for number, (section, doc) in enumerate(zip(layout.sections, docs, strict=True))
    )
    for doc in docs:
        repair(doc)
        doc.user_token_hooks["sent"] = sentence
    elided = frozenset(engine(layout.report.language, tuple(map(Path, overlays))).elided)
    shown = layout.shown
    found, skipped = quotations(shown.text, [shown.seen(s.span) for s in layout.sections], elided)
    if shown.starts:
        found = tuple(
            replace(q, outer=tuple(map(shown.raw, q.outer)), inner=tuple(map(shown.raw, q.inner))) for q in found
        )
        skipped = tuple(replace(s, span=shown.raw(s.span)) if s.span else s for s in skipped)
    return ParsedReport(layout.report, layout.sections, blocks, found, (*layout.skipped, *skipped), overlays)
