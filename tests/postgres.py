"""A real PostgreSQL for the tests: started once, on a free port, in a folder of its own, with no fsync."""

import os
import shutil
import signal
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
    running = Server(where, "-F")
    try:
        running.start()
        yield running.address
    finally:
        running.stop()


class Server:
    """A server in a folder of its own, which can be killed and started again."""

    def __init__(self, where: Path, *options: str) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="verbale-pg-"))
        who = _unprivileged()
        if who:
            shutil.chown(self.root, who)
        data, self.port = self.root / "data", _free_port()
        self.address = f"postgresql://verbale@127.0.0.1:{self.port}/"
        self._quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": self.root}
        self._quiet |= {"user": who} if who else {}
        here = ["-p", str(self.port), "-k", str(self.root), "-c", "listen_addresses=127.0.0.1"]
        self._program = [str(where / "postgres"), "-D", str(data), *here, "-c", "max_connections=60", *options]
        made = [str(where / "initdb"), "-D", str(data), "-U", "verbale", "-A", "trust", "-E", "UTF8", "--locale=C"]
        subprocess.run([*made, "-N"], check=True, **self._quiet)

    def start(self) -> None:
        """Start it, also after it was killed, and wait until it answers."""
        self._running = subprocess.Popen(self._program, **self._quiet)
        _wait(self.port, self._running)

    def kill(self) -> None:
        """End the server and each of its processes as a power cut would (SIGKILL), all at once."""
        own = self._running.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        for process in (own, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._running.wait(10)
        (self.root / "data" / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        """End it and take its folder away."""
        self._running.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._running.wait(10)
        shutil.rmtree(self.root, ignore_errors=True)


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
