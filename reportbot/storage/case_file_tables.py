"""The tables around cases: copies in chats, requests, referrals, objections, reveals, imports, stored files."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    literal_column,
    text,
)

from reportbot.storage.housekeeping_tables import Number
from reportbot.storage.metadata import Hex, Json, Moment, metadata

# People and cases stand without foreign keys where a record outlives them.

files = Table(
    "files",
    metadata,
    Column("file", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("sha256", Hex, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mime", Text, nullable=False),
    Column("address", Hex, nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("expires_at", Moment),
    Column("purged_at", Moment),
    CheckConstraint("size >= 0", name="size"),
    Index(
        "ix_files_expires_at",
        "expires_at",
        sqlite_where=text("purged_at is null"),
        postgresql_where=text("purged_at is null"),
    ),
    sqlite_autoincrement=True,
)

copies = Table(
    "copies",
    metadata,
    Column("copy", Number, primary_key=True),
    Column("case", Number, ForeignKey("cases.case"), nullable=False, index=True),
    # No foreign key: a copy may be a heading that shows no single item.
    Column("evidence", BigInteger, nullable=False),
    Column("lane", Text, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("replaced", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

requests = Table(
    "requests",
    metadata,
    Column("request", Number, primary_key=True),
    Column("year", BigInteger, nullable=False),
    Column("platform", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("serial", BigInteger, nullable=False, index=True),
    Column("state", Text, nullable=False, index=True),
    Column("epoch", BigInteger, nullable=False),
    Column("round", BigInteger, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("letter_number", Text, nullable=False),
    Column("signatory", Text, nullable=False),
    Column("signatory_title", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("sent_at", Moment),
    Column("sent_by", BigInteger),
    Column("received_at", Moment),
    Column("due_at", Moment),
    Column("data", Json, nullable=False),
    Index(
        "uq_requests_serial",
        "year",
        "serial",
        unique=True,
        sqlite_where=text("serial > 0"),
        postgresql_where=text("serial > 0"),
    ),
    sqlite_autoincrement=True,
)

request_items = Table(
    "request_items",
    metadata,
    Column("item", Number, primary_key=True),
    Column("request", BigInteger, nullable=False, index=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("outcome_at", Moment),
    Column("answer", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

request_letters = Table(
    "request_letters",
    metadata,
    Column("letter", Number, primary_key=True),
    Column("request", BigInteger, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("round", BigInteger, nullable=False),
    Column("number", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("files", Json, nullable=False),
    Column("sent_at", Moment),
    Column("mail", Text, nullable=False),
    Column("mail_id", Text, nullable=False),
    Column("accounts", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

platform_contacts = Table(
    "platform_contacts",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("recipient", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("abroad", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", BigInteger, nullable=False),
)

referrals = Table(
    "referrals",
    metadata,
    Column("referral", Number, primary_key=True),
    Column("case", BigInteger, nullable=False, index=True),
    Column("authority", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("packet", BigInteger),
    Column("files", Json, nullable=False),
    Column("handed_at", Moment),
    Column("handed_by", BigInteger),
    Column("receipt", Text, nullable=False),
    Column("note", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

objections = Table(
    "objections",
    metadata,
    Column("objection", Number, primary_key=True),
    Column("ticket", Text, nullable=False, unique=True),
    Column("person", BigInteger, nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("account", LargeBinary, nullable=False),
    Column("cases", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("decided_at", Moment),
    Column("decided_by", BigInteger),
    Column("reason", Text, nullable=False),
    Index("ix_objections_open", "due_at", sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")),
    sqlite_autoincrement=True,
)

reveals = Table(
    "reveals",
    metadata,
    Column("reveal", Number, primary_key=True),
    Column("report", BigInteger, nullable=False, index=True),
    Column("asked_by", BigInteger, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("reason", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("second", BigInteger),
    Column("opened_at", Moment),
    sqlite_autoincrement=True,
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Number, primary_key=True),
    Column("person", BigInteger, nullable=False, index=True),
    Column("report", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("note", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", BigInteger),
    Index("ix_blocks_open", "at", sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")),
    sqlite_autoincrement=True,
)

imports = Table(
    "imports",
    metadata,
    Column("number", Number, primary_key=True),
    Column("source", Text, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("digest", Text, nullable=False, index=True),
    Column("file", BigInteger),
    Column("state", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("written", BigInteger, nullable=False),
    Column("known", BigInteger, nullable=False),
    Column("done_at", Moment),
    sqlite_autoincrement=True,
)

undone = imports.c.state != literal_column("'done'")
"""What an import has written is not to be seen; literal, as a partial index needs it."""

Index("ix_imports_undone", imports.c.number, sqlite_where=undone, postgresql_where=undone)

operator_settings = Table(
    "operator_settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", BigInteger, nullable=False),
)
