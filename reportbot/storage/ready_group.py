"""The moderators' group as the dispatcher sees it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.schema import the_group


async def ready_group(conn: AsyncConnection) -> int | None:
    """Its chat id while it may be written to; None parks its lane."""
    query = select(the_group.c.chat_id).where(the_group.c.state == "ready")
    return (await conn.execute(query)).scalar_one_or_none()
