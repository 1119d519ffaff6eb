"""The other end of `reportbot.sheets.reader`: a list is read by a process of its own while the bot answers."""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncGenerator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import structlog

import reportbot
from reportbot.errors import ReportBotError
from reportbot.sheets.listed import Listed, read_listed

log = structlog.get_logger("reportbot.works")

LONGEST_LINE: Final = 16 * 2**20
"""Bytes, and twice as many may wait here; a block of rows whose every cell is full takes half of it at most."""

_ROOT: Final = str(Path(reportbot.__file__).parents[1])
_ENVIRONMENT: Final = {"PYTHONPATH": _ROOT, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
"""All that the reader gets of ours: no token, no key."""


class Refused(ReportBotError):
    """The file as a whole is refused; `why` has "error" (a text key), perhaps "found" and "missing" headings."""

    def __init__(self, why: Mapping[str, Any]) -> None:
        super().__init__(str(why["error"]))
        self.why = why


async def read_list(data: bytes, masks: Mapping[str, str], today: date) -> AsyncGenerator[list[Listed], None]:
    """The rows in blocks, in order; close it to stop.

    Raises:
        Refused: it cannot be taken in; blocks may have come before.
    """
    head = json.dumps({"masks": dict(masks), "today": today.isoformat()}).encode() + b"\n"
    pipe, void = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "reportbot.sheets.reader"),
        stdin=pipe,
        stdout=pipe,
        stderr=void,  # a traceback could quote the list
        env=_ENVIRONMENT,
        limit=LONGEST_LINE,
    )
    feeding = asyncio.create_task(_feed(process, head, data))
    try:
        async for block in _blocks(process):
            yield block
    finally:
        feeding.cancel()
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _feed(process: asyncio.subprocess.Process, head: bytes, data: bytes) -> None:
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with contextlib.suppress(ConnectionError):
        process.stdin.write(head)
        process.stdin.write(data)
        await process.stdin.drain()
        process.stdin.close()


async def _blocks(process: asyncio.subprocess.Process) -> AsyncGenerator[list[Listed], None]:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    async for line in process.stdout:
        block = json.loads(line)
        if isinstance(block, list):
            yield [read_listed(row) for row in block]
        elif "error" in block:
            raise Refused(block)
        else:
            return
    log.warning("a_list_was_too_much_for_its_reader", code=await process.wait())
    raise Refused({"error": "import-too-heavy"})
