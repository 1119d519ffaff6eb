"""Which updates were taken already, as keyed digests."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.dialects import insert_missing
from reportbot.storage.housekeeping_tables import seen
from reportbot.storage.seal import Seal

AT_ONCE: Final = 1000
"""Keys forgotten in one transaction: nobody waits long behind it."""

_KNOWN: Final = select(seen.c.key).where(seen.c.key.in_(bindparam("keys", expanding=True)))
_OLD: Final = select(seen.c.key).where(seen.c.at < bindparam("before")).limit(AT_ONCE)
_FORGET: Final = delete(seen).where(seen.c.key.in_(_OLD))


async def unseen(conn: AsyncConnection, seal: Seal, keys: Sequence[str]) -> set[str]:
    """Those of the keys that were not remembered."""
    digests = {digest: key for key in keys for digest in seal.digests(key)}
    known = await conn.scalars(_KNOWN, {"keys": list(digests)})
    return set(digests.values()) - {digests[digest] for digest in known}


async def remember(conn: AsyncConnection, seal: Seal, keys: Sequence[str], now: datetime) -> None:
    """Remember keys; one that is remembered already keeps its time."""
    rows = [{"key": seal.digest(key), "at": now} for key in dict.fromkeys(keys)]
    if rows:
        await conn.execute(insert_missing(conn.dialect.name, seen), rows)


async def forget(conn: AsyncConnection, seal: Seal, key: str) -> None:
    """Take a key for one that was never remembered."""
    await conn.execute(delete(seen).where(seen.c.key.in_(seal.digests(key))))


async def purge(conn: AsyncConnection, before: datetime) -> int:
    """Forget what was remembered before a time, at most AT_ONCE keys; how many."""
    return int((await conn.execute(_FORGET, {"before": before})).rowcount)
