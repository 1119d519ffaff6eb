"""Messages are claimed lane by lane: what may leave now is taken for sending, in order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import cache
from typing import Any

import structlog
from msgspec.structs import replace
from sqlalchemy import FromClause, Select, bindparam, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.holders import may_hold
from reportbot.storage.metadata import parsed
from reportbot.storage.outbox import (
    DROP,
    MARK,
    NUMBERED,
    RANK_DIGEST,
    RANK_PEOPLE,
    Claimed,
    Outgoing,
    messages_at,
    recent,
)
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.schema import places
from reportbot.storage.seal import Seal, SealBroken

log = structlog.get_logger("reportbot.storage")

UNHELD = "api"
"""The lane of calls that go to no chat: they have no order, so nobody holds it."""

AT_ONCE = 5
"""Rows of one person's lane that are claimed together."""

AT_ONCE_OF_MANY = 20
"""The same of lanes that hold what many people caused: they come last, and must not fall behind all the same."""

_OF_MANY = ("group", UNHELD)

LEAST_WAIT = 0.001
"""A wait below the clock's microsecond would be none, and the lane looked at again and again until it is over."""

_READY = (
    select(lanes)
    .where(lanes.c.ready_at <= bindparam("now"), lanes.c.lane.not_in(bindparam("busy", expanding=True)))
    .order_by(lanes.c.rank, lanes.c.ready_at)
    .limit(bindparam("most"))
)
_NEWEST = _READY.where(lanes.c.rank == RANK_PEOPLE).order_by(None).order_by(lanes.c.ready_at.desc())
"""People whose newest message came last, first."""
_BUT_PEOPLE = _READY.where(lanes.c.lane.in_(_OF_MANY))


class People(Enum):
    """In which order people are answered."""

    IN_TURN = auto()
    LAST_FIRST = auto()
    NOT_NOW = auto()


_QUERIES = {People.IN_TURN: (_READY,), People.LAST_FIRST: (_NEWEST, _READY), People.NOT_NOW: (_BUT_PEOPLE,)}
_TO_ALL = {
    people: tuple(query.where(lanes.c.holder.is_(None)).with_for_update(skip_locked=True) for query in queries)
    for people, queries in _QUERIES.items()
}
"""The same where other processes take too."""


@cache
def _heads_of(dialect: str) -> Select[Any]:
    """The first waiting rows of each of the lanes `names`, in order, with what their places hold.

    However many wait in a lane, only those are read.
    """
    other = outbox.alias()
    mine = (other.c.lane == lanes.c.lane, other.c.state == "waiting")
    firsts = select(other).where(*mine).order_by(other.c.rank, other.c.id).limit(AT_ONCE_OF_MANY + 1)
    head: FromClause = firsts.lateral() if dialect == "postgresql" else outbox
    of_lane = true() if dialect == "postgresql" else head.c.id.in_(firsts.with_only_columns(other.c.id))
    return (
        select(head, places.c.generation.label("standing"), places.c.message_id)
        .select_from(lanes.join(head, of_lane).outerjoin(places, places.c.place == head.c.place))
        .where(lanes.c.lane.in_(bindparam("names", expanding=True)))
        .order_by(head.c.lane, head.c.rank, head.c.id)
    )


_MOVE_ON = (
    update(lanes)
    .where(lanes.c.lane == bindparam("key"))
    .values({name: bindparam(name) for name in ("ready_at", "rank", "window")})
)
_HOLD = _MOVE_ON.values(holder=bindparam("holder"))

_SEND = update(outbox).where(NUMBERED).values(state="sending", holder=bindparam("by"))

Pace = Callable[[str, Sequence[float], int], float | None]
"""(lane, its window, cost of a message) -> seconds until it may be sent, 0 for now, None where no limit holds."""


