"""The tables of the moderators' group, of messages that are edited in place, and of the database itself."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Table, Text

from reportbot.storage.housekeeping_tables import Number
from reportbot.storage.metadata import Moment, metadata

members = Table(
    "members",
    metadata,
    Column("person", Number, ForeignKey("people.person"), primary_key=True, autoincrement=False),
    Column("status", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("approved", Boolean, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("day", Text, nullable=False),
    Column("handled", BigInteger, nullable=False),
    Column("heavy", BigInteger, nullable=False),
    Column("unwanted", Text, nullable=False),
    Column("no_pictures", Boolean, nullable=False),
)

the_group = Table(
    "the_group",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    Column("title", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("connected_at", Moment),
    Column("checked_at", Moment),
    CheckConstraint("id = 1", name="one"),
)

places = Table(
    "places",
    metadata,
    Column("place", Text, primary_key=True),
    Column("lane", Text, nullable=False),
    Column("generation", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    Index("ix_places_lane_message_id", "lane", "message_id"),
    sqlite_with_rowid=False,
)

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
