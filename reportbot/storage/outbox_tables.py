"""The tables of delivery: messages that wait, one lane a chat, and the limit over all chats."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, LargeBinary, String, Table, text

from reportbot.storage.metadata import Json, Moment, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("lane", String(40), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("place", String(40)),
    Column("generation", Integer, nullable=False),
    Column("method", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("cost", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("holder", BigInteger),
    CheckConstraint("state in ('waiting', 'sending')", name="state"),
    Index("ix_outbox_lane", "lane", "rank", "id"),
    Index(
        "ix_outbox_place",
        "place",
        "generation",
        sqlite_where=text("place is not null"),
        postgresql_where=text("place is not null"),
    ),
    Index(
        "ix_outbox_sending",
        "id",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    sqlite_autoincrement=True,
)
"""`body` is sealed for its number; `holder` is the process that sends it, NULL where only one can."""

lanes = Table(
    "lanes",
    metadata,
    Column("lane", String(40), primary_key=True),
    Column("ready_at", Moment),
    Column("rank", Integer, nullable=False),
    Column("not_before", Moment),
    Column("held_at", Moment),
    Column("window", Json, nullable=False),
    Column("holder", BigInteger),
    Index(
        "ix_lanes_ready",
        "rank",
        "ready_at",
        sqlite_where=text("ready_at is not null"),
        postgresql_where=text("ready_at is not null"),
    ),
)
"""`holder` is the process that sends what the lane holds: nobody else takes from it, so its order stands.

At `held_at` Telegram asked that nothing be sent before `not_before`.
"""

pace = Table(
    "pace",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("free_at", Moment, nullable=False),
    CheckConstraint("id = 1", name="id"),
)
"""One row: until when the limit over all chats is given out, by the server's clock."""
