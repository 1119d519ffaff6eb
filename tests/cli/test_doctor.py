"""`reportbot doctor` against each fault: the line says what is wrong and how to mend it, and the exit code follows."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from reportbot.cli.doctor.here import user
from reportbot.sandbox.people import Group, SandboxClient
from reportbot.storage.lock import hold
from tests.cli.calls import called
from tests.cli.conftest import TOKEN, Beside, Looked, failing, line


def test_where_all_is_well_nothing_fails(ready: Group, looked: Looked) -> None:
    code, lines = looked()
    assert (code, failing(lines)) == (0, [])
    for part in (
        "Telegram mengenal token ini",
        "Jam komputer ini benar",
        "Daftar perintah dan keterangan bot sudah",
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
    at.do(called("setWebhook", url="https://thief.example/"))
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


def test_a_key_and_a_settings_file_that_others_can_read(ready: Group, looked: Looked, tmp_path: Path) -> None:
    Path(".env").write_text("REPORTBOT_REPORTS_PER_DAY=5\n")
    Path(".env").chmod(0o640)
    Path("data/reportbot.key").chmod(0o604)
    code, lines = looked()
    assert (code, len(failing(lines))) == (1, 2)
    assert failing(lines)[0].endswith(f"chmod 600 {tmp_path}/.env")
    assert failing(lines)[1].endswith(f"chmod 600 {tmp_path}/data/reportbot.key")


@contextlib.contextmanager
def nobody_in_particular() -> Iterator[None]:
    """Root may read all; so it is somebody else meanwhile, and any other user stays who he is."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_to_all(tmp_path: Path) -> Path:
    """A folder that everybody may enter."""
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("closed", ["data", "data/reportbot.key"])
def test_a_key_that_this_user_cannot_read(ready: Group, looked: Looked, open_to_all: Path, closed: str) -> None:
    looked()  # what is loaded late is loaded
    if closed != "data":
        Path("data").chmod(0o755)
    Path(closed).chmod(0)
    with nobody_in_particular():
        me = user()
        code, lines = looked()
    Path(closed).chmod(0o700)
    assert code == 1
    data, key = open_to_all / "data", open_to_all / "data/reportbot.key"
    assert line(lines, f"{key} tidak dapat dibaca").endswith(f"chown {me} {key} && chmod 600 {key}")
    assert failing(lines)[0].endswith(f"chown -R {me} {data} && chmod 700 {data}")
    assert [each for each in lines if "Basis data" in each] == [] or closed != "data"


def test_a_data_folder_that_a_closed_folder_hides(
    ready: Group, looked: Looked, open_to_all: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked()  # what is loaded late is loaded
    Path("outer").mkdir()
    Path("data").rename("outer/data")
    Path("outer").chmod(0)
    monkeypatch.setenv("REPORTBOT_DATA_DIR", "outer/data")
    with nobody_in_particular():
        code, lines = looked()
    Path("outer").chmod(0o700)
    assert code == 1
    assert f"Folder data {open_to_all}/outer/data tidak dapat ditulis" in failing(lines)[0]
    assert line(lines, "Telegram mengenal token ini").startswith("ok")


def test_a_data_folder_that_others_can_enter(ready: Group, looked: Looked) -> None:
    Path("data").chmod(0o755)
    code, lines = looked()
    assert (code, "chmod 700" in line(lines, "Orang lain dapat membuka")) == (0, True)


def test_a_file_where_the_data_folder_should_be(at: Beside, looked: Looked, tmp_path: Path) -> None:
    Path("data").write_text("")
    code, lines = looked()
    assert code == 1
    assert line(lines, "bukan folder").endswith(f"mv {tmp_path}/data {tmp_path}/data.lama")


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
        assert line(looked()[1], "Server surel").startswith("ok")
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
