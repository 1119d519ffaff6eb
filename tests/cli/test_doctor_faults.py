"""`reportbot doctor` against faults of the group, the updates, the database, the disk and the clock, in one table."""

import asyncio
import contextlib
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.outbound import deliver
from reportbot.cli.doctor.group import MANY
from reportbot.cli.doctor.telegram import MOST_WAITING
from reportbot.delivery.outcome import Done
from reportbot.sandbox.people import Group, SandboxClient
from tests.cli.conftest import TOKEN, Beside, Looked, failing, line


@dataclass(frozen=True)
class Fault:
    """Something that is wrong, how it is brought about, the line that tells it, its mark and the exit code."""

    made: Callable[["Scene"], None]
    said: str
    mend: str
    mark: str = "FAIL"
    code: int = 1


@dataclass(frozen=True)
class Scene:
    """Where faults are made: the sandbox, its group, and the environment of the command."""

    at: Beside
    team: Group
    env: pytest.MonkeyPatch

    def set(self, name: str, value: str) -> None:
        self.env.setenv(f"REPORTBOT_{name}", value)

    def database(self, statement: str) -> None:
        with sqlite3.connect("data/reportbot.db") as connection:
            connection.execute(statement)
        connection.close()


def _disk_with(free: int, total: int) -> Callable[[Scene], None]:
    """A disk as the operating system would describe it; none can be filled here."""
    usage = SimpleNamespace(total=total, used=total - free, free=free)
    return lambda scene: scene.env.setattr("shutil.disk_usage", lambda _folder: usage)


def _crowded(scene: Scene) -> None:
    async def crowd(client: SandboxClient) -> None:
        people = await asyncio.gather(*(client.person(f"Warga {number}") for number in range(MANY)))
        await asyncio.gather(*(scene.team.add(one) for one in people))

    scene.at.do(crowd)


def _backlog(scene: Scene) -> None:
    async def written(client: SandboxClient) -> None:
        dewi = await client.person("Wati")
        await asyncio.gather(*(dewi.say("halo") for _ in range(MOST_WAITING + 1)))

    scene.at.do(written)


OURS = "http://127.0.0.1:9/telegram"
"""An address that the sandbox takes, and where nobody listens: Telegram's posts fail."""


def _webhook_at(url: str) -> Callable[[SandboxClient], Awaitable[None]]:
    async def hooked(client: SandboxClient) -> None:
        request = AiohttpRequest(1)
        await request.initialize()
        await BotClient(client.url, TOKEN, request).post("setWebhook", {"url": url})
        await request.shutdown()

    return hooked


def _another_webhook(scene: Scene) -> None:
    scene.set("WEBHOOK_URL", OURS)
    scene.at.do(_webhook_at("https://thief.example/telegram"))


def _no_webhook_yet(scene: Scene) -> None:
    scene.set("WEBHOOK_URL", OURS)


def _no_commands(scene: Scene) -> None:
    async def forgotten(client: SandboxClient) -> None:
        request = AiohttpRequest(1)
        await request.initialize()
        scope = {"scope": {"type": "all_private_chats"}}
        await BotClient(client.url, TOKEN, request).post("deleteMyCommands", scope)
        await request.shutdown()

    scene.at.do(forgotten)


def _journal(scene: Scene) -> None:
    scene.database("PRAGMA journal_mode = DELETE")


def _revision(number: str) -> Callable[[Scene], None]:
    return lambda scene: scene.database(f"UPDATE alembic_version SET version_num = '{number}'")  # noqa: S608 ours


def _no_server(scene: Scene) -> None:
    scene.set("DATABASE_URL", "postgresql://lapor:rahasia@127.0.0.1:9/lapor")


def _fault_at_telegram(kind: str, method: str) -> Callable[[Scene], None]:
    return lambda scene: scene.at.do(lambda client: client.fault(kind, method))


def _group_not_answered(method: str) -> Callable[[Scene], None]:
    return lambda scene: scene.at.do(lambda client: client.fault("500", method, chat_id=scene.team.id))


def _updates_set_aside(scene: Scene) -> None:
    scene.database("INSERT INTO dead_updates (at, sealed) VALUES (0, x'00'), (0, x'01')")


def _never_in_a_group(scene: Scene) -> None:
    scene.set("MODERATOR_CHAT_ID", "-1009999")


