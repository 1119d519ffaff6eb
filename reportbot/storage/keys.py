"""The key id in the database and the key file beside it belong together."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage import chain
from reportbot.storage.dialects import insert_missing
from reportbot.storage.schema import meta
from reportbot.storage.seal import Seal, key_for

T = TypeVar("T")

KEY_ID = "key_id"
PREVIOUS = "previous_digest_key"
"""The row of `meta` with the key of digests before the last rotation, sealed; updates seen then are known by it."""


class _Runs(Protocol):
    async def run(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T: ...


async def unlock(writes: _Runs, key_file: Path) -> Seal:
    """The seal of this database; a key is made only where the database knows none.

    Raises:
        SettingsError: the key file is missing, unreadable or another one.
    """

    async def known(conn: AsyncConnection) -> str | None:
        return await conn.scalar(select(meta.c.value).where(meta.c.name == KEY_ID))

    known_id = await writes.run(known)
    seal = Seal(key_for(key_file, known_id))
    if known_id is not None:
        seal.previous_digest_key = await writes.run(lambda conn: _previous(conn, seal))
        return seal

    async def remember(conn: AsyncConnection) -> str | None:
        await conn.execute(insert_missing(conn.dialect.name, meta), {"name": KEY_ID, "value": seal.key_id})
        await chain.begin(conn, seal)
        return await known(conn)

    # Another process may have been first with another key: then this one is refused.
    return Seal(key_for(key_file, await writes.run(remember)))


async def _previous(conn: AsyncConnection, seal: Seal) -> bytes:
    sealed = await conn.scalar(select(meta.c.value).where(meta.c.name == PREVIOUS))
    return seal.open("meta", PREVIOUS, "value", bytes.fromhex(sealed)) if sealed else b""
