"""Taking a person out of the database: who it is, where one could be reached, what was said to nobody else."""

import json
import re
import secrets
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.case_file_tables import blocks
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.people import telegram_ids
from reportbot.storage.schema import people, places, sessions
from reportbot.storage.seal import LOOKUP_BYTES, Seal, SealBroken

_DIGEST_BYTES: Final = 16


async def erase_identity(conn: AsyncConnection, seal: Seal, person: int, now: datetime) -> None:
    """Make the number stand for nobody, and drop what waits for them; done twice it changes nothing more.

    Of somebody blocked the keyed lookup stays until the block ends (`forget_lookup`), so that they are recognised.
    """
    found = (await conn.execute(select(people.c.blocked_until).where(people.c.person == person))).one_or_none()
    if found is None:
        return
    (telegram_id,) = (await telegram_ids(conn, seal, [person])).values() or (None,)
    blocked = found.blocked_until is not None and found.blocked_until > now
    values = {**_nobody(), "blocked_until": found.blocked_until if blocked else None}
    await conn.execute(_update(person, values if blocked else {**values, **_unknown()}))
    lane = f"person:{person}"
    await conn.execute(delete(outbox).where(outbox.c.lane == lane, outbox.c.state == "waiting"))
    await conn.execute(delete(places).where(places.c.lane == lane))
    if not blocked:
        await _drop_notes(conn, person)
    await conn.execute(delete(sessions).where(sessions.c.person == person))
    await conn.execute(update(lanes).where(lanes.c.lane == lane).values(ready_at=None, window=[]))
    if telegram_id is not None:
        await _drop_dead_updates(conn, seal, telegram_id)


async def forget_lookup(conn: AsyncConnection, person: int) -> None:
    """The block is over: an erased person is not recognised any more; who came back and has names again is."""
    still_nobody: ColumnElement[bool] = and_(people.c.person == person, people.c.sealed == b"")
    changed = await conn.execute(update(people).where(still_nobody).values(**_unknown(), blocked_until=None))
    if changed.rowcount:
        await _drop_notes(conn, person)


async def _drop_notes(conn: AsyncConnection, person: int) -> None:
    """What admins noted when they blocked."""
    await conn.execute(update(blocks).where(blocks.c.person == person).values(note=b""))


def _nobody() -> dict[str, Any]:
    return {
        "sealed": b"",
        "names_digest": secrets.token_bytes(_DIGEST_BYTES),
        "language": "id",
        "consent": None,
        "consent_at": None,
        "wants_news": False,
        "reachable": False,
        "reports": 0,
    }


def _unknown() -> dict[str, Any]:
    return {"lookup": secrets.token_bytes(LOOKUP_BYTES)}


def _update(person: int, values: dict[str, Any]) -> Any:
    return update(people).where(people.c.person == person).values(**values)


async def _drop_dead_updates(conn: AsyncConnection, seal: Seal, telegram_id: int) -> None:
    """Updates that could not be read are kept as they came, with who sent them."""
    theirs = []
    for number, sealed in await conn.execute(select(dead_updates.c.id, dead_updates.c.sealed)):
        try:
            raw = json.loads(seal.open_text("dead_updates", number, "sealed", sealed))
        except (SealBroken, ValueError):
            continue
        if _names(raw, telegram_id):
            theirs.append(number)
    await conn.execute(delete(dead_updates).where(dead_updates.c.id.in_(theirs)))


def _names(raw: Any, telegram_id: int) -> bool:
    """Whether the id stands anywhere in the update."""
    return re.search(rf"(?<!\d){telegram_id}(?!\d)", json.dumps(raw)) is not None
