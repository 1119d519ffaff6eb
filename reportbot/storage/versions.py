"""Which versions of the two engines our statements run on."""

import sqlite3
from typing import Final

OLDEST_SQLITE: Final = (3, 35, 0)
"""ON CONFLICT DO UPDATE that names no conflict, in the triggers of case_counts, came with it; upserts (3.24) and window
functions (3.25) before it, and everything else is older. It cannot even read a schema with that trigger.

That before 3.51.3 two connections that checkpoint can corrupt the file is no reason to ask for more: here one does
(writer.py).
"""

TRIED_SERVERS: Final = (16, 18)
"""Major versions of PostgreSQL: all tests run on the last, and tests/cli/test_doctor_versions.py on each."""


def sqlite() -> tuple[int, ...]:
    """The version of the library that Python has."""
    return sqlite3.sqlite_version_info


def is_tried(server_version: str) -> bool:
    """Whether this version, as PostgreSQL says it ("16.4 (Debian 16.4-1)"), is one of `TRIED_SERVERS`."""
    return server_version.partition(".")[0] in {str(major) for major in TRIED_SERVERS}
