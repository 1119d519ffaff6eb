"""What others could read: secrets in files of ours are refused with the way to mend it, the bot's own are tightened."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.settings import Settings
from tests.e2e.conftest import stage
from tests.e2e.process import Bot
from tests.e2e.stage import Stage
from tests.e2e.team_acting import reported

__all__ = ["stage"]

OPEN = [0o640, 0o604, 0o644, 0o620, 0o602, 0o610, 0o601, 0o660, 0o666, 0o755, 0o777]
CLOSED = [0o600, 0o400, 0o700]
SECRETS = {".env": ".env", "data/reportbot.key": "data/reportbot.key", "elsewhere/my key": "'elsewhere/my key'"}
VERBS = [["run"], ["backup"], ["key", "rotate"], ["audit", "verify"], ["migrate-store", "--to", "postgresql://h/d"]]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a .env and a key file, and settings for the real Telegram."""
    monkeypatch.chdir(tmp_path)
    for name in SECRETS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch(0o600)
    (tmp_path / ".env").write_text("REPORTBOT_TOKEN=12345:a-canary-token\n")
    (tmp_path / "data" / "reportbot.key").write_text("7b" * 32)
    return tmp_path


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(words)
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("mode", OPEN, ids=oct)
def test_a_secret_that_others_may_use_is_refused_in_one_sentence_with_the_command_that_mends_it(
    house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, mode: int, name: str
) -> None:
    if name.startswith("elsewhere"):
        monkeypatch.setenv("REPORTBOT_KEY_FILE", name)
    (house / name).chmod(mode)
    code, said = refused(capsys, "run")
    assert code == 2
    assert said.count("\n") == 1
    assert f"`chmod 600 {SECRETS[name]}`" in said
    assert f"(mode {mode:04o})" in said
    assert "canary" not in said
    assert stat.S_IMODE((house / name).stat().st_mode) == mode
    command = said.split("`")[1]
    subprocess.run(command, shell=True, check=True, cwd=house)  # noqa: S602  it is what a person would type
    assert Settings.load().on_loopback is False


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_that_uses_secrets_refuses(house: Path, capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    (house / "data" / "reportbot.key").chmod(0o644)
    code, said = refused(capsys, *verb)
    assert (code, "chmod 600" in said) == (2, True)


def test_a_verb_says_it_in_the_language_in_which_it_speaks(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / ".env").chmod(0o644)
    assert "dapat memakainya (mode 0644): jalankan `chmod 600 .env`, dan ganti" in refused(capsys, "backup")[1]
    assert "may use it (mode 0644): run `chmod 600 .env`, and" in refused(capsys, "backup", "--language", "en")[1]


@pytest.mark.parametrize("mode", CLOSED, ids=oct)
def test_what_is_its_owners_alone_is_taken(house: Path, mode: int) -> None:
    for name in (".env", "data/reportbot.key"):
        (house / name).chmod(mode)
    assert Settings.load().token.get_secret_value() == "12345:a-canary-token"


def test_a_key_that_a_cut_off_rotation_left_is_looked_at_too(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "data" / "reportbot.key.new").touch(0o644)
    code, said = refused(capsys, "run")
    assert (code, "reportbot.key.new" in said) == (2, True)


def test_beside_a_sandbox_on_this_machine_nobody_is_bothered(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".env", "data/reportbot.key"):
        (house / name).chmod(0o644)
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:8020")
    assert Settings.load().on_loopback


async def test_whatever_stood_open_in_the_data_dir_is_the_owners_alone_once_the_bot_serves(
    stage: Stage, tmp_path: Path
) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
    opened(stage.data_dir)
    bot = await Bot.start(stage.env, tmp_path / "bot.log", cwd=tmp_path)
    try:
        await bot.says('"serving"')
        await reported(stage, stage.budi)
        await stage.client.settled()
        _all_closed(stage)
    finally:
        await bot.kill()


def _all_closed(stage: Stage) -> None:
    paths = [stage.data_dir, *stage.data_dir.rglob("*")]
    found = {str(path.relative_to(stage.data_dir)): stat.S_IMODE(path.stat().st_mode) for path in paths}
    assert {name: oct(mode) for name, mode in found.items() if mode & 0o077} == {}
    names = {"reportbot.db", "reportbot.db-wal", "reportbot.db-shm", "reportbot.key", "reportbot.lock", "vault"}
    assert names <= found.keys()


def opened(data_dir: Path) -> None:
    """Open to everybody what a data dir can hold."""
    (data_dir / "backups").mkdir(exist_ok=True)
    for name in ("reportbot.db-wal", "reportbot.db-shm", "backups/reportbot-20260301-050000.backup", "recovery.pub"):
        (data_dir / name).touch()
    for path in (data_dir, *data_dir.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
