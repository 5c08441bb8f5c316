"""Fixtures that several parts share."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("VERBALE_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and gold that may not be shipped; its tests are skipped where it is missing."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"{SHARED} is not here: it holds texts that may not be shipped (set VERBALE_SHARED)")
    return SHARED
