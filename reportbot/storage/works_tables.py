"""The table of works: what takes long, or happens outside, and waits for its turn."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, LargeBinary, Table, Text

from reportbot.storage.housekeeping_tables import Number
from reportbot.storage.metadata import Moment, metadata

works = Table(
    "works",
    metadata,
    Column("work", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("once", Text, unique=True),
    Column("person", BigInteger),
    Column("state", Text, nullable=False),
    Column("attempts", BigInteger, nullable=False),
    Column("faults", BigInteger, nullable=False),
    Column("interrupted", Boolean, nullable=False),
    Column("ready_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("holder", BigInteger),
    CheckConstraint("state in ('waiting', 'running')", name="state"),
    Index("ix_works_waiting", "state", "kind", "work"),
    sqlite_autoincrement=True,
)
"""`body` seals data, then and about; `once` is NULL for works of which several may stand; `faults` are tries that ended
by a mistake of ours or by a crash, `interrupted` says that the last one did. `holder` is the process that does
it, NULL where only one can."""
