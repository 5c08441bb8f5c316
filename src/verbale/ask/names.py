"""Understand names as people write them: a party, an act; tolerant of case, accents and beginnings, never guessing."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from sqlalchemy import select

from verbale.languages.gazetteers import gazetteer
from verbale.record.actors import folded
from verbale.record.errors import QuestionError
from verbale.store.dossier import Dossier
from verbale.store.joins import joins
from verbale.store.kinds import Kind
from verbale.store.tables import entries
from verbale.store.tally_tables import tally_names

CANDIDATES = 6
SEVERAL = "several_fit"  # code of the error where more than one has the name


def parties_named(dossier: Dossier, name: str) -> tuple[str, ...]:
    """The keys of the one party that a name stands for.

    Tried in this order: a key ("DEU", "friedrich-merz"), a name in the dossier, a name in the gazetteer, all words
    of the name in exactly one party's name ("Merz").

    Raises:
        QuestionError: none or several fit; the message lists candidates.
    """
    known = _labels(dossier)
    with dossier.reading() as connection:
        name = joins(connection).get(name, name)
    wanted = folded(name)
    keys = {key for key in known if name == key or key.lower() == name.lower()}
    keys = keys or {key for key, labels in known.items() if wanted in labels}
    keys = keys or {key for key in _gazetteer_keys(wanted) if key in known}
    keys = keys or {key for key, labels in known.items() if any(_within(wanted, label) for label in labels)}
    return (one(name, "actor", keys, {key: sorted(labels)[0] for key, labels in known.items()}),)


def act_named(dossier: Dossier, name: str) -> str:
    """The act code that a name stands for: a code in the dossier, or the beginning of exactly one."""
    with dossier.reading() as connection:
        query = select(entries.c.act).distinct().where(entries.c.kind == Kind.POSITION.value)
        known = {str(code) for code in connection.execute(query).scalars() if code}
    wanted = folded(name)
    found = {code for code in known if code == wanted} or {code for code in known if code.startswith(wanted)}
    found = found or {code for code in known if _within(wanted, code)}
    return one(name, "act", found, {code: code for code in known})


def one(name: str, what: str, found: Iterable[str], known: Mapping[str, str]) -> str:
    """The only one found; several or none are refused with candidates. ``known``: key -> what to call it."""
    kept = sorted(set(found))
    if len(kept) == 1:
        return kept[0]
    if kept:
        several = "; ".join(_called(key, known) for key in kept[:CANDIDATES])
        more = f" and {len(kept) - CANDIDATES} more" if len(kept) > CANDIDATES else ""
        raise QuestionError(f"{what} {name!r}: several fit: {several}{more}; give more of the name, or the key").told(
            SEVERAL
        )
    wanted = folded(name)
    near = {key: label for key, called in known.items() if 2 * len(label := folded(called)) >= len(wanted)}
    close = process.extract(wanted, near, limit=3, score_cutoff=60)  # a much shorter name resembles anything
    hint = "; did you mean " + " or ".join(_called(key, known) for _, _, key in close) + "?" if close else ""
    raise QuestionError(f"{what} {name!r}: not in the dossier{hint}")


def _called(key: str, known: Mapping[str, str]) -> str:
    label = known.get(key, key)
    return key if label == key else f"{label} ({key})"


def _within(wanted: str, label: str) -> bool:
    return bool(wanted) and set(wanted.split("-")) <= set(label.split("-"))


def _labels(dossier: Dossier) -> dict[str, set[str]]:
    """Party key -> the folded names under which the dossier's reports know it."""
    known: dict[str, set[str]] = {}
    told = tally_names.c
    with dossier.reading() as connection:
        for party, label in connection.execute(select(told.party, told.folded).where(told.number > 0)):
            known.setdefault(party, set()).add(label)
    return known


def _gazetteer_keys(wanted: str) -> set[str]:
    return {key for key, party in gazetteer().parties.items() if wanted in {folded(n) for n in party.names.values()}}
