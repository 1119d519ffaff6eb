"""How many cases stand how, kept by triggers: with a queue of 100,000 a count of it would cost each batch more than
the batch itself.

SQLite's alone. Processes at one server that changed the same count would wait for the end of each other's
transactions, so there the table stays empty and the cases are counted.
"""

from typing import Final

from sqlalchemy import DDL, BigInteger, Boolean, Column, Table, Text, event

from reportbot.storage.metadata import metadata

case_counts = Table(
    "case_counts",
    metadata,
    Column("staged", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text, primary_key=True),
    Column("queued", Boolean, primary_key=True),
    Column("shown", Boolean, primary_key=True),
    Column("urgent", Boolean, primary_key=True),
    Column("number", BigInteger, nullable=False),
    info={"derived": True},
    sqlite_with_rowid=False,
)
"""`staged` is the import a case belongs to, 0 for none; `queued` says what schema.in_queue says."""

_NAMES: Final = "staged, state, queued, shown, urgent"
_OF_A_CASE: Final = (
    "coalesce({0}staged, 0), {0}state, {0}waiting_since IS NOT NULL AND {0}holder IS NULL, {0}shown, {0}urgent"
)
_OLD, _NEW = _OF_A_CASE.format("OLD."), _OF_A_CASE.format("NEW.")
_LESS: Final = (
    f"UPDATE case_counts SET number = number - 1 WHERE ({_NAMES}) = ({_OLD}); "  # noqa: S608 no words of others
    "DELETE FROM case_counts WHERE staged = OLD.staged AND number = 0;"
)
"""Lists come and go, so nothing stays of theirs; what belongs to none comes again soon."""
_MORE: Final = (
    f"INSERT INTO case_counts ({_NAMES}, number) VALUES ({_NEW}, 1) "  # noqa: S608 no words of others
    "ON CONFLICT DO UPDATE SET number = number + 1;"
)
_DIFFERS: Final = f"({_OLD}) IS NOT ({_NEW})"
_CHANGING: Final = "staged, state, waiting_since, holder, shown, urgent"

TRIGGERS: Final = (
    f"CREATE TRIGGER count_new_case AFTER INSERT ON cases BEGIN {_MORE} END",
    f"CREATE TRIGGER count_changed_case AFTER UPDATE OF {_CHANGING} ON cases WHEN {_DIFFERS} BEGIN {_LESS} {_MORE} END",
    f"CREATE TRIGGER count_removed_case AFTER DELETE ON cases BEGIN {_LESS} END",
)
"""The statements that make them; one that is changed has to be dropped first."""

COUNTED: Final = f"INSERT INTO case_counts SELECT {_OF_A_CASE.format('')}, count(*) FROM cases GROUP BY 1, 2, 3, 4, 5"  # noqa: S608
"""Fills the empty table."""

for _statement in TRIGGERS:
    event.listen(metadata, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
