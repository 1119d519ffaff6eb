"""A bot that hears nothing while updates wait tells its admins, and tells them when it is over."""

import pytest

from reportbot.bot_api.polling import Poller
from reportbot.health import hearing
from tests.e2e.stage import Stage


async def test_admins_hear_that_it_is_deaf_and_that_it_is_over_by_turns(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "LOOK_SECONDS", 0.3)
    monkeypatch.setattr(hearing, "SILENT_SECONDS", 3.0)
    defaults = Poller.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "hold", 1)
    async with stage.bot():
        await stage.consent(stage.dewi)
        await stage.client.fault("slow", "getUpdates", count=1, seconds=12)
        await stage.dewi.expect("Bot tidak menerima kabar apa pun dari Telegram", 60, new=True)
        await stage.dewi.expect("Bot menerima kabar dari Telegram lagi", 60, new=True)
        said = [message.text for message in await stage.dewi.chat() if message.from_bot]
        told = ["tidak menerima kabar" in text for text in said if "kabar" in text and "Telegram" in text]
        # A slow machine may make it deaf more than once; it is never told twice in a row.
        assert told == [number % 2 == 0 for number in range(len(told))]
