"""A backup, a rotation and a restoring are cut off before each step on the disk: what was there before stays whole."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportbot.backups import recovery
from reportbot.backups.making import make_backup
from reportbot.backups.restoring import check, restore
from reportbot.cli.entry import main
from reportbot.clock import Clock
from reportbot.evidence.vault import Vault
from reportbot.storage.chain_verify import verify
from reportbot.storage.patience import PatientStore
from reportbot.storage.read_only import looking
from reportbot.storage.store import Store
from tests.backups.test_backups import AT, PICTURE, a_house, standing

STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "sqlite3.connect", "os.fsync")
MOST = 400
"""More steps than any of the three takes."""


def cut_off(words: list[str], before: int) -> bool:
    """Run a verb in a process of its own that is killed before its step of this number; False: it has fewer."""
    child = os.fork()
    if child == 0:
        _run(words, before)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _run(words: list[str], before: int) -> None:
    """In the child: count what is done to files here, and die."""
    here, seen, fsync = f"{Path.cwd()}", [0], os.fsync

    def step(event: str, arguments: tuple[object, ...]) -> None:
        if event in STEPS and (event == "os.fsync" or here in str(Path(str(arguments[0])).absolute())):
            seen[0] += 1
            if seen[0] == before:
                os.kill(os.getpid(), signal.SIGKILL)

    def counted(descriptor: int) -> None:
        step("os.fsync", ())
        fsync(descriptor)

    os.fsync = counted  # type: ignore[assignment]
    sys.addaudithook(step)
    try:
        main(words)
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    finally:
        os._exit(99)


def after_each_cut(words: list[str], whole: Callable[[], None]) -> int:
    """Cut the verb off before every step, from the first on; `whole` looks after each. How many cuts there were."""
    for before in range(1, MOST):
        cut = cut_off(words, before)
        whole()
        if not cut:
            return before - 1
    raise AssertionError("it never came to its end")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(tmp_path / "data"))

    async def work() -> None:
        await (await a_house(tmp_path / "data")).close()

    asyncio.run(work())
    return tmp_path / "data"


def opens(data_dir: Path, key_file: Path | None = None) -> None:
    """The database opens with its key, its chain is whole, and so is each file of the vault."""

    async def work() -> None:
        async with looking(None, data_dir, key_file) as (seal, read):
            verdict = await verify(read, seal)
        assert (verdict.faults, verdict.head.count) == ((), 5)
        store = await Store.open(None, data_dir, key_file, upgrade=False)
        vault = Vault(data_dir / "vault", PatientStore(store), Clock())
        assert [(await vault.read(number))[1] for number in (1, 2)] == [PICTURE, b"%PDF a letter"]
        await store.close()

    asyncio.run(work())


def test_a_backup_that_is_cut_off_changes_nothing_and_leaves_no_half_one(house: Path, tmp_path: Path) -> None:
    private = recovery.private_from(recovery.make(house))
    made: list[Path] = []

    def whole() -> None:
        opens(house)
        for path in house.glob("backups/reportbot-*.backup"):
            made.append(path)
            assert check(path, private, lambda _: None).lost == 0
            path.unlink()

    assert after_each_cut(["backup"], whole) > 10
    assert made
    make_backup(house, house / "reportbot.db", AT)
    assert standing(house) == ["reportbot-20260301-050000.backup"]


def test_a_rotation_that_is_cut_off_leaves_a_house_that_opens_and_can_be_ended(house: Path) -> None:
    assert after_each_cut(["key", "rotate"], lambda: opens(house)) > 10
    assert not (house / "reportbot.key.new").exists()
    assert len([path for path in (house / "vault").rglob("*") if path.is_file()]) == 2


@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_a_restoring_that_is_cut_off_leaves_the_folder_without_a_database_or_whole(
    house: Path, tmp_path: Path, *, there: bool
) -> None:
    words = recovery.make(house)
    made = make_backup(house, house / "reportbot.db", AT, tmp_path / "mine.backup")
    (tmp_path / "key").write_text(words)
    (tmp_path / "key").chmod(0o600)
    again, key = tmp_path / "again", house / "reportbot.key"

    def whole() -> None:
        if (again / "reportbot.db").exists():
            opens(again, key)
            shutil.rmtree(again)
        again.mkdir(exist_ok=True) if there else None

    whole()
    verb = ["restore", "mine.backup", "--to", "again", "--key-file", "key", "--bot-key", "data/reportbot.key"]
    assert after_each_cut(verb, whole) > 10
    assert restore(made.path, recovery.private_from(words), again).files == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "data", "key", "mine.backup"]
    assert sorted(path.name for path in again.iterdir()) == ["recovery.pub", "reportbot.db", "vault"]
