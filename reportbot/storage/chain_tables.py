"""The tables of the chain of decisions: its entries, the words that can be erased, and its one head row."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, LargeBinary, Table, Text

from reportbot.storage.housekeeping_tables import Number
from reportbot.storage.metadata import Hex, Json, Moment, metadata

decisions = Table(
    "decisions",
    metadata,
    Column("decision", Number, primary_key=True),
    Column("case", Number, ForeignKey("cases.case"), index=True),
    Column("kind", Text, nullable=False),
    Column("by", BigInteger),
    Column("at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("data", Json, nullable=False),
    # Places have no gaps; numbers may, where a lot that was drawn is not used up.
    Column("position", BigInteger, nullable=False, unique=True),
    Column("text_digest", Hex, nullable=False),
    Column("hash", Hex, nullable=False),
    sqlite_autoincrement=True,
)

decision_texts = Table(
    "decision_texts",
    metadata,
    Column("decision", Number, ForeignKey("decisions.decision"), primary_key=True, autoincrement=False),
    Column("text", LargeBinary, nullable=False),
)
"""`text` is the salt and the words after it, sealed together: erased, nothing tells what they were."""

chain_head = Table(
    "chain_head",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("count", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="id"),
)
"""One row, locked by each transaction that appends; `proof` is an HMAC of count and hash with a key of its own."""
