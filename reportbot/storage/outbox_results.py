"""What became of claimed messages, written down: done, to be tried again, or given up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.outbox import DROP, NUMBERED, RANK_ASIDE, Claimed, messages_at, recent, waiting_places
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.schema import places

LONGEST_HOLD = timedelta(days=1)
"""No pause that Telegram asks for is obeyed for longer."""

_SENDING = select(outbox.c.id, outbox.c.holder).where(NUMBERED, outbox.c.state == "sending")
_AGAIN = (
    update(outbox)
    .where(outbox.c.id == bindparam("key"))
    .values(state="waiting", holder=None, attempts=bindparam("attempts"), rank=bindparam("rank"))
)
_NEWER = select(func.count()).where(
    outbox.c.place == bindparam("place"),
    outbox.c.generation >= bindparam("generation"),
    outbox.c.state == "waiting",
    outbox.c.id != bindparam("number"),
)

_FILL = update(places).where(places.c.place == bindparam("key")).values(message_id=bindparam("message"))
_FORGET = (
    update(places)
    .where(places.c.place == bindparam("key"), places.c.message_id == bindparam("message"))
    .values(message_id=None)
)

_lane = update(lanes).where(lanes.c.lane == bindparam("key"))
_WINDOWS = select(lanes.c.lane, lanes.c.window).where(lanes.c.lane.in_(bindparam("names", expanding=True)))
_MOVE_WINDOW = _lane.values(window=bindparam("window"))
_HOLD = _lane.values(
    held_at=bindparam("now"), not_before=bindparam("until"), ready_at=bindparam("until"), rank=bindparam("rank")
)
_NEXT = select(func.min(lanes.c.ready_at)).where(
    lanes.c.lane.not_in(bindparam("busy", expanding=True)), lanes.c.ready_at.is_not(None), lanes.c.holder.is_(None)
)
_ROOM = select(
    select(lanes.c.window).where(lanes.c.lane == bindparam("key")).scalar_subquery(),
    select(func.coalesce(func.sum(outbox.c.cost), 0))
    .where(outbox.c.lane == bindparam("key"), outbox.c.state == "waiting")
    .scalar_subquery(),
)


class Settled(Struct, frozen=True, kw_only=True):
    """A claimed row's end: `message_id` is where its content stands now, None where nothing was sent."""

    claimed: Claimed
    message_id: int | None = None


class Repeat(Struct, frozen=True, kw_only=True):
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
    sending = await conn.execute(_SENDING, {"numbers": list(holders)})
    return {number for number, holder in sending if holders[number] == holder}


async def settle(conn: AsyncConnection, rows: Sequence[Settled], now: datetime) -> list[Settled]:
    """Delete finished rows and fill their places; returns those whose place is another message meanwhile."""
    if not rows:
        return []
    sent = [row for row in rows if row.claimed.outgoing.place and row.message_id is not None]
    overtaken = await _fill(conn, sent) if sent else []
    await conn.execute(DROP, {"numbers": [row.claimed.id for row in rows]})
    # Messages count from when they were answered: Telegram saw them no later.
    await _recount(conn, _counts([row.claimed for row in rows]), now, counted=True)
    return overtaken


async def _fill(conn: AsyncConnection, rows: Sequence[Settled]) -> list[Settled]:
    """Name the messages of places; returns those of which another is the place's now."""
    standing = await messages_at(conn, {row.claimed.outgoing.place or "" for row in rows})
    closed = await _closed(conn, rows)
    filled, overtaken = {}, []
    for row in rows:
        place = row.claimed.outgoing.place or ""
        generation, message = standing.get(place, (None, None))
        if generation != row.claimed.outgoing.generation:
            # Whoever moved the place knows of a message that stood there before, and of one that was pressed on since.
            if row.claimed.message_id is None and message != row.message_id:
                overtaken.append(row)
            continue
        stands = None if (place, generation) in closed else row.message_id
        if stands != message:
            standing[place] = (generation, stands)
            filled[place] = {"key": place, "message": stands}
    if filled:
        await conn.execute(_FILL, list(filled.values()))
    return overtaken


async def _closed(conn: AsyncConnection, rows: Sequence[Settled]) -> set[tuple[str, int]]:
    """The places, each with its generation, that forget their message: nothing more waits to be said there."""
    made = [row.claimed.outgoing for row in rows if row.claimed.outgoing.closes]
    closing = {(row.place, row.generation) for row in made if row.place}
    return closing - set(await waiting_places(conn, {place for place, _ in closing}))


