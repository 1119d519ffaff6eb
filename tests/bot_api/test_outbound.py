"""Each error of Telegram and the network becomes the outcome it is, over a real connection."""

import asyncio
import socket
from typing import Any

import pytest

from reportbot.bot_api.client import BotClient, File
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.outbound import deliver, fetch
from reportbot.delivery.outcome import (
    Done,
    Gone,
    Migrated,
    Missing,
    NotModified,
    NotSent,
    Outcome,
    Refused,
    Retry,
    TokenRefused,
    TooOld,
    Unknown,
)

CONNECTIONS = 4
"""Those of the fixture `client`."""
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"
VANISHED = "Internal Server Error: sent message was immediately deleted and can't be returned"


@pytest.mark.parametrize(
    ("code", "description", "parameters", "expected"),
    [
        (429, "Too Many Requests: retry after 7", {"retry_after": 7}, Retry(7)),
        (429, "Too Many Requests", None, Retry(5)),
        (429, "Too Many Requests", {"retry_after": "soon"}, Retry(5)),
        (400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1001}, Migrated(-1001)),
        (403, "Forbidden: bot was blocked by the user", None, Gone("Forbidden: bot was blocked by the user")),
        (400, "Bad Request: chat not found", None, Gone("chat not found")),
        (400, "Bad Request: odd", {"novelty": 1}, Refused("Odd", 400)),
        (400, "Bad Request: odd", {"migrate_to_chat_id": "x"}, Refused("Odd", 400)),
        (400, SAME, None, NotModified()),
        (400, LATE, None, TooOld()),
        (400, "Bad Request: message to edit not found", None, Missing()),
        (400, "Bad Request: message can't be edited", None, Missing()),
        (400, "Bad Request: message to be replied not found", None, Missing()),
        (400, "Bad Request: MESSAGE_ID_INVALID", None, Missing()),
        (401, "Unauthorized", None, TokenRefused()),
        (404, "Not Found", None, TokenRefused()),
        (409, "Conflict: can't use getUpdates", None, Refused("Conflict: can't use getUpdates", 409)),
        (413, "Request Entity Too Large", None, Refused("Request Entity Too Large", 413)),
        (500, VANISHED, None, Unknown(VANISHED)),
        (502, "Bad Gateway", None, Unknown("Bad Gateway")),
    ],
)
async def test_each_refusal_is_told_apart(
    telegram: Any, client: BotClient, code: int, description: str, parameters: Any, expected: Outcome
) -> None:
    telegram.refuses(code, description, parameters)
    assert await deliver(client, "sendMessage", {"chat_id": 1, "text": "x"}) == expected


