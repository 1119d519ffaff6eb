"""Works that wait: asked for by the transaction that needs them, taken one of a kind, gone when their answer is."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import structlog
from msgspec import Struct
from sqlalchemy import ColumnElement, Select, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.says import Work
from reportbot.storage.dialects import draw, insert_missing
from reportbot.storage.holders import may_hold
from reportbot.storage.metadata import compact, parsed
from reportbot.storage.seal import Seal, SealBroken
from reportbot.storage.works_tables import works

log = structlog.get_logger("reportbot.storage")

LONGEST_WAIT = timedelta(hours=1)
"""After a start nothing waits longer: a later time can be left by a clock that was set back."""

_numbered = works.c.work.in_(bindparam("numbers", expanding=True))
_UNHEARD = (
    update(works)
    .where(
        works.c.state == "running",
        works.c.holder.is_not_distinct_from(bindparam("mine")),
        works.c.work.not_in(bindparam("under_way", expanding=True)),
    )
    .values(state="waiting", holder=None)
)
_first = works.alias()
_NEXT = (
    select(works.c.work)
    .join(_first, _first.c.work == bindparam("first"))
    .where(
        works.c.state == "waiting",
        works.c.kind == bindparam("kind"),
        works.c.work > bindparam("first"),
        _first.c.faults == 0,
        works.c.ready_at <= bindparam("now"),
        works.c.faults == 0,
    )
    .order_by(works.c.work)
    .limit(bindparam("most"))
)
"""More of a kind of which one is taken; one that had a fault is done alone, so that it brings others none."""
_TAKE = update(works).where(_numbered).values(state="running", holder=bindparam("mine"))
_mine = (_numbered, works.c.holder.is_not_distinct_from(bindparam("mine")))
_MINE = select(works.c.work).where(*_mine)
_FORGET = delete(works).where(*_mine)
_TAKEN = select(works).where(_numbered).order_by(works.c.work)


@cache
def _oldest(*, shared: bool) -> Select[Any]:
    """The oldest ready works, one of a kind."""
    first = func.min(works.c.work).label("first")
    ready = (works.c.state == "waiting", works.c.ready_at <= bindparam("now"), *_free(shared=shared))
    return select(first, works.c.kind).where(*ready).group_by(works.c.kind).order_by(first).limit(bindparam("most"))


@cache
def _first_ready(*, shared: bool) -> Select[Any]:
    return select(func.min(works.c.ready_at)).where(works.c.state == "waiting", *_free(shared=shared))


def _free(*, shared: bool) -> list[ColumnElement[bool]]:
    """One of a kind at a time, over all processes where the works are `shared`."""
    running = select(works.c.kind).where(works.c.state == "running")
    idle = works.c.kind.not_in(bindparam("busy", expanding=True))
    return [idle, *([works.c.kind.not_in(running)] if shared else [])]


_ONE_OF_EACH: Mapping[str, int] = {}


class Standing(Struct, frozen=True, kw_only=True):
    """A work that was taken; `faults` of its `attempts` ended by a mistake or a crash, `interrupted`: the last did."""

    work: int
    kind: str
    data: Mapping[str, Any]
    then: str
    about: Mapping[str, Any]
    person: int | None
    attempts: int
    faults: int
    interrupted: bool
    holder: int | None = None


async def enqueue(conn: AsyncConnection, seal: Seal, asked: Sequence[Work], now: datetime) -> None:
    """Add works; one whose `once` stands already is not added again. In a writing work."""
    if not asked:
        return
    numbers = await draw(conn, works, len(asked))
    rows = [_row(seal, number, work, now) for number, work in zip(numbers, asked, strict=True)]
    await conn.execute(insert_missing(conn.dialect.name, works), rows)


def _row(seal: Seal, number: int, work: Work, now: datetime) -> dict[str, Any]:
    body = compact({"data": work.data, "then": work.then, "about": work.about})
    return {
        "work": number,
        "kind": work.kind,
        "body": seal.seal("works", number, "body", body),
        "once": work.once or None,
        "person": work.person,
        "state": "waiting",
        "attempts": 0,
        "faults": 0,
        "interrupted": False,
        "ready_at": now,
        "created_at": now,
    }


async def recover(conn: AsyncConnection, now: datetime, *, holder: int | None = None) -> int:
    """What `holder` was doing was cut off and waits again; it is None where one process works. Returns how many."""
    latest = now + LONGEST_WAIT
    await conn.execute(update(works).where(works.c.ready_at > latest).values(ready_at=latest))
    cut = update(works).where(works.c.state == "running", works.c.holder.is_not_distinct_from(holder))
    again = {"attempts": works.c.attempts + 1, "faults": works.c.faults + 1}
    found = await conn.execute(cut.values(state="waiting", holder=None, interrupted=True, ready_at=now, **again))
    return found.rowcount


async def claim(
    conn: AsyncConnection,
    seal: Seal,
    now: datetime,
    *,
    busy: Collection[str],
    most: int,
    holder: int | None = None,
    under_way: Collection[int] = (),
    several: Mapping[str, int] = _ONE_OF_EACH,
) -> list[Standing]:
    """Take the oldest ready work of each kind that is not `busy`, of so many kinds at most; they stand as running.

    Of the kinds in `several`, so many of each are taken together.
    With a `holder` kinds that other processes are at wait too. `under_way` are the works of who asks; any other that
    stands as his own was taken by a commit that he did not hear of.
    """
    if not await may_hold(conn, holder):
        return []
    await conn.execute(_UNHEARD, {"mine": holder, "under_way": list(under_way)})
    oldest = _oldest(shared=holder is not None)
    firsts = (await conn.execute(oldest, {"now": now, "busy": list(busy), "most": most})).all()
    if not firsts:
        return []
    numbers = [first for first, _ in firsts]
    for first, kind in firsts:
        if more := several.get(kind, 1) - 1:
            numbers += await conn.scalars(_NEXT, {"kind": kind, "first": first, "now": now, "most": more})
    await conn.execute(_TAKE, {"numbers": numbers, "mine": holder})
    rows = (await conn.execute(_TAKEN, {"numbers": numbers})).all()
    return await _opened(conn, seal, rows)


async def _opened(conn: AsyncConnection, seal: Seal, rows: Sequence[Any]) -> list[Standing]:
    """The rows with their bodies; one that was changed or spoiled is lost already, and must not stop the others."""
    found, spoiled = [], []
    for row in rows:
        try:
            body = parsed(seal.open("works", row.work, "body", row.body))
        except (SealBroken, ValueError):
            spoiled.append(row.work)
        else:
            kept = {name: getattr(row, name) for name in ("work", "kind", "person", "attempts", "faults", "holder")}
            found.append(Standing(**kept, interrupted=row.interrupted, **body))
    if spoiled:
        log.error("works_cannot_be_opened", works=spoiled)
        await conn.execute(delete(works).where(works.c.work.in_(spoiled)))
    return found


async def put_back(
    conn: AsyncConnection, number: int, ready_at: datetime, *, fault: bool, holder: int | None = None
) -> None:
    """A work that `holder` tried waits again until `ready_at`; after a `fault` nobody knows how far it came."""
    tried = {"attempts": works.c.attempts + 1, "faults": works.c.faults + int(fault)}
    mine = (works.c.work == number, works.c.state == "running", works.c.holder.is_not_distinct_from(holder))
    values = {"state": "waiting", "holder": None, "interrupted": fault, "ready_at": ready_at}
    await conn.execute(update(works).where(*mine).values(**values, **tried))


async def finish(conn: AsyncConnection, numbers: Collection[int], holder: int | None = None) -> set[int]:
    """Forget works that `holder` ended; those of which that was not done already, or that are another's meanwhile."""
    mine = {"numbers": list(numbers), "mine": holder}
    standing = set(await conn.scalars(_MINE, mine))
    await conn.execute(_FORGET, mine)
    return standing


async def next_ready(conn: AsyncConnection, busy: Collection[str], holder: int | None = None) -> datetime | None:
    """When the next work of a kind that nobody is at may be taken, None where none waits."""
    ready: datetime | None = await conn.scalar(_first_ready(shared=holder is not None), {"busy": list(busy)})
    return ready


async def count(conn: AsyncConnection) -> int:
    """How many stand."""
    return int(await conn.scalar(select(func.count()).select_from(works)) or 0)
