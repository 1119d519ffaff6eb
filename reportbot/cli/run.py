"""``reportbot run``: everything is built here, and ends together."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from reportbot import logs
from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import Identity, who_am_i
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.polling import Poller
from reportbot.cli.alarms import Alarms, polled, watch_over
from reportbot.cli.greeting import introduce
from reportbot.cli.watchdog import watch
from reportbot.cli.workshop import files_of, tidy, tools_for
from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.answering import Answering
from reportbot.delivery.dispatcher import Dispatcher, Send
from reportbot.delivery.pacing import Limits
from reportbot.errors import ReportBotError, SettingsError, Stuck
from reportbot.intake import Intake, Surroundings
from reportbot.intake.rendering import Answer
from reportbot.settings import Settings
from reportbot.storage.lock import Held, hold
from reportbot.storage.numbers import Numbers
from reportbot.storage.patience import PatientStore, opened
from reportbot.storage.standing import people_for_admins, take_up_group
from reportbot.storage.store import Store
from reportbot.tasks import Together
from reportbot.texts import Texts
from reportbot.texts.own import check_policy
from reportbot.timers import Timers
from reportbot.works.handlers import HANDLERS
from reportbot.works.worker import Worker

log = structlog.get_logger("reportbot.run")


LEAVE_SECONDS = 4.0

CALLS, POLLS = 50, 2
"""Connections for calls, and those of getUpdates, which never waits for another."""


def run() -> int:
    """Serve until a signal; 0 when one came.

    Raises:
        ReportBotError: a restart or a person must mend it.
    """
    settings = Settings.load()
    logs.setup(settings.log_level, [settings.token.get_secret_value()])
    for sentence in settings.warnings:
        log.warning("setting", sentence=sentence)
    return asyncio.run(serve(settings))


async def serve(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    signalled = asyncio.create_task(stopped.wait())
    work = asyncio.create_task(_until_fault(settings))
    await asyncio.wait({work, signalled}, return_when=asyncio.FIRST_COMPLETED)
    if work.done():
        work.result()
    loop.call_later(LEAVE_SECONDS, _leave)
    work.cancel()
    await asyncio.wait({work})
    log.info("stopped")
    return 0


def _leave() -> None:
    """End at once: a database that hangs lets nobody go, and whatever it has not committed is asked for again."""
    log.warning("stopped_while_the_database_hangs")
    os._exit(0)


async def _until_fault(settings: Settings) -> None:
    async with serving(settings) as task:
        await asyncio.wait({task})
        fault = None if task.cancelled() else task.exception()
        _leave_in_time(fault)
        raise fault or Stuck("The bot ended by itself.")


def _leave_in_time(fault: BaseException | None) -> None:
    """Whatever hangs while the bot ends by a fault, it has to be started anew: nothing more waits for it."""
    code = fault.exit_code if isinstance(fault, ReportBotError) else ReportBotError.exit_code
    leaving = threading.Timer(LEAVE_SECONDS, os._exit, (code,))
    leaving.daemon = True
    leaving.start()


Connect = Callable[[int], AiohttpRequest]
"""Opens a pool of so many connections to Telegram."""


@contextlib.asynccontextmanager
async def serving(settings: Settings, connect: Connect = AiohttpRequest) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work while the block runs; its task ends only by a fault.

    Raises:
        ReportBotError: another bot holds the data dir, or the store cannot be opened.
    """
    with _held(settings):
        store = await opened(lambda: _open(settings))
        task = asyncio.create_task(_serve(settings, store, connect))
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.wait({task})
            await store.close()


def _held(settings: Settings) -> Held:
    try:
        return hold(settings.data_dir)
    except OSError as error:
        raise SettingsError(f"REPORTBOT_DATA_DIR cannot be used: {error.strerror}.") from None


async def _open(settings: Settings) -> Store:
    database = settings.database_url.get_secret_value() if settings.database_url else None
    return await Store.open(database, settings.data_dir, settings.key_file)


