"""Which arrivals count: what is due still and was not taken in before; and dead updates that come in once more."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from msgspec import convert
from msgspec.structs import replace

from reportbot.conversation.inputs import Due, Input, Message, Press
from reportbot.intake.arrivals import DUE, Arrival, Read, arrivals_from
from reportbot.storage import dead, seen, timers
from reportbot.storage.connection import Connection
from reportbot.storage.dead import Dead
from reportbot.storage.seal import Seal

log = structlog.get_logger("reportbot.intake")

_ANOTHER_INPUT = re.compile(r"#\d+$")


async def fresh(conn: Connection, seal: Seal, arrivals: Sequence[Arrival], read: Read, wall: datetime) -> list[Arrival]:
    """Those that count, remembered as taken in."""
    arrivals = await _unfolded(conn, seal, await _still_due(conn, arrivals), read)
    keys = [arrival.key for arrival in arrivals if arrival.key is not None]
    unseen = await seen.unseen(conn, seal, keys) if keys else set()
    found, taken = [], set()
    for arrival in arrivals:
        if arrival.key is not None and (arrival.key not in unseen or arrival.key in taken):
            continue
        taken.add(arrival.key)
        found.append(arrival)
    await seen.remember(conn, seal, [key for key in taken if key is not None], wall)
    return found


async def _still_due(conn: Connection, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Without timers that another process, or this one, took in since they were read."""
    read = [arrival.timer for arrival in arrivals if arrival.timer is not None]
    standing = await timers.standing(conn, read) if read else []
    return [arrival for arrival in arrivals if arrival.timer is None or arrival.timer in standing]


async def _unfolded(conn: Connection, seal: Seal, arrivals: Sequence[Arrival], read: Read) -> list[Arrival]:
    """The dead updates that are to come once more in the places of the due times that say so."""
    numbers = [number for arrival in arrivals if (number := _number_of(arrival)) is not None]
    kept = await dead.take(conn, seal, numbers) if numbers else {}
    found: list[Arrival] = []
    for arrival in arrivals:
        number = _number_of(arrival)
        if number is None:
            found.append(arrival)
        elif number in kept:
            found += await _once_more(conn, seal, kept[number], arrival, read)
    return found


def _number_of(arrival: Arrival) -> int | None:
    return arrival.input.subject if isinstance(arrival.input, Due) and arrival.input.kind == dead.AGAIN else None


async def _once_more(conn: Connection, seal: Seal, one: Dead, arrival: Arrival, read: Read) -> list[Arrival]:
    log.info("a dead update comes once more", number=one.number, tries=one.tries)
    if one.key is not None:
        # It counts as taken in, and was not; what else its update brought stays known.
        await seen.forget(conn, seal, one.key)
    if arrival.unreadable:
        return [replace(arrival, input=None, key=one.key, raw=one.raw, timer=None, dead=one)]
    key = None if one.key is None else _ANOTHER_INPUT.sub("", one.key)
    inputs = arrivals_from([one.raw], lambda raw: read_again(raw, read), lambda _: key)
    nothing = Arrival(None, key, one.raw, unreadable=True, failure="nothing that may be repeated")
    return [
        replace(each, dead=one, failure=each.failure or arrival.failure)
        for each in inputs or [nothing]
        if not (isinstance(each.input, Due) and await timers.stands(conn, each.input.kind, each.input.subject))
    ]


def read_again(raw: Any, read: Read) -> Sequence[Input]:
    """Those inputs of a dead update that mean the same later; raises what `read` raises.

    How somebody stood in the group, and what the bot was answered then, may be wrong by now and give rights that
    are gone: Telegram is asked anew when somebody acts.
    """
    if isinstance(raw, dict) and raw.keys() == {DUE}:
        return [convert(raw[DUE], Due)]
    return [item for item in read(raw) if isinstance(item, Message | Press)]
