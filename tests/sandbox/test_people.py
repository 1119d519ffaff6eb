"""The people of the sandbox and those who watch it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient, SandboxError
from reportbot.sandbox.pictures import picture

ROWS = {
    "inline_keyboard": [
        [{"text": "📝 Lapor akun", "callback_data": "a"}, {"text": "Lapor akun lain", "callback_data": "b"}]
    ]
}


async def answering(bot: Any, text: str) -> str:
    """Answer the next press; returns its data."""
    query: dict[str, Any] = {}
    while not query:
        for update in await bot.updates(timeout=5):
            query = update.get("callback_query", query)
    await bot("answerCallbackQuery", callback_query_id=query["id"], text=text)
    return str(query["data"])


async def test_a_press_finds_its_label_and_returns_the_toast(bot: Any, budi: Person) -> None:
    await bot("sendMessage", chat_id=budi.id, text="menu", reply_markup=ROWS)
    answered = asyncio.create_task(answering(bot, "Baik"))
    assert await budi.press("Lapor akun") == "Baik"
    assert await answered == "a"
    answered = asyncio.create_task(answering(bot, ""))
    assert await budi.press("Lapor akun l*") == ""
    assert await answered == "b"


async def test_a_press_waits_for_its_button(bot: Any, budi: Person) -> None:
    pressing = asyncio.create_task(budi.press("Lapor akun", wait=5))
    await asyncio.sleep(0.05)
    await bot("sendMessage", chat_id=budi.id, text="menu", reply_markup=ROWS)
    assert await answering(bot, "ok") == "a"
    assert await pressing == "ok"


async def test_an_unanswered_press_and_a_missing_button_time_out(bot: Any, budi: Person) -> None:
    with pytest.raises(TimeoutError, match="no button 'Batal'"):
        await budi.press("Batal", wait=0.05)
    await bot("sendMessage", chat_id=budi.id, text="menu", reply_markup=ROWS)
    with pytest.raises(TimeoutError, match="not answered"):
        await budi.press("Lapor akun", wait=0.05)


async def test_people_press_only_what_they_see(client: SandboxClient, bot: Any, budi: Person, group: Group) -> None:
    card = await bot("sendMessage", chat_id=group.id, text="kartu", reply_markup=ROWS)
    about = {"chat_id": group.id, "message_id": card["message_id"]}
    with pytest.raises(SandboxError, match="is not in chat"):
        await client.post("press", user_id=budi.id, data="a", **about)
    await group.add(budi)
    with pytest.raises(SandboxError, match="no button of the message"):
        await client.post("press", user_id=budi.id, data="c", **about)
    await budi.forge("c", card["message_id"], group, wait=0)
    assert (await bot.update("callback_query"))["data"] == "c"


async def test_expecting_waits_for_a_message_or_an_edit(bot: Any, budi: Person) -> None:
    waiting = asyncio.create_task(budi.expect("Langkah 1"))
    await asyncio.sleep(0.05)
    sent = await bot("sendMessage", chat_id=budi.id, text="menu")
    there = {"chat_id": budi.id, "message_id": sent["message_id"]}
    await bot("editMessageText", text="Langkah 1 dari 5", **there)
    assert (await waiting).message_id == sent["message_id"]
    await budi.say("apa saja")
    with pytest.raises(TimeoutError, match="nothing said"):
        await budi.expect("Langkah 1", timeout=0.05, new=True)
    await bot("editMessageText", text="Langkah 1 lagi", **there)
    await budi.expect("Langkah 1", new=True)


async def test_settled_waits_until_the_bot_has_confirmed_everything(
    client: SandboxClient, bot: Any, budi: Person
) -> None:
    await budi.say("a")
    with pytest.raises(TimeoutError):
        await client.settled(timeout=0.3)
    await bot.updates()
    await bot.updates()
    await client.settled(timeout=5)


async def test_events_stream_to_those_who_watch(client: SandboxClient, bot: Any, url: str, budi: Person) -> None:
    since = await client.seq()
    async with aiohttp.ClientSession() as session:
        stream = await session.get(f"{url}/sandbox/api/events", params={"since": since})
        sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
        await bot("editMessageReplyMarkup", chat_id=budi.id, message_id=sent["message_id"])
        await bot("deleteMessage", chat_id=budi.id, message_id=sent["message_id"])
        events: list[dict[str, Any]] = []
        async for line in stream.content:
            if line.startswith(b"data: "):
                events.append(json.loads(line[6:]))
            if len(events) == 6:
                break
        stream.close()
    assert [event["kind"] for event in events] == ["message", "call", "edit", "call", "delete", "call"]
    assert "reply_markup" not in events[2]["message"]
    assert events[4]["message"]["sandbox"]["deleted"]


async def test_the_state_holds_everything(client: SandboxClient, budi: Person, group: Group) -> None:
    await budi.photo("bukti")
    state = await client.get("state")
    assert {user["first_name"] for user in state["users"]} == {"Budi", "Siti"}
    (there,) = [chat for chat in state["chats"] if chat["id"] == group.id]
    assert {member["status"] for member in there["members"]} == {"creator", "administrator"}
    sizes = state["messages"][-1]["photo"]
    assert (sizes[-1]["width"], sizes[-1]["height"]) == (96, 64)
    photo = sizes[-1]["file_id"]
    async with aiohttp.ClientSession() as session, session.get(f"{client.url}/sandbox/api/file/{photo}") as answer:
        assert answer.content_type == "image/jpeg"
        assert (await answer.read()).startswith(b"\xff\xd8")


async def test_the_clock_file_is_written_whole(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    sandbox = Sandbox(clock=lambda: 1000.0)
    async with serve(sandbox, clock_file=clock) as url, SandboxClient(url) as client:
        await client.advance(90)
        await client.advance(0.5)
    assert float(clock.read_text()) == 90.5
    assert sandbox.now() == 1090.5
    later = Sandbox(clock=lambda: 2000.0)
    async with serve(later, clock_file=clock):
        assert later.now() == 2090.5
    assert [path.name for path in sorted(tmp_path.glob("*"))] == ["clock"]  # noqa: ASYNC240  # a test


async def test_bad_control_calls_are_refused_in_words(client: SandboxClient) -> None:
    for name, body in (
        ("send", {}),
        ("groups", {"type": "club"}),
        ("faults", {"kind": "x"}),
        ("send", {"chat_id": "?"}),
    ):
        with pytest.raises(SandboxError, match=name):
            await client.post(name, **body)


async def test_it_runs_on_its_own_and_ends_on_sigterm() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "reportbot.sandbox", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    assert line.startswith("sandbox at http://127.0.0.1:")
    async with SandboxClient(line.split()[-1]) as client:
        assert await client.pending() == 0
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) in {0, -15}


def test_no_two_pictures_are_alike() -> None:
    assert len({picture() for _ in range(50)}) == 50