async def _serve(settings: Settings, store: Store, connect: Connect) -> None:
    clock, wall = Clock(settings.clock_file), Clock()
    calls, polls = connect(CALLS), connect(POLLS)
    await calls.initialize()
    await polls.initialize()
    token = settings.token.get_secret_value()
    client, poll_client = BotClient(settings.api_url, token, calls), BotClient(settings.api_url, token, polls)
    try:
        identity = await who_am_i(client)
        log.info("serving", bot=identity.username)
        await _work(settings, store, identity, client, poll_client, clock, wall)
    finally:
        await calls.shutdown()
        await polls.shutdown()


async def _work(
    settings: Settings, store: Store, me: Identity, client: BotClient, polls: BotClient, clock: Clock, wall: Clock
) -> None:
    def committed(answers: Sequence[Answer]) -> None:
        for answer in answers:
            answering.answer(answer.press, answer.params)
        dispatcher.wake()
        timers.changed()
        worker.wake()

    patient = PatientStore(store)

    def last_contact() -> datetime | None:
        at = poller.last_contact
        return None if at is None else wall.now() - timedelta(seconds=wall.monotonic() - at)

    send = _sending(client)
    around = replace(await _surroundings(settings, patient, me, clock), last_contact=last_contact)
    intake = Intake(patient, around, clock, wall, committed)
    tools = tools_for(settings, patient, around, client, clock, wall)
    worker = Worker(patient, intake, tools, HANDLERS, wall)
    dispatcher = Dispatcher(patient, send, intake.results, _limits(settings), wall, files_of(tools.vault))
    answering = Answering(send, wall)
    timers = Timers(patient, intake, clock, wall)
    poller = Poller(polls, lambda raws: intake.updates(raws, lambda raw: read(raw, me.bot_id), natural_key))
    tasks = (dispatcher, timers, worker)
    alarms = Alarms(intake, wall)
    await _together(
        polled(poller, alarms),
        dispatcher.run(),
        timers.run(),
        worker.run(),
        tidy(tools),
        introduce(client, intake, around.texts, me, settings.admin_ids),
        watch_over(alarms, client, settings.data_dir, conflicts=lambda: poller.conflicts),
        watch(lambda: [task.progressed_at for task in tasks], lambda: patient.trouble.refused_at, wall),
    )


def _sending(client: BotClient) -> Send:
    async def send(request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109 the call's own timer
        return await deliver(client, request.method, request.params, request.files, timeout)

    return send


async def _surroundings(settings: Settings, store: PatientStore, me: Identity, clock: Clock) -> Surroundings:
    admins = await store.write(lambda conn: people_for_admins(conn, store.seal, settings.admin_ids, clock.now()))
    await store.write(lambda conn: take_up_group(conn, store.seal, settings.moderator_chat_id))
    texts = Texts.load(own=settings.texts_dir)
    check_policy(settings.policy, texts.keys("id"))
    return Surroundings(
        seal=store.seal,
        texts=texts,
        rules=replace(settings.rules(), masks=texts.words("mask-", "id")),
        numbers=Numbers(),
        admins=admins,
        bot_username=me.username,
        per_group_minute=settings.rate_per_group_minute,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        per_second=settings.rate_per_second,
        per_chat=settings.rate_per_chat,
        per_group_minute=settings.rate_per_group_minute,
    )


async def _together(*works: Coroutine[None, None, None]) -> None:
    """Run all; the first fault ends all, and is raised as what it is."""
    try:
        async with Together() as group:
            for work in works:
                group.create_task(work)
    except BaseExceptionGroup as faults:
        ours = faults.subgroup(ReportBotError)
        raise _first(ours or faults) from None


def _first(fault: BaseException) -> BaseException:
    return _first(fault.exceptions[0]) if isinstance(fault, BaseExceptionGroup) else fault
