"""Messages that wait for delivery: enqueued by the transaction that caused them, claimed lane by lane."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.dialects import draw
from reportbot.storage.holders import may_hold
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.schema import places
from reportbot.storage.seal import Seal, SealBroken

log = structlog.get_logger("reportbot.storage")

RANK_PEOPLE, RANK_CARD, RANK_DIGEST, RANK_ASIDE = 1, 2, 3, 9
UNHELD = "api"
"""The lane of calls that go to no chat: they have no order, so nobody holds it."""

WINDOW_SECONDS = 61.0
"""How long a lane remembers when it sent: longer than Telegram's minute by the jitter of the way there."""

AT_ONCE = 5
"""Rows of one lane that are claimed together."""

LEAST_WAIT = 0.001
"""A wait below the clock's microsecond would be none, and the lane looked at again and again until it is over."""

_number = func.row_number().over(partition_by=outbox.c.lane, order_by=(outbox.c.rank, outbox.c.id)).label("number")
_ranked = (
    select(outbox, _number)
    .where(outbox.c.lane.in_(bindparam("names", expanding=True)), outbox.c.state == "waiting")
    .subquery()
)
_HEADS = select(_ranked).where(_ranked.c.number <= AT_ONCE + 1).order_by(_ranked.c.lane, _ranked.c.number)
"""The first waiting rows of each of the lanes `names`, in order; built once, since every claim asks it."""

Pace = Callable[[str, Sequence[float], int], float]
"""(lane, its window, cost of a message) -> seconds until it may be sent, 0 for now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One call to the Bot API that waits; `cost` is how many messages it counts as.

    `place`: edited where the place's message is known, else sent, and the answer fills the place. `reply_to` is a
    place's name. `then`, `about` and `press` come back as an Answered input. `generation` is the place's.
    """

    lane: str
    method: str
    params: Mapping[str, Any]
    rank: int = RANK_PEOPLE
    cost: int = 1
    place: str | None = None
    generation: int = 0
    reply_to: str = ""
    then: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    press: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An Outgoing taken for sending; `message_id` and `reply_message_id` are what its places hold now.

    `holder` is the process that took it, None where only one can.
    """

    id: int
    outgoing: Outgoing
    attempts: int
    created_at: datetime
    message_id: int | None
    reply_message_id: int | None
    holder: int | None = None


async def enqueue(conn: AsyncConnection, seal: Seal, rows: Sequence[Outgoing], now: datetime) -> None:
    """Add rows; a waiting row of the same place gets the newest content at its old position.

    A waiting row of a place's earlier generation was overtaken before it left: it is deleted.
    """
    if not rows:
        return
    merged = _merged(rows)
    waiting = await _waiting_places(conn, {row.place for row in merged if row.place})
    fresh, overtaken = [], set()
    for row in merged:
        old = waiting.get((row.place or "", row.generation))
        overtaken |= {number for (place, gen), number in waiting.items() if place == row.place and gen < row.generation}
        if old is None:
            fresh.append(row)
        else:
            await conn.execute(update(outbox).where(outbox.c.id == old).values(**_content(seal, old, row)))
    if overtaken:
        await conn.execute(delete(outbox).where(outbox.c.id.in_(overtaken)))
    if fresh:
        numbers = await draw(conn, outbox, len(fresh))
        values = [_values(seal, number, row, now) for number, row in zip(numbers, fresh, strict=True)]
        await conn.execute(insert(outbox), values)
    await _make_ready(conn, merged, now)


def _merged(rows: Sequence[Outgoing]) -> list[Outgoing]:
    """The rows with those of one place and generation folded into the first's position."""
    order: dict[Any, Outgoing] = {}
    for number, row in enumerate(rows):
        order[(row.place, row.generation) if row.place else number] = row
    return list(order.values())


async def _waiting_places(conn: AsyncConnection, names: Collection[str]) -> dict[tuple[str, int], int]:
    if not names:
        return {}
    query = select(outbox.c.place, outbox.c.generation, outbox.c.id).where(
        outbox.c.place.in_(names), outbox.c.state == "waiting"
    )
    return {(row.place, row.generation): row.id for row in await conn.execute(query)}


def _content(seal: Seal, number: int, row: Outgoing) -> dict[str, Any]:
    body = {"params": row.params, "reply_to": row.reply_to, "then": row.then, "about": row.about, "press": row.press}
    sealed = seal.seal("outbox", number, "body", json.dumps(body, ensure_ascii=False, separators=(",", ":")))
    return {"method": row.method, "body": sealed, "cost": row.cost, "rank": row.rank, "attempts": 0}


def _values(seal: Seal, number: int, row: Outgoing, now: datetime) -> dict[str, Any]:
    where = {"id": number, "lane": row.lane, "place": row.place, "generation": row.generation}
    return {**where, **_content(seal, number, row), "state": "waiting", "created_at": now}


async def _make_ready(conn: AsyncConnection, rows: Iterable[Outgoing], now: datetime) -> None:
    best: dict[str, int] = {}
    for row in rows:
        best[row.lane] = min(row.rank, best.get(row.lane, RANK_DIGEST))
    known = {each.lane: each for each in await conn.execute(select(lanes).where(lanes.c.lane.in_(best)))}
    for lane, rank in best.items():
        if (old := known.get(lane)) is None:
            await conn.execute(insert(lanes).values(lane=lane, ready_at=now, rank=rank, not_before=None, window=[]))
        else:
            ready_at = old.ready_at or max(old.not_before or now, now)
            first = rank if old.ready_at is None else min(rank, old.rank)
            await conn.execute(update(lanes).where(lanes.c.lane == lane).values(ready_at=ready_at, rank=first))


