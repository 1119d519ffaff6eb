"""The ring against the strict Bot API server of the sandbox: what people do comes in, what is sent goes out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import register_commands, register_description, who_am_i
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import deliver, fetch
from reportbot.bot_api.polling import Poller
from reportbot.conversation.inputs import GroupUpgraded, Input, MemberChange, Message, Press
from reportbot.delivery.outcome import Done, Gone, Missing, NotModified, TooOld
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import SandboxClient

TOKEN = "123456:sandbox"
MARKUP = {"inline_keyboard": [[{"text": "Ambil", "callback_data": "take"}]]}


class Arrived(list[Input]):
    """Reads what is handed over; `until` waits for an input that fits."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str | None] = []
        self.news = asyncio.Event()

    async def __call__(self, batch: Sequence[dict[str, Any]]) -> None:
        self.keys += [natural_key(raw) for raw in batch]
        self += [item for raw in batch for item in read(raw)]
        self.news.set()

    async def until(self, kind: type[Input], fits: Callable[[Any], Any] = bool) -> Any:
        while not (found := [item for item in self if isinstance(item, kind) and fits(item)]):
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 10)
        return found[-1]


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with serve(Sandbox(token=TOKEN)) as address:
        yield address


@pytest.fixture
async def bot(url: str) -> AsyncIterator[BotClient]:
    async with AiohttpRequest() as request:
        yield BotClient(url, TOKEN, request)


@pytest.fixture
async def arrived(url: str) -> AsyncIterator[Arrived]:
    intake = Arrived()
    async with AiohttpRequest(pool_size=1) as request:
        task = asyncio.ensure_future(Poller(BotClient(url, TOKEN, request), intake).run())
        yield intake
        task.cancel()
        await asyncio.wait({task})


async def test_the_bot_knows_itself_and_registers_its_menus(bot: BotClient) -> None:
    me = await who_am_i(bot)
    assert me.bot_id
    assert me.username
    await register_commands(bot, {'{"type":"default"}': [{"command": "lapor", "description": "Lapor akun"}]}, "id")
    await register_description(bot, "Untuk melapor.", "Lapor")


async def test_a_private_conversation_goes_there_and_back(url: str, bot: BotClient, arrived: Arrived) -> None:
    async with SandboxClient(url) as sandbox:
        siti = await sandbox.person("Siti", username="siti")
        await siti.start("abc")
        said: Message = await arrived.until(Message)
        assert (said.command, said.chat.kind, said.sender.telegram_id) == (("start", "abc"), "private", siti.id)
        sent = await deliver(bot, "sendMessage", {"chat_id": siti.id, "text": "<b>Halo</b>", "parse_mode": "HTML"})
        assert isinstance(sent, Done)
        edit = {"chat_id": siti.id, "message_id": sent.result["message_id"], "text": "Halo", "reply_markup": MARKUP}
        assert isinstance(await deliver(bot, "editMessageText", edit), Done)
        assert await deliver(bot, "editMessageText", edit) == NotModified()
        assert await deliver(bot, "editMessageText", edit | {"message_id": 999_999}) == Missing()
        await siti.press("Ambil", wait=0)
        press: Press = await arrived.until(Press)
        assert (press.data, press.message_id) == ("take", sent.result["message_id"])
        assert isinstance(await deliver(bot, "answerCallbackQuery", {"callback_query_id": press.id}), Done)
        assert await deliver(bot, "answerCallbackQuery", {"callback_query_id": press.id}) == TooOld()
        assert len(arrived.keys) == len(set(arrived.keys))


async def test_files_come_in_and_go_out(url: str, bot: BotClient, arrived: Arrived) -> None:
    async with SandboxClient(url) as sandbox:
        siti = await sandbox.person("Siti")
        await siti.start()
        await siti.document("bukti.pdf", b"%PDF-1.4 x", caption="ini")
        got: Message = await arrived.until(Message, lambda message: message.media)
        assert got.media is not None
        assert (got.media.kind, got.media.name, got.text) == ("document", "bukti.pdf", "ini")
        found = await deliver(bot, "getFile", {"file_id": got.media.file_id})
        assert isinstance(found, Done)
        assert await fetch(bot, found.result["file_path"], 1000) == Done(b"%PDF-1.4 x")
        files = {"letter": ("surat.pdf", b"%PDF-1.4 y")}
        sent = await deliver(bot, "sendDocument", {"chat_id": siti.id, "document": "attach://letter"}, files)
        assert isinstance(sent, Done)
        assert sent.result["document"]["file_name"] == "surat.pdf"


async def test_what_happens_in_the_group_and_to_it_is_told(url: str, bot: BotClient, arrived: Arrived) -> None:
    async with SandboxClient(url) as sandbox:
        siti, rina = await sandbox.person("Siti"), await sandbox.person("Rina")
        group = await sandbox.group(admins=[siti], kind="group")
        await group.add(rina)
        change: MemberChange = await arrived.until(MemberChange)
        assert change.after in {"member", "administrator"}
        old = group.id
        await group.upgrade()
        upgraded: GroupUpgraded = await arrived.until(GroupUpgraded)
        assert upgraded == GroupUpgraded(old_chat_id=old, new_chat_id=group.id)
        await rina.start()
        await rina.block()
        assert isinstance(await deliver(bot, "sendMessage", {"chat_id": rina.id, "text": "x"}), Gone)
