"""A real PostgreSQL for the tests: started once, on a free port, in a folder of its own, with no fsync."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/local/bin", "/opt/homebrew/bin")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest; None where it is not installed."""
    on_path = shutil.which("initdb")
    found = [p.parent for folder in FOLDERS for p in Path("/").glob(f"{folder[1:]}/initdb")]
    found += [Path(on_path).parent] if on_path else []
    return max(found, default=None, key=lambda p: [int(n) for n in p.parts if n.isdigit()])


@contextmanager
def server() -> Iterator[str]:
    """A running server; the value is its address without a database, ``postgresql://…/``."""
    where = programs()
    assert where is not None
    root = Path(tempfile.mkdtemp(prefix="verbale-pg-"))
    who = _unprivileged()
    if who:
        shutil.chown(root, who)
    as_who = {"user": who} if who else {}
    data, port = root / "data", _free_port()
    options = ["-F", "-p", str(port), "-k", str(root), "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": root}
    made = [str(where / "initdb"), "-D", str(data), "-U", "verbale", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(made, check=True, **quiet, **as_who)
    running = subprocess.Popen([str(where / "postgres"), "-D", str(data), *options], **quiet, **as_who)
    try:
        _wait(port, running)
        yield f"postgresql://verbale@127.0.0.1:{port}/"
    finally:
        running.terminate()
        with suppress(subprocess.TimeoutExpired):
            running.wait(10)
        shutil.rmtree(root, ignore_errors=True)


def _unprivileged() -> str | None:
    """Who runs the server where we are root, which PostgreSQL refuses to run as."""
    if os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if running.poll() is not None:
            raise RuntimeError(f"PostgreSQL stopped with code {running.returncode}")
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not answer within 30 s")
