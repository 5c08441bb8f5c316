"""Run the commands that README.md shows, and put their real output beneath them.

    python scripts/readme_runs.py            # rewrite README.md
    python scripts/readme_runs.py --check    # exit 1 where it shows something else

A block of the form ``console`` that starts with ``$ verbale …`` is run on the bundled sample, in a folder of its own.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"```console\n\$ (verbale [^\n]*)\n(.*?)```", re.S)


def run(command: str, folder: Path) -> str:
    """What a command prints in a folder."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TZ": "UTC"}
    words = [sys.executable, "-m", "verbale.cli.main", *command.split()[1:]]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    shown = done.stdout if done.returncode == 0 else f"{done.stdout}{done.stderr}[exit code {done.returncode}]\n"
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def main() -> int:
    """Rewrite or check."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("verbale demo --dossier sample.verbale", folder)
        fresh = BLOCK.sub(lambda m: f"```console\n$ {m[1]}\n{run(m[1], folder)}```", text)
    if "--check" in sys.argv:
        if fresh != text:
            print("README.md shows another output than its commands print; run scripts/readme_runs.py", file=sys.stderr)
        return int(fresh != text)
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
