"""A backup of a bot on PostgreSQL: its database as a SQLite file, which serves, and goes back to a server."""

import asyncio
from pathlib import Path

import pytest

from reportbot.backups.making import make_backup
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.restoring import restore
from reportbot.clock import Clock
from reportbot.errors import StorageUnavailable
from reportbot.evidence.vault import Vault
from reportbot.storage.chain_verify import verify
from reportbot.storage.dialects import draw
from reportbot.storage.moving import move, target_of
from reportbot.storage.patience import PatientStore
from reportbot.storage.read_only import looking
from reportbot.storage.schema import evidence, reports
from reportbot.storage.server_copies import copy_of
from reportbot.storage.store import Store
from tests.backups.test_backups import AT, a_key, decide, standing
from tests.storage.conftest import new_server_database, server
from tests.storage.test_rotation import fill

__all__ = ["server"]


async def a_house_on(url: str, data: Path) -> Store:
    store = await Store.open(url, data)
    await fill(store)
    await Vault(data / "vault", PatientStore(store), Clock()).keep("copy", "", "image/png", b"bukti")
    return store


async def test_it_is_one_moment_while_writing_goes_on_and_serves_from_sqlite_and_from_a_new_server(
    server: str, tmp_path: Path
) -> None:
    url, data, again = await new_server_database(server), tmp_path / "data", tmp_path / "again"
    store = await a_house_on(url, data)
    *_, last = await store.write(lambda conn: draw(conn, reports, 2500))
    key, ended = a_key(data), asyncio.Event()

    async def writing() -> None:
        number = 1
        while not ended.is_set():
            number += 1
            await decide(store, number)

    writer = asyncio.create_task(writing())
    made = await asyncio.to_thread(make_backup, data, copy_of(url, data), AT)
    ended.set()
    await writer
    await store.close()
    found = await asyncio.to_thread(restore, made.path, key, again)
    assert (found.files, found.lost) == (1, 0)
    (again / "reportbot.key").write_bytes((data / "reportbot.key").read_bytes())
    (again / "reportbot.key").chmod(0o600)
    async with looking(None, again) as (seal, read):
        verdict = await verify(read, seal)
    assert verdict.faults == ()
    assert verdict.head.count >= 1
    restored = await Store.open(None, again, upgrade=False)
    vault = Vault(again / "vault", PatientStore(restored), Clock())
    assert (await vault.read(1))[1] == b"bukti"
    assert (await restored.write(lambda conn: draw(conn, reports, 1)))[0] == last + 1
    assert (await restored.write(lambda conn: draw(conn, evidence, 1)))[0] == 2001
    await restored.close()
    target = await new_server_database(server, "template1")
    moved = await move(None, again, None, target_of(target), lambda *_: None)
    assert (moved.rows["evidence"], moved.verdict.faults) == (1102, ())


async def test_a_server_that_is_away_is_told_and_leaves_nothing(server: str, tmp_path: Path) -> None:
    store = await a_house_on(await new_server_database(server), tmp_path / "data")
    await store.close()
    a_key(tmp_path / "data")
    away = copy_of("postgresql://127.0.0.1:9/x", tmp_path / "data")
    with pytest.raises((StorageUnavailable, BackupRefused)):
        await asyncio.to_thread(make_backup, tmp_path / "data", away, AT)
    assert standing(tmp_path / "data") == []
