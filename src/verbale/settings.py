"""What the environment says, read once by entry points: command files and the Python API."""

import getpass
import os

from verbale.record.errors import SettingError

DOSSIER = "VERBALE_DOSSIER"  # the dossier where --dossier does not name one
WHO = "VERBALE_WHO"  # who signs decisions where --who does not say


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
