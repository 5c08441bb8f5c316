"""Write ``languages/<code>/common.yml``: in how many of a hundred reports a word stands.

    python scripts/build_commonness.py fr eval/gold/wikinews_fr_train

The texts are those of the shipped Wikinews sets (CC BY 2.5); only counts of words are kept.
"""

import sys
from collections import Counter
from pathlib import Path

from verbale.languages.comparing import comparing
from verbale.languages.load import data_folder
from verbale.reconcile.words import words_of

LEAST = 0.03  # share of reports from which a word is listed
YAML_WORDS = frozenset({"no", "yes", "on", "off", "true", "false", "null", "y", "n"})


def main() -> int:
    """Count and write."""
    language, folder = sys.argv[1], Path(sys.argv[2])
    texts = [p.read_bytes().decode("utf-8") for p in sorted(folder.glob("*.txt"))]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({key for key in words_of(text, language).keys if key.isalpha() and len(key) > 1})
    known = comparing(language).function
    rows = sorted((word, n) for word, n in counts.items() if n / len(texts) >= LEAST and word not in known)
    items = [f"{_quoted(word)}: {max(1, round(100 * n / len(texts)))}" for word, n in rows]
    lines = [
        f"# Read by verbale.reconcile: in how many of a hundred reports a word stands ({len(texts)} Wikinews reports).",
        "# Written by scripts/build_commonness.py; words of less than 3 in 100 are left out and count as rare.",
        "words: {",
        *_wrapped(items),
        "}",
    ]
    (data_folder() / language / "common.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _quoted(word: str) -> str:
    return f'"{word}"' if word in YAML_WORDS else word


def _wrapped(items: list[str]) -> list[str]:
    lines, line = [], "  "
    for item in items:
        if len(line) + len(item) > 118:
            lines.append(line.rstrip())
            line = "  "
        line += f"{item}, "
    return [*lines, line.rstrip().rstrip(",")]


if __name__ == "__main__":
    sys.exit(main())
