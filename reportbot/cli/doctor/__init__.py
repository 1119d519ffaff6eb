"""``reportbot doctor``: looks at everything the bot needs, and says of each what is wrong and how to mend it."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.cli.doctor import database, group, machine, post, telegram
from reportbot.cli.doctor.finding import Finding, State
from reportbot.cli.greeting import menus
from reportbot.conversation.says import Text
from reportbot.settings import Settings
from reportbot.texts import Texts

MARKS = {State.WELL: "ok  ", State.ADVICE: "note", State.WRONG: "FAIL"}
SECONDS = 15.0


def doctor(language: str) -> int:
    """Print a line for each thing looked at; 0 where nothing keeps the bot from working, else 1.

    Raises:
        SettingsError: the settings themselves are wrong.
    """
    settings = Settings.load()
    texts = Texts.load(own=settings.texts_dir)
    return asyncio.run(_print(settings, texts, language))


async def _print(settings: Settings, texts: Texts, language: str) -> int:
    states = []
    async for finding in examined(settings, texts):
        states.append(finding.state)
        sys.stdout.write(f"{MARKS[finding.state]}  {texts.plain(finding.text, language)}\n")
        sys.stdout.flush()
    wrong, advice = states.count(State.WRONG), states.count(State.ADVICE)
    end = Text("doctor-end-wrong", {"wrong": wrong}) if wrong else Text("doctor-end-well", {"advice": advice})
    sys.stdout.write(texts.plain(end, language) + "\n")
    return 1 if wrong else 0


async def examined(settings: Settings, texts: Texts) -> AsyncIterator[Finding]:
    """Everything, in the order in which it is to be mended."""
    for sentence in settings.warnings:
        yield Finding.advice("doctor-setting", sentence=sentence)
    for look in (machine.settings_file, machine.data_dir, machine.key_file, machine.disk):
        for finding in look(settings):
            yield finding
    stored = await database.look(settings)
    for finding in stored.findings:
        yield finding
    async for finding in _at_telegram(settings, texts, stored.group):
        yield finding
    for finding in await post.look(settings):
        yield finding


async def _at_telegram(settings: Settings, texts: Texts, chat_id: int | None) -> AsyncIterator[Finding]:
    async with _client(settings) as client:
        me, found = await telegram.identity(client)
        yield found
        for finding in await telegram.clock(settings.api_url):
            yield finding
        if me is None:
            return
        for finding in (*telegram.abilities(me), *await telegram.updates(client, settings)):
            yield finding
        yield await telegram.commands(client, menus(texts, "id", ()))
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
