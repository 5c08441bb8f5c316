"""The reference page has every command, argument, option and exit code: it is made from them."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "scripts/cli_reference.py"))["reference"]()
    kept = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert made == kept, "run: python scripts/cli_reference.py"
    assert made.count("Exit codes: 0") == made.count("Example: `verbale ")
