"""A disk that fails while a commit is written: nothing counts as stored, and the connection is not trusted again."""

import sqlite3
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from reportbot.errors import StorageUnavailable
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from tests.storage.test_writing import names, noting

ERRORS = (
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
)


class FailingDisk:
    """Lets the next commits of a store's writer fail as SQLite tells it, and counts its connections."""

    def __init__(self, store: Store, code: int, times: int) -> None:
        self.code, self.times, self.connected = code, times, 0
        engine = store._writes._engine.sync_engine  # type: ignore[attr-defined]
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "connect", self._connect)

    def _commit(self, _connection: Any) -> None:
        if self.times:
            self.times -= 1
            fault = sqlite3.OperationalError("disk I/O error")
            fault.sqlite_errorcode = self.code
            raise OperationalError("COMMIT", {}, fault)

    def _connect(self, _connection: Any, _record: Any) -> None:
        self.connected += 1


@pytest.mark.parametrize("code", ERRORS)
async def test_what_a_failing_disk_did_not_take_is_not_stored(lite: Store, code: int) -> None:
    disk = FailingDisk(lite, code, 1)
    with pytest.raises(StorageUnavailable):
        await lite.write(noting("lost"))
    assert await names(lite) == set()
    await lite.write(noting("kept"))
    assert await names(lite) == {"kept"}
    assert disk.connected == 1


@pytest.mark.parametrize("code", ERRORS)
async def test_a_work_is_done_again_until_the_disk_takes_it(lite: Store, code: int) -> None:
    disk = FailingDisk(lite, code, 2)
    await PatientStore(lite).write(noting("once"))
    assert await names(lite) == {"once"}
    assert disk.connected == 2
