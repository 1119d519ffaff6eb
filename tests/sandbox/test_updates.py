"""getUpdates and the webhook: what is given out, kept, forgotten and refused."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp.web

from reportbot.sandbox import Sandbox
from reportbot.sandbox.people import Group, Person, SandboxClient


async def test_an_update_stays_until_a_higher_offset_is_asked_for(bot: Any, budi: Person) -> None:
    await budi.say("satu")
    await budi.say("dua")
    first, second = await bot("getUpdates", offset=bot.offset)
    assert (first["message"]["text"], second["update_id"]) == ("satu", first["update_id"] + 1)
    assert await bot("getUpdates", offset=first["update_id"]) == [first, second]
    assert await bot("getUpdates", offset=second["update_id"]) == [second]
    assert await bot("getUpdates") == [second]
    assert await bot("getUpdates", offset=second["update_id"] + 1) == []
    assert await bot("getUpdates") == []


async def test_a_negative_offset_forgets_all_earlier_ones_and_limit_counts(bot: Any, budi: Person) -> None:
    for text in "abcde":
        await budi.say(text)
    assert len(await bot("getUpdates", offset=bot.offset, limit=2)) == 2
    assert [u["message"]["text"] for u in await bot("getUpdates", offset=-2)] == ["d", "e"]
    assert len(await bot("getUpdates")) == 2


async def test_an_offset_far_beyond_the_tail_serves_from_the_head(bot: Any, budi: Person) -> None:
    await budi.say("a")
    (update,) = await bot("getUpdates", offset=bot.offset)
    assert await bot("getUpdates", offset=update["update_id"] + 12) == [update]
    assert await bot("getUpdates", offset=update["update_id"] + 11) == []


async def test_updates_expire_after_a_day(client: SandboxClient, bot: Any, budi: Person) -> None:
    await bot.updates()
    await budi.say("a")
    await client.advance(86_399)
    assert await client.pending() == 1
    await client.advance(2)
    assert await client.pending() == 0


async def test_a_long_poll_ends_when_something_arrives(bot: Any, budi: Person) -> None:
    waiting = asyncio.create_task(bot.updates(timeout=30))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await budi.say("halo")
    assert (await waiting)[0]["message"]["text"] == "halo"


async def test_a_second_poller_ends_the_first_with_409(bot: Any, budi: Person) -> None:
    first = asyncio.create_task(bot.refused("getUpdates", offset=bot.offset, timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(bot("getUpdates", offset=bot.offset, timeout=30))
    text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    assert await first == f"409 {text}"
    await budi.say("a")
    assert len(await second) == 1


async def test_allowed_updates_are_remembered_and_bind_only_what_comes_after(bot: Any, budi: Person) -> None:
    await budi.say("a")
    assert len(await bot("getUpdates", offset=bot.offset, allowed_updates=["callback_query"])) == 1
    await budi.say("b")
    assert [u["message"]["text"] for u in await bot("getUpdates")] == ["a"]
    await bot("getUpdates", allowed_updates=[])
    await budi.say("c")
    assert [u["message"]["text"] for u in await bot("getUpdates")] == ["a", "c"]


async def test_chat_member_comes_only_when_asked_for_and_the_bot_is_admin(
    client: SandboxClient, bot: Any, group: Group
) -> None:
    rina = await client.person("Rina")
    await group.add(rina)
    assert all("chat_member" not in update for update in await bot.updates())
    await bot.updates(allowed_updates=["message", "chat_member", "my_chat_member"])
    await group.add(rina, "administrator")
    change = await bot.update("chat_member")
    assert [change[f"{when}_chat_member"]["status"] for when in ("old", "new")] == ["member", "administrator"]
    await group.bot("member")
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "member"
    await group.add(rina, "left")
    assert [u for u in await bot.updates() if "chat_member" in u] == []


async def test_duplicated_redelivered_and_renumbered_updates(client: SandboxClient, bot: Any, budi: Person) -> None:
    await client.post("queue", duplicate=True)
    await budi.say("a")
    await client.post("queue", duplicate=False, next_update_id=77)
    assert [u["message"]["text"] for u in await bot.updates()] == ["a", "a"]
    assert await bot.updates() == []
    await client.redeliver(1)
    (again,) = await bot.updates()
    assert (again["update_id"], again["message"]["text"]) == (77, "a")


async def test_raw_updates_are_injected(client: SandboxClient, bot: Any) -> None:
    await client.inject({"unheard_of": {"a": 1}})
    body = await bot.raw("getUpdates", {})
    assert body["result"][0]["unheard_of"] == {"a": 1}


async def test_new_sandboxes_do_not_repeat_ids() -> None:
    first, second = Sandbox(clock=lambda: 1e9), Sandbox(clock=lambda: 1e9 + 10)
    assert second.queue.next_id - first.queue.next_id == 160
    assert second.serial() > first.serial() + 100


async def test_the_webhook_gets_updates_until_it_accepts_them(bot: Any, budi: Person) -> None:
    heard: list[tuple[str | None, dict[str, Any]]] = []
    enough = asyncio.Event()

    async def hook(request: aiohttp.web.Request) -> aiohttp.web.Response:
        heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if len(heard) == 3:
            enough.set()
        return aiohttp.web.Response(status=500 if len(heard) == 1 else 200)

    app = aiohttp.web.Application()
    app.router.add_post("/hook", hook)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await bot("setWebhook", url=address, secret_token="rahasia", drop_pending_updates=True)
    conflict = "409 Conflict: can't use getUpdates method while webhook is active; "
    assert (await bot.refused("getUpdates")).startswith(conflict)
    assert (await bot("getWebhookInfo"))["url"] == address
    await budi.say("a")
    await budi.say("b")
    await asyncio.wait_for(enough.wait(), 10)
    assert [(secret, update["message"]["text"]) for secret, update in heard] == [("rahasia", t) for t in "aab"]
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []
    await runner.cleanup()


async def test_bad_webhooks_are_refused(bot: Any) -> None:
    assert (await bot.refused("setWebhook", url="ftp://a")).startswith("400 Bad Request: bad webhook")
    secret = await bot.refused("setWebhook", url="https://a.id", secret_token="a b")
    assert secret == "400 Bad Request: secret token contains unallowed characters"
