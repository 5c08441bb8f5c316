"""Numbers for charts and queues, from the counts that are kept beside the entries."""

from sqlalchemy import Connection, func, select

from verbale.store.tables import reports
from verbale.store.tally_tables import tally_days, tally_stands

Counted = tuple[tuple[str, str, int], ...]
_STANDS, _DAYS = tally_stands.c, tally_days.c


def stances_by_party(connection: Connection, limit: int) -> Counted:
    """(party key, stance, number of positions) of the ``limit`` parties with most."""
    most = select(_STANDS.party).where(_STANDS.number > 0).group_by(_STANDS.party)
    most = most.order_by(func.sum(_STANDS.number).desc(), _STANDS.party).limit(limit)
    query = select(_STANDS.party, _STANDS.stance, func.sum(_STANDS.number)).where(_STANDS.party.in_(most))
    query = query.group_by(_STANDS.party, _STANDS.stance).having(func.sum(_STANDS.number) > 0)
    return tuple((party, stance, int(number)) for party, stance, number in connection.execute(query))


def acts_by_party(connection: Connection) -> Counted:
    """(party key, act, number of positions) of all that have both."""
    query = select(_STANDS.party, _STANDS.act, func.sum(_STANDS.number)).where(_STANDS.act != "", _STANDS.number > 0)
    query = query.group_by(_STANDS.party, _STANDS.act)
    return tuple((party, act, int(number)) for party, act, number in connection.execute(query))


def entries_by_day(connection: Connection, limit: int) -> Counted:
    """(day, kind, number) over the newest ``limit`` days."""
    held = (_DAYS.state != "rejected", _DAYS.day != "", _DAYS.number > 0)
    days = select(_DAYS.day).where(*held).distinct().order_by(_DAYS.day.desc()).limit(limit)
    query = select(_DAYS.day, _DAYS.kind, func.sum(_DAYS.number)).where(*held, _DAYS.day.in_(days))
    return tuple((d, k, int(n)) for d, k, n in connection.execute(query.group_by(_DAYS.day, _DAYS.kind)))


def newest_days(connection: Connection, until: str, number: int) -> tuple[str, ...]:
    """The newest days on which current reports were published, newest first; ``until``: up to that day, "" for any."""
    found: list[str] = []
    for _ in range(number):
        query = select(func.max(reports.c.published)).where(reports.c.current)
        if found:
            query = query.where(reports.c.published < found[-1])
        elif until:
            query = query.where(reports.c.published <= f"{until}\x7f")  # an instant of that day is of that day
        newest = connection.execute(query).scalar()
        if newest is None:
            break
        found.append(str(newest)[:10])
    return tuple(found)


def count_states(connection: Connection) -> dict[str, int]:
    """Current entries by review state."""
    query = select(_DAYS.state, func.sum(_DAYS.number)).where(_DAYS.number > 0).group_by(_DAYS.state)
    return {state: int(number) for state, number in connection.execute(query)}


def count_kinds(connection: Connection) -> dict[str, int]:
    """Current entries by kind."""
    query = select(_DAYS.kind, func.sum(_DAYS.number)).where(_DAYS.number > 0).group_by(_DAYS.kind)
    return {kind: int(number) for kind, number in connection.execute(query)}