@pytest.mark.parametrize(
    "reply",
    [
        (200, b"<html>Please log in to the hotel</html>"),
        (200, b'{"ok":true,"result":[{"upd'),
        (200, b""),
        (200, b"[1]"),
        (200, b'"ok"'),
        (200, b'{"ok":true}'),
        (200, b"[" * 100_000),
        (302, b""),
        (401, b"<html>proxy</html>"),
        (403, b"<html>proxy</html>"),
        (404, b"404: Not Found"),
        (400, b'["list"]'),
        (400, b'{"ok":"no"}'),
        (502, b"<html>nginx</html>"),
        (599, b""),
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
)
async def test_what_is_no_answer_of_the_bot_api_leaves_it_open_what_happened(
    telegram: Any, client: BotClient, reply: Any
) -> None:
    telegram.replies.append(reply)
    outcome = await deliver(client, "sendMessage", {"text": "x"})
    assert isinstance(outcome, Unknown)
    assert "html" not in outcome.description


async def test_a_late_answer_is_unknown(telegram: Any, client: BotClient) -> None:
    assert isinstance(await deliver(client, "sendMessage", {"text": "x"}, timeout=0.05), Unknown)
    assert len(telegram.calls) == 1


async def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        async with AiohttpRequest() as request:
            assert isinstance(await deliver(BotClient(url, "1:a", request), "getMe"), NotSent)


@pytest.mark.parametrize("url", ["http://no-such-host.invalid", "http://", "nonsense"])
async def test_an_address_that_leads_nowhere_sends_nothing(url: str) -> None:
    async with AiohttpRequest() as request:
        assert isinstance(await deliver(BotClient(url, "1:a", request), "getMe"), NotSent)


async def test_after_shutdown_nothing_is_sent(telegram: Any) -> None:
    request = AiohttpRequest()
    assert isinstance(await deliver(BotClient(telegram.url, "1:a", request), "getMe"), NotSent)


async def test_what_cannot_be_written_as_json_is_no_answer_and_ends_nothing(telegram: Any, client: BotClient) -> None:
    assert isinstance(await deliver(client, "sendMessage", {"text": object()}), Unknown)
    assert telegram.calls == []


async def test_parameters_go_as_the_bot_api_wants_them(telegram: Any, client: BotClient) -> None:
    telegram.says({"message_id": 5})
    markup = {"inline_keyboard": [[{"text": "Ya 👍", "callback_data": "a"}]]}
    params = {"chat_id": -5, "text": "a&b=ç\ud800", "protect_content": True, "reply_markup": markup, "nothing": None}
    assert await deliver(client, "sendMessage", params) == Done({"message_id": 5})
    (call,) = telegram.calls
    assert call.path.endswith("/bot123456:canary-Token_of-the-test/sendMessage")
    assert call.params == {
        "chat_id": -5,
        "text": "a&b=ç?",
        "protect_content": True,
        "reply_markup": markup,
    }


async def test_files_go_with_their_names_and_types(telegram: Any, client: BotClient) -> None:
    telegram.says([])
    files: dict[str, File] = {"one": b"1", "two": ("bukti ü\r\n.pdf", b"%PDF"), "three": ("x", b"3", "image/jpeg")}
    media = [{"type": "photo", "media": "attach://one"}]
    await deliver(client, "sendMediaGroup", {"chat_id": 1, "media": media}, files)
    (call,) = telegram.calls
    assert call.params == {"chat_id": "1", "media": '[{"type": "photo", "media": "attach://one"}]'}
    assert call.files["one"][1:] == (b"1", "application/octet-stream")
    assert call.files["two"] == ("bukti ü__.pdf", b"%PDF", "application/pdf")
    assert call.files["three"] == ("x", b"3", "image/jpeg")


async def test_answers_hold_no_character_that_a_database_refuses(telegram: Any, client: BotClient) -> None:
    telegram.replies.append(
        (200, rb'{"ok":true,"result":{"n\u0000":["\ud83d\ude00 \ud83d ' + b"\xed\xa0\x80" + b' \x00"]}}')
    )
    outcome = await deliver(client, "getChat", {})
    assert isinstance(outcome, Done)
    assert outcome.result["n\ufffd"][0].startswith("😀 \ufffd ")
    assert "\x00" not in outcome.result["n\ufffd"][0]


async def test_a_file_is_read_up_to_the_limit(telegram: Any, client: BotClient) -> None:
    telegram.replies += [(200, b"x" * 10), (200, b"x" * 11), (404, b"{}"), (500, b"")]
    assert await fetch(client, "photos/file 1.jpg", 10) == Done(b"x" * 10)
    assert telegram.calls[0].path == "/file/bot123456:canary-Token_of-the-test/photos/file 1.jpg"
    assert await fetch(client, "f", 10) == Refused("larger than allowed", 413)
    assert await fetch(client, "f", 10) == Refused("file not available", 404)
    assert isinstance(await fetch(client, "f", 10), Unknown)


async def test_no_more_calls_go_at_once_than_there_are_connections(telegram: Any, client: BotClient) -> None:
    tasks = [asyncio.create_task(deliver(client, "getMe", {})) for _ in range(9)]
    async with asyncio.timeout(5):
        while len(telegram.calls) < CONNECTIONS:  # noqa: ASYNC110 the server tells of the first only
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    assert len(telegram.calls) == CONNECTIONS
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
