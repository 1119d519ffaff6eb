"""Processes at one database keep their files in one folder: who has another one is refused before it does harm."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.errors import SettingsError
from reportbot.storage import processes
from reportbot.storage.dialects import upsert
from reportbot.storage.lock import make_private, sync_directory
from reportbot.storage.patience import PatientStore
from reportbot.storage.schema import meta

MARK: Final = "folder.id"
_NAME: Final = "folder"


async def one_folder(store: PatientStore, folder: Path, process: int) -> None:
    """Make sure that the others at work see the same folder; who is alone may bring another.

    Raises:
        SettingsError: the others keep their files elsewhere.
    """
    mark = _mark_of(folder)

    async def work(conn: AsyncConnection) -> bool:
        known = await conn.scalar(select(meta.c.value).where(meta.c.name == _NAME))
        if known not in {None, mark} and await processes.others(conn, process):
            return False
        await conn.execute(upsert(conn.dialect.name, meta), {"name": _NAME, "value": mark})
        return True

    if not await store.write(work):
        raise SettingsError(
            f"REPORTBOT_DATA_DIR: the other processes at this database keep their files in another folder "
            f"than {folder}; all of them need the same one."
        )


def _mark_of(folder: Path) -> str:
    """What tells this folder from any other; made once."""
    make_private(folder)
    file = folder / MARK
    draft = folder / f".{MARK}.{secrets.token_hex(4)}"
    draft.write_text(secrets.token_hex(16), "ascii")
    try:
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
            sync_directory(folder)
    finally:
        draft.unlink()
    return file.read_text("ascii")
