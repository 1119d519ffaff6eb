"""What another user left in the data dir: the bot refuses in one sentence with the command, and the doctor says it."""

import os
import subprocess
from pathlib import Path

import pytest

from reportbot.cli.doctor.here import user
from reportbot.cli.entry import main
from reportbot.errors import SettingsError
from reportbot.sandbox.people import Group
from reportbot.storage.lock import hold, tighten
from tests.cli.conftest import Looked, failing
from tests.cli.test_doctor import nobody_in_particular, open_to_all

__all__ = ["open_to_all"]

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="only root can make files of two users")

NOBODY = 65534
LEFT = ["seen.txt", "reportbot.db-wal", "vault", "backups/reportbot-20260301-050000.backup"]


@pytest.fixture
def data(open_to_all: Path) -> Path:
    """A data dir that is the bot's own; the bot is nobody in particular here."""
    data = open_to_all / "a data dir"
    for folder in (data, data / "backups"):
        folder.mkdir(mode=0o700)
        os.chown(folder, NOBODY, NOBODY)
    return data


def left_by_root(data: Path, name: str, mode: int = 0o644) -> Path:
    path = data / name
    path.mkdir() if name == "vault" else path.touch()
    path.chmod(mode)
    return path


def refused_in_a_sentence(verb: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a verb says to nobody in particular before it ends with exit code 2."""
    capsys.readouterr()
    with nobody_in_particular(), pytest.raises(SystemExit) as ended:
        main(verb)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.count("\n") == 1
    return said


def refusal(data: Path) -> str:
    with nobody_in_particular(), pytest.raises(SettingsError) as refused:
        hold(data)
    return str(refused.value)


@pytest.mark.parametrize("name", LEFT)
def test_what_is_open_and_another_users_is_refused_with_the_command_that_mends_it(data: Path, name: str) -> None:
    path = left_by_root(data, name)
    said = refusal(data)
    assert f"{path} " in said
    assert "(mode 0644)" in said
    assert path.stat().st_mode & 0o777 == 0o644
    subprocess.run(said.split("`")[1], shell=True, check=True)  # noqa: S602  it is what a person would type
    with nobody_in_particular():
        hold(data).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_lock_that_a_command_run_as_root_left_is_refused_too(data: Path) -> None:
    lock = left_by_root(data, "reportbot.lock", 0o600)
    said = refusal(data)
    assert f"{lock} " in said
    subprocess.run(said.split("`")[1], shell=True, check=True)  # noqa: S602  as above
    with nobody_in_particular():
        hold(data).close()


def test_an_open_data_dir_that_is_another_users_is_refused(data: Path) -> None:
    os.chown(data, 0, 0)
    data.chmod(0o755)
    assert f"{data} " in refusal(data)


def test_what_is_another_users_and_closed_bothers_nobody(data: Path) -> None:
    left_by_root(data, "notes", 0o600)
    with nobody_in_particular():
        hold(data).close()


def test_what_vanishes_meanwhile_is_nothing(data: Path) -> None:
    for number in range(200):
        (data / f".draft.{number}").touch(mode=0o644)
    remover = subprocess.Popen(["/bin/sh", "-c", "sleep 0.001; rm -f .draft.*"], cwd=data)
    while list(data.iterdir()) != [data / "backups"]:
        tighten(data)
    assert remover.wait() == 0


@pytest.mark.parametrize("verb", [["run"], ["key", "rotate"], ["seed"]], ids=" ".join)
def test_verbs_end_in_one_sentence_and_with_the_exit_code_of_a_wrong_setting(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, verb: list[str]
) -> None:
    path = left_by_root(data, "seen.txt")
    monkeypatch.chdir(data.parent)
    monkeypatch.setenv("REPORTBOT_TOKEN", "12345:a-canary-token")
    monkeypatch.setenv("REPORTBOT_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", "held")
    with hold(Path("held")), pytest.raises(SystemExit):
        main(verb)  # what is loaded late is loaded
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(data))
    said = refused_in_a_sentence(verb, capsys)
    assert said.startswith(f"reportbot: REPORTBOT_DATA_DIR: {path} ")


@pytest.mark.parametrize(("name", "mode"), [("seen.txt", 0o644), ("reportbot.lock", 0o600)])
def test_the_doctor_names_it_in_both_languages_with_the_command_that_mends_it(
    ready: Group, looked: Looked, open_to_all: Path, name: str, mode: int
) -> None:
    looked()  # what is loaded late is loaded
    data = open_to_all / "data"
    for path in (data, *data.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    path = left_by_root(data, name, mode)
    os.chown(path, 0, 0)
    with nobody_in_particular():
        me = user()
        code, lines = looked()
        (english,) = failing(looked("--language", "en")[1])
    (indonesian,) = failing(lines)
    assert code == 1
    assert f"{path} milik pengguna lain" in indonesian
    assert f"Another user owns {path}" in english
    for said in (indonesian, english):
        assert said.endswith(f"chown -R {me} {data}")
    subprocess.run(said.rpartition(": ")[2], shell=True, check=True)  # noqa: S602  as above
    with nobody_in_particular():
        assert failing(looked()[1]) == []


def test_to_root_who_may_close_it_the_doctor_says_nothing_of_it(ready: Group, looked: Looked) -> None:
    os.chown(left_by_root(Path("data"), "seen.txt"), NOBODY, NOBODY)
    assert failing(looked()[1]) == []
