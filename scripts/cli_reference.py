"""Write ``docs/cli.md``, the reference of the command line, from the commands themselves.

python scripts/cli_reference.py          writes it
python scripts/cli_reference.py --check  says whether it is up to date (exit code 1: it is not)
"""

import inspect
import sys
from pathlib import Path
from typing import Any

from verbale.cli.main import ABOUT, SECTIONS, command

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
HEAD = f"""# The command line

<!-- made by scripts/cli_reference.py; change the commands, not this page -->

{ABOUT}

`verbale --help` lists the commands, `verbale COMMAND --help` explains one. Every command ends with 0 (done), 1 (done
in part, or findings where it says so) or 2 (the input or the question cannot be used; the message says where, what was
found, and what to do). 130 means that it was interrupted. Colours are left out in a pipe.

The dossier is the file `dossier.verbale` in the current folder, unless `--dossier` or the environment variable
`VERBALE_DOSSIER` names another file or a `postgresql://` address.
"""


def reference() -> str:
    """The page."""
    parts = [HEAD]
    for title, entries in SECTIONS.items():
        if entries:
            parts.append(f"## {title}\n")
        for entry in entries:
            made = command(entry.name)
            below = getattr(made, "commands", None)
            if below:
                parts.append(f"### verbale {entry.name}\n\n{entry.help}\n")
                parts += [_command(f"verbale {entry.name} {name}", one, "####") for name, one in below.items()]
            else:
                parts.append(_command(f"verbale {entry.name}", made, "###"))
    return "\n".join(parts).rstrip() + "\n"


def _command(name: str, made: Any, heading: str) -> str:
    arguments = [p for p in made.params if p.param_type_name == "argument"]
    options = [p for p in made.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([name, *("[OPTIONS]" for _ in options[:1]), *(_metavar(p) for p in arguments)])
    told = [f"{heading} {name}\n", f"```\n{usage}\n```\n", _prose(made.help or "")]
    rows = [(f"`{_metavar(p)}`", _help(p)) for p in arguments] + [(_flags(p), _help(p)) for p in options]
    if rows:
        told += [
            "| argument, option | meaning |\n| --- | --- |",
            *(f"| {left} | {right} |" for left, right in rows),
            "",
        ]
    return "\n".join(told)


def _prose(help_text: str) -> str:
    lines = inspect.cleandoc(help_text).splitlines()
    shown = [f"Example: `{line.removeprefix('Example: ')}`" if line.startswith("Example: ") else line for line in lines]
    return "\n".join(shown) + "\n"


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or str(parameter.name).upper())


def _flags(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts])
    takes = "" if parameter.is_flag else f" {_values(parameter)}"
    return names + takes


def _values(parameter: Any) -> str:
    described = parameter.type_descriptor
    if described.is_choice:
        return " \\| ".join(str(getattr(choice, "value", choice)) for choice in described.choices)
    return str(parameter.metavar or _TYPES.get(described.annotation, "VALUE"))


_TYPES = {int: "NUMBER", float: "NUMBER", Path: "PATH", str: "TEXT", list[Path]: "PATH", list[str]: "TEXT"}


def _help(parameter: Any) -> str:
    told = " ".join(str(getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    if parameter.param_type_name == "argument" and parameter.type_descriptor.is_choice:
        told += f" One of {', '.join(str(c.value) for c in parameter.type_descriptor.choices)}."
    default = parameter.default
    plain = isinstance(default, str | int | float) and not isinstance(default, bool) and default not in ("", 0)
    if plain:
        told += f" Default: `{getattr(default, 'value', default)}`."
    if getattr(parameter, "envvar", None):
        told += f" Also `${parameter.envvar}`."
    if getattr(parameter, "multiple", False):
        told += " May be given several times."
    return told


def main() -> int:
    """Write or check the page."""
    made = reference()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
