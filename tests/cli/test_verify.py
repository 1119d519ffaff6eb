"""``reportbot verify FILE`` as an operator types it."""

import asyncio
from pathlib import Path

import pytest

from reportbot.clock import Clock
from reportbot.evidence.vault import Vault
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from tests.cli.test_backup import data, the_key, typed

__all__ = ["data", "typed"]


@pytest.fixture
def backed_up(data: Path, typed: "object", tmp_path: Path) -> str:
    """mine.backup of a house with one file; its recovery key."""

    async def work() -> None:
        store = await Store.open(None, data)
        await Vault(data / "vault", PatientStore(store), Clock()).keep("copy", "", "image/png", b"bukti")
        await store.close()

    asyncio.run(work())
    assert callable(typed)
    key = the_key(typed("recovery-key")[1])
    assert typed("backup", "mine.backup")[0] == 0
    return key


def test_a_whole_backup_is_proven_and_nothing_is_written(
    data: Path, typed: "object", backed_up: str, tmp_path: Path
) -> None:
    assert callable(typed)
    before = sorted(tmp_path.rglob("*"))
    code, said = typed("verify", "mine.backup", "--bot-key", "data/reportbot.key", stdin=backed_up)
    assert code == 0
    assert "mine.backup: basis data dan 1 berkas bukti" in said
    assert "Rantai keputusan utuh: " in said
    assert "Tanpa --bot-key" not in said
    assert sorted(tmp_path.rglob("*")) == before


def test_without_the_bots_key_it_says_what_was_not_looked_at(data: Path, typed: "object", backed_up: str) -> None:
    assert callable(typed)
    code, said = typed("verify", "mine.backup", stdin=backed_up)
    assert (code, "Tanpa --bot-key berkas bukti tidak dibuka" in said) == (0, True)


def test_one_changed_byte_is_told_and_fails(data: Path, typed: "object", backed_up: str) -> None:
    assert callable(typed)
    whole = bytearray(Path("mine.backup").read_bytes())
    whole[len(whole) // 2] ^= 1
    Path("mine.backup").write_bytes(whole)
    code, said = typed("verify", "mine.backup", stdin=backed_up)
    assert (code, "The backup is damaged" in said) == (1, True)


def test_a_file_that_no_key_opens_is_told_and_fails(data: Path, typed: "object", backed_up: str) -> None:
    assert callable(typed)
    (file,) = (path for path in (data / "vault").rglob("*") if path.is_file())
    file.write_bytes(b"x" * 100)
    assert typed("backup", "second.backup")[0] == 0
    code, said = typed("verify", "second.backup", "--bot-key", "data/reportbot.key", stdin=backed_up)
    assert (code, "1 berkas tidak dapat dibuka dengan kunci ini." in said) == (1, True)


def test_a_key_that_is_not_there_is_told(data: Path, typed: "object", backed_up: str) -> None:
    assert callable(typed)
    code, said = typed("verify", "mine.backup", "--bot-key", "none.key", stdin=backed_up)
    assert (code, "there is no none.key" in said) == (2, True)
    code, said = typed("verify", "none.backup", stdin=backed_up)
    assert (code, "none.backup cannot be read" in said) == (1, True)
