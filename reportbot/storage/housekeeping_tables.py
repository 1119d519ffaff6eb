"""The tables of the machine itself: due times, updates taken or failed, and the processes at work."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from reportbot.storage.metadata import Json, Moment, metadata

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number: SQLite makes a rowid only of INTEGER."""

timers = Table(
    "timers",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("subject", BigInteger, primary_key=True, autoincrement=False),
    Column("due_at", Moment, nullable=False, index=True),
    Column("data", Json, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    sqlite_with_rowid=False,
)

processes = Table(
    "processes",
    metadata,
    Column("process", Number, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Who shares a PostgreSQL: a row each while it lives; `seen_at` is its last sign of life, by the server's clock."""

dead_updates = Table(
    "dead_updates",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
