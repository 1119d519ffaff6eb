"""Updates that could not be worked on, kept sealed for whoever repairs the reason."""

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.dialects import draw, insert_missing
from reportbot.storage.housekeeping_tables import dead_updates, timers
from reportbot.storage.seal import Seal, SealBroken

AGAIN: Final = "dead-again"
"""The kind of the due time at which a dead update comes in once more; its subject is the update's number."""

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Dead(Struct, frozen=True, kw_only=True):
    """An update that was put aside; `raw` is what came, None where it cannot be opened.

    `key` tells repeated deliveries apart, `tries` says how often it was worked on, `failure` the kind of the last
    mistake and where it happened. `number` is 0 until it is kept.
    """

    raw: Any
    at: datetime
    key: str | None = None
    tries: int = 1
    failure: str = ""
    number: int = 0


async def keep(conn: AsyncConnection, seal: Seal, one: Dead) -> int:
    """Keep it, in a writing work; its number. Of an update that no JSON can be made of, only that it came."""
    number = one.number or (await draw(conn, dead_updates, 1))[0]
    about = {"key": one.key, "tries": one.tries, "failure": one.failure}
    try:
        plain = json.dumps({**about, "raw": one.raw})
    except (TypeError, ValueError, RecursionError) as error:
        plain = json.dumps({**about, "raw": {"unwritable": type(error).__name__}})
    sealed = seal.seal("dead_updates", number, "sealed", plain)
    await conn.execute(insert(dead_updates), {"id": number, "at": one.at, "sealed": sealed})
    return number


async def find(conn: AsyncConnection, seal: Seal, numbers: Collection[int] | None = None) -> list[Dead]:
    """All, or those with these numbers, in the order in which they were put aside."""
    query = select(dead_updates.c.id, dead_updates.c.at, dead_updates.c.sealed).order_by(dead_updates.c.id)
    if numbers is not None:
        query = query.where(dead_updates.c.id.in_(numbers))
    return [_opened(seal, *row) for row in await conn.execute(query)]


def _opened(seal: Seal, number: int, at: datetime, sealed: bytes) -> Dead:
    try:
        known = json.loads(seal.open_text("dead_updates", number, "sealed", sealed))
        return Dead(**known, number=number, at=at)
    except (SealBroken, ValueError, TypeError) as error:
        return Dead(raw=None, failure=type(error).__name__, number=number, at=at)


async def mark(conn: AsyncConnection, numbers: Collection[int]) -> None:
    """Have them come in once more, before all else that is due, in the order in which they were put aside."""
    known = await conn.scalars(select(dead_updates.c.id).where(dead_updates.c.id.in_(numbers)))
    if rows := [
        {"kind": AGAIN, "subject": number, "due_at": _LONG_AGO + number * timedelta.resolution, "data": {}}
        for number in known
    ]:
        await conn.execute(insert_missing(conn.dialect.name, timers), rows)


async def marked(conn: AsyncConnection) -> set[int]:
    """The numbers of those that will come in once more."""
    return set(await conn.scalars(select(timers.c.subject).where(timers.c.kind == AGAIN)))


async def take(conn: AsyncConnection, seal: Seal, numbers: Collection[int]) -> dict[int, Dead]:
    """Those of them that can be opened, by number: kept no longer, and none of the numbers is marked any more."""
    taken = {one.number: one for one in await find(conn, seal, numbers) if one.raw is not None}
    await _remove(conn, taken, marks=numbers)
    return taken


async def drop(conn: AsyncConnection, numbers: Collection[int]) -> None:
    """Keep them no longer, and repeat none of them."""
    await _remove(conn, numbers, marks=numbers)


async def _remove(conn: AsyncConnection, numbers: Collection[int], *, marks: Collection[int]) -> None:
    await conn.execute(delete(timers).where(timers.c.kind == AGAIN, timers.c.subject.in_(marks)))
    await conn.execute(delete(dead_updates).where(dead_updates.c.id.in_(numbers)))


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Keep no longer what was put aside before a time; how many."""
    return int((await conn.execute(delete(dead_updates).where(dead_updates.c.at < before))).rowcount)


async def count(conn: AsyncConnection) -> int:
    """How many are kept."""
    return int(await conn.scalar(select(func.count()).select_from(dead_updates)) or 0)