async def claim(
    conn: AsyncConnection,
    seal: Seal,
    now: datetime,
    *,
    busy: Collection[str],
    pace: Pace,
    most: int = 50,
    holder: int | None = None,
    people: People = People.IN_TURN,
) -> list[Claimed]:
    """Take what may be sent now, a few rows of each free lane in order; the rows stand as `sending` when committed.

    `busy` lanes have messages under way or are parked. A lane whose pace forbids its next message becomes ready later.
    `most` rows are taken; lanes for which nothing is left of it stay as they are.
    `holder` is the process that takes, where others take from the same lanes: it alone has them until it lets them go.
    """
    if not await may_hold(conn, holder):
        return []
    found: dict[str, Any] = {}
    for query in (_QUERIES if holder is None else _TO_ALL)[people]:
        if room := most - len(found):
            rows = await conn.execute(query, {"now": now, "busy": [*busy, *found], "most": room})
            found |= {row.lane: row for row in rows}
    taken, more = await _take(conn, found, now, pace, holder, most)
    if taken:
        await conn.execute(_SEND, {"numbers": [row.id for row in taken], "by": holder})
    opened, stamp = await _opened(conn, seal, taken, holder), now.timestamp()
    return await _with_replies(conn, [replace(row, more=row.outgoing.lane in more, counted_at=stamp) for row in opened])


async def _heads(conn: AsyncConnection, names: Collection[str]) -> dict[str, list[Any]]:
    """The first waiting rows of each lane, in order."""
    if not names:
        return {}
    heads: dict[str, list[Any]] = {}
    for row in await conn.execute(_heads_of(conn.dialect.name), {"names": list(names)}):
        heads.setdefault(row.lane, []).append(row)
    return heads


async def _take(
    conn: AsyncConnection, found: Mapping[str, Any], now: datetime, pace: Pace, holder: int | None, most: int
) -> tuple[list[Any], set[str]]:
    """The rows of these lanes that may leave now; the lanes that have more."""
    heads = await _heads(conn, found)
    taken: list[Any] = []
    held, others = [], []
    for lane, row in found.items():
        if len(taken) == most:
            break
        leaving, values = _leaving(lane, row.window, heads.get(lane, []), now, pace, most - len(taken))
        taken += leaving
        if leaving and lane != UNHELD:
            held.append(values | {"holder": holder})
        else:
            others.append(values)
    if held:
        await conn.execute(_HOLD, held)
    if others:
        await conn.execute(_MOVE_ON, others)
    return taken, {values["key"] for values in held if values["ready_at"] is not None}


def _leaving(
    lane: str, window: list[float], rows: list[Any], now: datetime, pace: Pace, most: int
) -> tuple[list[Any], dict[str, Any]]:
    """The rows of one lane that may leave now; its window counts them, and it is ready again when the next may."""
    stamp, window, taken = now.timestamp(), list(window), []
    wait: float | None = None
    for row in rows[: min(AT_ONCE_OF_MANY if lane in _OF_MANY else AT_ONCE, most)]:
        wait = pace(lane, window, row.cost)
        if wait:
            break
        if wait is not None:
            window += [stamp] * row.cost
        taken.append(row)
    ready_at = now + timedelta(seconds=max(wait, LEAST_WAIT) if wait else 0) if len(rows) > len(taken) else None
    rank = rows[len(taken)].rank if len(rows) > len(taken) else RANK_DIGEST
    return taken, {"key": lane, "ready_at": ready_at, "rank": rank, "window": recent(window, stamp)}


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
        await conn.execute(DROP, {"numbers": spoiled})
    return found


def _claimed(seal: Seal, row: Any, holder: int | None) -> Claimed:
    body = seal.open("outbox", row.id, "body", row.body).decode()
    outgoing = Outgoing(
        lane=row.lane,
        method=row.method,
        rank=row.rank,
        cost=row.cost,
        place=row.place,
        generation=row.generation,
        **parsed(body),
    )
    return Claimed(
        id=row.id,
        outgoing=outgoing,
        attempts=row.attempts,
        created_at=row.created_at,
        message_id=row.message_id if row.standing == row.generation else None,
        reply_message_id=None,
        holder=holder,
        filled=f'"{MARK}' in body,
    )


async def _with_replies(conn: AsyncConnection, rows: list[Claimed]) -> list[Claimed]:
    """The rows with the messages they answer."""
    names = {row.outgoing.reply_to for row in rows if row.outgoing.reply_to}
    if not names:
        return rows
    found = await messages_at(conn, names)
    return [replace(row, reply_message_id=found.get(row.outgoing.reply_to, (0, None))[1]) for row in rows]
