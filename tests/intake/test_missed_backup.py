"""A backup that fell due while the bot was down, from the database over the start to the work that makes up for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportbot.clock import Clock
from reportbot.conversation.inputs import Started
from reportbot.domain.records import Timer
from reportbot.intake import Intake
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save
from reportbot.timers import Timers
from tests.intake.conftest import Desk

WORKS = "SELECT kind FROM works"


@pytest.mark.parametrize("first", ["the start", "the due time"])
async def test_it_is_kept_over_the_start_and_made_minutes_later(desk: Desk, tmp_path: Path, first: str) -> None:
    missed = Timer(kind="nightly-backup", subject=0, due_at=datetime.now(UTC) - timedelta(hours=7))
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [missed]))
    steps = [_start(desk), Timers(PatientStore(desk.store), desk.intake, Clock(), Clock(), timedelta(days=60)).look()]
    for step in steps if first == "the start" else reversed(steps):
        await step
    assert await desk.rows(WORKS) == []
    ahead = tmp_path / "clock"
    ahead.write_text("310")
    later, patient = Clock(ahead), PatientStore(desk.store)
    intake = Intake(patient, desk.intake._around, later, Clock(), lambda _: None)
    await Timers(patient, intake, later, Clock(), timedelta(days=60)).look()
    assert await desk.rows(WORKS) == [("backup",)]


async def _start(desk: Desk) -> None:
    await desk.intake.inputs([Started(bot_id=5, bot_username="contoh_bot")])
