"""Changing, in a migration, which words a column may hold."""

import re
from collections.abc import Sequence

from alembic.operations import Operations
from sqlalchemy import Connection, text


def allow(op: Operations, table: str, column: str, words: Sequence[str]) -> None:
    """From now on the CHECK of this column allows these words; the rows stay as they are.

    Raises:
        ValueError: the column has no CHECK of words.
    """
    conn, values = op.get_bind(), ", ".join(f"'{word}'" for word in words)
    name, check = f"ck_{table}_{column}", f"{column} IN ({values})"
    if conn.dialect.name == "sqlite":
        _rewrite(conn, table, name, check)
    else:
        op.drop_constraint(op.f(name), table, type_="check")
        op.create_check_constraint(op.f(name), table, check)


def _rewrite(conn: Connection, table: str, name: str, check: str) -> None:
    """Put the CHECK into the stored words of the table, as SQLite's manual has it for what changes no content.

    To build the table anew, as Alembic would, loses every other CHECK, which SQLAlchemy does not read back.
    """
    sql = conn.scalar(text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table"), {"table": table})
    found = re.search(rf"CONSTRAINT {name} CHECK \(\w+ IN \([^()]*\)\)", sql or "")
    if sql is None or found is None:
        raise ValueError(f"{table} has no {name}")
    new = sql[: found.start()] + f"CONSTRAINT {name} CHECK ({check})" + sql[found.end() :]
    version = conn.scalar(text("PRAGMA schema_version"))
    conn.execute(text("PRAGMA writable_schema = ON"))
    conn.execute(
        text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :table"), {"sql": new, "table": table}
    )
    conn.execute(text(f"PRAGMA schema_version = {int(version or 0) + 1}"))
    conn.execute(text("PRAGMA writable_schema = OFF"))
    if conn.scalar(text("PRAGMA quick_check(1)")) != "ok":
        raise ValueError(f"{table} could not be changed")
