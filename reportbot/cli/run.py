"""``reportbot run``: what the bot is built on is opened here, works until a signal or a fault, and is closed again."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import AsyncIterator

import structlog
import uvloop

from reportbot import logs
from reportbot.bot_api.http import AiohttpRequest
from reportbot.cli import systemd
from reportbot.cli.assembly import Connect, Doomed, Run, at_work
from reportbot.cli.receiving import listener_for
from reportbot.clock import Clock
from reportbot.errors import ReportBotError, Stuck
from reportbot.health.listener import listening
from reportbot.health.vitals import Vitals
from reportbot.settings import Settings
from reportbot.storage.lock import hold
from reportbot.storage.patience import opened
from reportbot.storage.presence import presence_at
from reportbot.storage.store import Store
from reportbot.texts import Texts

log = structlog.get_logger("reportbot.run")


LEAVE_SECONDS = 4.0
LEAVING = "leaving"


def run(*, webhook: bool = False) -> int:
    """Serve until a signal; 0 when one came. `webhook`: Telegram posts the updates.

    Raises:
        ReportBotError: a restart or a person must mend it.
    """
    settings = Settings.load()
    logs.setup(settings.log_level, [settings.token.get_secret_value()])
    for warning in settings.warnings:
        log.warning("setting", sentence=Texts.load().plain(warning, "en"))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(serve(settings, webhook=webhook))


async def serve(settings: Settings, *, webhook: bool = False) -> int:
    """Serve until SIGTERM or SIGINT."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    ready = asyncio.Event()
    signalled, beating = asyncio.create_task(stopped.wait()), asyncio.create_task(systemd.beat(ready))
    work = asyncio.create_task(_until_fault(settings, ready, webhook=webhook))
    await asyncio.wait({work, signalled}, return_when=asyncio.FIRST_COMPLETED)
    systemd.tell(systemd.STOPPING)
    if work.done():
        beating.cancel()
        work.result()
    loop.call_later(LEAVE_SECONDS, _leave, 0)
    work.cancel()
    await asyncio.wait({work})
    beating.cancel()
    log.info("stopped")
    return 0


def _leave(code: int) -> None:
    """End at once: a database that hangs lets nobody go, and whatever it has not committed is asked for again."""
    log.warning("stopped_while_the_database_hangs")
    os._exit(code)


def _doomed(fault: BaseException) -> None:
    """A task has ended the bot: the others get as long to go as after a signal, whatever hangs, the loop itself too."""
    if any(thread.name == LEAVING for thread in threading.enumerate()):
        return  # told of it already, when the first task ended
    code = fault.exit_code if isinstance(fault, ReportBotError) else ReportBotError.exit_code
    log.error("ending", why=str(fault) if isinstance(fault, ReportBotError) else type(fault).__name__)
    leaving = threading.Timer(LEAVE_SECONDS, _leave, (code,))
    leaving.name, leaving.daemon = LEAVING, True
    leaving.start()


async def _until_fault(settings: Settings, ready: asyncio.Event, *, webhook: bool) -> None:
    async with serving(settings, webhook=webhook, doomed=_doomed) as task:
        systemd.tell(systemd.READY)
        ready.set()
        await asyncio.wait({task})
        fault = (None if task.cancelled() else task.exception()) or Stuck("The bot ended by itself.")
        _doomed(fault)
        raise fault


@contextlib.asynccontextmanager
async def serving(
    settings: Settings,
    connect: Connect = AiohttpRequest,
    *,
    webhook: bool = False,
    doomed: Doomed = lambda _: None,
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work while the block runs; its task ends only by a fault.

    Raises:
        ReportBotError: another bot holds the data dir, or the store cannot be opened.
    """
    vitals = Vitals(Clock())
    with hold(settings.data_dir, shared=settings.on_a_server):
        listener = listener_for(settings) if webhook else None
        async with listening(settings.health_listen, vitals):
            store = await opened(lambda: _open(settings))
            presence, clock = presence_at(store, Clock(), leads=not webhook), Clock(settings.clock_file)
            run = Run(
                settings=settings, store=store, presence=presence, listener=listener, clock=clock, vitals=vitals,
                doomed=doomed,
            )  # fmt: skip
            task = asyncio.create_task(at_work(run, connect))
            try:
                yield task
            finally:
                task.cancel()
                await asyncio.wait({task})
                await store.rest()
                await presence.leave()
                await store.close()


async def _open(settings: Settings) -> Store:
    return await Store.open(settings.database_address, settings.data_dir, settings.key_file)
