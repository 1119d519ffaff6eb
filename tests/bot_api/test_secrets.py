"""The token stands in no error, no log line and no representation, whatever goes wrong."""

import logging
import traceback
from typing import Any

import pytest
from telegram.error import TelegramError

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest

TOKEN = "123456:canary-Token_of-the-test"


def everything_about(error: BaseException) -> str:
    chain = [error, error.__cause__, error.__context__]
    return "".join(repr(link) + str(link) for link in chain) + "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    "reply",
    [
        (404, f"<html>/bot{TOKEN}/getMe was not found</html>".encode()),
        (200, f"<html>/bot{TOKEN}/getMe</html>".encode()),
        (400, b'{"ok":false,"description":"Bad Request: see /bot' + TOKEN.encode() + b'/"}'),
        (400, b'{"ok":false,"parameters":{"url":"/bot' + TOKEN.encode() + b'/"}}'),
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"",
    ],
)
async def test_no_failure_shows_the_token(
    telegram: Any, client: BotClient, reply: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.replies.append(reply)
    with pytest.raises(TelegramError) as caught:
        await client.post("getMe")
    assert "canary" not in everything_about(caught.value) + caplog.text


async def test_an_unreachable_server_shows_no_token() -> None:
    async with AiohttpRequest() as request:
        client = BotClient("http://no-such-host.invalid", TOKEN, request)
        with pytest.raises(TelegramError) as caught:
            await client.post("getMe")
        assert "canary" not in everything_about(caught.value) + repr(client) + repr(request)
