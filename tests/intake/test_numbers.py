"""A step that makes more records than numbers were drawn for is done again with more, on both engines."""

from datetime import UTC, datetime

from reportbot.conversation.rules import Rules
from reportbot.domain.records import Decision
from reportbot.intake import Surroundings
from reportbot.intake.batch import Batch
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.storage.conftest import database, server, store

__all__ = ["database", "server", "store"]

TEXTS = Texts.load()


async def test_two_sends_of_500_cases_in_one_batch_find_their_numbers(store: Store) -> None:
    numbers = Numbers()
    around = Surroundings(seal=store.seal, texts=TEXTS, rules=Rules(), numbers=numbers)

    async def work(conn: Connection) -> list[int]:
        batch = Batch(around, conn, datetime.now(UTC), datetime.now(UTC))
        await numbers.prepare(conn, 2)
        first = await batch._numbered(lambda: [numbers.number(Decision) for _ in range(501)])
        return first + await batch._numbered(lambda: [numbers.number(Decision) for _ in range(501)])

    found = await store.write(work)
    assert len(set(found)) == 1002
    assert found == sorted(found)


async def test_tickets_that_ran_out_are_drawn_anew(store: Store) -> None:
    numbers = Numbers()
    around = Surroundings(seal=store.seal, texts=TEXTS, rules=Rules(), numbers=numbers)

    async def work(conn: Connection) -> list[str]:
        batch = Batch(around, conn, datetime.now(UTC), datetime.now(UTC))
        await numbers.prepare(conn, 1)
        return await batch._numbered(lambda: [numbers.ticket() for _ in range(40)])

    assert len(set(await store.write(work))) == 40
