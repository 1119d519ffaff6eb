"""``python -m reportbot.sheets.reader``: reads a list from its input in a process of its own with little power.

Input: one line of JSON (masks, today), then the file. Output: lines of JSON, each a list of at most BLOCK rows
(`Listed.stored`); the last line says ``{"end": true}``, or what is wrong with the file as a whole.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO, Final

from reportbot.sheets.columns import NEEDED, Column
from reportbot.sheets.listed import RowReader
from reportbot.sheets.reading import Unreadable, columns_in, read_rows

BLOCK: Final = 50
MEMORY: Final = 1536 * 2**20
SECONDS: Final = 600
SHOWN_HEADINGS: Final = 20


def limit() -> None:
    """Little memory, little time, no file written; what a hostile file wants beyond ends the process."""
    os.nice(5)  # who presses a button goes first
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def blocks(data: bytes, masks: dict[str, str], today: date) -> Iterator[Any]:
    """What is written out, line by line."""
    try:
        rows = read_rows(data)
        _, heading = next(rows)
        columns = columns_in(heading)
        wrong = _wrong_heading(heading, columns)
        if wrong:
            yield wrong
            return
        # Of two columns for anything that finds no account the first is read.
        reader, block, empty = RowReader({one: at[0] for one, at in columns.items()}, masks, today), [], True
        for number, cells in rows:
            empty = False
            block.append(reader.read(number, cells).stored())
            if len(block) == BLOCK:
                yield block
                block = []
        if block:
            yield block
        yield {"error": "import-header-only"} if empty else {"end": True}
    except Unreadable as error:
        yield {"error": error.key}
    except MemoryError:
        yield {"error": "import-too-heavy"}


def _wrong_heading(heading: Sequence[str], columns: Mapping[Column, Sequence[int]]) -> dict[str, Any]:
    """What is wrong with the headings; two columns that may both hold the account would report somebody else's."""
    missing = [column.value for column in NEEDED if column not in columns]
    if missing:
        found = [cell[:40] for cell in heading if cell and "\x00" not in cell][:SHOWN_HEADINGS]
        return {"error": "import-columns", "found": found, "missing": missing}
    for column in (*NEEDED, Column.PLATFORM):
        places = columns.get(column, ())
        if len(places) > 1:
            found = [heading[place][:40] for place in places][:SHOWN_HEADINGS]
            return {"error": "import-columns-twice", "found": found, "column": column.value}
    return {}


def main(source: BinaryIO, to: BinaryIO) -> None:
    """Read all of the input, write block after block."""
    given = json.loads(source.readline())
    data = source.read()
    read = blocks(data, given["masks"], date.fromisoformat(given["today"]))
    to.writelines(json.dumps(block).encode() + b"\n" for block in read)
    to.flush()


if __name__ == "__main__":
    limit()
    main(sys.stdin.buffer, sys.stdout.buffer)
