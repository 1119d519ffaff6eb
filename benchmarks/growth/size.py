"""What a case costs on the disk: bytes of each table with its indexes, from SQLite's own account of its pages."""

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.growth.rows import Row, at_most

ONE_OF_EACH: Final[Mapping[str, int]] = {
    "cases": 1,
    "identifiers": 1,
    "reports": 1,
    "evidence": 1,
    "files": 1,
    "people": 1,
    "sessions": 1,
    "places": 2,
    "decisions": 3,
}
"""Rows of a case with one report by a new person, one picture, and one decision: taken, decided,
told; its card and the person's screen are places."""

_PAGES: Final = """
SELECT m.tbl_name, s.name, sum(s.pgsize)
FROM dbstat AS s JOIN sqlite_master AS m ON m.name = s.name GROUP BY 1, 2
"""


def bytes_of(database: Path) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """By table the bytes of it and of each of its indexes, and by table its rows."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as conn:
        sizes: dict[str, dict[str, int]] = defaultdict(dict)
        for table, part, size in conn.execute(_PAGES):
            sizes[table][part] = size
        rows = {
            name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 our own names
            for name in ONE_OF_EACH
        }
    return dict(sizes), rows


def row_of(database: Path) -> Row:
    """Bytes per case with one report and one decision; the detail says what each table and index adds."""
    sizes, rows = bytes_of(database)
    parts = {
        part: round(size / rows[table] * count, 1)
        for table, count in ONE_OF_EACH.items()
        for part, size in sizes[table].items()
    }
    parts["figures of days"] = round(sum(sizes["day_figures"].values()) / rows["cases"], 1)
    whole = sum(sum(table.values()) for table in sizes.values())
    detail = dict(sorted(parts.items(), key=lambda part: -part[1]))
    name = "database bytes per case with one report and one decision"
    return at_most(name, 2000, sum(parts.values()), " B", parts=detail, whole_per_case=whole / rows["cases"])
