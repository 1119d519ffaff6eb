"""A statement of SQLite goes to its thread at most once, and says all that SQLAlchemy asks."""

import asyncio
import contextlib
import sqlite3
from typing import Any, Self, cast

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.one_hop import FEW
from reportbot.storage.store import Store
from reportbot.storage.team_tables import meta

ROWS = [{"name": name, "value": name.upper()} for name in ("satu", "dua", "tiga")]
OURS = meta.c.name.in_([row["name"] for row in ROWS])


class Counted:
    """How often the thread was asked in a block."""

    def __init__(self, conn: AsyncConnection) -> None:
        self.conn, self.hops = conn, 0

    async def __aenter__(self) -> Self:
        await self.conn.scalar(select(1))  # it begins with its first statement
        self.driver = cast("Any", (await self.conn.get_raw_connection()).driver_connection)
        self.queue = self.driver._tx
        self.driver._tx = self
        return self

    async def __aexit__(self, *_: object) -> None:
        self.driver._tx = self.queue

    def put_nowait(self, order: Any) -> None:
        self.hops += 1
        self.queue.put_nowait(order)


@pytest.mark.parametrize(("how", "hops"), [("write", 0), ("read", 1)])
async def test_rows_come_with_the_statement(lite: Store, how: str, hops: int) -> None:
    await lite.write(lambda conn: conn.execute(insert(meta), ROWS))

    async def work(conn: AsyncConnection) -> tuple[int, list[str]]:
        async with Counted(conn) as counted:
            found = (await conn.execute(select(meta.c.value).where(OURS).order_by(meta.c.name))).scalars().all()
        return counted.hops, list(found)

    assert await getattr(lite, how)(work) == (hops, ["DUA", "SATU", "TIGA"])


async def test_very_many_rows_are_written_by_the_thread(lite: Store) -> None:
    many = [{"name": f"nama {number}", "value": "nilai"} for number in range(FEW + 1)]

    async def work(conn: AsyncConnection) -> int:
        async with Counted(conn) as counted:
            await conn.execute(insert(meta), many)
        return counted.hops

    assert await lite.write(work) == 1


async def test_what_waits_for_a_lock_or_the_disk_is_left_to_the_thread(lite: Store) -> None:
    async def counting(conn: AsyncConnection) -> Counted:
        return await Counted(conn).__aenter__()

    async def looks(conn: AsyncConnection) -> None:
        await conn.execute(select(meta))

    counted = await lite.write(counting)
    before = counted.hops
    await lite.write(looks)
    assert counted.hops - before == 1  # COMMIT
    with contextlib.closing(sqlite3.connect(str(lite.address.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(lite.write(looks))
        while counted.hops - before < 2:  # noqa: ASYNC110 the thread tells nobody
            await asyncio.sleep(0)
        assert not waiting.done()
        other.execute("ROLLBACK")
        await waiting
    assert counted.hops - before == 3  # BEGIN too


async def test_many_rows_are_written_together(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> tuple[int, int, int]:
        async with Counted(conn) as counted:
            await conn.execute(insert(meta), ROWS)
            changed = await conn.execute(update(meta).where(OURS).values(value="baru"))
        return counted.hops, changed.rowcount, len((await conn.execute(select(meta).where(OURS))).all())

    assert await lite.write(work) == (0, 3, 3)


async def test_what_a_statement_gives_back_comes_with_it(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> list[str]:
        back = await conn.execute(insert(meta).values(ROWS[0]).returning(meta.c.value))
        return list(back.scalars())

    assert await lite.write(work) == ["SATU"]


async def test_a_statement_that_fails_says_why_and_the_connection_goes_on(lite: Store) -> None:
    await lite.write(lambda conn: conn.execute(insert(meta).values(ROWS[0])))
    with pytest.raises(IntegrityError, match="UNIQUE"):
        await lite.write(lambda conn: conn.execute(insert(meta).values(ROWS[0])))
    assert await lite.write(lambda conn: conn.scalar(select(func.count()).where(OURS))) == 1


async def test_rows_can_be_read_piece_by_piece(lite: Store) -> None:
    await lite.write(lambda conn: conn.execute(insert(meta), ROWS))

    async def work(conn: AsyncConnection) -> list[str]:
        streamed = await conn.stream(select(meta.c.name).where(OURS).order_by(meta.c.name))
        return [row.name async for row in streamed]

    assert await lite.read(work) == ["dua", "satu", "tiga"]
