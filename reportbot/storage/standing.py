"""What the settings say stands before the first update: who the admins are, and which group is connected."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Group
from reportbot.storage.people import people_of
from reportbot.storage.ready_group import forget_members, forget_messages
from reportbot.storage.save import save
from reportbot.storage.schema import meta, the_group
from reportbot.storage.seal import Seal

_CONFIGURED = "configured_group"


async def people_for_admins(
    conn: AsyncConnection, seal: Seal, telegram_ids: Sequence[int], now: datetime
) -> tuple[int, ...]:
    """The internal numbers of the admins of the settings."""
    found = await people_of(conn, seal, [Sender(telegram_id=number) for number in telegram_ids], now)
    return tuple(person.person for person in found.values())


async def take_up_group(conn: AsyncConnection, seal: Seal, chat_id: int | None) -> None:
    """Connect the group of the settings when that setting is new; later changes (an upgrade, `/hubungkan`) stand."""
    named = (await conn.execute(select(meta.c.value).where(meta.c.name == _CONFIGURED))).scalar_one_or_none()
    if chat_id is None or named == str(chat_id):
        return
    if await conn.scalar(select(the_group.c.chat_id)) not in {None, chat_id}:
        await forget_messages(conn)
        await forget_members(conn)
    await save(conn, seal, [Group(chat_id=chat_id, state="unchecked")], {})
    await conn.execute(delete(meta).where(meta.c.name == _CONFIGURED))
    await conn.execute(insert(meta).values(name=_CONFIGURED, value=str(chat_id)))
