"""One batch, one transaction: repeated deliveries, updates nobody foresaw, and people whose update failed."""

import itertools
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportbot.conversation.inputs import Answered, Due
from reportbot.delivery.results import Result
from reportbot.domain.records import Timer
from reportbot.storage import dead, people
from reportbot.storage.outbox_results import Settled
from reportbot.storage.save import save
from tests.intake.conftest import ADMIN, Desk, message, press

NOBODYS = Due(kind="nobody-owns-this", subject=1, due_at=datetime.now(UTC))
RUNS = itertools.count()
UNSTORABLE = "\ud800"
TROUBLE = "ada gangguan pada kami"


async def lane_of(desk: Desk, telegram_id: int) -> str:
    """The lane of a person."""

    async def work(conn: Any) -> int:
        everybody = [row[0] for row in (await conn.exec_driver_sql("select person from people")).all()]
        known = await people.telegram_ids(conn, desk.store.seal, everybody)
        return next(person for person, number in known.items() if number == telegram_id)

    return f"person:{await desk.store.read(work)}"


async def dead_updates(desk: Desk) -> int:
    return await desk.store.read(dead.count)


async def test_an_update_that_cannot_be_read_is_kept_sealed_and_the_others_are_answered(desk: Desk) -> None:
    await desk.take(message("/start", 1), None, message("/start", 2))
    said = await desk.said()
    assert await dead_updates(desk) == 1
    assert {await lane_of(desk, 1), await lane_of(desk, 2)} <= said.keys()
    assert ["tersegel" in text and "reportbot dead" in text for text in said[await lane_of(desk, ADMIN)]] == [True]


async def test_many_dead_updates_of_a_batch_are_told_to_the_admins_once(desk: Desk) -> None:
    await desk.take(*[None] * 30)
    assert await dead_updates(desk) == 30
    assert len((await desk.said())[await lane_of(desk, ADMIN)]) == 1


async def test_a_step_that_fails_takes_nothing_with_it(desk: Desk) -> None:
    await desk.take(message("/start", 1), NOBODYS, message("/start", 2))
    said = await desk.said()
    assert await dead_updates(desk) == 1
    assert {await lane_of(desk, 1), await lane_of(desk, 2)} <= said.keys()


async def test_an_update_whose_data_cannot_be_written_is_alone_in_being_put_aside(desk: Desk) -> None:
    good = [message("/start", n) for n in range(1, 8)]
    await desk.take(*good[:3], message("/start", 99, name=UNSTORABLE), *good[3:])
    said = await desk.said()
    assert await dead_updates(desk) == 1
    assert {await lane_of(desk, n) for n in range(1, 8)} <= said.keys()
    assert any("tersegel" in text for text in said[await lane_of(desk, ADMIN)])


async def test_a_dead_update_stands_sealed(desk: Desk) -> None:
    await desk.keyed({"key": "a", "input": None, "words": "rahasia sekali"})
    ((sealed,),) = await desk.rows("select sealed from dead_updates")
    assert b"rahasia" not in bytes(sealed)


async def test_somebody_whose_message_cannot_be_worked_on_is_told(desk: Desk) -> None:
    await desk.take(message("/start", 1), message(None, 2))  # type: ignore[arg-type]
    assert any(TROUBLE in text for text in (await desk.said())[await lane_of(desk, 2)])
    assert await dead_updates(desk) == 1


async def test_somebody_whose_press_cannot_be_judged_is_told(desk: Desk) -> None:
    asked = Answered(kind="nobody-asked", outcome="done", original=press("x"))
    await desk.intake.inputs([asked])
    assert [TROUBLE in answer.params["text"] for answer in desk.answers] == [True]


async def test_a_result_whose_consequence_fails_is_recorded_all_the_same(desk: Desk) -> None:
    await desk.take(message("/start", 1))
    (claimed, *_) = await desk.waiting()
    hopeless = Answered(kind="person-gone", outcome="gone", about={"person": "nobody"})
    await desk.intake.results([Result(end=Settled(claimed=claimed, message_id=5), inputs=(hopeless,))])
    assert await desk.rows("select id from outbox where state = 'sending'") == []
    assert await dead_updates(desk) == 1


async def test_a_due_time_nobody_owns_comes_once(desk: Desk) -> None:
    timer = Timer(kind="nobody-owns-this", subject=1, due_at=datetime(2020, 1, 1, tzinfo=UTC))
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [timer], {}))
    assert await desk.intake.due() == 1
    assert await desk.intake.due() == 0
    assert await dead_updates(desk) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=8), min_size=1, max_size=5))
async def test_however_often_and_in_whatever_batches_updates_come_each_counts_once(
    desk: Desk, batches: list[list[int]]
) -> None:
    run = next(RUNS)
    before = len(await desk.rows("select id from dead_updates"))
    for batch in batches:
        await desk.keyed(*[{"key": f"{run}:{n}", "input": None} for n in batch])
    after = len(await desk.rows("select id from dead_updates"))
    assert after - before == len({n for batch in batches for n in batch})


async def test_the_second_update_of_a_chat_sees_what_the_first_did(desk: Desk) -> None:
    await desk.take(message("/start"), message("/bahasa", number=2), message("/start", number=3))
    ((count,),) = await desk.rows("select count(*) from people where language is not null")
    assert count == 2
    assert await dead_updates(desk) == 0
