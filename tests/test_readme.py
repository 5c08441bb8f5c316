"""The README shows what its commands print."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_runs_shown_are_the_runs_of_today() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "readme_runs.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_first_screen_says_what_it_is_and_what_it_was_made_from() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8")[:2000]
    for words in ("minutes of a negotiation", "Coalition of the Willing", "4 September 2025", "system of parties"):
        assert words in first
