"""The benchmark's own Bot API server answers as Telegram does, and its citizens act on what they see."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from benchmarks.citizens import PHOTO, REPORT, Accounts, Citizen, Step
from benchmarks.telegram import TOKEN, Telegram

WHO = 5_000_001
KEYBOARD = json.dumps(
    {"inline_keyboard": [[{"text": "WhatsApp", "callback_data": "w"}], [{"text": "MiChat", "callback_data": "m"}]]}
)


@dataclass
class Noting:
    """A tempo that lets nobody act by himself."""

    waits: list[float] = field(default_factory=list)

    def ready(self, citizen: Citizen) -> None:
        """Wait."""

    def answered(self, step: Step, seconds: float) -> None:
        self.waits.append(seconds)

    def another(self, citizen: Citizen) -> bool:
        return False


@dataclass
class Line:
    """The server, one citizen of it, and a bot that is nothing but HTTP."""

    telegram: Telegram
    citizen: Citizen
    session: aiohttp.ClientSession
    url: str

    async def call(self, method: str, params: dict[str, Any], *, form: bool = False) -> Any:
        data, body = (params, None) if form else (None, params)
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", data=data, json=body) as response:
            return await response.json()

    async def updates(self, offset: int = 0, hold: int = 5) -> list[Any]:
        found: list[Any] = (await self.call("getUpdates", {"offset": offset, "timeout": hold}))["result"]
        return found


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    telegram = Telegram()
    server, url = await telegram.serve()
    citizen = Citizen(WHO, telegram, Accounts(1), Noting())
    async with aiohttp.ClientSession() as session:
        yield Line(telegram, citizen, session, url)
    server.close()


async def test_a_held_poll_is_answered_when_somebody_writes(line: Line) -> None:
    line.citizen.begin()
    waiting = asyncio.create_task(line.updates())
    while not line.telegram.first_poll:  # noqa: ASYNC110 the server tells no event
        await asyncio.sleep(0.01)
    line.citizen.act()
    (update,) = await waiting
    assert update["message"]["text"] == "/lapor"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(line: Line) -> None:
    line.citizen.begin()
    line.citizen.act()
    (first,) = await line.updates()
    assert await line.updates() == [first]
    assert await line.updates(first["update_id"] + 1, hold=0) == []


async def test_the_poll_of_a_bot_that_is_gone_ends_without_taking_the_next_ones_along(line: Line) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(line.updates(hold=1), 0.3)
    line.telegram.begin()
    (joined,) = await line.updates()
    waiting = asyncio.create_task(line.updates(joined["update_id"] + 1, hold=30))
    await asyncio.sleep(1.2)  # the first poll would have been answered by now
    line.citizen.begin()
    line.citizen.act()
    (update,) = await asyncio.wait_for(waiting, 20)
    assert update["message"]["text"] == "/lapor"


@pytest.mark.parametrize("form", [True, False])
async def test_a_citizen_presses_the_button_it_looks_for_on_the_screen_that_has_it(line: Line, form: bool) -> None:
    line.citizen.begin()
    line.citizen.act()
    (asked,) = await line.updates()
    sent = await line.call(
        "sendMessage", {"chat_id": str(WHO), "text": "<b>Akun</b>", "reply_markup": KEYBOARD}, form=form
    )
    assert sent["result"]["text"] == "Akun"
    line.citizen.act()
    (pressed,) = await line.updates(asked["update_id"] + 1)
    assert pressed["callback_query"]["data"] == "m"
    assert pressed["callback_query"]["message"]["message_id"] == sent["result"]["message_id"]


async def test_another_screen_than_the_one_that_is_waited_for_changes_nothing(line: Line) -> None:
    line.citizen.begin()
    line.citizen.act()
    await line.call("sendMessage", {"chat_id": WHO, "text": "Mohon tunggu"})
    assert (line.citizen.at, line.citizen.script) == (0, REPORT)


async def test_both_libraries_read_what_comes(line: Line) -> None:
    import aiogram  # noqa: PLC0415 seconds to import, and needed by this test alone
    import telegram  # noqa: PLC0415 as above

    line.telegram.begin()
    line.citizen.begin()
    line.citizen.act()
    await line.call("sendMessage", {"chat_id": WHO, "text": "Akun", "reply_markup": KEYBOARD})
    line.citizen.act()
    line.citizen.at = REPORT.index(next(step for step in REPORT if step.act == PHOTO))
    line.citizen.act()
    updates = await line.updates()
    assert [list(update)[1] for update in updates] == ["my_chat_member", "message", "callback_query", "message"]
    for update in updates:
        assert aiogram.types.Update.model_validate(update).event
        assert telegram.Update.de_json(update, None).effective_user


async def test_a_file_is_a_picture_and_no_two_are_alike(line: Line) -> None:
    found = []
    for name in ("a", "b"):
        path = (await line.call("getFile", {"file_id": name}))["result"]["file_path"]
        async with line.session.get(f"{line.url}/file/bot{TOKEN}/{path}") as response:
            found.append(await response.read())
    assert found[0].startswith(b"\xff\xd8")
    assert found[0] != found[1]


async def test_what_the_server_does_not_know_is_refused_and_remembered(line: Line) -> None:
    assert (await line.call("sendDice", {"chat_id": WHO}))["error_code"] == 404
    assert line.telegram.unknown["sendDice"] == 1


def test_no_account_is_reported_twice_and_the_same_seed_tells_the_same() -> None:
    first, again = Accounts(7), Accounts(7)
    told = [first.another() for _ in range(2000)]
    assert len(set(told)) == len(told)
    assert told == [again.another() for _ in range(2000)]
