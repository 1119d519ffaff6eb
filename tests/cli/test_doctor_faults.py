"""`reportbot doctor` against faults of the group, the updates, the database, the disk and the clock, in one table."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from reportbot.cli.doctor.group import MANY
from reportbot.cli.doctor.telegram import MOST_WAITING
from reportbot.sandbox.people import Group, SandboxClient
from tests.cli.calls import OURS, called
from tests.cli.conftest import TOKEN, Beside, Looked, failing, line
from tests.cli.relay import passing_on


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


def _another_webhook(scene: Scene) -> None:
    scene.set("WEBHOOK_URL", OURS)
    scene.at.do(called("setWebhook", url=f"https://thief.example/{TOKEN}"))


def _no_webhook_yet(scene: Scene) -> None:
    scene.set("WEBHOOK_URL", OURS)


def _told_telegram(method: str, **params: Any) -> Callable[[Scene], None]:
    return lambda scene: scene.at.do(called(method, **params))


def _no_commands_of_the_admin(scene: Scene) -> None:
    admin = {"type": "chat", "chat_id": int(os.environ["REPORTBOT_ADMIN_IDS"])}
    scene.at.do(called("deleteMyCommands", scope=admin, language_code="en"))


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


def _unlike(part: str, made: Callable[[Scene], None]) -> Fault:
    """Something that the bot shows is not what it registers."""
    return Fault(made, f"belum sesuai: {part}", "Bila bot sedang berjalan, jalankan ulang", "note", 0)


ALL = {"type": "all_private_chats"}
FAULTS = {
    "many in the group": Fault(_crowded, "anggota. Semua anggota melihat kasus", "keluarkan", "note", 0),
    "updates pile up": Fault(_backlog, "pesan menunggu di Telegram", "lama mati", "note", 0),
    "no commands": _unlike("daftar perintah (Indonesia).", _told_telegram("deleteMyCommands", scope=ALL)),
    "no English commands": _unlike(
        "daftar perintah (English).", _told_telegram("deleteMyCommands", scope=ALL, language_code="en")
    ),
    "no commands of an admin": _unlike("daftar perintah admin", _no_commands_of_the_admin),
    "another description": _unlike(
        "keterangan bot (Indonesia).", _told_telegram("setMyDescription", description="Hubungi @tiruan")
    ),
    "no English description": _unlike(
        "keterangan singkat bot (English).",
        _told_telegram("setMyShortDescription", language_code="en", short_description=""),
    ),
    "the description is not told": Fault(
        _fault_at_telegram("500", "getMyDescription"), "keterangan bot tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "webhook not to be seen": Fault(
        _fault_at_telegram("500", "getWebhookInfo"), "Webhook tidak dapat diperiksa", "Coba lagi", "note", 0
    ),
    "another webhook": Fault(_another_webhook, "ke tempat lain: thief.example", "reportbot doctor --remove-webhook"),
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
    assert TOKEN not in "".join(lines)


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
