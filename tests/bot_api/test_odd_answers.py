"""Answers and updates that are almost what the Bot API promises."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs
from telegram.error import NetworkError

from reportbot.bot_api.answers import Rejected, decoded, refusal
from reportbot.bot_api.client import BotClient
from reportbot.bot_api.fields import moment
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.inbound import Unreadable
from reportbot.bot_api.polling import Poller
from reportbot.bot_api.wellformed import mended
from tests.bot_api.test_inbound import message, read_message

TOKEN = "7:secret"


def refused(code: int, **told: Any) -> dict[str, Any]:
    """What python-telegram-bot gets to read of a refusal."""
    safe = refusal(code, json.dumps({"ok": False, "error_code": code, **told}).encode(), TOKEN)
    assert isinstance(safe, bytes)
    read: dict[str, Any] = json.loads(safe)
    return read


def test_a_proxys_page_says_only_that_something_was_too_large() -> None:
    large = refusal(413, b"<html>", TOKEN)
    assert isinstance(large, Rejected)
    assert (large.code, large.message) == (413, "Request Entity Too Large")
    for code in (400, 401, 403, 404, 409, 429, 502):
        other = refusal(code, b"<html>", TOKEN)
        assert type(other) is NetworkError
        assert other.message == f"HTTP {code} without an answer of the Bot API"


@pytest.mark.parametrize("body", [b'{"ok": true}', b'{"ok": 0}', b"{}", b"[]", b"null", b'"no"'])
def test_only_a_clear_no_is_one(body: bytes) -> None:
    assert type(refusal(403, body, TOKEN)) is NetworkError


def test_a_refusal_keeps_its_words_without_the_token() -> None:
    assert refused(400, description=f"Bad Request: {TOKEN} is odd") == {
        "ok": False,
        "result": None,
        "description": "Bad Request: [token] is odd",
        "parameters": {},
    }
    assert refused(400, description=7)["description"] == ""
    assert refused(400)["description"] == ""
    unknown = refusal(400, b'{"ok": false, "description": "words"}', "")
    assert isinstance(unknown, bytes)
    assert json.loads(unknown)["description"] == ""


@pytest.mark.parametrize("code", [402, 405, 413, 499])
def test_a_code_without_a_type_of_its_own_is_a_definite_no(code: int) -> None:
    told = refusal(code, b'{"ok": false, "description": "No"}', TOKEN)
    assert isinstance(told, Rejected)
    assert (told.code, told.message) == (code, "No")
    bare = refusal(code, b'{"ok": false}', TOKEN)
    assert isinstance(bare, Rejected)
    assert bare.message == f"HTTP {code}"


@pytest.mark.parametrize("code", [399, 500, 502])
def test_what_is_no_refusal_of_the_call_is_left_to_the_library(code: int) -> None:
    assert refused(code)["parameters"] == {}


@pytest.mark.parametrize(
    ("code", "given", "read"),
    [
        (429, {"retry_after": 7}, {"retry_after": 7}),
        (429, {"retry_after": 0.5}, {"retry_after": 0.5}),
        (400, {"retry_after": 1}, {"retry_after": 1}),
        (429, {"retry_after": 86_400}, {"retry_after": 86_400}),
        (429, {"retry_after": 86_401}, {"retry_after": 86_400}),
        (429, {"retry_after": 0}, {"retry_after": 5}),
        (429, {"retry_after": "7"}, {"retry_after": 5}),
        (429, None, {"retry_after": 5}),
        (429, [], {"retry_after": 5}),
        (400, {"retry_after": -1}, {}),
        (400, {"migrate_to_chat_id": -1001}, {"migrate_to_chat_id": -1001}),
        (400, {"migrate_to_chat_id": 0}, {}),
        (400, {"migrate_to_chat_id": True}, {}),
        (400, {"migrate_to_chat_id": "-1001"}, {}),
        (400, {"migrate_to_chat_id": -(2**63)}, {}),
        (400, {"migrate_to_chat_id": -(2**63) + 1}, {"migrate_to_chat_id": -(2**63) + 1}),
        (429, {"migrate_to_chat_id": -1001, "retry_after": 7}, {"migrate_to_chat_id": -1001}),
    ],
)
def test_of_the_parameters_only_what_makes_sense_is_read(code: int, given: Any, read: dict[str, Any]) -> None:
    assert refused(code, parameters=given)["parameters"] == read


def test_a_body_is_decoded_whatever_its_bytes() -> None:
    assert decoded(b'{"a": "\xff"}') == {"a": "\ufffd"}
    assert decoded(b'{"a": "\\ud800"}') == {"a": "\ufffd"}
    assert decoded(b'{"a": "1\n2"}') == {"a": "1\n2"}
    assert decoded(b"[1]") is None
    assert decoded(b"{") is None
    assert decoded(b"[" * 100_000) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), _JSON, max_size=3), st.booleans(), st.binary(max_size=3))
def test_what_is_json_by_the_book_is_read_as_any_other_is(
    value: dict[str, Any], ascii_only: bool, spoil: bytes
) -> None:
    body = json.dumps(value, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    for payload in (body, body[:-1] + spoil + body[-1:]):
        try:
            plainly = mended(json.loads(payload.decode("utf-8", "replace"), strict=False))
        except ValueError:
            plainly = None
        assert repr(decoded(payload)) == repr(plainly if isinstance(plainly, dict) else None)


def test_a_photo_without_sizes_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="photo"):
        read_message(photo=[])


@pytest.mark.parametrize("at", [-1, 2**33])
def test_a_time_before_1970_or_far_ahead_cannot_be_read(at: int) -> None:
    with pytest.raises(Unreadable, match="date"):
        moment({"date": at}, "date")
    assert moment({"date": 0}, "date").year == 1970


def test_a_reply_to_what_nobody_signed_is_no_reply_to_the_bot() -> None:
    found = read_message(reply_to_message={"message_id": 4, "chat": message()["chat"]})
    assert (found.reply_to, found.reply_to_bot) == (4, False)


async def test_a_pool_is_opened_once_and_may_be_closed_twice(telegram: Any) -> None:
    pool = AiohttpRequest()
    await pool.shutdown()
    await pool.initialize()
    await pool.initialize()
    telegram.says(True)
    assert await pool.do_request(f"{telegram.url}/bot{TOKEN}/getMe", "POST") == (200, b'{"ok": true, "result": true}')
    await pool.shutdown()
    await pool.shutdown()
    with pytest.raises(NetworkError, match="the connection pool is closed"):
        await pool.do_request(f"{telegram.url}/bot{TOKEN}/getMe", "POST")


async def test_an_intake_that_fails_while_the_bot_stops_is_told(telegram: Any, client: BotClient) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def intake(batch: Sequence[dict[str, Any]]) -> None:
        begun.set()
        await go_on.wait()
        raise OSError(TOKEN)

    telegram.says([{"update_id": 1}])
    task = asyncio.ensure_future(Poller(client, intake).run())
    await begun.wait()
    with capture_logs() as logs:
        task.cancel()
        go_on.set()
        await asyncio.wait({task})
    assert task.cancelled()
    assert [(one["event"], one["kind"]) for one in logs] == [("intake_failed_at_the_end", "OSError")]


async def test_an_answer_that_comes_in_pieces_of_unknown_number_is_read_whole(telegram: Any, client: BotClient) -> None:
    pieces = [b'{"ok":true,', b'"result":{"id":7}}']
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])
    telegram.replies.append(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
    assert await client.post("getMe") == {"id": 7}


@pytest.mark.parametrize("name", ["file_id", "file_unique_id"])
def test_a_file_that_does_not_say_which_it_is_cannot_be_read(name: str) -> None:
    document = {"file_id": "f", "file_unique_id": "u"}
    del document[name]
    with pytest.raises(Unreadable, match=name):
        read_message(document=document)