def _counts(rows: Iterable[Claimed]) -> dict[str, list[float]]:
    """Under which times each lane's window counts them."""
    counts: dict[str, list[float]] = {}
    for claimed in rows:
        counts.setdefault(claimed.outgoing.lane, []).extend([claimed.counted_at] * claimed.outgoing.cost)
    return counts


async def _recount(
    conn: AsyncConnection, counts: Mapping[str, Sequence[float]], now: datetime, *, counted: bool
) -> None:
    """Take these times out of lanes' windows, and put as many back as of now where they are `counted`."""
    names = sorted(lane for lane, times in counts.items() if times)
    if not names:
        return
    stamp, moved = now.timestamp(), []
    for lane, window in await conn.execute(_WINDOWS, {"names": names}):
        if not window:  # nothing of an unlimited lane is counted
            continue
        kept = recent(window, stamp)
        again = [stamp] * (min(len(counts[lane]), len(kept)) if counted else 0)
        for time in counts[lane][: len(kept)]:
            # A clock that was set moves windows: then any of them stands for it.
            kept.pop(kept.index(time) if time in kept else -1)
        moved.append({"key": lane, "window": kept + again})
    if moved:
        await conn.execute(_MOVE_WINDOW, moved)


async def repeat(conn: AsyncConnection, rows: Sequence[Repeat], now: datetime) -> None:
    """Put rows back to waiting and hold their lanes; the waits are obeyed across a restart."""
    for row in rows:
        await _put_back(conn, row)
    await _recount(conn, _counts([row.claimed for row in rows if not row.sent]), now, counted=False)
    for lane in {row.claimed.outgoing.lane for row in rows}:
        own = [row for row in rows if row.claimed.outgoing.lane == lane]
        until = now + min(timedelta(seconds=max(row.wait for row in own)), LONGEST_HOLD)
        await hold(conn, lane, now, until, rank=min(row.claimed.outgoing.rank for row in own))


async def _put_back(conn: AsyncConnection, row: Repeat) -> None:
    claimed = row.claimed
    if claimed.outgoing.place and await _newer(conn, claimed):
        await conn.execute(DROP, {"numbers": [claimed.id]})
    else:
        attempts = claimed.attempts + int(row.blame)
        rank = RANK_ASIDE if row.aside else claimed.outgoing.rank
        await conn.execute(_AGAIN, {"key": claimed.id, "attempts": attempts, "rank": rank})
    if row.forget_place:
        await conn.execute(_FORGET, {"key": claimed.outgoing.place, "message": claimed.message_id})


async def _newer(conn: AsyncConnection, claimed: Claimed) -> bool:
    """True where newer content for the same place waits already."""
    outgoing = claimed.outgoing
    mine = {"place": outgoing.place, "generation": outgoing.generation, "number": claimed.id}
    return bool(await conn.scalar(_NEWER, mine))


async def hold(conn: AsyncConnection, lane: str, now: datetime, until: datetime, *, rank: int = 1) -> None:
    """Send nothing to this lane before `until`."""
    await conn.execute(_HOLD, {"key": lane, "now": now, "until": until, "rank": rank})


async def give_up_lane(conn: AsyncConnection, lane: str) -> int:
    """Delete all that waits for somebody who blocked the bot; returns how many."""
    gone = await conn.execute(delete(outbox).where(outbox.c.lane == lane, outbox.c.state == "waiting"))
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(ready_at=None))
    return gone.rowcount


async def next_ready(conn: AsyncConnection, busy: Collection[str]) -> datetime | None:
    """When the next lane that nobody holds and that is not `busy` may send, None where nothing waits."""
    ready: datetime | None = await conn.scalar(_NEXT, {"busy": list(busy)})
    return ready


async def free_places(conn: AsyncConnection, lane: str, now: datetime, limit: int) -> int:
    """How many more messages a lane may get this minute, those that wait counted; a large number where 0 lifts it."""
    if not limit:
        return 1000
    window, waiting = (await conn.execute(_ROOM, {"key": lane})).one()
    return max(0, limit - len(recent(window or (), now.timestamp())) - int(waiting))
