"""What an update asks of the database is asked by statements that are built once, and by few of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.intake.conftest import Desk, message, press

MOST_FOR_A_SCREEN = 20
"""A press of somebody known that changes his screen; his part of BEGIN and COMMIT is not counted."""


@contextmanager
def asked(desk: Desk) -> Iterator[list[Any]]:
    """The statements that are executed in the block, as objects."""
    found: list[Any] = []

    def note(_conn: object, statement: Any, _many: object, _given: object, _options: object) -> None:
        found.append(statement)

    engine = desk.store._writes._engine.sync_engine  # type: ignore[attr-defined]
    event.listen(engine, "before_execute", note)
    yield found
    event.remove(engine, "before_execute", note)


async def one_story(desk: Desk, sender: int) -> None:
    """Somebody new comes, asks, agrees and chooses; what he is to see is taken for sending."""
    await desk.take(message("/start", sender=sender))
    await desk.take(message("/lapor", sender=sender))
    await desk.take(press("cons|yes", sender=sender, number=f"{sender}1"))
    await desk.take(message("Halo, apa kabar?", sender=sender))
    await desk.waiting()


async def test_who_comes_second_is_served_by_the_statements_of_the_first(desk: Desk) -> None:
    with asked(desk) as first:
        await one_story(desk, 5_000_000_001)
    with asked(desk) as second:
        await one_story(desk, 5_000_000_002)
    known = {id(statement) for statement in first}
    assert len(second) > 30
    assert [str(statement) for statement in second if id(statement) not in known] == []


async def test_a_screen_takes_few_statements(desk: Desk) -> None:
    await one_story(desk, 5_000_000_001)
    with asked(desk) as found:
        await desk.take(message("/start"))
    assert 0 < len(found) <= MOST_FOR_A_SCREEN, [str(statement) for statement in found]
