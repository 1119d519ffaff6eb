"""What became of messages and works is written down once, whatever else is in the same batch."""

from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Content, Notice, Say, Text, Work
from reportbot.delivery.results import Result
from reportbot.storage import works
from reportbot.storage.outbox_results import Settled
from reportbot.storage.works import Standing
from tests.intake.conftest import Desk, message
from tests.intake.test_batches import UNSTORABLE, dead_updates

POISON = message("/start", 3, name=UNSTORABLE)
UNKNOWN = Answered(kind="nobody-asked", outcome="done")


async def person_of(desk: Desk) -> int:
    """The number of who wrote last."""
    return int((await desk.rows("select max(person) from people"))[0][0])


async def taken(desk: Desk) -> Standing:
    """A work that is under way."""
    now = datetime.now(UTC)

    async def work(conn: Any) -> list[Standing]:
        await works.enqueue(conn, desk.store.seal, [Work(kind="letter", data={})], now)
        return await works.claim(conn, desk.store.seal, now, busy=(), most=1)

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


async def test_a_work_that_ends_twice_has_its_consequence_once(desk: Desk) -> None:
    standing = await taken(desk)
    for _ in range(2):
        await desk.intake.worked(standing, [UNKNOWN])
    assert await dead_updates(desk) == 1
    assert await desk.store.read(works.count) == 0


@pytest.mark.parametrize("item", [POISON, UNKNOWN], ids=["it cannot be written", "nobody asked"])
async def test_what_came_of_a_work_and_cannot_be_judged_is_put_aside_with_its_end(desk: Desk, item: Any) -> None:
    await desk.intake.worked(await taken(desk), [item])
    assert await dead_updates(desk) == 1
    assert await desk.store.read(works.count) == 0


async def test_a_work_whose_words_cannot_be_said_stands_and_is_done_again(desk: Desk) -> None:
    await desk.take(message("/start"))
    nonsense: list[Say] = [Notice(await person_of(desk), Content((Text("no-such-words"),)))]
    await desk.intake.worked(await taken(desk), [], nonsense)
    assert await desk.store.read(works.count) == 1