async def claim(
    conn: AsyncConnection,
    seal: Seal,
    now: datetime,
    *,
    busy: Collection[str],
    pace: Pace,
    most: int = 50,
    holder: int | None = None,
) -> list[Claimed]:
    """Take what may be sent now, a few rows of each free lane in order; the rows stand as `sending` when committed.

    `busy` lanes have messages under way or are parked. A lane whose pace forbids its next message becomes ready later.
    `holder` is the process that takes, where others take from the same lanes: it alone has them until it lets them go.
    """
    if not await may_hold(conn, holder):
        return []
    ready = (
        select(lanes)
        .where(lanes.c.ready_at <= now, lanes.c.lane.not_in(busy))
        .order_by(lanes.c.rank, lanes.c.ready_at)
        .limit(most)
    )
    if holder is not None:
        ready = ready.where(lanes.c.holder.is_(None)).with_for_update(skip_locked=True)
    found = {row.lane: row for row in await conn.execute(ready)}
    heads = await _heads(conn, found)
    taken = []
    for lane, row in found.items():
        taken += await _take(conn, lane, row.window, heads.get(lane, []), now, pace, holder)
    if taken:
        mine = update(outbox).where(outbox.c.id.in_([row.id for row in taken]))
        await conn.execute(mine.values(state="sending", holder=holder))
    return await _with_places(conn, await _opened(conn, seal, taken, holder))


async def _heads(conn: AsyncConnection, names: Collection[str]) -> dict[str, list[Any]]:
    """The first waiting rows of each lane, in order."""
    if not names:
        return {}
    heads: dict[str, list[Any]] = {}
    for row in await conn.execute(_HEADS, {"names": list(names)}):
        heads.setdefault(row.lane, []).append(row)
    return heads


async def _take(
    conn: AsyncConnection,
    lane: str,
    window: list[float],
    rows: list[Any],
    now: datetime,
    pace: Pace,
    holder: int | None,
) -> list[Any]:
    """The rows of one lane that may leave now; its window counts them, and it is ready again when the next may."""
    stamp, window, taken, wait = now.timestamp(), list(window), [], 0.0
    for row in rows[:AT_ONCE]:
        wait = pace(lane, window, row.cost)
        if wait > 0:
            break
        window += [stamp] * row.cost
        taken.append(row)
    ready_at = now + timedelta(seconds=max(wait, LEAST_WAIT) if wait else 0) if len(rows) > len(taken) else None
    rank = rows[len(taken)].rank if len(rows) > len(taken) else RANK_DIGEST
    values = {"ready_at": ready_at, "rank": rank, "window": recent(window, stamp)}
    if taken and lane != UNHELD:
        values["holder"] = holder
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(values))
    return taken


def recent(window: Iterable[float], stamp: float) -> list[float]:
    """The entries of a window that still count, oldest first; those a turned clock left after `stamp` as it."""
    return sorted(min(at, stamp) for at in window if at > stamp - WINDOW_SECONDS)


async def _opened(conn: AsyncConnection, seal: Seal, rows: Sequence[Any], holder: int | None) -> list[Claimed]:
    """The rows with their bodies; one that was changed or spoiled is lost already, and must not stop the others."""
    found, spoiled = [], []
    for row in rows:
        try:
            found.append(_claimed(seal, row, holder))
        except (SealBroken, ValueError):
            spoiled.append(row.id)
    if spoiled:
        log.error("messages_cannot_be_opened", rows=spoiled)
        await conn.execute(delete(outbox).where(outbox.c.id.in_(spoiled)))
    return found


def _claimed(seal: Seal, row: Any, holder: int | None) -> Claimed:
    body = json.loads(seal.open("outbox", row.id, "body", row.body))
    outgoing = Outgoing(
        lane=row.lane,
        method=row.method,
        rank=row.rank,
        cost=row.cost,
        place=row.place,
        generation=row.generation,
        **body,
    )
    return Claimed(
        id=row.id,
        outgoing=outgoing,
        attempts=row.attempts,
        created_at=row.created_at,
        message_id=None,
        reply_message_id=None,
        holder=holder,
    )


async def _with_places(conn: AsyncConnection, rows: list[Claimed]) -> list[Claimed]:
    names = {name for row in rows for name in (row.outgoing.place, row.outgoing.reply_to) if name}
    if not names:
        return rows
    query = select(places.c.place, places.c.generation, places.c.message_id).where(places.c.place.in_(names))
    found = {place: (generation, message_id) for place, generation, message_id in await conn.execute(query)}
    return [_placed(row, found) for row in rows]


def _placed(row: Claimed, found: Mapping[str, tuple[int, int | None]]) -> Claimed:
    generation, message_id = found.get(row.outgoing.place or "", (row.outgoing.generation, None))
    _, reply = found.get(row.outgoing.reply_to, (0, None))
    current = message_id if generation == row.outgoing.generation else None
    return replace(row, message_id=current, reply_message_id=reply)
