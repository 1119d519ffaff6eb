"""Who is behind a person's number; the only place where Telegram ids and names are sealed and opened."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import structlog
from msgspec import Struct
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Person
from reportbot.storage.dialects import draw
from reportbot.storage.mapping import PERSON
from reportbot.storage.metadata import compact, parsed
from reportbot.storage.schema import people
from reportbot.storage.seal import Seal, SealBroken

log = structlog.get_logger("reportbot.storage")

_BY_LOOKUP = (
    PERSON.select()
    .add_columns(people.c.lookup, people.c.names_digest)
    .where(people.c.lookup.in_(bindparam("lookups", expanding=True)))
)
_SEALED = select(people.c.person, people.c.sealed).where(people.c.person.in_(bindparam("persons", expanding=True)))
_RENAME = (
    update(people)
    .where(people.c.person == bindparam("key"))
    .values(sealed=bindparam("sealed"), names_digest=bindparam("names_digest"))
)
_MAKE = insert(people)


class Names(Struct, frozen=True):
    """What a person calls themselves at Telegram; `username` without @."""

    first_name: str = ""
    last_name: str = ""
    username: str = ""

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


async def people_of(conn: AsyncConnection, seal: Seal, senders: Iterable[Sender], now: datetime) -> dict[int, Person]:
    """Everybody's record by Telegram id; the new are made, the renamed sealed again. Call it in a writing work."""
    latest = {sender.telegram_id: sender for sender in senders}
    wanted = {seal.lookup(telegram_id): telegram_id for telegram_id in latest}
    if not wanted:
        return {}
    found: dict[int, Person] = {}
    renamed: list[dict[str, Any]] = []
    for *fields, lookup, names_digest in await conn.execute(_BY_LOOKUP, {"lookups": list(wanted)}):
        person: Person = PERSON.record(seal, fields)
        sender = latest[wanted[lookup]]
        found[sender.telegram_id] = person
        # Telegram always gives a first name; who comes without one is known only by id, as admins of the settings are.
        if sender.first_name and names_digest != _digest(seal, sender):
            renamed.append({"key": person.person, **sealed_row(seal, person.person, sender)})
    if renamed:
        await conn.execute(_RENAME, renamed)
    missing = [sender for telegram_id, sender in latest.items() if telegram_id not in found]
    return found | await _make(conn, seal, missing, now)


async def _make(conn: AsyncConnection, seal: Seal, senders: list[Sender], now: datetime) -> dict[int, Person]:
    if not senders:
        return {}
    numbers = await draw(conn, people, len(senders))
    made = {
        sender.telegram_id: Person(person=number, created_at=now)
        for number, sender in zip(numbers, senders, strict=True)
    }
    rows = [
        {
            **PERSON.row(seal, made[sender.telegram_id]),
            **sealed_row(seal, made[sender.telegram_id].person, sender),
            "lookup": seal.lookup(sender.telegram_id),
        }
        for sender in senders
    ]
    await conn.execute(_MAKE, rows)
    return made


def sealed_row(seal: Seal, person: int, sender: Sender) -> dict[str, bytes]:
    """Who a person is, as it is stored beside the number."""
    plain = compact([sender.telegram_id, sender.first_name, sender.last_name, sender.username])
    return {"sealed": seal.seal("people", person, "sealed", plain), "names_digest": _digest(seal, sender)}


def _digest(seal: Seal, sender: Sender) -> bytes:
    # The id is part of it, so that equal names of two people do not show as equal.
    return seal.digest(json.dumps([sender.telegram_id, sender.first_name, sender.last_name, sender.username]))


async def telegram_ids(conn: AsyncConnection, seal: Seal, persons: Iterable[int]) -> dict[int, int]:
    """Telegram ids by person; whom nobody knows, who was erased, or whose seal is broken, is left out."""
    return {person: plain[0] for person, plain in (await _opened(conn, seal, persons)).items()}


async def names_of(conn: AsyncConnection, seal: Seal, persons: Iterable[int]) -> dict[int, Names]:
    """Names by person; whom nobody knows is left out."""
    return {person: Names(*plain[1:]) for person, plain in (await _opened(conn, seal, persons)).items()}


async def _opened(conn: AsyncConnection, seal: Seal, persons: Iterable[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for person, sealed in await conn.execute(_SEALED, {"persons": list(set(persons))}):
        if not sealed:  # erased
            continue
        try:
            found[person] = parsed(seal.open_text("people", person, "sealed", sealed))
        except SealBroken:
            log.error("a_person_cannot_be_opened", person=person)
    return found
