"""After a crash, a lost commit or a clock set back: every message that waits is on its way again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.metadata import Moment
from reportbot.storage.outbox_tables import lanes, outbox

_still = exists().where(
    outbox.c.lane == lanes.c.lane, outbox.c.state == "sending", outbox.c.holder == bindparam("mine")
)
_LET_GO_OF_ALL = update(lanes).where(lanes.c.holder == bindparam("mine"), ~_still).values(holder=None)
_LET_GO = _LET_GO_OF_ALL.where(lanes.c.lane.in_(bindparam("names", expanding=True)))


async def recover(
    conn: AsyncConnection, now: datetime, *, besides: Collection[int] = (), holder: int | None = None
) -> int:
    """What `holder` had under way has an unknown outcome and is sent again, but for rows of these numbers.

    Its lanes are free again. `holder` is None where only one process sends. Returns how many rows.
    """
    lost = (outbox.c.state == "sending", outbox.c.id.not_in(besides), outbox.c.holder.is_not_distinct_from(holder))
    await conn.execute(delete(outbox).where(*lost, _overtaken()))
    names = (await conn.execute(select(outbox.c.lane).where(*lost).distinct())).scalars().all()
    again = await conn.execute(update(outbox).where(*lost).values(state="waiting", holder=None))
    ready_at = func.coalesce(lanes.c.ready_at, lanes.c.not_before, type_coerce(now, Moment))
    if names:
        await conn.execute(update(lanes).where(lanes.c.lane.in_(names)).values(ready_at=ready_at))
    if holder is not None:
        await let_go(conn, holder)
    return again.rowcount


async def let_go(conn: AsyncConnection, holder: int, names: Collection[str] | None = None) -> None:
    """Lanes of which this process sends nothing more are free; `names` are those to look at, None for all it holds."""
    if names is None:
        await conn.execute(_LET_GO_OF_ALL, {"mine": holder})
    else:
        await conn.execute(_LET_GO, {"mine": holder, "names": list(names)})


def _overtaken() -> ColumnElement[bool]:
    """Newer content of the same place waits already."""
    newer = outbox.alias("newer")
    return exists().where(
        newer.c.place == outbox.c.place, newer.c.generation >= outbox.c.generation, newer.c.state == "waiting"
    )


async def rearm(conn: AsyncConnection, now: datetime) -> None:
    """At the start: times that only a clock set back can have left are no reason to wait; pauses are obeyed.

    A pause that was asked for in the future is as long from now as it was from then: whether it was over, nobody knows.
    """
    length = _number(lanes.c.not_before) - _number(lanes.c.held_at)
    until = type_coerce(_number(type_coerce(now, Moment)) + length, Moment)
    anew = {"held_at": now, "not_before": until, "ready_at": case((lanes.c.ready_at.is_not(None), until))}
    await conn.execute(update(lanes).where(lanes.c.held_at > now).values(anew))
    unheld = or_(lanes.c.not_before.is_(None), lanes.c.not_before <= now)
    await conn.execute(update(lanes).where(lanes.c.ready_at > now, unheld).values(ready_at=now))


async def turn(conn: AsyncConnection, seconds: float, now: datetime) -> None:
    """The clock was put forward by so much (back: negative) and shows `now`: a pause lasts as long as it would have.

    What was written since the clock was set is not moved away: a lane without a pause is ready at once, since its
    window says whether it may send, and a pause that ends after `now` on a clock put forward may end too early; one
    that was over stays where it is. After a clock put forward what the group got lately counts as long as it would
    have, too; a clock set back leaves it in the future, where it counts as of now.
    """
    pauses: list[ColumnElement[bool]] = [lanes.c.not_before.is_not(None)]
    if seconds > 0:
        pauses += [lanes.c.not_before <= now, lanes.c.not_before > now - timedelta(seconds=seconds)]
    turned = {"not_before": _turned(lanes.c.not_before, seconds), "held_at": _turned(lanes.c.held_at, seconds)}
    await conn.execute(update(lanes).where(*pauses).values(turned))
    ready_at = case((lanes.c.not_before > now, lanes.c.not_before), else_=_turned(lanes.c.ready_at, seconds))
    await conn.execute(update(lanes).where(lanes.c.ready_at.is_not(None)).values(ready_at=ready_at))
    await rearm(conn, now)
    window = await conn.scalar(select(lanes.c.window).where(lanes.c.lane == "group"))
    if window and seconds > 0:
        later = [at + seconds for at in window]
        await conn.execute(update(lanes).where(lanes.c.lane == "group").values(window=later))


def _turned(column: Column[Any], seconds: float) -> ColumnElement[Any]:
    return type_coerce(_number(column) + round(seconds * 1_000_000), Moment)


def _number(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    return type_coerce(moment, BigInteger)
