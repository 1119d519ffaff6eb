"""The limit over all chats, shared by all processes: one row that says until when it is given out."""

import asyncio
import contextlib
from typing import Final

import structlog
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage import engines
from reportbot.storage.processes import drop

log = structlog.get_logger("reportbot.storage")

LONGEST_SECONDS: Final = 10.0
"""Nobody waits longer for a turn; a later one can be left by a clock that was set back."""

_NOW: Final = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"
_FREE: Final = f"least(greatest(pace.free_at, {_NOW}), {_NOW} + {int(LONGEST_SECONDS * 1_000_000)})"
_TAKE: Final = text(  # one statement: who comes second waits for the row, and nobody has to begin anew
    f"INSERT INTO pace (id, free_at) VALUES (1, {_NOW} + :width) "  # noqa: S608  only numbers of ours are put in
    f"ON CONFLICT (id) DO UPDATE SET free_at = {_FREE} + :width RETURNING free_at - :width - {_NOW}"
)
_RETRY_SECONDS: Final = 1.0


class SharedPace:
    """Gives turns, lot by lot, over a connection of its own."""

    def __init__(self, address: URL) -> None:
        self._engine = engines.aside(address)
        self._conn: AsyncConnection | None = None

    async def take(self, seconds: float) -> float:
        """Take the next so many seconds for this process; how long until they begin. Waits while the database is away.

        One caller at a time.
        """
        while True:
            try:
                conn = self._conn = self._conn or await self._engine.connect()
                wait = (await conn.execute(_TAKE, {"width": int(seconds * 1_000_000)})).scalar_one()
            except Exception as error:  # noqa: BLE001 whatever it is, it is tried again on a new connection
                log.warning("no_turn", kind=type(error).__name__)
                await self.close()
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                return max(0.0, int(wait) / 1_000_000)

    async def close(self) -> None:
        """Close the connection; the next turn opens one."""
        conn, self._conn = self._conn, None
        if conn is not None:
            with contextlib.suppress(Exception):
                await drop(conn)
