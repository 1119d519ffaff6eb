"""What became of messages and works is written down once, whatever else is in the same batch."""

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from reportbot.conversation.inputs import Answered, GroupUpgraded
from reportbot.conversation.says import Content, Documents, Notice, Say, Text, Work
from reportbot.delivery.results import Result
from reportbot.domain.records import Group, Place
from reportbot.errors import NumbersShort
from reportbot.intake import Ended
from reportbot.intake.faults import guarded
from reportbot.storage import works
from reportbot.storage.outbox_results import Settled
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.save import save
from reportbot.storage.works import Standing
from tests.intake.conftest import ADMIN, Desk, message
from tests.intake.test_batches import UNSTORABLE, dead_updates

POISON = message("/start", 3, name=UNSTORABLE)
UNKNOWN = Answered(kind="nobody-asked", outcome="done")


async def person_of(desk: Desk) -> int:
    """The number of who wrote last."""
    return int((await desk.rows("select max(person) from people"))[0][0])


async def taken(desk: Desk, *besides: Standing) -> Standing:
    """A work that is under way, besides others that are."""
    now = datetime.now(UTC)

    async def work(conn: Any) -> list[Standing]:
        await works.enqueue(conn, desk.store.seal, [Work(kind="letter", data={})], now)
        return await works.claim(conn, desk.store.seal, now, busy=(), most=1, under_way=[one.work for one in besides])

    (standing,) = await desk.store.write(work)
    return standing


async def test_what_the_bot_has_to_say_by_itself_is_said(desk: Desk) -> None:
    await desk.take(message("/start"))
    person = await person_of(desk)
    await desk.waiting()
    await desk.intake.tell([Notice(person, Content((Text("help-now"),)))])
    assert any("110" in text for text in (await desk.said())[f"person:{person}"])


async def test_of_two_results_the_one_that_cannot_be_worked_on_takes_the_other_not_with_it(desk: Desk) -> None:
    await desk.take(message("/start", 1), message("/start", 2))
    first, second = await desk.waiting()
    poison = Result(end=Settled(claimed=first, message_id=5), inputs=(POISON,))
    await desk.intake.results([poison, Result(end=Settled(claimed=second, message_id=6))])
    assert await desk.rows("select id from outbox where state = 'sending'") == []
    assert await dead_updates(desk) == 1


async def test_answers_that_cannot_be_worked_on_are_told_to_the_admins_once(desk: Desk) -> None:
    await desk.take(message("/start", 1))
    (claimed, *_) = await desk.waiting()
    ends = Result(end=Settled(claimed=claimed, message_id=5), inputs=(POISON, POISON))
    await desk.intake.results([ends])
    assert await dead_updates(desk) == 2
    told = [row for row in await desk.waiting() if "tersegel" in str(row.outgoing.params.get("text", ""))]
    assert len(told) == 1


async def test_files_come_in_the_language_of_who_gets_them(desk: Desk) -> None:
    await desk.take(message("/start"))
    person = await person_of(desk)
    await desk.store.write(lambda conn: conn.exec_driver_sql("update people set language = 'en'"))
    await desk.waiting()
    await desk.intake.tell([Documents(person, (7,), ("salinan.json",), Content((Text("help-now"),)))])
    (row,) = await desk.waiting()
    assert "You do not have to face this alone." in row.outgoing.params["caption"]


async def test_a_chat_that_a_process_held_is_free_once_all_it_took_has_ended(desk: Desk) -> None:
    await desk.take(message("/start"))
    (claimed, *_) = await desk.waiting()
    await desk.store.write(lambda conn: conn.execute(update(outbox).values(holder=1)))
    await desk.store.write(lambda conn: conn.execute(update(lanes).values(holder=1)))
    await desk.intake.results([Result(end=Settled(claimed=replace(claimed, holder=1), message_id=5))])
    lane = select(lanes.c.holder).where(lanes.c.lane == claimed.outgoing.lane)
    assert await desk.store.read(lambda conn: conn.scalar(lane)) is None


async def test_nothing_comes_of_no_updates(desk: Desk) -> None:
    await desk.keyed()
    assert await desk.waiting() == []


async def test_an_admin_who_asks_reads_how_the_bot_is(desk: Desk) -> None:
    await desk.take(message("/status", ADMIN))
    said = [text for texts in (await desk.said()).values() for text in texts]
    assert any("Tidak ada kasus yang menunggu." in text for text in said), said


def test_a_step_that_needs_more_numbers_is_no_mistake() -> None:
    def step() -> None:
        raise NumbersShort(None)

    with pytest.raises(NumbersShort):
        guarded(step)


async def test_a_work_that_ends_twice_has_its_consequence_once(desk: Desk) -> None:
    standing = await taken(desk)
    for _ in range(2):
        await desk.intake.worked([Ended(standing, [UNKNOWN])])
    assert await dead_updates(desk) == 1
    assert await desk.store.read(works.count) == 0


@pytest.mark.parametrize("item", [POISON, UNKNOWN], ids=["it cannot be written", "nobody asked"])
async def test_what_came_of_a_work_and_cannot_be_judged_is_put_aside_with_its_end(desk: Desk, item: Any) -> None:
    await desk.intake.worked([Ended(await taken(desk), [item])])
    assert await dead_updates(desk) == 1
    assert await desk.store.read(works.count) == 0


async def test_of_two_works_the_one_that_cannot_be_judged_takes_the_other_not_with_it(desk: Desk) -> None:
    first = await taken(desk)
    second = await taken(desk, first)
    await desk.take(message("/start"))
    gone = Answered(kind="person-gone", outcome="gone", about={"person": await person_of(desk)})
    await desk.intake.worked([Ended(first, [POISON]), Ended(second, [gone])])
    assert await dead_updates(desk) == 1
    assert await desk.store.read(works.count) == 0
    assert (await desk.rows("select reachable from people order by person desc"))[0] == (0,)


async def test_a_work_whose_words_cannot_be_said_stands_and_is_done_again(desk: Desk) -> None:
    await desk.take(message("/start"))
    nonsense: list[Say] = [Notice(await person_of(desk), Content((Text("no-such-words"),)))]
    await desk.intake.worked([Ended(await taken(desk), says=nonsense)])
    assert await desk.store.read(works.count) == 1


async def test_who_is_gone_gets_nothing_more_of_what_waits_for_him(desk: Desk) -> None:
    await desk.take(message("/start"))
    (claimed, *_) = await desk.waiting()
    await desk.intake.tell([Notice(await person_of(desk), Content((Text("help-now"),)))])
    await desk.intake.results([Result(end=Settled(claimed=claimed), gone=True)])
    assert await desk.waiting() == []


async def test_a_group_with_a_new_id_gets_its_digest_anew_with_the_update_that_says_so(desk: Desk) -> None:
    connected = Group(chat_id=-100, title="Tim", state="ready", connected_at=datetime.now(UTC))
    digest = Place(place="digest", lane="group", message_id=5)
    await desk.store.write(lambda conn: save(conn, desk.store.seal, [connected, digest], {}))
    await desk.take(GroupUpgraded(old_chat_id=-100, new_chat_id=-100200))
    assert await desk.rows("select chat_id from the_group") == [(-100200,)]
    assert await desk.rows("select generation, message_id from places where place = 'digest'") == [(1, None)]
