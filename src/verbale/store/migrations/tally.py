"""Triggers that keep counts of entries and actors, for both databases; run by migrations.

SQLite counts row by row; PostgreSQL once a statement, since a row that is changed a thousand times in one
transaction grows a chain of a thousand versions there.
"""

from dataclasses import dataclass

ODD = 0xFDD0  # words that begin with it are kept escaped (store/tables.py) and cannot be cut
CUT = 150  # code points of a name that are kept: what an index can hold


@dataclass(frozen=True)
class Tally:
    """One table of counts: of which table and which columns of it, the counts' key over a row ``{0}``, what counts."""

    table: str
    of: str
    watched: str
    key: tuple[tuple[str, str], ...]
    held: str

    @property
    def names(self) -> str:
        """The columns of the key."""
        return ", ".join(name for name, _ in self.key)

    def rows(self, row: str, number: int, source: str = "") -> str:
        """A query: the key of each row that counts, and a number."""
        values = ", ".join(f"{value.format(row)} AS {name}" for name, value in self.key)
        return f"SELECT {values}, {number} AS number {source} WHERE {self.held.format(row)}"


_WATCHED = "current, kind, state, day, party, act, stance"
_LABEL = f"CASE WHEN substr({{0}}.label, 1, 1) = CHR({ODD}) THEN {{0}}.folded ELSE {{0}}.label END"
TALLIES = (
    Tally(
        "tally_days",
        "entries",
        _WATCHED,
        (("day", "coalesce({0}.day, '')"), ("kind", "{0}.kind"), ("state", "{0}.state")),
        "{0}.current AND {0}.kind <> 'skipped'",
    ),
    Tally(
        "tally_stands",
        "entries",
        _WATCHED,
        (("party", "{0}.party"), ("act", "coalesce({0}.act, '')"), ("stance", "coalesce({0}.stance, '')")),
        "{0}.current AND {0}.kind = 'position' AND {0}.state <> 'rejected' AND {0}.party IS NOT NULL",
    ),
    Tally(
        "tally_names",
        "actors",
        "party, label, type, folded",
        (
            ("party", "{0}.party"),
            ("label", f"substr({_LABEL}, 1, {CUT})"),
            ("type", "{0}.type"),
            ("folded", f"substr({{0}}.folded, 1, {CUT})"),
        ),
        "{0}.party IS NOT NULL",
    ),
)


def statements(dialect: str) -> list[str]:
    """Count what is there, and make the triggers that follow what comes and goes."""
    made = [
        f"INSERT INTO {t.table} ({t.names}, number) SELECT {t.names}, sum(number) "
        f"FROM ({t.rows('e', 1, f'FROM {t.of} e')}) AS counted GROUP BY {t.names}"
        for t in TALLIES
    ]
    made.append("INSERT INTO tally_reports SELECT party, count(DISTINCT report) FROM actors GROUP BY party")
    made += _postgresql() if dialect == "postgresql" else _sqlite()
    return [s if dialect == "postgresql" else s.replace("CHR(", "char(") for s in made]


def _sqlite() -> list[str]:
    made = []
    for tally in TALLIES:
        more, less = _counted(tally, "new", 1), _counted(tally, "old", -1)
        made += _row_triggers(tally.table, tally.of, tally.watched, more, less)
    add = "INSERT INTO tally_reports SELECT {0}.party, {1} WHERE NOT EXISTS (SELECT 1 FROM actors a WHERE {2}) "
    add += "ON CONFLICT (party) DO UPDATE SET number = number + {1};"
    same = "a.report = {0}.report AND +a.party = {0}.party"  # by its report: a party may stand in all of them
    more = add.format("new", 1, f'{same.format("new")} AND a."row" <> new."row"')
    less = add.format("old", -1, same.format("old"))
    added, gone, changed = _row_triggers("tally_reports", "actors", "party", more, less)
    renamed = changed.replace(" BEGIN ", " WHEN old.party <> new.party BEGIN ", 1)  # else it would be new beside itself
    return [*made, added, gone, renamed]


def _row_triggers(name: str, of: str, watched: str, more: str, less: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {of} BEGIN {more} END",
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {of} BEGIN {less} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {watched} ON {of} BEGIN {less} {more} END",
    ]


def _counted(tally: Tally, row: str, sign: int) -> str:
    return (
        f"INSERT INTO {tally.table} ({tally.names}, number) {tally.rows(row, sign)} "
        f"ON CONFLICT ({tally.names}) DO UPDATE SET number = number + {sign};"
    )


_SEEN = {
    "INSERT": "REFERENCING NEW TABLE AS rows_new",
    "DELETE": "REFERENCING OLD TABLE AS rows_old",
    "UPDATE": "REFERENCING OLD TABLE AS rows_old NEW TABLE AS rows_new",
}


def _postgresql() -> list[str]:
    made = []
    for of in ("entries", "actors"):
        for what, seen in _SEEN.items():
            name = f"tally_{of}_{what.lower()}"
            body = " ".join(_summed(tally, seen) for tally in TALLIES if tally.of == of)
            body += _reports(seen) if of == "actors" else ""
            made += [
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$",
                f"CREATE TRIGGER {name} AFTER {what} ON {of} {seen} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
            ]
    return made


def _summed(tally: Tally, seen: str) -> str:
    sides = " UNION ALL ".join(
        tally.rows("e", sign, f"FROM {rows} e") for rows, sign in (("rows_new", 1), ("rows_old", -1)) if rows in seen
    )
    return (
        f"INSERT INTO {tally.table} ({tally.names}, number) "
        f"SELECT {tally.names}, sum(number) FROM ({sides}) AS counted GROUP BY {tally.names} HAVING sum(number) <> 0 "
        f"ON CONFLICT ({tally.names}) DO UPDATE SET number = {tally.table}.number + excluded.number;"
    )


def _reports(seen: str) -> str:
    """What is there after the statement less what was there before it, for each report and party that it touched."""
    tables = [rows for rows in ("rows_new", "rows_old") if rows in seen]
    touched = " UNION ".join(f"SELECT DISTINCT report, party FROM {rows}" for rows in tables)
    same = "a.report = t.report AND a.party || '' = t.party"  # by its report: a party may stand in all of them
    after = f"EXISTS (SELECT 1 FROM actors a WHERE {same})"
    fresh = " AND a.row NOT IN (SELECT row FROM rows_new)" if "rows_new" in seen else ""
    before = f"EXISTS (SELECT 1 FROM actors a WHERE {same}{fresh})"
    if "rows_old" in seen:
        before = f"({before} OR EXISTS (SELECT 1 FROM rows_old a WHERE {same}))"
    return (
        f" INSERT INTO tally_reports (party, number) SELECT t.party, sum({after}::int - {before}::int) "
        f"FROM ({touched}) AS t GROUP BY t.party HAVING sum({after}::int - {before}::int) <> 0 "
        f"ON CONFLICT (party) DO UPDATE SET number = tally_reports.number + excluded.number;"
    )
