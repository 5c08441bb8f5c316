"""How the place a report came from is shown."""

import re
from pathlib import Path


def origin_text(origin: str) -> str:
    """A path relative to the current folder where it lies in it, else its last two parts; anything else as it is."""
    path = Path(origin)
    if not path.is_absolute():
        return origin
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(Path(*path.parts[-2:]))


def short_origin(origin: str) -> str:
    """The name of a file without its folder and suffix; of an address, its host; anything else as it is."""
    host = re.match(r"[a-z]+://([^/]+)", origin)
    if host:
        return host[1]
    return Path(origin).stem if "/" in origin else origin.removesuffix(".txt")


def file_name(origin: str) -> str:
    """The name of a file without its folders, which are the reader's own business; anything else as it is."""
    return Path(origin).name if Path(origin).is_absolute() else origin
