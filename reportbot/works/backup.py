"""The work "backup": a sealed backup beside the bot that goes on serving."""

import asyncio
import threading
from collections.abc import Mapping
from typing import Any, Final

import structlog

from reportbot.backups.making import Made, drafts_of, make_backup, stopping
from reportbot.backups.recovery import BackupRefused, NoRecoveryKey
from reportbot.conversation.admin import backup_pages
from reportbot.errors import StorageUnavailable
from reportbot.storage.server_copies import copy_behind
from reportbot.works.job import Failed, Handler, Job, Tools

log = structlog.get_logger("reportbot.works")

LOOK_SECONDS: Final = 0.5
MEGABYTE: Final = 1_000_000


async def back_up(_job: Job, tools: Tools) -> Mapping[str, Any]:
    """Make it in a thread; the progress is in megabytes, and told while what stands in the folder grows.

    That nobody has made a recovery key yet is an answer too: a state that is known is no failed work.

    Raises:
        Failed: the disk refuses, or the recovery key cannot be read.
    """
    database = await tools.store.read(copy_behind)
    stop, far = threading.Event(), [0, 0]

    def seen(done: int, total: int) -> None:
        far[:] = done, total

    def make() -> Made:
        return make_backup(tools.data_dir, database, tools.wall.now(), watch=stopping(stop, seen))

    task, drafts = asyncio.create_task(asyncio.to_thread(make)), 0
    try:
        while not (await asyncio.wait({task}, timeout=LOOK_SECONDS))[0]:
            before, drafts = drafts, drafts_of(tools.data_dir)
            if drafts != before:
                await tools.progress(far[0] // MEGABYTE, -(-far[1] // MEGABYTE))
        made = task.result()
    except NoRecoveryKey:
        return backup_pages.KEYLESS
    except (BackupRefused, StorageUnavailable, OSError) as error:
        log.error("backup_failed", why=getattr(error, "strerror", None) or str(error))
        raise Failed("backup-failed") from None
    finally:
        stop.set()
    return {"name": made.path.name, "size": made.size, "files": made.files}


HANDLERS: Mapping[str, Handler] = {"backup": back_up}
