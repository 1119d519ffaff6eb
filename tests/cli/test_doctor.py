"""`reportbot doctor` against each fault: the line says what is wrong and how to mend it, and the exit code follows."""

import asyncio
import contextlib
import socket
import sqlite3
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import register_commands
from reportbot.cli.doctor.group import MANY
from reportbot.cli.doctor.telegram import MOST_WAITING
from reportbot.cli.entry import main
from reportbot.cli.greeting import menus
from reportbot.sandbox.people import Group, SandboxClient
from reportbot.storage.lock import hold
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.cli.conftest import TOKEN, Beside

Looked = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def at(telegram: Beside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Beside:
    monkeypatch.chdir(tmp_path)
    for name, value in {"TOKEN": TOKEN, "API_URL": telegram.url, "DATA_DIR": str(tmp_path / "data")}.items():
        monkeypatch.setenv(f"REPORTBOT_{name}", value)
    return telegram


@pytest.fixture
def looked(at: Beside, capsys: pytest.CaptureFixture[str]) -> Looked:
    def run(*words: str) -> tuple[int, list[str]]:
        with pytest.raises(SystemExit) as ended:
            main(["doctor", *words])
        return int(str(ended.value.code)), capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def ready(at: Beside, monkeypatch: pytest.MonkeyPatch) -> Group:
    """Everything as it must be."""

    async def people(client: SandboxClient) -> tuple[int, Group]:
        dewi = await client.person("Dewi")
        await dewi.start()
        return dewi.id, await client.group("Tim", admins=[dewi])

    dewi, team = at.do(people)
    monkeypatch.setenv("REPORTBOT_ADMIN_IDS", str(dewi))
    monkeypatch.setenv("REPORTBOT_MODERATOR_CHAT_ID", str(team.id))

    async def work() -> None:
        await (await Store.open(None, Path("data"))).close()
        request = AiohttpRequest(1)
        await request.initialize()
        await register_commands(BotClient(at.url, TOKEN, request), menus(Texts.load(), "id", ()))
        await request.shutdown()

    asyncio.run(work())
    assert isinstance(team, Group)
    return team


def failing(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("FAIL")]


def line(lines: list[str], part: str) -> str:
    return next(found for found in lines if part in found)


def test_where_all_is_well_nothing_fails(ready: Group, looked: Looked) -> None:
    code, lines = looked()
    assert (code, failing(lines)) == (0, [])
    for part in (
        "Telegram mengenal token ini",
        "Jam komputer ini benar",
        "Daftar perintah sudah",
        "Grup moderator “Tim”",
    ):
        assert line(lines, part).startswith("ok")
    assert "Semua yang diperlukan sudah baik" in lines[-1]
    assert all(TOKEN not in each for each in lines)


def test_it_speaks_english_too(ready: Group, looked: Looked) -> None:
    assert "All that is needed is well" in looked("--language", "en")[1][-1]


def test_before_anything_was_run_it_says_what_is_to_be_done(at: Beside, looked: Looked) -> None:
    code, lines = looked()
    assert code == 1
    assert failing(lines) == [line(lines, "Belum ada admin")]
    assert line(lines, "Folder data").startswith("note")
    assert "/hubungkan" in line(lines, "Grup moderator belum terhubung")


def test_a_token_that_telegram_refuses(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_TOKEN", "1000001:another")
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "reportbot init" in line(lines, "Telegram menolak token")


def test_telegram_out_of_reach(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "Telegram tidak terjangkau" in failing(lines)[0]


def test_a_webhook_that_takes_the_updates(ready: Group, looked: Looked, at: Beside) -> None:
    async def thief(client: SandboxClient) -> None:
        request = AiohttpRequest(1)
        await request.initialize()
        await BotClient(client.url, TOKEN, request).post("setWebhook", {"url": "https://thief.example/"})
        await request.shutdown()

    at.do(thief)
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "Ada webhook" in failing(lines)[0]


async def _group_of(client: SandboxClient, **kind: Any) -> int:
    dewi = await client.person("Wati")
    return (await client.group("Lain", admins=[dewi], **kind)).id


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ({"kind": "group"}, "bukan supergrup"),
        ({"username": "grup_terbuka"}, "grup itu publik"),
        ({"bot_status": "member"}, "belum menjadi administrator"),
        ({"bot_status": "left"}, "tidak dapat melihat grup"),
    ],
)
def test_a_group_that_is_not_fit(
    kind: dict[str, str], said: str, ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = at.do(lambda client: _group_of(client, **kind))
    monkeypatch.setenv("REPORTBOT_MODERATOR_CHAT_ID", str(number))
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert said in failing(lines)[0]


def test_an_admin_who_never_pressed_start(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_ADMIN_IDS", "77")
    code, lines = looked()
    assert (code, line(lines, "Admin 77 belum").startswith("note")) == (0, True)


def test_a_key_and_a_settings_file_that_others_can_read(ready: Group, looked: Looked) -> None:
    Path(".env").write_text("REPORTBOT_RETENTION=90 hari\n")
    Path(".env").chmod(0o640)
    Path("data/reportbot.key").chmod(0o604)
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 2)
    assert "chmod 600 .env" in failing(lines)[0]
    assert "chmod 600" in line(lines, "reportbot.key")


def test_a_data_folder_that_others_can_enter(ready: Group, looked: Looked) -> None:
    Path("data").chmod(0o755)
    code, lines = looked()
    assert (code, "chmod 700" in line(lines, "Orang lain dapat membuka")) == (0, True)


def test_a_file_where_the_data_folder_should_be(at: Beside, looked: Looked) -> None:
    Path("data").write_text("")
    code, lines = looked()
    assert code == 1
    assert "REPORTBOT_DATA_DIR" in line(lines, "tidak dapat ditulis")


def test_a_database_that_is_none(ready: Group, looked: Looked) -> None:
    Path("data/reportbot.db").write_bytes(b"no database at all" * 100)
    code, lines = looked()
    assert (code, "Basis data tidak dapat dibuka" in failing(lines)[0]) == (1, True)


def test_a_bot_at_work_is_told(ready: Group, looked: Looked) -> None:
    assert line(looked()[1], "tidak sedang berjalan").startswith("note")
    with hold(Path("data")):
        assert line(looked()[1], "Bot sedang bekerja").startswith("ok")


def test_a_setting_that_is_none(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_UNDO_MINUTE", "3")
    assert line(looked()[1], "REPORTBOT_UNDO_MINUTE").startswith("note")


def test_a_mail_server_that_lets_us_in(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    server = Controller(Sink(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "SECURITY": "none", "SENDER": "a@b.id"}.items():
            monkeypatch.setenv(f"REPORTBOT_SMTP_{name}", value)
        assert line(looked()[1], "Peladen surel").startswith("ok")
        monkeypatch.setenv("REPORTBOT_SMTP_USERNAME", "lapor")
        monkeypatch.setenv("REPORTBOT_SMTP_PASSWORD", "rahasia")
        code, lines = looked()
        assert (code, "REPORTBOT_SMTP" in failing(lines)[0]) == (1, True)
        assert "rahasia" not in "".join(lines)
    finally:
        server.stop()


def test_a_mail_server_out_of_reach(ready: Group, looked: Looked, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOST": "127.0.0.1", "PORT": "9", "SECURITY": "none", "SENDER": "a@b.id"}.items():
        monkeypatch.setenv(f"REPORTBOT_SMTP_{name}", value)
    code, lines = looked()
    assert (code, "tidak terjangkau" in failing(lines)[0]) == (1, True)


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


def _never_in_a_group(scene: Scene) -> None:
    scene.set("MODERATOR_CHAT_ID", "-1009999")


FAULTS = {
    "many in the group": Fault(_crowded, "anggota. Semua anggota melihat kasus", "keluarkan", "note", 0),
    "updates pile up": Fault(_backlog, "pesan menunggu di Telegram", "lama mati", "note", 0),
    "no commands": Fault(_no_commands, "Daftar perintah di Telegram belum sesuai", "saat dijalankan", "note", 0),
    "webhook not to be seen": Fault(
        _fault_at_telegram("500", "getWebhookInfo"), "Webhook tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "another journal": Fault(_journal, "Jurnal SQLite adalah delete", "saat dijalankan", "note", 0),
    "an older schema": Fault(_revision("0001"), "Skema basis data 0001", "dicadangkan dahulu", "note", 0),
    "a newer schema": Fault(_revision("9999"), "Skema basis data 9999 lebih baru", "Pasang reportbot"),
    "no database server": Fault(_no_server, "Basis data tidak dapat dibuka", "REPORTBOT_DATABASE_URL"),
    "a full disk": Fault(_disk_with(100 << 20, 10 << 30), "Cakram hampir penuh: tersisa 100 MB", "Kosongkan"),
    "a disk that fills": Fault(_disk_with(1 << 30, 10 << 30), "Cakram sudah terisi 90 %", "Kosongkan", "note", 0),
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


def test_a_clock_that_is_an_hour_off(ready: Group, looked: Looked, at: Beside, monkeypatch: pytest.MonkeyPatch) -> None:
    with passing_on(at.url, date=datetime.now(UTC) + timedelta(hours=1)) as url:
        monkeypatch.setenv("REPORTBOT_API_URL", url)
        code, lines = looked()
    assert (code, len(failing(lines))) == (1, 1)
    assert "Jam komputer ini meleset" in failing(lines)[0]
    assert "timedatectl set-ntp true" in failing(lines)[0]


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
