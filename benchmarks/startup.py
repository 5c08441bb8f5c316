"""Start-up: ``verbale extract`` of one short report in fresh processes, beside ``verbale --help``.

python benchmarks/startup.py [--runs 9]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXTS = {
    "en": 'Talks resume\n\n"We will not wait," the Norwegian minister told reporters in Oslo on Thursday.\n',
    "fr": "Les pourparlers reprennent\n\n« Nous n'attendrons pas », a déclaré jeudi à Oslo le ministre norvégien.\n",
}


def run(arguments: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "verbale.cli.main", *arguments], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the medians."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--runs", type=int, default=9)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        commands = {"--help": ["--help"]}
        for language, text in TEXTS.items():
            path = Path(name, f"{language}.txt")
            path.write_text(text, encoding="utf-8")
            commands[f"extract, {language}"] = ["extract", str(path), "--language", language]
        for what, arguments in commands.items():
            run(arguments)
            runs = [run(arguments) for _ in range(args.runs)]
            wall, cpu = (statistics.median(values) for values in zip(*runs, strict=True))
            fastest, slowest = min(w for w, _ in runs), max(w for w, _ in runs)
            print(f"{what:<12} {wall:.2f} s ({fastest:.2f} to {slowest:.2f}), processor {cpu:.2f} s, {args.runs} runs")


if __name__ == "__main__":
    main()
