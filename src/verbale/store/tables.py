"""The tables of a dossier.

A report's text is kept once, as bytes (PostgreSQL refuses NUL in text), and never changes: another text is another
row. An origin (path, address) has versions, each of which points at a text, so a wire text found at ten origins is
kept and read once. Findings are kept whole in interchange form (``payload``), beside the columns that questions
filter on. Decisions are appended, never changed: triggers refuse it, and each carries the hash of the one before.
"""

import json
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

ODD = "\ufdd0"  # a code point that is no character marks words that a database cannot keep as they are


class Json(TypeDecorator[Any]):
    """A JSON value, kept as ASCII so that NUL and lone surrogates pass through every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the database."""
        return None if value is None else json.loads(value)


class Words(TypeDecorator[str]):
    """Words of a report, exact; those with NUL or lone surrogates are kept escaped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        if value is None or not ("\0" in value or ODD in value or any("\ud800" <= c <= "\udfff" for c in value)):
            return value
        return ODD + json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """From the database."""
        return json.loads(value[1:]) if value and value[0] == ODD else value


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True)


def _of(name: str, target: str, index: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.row"), nullable=False, index=index)


def _only(condition: str) -> dict[str, Any]:
    """An index over some rows alone, which a query uses only where it says the same."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


# One text with what is known of it. ``origin`` is the one its record was read from; ``current``: some origin's newest.
reports = Table(
    "reports",
    METADATA,
    _row(),
    Column("id", String, nullable=False, unique=True),  # sha256:…
    Column("origin", Words, nullable=False),
    Column("text", LargeBinary, nullable=False),  # UTF-8, lone surrogates passed
    Column("length", Integer, nullable=False),  # code points
    Column("language", String, nullable=False, index=True),
    Column("title", Words),
    Column("outlet", Words),
    Column("author", Words),
    Column("agencies", Json, nullable=False),
    Column("published", String, index=True),  # ISO 8601 date or instant
    Column("updated", String),
    Column("retrieved", String),
    Column("notes", Json, nullable=False),
    Column("extractor", String, nullable=False),
    Column("read_at", String, nullable=False),  # UTC instant of the newest reading
    Column("digest", String, nullable=False),  # SHA-256 of its record: the same reading again changes nothing
    Column("current", Boolean, nullable=False, index=True),
    Index("ix_reports_read_at", "read_at", "row"),
)

origins = Table("origins", METADATA, _row(), Column("origin", Words, nullable=False, unique=True))

versions = Table(
    "versions",
    METADATA,
    _row(),
    _of("origin", "origins", index=True),
    _of("report", "reports", index=True),
    Column("number", Integer, nullable=False),  # from 1; the greatest is the current one
    Column("read_at", String, nullable=False),
    Column("rules", String, nullable=False),  # fingerprint of the program and data that read it
    UniqueConstraint("origin", "number"),
)

