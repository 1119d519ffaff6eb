"""What a command run as root left in the data dir, closed: the doctor says it, and nothing that is wrong then."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportbot.backups import recovery
from reportbot.errors import SettingsError
from reportbot.sandbox.people import Group
from reportbot.storage.lock import hold
from tests.cli.conftest import Looked, failing, line
from tests.cli.test_doctor import nobody_in_particular, open_to_all

__all__ = ["open_to_all"]

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can make files of two users")

NOBODY = 65534
NEEDED = ["reportbot.db", "reportbot.db-wal", "reportbot.key", "vault"]
FOR_BACKUPS = ["recovery.pub", "backups", "backups/.lock", "backups/reportbot-20260301-050000.backup"]
SILENT = ("kunci pemulihan", "Belum ada cadangan", "Cadangan terbaru", "tidak dapat dibuka", "recovery-key", " backup")
"""What would be said of backups, recovery key and database, and of how to mend them."""


@pytest.fixture
def data(ready: Group, looked: Looked, open_to_all: Path) -> Path:
    """All that a bot has at work; the bot is nobody in particular here."""
    data = open_to_all / "data"
    recovery.make(data)
    for name in ("vault", "backups"):
        (data / name).mkdir(mode=0o700, exist_ok=True)
    for name in FOR_BACKUPS[2:]:
        (data / name).touch(0o600)
    (data / "reportbot.db-wal").touch(0o600)
    for path in (data, *data.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    looked()  # what is loaded late is loaded
    looked("--language", "en")
    return data


def left_by_root(path: Path) -> None:
    for each in (path, *path.rglob("*")):
        os.chown(each, 0, 0)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", [*NEEDED, *FOR_BACKUPS])
def test_the_doctor_names_it_with_the_command_that_mends_it_and_says_nothing_that_follows_from_it(
    data: Path, looked: Looked, name: str
) -> None:
    left_by_root(data / name)
    with nobody_in_particular():
        code, lines = looked()
        english = line(looked("--language", "en")[1], "Another user owns ")
    told = line(lines, "milik pengguna lain")
    assert f" {data / name} milik pengguna lain, jadi bot tidak " in told
    assert f" {data / name}, so the bot " in english
    assert (code, told[:4]) == ((1, "FAIL") if name in NEEDED else (0, "note"))
    assert [each for each in lines if each != told and any(word in each for word in SILENT)] == []
    for each in (told, english):
        assert each.endswith(f"root: chown -R nobody {data}")
    subprocess.run(told.rpartition(": ")[2], shell=True, check=True)  # noqa: S602  it is what a person would type
    with nobody_in_particular():
        code, lines = looked()
    assert (code, failing(lines)) == (0, [])
    assert line(lines, "Cadangan terbaru") or line(lines, "Belum ada cadangan")


def test_a_key_of_its_own_that_it_may_not_read_is_opened_to_it_and_not_made_anew(data: Path, looked: Looked) -> None:
    public = data / "recovery.pub"
    public.chmod(0)
    with nobody_in_particular():
        code, lines = looked()
        told = line(lines, "recovery.pub")
        assert (code, told[:4]) == (0, "note")
        assert told.endswith(f"chown nobody {public} && chmod 600 {public}")
        with pytest.raises(recovery.BackupRefused, match=r"recovery\.pub cannot be read \(Permission denied\)"):
            recovery.public_of(data)


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_bot_cannot_work_without_is_refused_with_the_command(data: Path, name: str) -> None:
    left_by_root(data / name)
    with nobody_in_particular(), pytest.raises(SettingsError) as refused:
        hold(data)
    said = str(refused.value)
    assert said.startswith(f"REPORTBOT_DATA_DIR: {data / name} is another user's: the bot may not use it. ")
    subprocess.run(said.split("`")[1], shell=True, check=True)  # noqa: S602  as above
    with nobody_in_particular():
        hold(data).close()


@pytest.mark.parametrize("name", FOR_BACKUPS)
def test_what_only_backups_need_does_not_keep_the_bot_from_working(data: Path, name: str) -> None:
    left_by_root(data / name)
    with nobody_in_particular():
        hold(data).close()


def test_a_file_of_before_bothers_no_bots_whose_database_is_on_a_server(data: Path) -> None:
    left_by_root(data / "reportbot.db")
    with nobody_in_particular():
        hold(data, shared=True).close()


def test_a_closed_data_dir_of_another_user_is_refused_with_the_command(data: Path) -> None:
    os.chown(data, 0, 0)
    with nobody_in_particular(), pytest.raises(SettingsError, match=r"may not write to it\. Run `chown -R 65534 "):
        hold(data)


def test_a_file_system_without_modes_is_not_called_another_users() -> None:
    """As exFAT does, Linux's list of processes refuses to change a mode, and this process owns its part of it."""
    with pytest.raises(SettingsError) as refused:
        hold(Path("/proc/self"))
    said = str(refused.value)
    assert said.startswith("REPORTBOT_DATA_DIR: /proc/self is not safe: others may use it (mode 0555)")
    assert "file system that keeps no modes" in said
    assert "another user" not in said
    assert "chown" not in said


@pytest.mark.skipif(
    shutil.which("unshare") is None, reason="without a view of its own of the disks, nothing is mounted"
)
@pytest.mark.parametrize("mode", ["700", "755"])
def test_a_disk_that_can_only_be_read_is_called_that_and_ends_in_the_exit_code_of_a_wrong_setting(
    tmp_path: Path, mode: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = f"mount -t tmpfs -o ro,mode={mode} tmpfs disk"
    if subprocess.run(["unshare", "-m", "sh", "-c", mounted], cwd=tmp_path, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    run = "from reportbot.cli.entry import main; main(['run'])"
    env = {**os.environ, "REPORTBOT_TOKEN": "1:a-canary", "REPORTBOT_DATA_DIR": str(disk), "RUN": run}
    command = ["unshare", "-m", "sh", "-c", f'{mounted} && exec "$PYTHON" -c "$RUN"']
    ended = subprocess.run(
        command, cwd=tmp_path, env={**env, "PYTHON": sys.executable}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    said = [each for each in ended.stderr.splitlines() if each.startswith("reportbot: ")]
    assert said == ended.stderr.splitlines()[-1:]
    assert said[0].startswith(f"reportbot: REPORTBOT_DATA_DIR: {disk} cannot be used: its disk can only be read")
