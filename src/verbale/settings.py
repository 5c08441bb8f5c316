"""What the environment says, read by entry points alone (``VERBALE_DOSSIER`` is an option of each command)."""

import getpass
import os
from pathlib import Path

from verbale.record.errors import SettingError

WHO = "VERBALE_WHO"  # who signs decisions
LANGUAGE_DATA = "VERBALE_LANGUAGE_DATA"  # folders of language data of one's own
GAZETTEER = "VERBALE_GAZETTEER"  # files of one's own that say who is who


def author() -> str:
    """Who signs a decision: ``VERBALE_WHO``, else the login name.

    Raises:
        SettingError: neither is there.
    """
    given = os.environ.get(WHO)
    if given is not None:
        if not given.strip():
            raise SettingError(f"{WHO}: found {given!r}, expected the name that signs decisions")
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise SettingError(f"{WHO}: not set, and no login name is known; set it to who signs decisions") from error


def own_data() -> tuple[Path, ...]:
    """A user's own gazetteers and folders of language data: ``VERBALE_GAZETTEER``, ``VERBALE_LANGUAGE_DATA``.

    Each holds one path, or several parted as in ``PATH``.

    Raises:
        SettingError: one of them is not there.
    """
    files = [(GAZETTEER, Path(p), "a file") for p in os.environ.get(GAZETTEER, "").split(os.pathsep) if p]
    folders = [(LANGUAGE_DATA, Path(p), "a folder") for p in os.environ.get(LANGUAGE_DATA, "").split(os.pathsep) if p]
    for name, path, expected in (*files, *folders):
        if not (path.is_file() if expected == "a file" else path.is_dir()):
            raise SettingError(f"{name}: found {str(path)!r}, expected {expected}; nothing of that kind is there")
    return tuple(path for _, path, _ in (*files, *folders))
