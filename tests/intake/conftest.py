"""The transaction on a real store, with updates as a test writes them."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reportbot.clock import Clock
from reportbot.conversation.inputs import Chat, Input, Message, Press, Sender
from reportbot.conversation.rules import Rules
from reportbot.intake import Intake, Surroundings
from reportbot.intake.rendering import Answer
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import claim
from reportbot.storage.patience import PatientStore
from reportbot.storage.standing import people_for_admins
from reportbot.storage.store import Store
from reportbot.texts import Texts

ADMIN = 6_000_000_001
NUMBERS = itertools.count()


@dataclass
class Desk:
    """Takes in updates; an update's `input` is what it reads as, and its `key` its natural key."""

    store: Store
    intake: Intake
    answers: list[Answer] = field(default_factory=list)

    async def take(self, *items: Input | None) -> None:
        """One batch; None is an update that cannot be read."""
        await self.keyed(*[{"key": f"own:{next(NUMBERS)}", "input": item} for item in items])

    async def keyed(self, *raws: dict[str, Any]) -> None:
        """One batch of updates with keys of their own."""
        inputs = {raw["key"]: raw.pop("input") for raw in raws}

        def read(raw: dict[str, Any]) -> list[Input]:
            item = inputs[raw["key"]]
            if item is None:
                raise ValueError("unreadable")
            return [item]

        await self.intake.updates(raws, read, lambda raw: raw["key"])

    async def waiting(self) -> list[Claimed]:
        """What stands in the outbox, by lane."""

        def at_will(*_: object) -> float:
            return 0.0

        async def work(conn: Any) -> list[Claimed]:
            return await claim(conn, self.store.seal, datetime.now(UTC), busy=(), pace=at_will)

        return await self.store.write(work)

    async def said(self) -> dict[str, list[str]]:
        """Texts by lane."""
        found: dict[str, list[str]] = {}
        for row in await self.waiting():
            found.setdefault(row.outgoing.lane, []).append(row.outgoing.params.get("text", ""))
        return found

    async def rows(self, query: str) -> list[Any]:
        """What a query finds."""
        return list((await self.store.read(lambda conn: conn.exec_driver_sql(query))).all())


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = await Store.open(None, tmp_path / "data")
    admins = await store.write(lambda conn: people_for_admins(conn, store.seal, [ADMIN], datetime.now(UTC)))
    around = surroundings(store, admins)
    answers: list[Answer] = []
    intake = Intake(PatientStore(store), around, Clock(), Clock(), lambda taken: answers.extend(taken.answers))
    yield Desk(store, intake, answers)
    await store.close()


def surroundings(store: Store, admins: tuple[int, ...]) -> Surroundings:
    """What batches have around them."""
    return Surroundings(
        seal=store.seal, texts=Texts.load(), rules=Rules(), numbers=Numbers(), admins=admins, bot_username="contoh_bot"
    )


def message(text: str, sender: int = 5_000_000_001, number: int = 1, name: str = "Budi") -> Message:
    """A private message."""
    return Message(
        chat=Chat(sender, "private"),
        sender=Sender(sender, name),
        message_id=number,
        date=datetime.now(UTC),
        text=text,
    )


def press(data: str, sender: int = 5_000_000_001, number: str = "77") -> Press:
    """A press in a private chat."""
    return Press(id=number, chat=Chat(sender, "private"), sender=Sender(sender, "Budi"), message_id=3, data=data)
