"""The moderators' group as delivery sees it."""

from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import copies, members, places, the_group

_READY = select(the_group.c.chat_id).where(the_group.c.state == "ready")


async def ready_group(conn: AsyncConnection) -> int | None:
    """Its chat id while it may be written to; None parks its lane."""
    return (await conn.execute(_READY)).scalar_one_or_none()


async def forget_members(conn: AsyncConnection) -> None:
    """Of a group that was never asked nothing is known; whoever acts is asked about."""
    unknown = {"status": "left", "approved": True, "checked_at": datetime.fromtimestamp(0, UTC)}
    await conn.execute(update(members).values(unknown))


async def forget_messages(conn: AsyncConnection) -> None:
    """The group has a new chat id, in which no message of the old one can be edited or answered.

    Bot API: message ids do not carry over to a supergroup.
    """
    in_group = places.c.lane == "group"
    await conn.execute(update(places).where(in_group).values(message_id=None, generation=places.c.generation + 1))
    await conn.execute(update(copies).where(copies.c.lane == "group").values(replaced=True))
    # What waits for a place of the old group becomes a message of the new one's.
    of_a_place = (outbox.c.lane == "group", outbox.c.place.is_not(None))
    await conn.execute(update(outbox).where(*of_a_place).values(generation=outbox.c.generation + 1))
    edits = outbox.c.method.like("edit%") & (outbox.c.lane == "group") & (outbox.c.state == "waiting")
    await conn.execute(delete(outbox).where(edits))
