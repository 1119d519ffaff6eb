"""The processes at one PostgreSQL: signs of life and locks, by the server's clock; what a dead one held is free."""

import contextlib
from datetime import datetime
from typing import Final

from msgspec import Struct
from sqlalchemy import delete, text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage import outbox_recovery, works
from reportbot.storage.housekeeping_tables import processes

BEAT_SECONDS: Final = 1.0
QUIET_SECONDS: Final = 4.0
"""A process without its lock that gave no sign for so long is dead; one that lost its connection is back sooner."""

LEASE_SECONDS: Final = 120.0
"""One that gave no sign for so long is dead to the others, whatever its lock says."""

SURE_SECONDS: Final = 30.0
"""So long after a sign of life calls are begun: the longest takes 80 seconds, and must end before the lease does."""

SETTLE_SECONDS: Final = 15.0
"""After a restart of the server, or a lost connection, the others get so long to come back before they are judged."""

_LOCKS: Final = 7_301_456
"""The class of advisory locks; the second number is the process, 0 the lead."""

_NOW: Final = "(extract(epoch from clock_timestamp()) * 1000000)::bigint"

_JOIN: Final = text(f"INSERT INTO processes (name, seen_at) VALUES (:name, {_NOW}) RETURNING process")  # noqa: S608
_BEAT: Final = text(f"UPDATE processes SET seen_at = {_NOW} WHERE process = :process")  # noqa: S608
_BURY: Final = text("DELETE FROM processes WHERE process = :process AND seen_at = :seen_at")
_LOCK: Final = text(f"SELECT pg_try_advisory_lock({_LOCKS}, :number)")
_DEAD: Final = text(f"""
SELECT process, name, seen_at FROM processes, (SELECT {_NOW} AS now) AS clock
WHERE process <> :process
  AND now - (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint > :settle
  AND (seen_at < now - :lease OR seen_at < now - :quiet AND NOT EXISTS (
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = {_LOCKS} AND objid::bigint = process
      AND objsubid = 2 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())))
""")  # noqa: S608  only numbers of ours are put in


class Gone(Struct, frozen=True):
    """A process that is taken for dead; `seen_at` is its last sign of life, in microseconds of the server's clock."""

    process: int
    name: str
    seen_at: int


async def join(conn: AsyncConnection, name: str) -> int:
    """A new process is at work; its number."""
    return int((await conn.execute(_JOIN, {"name": name})).scalar_one())


async def beat(conn: AsyncConnection, process: int) -> bool:
    """A sign of life; False where the others have buried it."""
    return bool((await conn.execute(_BEAT, {"process": process})).rowcount)


async def lock_own(conn: AsyncConnection, process: int) -> bool:
    """Hold the lock that shows that it lives for as long as this connection does."""
    return bool(await conn.scalar(_LOCK, {"number": process}))


async def lock_lead(conn: AsyncConnection) -> bool:
    """Lead, where nobody does, for as long as this connection lives."""
    return bool(await conn.scalar(_LOCK, {"number": 0}))


async def dead(conn: AsyncConnection, process: int) -> list[Gone]:
    """The others that are dead."""
    seconds = {"settle": SETTLE_SECONDS, "lease": LEASE_SECONDS, "quiet": QUIET_SECONDS}
    found = await conn.execute(_DEAD, {"process": process} | {n: int(s * 1_000_000) for n, s in seconds.items()})
    return [Gone(row.process, row.name, row.seen_at) for row in found]


async def bury(conn: AsyncConnection, gone: Gone, now: datetime) -> bool:
    """What a dead process held is free, and its unfinished calls have an unknown outcome; False where it lives."""
    if not (await conn.execute(_BURY, {"process": gone.process, "seen_at": gone.seen_at})).rowcount:
        return False
    await _give_back(conn, gone.process, now)
    return True


async def resign(conn: AsyncConnection, process: int, now: datetime) -> None:
    """This process ends: what it held is free at once."""
    await conn.execute(delete(processes).where(processes.c.process == process))
    await _give_back(conn, process, now)


async def _give_back(conn: AsyncConnection, process: int | None, now: datetime) -> None:
    await outbox_recovery.recover(conn, now, holder=process)
    await works.recover(conn, now, holder=process)


async def give_back_unheld(conn: AsyncConnection, now: datetime) -> None:
    """What stands as begun and belongs to no process came with a database of another kind."""
    await _give_back(conn, None, now)


async def others(conn: AsyncConnection, process: int = 0) -> list[str]:
    """Who else is at work, by name."""
    query = text(f"SELECT name FROM processes WHERE process <> :process AND seen_at > {_NOW} - :lease")  # noqa: S608
    found = await conn.execute(query, {"process": process, "lease": int(LEASE_SECONDS * 1_000_000)})
    return list(found.scalars())


async def drop(conn: AsyncConnection) -> None:
    """Close a connection, perhaps a broken one; its locks are free."""
    with contextlib.suppress(Exception):
        await conn.invalidate()
    with contextlib.suppress(Exception):
        await conn.close()
