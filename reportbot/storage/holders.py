"""Which process may take anything: one that has resigned, or that the others took for dead, holds nothing."""

from sqlalchemy import bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.housekeeping_tables import processes

_AT_WORK = select(exists().where(processes.c.process == bindparam("process")))


async def may_hold(conn: AsyncConnection, holder: int | None) -> bool:
    """Whether this process is one of those at work; None is the only one there is.

    In a transaction that takes something: whoever buries the process meanwhile, or it itself, spoils one of the two.
    """
    if holder is None:
        return True
    return bool(await conn.scalar(_AT_WORK, {"process": holder}))
