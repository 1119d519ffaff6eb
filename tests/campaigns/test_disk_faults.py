"""The shim under the bot: SQLite hears of a full disk and of a failed fsync, and goes on afterwards."""

import os
import subprocess
import sys
from pathlib import Path

from tests.campaigns.disk_faults import Disk

WRITES = """
import pathlib, sqlite3, sys
file = sys.argv[1] + "/a.db"
def opened():
    found = sqlite3.connect(file)
    found.execute("PRAGMA journal_mode=WAL")
    found.execute("PRAGMA synchronous=FULL")
    return found
base = opened()
base.execute("CREATE TABLE t (a)")
base.commit()
for flag in ("eio_flag", "full_flag"):
    at = pathlib.Path(sys.argv[1], flag)
    at.touch()
    try:
        base.execute("INSERT INTO t VALUES (zeroblob(100000))")
        base.commit()
    except sqlite3.Error as error:
        print(error.sqlite_errorname)
    at.unlink()
    base.close()
    base = opened()
    base.execute("INSERT INTO t VALUES (1)")
    base.commit()
print(base.execute("SELECT count(*) FROM t").fetchone()[0])
"""


def test_sqlite_fails_while_the_disk_does_and_goes_on_afterwards(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    if disk.missing:
        assert "no C compiler" in disk.missing
        return
    env = dict(os.environ) | disk.env
    done = subprocess.run([sys.executable, "-c", WRITES, tmp_path], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["SQLITE_IOERR_FSYNC", "SQLITE_FULL", "2"]