FAULTS = {
    "many in the group": Fault(_crowded, "anggota. Semua anggota melihat kasus", "keluarkan", "note", 0),
    "updates pile up": Fault(_backlog, "pesan menunggu di Telegram", "lama mati", "note", 0),
    "no commands": Fault(_no_commands, "Daftar perintah di Telegram belum sesuai", "saat dijalankan", "note", 0),
    "webhook not to be seen": Fault(
        _fault_at_telegram("500", "getWebhookInfo"), "Webhook tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "another webhook": Fault(_another_webhook, "Ada webhook pada bot ini", "ganti token"),
    "no webhook yet": Fault(_no_webhook_yet, f"{OURS}, tetapi webhook belum", "reportbot run --webhook", "note", 0),
    "another journal": Fault(_journal, "Jurnal SQLite adalah delete", "saat dijalankan", "note", 0),
    "an older schema": Fault(_revision("0001"), "Skema basis data 0001", "menyalinnya dahulu", "note", 0),
    "a newer schema": Fault(_revision("9999"), "Skema basis data 9999 lebih baru", "Pasang reportbot"),
    "no database server": Fault(_no_server, "Basis data tidak dapat dibuka", "REPORTBOT_DATABASE_URL"),
    "a full disk": Fault(_disk_with(100 << 20, 10 << 30), "Penyimpanan hampir penuh: tersisa 100 MB", "Kosongkan"),
    "a disk that fills": Fault(_disk_with(1 << 30, 10 << 30), "Penyimpanan sudah terisi 90 %", "Kosongkan", "note", 0),
    "the group is not told": Fault(
        _group_not_answered("getChat"), "Grup moderator tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "the bot's rights are not told": Fault(
        _group_not_answered("getChatMember"), "Grup moderator tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "updates set aside": Fault(
        _updates_set_aside, "Pesan masuk yang tidak dapat diproses: 2", "reportbot dead", "note", 0
    ),
    "no such group": Fault(_never_in_a_group, "tidak dapat melihat grup", "masukkan"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_a_line_that_says_how_to_mend_it(
    name: str, ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = FAULTS[name]
    before = looked()[1]
    fault.made(Scene(at, ready, monkeypatch))
    code, lines = looked()
    told = line(lines, fault.said)
    assert told not in before
    assert (told[:4], code) == (fault.mark, fault.code)
    assert fault.mend.lower() in told.lower()
    assert len(failing(lines)) == fault.code
    assert "rahasia" not in "".join(lines)


def test_our_own_webhook_is_well(ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_WEBHOOK_URL", OURS)
    at.do(_webhook_at(OURS))
    code, lines = looked()
    assert (code, failing(lines)) == (0, [])
    assert line(lines, OURS).startswith("ok    Webhook terpasang ke alamat bot ini sendiri")
    assert line(looked("--language", "en")[1], OURS).startswith("ok    The webhook is set to our own address")


def test_a_webhook_that_does_not_take_what_telegram_posts_is_told_with_telegrams_reason(
    ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_WEBHOOK_URL", OURS)

    async def posted(client: SandboxClient) -> None:
        await _webhook_at(OURS)(client)
        await (await client.person("Wati")).say("halo")

    at.do(posted)
    while "last_error_message" not in at.do(_webhook_of):
        time.sleep(0.05)
    code, lines = looked()
    told = line(lines, "tidak menerima kiriman Telegram")
    assert (code, told[:4]) == (0, "note")
    assert str(at.do(_webhook_of)["last_error_message"]) in told


async def _webhook_of(client: SandboxClient) -> Mapping[str, Any]:
    request = AiohttpRequest(1)
    await request.initialize()
    outcome = await deliver(BotClient(client.url, TOKEN, request), "getWebhookInfo")
    await request.shutdown()
    assert isinstance(outcome, Done)
    assert isinstance(outcome.result, Mapping)
    return outcome.result


def test_a_clock_that_is_an_hour_off(ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    with passing_on(at.url, date=datetime.now(UTC) + timedelta(hours=1)) as url:
        monkeypatch.setenv("REPORTBOT_API_URL", url)
        code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "Jam komputer ini meleset" in failing(lines)[0]
    assert "timedatectl set-ntp true" in failing(lines)[0]


def test_a_group_that_is_the_discussion_of_a_channel(
    ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = b'"type": "supergroup", "linked_chat_id": -1001234567890'
    with passing_on(at.url, change=(b'"type": "supergroup"', linked)) as url:
        monkeypatch.setenv("REPORTBOT_API_URL", url)
        code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "terhubung dengan sebuah kanal; lepaskan dahulu" in failing(lines)[0]


def test_a_bot_that_may_join_no_group(
    ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    with passing_on(at.url, change=(b'"can_join_groups": true', b'"can_join_groups": false')) as url:
        monkeypatch.setenv("REPORTBOT_API_URL", url)
        code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "/setjoingroups" in failing(lines)[0]


@contextlib.contextmanager
def passing_on(url: str, *, date: datetime | None = None, change: tuple[bytes, bytes] | None = None) -> Iterator[str]:
    """An address that passes everything on to the sandbox; its answers bear another date, or other words."""

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
            kind = {"Content-Type": self.headers.get("Content-Type", "application/json")}
            asked = urllib.request.Request(url + self.path, body, kind, method=self.command)  # noqa: S310 the sandbox
            try:
                with urllib.request.urlopen(asked) as answer:  # noqa: S310
                    status, content = answer.status, answer.read()
            except urllib.error.HTTPError as refused:
                status, content = refused.code, refused.read()
            content = content.replace(*change) if change else content
            self.send_response_only(status)
            self.send_header("Date", format_datetime(date or datetime.now(UTC), usegmt=True))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815 its name there

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 its name there
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(30)
        server.server_close()
