"""Numbered messages put into the outbox of bots at work, and what Telegram got of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportbot.clock import Clock
from reportbot.sandbox.people import Person, SandboxClient
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.schema import people
from reportbot.storage.store import Store
from tests.e2e.stage import Stage

CLOCK = Clock()
UNPACED = {f"REPORTBOT_RATE_{name}": "0" for name in ("PER_SECOND", "PER_CHAT", "PER_GROUP_MINUTE")}

SAFE = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
"""What every text of the bot has."""


@dataclass
class Numbered:
    """Puts messages on their way as a transaction of the bot would; reads the sandbox's record of calls."""

    store: Store
    client: SandboxClient
    lanes: dict[int, str]

    @classmethod
    async def to(cls, stage: Stage, database: str, persons: Sequence[Person]) -> "Numbered":
        """For people whom the bot knows."""
        store = await Store.open(database, stage.data_dir)
        found: dict[int, str] = {}
        for person in persons:
            query = people.select().where(people.c.lookup == store.seal.lookup(person.id))
            row = (await store.read(lambda conn: conn.execute(query))).one()  # noqa: B023
            found[person.id] = f"person:{row.person}"
        return cls(store, stage.client, found)

    async def put(self, first: int, last: int) -> None:
        """These numbers to everybody, a transaction each."""
        for number in range(first, last):
            rows = [
                Outgoing(lane=lane, method="sendMessage", params=SAFE | {"text": f"nomor {number}"})
                for lane in self.lanes.values()
            ]
            await self.store.write(lambda conn: enqueue(conn, self.store.seal, rows, CLOCK.now()))  # noqa: B023

    async def got(self) -> dict[int, list[int]]:
        """The numbers each chat got, in the order of the calls."""
        found: dict[int, list[int]] = {chat: [] for chat in self.lanes}
        for call in await self.client.calls("sendMessage"):
            text = str(call["params"].get("text", ""))
            if call["ok"] and text.startswith("nomor "):
                found[int(call["params"]["chat_id"])].append(int(text.removeprefix("nomor ")))
        return found


def repeats(numbers: Sequence[int]) -> list[int]:
    """What came again: everything that is not larger than all before it."""
    again, highest = [], -1
    for number in numbers:
        if number <= highest:
            again.append(number)
        highest = max(highest, number)
    return again
