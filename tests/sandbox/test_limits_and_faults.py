"""429 and its seconds, and every fault on demand, seen by a real HTTP client."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.sandbox import Sandbox
from reportbot.sandbox.errors import ApiError
from reportbot.sandbox.limits import PRIVATE_BURST, Limits
from reportbot.sandbox.people import Group, Person, SandboxClient


async def test_a_group_takes_20_sends_and_edits_a_minute(client: SandboxClient, bot: Any, group: Group) -> None:
    first = await bot("sendMessage", chat_id=group.id, text="a")
    media = [{"type": "photo", "media": "attach://p"}] * 10
    await bot("sendMediaGroup", chat_id=group.id, media=media, files={"p": b"x"})
    for n in range(9):
        await bot("editMessageText", chat_id=group.id, message_id=first["message_id"], text=f"a{n}")
    body = await bot.raw("sendMessage", {"chat_id": group.id, "text": "a"})
    seconds = body["parameters"]["retry_after"]
    assert 50 <= seconds <= 60
    assert body["description"] == f"Too Many Requests: retry after {seconds}"
    await client.advance(seconds)
    await bot("sendMessage", chat_id=group.id, text="a")


async def test_limits_can_be_lifted(client: SandboxClient, bot: Any, group: Group) -> None:
    await client.limits()
    for n in range(40):
        await bot("sendMessage", chat_id=group.id, text=str(n))


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 10)), max_size=60))
def test_no_minute_holds_more_than_20_in_a_group(steps: list[tuple[float, int]]) -> None:
    limits, now, sent = Limits(per_second=0), 1000.0, []
    for pause, count in steps:
        now += pause
        try:
            limits.spend(-1, count, now, private=False)
        except ApiError as refused:
            now += (refused.parameters or {})["retry_after"]
            limits.spend(-1, count, now, private=False)
        sent += [now] * count
    assert all(sum(start <= moment < start + 59 for moment in sent) <= 20 for start in sent)


def test_a_private_chat_has_a_burst_and_then_one_a_second() -> None:
    limits = Limits(per_second=0)
    for _ in range(PRIVATE_BURST):
        limits.spend(1, 1, 0, private=True)
    with pytest.raises(ApiError) as refused:
        limits.spend(1, 1, 0, private=True)
    assert refused.value.parameters == {"retry_after": 1}
    limits.spend(1, 1, 1, private=True)


def test_thirty_a_second_go_out_in_all() -> None:
    limits = Limits()
    for chat in range(30):
        limits.spend(chat, 1, 5, private=True)
    with pytest.raises(ApiError):
        limits.spend(99, 1, 5, private=True)
    limits.spend(99, 1, 6, private=True)


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        ("429", "429 Too Many Requests: retry after 7"),
        ("500", "500 Internal Server Error: restart"),
        ("401", "401 Unauthorized"),
        ("404", "404 Not Found"),
        ("blocked", "403 Forbidden: bot was blocked by the user"),
    ],
)
async def test_refusals_on_demand(client: SandboxClient, bot: Any, budi: Person, kind: str, refusal: str) -> None:
    await client.fault(kind, "sendMessage", count=2, retry_after=7)
    assert (await bot("getMe"))["is_bot"]
    for _ in range(2):
        assert await bot.refused("sendMessage", chat_id=budi.id, text="a") == refusal
    await bot("sendMessage", chat_id=budi.id, text="a")


@pytest.mark.parametrize(
    ("kind", "arrives"),
    [("timeout before effect", False), ("timeout after effect", True), ("reset before", False), ("reset after", True)],
)
async def test_lost_answers_with_and_without_the_effect(
    client: SandboxClient, bot: Any, budi: Person, kind: str, arrives: bool
) -> None:
    await client.fault(kind, "sendMessage")
    address, params = f"{bot.url}/bot{bot.token}/sendMessage", {"chat_id": budi.id, "text": "isi"}
    with pytest.raises((aiohttp.ClientError, TimeoutError)):
        async with bot.session.post(address, json=params, timeout=aiohttp.ClientTimeout(total=0.2)):
            pass
    assert [m.text for m in await budi.chat() if m.from_bot] == (["isi"] if arrives else [])
    await bot("getMe")


@pytest.mark.parametrize(
    ("kind", "status", "mime"),
    [("502 html", 502, "text/html"), ("html 200", 200, "text/html"), ("truncated json", 200, "application/json")],
)
async def test_answers_that_are_no_json(
    client: SandboxClient, bot: Any, budi: Person, kind: str, status: int, mime: str
) -> None:
    await client.fault(kind, "sendMessage")
    address, params = f"{bot.url}/bot{bot.token}/sendMessage", {"chat_id": budi.id, "text": "isi"}
    async with bot.session.post(address, json=params) as answer:
        assert (answer.status, answer.content_type) == (status, mime)
        with pytest.raises(ValueError, match=r"Expecting|Unterminated|column"):
            await answer.json(content_type=None)


async def test_faults_may_name_a_chat_and_be_forgotten(
    client: SandboxClient, bot: Any, budi: Person, group: Group
) -> None:
    await client.fault("500", chat_id=group.id, count=5)
    await bot("sendMessage", chat_id=budi.id, text="a")
    assert (await bot.refused("sendMessage", chat_id=group.id, text="a")).startswith("500")
    await client.clear_faults()
    await client.fault("slow", seconds=0.01)
    await bot("sendMessage", chat_id=group.id, text="a")


async def test_every_call_is_written_down(client: SandboxClient, bot: Any, budi: Person) -> None:
    before = await client.seq()
    await bot("sendPhoto", chat_id=budi.id, files={"photo": b"12345"}, caption="a")
    await bot.refused("sendMessage", chat_id=budi.id, text="")
    photo, message = await client.calls(since=before)
    assert (photo["method"], photo["ok"], photo["params"]["caption"]) == ("sendPhoto", True, "a")
    assert photo["files"] == [{"field": "photo", "name": "photo.png", "size": 5}]
    assert (message["ok"], message["response"]["error_code"]) == (False, 400)
    assert await client.calls("sendMessage", since=before) == [message]


async def test_the_record_of_calls_is_bounded() -> None:
    sandbox = Sandbox(keep_calls=3)
    for _ in range(5):
        await sandbox.call(sandbox.token, "getMe", {})
    assert len(sandbox.journal.calls) == 3


async def test_a_lasting_fault_hits_every_call_until_it_is_cleared(
    client: SandboxClient, bot: Any, group: Group
) -> None:
    await client.fault("429", lasting=True, retry_after=7)
    for _ in range(3):
        body = await bot.raw("sendMessage", {"chat_id": group.id, "text": "a"})
        assert body["parameters"]["retry_after"] == 7
    assert [fault["kind"] for fault in (await client.get("state"))["faults"]] == ["429"]
    await client.clear_faults()
    await bot("sendMessage", chat_id=group.id, text="a")
    assert (await client.get("state"))["faults"] == []