sections = Table(
    "sections",
    METADATA,
    _row(),
    _of("report", "reports", index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("rule", String, nullable=False),
)

actors = Table(
    "actors",
    METADATA,
    _row(),
    _of("report", "reports"),
    Column("id", String, nullable=False),
    Column("number", Integer, nullable=False),  # place in the record
    Column("party", String, nullable=False, index=True),  # party_key across reports
    Column("type", String, nullable=False),
    Column("name", Words),
    Column("label", Words, nullable=False),  # the name, or the words that the report first calls it by
    Column("folded", String, nullable=False, index=True),  # the label without case and accents
    Column("country", String),
    Column("size", Integer),
    Column("key", String),
    UniqueConstraint("report", "id"),
)

mentions = Table(
    "mentions",
    METADATA,
    _row(),
    _of("actor", "actors", index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("surface", Words, nullable=False),
    Column("how", String, nullable=False),
    Column("rule", String, nullable=False),
)

# Everything found: kind is statement, position, event, figure, role, membership or skipped.
entries = Table(
    "entries",
    METADATA,
    _row(),
    _of("report", "reports"),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", Integer, nullable=False),  # place among its kind in the record
    Column("party", String),  # whom it is about: actor of a position, speaker of a statement …
    Column("stance", String),
    Column("act", String),
    Column("type", String),  # of an event; kind of a statement; reason of something skipped
    Column("status", String),  # of an event; modality of a statement
    Column("start", String),  # when it was or will be, as the report gives it, ISO 8601
    Column("day", String),  # of ``start``, else of publication
    Column("confidence", Float, nullable=False),
    Column("first", Integer),  # start of all its spans; None: it has none
    Column("last", Integer),
    Column("rule", String, nullable=False),
    Column("search", Text, nullable=False),  # its words without case and accents
    Column("sense", String, nullable=False),  # same in another version of the report: the entry says the same
    Column("payload", Json, nullable=False),  # as extracted
    Column("edited", Json),  # as a person put it right; None: never
    Column("state", String, nullable=False),  # from the decisions: unreviewed, accepted, edited, rejected
    Column("kept", Boolean, nullable=False),  # no longer found by the extractor, kept for its decision
    Column("current", Boolean, nullable=False),  # of a text that is some origin's newest
    UniqueConstraint("report", "id"),
    Index("ix_entries_id", "id"),
    Index("ix_entries_told", "kind", "current", "day", "report", "first", "row"),  # in the order of lists of answers
    Index("ix_entries_sense", "sense", "kind", "state", "current"),
    # Each holds all that a list of the desk asks, newest row first, so that no entry is fetched to be left out.
    Index("ix_entries_kind_row", "kind", "row", "state", "current"),
    Index("ix_entries_day_row", "day", "row", "kind", "state", "current"),
    Index("ix_entries_stance_row", "stance", "row", "kind", "day", "state", "current", **_only("stance IS NOT NULL")),
    Index("ix_entries_act_row", "act", "row", "stance", "kind", "day", "state", "current", **_only("act IS NOT NULL")),
    Index("ix_entries_state_row", "state", "row", "kind", "day", "current", **_only("state <> 'unreviewed'")),
    Index("ix_entries_held", "party", "act", "day", "row", **_only("kind = 'position'")),
    Index("ix_entries_queue", "kind", "confidence", "row", **_only("state = 'unreviewed'")),
    Index("ix_entries_line", "day", "row", **_only("kind = 'event'")),
)

# Every party that an entry names, and as what: actor, holder, speaker, participant, agent, target …
parties = Table(
    "parties",
    METADATA,
    _row(),
    _of("entry", "entries", index=True),
    Column("actor", String, nullable=False),  # id in the record, or the words that stand for one
    Column("party", String, nullable=False),
    Column("label", Words, nullable=False),
    Column("part", String, nullable=False),
    Index("ix_parties_party_part", "party", "part"),
    Index("ix_parties_party_entry", "party", "entry"),
)

# The exact words of every span of an entry: W3C TextPositionSelector and TextQuoteSelector.
spans = Table(
    "spans",
    METADATA,
    _row(),
    _of("entry", "entries", index=True),
    Column("part", String, nullable=False),  # content, cue, source, evidence, condition, when …
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("exact", Words, nullable=False),
    Column("prefix", Words, nullable=False),
    Column("suffix", Words, nullable=False),
)

# Append-only. ``kind`` and ``subject`` say of what: ("entry", "<report id> <entry id>"), ("fact", …), ("link", …).
decisions = Table(
    "decisions",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),  # from 1, without gaps
    Column("at", String, nullable=False),  # UTC instant
    Column("who", Words, nullable=False),
    Column("what", String, nullable=False),  # accept, edit, reject, reset, carry, …
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("why", Words, nullable=False),
    Column("payload", Json),
    Column("previous", String, nullable=False, unique=True),  # hash of the decision before; "" for the first
    Column("hash", String, nullable=False, unique=True),
    Index("ix_decisions_kind_subject", "kind", "subject"),
)
