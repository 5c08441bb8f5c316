"""The invariants of the record, over generated and mutated reports, through the real parser and a real dossier."""

import os
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from verbale import pipeline
from verbale.pipeline import records
from verbale.read.decode import decode
from verbale.record.errors import ReportError, VerbaleError
from verbale.record.interchange import to_json
from verbale.record.parse_json import record_from_json
from verbale.record.record import Record
from verbale.record.report import Report
from verbale.record.span import Span
from verbale.store.check import faults
from verbale.store.dossier import Dossier
from verbale.store.keep import Outcome

SAMPLE = [
    (path.name, path.read_text(encoding="utf-8"))
    for path in sorted((Path(pipeline.__file__).parent / "sample").glob("*.txt"))
]
ODD = [
    '"',
    "«",
    "»",
    "“",
    "”",
    "‘",
    "'",
    "’",
    "(",
    ")",
    "-",
    "–",
    "—",
    ":",
    ",",
    ".",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
]
ODD += [
    "\0",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u0301",
    "\u00a0",
    "\u202f",
    "👩‍👩‍👧",
    "é",
    "e\u0301",
    "\ud800",
    "ﬁ",
    "\u2028",
    "0",
    "14H00",
    "%",
]
EXAMPLES = int(os.environ.get("VERBALE_EXAMPLES", "15"))
slow = settings(  # shrinking would parse a failing report a thousand times; it is short as it is
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.explicit, Phase.generate],
)


@st.composite
def texts(draw: st.DrawFn) -> Report:
    """A report of the sample with pieces cut, doubled, moved, or odd characters thrown in."""
    name, text = draw(st.sampled_from(SAMPLE))
    paragraphs = text.split("\n\n")
    kept = draw(st.lists(st.sampled_from(paragraphs), min_size=1, max_size=3))
    text = "\n\n".join(kept)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        what = draw(st.sampled_from(["insert", "cut", "double"]))
        if what == "insert":
            text = text[:at] + "".join(draw(st.lists(st.sampled_from(ODD), min_size=1, max_size=4))) + text[at:]
        elif what == "cut":
            text = text[:at] + text[at + draw(st.integers(1, 30)) :]
        else:
            text = text[:at] + text[at : at + draw(st.integers(1, 60))] * 2 + text[at:]
    day = draw(st.sampled_from([None, date(2025, 9, 4), date(2024, 2, 29)]))
    return Report(name, text or ".", "fr" if "tribune" not in name else "en", published=day)


def spans(value: Any) -> list[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for part in value for span in spans(part)]
    if is_dataclass(value):
        return [span for field in fields(value) for span in spans(getattr(value, field.name))]
    return []


def ids(record: Record) -> list[str]:
    """Every id of a record."""
    found = (record.actors, record.statements, record.positions, record.events, record.figures)
    return [one.id for findings in found for one in findings]


def referred(record: Record) -> set[str]:
    """Every actor id that findings refer to."""
    to = {s for one in record.statements for s in one.speaker}
    to |= {i for p in record.positions for i in (p.actor, p.holder, p.act.agent, p.beneficiary, p.target) if i}
    to |= {p.actor for one in record.events for p in one.participants}
    to |= {i for one in record.roles for i in (one.actor, one.of) if i}
    return to | {i for one in record.memberships for i in (one.actor, one.group)}


@slow
@given(texts())
def test_every_span_is_a_slice_of_the_text_and_every_id_is_known_once(report: Report) -> None:
    (record,) = records([report])
    assert record.report.text == report.text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(report.text)
    for section, after in zip(record.sections, record.sections[1:], strict=False):
        assert section.span.end <= after.span.start
    assert len(ids(record)) == len(set(ids(record)))
    known = {actor.id for actor in record.actors}
    for one in referred(record):
        assert one in known or not one.startswith("a-"), one
    statements = {one.id for one in record.statements}
    assert {p.statement for p in record.positions if p.statement} <= statements
    assert {s.nested_in for s in record.statements if s.nested_in} <= statements
    for one in (*record.statements, *record.positions, *record.events, *record.figures):
        assert 0 <= one.confidence <= 1
        assert one.rule, one


@slow
@given(texts(), texts())
def test_same_input_same_record_alone_or_among_others_and_back_from_json(one: Report, other: Report) -> None:
    alone = [next(records([report])) for report in (one, other)]
    assert list(records([one, other])) == alone
    assert [next(records([other])), next(records([one]))] == alone[::-1]
    for record in alone:
        given_out = to_json(record)
        assert to_json(record_from_json(given_out, record.report.text)) == given_out


@slow
@given(texts(), texts())
def test_a_dossier_keeps_everything_once_whatever_the_order(tmp_path_factory: Any, one: Report, other: Report) -> None:
    made = [next(records([replace(r, origin=o)])) for r, o in ((one, "one"), (other, "other"))]
    seen = []
    for order in (made, made[::-1]):
        where = tmp_path_factory.mktemp("d") / "x.verbale"
        with Dossier.open(where, create=True) as dossier:
            for record in order:
                dossier.add(record)
            before = list(dossier.entries())
            for record in order:
                assert dossier.add(record).outcome is Outcome.KNOWN
            assert list(dossier.entries()) == before
            assert list(faults(dossier)) == []
            for record in made:
                kept = dossier.record(record.report.id)
                if kept.report.origin == record.report.origin:
                    assert to_json(kept) == to_json(record)
            seen.append({(e.id, e.words, e.source.origin) for e in before})
    assert seen[0] == seen[1]


@settings(max_examples=EXAMPLES * 20, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-16")))
def test_any_bytes_become_text_or_a_named_refusal(data: bytes) -> None:
    try:
        decoded = decode(data, "x.txt")
    except ReportError as error:
        told = (error.reason != "", str(error).startswith("x.txt: "))
    else:
        told = (decoded.text != "", True)
    assert told == (True, True)


@slow
@given(st.sampled_from(SAMPLE), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=3)), max_size=12))
def test_mutated_files_go_through_the_whole_way_or_are_refused_by_name(
    tmp_path_factory: Any, sample: tuple[str, str], changes: list[tuple[int, bytes]]
) -> None:
    data = sample[1].encode()
    for at, new in changes:
        data = data[:at] + new + data[at + len(new) + 1 :]
    path = tmp_path_factory.mktemp("f") / sample[0]
    path.write_bytes(data)
    with Dossier.open(path.with_suffix(".verbale"), create=True) as dossier:
        tally = pipeline.read(dossier, [str(path)])
        assert not [error for error in tally.skipped if error.reason == "fault of verbale"], tally.skipped
        assert list(faults(dossier)) == []


@pytest.mark.parametrize(
    "text",
    [
        "«",
        '"',
        "”“",
        "- -",
        "\n\n\n",
        "(",
        ".",
        "a",
        "« " * 200,
        '"' * 501,
        "\u0301" * 50,
        "‮« »‬",
        "1 " * 400,
        "\0" * 9 + "x",
    ],
)
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    for language in ("fr", "en"):
        try:
            (record,) = records([Report("x", text, language)])
        except VerbaleError:
            continue
        assert record.report.text == text
