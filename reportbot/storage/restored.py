"""Looking at a database file that nobody works on: is it sound, and which files of the vault does it name?"""

import sqlite3
from pathlib import Path

from reportbot.errors import StorageUnavailable

_KEPT = """
SELECT CASE typeof(address) WHEN 'blob' THEN lower(hex(address)) ELSE address END FROM files WHERE purged_at IS NULL
"""


def kept_addresses(file: Path) -> list[str]:
    """The addresses of the files that the database, perhaps an older program's, says are kept.

    Raises:
        StorageUnavailable: SQLite finds it damaged.
    """
    conn = sqlite3.connect(file)
    try:
        if (found := conn.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise StorageUnavailable(f"The database is damaged. SQLite says: {found}")
        return [address for (address,) in conn.execute(_KEPT)]
    except sqlite3.DatabaseError as error:
        raise StorageUnavailable(f"The database is damaged. SQLite says: {error}") from None
    finally:
        conn.close()
