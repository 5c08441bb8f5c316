"""The two seeds must come out whole; floors pinned, by the gold's own scorer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verbale.pipeline import extract_paths
from verbale.reconcile.comparison import Comparison, compare
from verbale.reconcile.comparison_json import comparison_json
from verbale.reconcile.origin import Origin
from verbale.record.record import Record
from work import work_of

pytestmark = pytest.mark.shared
LITTLE = 2_500_000  # instructions


@pytest.fixture(scope="module")
def compared(shared: Path) -> Comparison:
    a, b = extract_paths(sorted(map(str, (shared / "seeds").glob("*.txt"))))
    assert isinstance(a, Record)
    assert isinstance(b, Record)
    return compare(a, b)


@pytest.fixture(scope="module")
def figures(compared: Comparison, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("seeds") / "comparison.json"
    out.write_text(json.dumps(comparison_json(compared)), encoding="utf-8")
    scorer = [sys.executable, str(shared / "score" / "score.py"), "compare"]
    told = subprocess.run([*scorer, "--gold", str(shared / "gold" / "seeds"), "--pred", str(out)], capture_output=True)
    return json.loads(told.stdout)


def test_aligned_characters(figures: Any) -> None:
    assert figures["aligned_characters"]["F1"] >= 0.97


def test_quotations_with_their_relations(figures: Any) -> None:
    assert (figures["quotes"]["R"], figures["quotes"]["P"], figures["lookalikes_paired"]) == (1.0, 1.0, 0)
    assert (figures["relation"]["accuracy"], figures["meaning_change"]["accuracy"]) == (1.0, 1.0)


def test_video_against_telephone_and_nothing_invented(figures: Any) -> None:
    assert (figures["disagreements"]["R"], figures["disagreements"]["P"]) == (1.0, 1.0)


def test_one_story_from_one_common_wire(compared: Comparison) -> None:
    assert compared.story.score >= 0.5
    assert (compared.dependence.origin, compared.dependence.agencies) == (Origin.WIRE, ("AFP",))
    assert compared.independent_sources == 1


def test_the_cut_quotation_touches_a_reservation(compared: Comparison) -> None:
    (cut,) = [v for v in compared.quotes if v.touches]
    assert (cut.relation, cut.shorter) == ("truncated", "a")
    assert [s.words(compared.b.report.text) for s in cut.lost] == [
        "j’ai des réserves considérables à ce sujet concernant l’Allemagne"
    ]


def test_two_reports_are_compared_with_little_work(compared: Comparison) -> None:
    assert work_of(lambda: compare(compared.a, compared.b)) < LITTLE
