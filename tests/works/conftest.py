"""Works on a real store: an intake, a worker with handlers of the test, and what it leaves behind."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportbot.clock import Clock
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Work
from reportbot.delivery.outcome import Done, Outcome
from reportbot.evidence.vault import Vault
from reportbot.intake import Intake, Surroundings
from reportbot.storage import works
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import claim
from reportbot.storage.patience import PatientStore
from reportbot.storage.standing import people_for_admins
from reportbot.storage.store import Store
from reportbot.texts import Texts, locales_root
from reportbot.works.job import Handler, Several, Tools
from reportbot.works.worker import Worker
from tests.storage.conftest import database, server, store

__all__ = ["database", "server", "store"]

ADMIN = 6_000_000_001


class FastClock(Clock):
    """A wall clock that a test puts forward."""

    ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


@dataclass
class Workshop:
    """A store with an intake; `worker` runs while its block runs, with these handlers."""

    store: Store
    folder: Path
    texts: Texts
    patient: PatientStore = field(init=False)
    intake: Intake = field(init=False)
    tools: Tools = field(init=False)
    clock: FastClock = field(default_factory=FastClock)
    workers: list[Worker] = field(default_factory=list)

    async def prepare(self) -> None:
        self.patient = PatientStore(self.store)
        store, now = self.store, datetime.now(UTC)
        admins = await store.write(lambda conn: people_for_admins(conn, store.seal, [ADMIN], now))
        around = Surroundings(
            seal=store.seal, texts=self.texts, rules=Rules(), numbers=Numbers(), admins=admins, bot_username="contoh"
        )
        self.intake = Intake(self.patient, around, Clock(), Clock(), lambda _: self.wake())
        self.tools = Tools(
            store=self.patient,
            seal=store.seal,
            vault=Vault(self.folder, self.patient, Clock()),
            texts=around.texts,
            rules=around.rules,
            numbers=around.numbers,
            clock=Clock(),
            wall=Clock(),
            call=_call,
            download=_download,
            mail=None,
            data_dir=self.folder,
            progress=_untold,
        )

    def wake(self) -> None:
        for worker in self.workers:
            worker.wake()

    @contextlib.asynccontextmanager
    async def working(self, **handlers: Handler | Several) -> AsyncIterator[Worker]:
        """A worker at work on handlers by kind; cut off at the end as by a crash."""
        worker = Worker(self.patient, self.intake, self.tools, handlers, self.clock)
        self.workers.append(worker)
        task = asyncio.create_task(worker.run())
        try:
            yield worker
            if task.done():
                task.result()
        finally:
            task.cancel()
            await asyncio.wait({task})
            self.workers.remove(worker)

    async def ask(self, *asked: Work) -> None:
        """Works asked for in one transaction."""
        await self.store.write(lambda conn: works.enqueue(conn, self.store.seal, asked, datetime.now(UTC)))
        self.wake()

    async def standing(self) -> int:
        return await self.store.read(works.count)

    async def none_stands(self) -> None:
        """Wait until every work is done."""
        async with asyncio.timeout(20):
            while await self.standing():  # noqa: ASYNC110 the table tells no event
                await asyncio.sleep(0.01)

    async def hurry(self) -> None:
        """What is to be tried again later may be tried now."""

        async def now(conn: Connection) -> None:
            await conn.exec_driver_sql("UPDATE works SET ready_at = 0")

        await self.store.write(now)
        self.wake()

    async def said(self) -> list[Claimed]:
        """What stands in the outbox."""

        def at_will(*_: object) -> float:
            return 0.0

        async def work(conn: Any) -> list[Claimed]:
            return await claim(conn, self.store.seal, datetime.now(UTC), busy=(), pace=at_will)

        return await self.store.write(work)

    async def rows(self, query: str) -> list[Any]:
        return list((await self.store.read(lambda conn: conn.exec_driver_sql(query))).all())


async def _untold(_done: int, _total: int) -> None:
    """Nobody listens."""


async def _call(method: str, params: Mapping[str, Any]) -> Outcome:
    return Done({})


async def _download(file_path: str, limit: int) -> Outcome:
    return Done(b"")


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The texts, and words for the progress of a work that only tests know."""
    folder = tmp_path_factory.mktemp("texts") / "locales"
    shutil.copytree(str(locales_root()), folder)
    (folder / "id" / "tests.ftl").write_text("progress-letter = { $done } dari { $total }\n", encoding="utf-8")
    return Texts.load(folder)


@pytest.fixture
async def shop(store: Store, tmp_path: Path, texts: Texts) -> Workshop:
    made = Workshop(store, tmp_path / "vault", texts)
    await made.prepare()
    return made
