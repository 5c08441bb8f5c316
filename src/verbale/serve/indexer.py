"""Keep the words of search and the index of wording up to date beside the desk's other work, some reports at a time."""

from threading import Event, Thread

from verbale.record.errors import DossierError
from verbale.serve.turns import Turns
from verbale.store.search import refresh, stale
from verbale.store.wording import behind, catch_up

FEW = 20  # reports in one unit of work, so that a decision never waits long
SOME = 100  # the same of the index of wording, which is quicker
PAUSE = 0.4  # seconds between two units, longer than a waiting writer sleeps before it tries again
IDLE = 5.0  # seconds between two looks when nothing is new


class Indexer:
    """A thread that indexes what is new until it is stopped."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
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
                done = self._unit()
            except DossierError:  # locked or away for a moment: a request says so, this tries again
                done = False
            self._stop.wait(PAUSE if done else IDLE)

    def _unit(self) -> bool:
        """One unit of work; whether there may be more. Looking first takes no writer's turn."""
        with self.turns.dossier.reading() as connection:
            search, wording = stale(connection), behind(connection)
        if not (search or wording):
            return False
        with self.turns.upkeep() as free:
            return free is None or (refresh(free, FEW) if search else catch_up(free, SOME)) > 0
