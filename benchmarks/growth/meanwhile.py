"""Citizens at 30 acts a second while the bot itself writes a long list, or a long export: do they notice?"""

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.growth.bot import at_work
from benchmarks.growth.long_works import EXPORT, kept_list
from benchmarks.growth.rows import Row, at_most, greeted
from benchmarks.growth.server import Server
from benchmarks.runs import p99
from benchmarks.tempos import Open
from reportbot.conversation.says import Work
from reportbot.settings import Settings
from reportbot.storage import works
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store

RATE = 30.0
AS_SHIPPED = {"REPORTBOT_RATE_PER_GROUP_MINUTE": str(Settings.model_fields["rate_per_group_minute"].default)}
"""The list's 100,000 cases want cards: without the group's limit every batch would draw 120 of them."""

LOOK_SECONDS = 1.0
LONGEST = 1800.0


@dataclass(kw_only=True)
class Steady(Open):
    """So many acts a second until `ended` is set."""

    seconds: float = 0.0
    acts: int = 0
    ended: bool = False

    def start(self) -> None:
        """Begin."""
        self._next(time.monotonic())

    def over(self) -> bool:
        """Whether it has ended and every act is answered."""
        return self.ended and len(self.waits) >= self.acts

    def _next(self, due: float) -> None:
        if self.ended:
            return
        self.acts += 1
        self._turn(due)
        asyncio.get_running_loop().call_later(due + 1 / self.rate - time.monotonic(), self._next, due + 1 / self.rate)


async def answered_meanwhile(server: Server, url: str, data_dir: Path, rows: int) -> list[Row]:
    """From press to answer while a list of so many rows is written, and while all cases are exported."""
    found = []
    for name, work in (
        (f"import of {rows:,} rows", await _list(data_dir, rows)),
        ("export of all cases", Work("export", EXPORT)),
    ):
        await _asked(data_dir, work)
        async with at_work(server, url, data_dir, idle=False, settings=AS_SHIPPED) as (stage, _):
            await greeted(stage)
            begun, tempo = time.monotonic(), Steady(rate=RATE)
            for citizen in stage.acting_by(tempo):
                citizen.begin()
            tempo.start()
            await _done(data_dir, work.kind)
            seconds, tempo.ended = time.monotonic() - begun, True
            await stage.until(tempo.over)
        waited = p99(tempo.waits) * 1000
        detail = {"seconds": seconds, "acts": tempo.acts, "worst_ms": max(tempo.waits) * 1000}
        found.append(at_most(f"{name}: p99 from press to answer at {RATE:g}/s meanwhile", 200, waited, " ms", **detail))
    return found


async def _done(data_dir: Path, kind: str) -> None:
    """Wait until no such work stands."""
    address = f"file:{data_dir / 'reportbot.db'}?mode=ro"
    async with asyncio.timeout(LONGEST):
        with closing(sqlite3.connect(address, uri=True)) as conn:
            while conn.execute("SELECT 1 FROM works WHERE kind = ?", (kind,)).fetchone():  # noqa: ASYNC110
                await asyncio.sleep(LOOK_SECONDS)


async def _list(data_dir: Path, count: int) -> Work:
    store = await Store.open(None, data_dir)
    number = await kept_list(PatientStore(store), data_dir, count)
    await store.close()
    return Work("write-import", {"import": number})


async def _asked(data_dir: Path, work: Work) -> None:
    store = await Store.open(None, data_dir)
    await store.write(lambda conn: works.enqueue(conn, store.seal, [work], datetime.now(UTC)))
    await store.close()
