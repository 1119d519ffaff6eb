"""A dead update that comes in once more: in its order, counted once, and never with rights that may be gone."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import delete

from reportbot.clock import Clock
from reportbot.conversation.inputs import Chat, Input, MemberChange, Sender
from reportbot.domain.records import Timer
from reportbot.intake import Intake, Surroundings
from reportbot.storage import dead, seen
from reportbot.storage.dead import Dead
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save
from reportbot.storage.standing import people_for_admins
from reportbot.storage.store import Store
from tests.intake.conftest import ADMIN, Desk, message, surroundings
from tests.storage.conftest import database, server, store

__all__ = ["database", "server", "store"]

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
UNSTORABLE = "\ud800"
SITI = Sender(77, "Siti")
BACK = MemberChange(
    chat=Chat(-100, "supergroup"), sender=SITI, by=SITI, about_bot=False, before="left", after="member", date=LONG_AGO
)


@pytest.fixture
async def desk(store: Store) -> Desk:
    """Intake on either engine."""
    admins = await store.write(lambda conn: people_for_admins(conn, store.seal, [ADMIN], LONG_AGO))
    around = surroundings(store, admins)
    return Desk(store, intake_of(store, around))


def intake_of(store: Store, around: Surroundings) -> Intake:
    return Intake(PatientStore(store), around, Clock(), Clock(), lambda _: None)


def mended(desk: Desk, read: Callable[[Any], Sequence[Input]]) -> None:
    """From now on updates are read so."""
    desk.intake = intake_of(desk.store, replace(desk.intake._around, read=read))


async def kept(desk: Desk) -> list[Dead]:
    return await desk.store.read(lambda conn: dead.find(conn, desk.store.seal))


async def repeat(desk: Desk, *numbers: int) -> None:
    """As `reportbot dead --repeat` does, and the bot then."""
    await desk.store.write(lambda conn: dead.mark(conn, numbers))
    await desk.intake.due()
    assert await desk.store.read(dead.marked) == set()


async def people(desk: Desk) -> int:
    """How many are known beside the admin."""
    ((count,),) = await desk.rows("select count(*) from people")
    return int(count) - 1


async def test_it_is_taken_in_once_however_often_it_is_marked_or_delivered(desk: Desk) -> None:
    await desk.keyed({"key": "message:1", "input": None})
    mended(desk, lambda _: [message("/start")])
    (one,) = await kept(desk)
    assert (one.tries, one.key, one.failure.partition(":")[0]) == (1, "message:1", "ValueError at intake/arrivals.py")
    await desk.store.write(lambda conn: dead.mark(conn, [one.number]))
    await repeat(desk, one.number)
    assert (await people(desk), await kept(desk)) == (1, [])
    before = await desk.rows("select count(*) from outbox")
    await repeat(desk, one.number)
    await desk.keyed({"key": "message:1", "input": message("/lapor")})
    assert await desk.rows("select count(*) from outbox") == before
    assert len((await desk.said()).keys()) == 2


async def test_until_it_is_repeated_a_second_delivery_is_not_put_aside_too(desk: Desk) -> None:
    for _ in range(2):
        await desk.keyed({"key": "message:1", "input": None})
    assert len(await kept(desk)) == 1


async def test_what_fails_again_keeps_its_number_and_its_day_and_is_counted(desk: Desk) -> None:
    await desk.keyed({"key": "message:1", "input": None})
    (one,) = await kept(desk)

    def still_wrong(_: Any) -> Sequence[Input]:
        raise KeyError("nama orang")

    mended(desk, still_wrong)
    await repeat(desk, one.number)
    (again,) = await kept(desk)
    assert again == replace(one, tries=2, failure=again.failure)
    assert again.failure.startswith("KeyError at intake/fresh.py:")
    await repeat(desk, one.number)
    assert [each.tries for each in await kept(desk)] == [3]


async def test_what_a_step_cannot_do_names_the_place_and_nothing_of_what_was_written(desk: Desk) -> None:
    await desk.keyed({"key": "message:1", "input": message(None)})  # type: ignore[arg-type]
    (one,) = await kept(desk)
    assert one.failure.startswith("TypeError at conversation/")


async def test_updates_of_a_chat_come_in_the_order_in_which_they_came_first(desk: Desk) -> None:
    raws = [{"key": f"message:{n}", "input": None} for n in range(1, 6)]
    await desk.keyed(*raws)
    order: list[str] = []

    def read(raw: Any) -> Sequence[Input]:
        order.append(raw["key"])
        return [message("/start", number=len(order))]

    mended(desk, read)
    await repeat(desk, *(one.number for one in reversed(await kept(desk))))
    assert order == [f"message:{n}" for n in range(1, 6)]


async def test_of_an_update_with_several_inputs_only_what_failed_counts_again(desk: Desk) -> None:
    def read(_: Any) -> Sequence[Input]:
        return [message("/start", 1), message(second, 2), message("/start", 3)]  # type: ignore[arg-type]

    second: str | None = None
    mended(desk, read)
    await desk.intake.updates([{"n": 1}], read, lambda _: "update:1")
    (one,) = await kept(desk)
    assert one.key == "update:1#1"
    second, before = "/start", len(await desk.rows("select id from outbox"))
    await repeat(desk, one.number)
    assert await kept(desk) == []
    assert len(await desk.rows("select id from outbox")) == before + 1


async def test_one_whose_data_cannot_be_written_is_put_aside_anew_and_the_others_are_taken_in(desk: Desk) -> None:
    await desk.keyed(*[{"key": f"{n}", "input": None} for n in range(1, 4)])
    mended(desk, lambda raw: [message("/start", int(raw["key"]), name=UNSTORABLE if raw["key"] == "2" else "Budi")])
    await repeat(desk, *(one.number for one in await kept(desk)))
    (left,) = await kept(desk)
    assert (left.key, left.tries, left.raw) == ("2", 2, {"key": "2"})
    assert left.failure
    assert await people(desk) == 2


async def test_how_somebody_stood_in_the_group_is_not_believed_later(desk: Desk) -> None:
    await desk.keyed({"key": "chat_member:1", "input": None})
    mended(desk, lambda _: [BACK])
    (one,) = await kept(desk)
    await repeat(desk, one.number)
    assert await kept(desk) == [replace(one, tries=2, failure="nothing that may be repeated")]
    assert await desk.rows("select count(*) from members") == [(0,)]


async def test_a_due_time_comes_once_more(desk: Desk) -> None:
    timer = Timer(kind="nobody-owns-this", subject=1, due_at=LONG_AGO, data={"case": 7})
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [timer], {}))
    await desk.intake.due()
    (one,) = await kept(desk)
    assert one.failure.startswith("TypeError at conversation/flow.py:")
    await repeat(desk, one.number)
    (again,) = await kept(desk)
    assert (again.number, again.tries, again.raw) == (one.number, 2, one.raw)


async def test_a_due_time_that_stands_anew_is_left_to_come_in_its_time(desk: Desk) -> None:
    timer = Timer(kind="nobody-owns-this", subject=1, due_at=LONG_AGO)
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [timer], {}))
    await desk.intake.due()
    (one,) = await kept(desk)
    later = replace(timer, due_at=datetime.now(UTC) + timedelta(days=1))
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [later], {}))
    await repeat(desk, one.number)
    assert await kept(desk) == []
    assert await desk.rows("select kind from timers") == [("nobody-owns-this",)]


async def test_one_that_is_gone_meanwhile_holds_up_nothing(desk: Desk) -> None:
    await desk.keyed({"key": "1", "input": None}, {"key": "2", "input": None})
    first, second = await kept(desk)
    mended(desk, lambda _: [message("/start")])
    await desk.store.write(lambda conn: dead.mark(conn, [first.number, second.number]))

    gone = delete(dead_updates).where(dead_updates.c.id == first.number)
    await desk.store.write(lambda conn: conn.execute(gone))
    await repeat(desk)
    assert (await people(desk), await kept(desk)) == (1, [])


async def test_what_was_taken_in_stays_known_after_its_repetition(desk: Desk) -> None:
    await desk.keyed({"key": "message:1", "input": None})
    mended(desk, lambda _: [message("/start")])
    await repeat(desk, *(one.number for one in await kept(desk)))
    unseen = await desk.store.read(lambda conn: seen.unseen(conn, desk.store.seal, ["message:1", "message:2"]))
    assert unseen == {"message:2"}
