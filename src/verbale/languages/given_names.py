"""Gender of frequent given names. Read by ``extract.cast``."""

from dataclasses import dataclass
from functools import cache

from verbale.languages.load import data_folder, read_yaml


@dataclass(frozen=True, slots=True)
class GivenNames:
    """The table ``given_names.yml``: folded given names of men and of women; one in both tells nothing."""

    m: frozenset[str]
    f: frozenset[str]


@cache
def given_names() -> dict[str, str]:
    """Folded given name -> m or f."""
    table = read_yaml(data_folder() / "given_names.yml", GivenNames)
    both = table.m & table.f
    return {n: g for g, names in (("m", table.m), ("f", table.f)) for n in names - both}
