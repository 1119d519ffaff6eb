"""A JSON call on a connection of the pool, before a real server that answers byte by byte."""

import asyncio
import base64
from typing import Any

import pytest
from telegram.error import NetworkError, TimedOut

from reportbot.bot_api import http
from reportbot.bot_api.client import BotClient
from reportbot.bot_api.exchange import FileTooLarge
from reportbot.bot_api.http import AiohttpRequest, NotConnected
from tests.bot_api.conftest import TOKEN

OK = b'HTTP/1.1 200 OK\r\nContent-Length: 22\r\n%s\r\n{"ok":true,"result":1}'


async def test_hints_before_the_answer_are_passed_over(telegram: Any, client: BotClient) -> None:
    telegram.replies.append(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK % b"")
    assert await client.post("getMe") == 1


async def test_who_hangs_up_after_each_answer_is_asked_on_another_connection(telegram: Any, client: BotClient) -> None:
    telegram.replies += [OK % b"Connection: close\r\n"] * 3
    assert [await client.post("getMe") for _ in range(3)] == [1, 1, 1]


async def test_an_answer_cut_short_fails_and_the_next_call_does_not(telegram: Any, client: BotClient) -> None:
    telegram.replies += [(OK % b"")[:-5], (OK % b"")[:20], b""]
    for _ in range(3):
        with pytest.raises(NetworkError) as caught:
            await client.post("getMe")
        assert not isinstance(caught.value, NotConnected)
    telegram.says(1)
    assert await client.post("getMe") == 1


async def test_an_answer_without_a_length_ends_with_its_connection(telegram: Any, client: BotClient) -> None:
    telegram.replies.append(b'HTTP/1.1 200 OK\r\n\r\n{"ok":true,"result":1}')
    assert await client.post("getMe") == 1


async def test_an_answer_that_is_too_long_is_not_read_to_its_end(
    telegram: Any, client: BotClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LARGEST_ANSWER", 100)
    telegram.says("x" * 100)
    with pytest.raises(FileTooLarge):
        await client.post("getMe")
    telegram.says("x")
    assert await client.post("getMe") == "x"


async def test_a_call_that_found_no_free_connection_was_surely_not_made(telegram: Any) -> None:
    request = AiohttpRequest(1, connect_timeout=0.1, read_timeout=5.0)
    await request.initialize()
    client = BotClient(telegram.url, TOKEN, request)
    waiting = asyncio.create_task(client.post("getUpdates"))
    await telegram.waiting.wait()
    with pytest.raises(NotConnected):
        await client.post("getMe")
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    telegram.says(1)
    assert await client.post("getMe") == 1, "who was interrupted gives its place back"
    await request.shutdown()


async def test_a_server_that_does_not_answer_is_waited_for_as_long_as_was_said(
    telegram: Any, client: BotClient
) -> None:
    with pytest.raises(TimedOut):
        await client.post("getUpdates", timeout=0.1)
    assert [call.method for call in telegram.calls] == ["getUpdates"]


async def test_a_server_behind_a_password_gets_it() -> None:
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        heard.append(await reader.readexactly(len(b'{"text":"a"}')))
        writer.write(OK % b"Connection: close\r\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    request = AiohttpRequest()
    await request.initialize()
    assert await BotClient(f"http://who:word@127.0.0.1:{port}", TOKEN, request).post("sendMessage", {"text": "a"}) == 1
    await request.shutdown()
    server.close()
    head = heard[0].decode().split("\r\n")
    assert head[0] == f"POST /bot{TOKEN}/sendMessage HTTP/1.1"
    assert f"Authorization: Basic {base64.b64encode(b'who:word').decode()}" in head
    assert {f"Host: 127.0.0.1:{port}", "Content-Type: application/json", "Content-Length: 12"} <= set(head)
    assert heard[1] == b'{"text":"a"}'
