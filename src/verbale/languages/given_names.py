"""Gender of frequent given names. Read by ``extract.cast``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verbale.languages.load import load_common


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The table ``given_names.yml``: folded given names of men and of women; one in both tells no gender."""

    m: frozenset[str]
    f: frozenset[str]


@cache
def given_names(overlays: tuple[Path, ...] = ()) -> dict[str, str]:
    """Folded given name -> m or f; "" for a name of both."""
    table = load_common("given_names", GivenNames, overlays)
    both = table.m & table.f
    told = {n: g for g, names in (("m", table.m), ("f", table.f)) for n in names - both}
    return told | dict.fromkeys(both, "")
