"""What the environment says, read by entry points alone (``VERBALE_DOSSIER`` is an option of each command)."""

import getpass
import os

from verbale.record.errors import SettingError

WHO = "VERBALE_WHO"  # who signs decisions


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
