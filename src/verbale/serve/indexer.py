"""Keep the words of search up to date beside the desk's other work, a few reports at a time."""

from threading import Event, Thread

from verbale.record.errors import DossierError
from verbale.store.dossier import Dossier
from verbale.store.search import refresh

FEW = 20  # reports in one unit of work, so that a decision never waits long
PAUSE = 0.4  # seconds between two units, longer than a waiting writer sleeps before it tries again
IDLE = 5.0  # seconds between two looks when nothing is new


class Indexer:
    """A thread that indexes what is new until it is stopped."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._stop = Event()
        self._thread = Thread(target=self._work, name="verbale-indexer", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the unit of work at hand."""
        self._stop.set()
        self._thread.join(10)

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                with self.dossier.writing() as connection:
                    done = refresh(connection, FEW)
            except DossierError:  # locked or away for a moment: a request says so, this tries again
                done = 0
            self._stop.wait(PAUSE if done else IDLE)
