"""Parsing keeps the report's own offsets."""

import pytest

from verbale.parse.parser import parse, parse_all
from verbale.record.errors import ReportError
from verbale.record.report import Report

TEXT = "Titre court\n\n« Nous restons\u00a0là », a répété l’émissaire – sans détail.\r\nIl part\tlundi."


def test_tokens_stand_where_the_report_has_them() -> None:
    parsed = parse(Report("t", TEXT, "fr"))
    for block in parsed.blocks:
        assert len(block.doc.text) == len(block.span)
        for token in block.doc:
            here = block.at(token).words(TEXT)
            assert len(here) == len(token.text)
            assert here == token.text or not (here.isalnum() and token.text.isalnum())


def test_the_report_is_not_changed_by_what_the_parser_is_given() -> None:
    assert parse(Report("t", TEXT, "fr")).text == TEXT


def test_reports_come_back_in_order_across_languages() -> None:
    reports = [Report(str(i), f"Phrase numéro {i}.", "fr" if i % 2 else "en") for i in range(5)]
    assert [p.report.origin for p in parse_all(reports)] == ["0", "1", "2", "3", "4"]


def test_a_language_without_a_folder_is_refused_by_name() -> None:
    with pytest.raises(ReportError, match="language 'de' has no folder; known: en, fr"):
        parse(Report("brief.txt", "Guten Tag.", "de"))


def test_block_and_quotation_at_an_offset() -> None:
    parsed = parse(Report("t", TEXT, "fr"))
    inside = TEXT.index("restons")
    assert parsed.block_at(inside) is not None
    assert parsed.quotation_at(inside) is not None
    assert parsed.quotation_at(TEXT.index("émissaire")) is None
