"""What cannot be worked on comes once, and what is counted is counted by the right clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from reportbot.clock import Clock
from reportbot.conversation.inputs import Answered
from reportbot.conversation.needs import Queue
from reportbot.conversation.rules import Rules
from reportbot.delivery.results import Result
from reportbot.domain.records import Session, Timer
from reportbot.intake import Intake, Surroundings
from reportbot.intake.batch import Batch
from reportbot.storage import dead
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.outbox_results import Settled
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save
from reportbot.texts import Texts
from reportbot.timers import Timers
from tests.intake.conftest import Desk, message


async def test_a_due_time_of_somebody_whose_session_cannot_be_opened_comes_once(desk: Desk) -> None:
    await desk.take(message("/start"))
    (person,) = (await desk.rows("select max(person) from people"))[0]
    session = Session(person=person, draft={"story": "rahasia"}, updated_at=datetime(2020, 1, 1, tzinfo=UTC))
    timer = Timer(kind="draft-reminder", subject=person, due_at=datetime(2020, 1, 1, tzinfo=UTC))
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [session, timer], {}))
    await desk.store.write(lambda conn: conn.exec_driver_sql("update sessions set draft = x'00112233445566778899'"))
    assert await desk.intake.due() == 1
    assert await desk.intake.due() == 0
    assert await desk.store.read(dead.count) == 1


async def test_a_result_that_is_recorded_twice_has_its_consequence_once(desk: Desk) -> None:
    await desk.take(message("/start"))
    (claimed, *_) = await desk.waiting()
    nobodys = Answered(kind="nobody-asked", outcome="done")
    for _ in range(2):
        await desk.intake.results([Result(end=Settled(claimed=claimed, message_id=5), inputs=(nobodys,))])
    assert await desk.store.read(dead.count) == 1


async def test_a_moved_clock_makes_no_room_in_the_groups_minute(desk: Desk) -> None:
    wall = datetime.now(UTC)
    full = [Outgoing(lane="group", method="sendMessage", params={"text": "penuh"}, cost=20)]
    await desk.store.write(lambda conn: enqueue(conn, desk.store.seal, full, wall))
    await desk.waiting()
    around = Surroundings(seal=desk.store.seal, texts=Texts.load(), admins=(), rules=Rules(), numbers=Numbers())

    async def work(conn: Any) -> int:
        batch = Batch(around, conn, wall + timedelta(days=3), wall)
        await batch.load({Queue()})
        return batch.facts.queue.free_places

    assert await desk.store.write(work) == 0


async def test_keys_of_updates_are_forgotten_after_two_days_of_the_wall_clock(desk: Desk, tmp_path: Path) -> None:
    await desk.take(message("/start"), message("/lapor", number=2))
    old = "update seen set at = at - 49 * 3600 * 1000000 where key = (select min(key) from seen)"
    await desk.store.write(lambda conn: conn.exec_driver_sql(old))
    ahead = tmp_path / "clock"
    ahead.write_text(str(30 * 86400))
    timers = Timers(PatientStore(desk.store), desk.intake, Clock(ahead), Clock(), timedelta(days=60))
    await timers.look()
    assert await desk.rows("select count(*) from seen") == [(1,)]


async def test_what_could_not_be_processed_is_deleted_when_its_time_is_over_and_the_log_says_so(desk: Desk) -> None:
    await desk.take(None, None)
    old = "update dead_updates set at = at - 31 * 24 * 3600 * 1000000 where id = 1"
    await desk.store.write(lambda conn: conn.exec_driver_sql(old))
    timers = Timers(PatientStore(desk.store), desk.intake, Clock(), Clock(), timedelta(days=30))
    with structlog.testing.capture_logs() as lines:
        await timers.look()
    assert await desk.rows("select id from dead_updates") == [(2,)]
    assert [line["count"] for line in lines if "dead updates" in line["event"]] == [1]


async def test_keys_are_dated_by_the_wall_clock(desk: Desk, tmp_path: Path) -> None:
    ahead = tmp_path / "clock"
    ahead.write_text(str(30 * 86400))
    intake = Intake(PatientStore(desk.store), desk.intake._around, Clock(ahead), Clock(), lambda _: None)
    await intake.updates([{"key": "a"}], lambda _: [message("/start")], lambda raw: raw["key"])
    ((at,),) = await desk.rows("select at from seen")
    assert abs(at / 1e6 - datetime.now(UTC).timestamp()) < 60


async def test_an_unreadable_update_that_cannot_even_be_written_down_holds_up_no_other(desk: Desk) -> None:
    deep: Any = "x"
    for _ in range(100_000):
        deep = [deep]
    await desk.keyed(
        {"key": "1", "deep": deep, "input": None}, {"key": "2", "input": message("/lapor")}, {"key": "3", "input": None}
    )
    assert await desk.rows("SELECT count(*) FROM dead_updates") == [(2,)]
    assert await desk.rows("SELECT count(*) FROM people") == [(2,)]
