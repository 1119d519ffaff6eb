"""A Chromium, a page in it, and a sandbox with a citizen, two moderators and an admin."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from reportbot.sandbox import Sandbox, serve

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
RINA, SARI, ANDI, DEWI = 6_000_000_101, 6_000_000_201, 6_000_000_202, 6_000_000_301
PATIENCE = 30_000
Json = dict[str, Any]

expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Stage:
    """A running sandbox as the bot and as people use it, over HTTP."""

    address: str
    token: str
    group: int
    client: aiohttp.ClientSession

    async def bot(self, method: str, /, **params: object) -> Any:
        """What a Bot API method gives; fails the test when Telegram would refuse."""
        async with self.client.post(f"{self.address}/bot{self.token}/{method}", json=params) as response:
            body = await response.json()
        assert body["ok"], body
        return body["result"]

    async def people(self, act: str, /, **body: object) -> Any:
        """What the control API gives."""
        async with self.client.post(f"{self.address}/sandbox/api/{act}", json=body) as response:
            answer = await response.json()
        assert response.status == 200, answer
        return answer

    async def updates(self, kind: str) -> list[Json]:
        """What the bot hears next, of one kind; other kinds pass unheard."""
        heard: list[Json] = []
        while not heard:
            updates = await self.bot("getUpdates", timeout=10)
            assert updates, f"no {kind} came"
            await self.bot("getUpdates", offset=updates[-1]["update_id"] + 1, timeout=0)
            heard = [update[kind] for update in updates if kind in update]
        return heard


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where a Chromium is; the test is skipped where there is none."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        pytest.skip("no Chromium found (make system installs one)")
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium_path: str) -> AsyncIterator[Browser]:
    """One Chromium for all tests, which therefore share the session's event loop."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=ARGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A desktop-sized page; an error in its scripts fails the test."""
    context = await browser.new_context(viewport=DESKTOP, locale="id-ID")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(PATIENCE)
    yield page
    await context.close()
    assert errors == []


@pytest_asyncio.fixture(loop_scope="session")
async def stage() -> AsyncIterator[Stage]:
    """A sandbox in which Rina has started the bot, and Sari, Andi and Dewi (the owner) share a group with it."""
    sandbox = Sandbox()
    async with serve(sandbox) as address, aiohttp.ClientSession() as client:
        stage = Stage(address, sandbox.token, -1_001_000_000_777, client)
        for number, name in ((RINA, "Rina"), (SARI, "Sari"), (ANDI, "Andi"), (DEWI, "Dewi")):
            await stage.people("users", id=number, first_name=name)
        statuses = {DEWI: "creator", SARI: "administrator", ANDI: "administrator"}
        members = [{"user_id": number, "status": status} for number, status in statuses.items()]
        await stage.people("groups", id=stage.group, title="Tim Pemeriksa", members=members)
        await stage.people("send", chat_id=RINA, user_id=RINA, text="/start")
        yield stage
