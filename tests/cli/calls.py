"""Calls of the Bot API that are made beside the bot, with its token."""

from collections.abc import Awaitable, Callable
from typing import Any

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.outbound import deliver
from reportbot.delivery.outcome import Done
from reportbot.sandbox.people import SandboxClient
from tests.cli.conftest import TOKEN

OURS = "http://127.0.0.1:9/telegram"
"""An address that the sandbox takes, and where nobody listens: Telegram's posts fail."""


def called(method: str, **params: Any) -> Callable[[SandboxClient], Awaitable[Any]]:
    """What `Beside.do` takes; it gives the answer."""

    async def call(client: SandboxClient) -> Any:
        request = AiohttpRequest(1)
        await request.initialize()
        try:
            outcome = await deliver(BotClient(client.url, TOKEN, request), method, params)
        finally:
            await request.shutdown()
        assert isinstance(outcome, Done), outcome
        return outcome.result

    return call
