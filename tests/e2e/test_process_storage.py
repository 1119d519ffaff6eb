"""`reportbot run` while its database is locked or its disk is full: nothing is acknowledged, and nothing is lost."""

import resource
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.process import Bot
from tests.e2e.stage import Stage

AWAY = "database_out_of_reach"


@pytest.fixture
async def bot(stage: Stage, tmp_path: Path) -> AsyncIterator[Bot]:
    running = await Bot.start(stage.env | {"REPORTBOT_LOG_LEVEL": "DEBUG"}, tmp_path / "bot.log", cwd=tmp_path)
    await running.says('"serving"')
    await stage.consent(stage.budi)
    await stage.client.settled()
    yield running
    await running.kill()


async def _goes_on(stage: Stage, bot: Bot) -> None:
    """What was asked meanwhile is answered, and a whole report can be filed."""
    await stage.budi.press("MiChat", wait=30)
    await bot.says("database_answers_again")
    await stage.budi.expect("ID MiChat")
    await stage.budi.say("/batal")
    await stage.client.settled()
    ticket = await stage.file_report(stage.budi)
    await stage.budi.say("/laporan_saya")
    await stage.budi.expect(ticket, new=True)


async def test_a_locked_database_acknowledges_nothing_and_loses_nothing(stage: Stage, bot: Bot) -> None:
    other = sqlite3.connect(stage.data_dir / "reportbot.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await stage.budi.say("/lapor")
    await bot.says(AWAY)
    assert await stage.client.pending() == 1
    other.execute("ROLLBACK")
    other.close()
    await _goes_on(stage, bot)


async def test_a_full_disk_acknowledges_nothing_and_loses_nothing(stage: Stage, bot: Bot) -> None:
    journal = (stage.data_dir / "reportbot.db-wal").stat().st_size
    _, most = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (journal, most))
    await stage.budi.say("/lapor")
    await bot.says(AWAY)
    assert await stage.client.pending() == 1
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (most, most))
    await _goes_on(stage, bot)
    assert (await bot.stop()).code == 0
