"""A database file outside of the data dir that the bot may not use: it says so in one sentence, with what to do."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportbot.backups import recovery
from reportbot.cli.entry import main
from reportbot.errors import SettingsError
from reportbot.storage.database_file import prepare_file
from reportbot.storage.lock import hold
from reportbot.storage.store import Store
from tests.cli.test_doctor import nobody_in_particular, open_to_all
from tests.cli.test_files_of_others import refused_in_a_sentence

__all__ = ["open_to_all"]

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can make files of two users")

NOBODY = 65534


@pytest.fixture
def database(open_to_all: Path) -> Path:
    """In a folder that is the bot's own; the bot is nobody in particular here."""
    folder = open_to_all / "other disk"
    folder.mkdir(mode=0o700)
    os.chown(folder, NOBODY, NOBODY)
    return folder / "reportbot.db"


def refusal(file: Path) -> str:
    with nobody_in_particular(), pytest.raises(SettingsError) as refused:
        prepare_file(file)
    said = str(refused.value)
    assert said.startswith(f"The database file {file} cannot be used, because of ")
    return said


def mended(said: str, file: Path) -> None:
    """As a person would, by the command that stands in the sentence."""
    subprocess.run(said.split("`")[1], shell=True, check=True)  # noqa: S602  it is what a person would type
    with nobody_in_particular():
        prepare_file(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.stat().st_uid == NOBODY


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o600], ids=oct)
@pytest.mark.parametrize("journal", ["", "-wal", "-shm"])
def test_a_file_of_another_user_is_refused_with_the_command_that_mends_it(
    database: Path, mode: int, journal: str
) -> None:
    with nobody_in_particular():
        prepare_file(database)
    left = database.with_name(f"{database.name}{journal}")
    left.touch()
    left.chmod(mode)
    os.chown(left, 0, 0)
    said = refusal(database)
    assert f"because of {left}: " in said
    assert left.stat().st_mode & 0o777 == mode
    mended(said, database)


def test_a_folder_that_cannot_be_made_is_refused_with_the_command_that_makes_it(database: Path) -> None:
    os.chown(database.parent, 0, 0)
    database.parent.chmod(0o755)
    file = database.parent / "its own" / database.name
    mended(refusal(file), file)


@pytest.mark.parametrize("mode", [0o755, 0o700], ids=oct)
@pytest.mark.parametrize("made", [False, True])
def test_a_folder_that_is_another_users_may_hold_more_so_another_place_is_to_be_named(
    database: Path, mode: int, made: bool
) -> None:
    if made:
        with nobody_in_particular():
            prepare_file(database)
    os.chown(database.parent, 0, 0)
    database.parent.chmod(mode)
    said = refusal(database)
    assert said.endswith("name another place in REPORTBOT_DATABASE_URL.")
    assert "`" not in said


def _a_file(place: Path) -> Path:
    place.touch()
    return place / "reportbot.db"


def _a_folder(place: Path) -> Path:
    place.mkdir()
    return place


@pytest.mark.parametrize("wrong", [_a_file, _a_folder])
def test_a_file_in_the_place_of_the_folder_or_a_folder_in_that_of_the_file(
    database: Path, wrong: Callable[[Path], Path]
) -> None:
    with nobody_in_particular():
        file = wrong(database.parent / "place")
        before = (database.parent / "place").stat().st_mode
    assert "name another place" in refusal(file)
    assert (database.parent / "place").stat().st_mode == before


