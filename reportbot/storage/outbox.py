"""Messages that wait for delivery: enqueued by the transaction that caused them, lane by lane."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from msgspec import Struct, field
from sqlalchemy import bindparam, case, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert

from reportbot.storage.dialects import draw, inserting
from reportbot.storage.metadata import compact
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.schema import places
from reportbot.storage.seal import Seal

RANK_PEOPLE, RANK_CARD, RANK_DIGEST, RANK_ASIDE = 1, 2, 3, 9
WINDOW_SECONDS = 61.0
"""How long a lane remembers when it sent: longer than Telegram's minute by the jitter of the way there."""

_WAITING = select(outbox.c.place, outbox.c.generation, outbox.c.id).where(
    outbox.c.place.in_(bindparam("names", expanding=True)), outbox.c.state == "waiting"
)
_ADD = insert(outbox)
_REWRITE = (
    update(outbox)
    .where(outbox.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in ("method", "body", "cost", "rank", "attempts")})
)
NUMBERED = outbox.c.id.in_(bindparam("numbers", expanding=True))
"""The rows of these `numbers`."""

DROP = delete(outbox).where(NUMBERED)

_AT = select(places.c.place, places.c.generation, places.c.message_id).where(
    places.c.place.in_(bindparam("names", expanding=True))
)


@cache
def _wake_lane(dialect: str) -> Insert:
    """A lane is ready by then, if not held longer, and its rank is the best of what waits."""
    new = inserting(dialect, lanes)
    ready = func.coalesce(lanes.c.ready_at, lanes.c.not_before, new.excluded.ready_at)
    better = lanes.c.ready_at.is_not(None) & (lanes.c.rank < new.excluded.rank)
    set_ = {
        "ready_at": case((ready > new.excluded.ready_at, ready), else_=new.excluded.ready_at),
        "rank": case((better, lanes.c.rank), else_=new.excluded.rank),
    }
    return new.on_conflict_do_update(index_elements=[lanes.c.lane], set_=set_)


class Outgoing(Struct, frozen=True, kw_only=True):
    """One call to the Bot API that waits; `cost` is how many messages it counts as.

    `place`: edited where the place's message is known, else sent, and the answer fills the place. `reply_to` is a
    place's name. `then`, `about` and `press` come back as an Answered input. `generation` is the place's.
    `closes`: nothing can be pressed on it, so once it is sent its place forgets the message.
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
    closes: bool = False


class Claimed(Struct, frozen=True, kw_only=True):
    """An Outgoing taken for sending; `message_id` and `reply_message_id` are what its places hold now.

    `holder` is the process that took it, None where only one can. `filled`: its parameters name people or files in
    whose places something is filled in; never False where they do. `more`: others of its lane wait behind it.
    `counted_at` is the time under which its lane's window counts it, in seconds since 1970.
    """

    id: int
    outgoing: Outgoing
    attempts: int
    created_at: datetime
    message_id: int | None
    reply_message_id: int | None
    holder: int | None = None
    filled: bool = True
    more: bool = True
    counted_at: float = 0.0


_IN_BODY = ("params", "reply_to", "then", "about", "press", "closes")
MARK = "$"
"""What begins a word in whose place something is filled in."""


async def enqueue(conn: AsyncConnection, seal: Seal, rows: Sequence[Outgoing], now: datetime) -> None:
    """Add rows; a waiting row of the same place gets the newest content at its old position.

    A waiting row of a place's earlier generation was overtaken before it left: it is deleted.
    """
    if not rows:
        return
    merged = _merged(rows)
    waiting = await waiting_places(conn, {row.place for row in merged if row.place})
    fresh, again, overtaken = [], [], set()
    for row in merged:
        old = waiting.get((row.place or "", row.generation))
        overtaken |= {number for (place, gen), number in waiting.items() if place == row.place and gen < row.generation}
        if old is None:
            fresh.append(row)
        else:
            again.append({"key": old, **_content(seal, old, row)})
    if again:
        await conn.execute(_REWRITE, again)
    if overtaken:
        await conn.execute(DROP, {"numbers": list(overtaken)})
    if fresh:
        numbers = await draw(conn, outbox, len(fresh))
        values = [_values(seal, number, row, now) for number, row in zip(numbers, fresh, strict=True)]
        await conn.execute(_ADD, values)
    await _make_ready(conn, merged, now)


def _merged(rows: Sequence[Outgoing]) -> list[Outgoing]:
    """The rows with those of one place folded into the first's position of its newest generation."""
    newest: dict[str | None, int] = {}
    for row in rows:
        newest[row.place] = max(row.generation, newest.get(row.place, row.generation))
    order: dict[Any, Outgoing] = {}
    for number, row in enumerate(rows):
        if not row.place or row.generation == newest[row.place]:
            order[row.place or number] = row
    return list(order.values())


async def waiting_places(conn: AsyncConnection, names: Collection[str]) -> dict[tuple[str, int], int]:
    """The row that waits for each of these places, by place and generation."""
    if not names:
        return {}
    found = await conn.execute(_WAITING, {"names": list(names)})
    return {(place, generation): number for place, generation, number in found}


def _content(seal: Seal, number: int, row: Outgoing) -> dict[str, Any]:
    body = {name: getattr(row, name) for name in _IN_BODY}
    sealed = seal.seal("outbox", number, "body", compact(body))
    return {"method": row.method, "body": sealed, "cost": row.cost, "rank": row.rank, "attempts": 0}


def _values(seal: Seal, number: int, row: Outgoing, now: datetime) -> dict[str, Any]:
    where = {"id": number, "lane": row.lane, "place": row.place, "generation": row.generation}
    return {**where, **_content(seal, number, row), "state": "waiting", "created_at": now}


async def _make_ready(conn: AsyncConnection, rows: Iterable[Outgoing], now: datetime) -> None:
    best: dict[str, int] = {}
    for row in rows:
        best[row.lane] = min(row.rank, best.pop(row.lane, RANK_DIGEST))
    # Who got something later is ready later, also within a batch: after an outage who wrote last comes first.
    since = {lane: now - timedelta(microseconds=later) for later, lane in enumerate(reversed(best))}
    # Sorted, so that two processes lock rows in the same order.
    awake = [{"lane": lane, "ready_at": since[lane], "rank": rank, "window": []} for lane, rank in sorted(best.items())]
    await conn.execute(_wake_lane(conn.dialect.name), awake)


async def messages_at(conn: AsyncConnection, names: Collection[str]) -> dict[str, tuple[int, int | None]]:
    """The generation of each of these places that there is, and the message that stands there."""
    found = await conn.execute(_AT, {"names": sorted(names)})
    return {place: (generation, message_id) for place, generation, message_id in found}


def recent(window: Iterable[float], stamp: float) -> list[float]:
    """The entries of a window that still count, oldest first; those a turned clock left after `stamp` as it."""
    return sorted(min(at, stamp) for at in window if at > stamp - WINDOW_SECONDS)
