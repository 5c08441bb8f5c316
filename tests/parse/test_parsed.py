"""What stands at a place of a report."""

from verbale.parse.parser import parse
from verbale.record.report import Report

TEXT = (
    "Le pont rouvre\n\n« Le maire a dit “non” deux fois », a noté Anne Lund. « Le pont ouvre.\n\n"
    "« Il ouvre demain », a-t-elle ajouté.\n\nRien d'autre."
)


def test_block_and_quotation_at_every_place_are_those_that_hold_it() -> None:
    parsed = parse(Report("t", TEXT, "fr"))
    assert any(q.depth for q in parsed.quotations)
    assert len(parsed.quotations) >= 3
    for at in range(-1, len(TEXT) + 1):
        assert parsed.block_at(at) is next((b for b in parsed.blocks if b.span.start <= at < b.span.end), None)
        around = [q for q in parsed.quotations if any(s.start <= at < s.end for s in q.outer)]
        assert parsed.quotation_at(at) is max(around, key=lambda q: q.depth, default=None)


def test_edges_are_the_places_of_the_tokens_also_beside_markup() -> None:
    parsed = parse(
        Report("t", "Le bac rouvre\n\nLund &amp; fils ont <b>ouvert</b> le bac, dit l&#8217;élu. Il flotte.", "fr")
    )
    for block in parsed.blocks:
        starts, ends = block.edges
        assert [(s.start, s.end) for s in map(block.at, block.doc)] == list(zip(starts, ends, strict=True))
        for token in block.doc:
            assert block.at(token) == block.place(token.idx, token.idx + len(token.text))
    marked = [parsed.text[s:e] for block in parsed.blocks for s, e in zip(*block.edges, strict=True)]
    assert "ouvert" in marked
    assert "&amp;" in marked
