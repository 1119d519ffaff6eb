"""getUpdates and the webhook: what is given out, kept, forgotten and refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp.web
import pytest

from reportbot.sandbox import Sandbox
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.sandbox.webhook import queue_of


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


@dataclass
class Hook:
    """A bot behind a webhook: it writes down what it hears, and answers what `answers` says, in turn."""

    url: str = ""
    heard: list[tuple[str | None, dict[str, Any]]] = field(default_factory=list)
    answers: list[aiohttp.web.Response] = field(default_factory=list)
    under_way: list[str] = field(default_factory=list)
    most: int = 0
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def hear(self, request: aiohttp.web.Request) -> aiohttp.web.Response:
        update = await request.json()
        self.heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update))
        self.under_way.append(str(update))
        self.most = max(self.most, len(self.under_way))
        await self.open.wait()
        self.under_way.remove(str(update))
        return self.answers.pop(0) if self.answers else aiohttp.web.Response()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, update in self.heard if "message" in update]

    async def has_heard(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.heard) < count:  # noqa: ASYNC110 the server of the test tells no event
                await asyncio.sleep(0.01)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    app, found = aiohttp.web.Application(), Hook()
    app.router.add_post("/hook", found.hear)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    found.open.set()
    await runner.cleanup()


async def test_the_webhook_gets_updates_until_it_accepts_them(bot: Any, budi: Person, hook: Hook) -> None:
    hook.open.set()
    hook.answers = [aiohttp.web.Response(status=500)]
    await bot("setWebhook", url=hook.url, secret_token="rahasia", drop_pending_updates=True)
    conflict = "409 Conflict: can't use getUpdates method while webhook is active; "
    assert (await bot.refused("getUpdates")).startswith(conflict)
    assert (await bot("getWebhookInfo"))["url"] == hook.url
    await budi.say("a")
    await budi.say("b")
    await hook.has_heard(3)
    assert [(secret, update["message"]["text"]) for secret, update in hook.heard] == [("rahasia", t) for t in "aab"]
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []


async def test_each_chat_has_one_post_under_way_and_others_go_beside_it(
    bot: Any, budi: Person, siti: Person, hook: Hook
) -> None:
    await bot("setWebhook", url=hook.url, drop_pending_updates=True)
    for words in "ab":
        await budi.say(words)
        await siti.start()
    await hook.has_heard(2)
    await asyncio.sleep(0.1)
    assert sorted(hook.texts()) == ["/start", "a"]
    hook.open.set()
    await hook.has_heard(4)
    assert hook.texts().index("a") < hook.texts().index("b")


async def test_a_webhook_has_no_more_posts_under_way_than_it_asked_for(
    client: SandboxClient, bot: Any, hook: Hook
) -> None:
    await bot("setWebhook", url=hook.url, max_connections=2)
    for _ in range(5):
        await (await client.person()).start()
    await hook.has_heard(2)
    await asyncio.sleep(0.1)
    assert hook.most == 2
    hook.open.set()
    await hook.has_heard(5)


async def test_a_webhook_is_tried_again_when_it_says(bot: Any, budi: Person, hook: Hook) -> None:
    hook.open.set()
    hook.answers = [aiohttp.web.Response(status=503, headers={"Retry-After": "1"})]
    await bot("setWebhook", url=hook.url, drop_pending_updates=True)
    await budi.say("a")
    await hook.has_heard(1)
    await asyncio.sleep(0.2)
    assert hook.texts() == ["a"]
    await hook.has_heard(2)
    assert (await bot("getWebhookInfo"))["last_error_message"] == "Wrong response from the webhook: 503"


def test_presses_go_by_person_and_messages_by_chat() -> None:
    group, person = {"id": -5}, {"id": 7}
    assert queue_of({"update_id": 1, "message": {"chat": group, "from": person}}) == ("message", -5)
    assert queue_of({"update_id": 1, "edited_message": {"chat": group}}) == ("message", -5)
    assert queue_of({"update_id": 1, "callback_query": {"from": person, "message": {"chat": group}}})[1] == 7
    assert queue_of({"update_id": 1, "chat_member": {"chat": group, "new_chat_member": {"user": person}}})[1] == 7
    assert queue_of({"update_id": 1, "my_chat_member": {"chat": group}}) == ("my_chat_member", -5)
    assert queue_of({"update_id": 1, "unheard_of": 3}) == ("message", 0)


async def test_bad_webhooks_are_refused(bot: Any) -> None:
    assert (await bot.refused("setWebhook", url="ftp://a")).startswith("400 Bad Request: bad webhook")
    secret = await bot.refused("setWebhook", url="https://a.id", secret_token="a b")
    assert secret == "400 Bad Request: secret token contains unallowed characters"
