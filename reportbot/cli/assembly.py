"""Everything that works in one run, put together: each part gets what it needs as an argument."""

import socket
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog
from msgspec import Struct
from msgspec.structs import replace

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import Identity, who_am_i
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import deliver
from reportbot.cli.alarms import Alarms, told_of_conflict, watch_over
from reportbot.cli.greeting import introduce
from reportbot.cli.receiving import receiving_by
from reportbot.cli.vital_signs import followed, pending_at, watched
from reportbot.cli.wakes import Wakes
from reportbot.cli.watchdog import watch
from reportbot.cli.workshop import VAULT, files_of, tidy, tools_for
from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.answering import Answering
from reportbot.delivery.backlog import Backlog
from reportbot.delivery.dispatcher import Dispatcher, Send
from reportbot.delivery.pacing import Limits
from reportbot.delivery.turns import OwnTurns, SharedTurns, Turns
from reportbot.errors import ReportBotError
from reportbot.health.hearing import listen
from reportbot.health.vitals import Vitals
from reportbot.intake import Intake, Surroundings
from reportbot.settings import Settings
from reportbot.storage.numbers import Numbers
from reportbot.storage.pace import SharedPace
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Alone
from reportbot.storage.shared_folder import one_folder
from reportbot.storage.standing import people_for_admins, take_up_group
from reportbot.storage.store import Store
from reportbot.tasks import Together
from reportbot.texts import Texts
from reportbot.texts.own import check_policy
from reportbot.timers import Timers
from reportbot.works.handlers import HANDLERS
from reportbot.works.worker import Worker

log = structlog.get_logger("reportbot.run")

CALLS, POLLS = 50, 2
"""Connections for calls, and those of getUpdates, which never waits for another."""

Connect = Callable[[int], AiohttpRequest]
"""Opens a pool of so many connections to Telegram."""

Doomed = Callable[[BaseException], None]
"""Hears of the fault that ends the bot, before the other tasks have gone."""


class Run(Struct, frozen=True, kw_only=True):
    """What one run is built on; `listener` is where a webhook is posted to, None where the bot polls."""

    settings: Settings
    store: Store
    presence: Alone
    listener: socket.socket | None
    clock: Clock
    vitals: Vitals
    doomed: Doomed


async def at_work(run: Run, connect: Connect) -> None:
    """The bot at work until cancelled, or until a fault ends it, which is raised."""
    watched(run.vitals, run.store, run.clock)
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
    async def take_in(raws: Sequence[Any]) -> None:
        await intake.updates(raws, around.read, natural_key)

    settings, clock, vitals, presence = run.settings, run.clock, run.vitals, run.presence
    patient, wall, send = PatientStore(run.store), vitals.clock, vitals.counting_calls(_sending(client))
    take, backlog = vitals.counting_updates(take_in), Backlog(vitals.clock)
    receiving = receiving_by(settings, patient, presence, take, run.listener, client, polls, backlog)
    around = replace(await _surroundings(settings, patient, me, clock), last_contact=vitals.last_contact)
    wakes = Wakes(joins=run.store.joins)
    intake = Intake(patient, around, clock, wall, wakes.committed, wakes.written)
    tools = tools_for(settings, patient, around, client, clock, wall)
    worker = Worker(patient, intake, tools, HANDLERS, wall, presence)
    files, record, turns = files_of(tools.vault), vitals.counting_results(intake.results), _turns(run)
    dispatcher = Dispatcher(patient, send, record, _limits(settings), wall, files, presence, turns, backlog)
    timers = Timers(patient, intake, clock, wall, settings.policy.retention["dead-update"])
    answering, alarms = Answering(send, wall), Alarms(intake, wall)
    wakes.knows(answering, dispatcher, timers, worker)
    presence.noticed, presence.returned = wakes.look, patient.hurry
    followed(vitals, patient.trouble, receiving, dispatcher, timers, worker)
    await _together(
        run.doomed,
        presence.run(),
        told_of_conflict(receiving.run(), alarms),
        dispatcher.run(),
        timers.run(),
        worker.run(),
        tidy(tools),
        introduce(client, intake, around.texts, me, settings.admin_ids),
        watch(vitals),
        watch_over(alarms, client, settings.data_dir, receiving),
        listen(vitals, pending_at(client, vitals), intake.tell),
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
        read=lambda raw: read(raw, me.bot_id),
    )


def _turns(run: Run) -> Turns:
    if run.settings.on_a_server:
        return SharedTurns(SharedPace(run.store.address).take, run.settings.rate_per_second, run.vitals.clock)
    return OwnTurns(run.settings.rate_per_second, run.vitals.clock)


def _limits(settings: Settings) -> Limits:
    return Limits(
        per_second=settings.rate_per_second,
        per_chat=settings.rate_per_chat,
        per_group_minute=settings.rate_per_group_minute,
    )


async def _together(doomed: Doomed, *works: Coroutine[None, None, None]) -> None:
    """Run all; the first fault ends all, is told at once, and is raised as what it is."""

    async def told(work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as fault:
            doomed(_first(fault))
            raise

    try:
        async with Together() as group:
            for work in works:
                group.create_task(told(work))
    except BaseExceptionGroup as faults:
        ours = faults.subgroup(ReportBotError)
        raise _first(ours or faults) from None


def _first(fault: BaseException) -> BaseException:
    return _first(fault.exceptions[0]) if isinstance(fault, BaseExceptionGroup) else fault
