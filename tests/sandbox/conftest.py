"""A sandbox over real HTTP, people in it, and a bot whose every answer and update aiogram's models check."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import aiogram.methods
import aiohttp
import pytest
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient

Json = dict[str, Any]


def assert_known(value: object, where: str) -> None:
    """No field that Bot API 10.3 does not have."""
    if isinstance(value, BaseModel):
        extra = set(value.model_extra or {})
        assert not extra, f"{where}: {type(value).__name__} has no {extra}"
        for name in type(value).model_fields:
            assert_known(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, list):
        for item in value:
            assert_known(item, where)


class Bot:
    """A bot that trusts nothing: it validates what it is told."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session, self.url, self.token, self.offset = session, url, token, 0

    async def raw(self, method: str, params: Json, files: dict[str, bytes] | None = None) -> Json:
        address = f"{self.url}/bot{self.token}/{method}"
        if files is None:
            async with self.session.post(address, json=params) as answer:
                body: Json = await answer.json()
        else:
            form = aiohttp.FormData()
            for name, value in params.items():
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
            for name, content in files.items():
                form.add_field(name, content, filename=f"{name}.png", content_type="image/png")
            async with self.session.post(address, data=form) as answer:
                body = await answer.json()
        assert answer.status == (200 if body["ok"] else body["error_code"])
        return body

    async def __call__(self, method: str, *, files: dict[str, bytes] | None = None, **params: Any) -> Any:
        body = await self.raw(method, params, files)
        assert body["ok"], body
        returning = getattr(aiogram.methods, method[0].upper() + method[1:]).__returning__
        assert_known(TypeAdapter(returning).validate_python(body["result"]), method)
        return body["result"]

    async def refused(self, method: str, *, files: dict[str, bytes] | None = None, **params: Any) -> str:
        body = await self.raw(method, params, files)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def updates(self, **params: Any) -> list[Json]:
        """What is new; confirmed by the next call."""
        found: list[Json] = await self("getUpdates", offset=self.offset, **params)
        for update in found:
            assert_known(Update.model_validate(update), "update")
            self.offset = update["update_id"] + 1
        return found

    async def update(self, kind: str) -> Json:
        """The newest update of a kind."""
        found = [update[kind] for update in await self.updates() if kind in update]
        assert found, f"no {kind}"
        newest: Json = found[-1]
        return newest


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with serve(sandbox) as address:
        yield address


@pytest.fixture
async def client(url: str) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(url) as client:
        yield client


@pytest.fixture
async def bot(url: str, sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with aiohttp.ClientSession() as session:
        yield Bot(session, url, sandbox.token)


@pytest.fixture
async def budi(client: SandboxClient, bot: Bot) -> Person:
    """A citizen who has started the bot; the update about it is read."""
    person = await client.person("Budi", last_name="Santoso", username="budi_s")
    await person.start()
    await bot.updates()
    return person


@pytest.fixture
async def siti(client: SandboxClient) -> Person:
    return await client.person("Siti")


@pytest.fixture
async def group(client: SandboxClient, bot: Bot, siti: Person) -> Group:
    """Siti's group, with the bot as administrator."""
    found = await client.group("Moderator", admins=[siti])
    await bot.updates()
    return found
