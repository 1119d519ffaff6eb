"""The webhook: only Telegram is heard, nothing is acknowledged before its commit, and nobody fills the memory."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from reportbot.bot_api import webhook
from reportbot.bot_api.webhook import LARGEST_BODY, WAITING, Hook, Webhook, serve
from reportbot.cli.receiving import listener_for
from reportbot.cli.run import serving
from reportbot.settings import Settings
from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.machines.fleet import free_port

__all__ = ["stage"]

SECRET = "s" * 32
HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram"
TAKEN = ("seen", "people", "sessions", "members", "dead_updates", "reports", "cases")
Json = dict[str, Any]


@dataclass
class Bot:
    """A webhook whose intake waits until `open` is set, and writes down each batch."""

    session: aiohttp.ClientSession
    url: str = ""
    away: bool = False
    open: asyncio.Event = field(default_factory=asyncio.Event)
    batches: list[Sequence[Json]] = field(default_factory=list)
    begun: int = 0

    async def intake(self, batch: Sequence[Json]) -> None:
        self.begun += 1
        await self.open.wait()
        self.batches.append(batch)

    async def post(self, body: Any, secret: str | None = SECRET, path: str = PATH, method: str = "POST") -> int:
        """The status; `body` is JSON unless it is bytes or a stream."""
        raw = body if isinstance(body, bytes) or hasattr(body, "__aiter__") else json.dumps(body).encode()
        headers = {HEADER: secret} if secret is not None else {}
        async with self.session.request(method, self.url + path, data=raw, headers=headers) as answer:
            self.retry_after = answer.headers.get("Retry-After")
            return answer.status

    async def has(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not true():  # noqa: ASYNC110 the server's task tells no event
                await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def at_work() -> AsyncIterator[Bot]:
    port = free_port()
    address = {"REPORTBOT_WEBHOOK_URL": "https://bot.example.org/telegram", "REPORTBOT_TOKEN": "1:token"}
    settings = Settings.load(address | {"REPORTBOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"})
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        bot = Bot(session, f"http://127.0.0.1:{port}")
        hook = Webhook(Hook(url=str(settings.webhook_url), secret=SECRET), bot.intake, lambda: bot.away)
        task = asyncio.create_task(serve(hook, listener_for(settings)))
        try:
            yield bot
        finally:
            bot.open.set()
            task.cancel()
            await asyncio.wait({task})


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with at_work() as found:
        yield found


async def test_an_update_is_answered_with_200_only_after_its_commit(bot: Bot) -> None:
    posting = asyncio.create_task(bot.post({"update_id": 1}))
    await bot.has(lambda: bot.begun == 1)
    await asyncio.sleep(0.1)
    assert not posting.done()
    bot.open.set()
    assert await posting == 200
    assert bot.batches == [[{"update_id": 1}]]


async def test_updates_that_arrive_meanwhile_are_committed_together(bot: Bot) -> None:
    posts = [asyncio.create_task(bot.post({"update_id": 0}))]
    await bot.has(lambda: bot.begun == 1)
    posts += [asyncio.create_task(bot.post({"update_id": number})) for number in range(1, 31)]
    await asyncio.sleep(0.5)
    bot.open.set()
    assert await asyncio.gather(*posts) == [200] * 31
    assert sorted(each["update_id"] for batch in bot.batches for each in batch) == list(range(31))
    assert len(bot.batches) < 31


async def test_while_the_database_is_away_telegram_is_told_when_to_come_again(bot: Bot) -> None:
    bot.away = True
    assert await bot.post({"update_id": 1}) == 503
    assert bot.retry_after == "5"
    bot.away = False
    bot.open.set()
    assert await bot.post({"update_id": 1}) == 200


async def test_a_commit_that_takes_too_long_is_not_answered_with_200(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "ANSWER_SECONDS", 0.2)
    assert await bot.post({"update_id": 1}) == 503


async def test_no_more_wait_in_memory_than_telegram_may_have_under_way(bot: Bot) -> None:
    first = asyncio.create_task(bot.post({"update_id": 0}))
    await bot.has(lambda: bot.begun == 1)
    posts = [asyncio.create_task(bot.post({"update_id": number})) for number in range(1, WAITING + 21)]
    await bot.has(lambda: sum(post.done() for post in posts) >= 20)
    assert [post.result() for post in posts if post.done()] == [503] * 20
    bot.open.set()
    assert await first == 200
    assert sorted(await asyncio.gather(*posts)) == [200] * WAITING + [503] * 20


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "s", SECRET[:-1], SECRET.upper(), "\u00e9" * 32])
async def test_without_the_secret_there_is_nothing_here(bot: Bot, secret: str | None) -> None:
    bot.open.set()
    assert await bot.post({"update_id": 1}, secret) == 404
    assert bot.batches == []


@pytest.mark.parametrize(("path", "method"), [("/", "POST"), ("/telegram/", "POST"), ("/telegram", "GET")])
async def test_anywhere_else_there_is_nothing_either(bot: Bot, path: str, method: str) -> None:
    bot.open.set()
    assert await bot.post({"update_id": 1}, SECRET, path, method) == 404
    assert bot.batches == []


async def test_who_is_not_telegram_is_answered_before_the_body_is_read(bot: Bot) -> None:
    never = asyncio.Event()

    async def endless() -> AsyncIterator[bytes]:
        yield b"{"
        await never.wait()

    async with asyncio.timeout(20):
        assert await bot.post(endless(), "wrong") == 404


async def test_a_body_that_is_larger_than_any_update_is_refused(bot: Bot) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 65_536 + 2):
            yield b" " * 65_536

    for body in (b" " * (LARGEST_BODY + 1), pieces()):
        with contextlib.suppress(aiohttp.ClientError):  # it may hang up while more is coming
            assert await bot.post(body) == 413
    assert bot.begun == 0


async def test_a_body_that_comes_too_slowly_is_refused(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "BODY_SECONDS", 0.2)
    never = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await never.wait()

    async with asyncio.timeout(20):
        assert await bot.post(slow()) == 408
    assert bot.begun == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000])
async def test_what_is_no_update_is_taken_once_and_not_asked_for_again(bot: Bot, body: bytes) -> None:
    bot.open.set()
    assert await bot.post(body) == 200
    ((taken,),) = bot.batches
    assert set(taken) == {"unreadable"}


def rows(stage: Stage) -> dict[str, int]:
    """How many rows the tables have that what comes in is written to."""
    with contextlib.closing(sqlite3.connect(f"file:{stage.data_dir}/reportbot.db?mode=ro", uri=True)) as connection:
        return {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in TAKEN}  # noqa: S608


async def test_ten_thousand_posts_of_others_leave_nothing_and_telegram_is_served_meanwhile(stage: Stage) -> None:
    port = free_port()
    changes = {"WEBHOOK_URL": f"http://127.0.0.1:{port}{PATH}", "WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
    settings = Settings.load(stage.env | {f"REPORTBOT_{name}": value for name, value in changes.items()})
    forged = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}}
    async with serving(settings, webhook=True), aiohttp.ClientSession() as session:
        await stage.consent(stage.budi)
        attacker = Bot(session, f"http://127.0.0.1:{port}")
        await attacker.has(lambda: rows(stage)["members"] == 2)  # the bot has looked at its group
        before = rows(stage)

        async def attack(posts: int) -> set[int]:
            secrets: list[str | None] = [None, "wrong", "s" * 64]
            return {await attacker.post(forged, secrets[number % 3]) for number in range(posts)}

        answers: list[Awaitable[set[int]]] = [attack(200) for _ in range(50)]
        assert set().union(*await asyncio.gather(*answers)) == {404}
        assert rows(stage) == before
        await stage.file_report(stage.budi)
