"""Records of a dossier for comparing, with the parties that people joined: each read once, each pair compared once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from verbale.ask.parties import joins
from verbale.ask.sources import Ties, ties
from verbale.ask.window import Looked, Window, look
from verbale.reconcile.comparison import Comparison, compare
from verbale.reconcile.stories import Pair, ordered
from verbale.reconcile.story import Profile, profile
from verbale.record.actors import party_key
from verbale.record.record import Record
from verbale.store.dossier import Dossier
from verbale.store.joins import shown_as


@dataclass(eq=False)
class Shelf:
    """What has been read and compared of a dossier, or of a window of it, while one question is answered."""

    dossier: Dossier
    window: Window = field(default_factory=Window)
    _looked: Looked | None = None
    _records: dict[str, Record] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _joins: Mapping[str, str] | None = None
    _ties: Ties | None = None
    _compared: dict[Pair, Comparison] = field(default_factory=dict)

    @property
    def looked(self) -> Looked:
        """The reports that are looked at."""
        if self._looked is None:
            self._looked = look(self.dossier, self.window)
        return self._looked

    def record(self, report_id: str) -> Record:
        """The record of a report, people's decisions applied."""
        if report_id not in self._records:
            self._records[report_id] = self._joined(self.dossier.record(report_id))
        return self._records[report_id]

    def _joined(self, record: Record) -> Record:
        """The record with the keys of parties that people joined put in the place of their own."""
        if self._joins is None:
            self._joins = joins(self.dossier)
        known = self._joins
        if not known:
            return record
        keys = [(own := party_key(a), shown_as(known, own, record.report.id)) for a in record.actors]
        actors = (
            a if own == shown else replace(a, key=shown) for a, (own, shown) in zip(record.actors, keys, strict=True)
        )
        return replace(record, actors=tuple(actors))

    def ties(self, published: Mapping[str, str | None]) -> Ties:
        """How the dossier's reports hang together in wording; ``published``: all of them with their days."""
        if self._ties is None:
            self._ties = ties(self.dossier.report, published)
        return self._ties

    def profile(self, report_id: str) -> Profile:
        """What a report is about."""
        if report_id not in self._profiles:
            self._profiles[report_id] = profile(self.record(report_id))
        return self._profiles[report_id]

    def comparison(self, one: str, other: str) -> Comparison:
        """Two reports compared; the smaller id is side a."""
        pair = ordered(one, other)
        if pair not in self._compared:
            known = self._ties.shared.get(pair) if self._ties else None
            self._compared[pair] = compare(self.record(pair[0]), self.record(pair[1]), known)
        return self._compared[pair]
