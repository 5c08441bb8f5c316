"""One gold document with its text, and the overlap of token spans.

A token is a run of ``\\w``; it belongs to a span when it lies wholly inside, so quote marks, punctuation and blanks
never matter. Spans count code points, half-open.
"""

import hashlib
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from verbale.record.errors import RecordError

Json = dict[str, Any]
Spans = Sequence[Sequence[int]]
Tally = Counter[str]


@dataclass
class Doc:
    """One gold document with its text."""

    name: str
    set_name: str
    gold: Json
    text: str
    aliases: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def _ends(self) -> tuple[list[int], list[int]]:
        found = [m.span() for m in re.finditer(r"\w+", self.text)]
        return [s for s, _ in found], [e for _, e in found]

    def tokens(self, spans: Spans | None) -> frozenset[int]:
        """Numbers of the word tokens (``\\w+``) that lie wholly inside the spans."""
        starts, ends = self._ends
        inside: set[int] = set()
        for start, end in spans or ():
            at = bisect_left(starts, start)
            while at < len(starts) and ends[at] <= end:
                inside.add(at)
                at += 1
        return frozenset(inside)

    def doubtful(self, layer: str) -> frozenset[int]:
        """Tokens that the annotator left open for a layer."""
        return self.tokens([s for d in self.gold["doubtful"] if d["layer"] in (layer, None) for s in d["evidence"]])

    def accepted(self, *named: Any) -> list[str]:
        """Every form of the names: the gold's own and the set's aliases."""
        flat = [n for group in named for n in as_list(group)]
        return [form for n in flat for form in (n, *self.aliases.get(n, ()))]


def as_list(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """Common tokens as a share of the shorter one; 0 where either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def touch(a: Spans | None, b: Spans | None) -> bool:
    """Some character is in both (a cue may be a colon, so tokens would not do)."""
    return any(s < f and t < e for s, e in a or () for t, f in b or ())


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def load(folders: str, texts: Path | None) -> list[Doc]:
    docs: list[Doc] = []
    for folder in map(Path, folders.split(",")):
        if not (folder / "set.json").is_file():
            raise RecordError(f"{folder}: no set.json, so no gold set")
        alias_file = folder / "aliases.json"
        aliases = json.loads(alias_file.read_text(encoding="utf-8")) if alias_file.is_file() else {}
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            source = next(
                (p for p in (folder / f"{gold['doc']}.txt", (texts or folder) / f"{gold['doc']}.txt") if p.is_file()),
                None,
            )
            if source is None:
                raise RecordError(f"{path}: no text beside it; name its folder with --texts (see set.json)")
            text = source.read_bytes().decode("utf-8")
            if hashlib.sha256(text.encode()).hexdigest() != gold["text_sha256"]:
                raise RecordError(f"{source}: not the text that was annotated (SHA-256 differs)")
            docs.append(Doc(gold["doc"], folder.name, gold, text, aliases))
    twice = [name for name, count in Counter(d.name for d in docs).items() if count > 1]
    if twice:
        raise RecordError(f"document names in two sets: {twice[:3]}")
    return docs


def load_records(path: Path) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            name = PurePath(record["report"]["origin"]).name.removesuffix(".txt")
        except (ValueError, KeyError, TypeError) as error:
            raise RecordError(f"{path}, line {number}: not a verbale-record/1 object: {error!r}") from error
        if record.get("format") != "verbale-record/1":
            raise RecordError(f"{path}, line {number}: format is {record.get('format')!r}, expected 'verbale-record/1'")
        if name in found:
            raise RecordError(f"{path}, line {number}: a second record of {name}")
        found[name] = record
    return found
