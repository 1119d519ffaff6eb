"""Writes a checked list in slices; a crash goes on after the last slice, a stop takes all of it away again."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from reportbot.domain.periods import WIB
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Import, Record, Report
from reportbot.sheets.listed import Listed
from reportbot.storage import imports
from reportbot.storage.connection import Connection
from reportbot.storage.save import save
from reportbot.works.imports import check, kept_list, template
from reportbot.works.job import Failed, Handler, Job, Later, Tools
from reportbot.works.list_reading import Refused, read_list
from reportbot.works.list_rows import Origin, records

PAUSE: Final = 0.02
"""Seconds between slices, in which presses are answered."""

TURN: Final = 1200.0
"""Seconds after which a long list goes on as a new try: a work may not take for ever."""

MOST_AT_ONCE: Final = 250
"""How many cases are let go, or reports removed, in one transaction."""

WAIT_FOR_ANOTHER: Final = 10.0


async def write(job: Job, tools: Tools) -> Mapping[str, Any]:
    """Write the import `job.data["import"]` if it is to be written, or clear it away if it was given up.

    Returns "outcome": "done" (with first, last, cases, known, urgent, rows), "given-up" or "same" (another one took
    in this file meanwhile).
    """
    number = int(job.data["import"])
    for left in await tools.store.read(imports.abandoned):
        await _clear(left, tools)
    begun = await _begun(number, tools)
    if isinstance(begun, str):
        return {"outcome": begun}
    if begun.state == "writing":
        await _slices(begun, tools)
        now = tools.clock.now()
        await tools.store.write(lambda conn: imports.flip(conn, number, now))
    after = await _begun(number, tools)
    if isinstance(after, str) or after.state != "done":
        await _clear(number, tools)
        await _purge(begun, tools)
        return {"outcome": "given-up"}
    return await _finished(after, tools)


async def _begun(number: int, tools: Tools) -> Import | str:
    """The import as it stands, or why it is not written; lists are written one after the other."""

    async def look(conn: Connection) -> tuple[Import | None, bool, bool]:
        found = await imports.by_number(conn, tools.seal, number)
        return (found, *(await imports.others_writing(conn, found) if found else (False, False)))

    found, busy, same = await tools.store.write(look)
    if found is None:
        return "given-up"
    if found.state == "writing" and same:
        return "same"
    if found.state == "writing" and busy:
        raise Later(WAIT_FOR_ANOTHER)
    return found


async def _slices(begun: Import, tools: Tools) -> None:
    data = await kept_list(begun.file, tools)
    today = begun.at.astimezone(WIB).date()
    index, standing, until = 0, begun, tools.wall.monotonic() + TURN
    async with contextlib.aclosing(read_list(data, tools.rules.masks, today)) as blocks:
        async for block in _sound(blocks):
            fresh = block[max(0, standing.written - index) :]
            index += len(block)
            if not fresh:
                continue
            standing = await _slice(standing, fresh, tools)
            if standing.state != "writing":
                return
            await tools.progress(standing.written, standing.rows)
            if tools.wall.monotonic() > until:
                raise Later(PAUSE)
            await asyncio.sleep(PAUSE)


async def _sound(blocks: AsyncIterator[list[Listed]]) -> AsyncIterator[list[Listed]]:
    """The rows of a list that was checked; after an update of the program it may be read otherwise.

    Raises:
        Failed: it is not sound any more.
    """
    try:
        async for block in blocks:
            if any(row.faults for row in block):
                raise Failed("import-changed")
            yield block
    except Refused:
        raise Failed("import-changed") from None


async def _slice(standing: Import, rows: Sequence[Listed], tools: Tools) -> Import:
    """Rows and the count of them in one transaction; the import as it then stands."""

    async def work(conn: Connection) -> Import:
        found = await imports.by_number(conn, tools.seal, standing.number)
        if found is None or found.state != "writing" or found.written != standing.written:
            return found or replace(standing, state="failed")
        made, known = await _made(conn, found, rows, tools)
        await save(conn, tools.seal, made)
        written = found.written + len(rows)
        await imports.moved_on(conn, found.number, written, known)
        return replace(found, written=written, known=found.known + known)

    return await tools.store.write(work)


async def _made(conn: Connection, standing: Import, rows: Sequence[Listed], tools: Tools) -> tuple[list[Record], int]:
    """The records of these rows, and how many of them are on accounts that have a case."""
    fresh = [(index, row) for index, row in enumerate(rows, standing.written) if not row.repeats]
    accounts = {row.account for _, row in fresh if row.account is not None}
    owned = await imports.owners(conn, accounts)
    if any(staged is not None for _, staged in owned.values()):
        raise Later(WAIT_FOR_ANOTHER)
    person = (await imports.source_people(conn, tools.seal))[standing.source].person
    now = tools.clock.now()
    origin = Origin(
        import_=standing,
        person=person,
        now=now,
        due_at=now + tools.rules.first_due,
        texts=tools.texts,
        masks=tools.rules.masks,
    )
    homes = [owned[row.account][0] if row.account in owned else None for _, row in fresh]
    needed: dict[type[Record], int] = {
        Case: homes.count(None),
        Report: len(fresh),
        CaseIdentifier: sum(len(row.identifiers) for _, row in fresh),
        Evidence: sum(len(row.links) for _, row in fresh),
    }
    numbers = {kind: iter(await tools.numbers.lot(conn, kind, count)) for kind, count in needed.items()}
    made = [
        record
        for (index, row), home in zip(fresh, homes, strict=True)
        for record in records(origin, row, index, home, numbers)
    ]
    return made, len(fresh) - homes.count(None)


async def _finished(done: Import, tools: Tools) -> Mapping[str, Any]:
    """Let its cases go: all are visible already, this only takes the mark off them."""
    first, last, count, urgent = await tools.store.read(lambda conn: imports.span(conn, done.number))
    await _in_slices(imports.release, done.number, tools)
    await _purge(done, tools)
    figures = {"first": first, "last": last, "cases": count, "urgent": urgent}
    return {"outcome": "done", **figures, "known": done.known, "rows": done.rows}


async def _clear(number: int, tools: Tools) -> None:
    await _in_slices(imports.remove, number, tools)


async def _in_slices(act: Callable[[Connection, int, int], Awaitable[int]], number: int, tools: Tools) -> None:
    """Until nothing is left to do."""
    left = 1
    while left:
        left = await tools.store.write(lambda conn: act(conn, number, MOST_AT_ONCE))
        await asyncio.sleep(PAUSE)


async def _purge(ended: Import, tools: Tools) -> None:
    if ended.file is not None:
        await tools.vault.purge([ended.file])


HANDLERS: Final[Mapping[str, Handler]] = {
    "check-import": check,
    "import-template": template,
    "write-import": write,
}
"""By Work.kind."""
