"""A database file outside of the data dir that the bot may not use: it says so in one sentence, with what to do."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.errors import SettingsError
from reportbot.storage.engines import prepare_file
from reportbot.storage.lock import hold
from tests.cli.test_doctor import nobody_in_particular, open_to_all

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
    capsys.readouterr()
    with nobody_in_particular(), pytest.raises(SystemExit) as ended:
        main(verb)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith(f"reportbot: The database file {database} cannot be used")
    assert said.count("\n") == 1
