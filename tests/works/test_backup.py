"""The work "backup" beside a store at work, on both engines."""

import asyncio
import fcntl
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportbot.backups import recovery
from reportbot.backups.restoring import restore
from reportbot.conversation.says import Work
from reportbot.works import backup
from reportbot.works.backup import back_up
from reportbot.works.job import Failed, Job
from tests.works.conftest import Workshop

JOB = Job(number=1, kind="backup", data={})


async def test_the_database_and_the_vault_are_in_it(shop: Workshop, tmp_path: Path) -> None:
    await shop.tools.vault.keep("letter", "surat.pdf", "application/pdf", b"%PDF")
    data = tmp_path / "data"
    tools = replace(shop.tools, data_dir=data)
    shop.folder.rename(data / "vault")
    key = recovery.private_from(recovery.make(data))
    result = await back_up(JOB, tools)
    assert result["files"] == 1
    found = restore(data / "backups" / result["name"], key, tmp_path / "again")
    assert (found.files, found.lost) == (1, 0)


@pytest.mark.parametrize(("then", "about"), [("nightly-backup-made", {}), ("backup-made", {"person": 1})])
async def test_that_there_is_no_recovery_key_is_said_to_who_asked_and_counts_as_no_failure(
    shop: Workshop, tmp_path: Path, then: str, about: dict[str, int]
) -> None:
    shop.tools = replace(shop.tools, data_dir=tmp_path / "data")
    async with shop.working(backup=back_up) as worker:
        await shop.ask(Work("backup", {}, then, about))
        await shop.none_stands()
    assert worker.failed == 0
    texts = [row.outgoing.params["text"] for row in await shop.said()]
    # At night it is said on Mondays.
    assert len(texts) == 1 or not (about or texts)
    assert all("reportbot recovery-key" in text for text in texts)


async def test_one_that_failed_counts_as_a_failure(shop: Workshop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    recovery.make(data)
    (data / "backups").write_text("no folder", encoding="ascii")
    shop.tools = replace(shop.tools, data_dir=data)
    async with shop.working(backup=back_up) as worker:
        await shop.ask(Work("backup", {}, "nightly-backup-made"))
        await shop.none_stands()
    assert worker.failed == 1
    (told,) = [row.outgoing.params["text"] for row in await shop.said()]
    assert "reportbot doctor" in told


async def test_a_disk_that_refuses_is_a_failure_that_is_told(shop: Workshop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    recovery.make(data)
    (data / "backups").write_text("no folder", encoding="ascii")
    with pytest.raises(Failed) as failed:
        await back_up(JOB, replace(shop.tools, data_dir=data))
    assert failed.value.key == "backup-failed"


async def test_progress_is_told_while_it_grows_and_not_while_it_stands_still(
    shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "LOOK_SECONDS", 0.001)
    data, told = tmp_path / "data", list[tuple[int, int]]()
    recovery.make(data)
    for number in range(10):
        _vaulted(data, number, 4_000_000)
    (data / "backups").mkdir()

    async def progress(done: int, total: int) -> None:
        told.append((done, total))

    with (data / "backups" / ".lock").open("w") as lock:
        # Who tidies the folder up holds it alone, and a backup waits for that.
        fcntl.flock(lock, fcntl.LOCK_EX)
        making = asyncio.create_task(back_up(JOB, replace(shop.tools, data_dir=data, progress=progress)))
        await asyncio.sleep(0.1)
        assert told == []
        fcntl.flock(lock, fcntl.LOCK_UN)
        await making
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1][1] >= 40


def _vaulted(data: Path, number: int, size: int) -> None:
    file = data / "vault" / f"{number:02}" / f"{number:064}"
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(size))