@pytest.mark.parametrize("verb", [["run"], ["key", "rotate"], ["seed"]], ids=" ".join)
def test_verbs_end_in_that_sentence_and_with_the_exit_code_of_a_wrong_setting(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    data = database.parent / "data"
    database.touch(0o644)
    monkeypatch.chdir(database.parent)
    monkeypatch.setenv("REPORTBOT_TOKEN", "12345:a-canary-token")
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", "sqlite:///data/there/reportbot.db")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(data))
    with hold(data), pytest.raises(SystemExit):
        main(verb)  # what is loaded late is loaded
    subprocess.run(["rm", "-r", str(data)], check=True)
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", f"sqlite:///{database}")
    said = refused_in_a_sentence(verb, capsys)
    assert said.startswith(f"reportbot: The database file {database} cannot be used")


@pytest.fixture
def hidden(database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in a folder that is another user's and closed, beside a data dir that is the bot's own."""
    data = database.parent.parent / "data"
    monkeypatch.setenv("REPORTBOT_TOKEN", "12345:a-canary-token")
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(data))
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", f"sqlite:///{database}")
    monkeypatch.chdir(database.parent.parent)

    async def made() -> None:
        await (await Store.open(f"sqlite:///{database}", data)).close()

    asyncio.run(made())
    recovery.make(data)
    for path in (data, *data.rglob("*"), database):
        os.chown(path, NOBODY, NOBODY)
    os.chown(database.parent, 0, 0)
    for verb in VERBS:
        with pytest.raises(SystemExit):
            main(verb)  # what is loaded late is loaded
    for path in (data, *data.rglob("*"), database):
        os.chown(path, NOBODY, NOBODY)
    return database


VERBS = [["backup"], ["key", "rotate"], ["audit", "verify"], ["dead"], ["doctor"]]


@pytest.mark.parametrize("verb", VERBS[:-1], ids=" ".join)
def test_in_a_folder_that_may_not_be_entered_verbs_end_in_one_sentence(
    hidden: Path, capsys: pytest.CaptureFixture[str], verb: list[str]
) -> None:
    capsys.readouterr()
    with nobody_in_particular(), pytest.raises(SystemExit) as ended:
        main(verb)
    said = capsys.readouterr().err
    assert (ended.value.code, said.count("\n")) == (2, 1)
    assert said.startswith(f"reportbot: The database file {hidden} cannot be ")


@pytest.mark.parametrize("closed", ["the folder", "the file"])
def test_the_doctor_says_who_may_not_read_it_and_sends_nobody_to_a_backup(
    hidden: Path, capsys: pytest.CaptureFixture[str], closed: str
) -> None:
    if closed == "the file":
        os.chown(hidden.parent, NOBODY, NOBODY)
        os.chown(hidden, 0, 0)
    capsys.readouterr()
    with nobody_in_particular(), pytest.raises(SystemExit) as ended:
        main(["doctor"])
    (told,) = [each for each in capsys.readouterr().out.splitlines() if "Basis data" in each]
    place = f"'{hidden}'"
    assert ended.value.code == 1
    assert told.startswith("FAIL  Basis data tidak dapat dibuka: pengguna nobody, ")
    assert f"tidak diizinkan membaca {place} " in told
    assert "restore" not in told


def test_a_file_that_is_closed_is_no_database_to_copy(hidden: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chown(hidden.parent, NOBODY, NOBODY)
    os.chown(hidden, 0, 0)
    capsys.readouterr()
    with nobody_in_particular(), pytest.raises(SystemExit) as ended:
        main(["backup"])
    assert (ended.value.code, f"this user may not use {hidden}. " in capsys.readouterr().err) == (2, True)


def test_a_folder_that_a_closed_one_hides_is_given_to_nobody(database: Path) -> None:
    (database.parent / "inner").mkdir()
    os.chown(database.parent, 0, 0)
    assert "install" not in refusal(database.parent / "inner" / "reportbot.db")


@pytest.mark.skipif(
    shutil.which("unshare") is None, reason="without a view of its own of the disks, nothing is mounted"
)
@pytest.mark.parametrize(
    ("disk", "code", "said"),
    [
        ("ro", 2, "Read-only file system. Name another place"),
        ("nr_inodes=1", 70, "No space left on device. Make room on its disk."),
    ],
)
def test_a_disk_that_takes_no_new_file_is_told_in_one_sentence(tmp_path: Path, disk: str, code: int, said: str) -> None:
    (tmp_path / "disk").mkdir()
    mounted = f"mount -t tmpfs -o {disk} tmpfs disk"
    if subprocess.run(["unshare", "-m", "sh", "-c", mounted], cwd=tmp_path, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    made = "from reportbot.cli.entry import main; main(['seed', '--cases', '1'])"
    settings = {"TOKEN": "1:a-canary", "DATA_DIR": "data", "DATABASE_URL": "sqlite:///disk/it.db"}
    env = {**os.environ, **{f"REPORTBOT_{name}": value for name, value in settings.items()}}
    command = ["unshare", "-m", "sh", "-c", f'{mounted} && exec "$PYTHON" -c "$MADE"']
    ended = subprocess.run(
        command, cwd=tmp_path, env={**env, "PYTHON": sys.executable, "MADE": made}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ended.returncode == code, ended.stderr
    assert ended.stderr.startswith(f"reportbot: The database file {tmp_path / 'disk' / 'it.db'} cannot be made")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
