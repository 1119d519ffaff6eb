"""A lesson: its tasks are done by what really happened, after it began, as its signs say."""

from __future__ import annotations

from typing import Any

import pytest

from reportbot.sandbox.people import Group, Person, SandboxClient, SandboxError

KEYS = {"inline_keyboard": [[{"text": "Ambil", "callback_data": "a"}]]}


async def begun(client: SandboxClient, *signs: dict[str, Any]) -> None:
    tasks = [{"key": str(n), "signs": [sign], "title": {"id": f"Tugas {n}"}} for n, sign in enumerate(signs)]
    await client.post("lesson", title={"id": "Latihan"}, tasks=tasks)


async def done(client: SandboxClient) -> list[bool]:
    return [task["done"] for task in (await client.get("lesson"))["tasks"]]


async def test_an_answer_a_message_and_an_edit_each_end_their_task(
    client: SandboxClient, bot: Any, group: Group, budi: Person
) -> None:
    await begun(
        client,
        {"event": "answer", "text": "Kasus ini Anda pegang sampai *."},
        {"event": "message", "text": "Bukti kasus *"},
        {"event": "edit", "text": "Kasus *Dipegang *", "chat_id": group.id},
    )
    card = await bot("sendMessage", chat_id=group.id, text="Kasus 1 · baru", reply_markup=KEYS)
    await group.add(budi)
    await budi.press("Ambil", chat=group, wait=0)
    updates = await bot("getUpdates")
    query = next(update["callback_query"] for update in updates if "callback_query" in update)
    assert await done(client) == [False, False, False]
    await bot("answerCallbackQuery", callback_query_id=query["id"], text="Kasus ini Anda pegang sampai 15.00 WIB.")
    assert await done(client) == [True, False, False]
    await bot("sendPhoto", chat_id=group.id, photo="attach://p", files={"p": b"x"}, caption="Bukti kasus 1")
    await bot("editMessageText", chat_id=group.id, message_id=card["message_id"], text="Kasus 1\nDipegang Budi")
    assert await done(client) == [True, True, True]


async def test_what_was_before_does_not_count_and_what_is_done_stays_done(
    client: SandboxClient, bot: Any, group: Group
) -> None:
    await bot("sendMessage", chat_id=group.id, text="Halo")
    await begun(client, {"event": "message", "text": "Halo"})
    assert await done(client) == [False]
    await bot("sendMessage", chat_id=group.id, text="Halo")
    assert await done(client) == [True]
    await bot("sendMessage", chat_id=group.id, text="Lain")
    assert await done(client) == [True]


async def test_the_stars_are_the_only_signs_and_another_chat_does_not_count(
    client: SandboxClient, bot: Any, group: Group
) -> None:
    elsewhere = {"event": "message", "text": "Halo.", "chat_id": group.id + 1}
    await begun(client, {"event": "message", "text": "Hal?."}, {"event": "message", "text": "H*x."}, elsewhere)
    await bot("sendMessage", chat_id=group.id, text="Halo.")
    assert await done(client) == [False, False, False]


async def test_the_page_hears_of_a_lesson_and_a_reset_ends_it(client: SandboxClient) -> None:
    since = await client.seq()
    await begun(client, {"event": "message", "text": "Halo"})
    assert [event["kind"] for event in await client.changed(since, 5)] == ["lesson"]
    await client.post("reset")
    assert await client.get("lesson") == {"tasks": []}


async def test_a_sign_that_people_cannot_see_is_refused(client: SandboxClient) -> None:
    with pytest.raises(SandboxError, match="a sign is one of answer, message, edit"):
        await begun(client, {"event": "call", "text": "sendMessage"})
