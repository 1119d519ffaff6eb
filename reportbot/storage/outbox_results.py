"""What became of claimed messages, written down: done, to be tried again, or given up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.outbox import RANK_ASIDE, Claimed, recent
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.schema import places


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A claimed row's end: `message_id` is where its content stands now, None where nothing was sent."""

    claimed: Claimed
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A claimed row goes back to waiting, its whole lane not before `wait` seconds; `blame` counts as an attempt.

    `forget_place`: the message it wanted to edit is gone, so it is sent anew. `aside`: the others of its lane go first.
    `sent`: Telegram may have counted it.
    """

    claimed: Claimed
    wait: float
    blame: bool = True
    forget_place: bool = False
    aside: bool = False
    sent: bool = True


async def under_way(conn: AsyncConnection, rows: Collection[Claimed]) -> set[int]:
    """Those of the rows that their holder is sending; any other's end is recorded, or another process's to record."""
    holders = {row.id: row.holder for row in rows}
    query = select(outbox.c.id, outbox.c.holder).where(outbox.c.id.in_(holders), outbox.c.state == "sending")
    return {number for number, holder in await conn.execute(query) if holders[number] == holder}


async def settle(conn: AsyncConnection, rows: Sequence[Settled], now: datetime) -> list[Settled]:
    """Delete finished rows and fill their places; returns those whose place is another message meanwhile."""
    sent = [row for row in rows if row.claimed.outgoing.place and row.message_id is not None]
    overtaken = [row for row in sent if not await _fill(conn, row)]
    await conn.execute(delete(outbox).where(outbox.c.id.in_([row.claimed.id for row in rows])))
    for lane in {row.claimed.outgoing.lane for row in rows}:
        await _move_window(conn, lane, [row.claimed for row in rows if row.claimed.outgoing.lane == lane], now)
    return overtaken


async def _fill(conn: AsyncConnection, row: Settled) -> bool:
    """Name the message of a place; True where it is the place's now, also because somebody has pressed on it since."""
    outgoing = row.claimed.outgoing
    mine = (places.c.place == outgoing.place, places.c.generation == outgoing.generation)
    filled = await conn.execute(update(places).where(*mine).values(message_id=row.message_id))
    if filled.rowcount:
        return True
    same = (places.c.place == outgoing.place, places.c.message_id == row.message_id)
    return bool(await conn.scalar(select(func.count()).select_from(places).where(*same)))


async def _move_window(conn: AsyncConnection, lane: str, rows: Sequence[Claimed], now: datetime) -> None:
    """Count messages from when they were answered: Telegram saw them no later."""
    await _recount(conn, lane, sum(claimed.outgoing.cost for claimed in rows), now, counted=True)


async def _recount(conn: AsyncConnection, lane: str, cost: int, now: datetime, *, counted: bool) -> None:
    """Take so many of the newest entries of a lane's window, and put them back as of now where they are `counted`."""
    row = (await conn.execute(select(lanes.c.window).where(lanes.c.lane == lane))).one_or_none()
    if row is None or not cost:
        return
    stamp = now.timestamp()
    kept = recent(row.window, stamp)
    window = kept[: max(len(kept) - cost, 0)] + [stamp] * (min(cost, len(kept)) if counted else 0)
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(window=window))


async def repeat(conn: AsyncConnection, rows: Sequence[Repeat], now: datetime) -> None:
    """Put rows back to waiting and hold their lanes; the waits are obeyed across a restart."""
    for row in rows:
        await _put_back(conn, row)
    for lane in {row.claimed.outgoing.lane for row in rows}:
        own = [row for row in rows if row.claimed.outgoing.lane == lane]
        await _recount(conn, lane, sum(row.claimed.outgoing.cost for row in own if not row.sent), now, counted=False)
        until = now + timedelta(seconds=max(row.wait for row in own))
        await hold(conn, lane, until, rank=min(row.claimed.outgoing.rank for row in own))


async def _put_back(conn: AsyncConnection, row: Repeat) -> None:
    claimed = row.claimed
    if claimed.outgoing.place and await _newer(conn, claimed):
        await conn.execute(delete(outbox).where(outbox.c.id == claimed.id))
    else:
        attempts = claimed.attempts + int(row.blame)
        rank = RANK_ASIDE if row.aside else claimed.outgoing.rank
        again = update(outbox).where(outbox.c.id == claimed.id)
        await conn.execute(again.values(state="waiting", holder=None, attempts=attempts, rank=rank))
    if row.forget_place:
        own = (places.c.place == claimed.outgoing.place, places.c.message_id == claimed.message_id)
        await conn.execute(update(places).where(*own).values(message_id=None))


async def _newer(conn: AsyncConnection, claimed: Claimed) -> bool:
    """True where newer content for the same place waits already."""
    query = select(func.count()).where(
        outbox.c.place == claimed.outgoing.place,
        outbox.c.generation >= claimed.outgoing.generation,
        outbox.c.state == "waiting",
        outbox.c.id != claimed.id,
    )
    return bool((await conn.execute(query)).scalar_one())


async def hold(conn: AsyncConnection, lane: str, until: datetime, *, rank: int = 1) -> None:
    """Send nothing to this lane before `until`."""
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(not_before=until, ready_at=until, rank=rank))


async def give_up_lane(conn: AsyncConnection, lane: str) -> int:
    """Delete all that waits for somebody who blocked the bot; returns how many."""
    gone = await conn.execute(delete(outbox).where(outbox.c.lane == lane, outbox.c.state == "waiting"))
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(ready_at=None))
    return gone.rowcount


async def next_ready(conn: AsyncConnection, busy: Collection[str]) -> datetime | None:
    """When the next lane that nobody holds may send, None where nothing waits."""
    free = (lanes.c.lane.not_in(busy), lanes.c.ready_at.is_not(None), lanes.c.holder.is_(None))
    ready: datetime | None = (await conn.execute(select(func.min(lanes.c.ready_at)).where(*free))).scalar_one()
    return ready


async def free_places(conn: AsyncConnection, lane: str, now: datetime, limit: int) -> int:
    """How many more messages a lane may get this minute, those that wait counted; a large number where 0 lifts it."""
    if not limit:
        return 1000
    row = (await conn.execute(select(lanes.c.window).where(lanes.c.lane == lane))).one_or_none()
    sent = len(recent(row.window, now.timestamp())) if row else 0
    costs = select(func.coalesce(func.sum(outbox.c.cost), 0))
    waiting = (await conn.execute(costs.where(outbox.c.lane == lane, outbox.c.state == "waiting"))).scalar_one()
    return max(0, limit - sent - int(waiting))
