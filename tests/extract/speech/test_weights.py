"""The shipped weights: small, used, and those that the training command makes of its own sentences."""

import json
import math
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from verbale.extract.speech.weigh import weights

ROOT = Path(__file__).parents[3]


def test_weights_are_small_finite_and_without_words() -> None:
    path = Path(str(files("verbale.extract.speech") / "weights.json"))
    assert path.stat().st_size < 5_000_000
    assert weights() == json.loads(path.read_text(encoding="utf-8"))["weights"]
    assert all(map(math.isfinite, weights().values()))


def test_training_gives_the_same_file_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("a.json", "b.json"):
        out = tmp_path / name
        command = [sys.executable, str(ROOT / "training" / "speech.py"), str(tmp_path)]
        subprocess.run([*command, "--sets", "", "--steps", "20", "--out", str(out)], check=True, capture_output=True)
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert json.loads(made[0])["weights"]
