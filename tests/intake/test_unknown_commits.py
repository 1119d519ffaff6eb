"""A commit whose answer was lost may have been done: the same work is done again, and nothing is there twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from reportbot.clock import Clock
from reportbot.conversation.rules import Rules
from reportbot.domain.records import Timer
from reportbot.intake import Intake, Surroundings
from reportbot.storage.numbers import Numbers
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.intake.conftest import Desk, message
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]

SOCKET = ".s.PGSQL.5432"


@dataclass
class Line:
    """Stands between the bot and PostgreSQL; of the next `cuts` commits the bot hears no answer."""

    there: Path
    cuts: int = 0
    cut: int = 0
    tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what either side says."""
        from_server, to_server = await asyncio.open_unix_connection(str(self.there))
        back = asyncio.create_task(_copy(from_server, writer))
        self.tasks.add(back)
        while data := await reader.read(65536):
            commits = self.cuts > 0 and b"COMMIT" in data
            if commits:
                self.cuts -= 1
                self.cut += 1
                back.cancel()
                await asyncio.wait({back})
            to_server.write(data)
            await to_server.drain()
            if commits:
                await from_server.read(1)  # its answer has come, so it is done
                break
        to_server.close()
        writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def line_to(database: str, folder: Path) -> AsyncIterator[tuple[Line, str]]:
    """A line to this database, and its address."""
    parts = urlsplit(database)
    line = Line(Path(parse_qs(parts.query)["host"][0]) / SOCKET)
    listening = await asyncio.start_unix_server(line.connected, str(folder / SOCKET))
    try:
        yield line, f"postgresql://postgres@{parts.path}?host={quote(str(folder))}"
    finally:
        listening.close()
        for task in line.tasks:
            task.cancel()


@asynccontextmanager
async def desk_on(url: str, data_dir: Path) -> AsyncIterator[Desk]:
    """Intake on PostgreSQL."""
    store = await Store.open(url, data_dir)
    around = Surroundings(seal=store.seal, texts=Texts.load(), rules=Rules(), numbers=Numbers(), bot_username="x_bot")
    desk = Desk(store, Intake(PatientStore(store), around, Clock(), Clock(), lambda _: None))
    yield desk
    await store.close()


@pytest.mark.parametrize("lost", [1, 3])
async def test_an_update_whose_commit_nobody_heard_of_counts_once(server: str, tmp_path: Path, lost: int) -> None:
    database = await new_server_database(server)
    async with line_to(database, tmp_path) as (line, url), desk_on(url, tmp_path / "data") as desk:
        line.cuts = lost
        await desk.keyed({"key": "message:1", "input": message("/start")}, {"key": "message:2", "input": None})
        assert line.cut == lost
        assert len(await desk.rows("select person from people")) == 1
        # One of a waiting screen is all there ever is; each time that an unreadable update counts it leaves a row.
        assert len(await desk.rows("select id from outbox")) == 1
        assert len(await desk.rows("select id from dead_updates")) == 1


async def test_a_due_time_whose_commit_nobody_heard_of_comes_once(server: str, tmp_path: Path) -> None:
    database = await new_server_database(server)
    timer = Timer(kind="nobody-owns-this", subject=1, due_at=datetime(2020, 1, 1, tzinfo=UTC))
    async with line_to(database, tmp_path) as (line, url), desk_on(url, tmp_path / "data") as desk:
        await desk.store.write(lambda conn: save(conn, desk.store.seal, [timer], {}))
        line.cuts = 1
        await desk.intake.due()
        assert line.cut == 1
        assert len(await desk.rows("select id from dead_updates")) == 1
        assert await desk.rows("select kind from timers") == []
