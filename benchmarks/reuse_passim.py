"""Beside :mod:`verbale.reconcile.reuse`, passim on one archive: the figures of its pairwise alignments.

passim 2.0.1 needs Java, ``pip install pyspark==4.0.1 graphframes-py==0.9.3 intervaltree`` (in an environment of its
own) and a checkout of github.com/dasmiq/passim. Its last step, clustering, needs a library that is not on PyPI; the
alignments are written before it, and are what is measured.

    python benchmarks/reuse_corpus.py 1000 /tmp/archive
    python benchmarks/reuse_passim.py prepare /tmp/archive.jsonl /tmp/passim.json
    time spark-submit --master 'local[1]' --driver-memory 6g passim/passim/seriatim.py --all-pairs \\
        --fields 'xxhash64(series) as gid' --filterpairs 'gid < gid2' --pairwise /tmp/passim.json /tmp/out
    python benchmarks/reuse_passim.py measure /tmp/archive.jsonl /tmp/out/align.json

``measure`` prints passim's figures and then our own on the same archive, ours with the CPU seconds they took.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from reuse import SHORT, Truth, floor, joined, letters, measure, search, texts

Spans = list[tuple[int, int]]


def main() -> int:
    """Write what passim reads, or measure what it wrote."""
    step, archive, other = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if step == "prepare":
        with other.open("w", encoding="utf-8") as out:
            for number, text in enumerate(texts(archive)):
                out.write(json.dumps({"id": str(number), "series": str(number), "text": text}) + "\n")
        return 0
    print(json.dumps({"passim": _rounded(_figures(archive, _aligned(other)))}))
    least = floor(archive)
    passages, found, spent = search(archive)
    ours = {"CPU s": spent, "floor CPU s": least, **measure(archive, passages, found, 0)}
    print(json.dumps({"verbale": _rounded(ours)}))
    return 0


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def _aligned(folder: Path) -> dict[tuple[int, int], tuple[Spans, Spans]]:
    """Pairs of reports -> the aligned characters of both."""
    found: dict[tuple[int, int], tuple[Spans, Spans]] = defaultdict(lambda: ([], []))
    for part in sorted(folder.glob("part-*.json")):
        for line in part.open(encoding="utf-8"):
            x = json.loads(line)
            one, other = (int(x["id"]), (x["begin"], x["end"])), (int(x["id2"]), (x["begin2"], x["end2"]))
            (a, mine), (b, theirs) = sorted((one, other))
            found[a, b][0].append(mine)
            found[a, b][1].append(theirs)
    return found


def _figures(archive: Path, given: dict[tuple[int, int], tuple[Spans, Spans]]) -> dict[str, float]:
    kept = list(texts(archive))
    wanted = (truth := Truth(archive.with_suffix(".truth.jsonl"), 0)).pairs()
    n: dict[str, int] = defaultdict(int)
    for pair in wanted.keys() | given.keys():
        for side in (0, 1):
            text, report = kept[pair[side]], pair[side]
            true = [(s, e) for o, s, e in truth.places[report] if o in wanted.get(pair, ())]
            said = given[pair][side] if pair in given else []
            inside, claimed = letters(text, true), letters(text, said)
            n["true"] += len(inside)
            n["said"] += len(claimed)
            n["right"] += len(inside & claimed)
            for start, end in joined(true):
                if end - start < SHORT:
                    own = letters(text, [(start, end)])
                    n["short"] += 1
                    n["short found"] += 2 * len(own & claimed) >= len(own)
    both = len(wanted.keys() & given.keys())
    return {
        "pairs": len(wanted),
        "found": len(given),
        "pair recall": both / len(wanted),
        "pair precision": both / max(1, len(given)),
        "character recall": n["right"] / n["true"],
        "character precision": n["right"] / max(1, n["said"]),
        "passages under 150": n["short"],
        "their recall": n["short found"] / max(1, n["short"]),
    }


if __name__ == "__main__":
    sys.exit(main())
