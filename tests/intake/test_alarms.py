"""What the bot finds out about itself reaches every admin in private: once in six hours, with what to do."""

import time
from pathlib import Path

from reportbot.cli.alarms import AGAIN_SECONDS, Alarms, look_at_space
from reportbot.clock import Clock
from reportbot.conversation.admin.alarms import CONFLICT, WEBHOOK
from tests.intake.conftest import Desk


def _wall(file: Path, seconds: float) -> Clock:
    """A wall clock so many seconds after a period of six hours began."""
    file.write_text(str(AGAIN_SECONDS - time.time() % AGAIN_SECONDS + seconds))
    return Clock(file)


async def _told(desk: Desk) -> list[str]:
    return [text for texts in (await desk.said()).values() for text in texts]


async def test_an_alarm_says_where_updates_go_and_how_to_end_it(desk: Desk) -> None:
    await Alarms(desk.intake, Clock()).tell(WEBHOOK, "thief.example")
    (text,) = await _told(desk)
    for part in ("<code>thief.example</code>", "/revoke", "reportbot init", "token"):
        assert part in text


async def test_where_updates_go_is_shown_and_not_obeyed(desk: Desk) -> None:
    await Alarms(desk.intake, Clock()).tell(WEBHOOK, "</code><a href='x'>")
    (text,) = await _told(desk)
    assert "&lt;/code&gt;&lt;a href=" in text


async def test_the_same_alarm_is_told_once_in_six_hours(desk: Desk, tmp_path: Path) -> None:
    for seconds in (0, 60, AGAIN_SECONDS - 60):
        await Alarms(desk.intake, _wall(tmp_path / "clock", seconds)).tell(CONFLICT)
    assert len(await _told(desk)) == 1
    await Alarms(desk.intake, _wall(tmp_path / "clock", 60)).tell(WEBHOOK, "x")
    assert len(await _told(desk)) == 1
    await Alarms(desk.intake, _wall(tmp_path / "clock", AGAIN_SECONDS)).tell(CONFLICT)
    assert len(await _told(desk)) == 1


async def test_a_disk_that_is_nearly_full_is_told_and_one_with_room_is_not(desk: Desk, tmp_path: Path) -> None:
    alarms = Alarms(desk.intake, Clock())
    await look_at_space(tmp_path, alarms, full=1.01)
    assert await _told(desk) == []
    await look_at_space(tmp_path, alarms, full=0.0)
    (text,) = await _told(desk)
    assert "%" in text
    assert "24 jam" in text
