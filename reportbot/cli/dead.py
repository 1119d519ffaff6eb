"""``reportbot dead``: updates that could not be processed are listed, shown, repeated or dropped."""

import asyncio
import json
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

from reportbot.bot_api.inbound import read
from reportbot.bot_api.polling import ALLOWED_UPDATES
from reportbot.errors import SettingsError
from reportbot.intake.arrivals import DUE
from reportbot.intake.faults import named
from reportbot.intake.fresh import read_again
from reportbot.settings import Settings
from reportbot.storage import dead as kept
from reportbot.storage.dead import Dead
from reportbot.storage.lock import hold
from reportbot.storage.read_only import file_of, looking
from reportbot.storage.store import Store

_NONE: Final = "No update is set aside.\n"
_HEAD: Final = ("number", "since (UTC)", "tried", "what", "failure")
_HINT: Final = """
--show N shows what came, which is what somebody wrote. --repeat N has it come in once more, once the reason is mended.
--drop N deletes it; what is neither repeated nor dropped is deleted after {days} days.
"""
_NOT_OPENED: Final = "cannot be opened: it was changed, or sealed with another key."
_STALE: Final = """holds no message, press or due time. How somebody stood in the group, and what the bot was answered
then, may be wrong by now; Telegram is asked anew when somebody acts. Drop it."""


def dead(*, show: int | None = None, repeat: Sequence[int] = (), drop: Sequence[int] = ()) -> int:
    """List those that are kept, show one, or have some come in once more or go; 1 where some cannot be repeated.

    Raises:
        ReportBotError: there is no database or no such number, or a bot works on a SQLite file that is to be written.
    """
    settings = Settings.load()
    if not repeat and not drop:
        sys.stdout.write(asyncio.run(_looked(settings, show)))
        return 0
    file_of(settings.database_address, settings.data_dir)
    # Only one process may write to a SQLite file; on a server the bots at work notice by themselves.
    with hold(settings.data_dir, shared=settings.on_a_server):
        refused = asyncio.run(_changed(settings, repeat, drop))
    if refused:
        sys.stdout.writelines(f"{refusal}\n" for refusal in refused)
        sys.stdout.write("Nothing was changed.\n")
        return 1
    sys.stdout.write(_done(repeat, drop, shared=settings.on_a_server))
    return 0


async def _looked(settings: Settings, show: int | None) -> str:
    async with looking(settings.database_address, settings.data_dir, settings.key_file) as (seal, look):
        assert seal is not None  # noqa: S101 it looks with the key
        found = await look(lambda conn: kept.find(conn, seal, None if show is None else [show]))
        marked = await look(kept.marked)
    if show is not None:
        _known([show], found)
        return _table(found, marked) + json.dumps(found[0].raw, indent=2) + "\n"
    days = settings.policy.retention["dead-update"].days
    return _table(found, marked) + _HINT.format(days=days) if found else _NONE


def _known(numbers: Sequence[int], found: Sequence[Dead]) -> None:
    if missing := sorted(set(numbers) - {one.number for one in found}):
        raise SettingsError(f"Not set aside: {', '.join(map(str, missing))}. `reportbot dead` lists what is.")


def _table(found: Sequence[Dead], marked: set[int]) -> str:
    rows = [_HEAD, *(_row(one, again=one.number in marked) for one in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _row(one: Dead, *, again: bool) -> tuple[str, ...]:
    failure = one.failure + (" (comes in once more)" if again else "")
    return str(one.number), f"{one.at:%Y-%m-%d %H:%M}", str(one.tries), _kind(one.raw), failure


def _kind(raw: Any) -> str:
    """What it is, without anything that somebody wrote."""
    if not isinstance(raw, dict):
        return "unknown"
    if raw.keys() == {DUE}:
        return f"due: {raw[DUE]['kind']}"
    if raw.keys() == {"input"} and (made := re.match(r"[A-Z][A-Za-z]+(?=\()", str(raw["input"]))):
        return made[0].lower()
    return next((name for name in ALLOWED_UPDATES if name in raw), "unknown")


async def _changed(settings: Settings, repeat: Sequence[int], drop: Sequence[int]) -> list[str]:
    """Do it; or why some cannot be repeated, and then nothing is done."""
    store = await Store.open(settings.database_address, settings.data_dir, settings.key_file, upgrade=False)
    try:
        found = await store.read(lambda conn: kept.find(conn, store.seal, [*repeat, *drop]))
        _known([*repeat, *drop], found)
        if refused := [refusal for one in found if one.number in repeat and (refusal := _refusal(one))]:
            return refused
        await store.write(lambda conn: kept.drop(conn, drop) if drop else kept.mark(conn, repeat))
    finally:
        await store.close()
    return []


def _refusal(one: Dead) -> str:
    if one.raw is None:
        return f"{one.number}: {_NOT_OPENED}"
    try:
        return "" if read_again(one.raw, read) else f"{one.number}: {_STALE}"
    except Exception as error:  # noqa: BLE001 whatever it is, the bot would meet it again
        return f"{one.number}: this program cannot read it either ({named(error)})."


def _done(repeat: Sequence[int], drop: Sequence[int], *, shared: bool) -> str:
    if drop:
        return f"Dropped: {', '.join(map(str, drop))}.\n"
    when = "within seconds, where a bot is at work" if shared else "when the bot is started"
    return f"Comes in once more {when}: {', '.join(map(str, repeat))}.\n"
