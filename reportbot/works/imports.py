"""Takes in lists of other sources: fetched and checked, then written in slices that nobody sees until the last."""

import asyncio
import contextlib
import hashlib
import io
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from msgspec import Struct, field

from reportbot.conversation.says import Text
from reportbot.delivery import outcome as oc
from reportbot.evidence.vault import FileGone
from reportbot.sheets.columns import Column
from reportbot.sheets.listed import Fault, Listed
from reportbot.sheets.writing import write_csv, write_xlsx
from reportbot.storage import imports
from reportbot.works.job import Failed, Job, Later, Tools
from reportbot.works.list_reading import Refused, read_list

LARGEST: Final = 20 * 2**20
FIRST_FAULTS: Final = 20
MOST_FAULTS: Final = 20_000
UNDECIDED: Final = timedelta(days=7)
"""How long a list waits for its *Masukkan*."""

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV: Final = "text/csv"


async def check(job: Job, tools: Tools) -> Mapping[str, Any]:
    """Fetch and read a list, write nothing of it; data: file_id, today (ISO, in WIB).

    Returns "error" (a text key; of wrong columns also "found", and "missing" or "column"), or "digest" and the figures
    of `Checked`.
    """
    data = await _fetched(str(job.data["file_id"]), tools)
    digest, today = hashlib.sha256(data).hexdigest(), date.fromisoformat(str(job.data["today"]))
    found, name = Checked(), tools.texts.plain(Text("import-faults-name"), "id")
    try:
        async with contextlib.aclosing(read_list(data, tools.rules.masks, today)) as blocks:
            async for block in blocks:
                await _count(block, found, tools)
    except Refused as refused:
        return {**refused.why, "digest": digest}
    if found.faults:
        kept = await tools.vault.keep("annex", name, _CSV, _fault_table(found, tools), expires_at=_later(tools))
    else:
        kept = await tools.vault.keep("import", "", "", data, expires_at=_later(tools))
    return {"digest": digest, "file": kept.file, "name": name, **found.figures()}


class Checked(Struct):
    """What a list holds: rows; accounts that are new, known, or repeated in it; how many by category; faults."""

    rows: int = 0
    new: int = 0
    known: int = 0
    repeats: int = 0
    children: int = 0
    by: Counter[str] = field(default_factory=Counter)
    faults: int = 0
    listed: list[tuple[int, Fault]] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """As JSON; "first" are the first faults: row, column, key, value."""
        names = ("rows", "new", "known", "repeats", "children", "faults")
        first = [[row, fault.column, fault.key, fault.value] for row, fault in self.listed[:FIRST_FAULTS]]
        return {**{name: getattr(self, name) for name in names}, "by": dict(self.by.most_common()), "first": first}


async def _count(block: list[Listed], found: Checked, tools: Tools) -> None:
    accounts = {row.account for row in block if row.account is not None}
    owned = await tools.store.read(lambda conn: imports.owners(conn, accounts))
    for row in block:
        found.rows += 1
        found.faults += bool(row.faults)
        if len(found.listed) < MOST_FAULTS:
            found.listed.extend((row.row, fault) for fault in row.faults)
        if row.faults:
            continue
        if row.repeats:
            found.repeats += 1
            continue
        known = row.account in owned
        found.known += known
        found.new += not known
        found.children += row.child
        found.by[row.category.value] += 1
    await tools.progress(found.rows, found.rows)


def _later(tools: Tools) -> datetime:
    return tools.clock.now() + UNDECIDED


async def _fetched(file_id: str, tools: Tools) -> bytes:
    named = await tools.call("getFile", {"file_id": file_id})
    if isinstance(named, oc.Done):
        got = await tools.download(str(named.result.get("file_path", "")), LARGEST)
        if isinstance(got, oc.Done):
            return bytes(got.result)
        named = got
    if isinstance(named, oc.Retry):
        raise Later(named.after)
    if isinstance(named, oc.Unknown | oc.NotSent):
        raise Later(10)
    raise Failed("import-not-fetched")


def _fault_table(found: Checked, tools: Tools) -> bytes:
    words = tools.texts
    head = [words.plain(Text(f"fault-head-{name}"), "id") for name in ("row", "column", "why", "value")]
    rows = (
        (
            row,
            words.plain(Text(f"column-{fault.column}"), "id"),
            words.plain(Text(f"fault-{fault.key}"), "id"),
            fault.value,
        )
        for row, fault in found.listed
    )
    made = io.BytesIO()
    write_csv(made, head, rows)
    return made.getvalue()


async def template(_job: Job, tools: Tools) -> Mapping[str, Any]:
    """An empty list with one row that shows how, as CSV and XLSX; returns "files" and "names"."""
    words = tools.texts
    head = [words.plain(Text(f"column-{column}"), "id") for column in Column]
    row = [words.plain(Text(f"column-example-{column}"), "id") for column in Column]
    stem = words.plain(Text("import-template-name"), "id")
    as_csv, as_xlsx = io.BytesIO(), io.BytesIO()
    write_csv(as_csv, head, [row])
    await asyncio.to_thread(write_xlsx, as_xlsx, head, [row])
    kept = [
        await tools.vault.keep("annex", stem + end, mime, made.getvalue(), expires_at=_later(tools))
        for end, mime, made in ((".csv", _CSV, as_csv), (".xlsx", _XLSX, as_xlsx))
    ]
    return {"files": [file.file for file in kept], "names": [stem + ".csv", stem + ".xlsx"]}


async def kept_list(file: int | None, tools: Tools) -> bytes:
    """The list as it was checked.

    Raises:
        Failed: it is gone.
    """
    try:
        return (await tools.vault.read(file or 0))[1]
    except FileGone:
        raise Failed("import-file-gone") from None
