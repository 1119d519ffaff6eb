"""The whole receiving path in one process: raw updates through intake on a real file, and what it says to a sandbox."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden

from reportbot.bot_api.answers import decoded
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import outcome_of
from reportbot.bot_api.polling import ALLOWED_UPDATES
from reportbot.clock import Clock
from reportbot.conversation.inputs import Input, Started
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Addresses, Request, people_named, request_for
from reportbot.delivery.results import Result, judge, nowhere
from reportbot.intake import Intake, Surroundings
from reportbot.intake.rendering import Answer
from reportbot.sandbox import Sandbox
from reportbot.sandbox.errors import Json
from reportbot.settings import Settings
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Claimed, claim
from reportbot.storage.patience import PatientStore
from reportbot.storage.people import telegram_ids
from reportbot.storage.ready_group import ready_group
from reportbot.storage.standing import people_for_admins, take_up_group
from reportbot.storage.store import Store
from reportbot.texts import Texts

TOKEN = "1000001:fuzz-campaign"
_ROUNDS = 60


class Ticking(Clock):
    """A clock that goes when it is told to."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        self._at = start

    def now(self) -> datetime:
        return self._at

    def ahead(self, seconds: float) -> None:
        """Let time pass."""
        self._at += timedelta(seconds=seconds)


@dataclass
class Receiving:
    """Intake on a store of its own; all that it says goes to the sandbox at once, and is kept in `said`."""

    store: Store
    sandbox: Sandbox
    clock: Ticking
    settings: Settings
    around: Surroundings
    said: list[Request] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    toasts: list[Answer] = field(default_factory=list)

    @classmethod
    async def open(cls, data_dir: Path, sandbox: Sandbox, clock: Ticking, settings: Settings) -> "Receiving":
        store = await Store.open(None, data_dir)
        admins = await store.write(lambda conn: people_for_admins(conn, store.seal, settings.admin_ids, clock.now()))
        await store.write(lambda conn: take_up_group(conn, store.seal, settings.moderator_chat_id))
        texts = Texts.load()
        around = Surroundings(
            seal=store.seal,
            texts=texts,
            rules=replace(settings.rules(), masks=texts.words("mask-", "id")),
            numbers=Numbers(),
            admins=admins,
            bot_username=str(sandbox.bot["username"]),
            per_group_minute=0,
        )
        sandbox.queue.allow(list(ALLOWED_UPDATES))
        found = cls(store, sandbox, clock, settings, around)
        await found.intake.inputs([Started(bot_id=sandbox.bot["id"], bot_username=around.bot_username)])
        await found.deliver()
        return found

    @property
    def intake(self) -> Intake:
        return Intake(PatientStore(self.store), self.around, self.clock, self.clock, self.toasts.extend)

    def read(self, raw: Any) -> Sequence[Input]:
        return read(raw, self.sandbox.bot["id"])

    def arriving(self, updates: Sequence[Any]) -> list[Any]:
        """The updates as the answer to getUpdates brings them, through JSON and the poller's first look."""
        answer = decoded(json.dumps({"ok": True, "result": updates}).encode())
        if answer is None:
            raise AssertionError("the answer to getUpdates cannot be read at all")
        return [update if isinstance(update, dict) else {"unreadable": update} for update in answer["result"]]

    async def take(self, raws: Sequence[Any]) -> None:
        """One batch, committed."""
        await self.intake.updates(raws, self.read, natural_key)

    async def deliver(self) -> None:
        """Send what waits, answers to our questions included, until nothing does."""
        for _ in range(_ROUNDS):
            rows, known = await self.store.write(self._claim)
            if not rows:
                return
            await self.intake.results([await self._sent(row, known) for row in rows])
        raise AssertionError("the outbox does not run empty")

    async def _claim(self, conn: Connection) -> tuple[list[Claimed], Addresses]:
        group = await ready_group(conn)
        busy = () if group is not None else ("group",)
        rows = await claim(conn, self.store.seal, self.clock.now(), busy=busy, pace=lambda *_: 0.0)
        people = {person for row in rows for person in people_named(row)}
        return rows, Addresses(group, await telegram_ids(conn, self.store.seal, people) if people else {})

    async def _sent(self, row: Claimed, known: Addresses) -> Result:
        request = request_for(row, known)
        if request is None:
            return nowhere(row)
        self.said.append(request)
        return judge(row, self._told(request, await self._called(request.method, request.params, request)), known.group)

    async def _called(self, method: str, params: Mapping[str, Any], request: Request) -> Json:
        files = {name: data if isinstance(data, bytes) else data[1] for name, data in request.files.items()}
        given = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        return await self.sandbox.call(self.sandbox.token, method, given, files)

    def _told(self, request: Request, body: Json) -> oc.Outcome:
        if body["ok"]:
            return oc.Done(body["result"])
        description, code = str(body["description"]), body["error_code"]
        moved = body.get("parameters", {}).get("migrate_to_chat_id")
        if moved:
            return outcome_of(ChatMigrated(moved))
        found = outcome_of(Forbidden(description) if code == 403 else BadRequest(description))
        if isinstance(found, oc.Refused):
            self.refused.append(f"{request.method} was refused: {description}")
        return found

    async def rows(self, query: str) -> list[Any]:
        """What a query finds."""
        return list((await self.store.read(lambda conn: conn.exec_driver_sql(query))).all())

    async def close(self) -> None:
        await self.store.close()
