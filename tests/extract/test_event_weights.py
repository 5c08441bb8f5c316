"""The weights of event mentions as they ship are what the documented command fits."""

import subprocess
import sys
from pathlib import Path

from verbale.extract.happenings.weight import FILE

ROOT = Path(__file__).parents[2]
FIT = "from eval.weigh_events import fit, kept, written; print(written(fit(kept())), end='')"


def test_the_command_gives_the_weights_that_ship() -> None:
    done = subprocess.run([sys.executable, "-c", FIT], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == FILE.read_text(encoding="utf-8")
