"""``reportbot doctor``: looks at everything the bot needs, and says of each what is wrong and how to mend it."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Iterator

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.cli.doctor import backups, database, foreign, group, machine, post, profile, telegram
from reportbot.cli.doctor.configured import Configured, configured
from reportbot.cli.doctor.finding import Finding, State
from reportbot.cli.doctor.here import named
from reportbot.cli.greeting import profiles
from reportbot.conversation.says import Text
from reportbot.settings import Settings
from reportbot.texts import Texts

MARKS = {State.WELL: "ok  ", State.ADVICE: "note", State.WRONG: "FAIL"}
SECONDS = 15.0


def doctor(language: str, *, remove_webhook: bool = False) -> int:
    """Print a line for each thing looked at; 0 where nothing keeps the bot from working, else 1.

    `remove_webhook`: before the updates are looked at, have Telegram keep them for who polls.
    """
    return asyncio.run(_print(configured(), language, remove_webhook=remove_webhook))


async def _print(found: Configured, language: str, *, remove_webhook: bool) -> int:
    texts, states, names = found.texts, [], named()
    async for finding in examined(found, remove_webhook=remove_webhook):
        states.append(finding.state)
        told = Text(finding.text.key, {**names, **finding.text.args})
        sys.stdout.write(f"{MARKS[finding.state]}  {texts.plain(told, language)}\n")
        sys.stdout.flush()
    wrong, advice = states.count(State.WRONG), states.count(State.ADVICE)
    end = Text("doctor-end-wrong", {"wrong": wrong}) if wrong else Text("doctor-end-well", {"advice": advice})
    sys.stdout.write(texts.plain(end, language) + "\n")
    return 1 if wrong else 0


async def examined(found: Configured, *, remove_webhook: bool = False) -> AsyncIterator[Finding]:
    """Everything that can be looked at, in the order in which it is to be mended."""
    settings = found.settings
    for finding in (*found.faults, *_on_this_machine(settings)):
        yield finding
    if settings is None or not found.whole:
        return
    stored = await database.look(settings)
    for finding in stored.findings:
        yield finding
    if found.has_token:
        async for finding in _at_telegram(settings, found.texts, stored.group, remove_webhook=remove_webhook):
            yield finding
    for finding in await post.look(settings):
        yield finding


def _on_this_machine(settings: Settings | None) -> Iterator[Finding]:
    if settings is None:
        return
    for sentence in settings.warnings:
        yield Finding.advice("doctor-setting", sentence=sentence)
    for look in (machine.data_dir, foreign.look, machine.key_file, machine.disk, backups.look):
        yield from look(settings)


async def _at_telegram(
    settings: Settings, texts: Texts, chat_id: int | None, *, remove_webhook: bool
) -> AsyncIterator[Finding]:
    async with _client(settings) as client:
        me, found = await telegram.identity(client)
        yield found
        for finding in await telegram.clock(settings.api_url):
            yield finding
        if me is None:
            return
        if remove_webhook:
            yield await telegram.removed_webhook(client)
        for finding in (*telegram.abilities(me), *await telegram.updates(client, settings)):
            yield finding
        yield await profile.look(client, profiles(texts, settings.admin_ids))
        for finding in await telegram.admins(client, settings.admin_ids):
            yield finding
        for finding in await group.look(client, chat_id or settings.moderator_chat_id, int(me["id"])):
            yield finding


@contextlib.asynccontextmanager
async def _client(settings: Settings) -> AsyncIterator[BotClient]:
    request = AiohttpRequest(2, connect_timeout=SECONDS, read_timeout=SECONDS)
    await request.initialize()
    try:
        yield BotClient(settings.api_url, settings.token.get_secret_value(), request)
    finally:
        await request.shutdown()
