"""``reportbot run``: everything is built here, and ends together."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from reportbot import logs
from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import Identity, who_am_i
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import deliver
from reportbot.cli.greeting import introduce
from reportbot.cli.receiving import listener_for, receiving_by
from reportbot.cli.watchdog import watch
from reportbot.cli.workshop import VAULT, files_of, tidy, tools_for
from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.answering import Answering
from reportbot.delivery.dispatcher import Dispatcher, Send
from reportbot.delivery.pacing import Limits
from reportbot.delivery.turns import OwnTurns, SharedTurns, Turns
from reportbot.errors import ReportBotError, SettingsError, Stuck
from reportbot.intake import Intake, Surroundings
from reportbot.intake.rendering import Answer
from reportbot.settings import Settings
from reportbot.storage.lock import Held, hold
from reportbot.storage.numbers import Numbers
from reportbot.storage.pace import SharedPace
from reportbot.storage.patience import PatientStore, opened
from reportbot.storage.presence import Alone, presence_at
from reportbot.storage.shared_folder import one_folder
from reportbot.storage.standing import people_for_admins, take_up_group
from reportbot.storage.store import Store
from reportbot.texts import Texts
from reportbot.texts.own import check_policy
from reportbot.timers import Timers
from reportbot.works.handlers import HANDLERS
from reportbot.works.worker import Worker

log = structlog.get_logger("reportbot.run")


LEAVE_SECONDS = 4.0

CALLS, POLLS = 50, 2
"""Connections for calls, and those of getUpdates, which never waits for another."""


def run(*, webhook: bool = False) -> int:
    """Serve until a signal; 0 when one came. `webhook`: Telegram posts the updates.

    Raises:
        ReportBotError: a restart or a person must mend it.
    """
    settings = Settings.load()
    logs.setup(settings.log_level, [settings.token.get_secret_value()])
    for sentence in settings.warnings:
        log.warning("setting", sentence=sentence)
    return asyncio.run(serve(settings, webhook=webhook))


async def serve(settings: Settings, *, webhook: bool = False) -> int:
    """Serve until SIGTERM or SIGINT."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    signalled = asyncio.create_task(stopped.wait())
    work = asyncio.create_task(_until_fault(settings, webhook=webhook))
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


async def _until_fault(settings: Settings, *, webhook: bool) -> None:
    async with serving(settings, webhook=webhook) as task:
        await asyncio.wait({task})
        task.result()
    raise Stuck("The bot ended by itself.")


Connect = Callable[[int], AiohttpRequest]
"""Opens a pool of so many connections to Telegram."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run is built on; `listener` is where a webhook is posted to, None where the bot polls."""

    settings: Settings
    store: Store
    presence: Alone
    listener: socket.socket | None
    clock: Clock
    wall: Clock = field(default_factory=Clock)


@contextlib.asynccontextmanager
async def serving(
    settings: Settings, connect: Connect = AiohttpRequest, *, webhook: bool = False
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot at work while the block runs; its task ends only by a fault.

    Raises:
        ReportBotError: another bot holds the data dir, or the store cannot be opened.
    """
    with _held(settings):
        listener = listener_for(settings) if webhook else None
        store = await opened(lambda: _open(settings))
        presence, clock = presence_at(store, Clock(), leads=not webhook), Clock(settings.clock_file)
        run = Run(settings=settings, store=store, presence=presence, listener=listener, clock=clock)
        task = asyncio.create_task(_serve(run, connect))
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.wait({task})
            await presence.leave()
            await store.close()


def _held(settings: Settings) -> Held:
    try:
        return hold(settings.data_dir, shared=settings.on_a_server)
    except OSError as error:
        raise SettingsError(f"REPORTBOT_DATA_DIR cannot be used: {error.strerror}.") from None


async def _open(settings: Settings) -> Store:
    database = settings.database_url.get_secret_value() if settings.database_url else None
    return await Store.open(database, settings.data_dir, settings.key_file)


async def _serve(run: Run, connect: Connect) -> None:
    calls, polls = connect(CALLS), connect(POLLS)
    await run.presence.enter()
    if run.presence.number is not None:
        await one_folder(PatientStore(run.store), run.settings.data_dir / VAULT, run.presence.number)
    await calls.initialize()
    await polls.initialize()
    url, token = run.settings.api_url, run.settings.token.get_secret_value()
    client, poll_client = BotClient(url, token, calls), BotClient(url, token, polls)
    try:
        identity = await who_am_i(client)
        log.info("serving", bot=identity.username)
        await _work(run, identity, client, poll_client)
    finally:
        await calls.shutdown()
        await polls.shutdown()


async def _work(run: Run, me: Identity, client: BotClient, polls: BotClient) -> None:
    def committed(answers: Sequence[Answer]) -> None:
        for answer in answers:
            answering.answer(answer.press, answer.params)
        look()

    def look() -> None:
        dispatcher.wake()
        timers.changed()
        worker.wake()

    async def take_in(raws: Sequence[Any]) -> None:
        await intake.updates(raws, lambda raw: read(raw, me.bot_id), natural_key)

    settings, clock, wall, presence = run.settings, run.clock, run.wall, run.presence
    patient, send = PatientStore(run.store), _sending(client)
    receiving = receiving_by(settings, patient, presence, take_in, run.listener, client, polls)
    around = await _surroundings(settings, patient, me, clock)
    around = replace(around, last_contact=lambda: _contact(receiving.last_contact, wall))
    intake = Intake(patient, around, clock, wall, committed)
    tools = tools_for(settings, patient, around, client, clock, wall)
    worker = Worker(patient, intake, tools, HANDLERS, wall, presence)
    files, turns = files_of(tools.vault), _turns(run)
    dispatcher = Dispatcher(patient, send, intake.results, _limits(settings), wall, files, presence, turns)
    answering = Answering(send, wall)
    timers = Timers(patient, intake, clock, wall)
    presence.noticed, presence.returned = look, patient.hurry
    tasks = (dispatcher, timers, worker)
    await _together(
        presence.run(),
        receiving.run(),
        dispatcher.run(),
        timers.run(),
        worker.run(),
        tidy(tools),
        introduce(client, intake, around.texts, me, settings.admin_ids),
        watch(lambda: [task.progressed_at for task in tasks], lambda: patient.trouble.refused_at, wall),
    )


def _contact(at: float | None, wall: Clock) -> datetime | None:
    return None if at is None else wall.now() - timedelta(seconds=wall.monotonic() - at)


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


def _turns(run: Run) -> Turns:
    if run.settings.on_a_server:
        return SharedTurns(SharedPace(run.store.address).take, run.settings.rate_per_second, run.wall)
    return OwnTurns(run.settings.rate_per_second, run.wall)


def _limits(settings: Settings) -> Limits:
    return Limits(
        per_second=settings.rate_per_second,
        per_chat=settings.rate_per_chat,
        per_group_minute=settings.rate_per_group_minute,
    )


async def _together(*works: Coroutine[None, None, None]) -> None:
    """Run all; the first fault ends all, and is raised as what it is."""
    try:
        async with asyncio.TaskGroup() as group:
            for work in works:
                group.create_task(work)
    except BaseExceptionGroup as faults:
        ours = faults.subgroup(ReportBotError)
        raise _first(ours or faults) from None


def _first(fault: BaseException) -> BaseException:
    return _first(fault.exceptions[0]) if isinstance(fault, BaseExceptionGroup) else fault
