"""What fired and what nearly fired on a passage."""

from verbale.extract.explain import explain
from verbale.parse.parser import parse
from verbale.record.report import Report
from verbale.record.span import Span

TEXT = "La ministre Anne Durand a déclaré mardi que les troupes resteraient. Le chien dort."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_rule_that_fired_and_its_rivals_are_shown_with_their_reasons() -> None:
    found = explain(parse(Report("t", TEXT, "fr")), at("a déclaré"))
    statements = [r for r in found.rules if r.kind == "statement"]
    fired = [r for r in statements if r.fired]
    assert [r.span.words(TEXT) for r in fired] == ["les troupes resteraient"]
    assert fired[0].facts
    assert all(0 <= r.probability <= 1 for r in statements)
    assert [w.words for w in found.words] == ["a", "déclaré"]
    assert found.section.startswith("body")


def test_a_passage_without_a_cue_has_no_statement() -> None:
    found = explain(parse(Report("t", TEXT, "fr")), at("Le chien dort"))
    assert [r for r in found.rules if r.kind == "statement" and r.fired] == []
