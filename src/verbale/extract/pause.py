"""Let Python's search for cycles rest while one report is read.

What a reading makes stays in use until its end, so the search would walk it again and again and find nothing: a
twentieth of the time. It goes on as before once no report is being read, in any thread.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_reading = 0  # reports being read now
_was_on = False  # whether cycles were searched for before the first of them


@contextmanager
def no_search() -> Iterator[None]:
    """Search for no cycles inside."""
    global _reading, _was_on  # of the process, as the search itself is
    with _lock:
        if not _reading:
            _was_on = gc.isenabled()
            gc.disable()
        _reading += 1
    try:
        yield
    finally:
        with _lock:
            _reading -= 1
            if not _reading and _was_on:
                gc.enable()
