"""Updates that could not be worked on, kept sealed for whoever repairs the reason."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.dialects import draw
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.seal import Seal


async def keep(conn: AsyncConnection, seal: Seal, raw: Mapping[str, Any], now: datetime) -> int:
    """Keep a raw update, in a writing work; its number. Of one that no JSON can be made of, only that it came."""
    (number,) = await draw(conn, dead_updates, 1)
    try:
        plain = json.dumps(raw)
    except (TypeError, ValueError, RecursionError) as error:
        plain = json.dumps({"unwritable": type(error).__name__})
    sealed = seal.seal("dead_updates", number, "sealed", plain)
    await conn.execute(insert(dead_updates), {"id": number, "at": now, "sealed": sealed})
    return number


async def count(conn: AsyncConnection) -> int:
    """How many are kept."""
    return int(await conn.scalar(select(func.count()).select_from(dead_updates)) or 0)
