"""`reportbot init` as somebody who is no programmer goes through it."""

import contextlib
import errno
import io
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.cli.env_file import why_unwritten
from reportbot.sandbox.people import SandboxClient
from reportbot.settings import Settings
from reportbot.texts import Texts
from tests.cli.conftest import TOKEN, Beside

ROOT = Path(__file__).parents[2]
QUESTIONS = ("Tempel token di sini", "lalu tekan Enter di sini.", "Ketik nomor Telegram admin", "Nama pengelola")

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    monkeypatch.chdir(tmp_path)

    def run(*lines: str, words: tuple[str, ...] = ("init", "--language", "id")) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        with pytest.raises(SystemExit) as ended:
            main(words)
        return int(str(ended.value.code)), capsys.readouterr().out

    return run


@pytest.fixture
def at_sandbox(telegram: Beside, monkeypatch: pytest.MonkeyPatch) -> Beside:
    monkeypatch.setenv("REPORTBOT_API_URL", telegram.url)
    return telegram


async def _dewi_writes(client: SandboxClient) -> int:
    dewi = await client.person("Dewi", last_name="Lestari")
    await dewi.say("halo")
    return dewi.id


def test_whoever_wrote_to_the_bot_is_found_and_becomes_the_admin(at_sandbox: Beside, typed: Typed) -> None:
    dewi = at_sandbox.do(_dewi_writes)
    code, said = typed(TOKEN, "", "", "Paguyuban 'Merdeka' #1")
    assert code == 0
    assert f"Apakah Anda Dewi Lestari (nomor {dewi})?" in said
    assert TOKEN not in said
    settings = Settings.load()
    assert settings.token.get_secret_value() == TOKEN
    assert settings.admin_ids == (dewi,)
    assert settings.operator_name == "Paguyuban 'Merdeka' #1"
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert at_sandbox.do(lambda client: client.pending()) == 1, "the update is still there for the bot"


def test_the_language_is_asked_for_first(at_sandbox: Beside, typed: Typed) -> None:
    code, said = typed("2", TOKEN, "", "42", "Neighbours", words=("init",))
    assert code == 0
    assert "Welcome. A few questions" in said
    assert "No message from you" in said


def test_a_wrong_token_is_told_in_a_sentence_and_asked_for_again(at_sandbox: Beside, typed: Typed) -> None:
    code, said = typed("bukan token", "1000001:another-token", TOKEN, "", "7,8", "Paguyuban")
    assert code == 0
    assert "Itu belum token." in said
    assert "Telegram tidak mengenal token itu." in said
    assert Settings.load().admin_ids == (7, 8)


def test_ids_that_are_none_are_asked_for_again(at_sandbox: Beside, typed: Typed) -> None:
    code, said = typed(TOKEN, "", "0812-3456", "0", str(2**60), "12, 13", "Paguyuban")
    assert (code, said.count("Nomor hanya berisi angka")) == (0, 3)
    assert Settings.load().admin_ids == (12, 13)


def test_ids_that_are_none_do_not_take_the_place_of_those_that_stand(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_text(f"REPORTBOT_TOKEN={TOKEN}\nREPORTBOT_ADMIN_IDS=5\n")
    code, said = typed("", "5, 0812-3456", "5, 12", "Paguyuban")
    assert (code, "Nomor hanya berisi angka" in said) == (0, True)
    assert Settings.load().admin_ids == (5, 12)


def test_breaking_off_changes_nothing(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_text("REPORTBOT_TOKEN=9:old\n")
    for lines in ([], [TOKEN], [TOKEN, ""], [TOKEN, "", "12"]):
        code, said = typed(*lines)
        assert (code, "Dibatalkan. .env tidak diubah." in said) == (1, True)
    assert Path(".env").read_text() == "REPORTBOT_TOKEN=9:old\n"
    assert [file.name for file in Path().iterdir()] == [".env"]


@pytest.mark.parametrize("answers", [(), (TOKEN,), (TOKEN, ""), (TOKEN, "", "12")], ids=len)
def test_ctrl_c_at_any_question_leaves_what_stood_there(
    answers: tuple[str, ...], at_sandbox: Beside, tmp_path: Path
) -> None:
    """A process of its own, which gets the signal that the terminal sends."""
    (tmp_path / ".env").write_text("# ours\n")
    command = [sys.executable, "-m", "reportbot", "init", "--language", "id"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # As a terminal starts it; who runs the tests in the background ignores the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 no thread forks here
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{line}\n" for line in answers).encode())
        process.stdin.flush()
        said = b""
        while QUESTIONS[len(answers)].encode() not in said:
            more = os.read(process.stdout.fileno(), 4096)
            assert more, said.decode()
            said += more
        _interrupted(process)
        said += process.stdout.read()
    assert process.returncode == 1
    assert said.decode().endswith("Dibatalkan. .env tidak diubah.\n\n")
    assert "Traceback" not in said.decode()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(".env", "# ours\n")]


def _interrupted(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C, and again where it came just before the read that it shall end."""
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)


def test_a_second_time_enter_keeps_what_is_stored(at_sandbox: Beside, typed: Typed) -> None:
    Path(".env").write_text(f"# ours\nREPORTBOT_TOKEN={TOKEN}\nREPORTBOT_ADMIN_IDS=5\nREPORTBOT_REPORTS_PER_DAY='5'\n")
    code, _ = typed("", "", "Paguyuban Baru")
    settings = Settings.load()
    assert code == 0
    assert (settings.admin_ids, settings.reports_per_day, settings.operator_name) == ((5,), 5, "Paguyuban Baru")
    assert Path(".env").read_text().startswith("# ours\n")


def test_without_internet_the_token_can_be_stored_unchecked(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    code, said = typed(TOKEN, "t", TOKEN, "y", "12", "Paguyuban")
    assert (code, said.count("Telegram tidak terjangkau")) == (0, 2)
    assert Settings.load().token.get_secret_value() == TOKEN


def test_a_disk_that_takes_nothing_is_told_and_what_stood_there_stands(at_sandbox: Beside, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# ours\n")
    ended = subprocess.run(
        [sys.executable, "-m", "reportbot", "init", "--language", "id"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        input=f"{TOKEN}\n\n12\nPaguyuban\n",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, "")
    told = ".env tidak dapat ditulis: terjadi galat saat menulis ke penyimpanan. Tidak ada yang berubah."
    assert told in ended.stdout
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(".env", "# ours\n")]


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        (errno.EACCES, "tidak diizinkan", "may not write it"),
        (errno.ENOSPC, "penyimpanan penuh", "the disk is full"),
        (errno.EROFS, "penyimpanan hanya dapat dibaca", "the disk can only be read"),
        (errno.EIO, "terjadi galat saat menulis ke penyimpanan", "the disk gave an error while it was written"),
    ],
)
def test_why_nothing_is_written_is_said_in_words(code: int, indonesian: str, english: str) -> None:
    text = why_unwritten(OSError(code, "in the system's words"))
    assert indonesian in Texts.load().plain(text, "id")
    assert english in Texts.load().plain(text, "en")
