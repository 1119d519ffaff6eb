"""The transaction on a real database with Telegram's answers given by the cast: what presses campaigns play on."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete

from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.clock import Clock
from reportbot.delivery.outcome import Done, Outcome
from reportbot.delivery.results import Result, judge
from reportbot.intake import Intake, Taken
from reportbot.storage.connection import Connection
from reportbot.storage.mapping import CASE
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import claim
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.patience import PatientStore
from reportbot.storage.schema import cases
from reportbot.storage.store import Store
from tests.authorisation import world
from tests.authorisation.cast import BY_PERSON
from tests.conversation import staff_world as w
from tests.conversation.harness import NOON

OUTSIDER = {"status": "left", "user": {"first_name": "x"}}


class Stopped(Clock):
    """Always the same moment, in which what the world knows of its people is believed."""

    def now(self) -> datetime:
        return NOON


@dataclass
class AtDesk:
    """One intake; `answers` by press, and the lanes of the messages that were new, not edits of what stands there."""

    store: Store
    intake: Intake
    answers: dict[str, list[str]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    async def take(self, raws: Sequence[dict[str, Any]]) -> None:
        """One batch of updates, and what Telegram then says."""
        await self.intake.updates(raws, lambda raw: read(raw, 1), natural_key)

    async def deliver(self) -> None:
        """What waits goes out; Telegram says how everybody stands."""
        while claimed := await self.store.write(self._claimed):
            self.said += [row.outgoing.lane for row in claimed if _is_new(row)]
            asked = [row for row in claimed if row.outgoing.method == "getChatMember"]
            await self.intake.results([self._result(row) for row in asked])
            await self.store.write(lambda conn: _gone(conn, [row.id for row in claimed]))

    async def _claimed(self, conn: Connection) -> list[Claimed]:
        def at_will(*_: object) -> float:
            return 0.0

        return await claim(conn, self.store.seal, NOON, busy=(), pace=at_will)

    def _result(self, row: Claimed) -> Result:
        person = str(row.outgoing.params["user_id"]).removeprefix("$user:")
        role = BY_PERSON.get(int(person))
        told: Outcome = Done(role.truth if role is not None else OUTSIDER)
        return judge(row, told, w.GROUP)

    async def case(self, number: int) -> Any:
        """A case as it is stored now."""

        async def work(conn: Connection) -> Any:
            rows = await conn.execute(CASE.select().where(cases.c.case == number))
            return CASE.record(self.store.seal, rows.one())

        return await self.store.read(work)


def _is_new(row: Claimed) -> bool:
    """A card or a screen that stands already is edited."""
    return row.outgoing.method.startswith(("send", "copy")) and row.message_id is None


async def _gone(conn: Connection, rows: Iterable[int]) -> None:
    await conn.execute(delete(outbox).where(outbox.c.id.in_(list(rows))))


def at_desk(store: Store) -> AtDesk:
    """An intake on this store, as one process has."""
    answers: dict[str, list[str]] = {}

    def committed(taken: Taken) -> None:
        for answer in taken.answers:
            answers.setdefault(answer.press, []).append(str(answer.params.get("text", "")))

    intake = Intake(PatientStore(store), world.surroundings(store.seal), Stopped(), Stopped(), committed)
    return AtDesk(store, intake, answers)


@asynccontextmanager
async def filled(url: str | None, work: Path) -> AsyncIterator[AtDesk]:
    """A desk on a new database that holds the world of the matrix."""
    store = await Store.open(url, work / "data")
    try:
        await world.fill(store, unknown=True)
        yield at_desk(store)
    finally:
        await store.close()
