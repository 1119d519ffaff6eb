"""An export: pages are read by key and written into files of bounded size, while memory stays flat."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from msgspec import Struct, field

from reportbot.conversation.admin.statistics import period_of
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Text
from reportbot.domain.identifiers import reveal
from reportbot.domain.periods import WIB, Period
from reportbot.domain.records import StoredFile
from reportbot.domain.words import CaseState
from reportbot.errors import ReportBotError
from reportbot.sheets.writing import Cell, write_csv, write_xlsx
from reportbot.storage import exports
from reportbot.works.job import Handler, Job, Tools

MIMES: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PART_BYTES: Final = 24_000_000
"""How much of a table stands in one file: a file goes through memory when it is sealed, and Telegram takes 50 MB."""

LONGEST_ACCOUNT: Final = 300
_STATES: Final = frozenset(CaseState)
_BETWEEN: Final = "; "
_FOLDER: Final = "export-"


async def export(job: Job, tools: Tools) -> Mapping[str, Any]:
    """`files` of the vault with their `names`, and how many `rows` they hold together."""
    period = period_of(int(job.data["first"]), int(job.data["last"]), str(job.data["span"]))
    if period is None:
        raise ReportBotError("a work of exporting without days")
    subject, form = str(job.data["subject"]), str(job.data["form"])
    accounts = bool(job.data["accounts"]) and exports.LISTINGS[subject].case is not None
    words = Words(tools, str(job.data["language"]))
    total = await tools.store.read(lambda conn: exports.total(conn, subject, period))
    table = Table(subject, period, tools, words, accounts=accounts, loop=asyncio.get_running_loop(), total=total)
    try:
        kept = [file async for file in files_of(table, form)]
    finally:
        table.stop()
    return {"files": [file.file for file in kept], "names": [file.name for file in kept], "rows": table.rows}


async def files_of(table: "Table", form: str) -> AsyncIterator[StoredFile]:
    """The table in as many files of the vault as it needs, each on the disk in plain for a moment only."""
    tools = table.tools
    for left in tools.data_dir.glob(f"{_FOLDER}*"):  # by a crash: this kind of work is done one at a time
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_FOLDER, dir=tools.data_dir) as folder:
        for number in count(1):
            path = Path(folder) / f"part.{form}"
            await asyncio.to_thread(table.write, path, form)
            if not table.written:
                return
            name = table.words.file_name(table.subject, table.period, 0 if number == 1 and table.over else number, form)
            expires = tools.expiry("export")
            # Without a name of their own the bytes are gone while the next part is written.
            yield await tools.vault.keep(
                "export", name, MIMES[form], await asyncio.to_thread(path.read_bytes), expires_at=expires
            )
            if table.over:
                return


class Words:
    """The words of a table in the admin's language, each rendered once."""

    def __init__(self, tools: Tools, language: str) -> None:
        self._texts, self._language = tools.texts, language
        self._known: dict[Text | str, str] = {}

    def said(self, key: str) -> str:
        """The words of a key."""
        if key not in self._known:
            self._known[key] = self._texts.plain(Text(key), self._language)
        return self._known[key]

    def file_name(self, subject: str, period: Period, number: int, form: str) -> str:
        """What the receiver sees."""
        part = f"-{number}" if number else ""
        return f"{self.said(f'export-file-{subject}')}-{period.first}-{period.last}{part}.{form}"

    def cell(self, column: str, value: Any) -> Cell:
        """A value as it stands in the table."""
        if value is None:
            return ""
        if isinstance(value, datetime):
            return value.astimezone(WIB).date()
        if column in {"child", "urgent", "withdrawn"}:
            return self.said("export-yes" if value else "export-no")
        return value if isinstance(value, int) else self._word(column, str(value))

    def _word(self, column: str, value: str) -> str:
        if column == "platform":
            return self.said(platform_name(value).key)
        if column == "category":
            return self.said(f"category-{value}")
        known = column in {"state", "before", "after"} and value in _STATES
        return self.said(f"state-{value}") if known else value


class Table(Struct):
    """The rows of an export, read as they are written; a thread writes, the loop reads."""

    subject: str
    period: Period
    tools: Tools
    words: Words
    accounts: bool
    loop: asyncio.AbstractEventLoop
    total: int
    part_bytes: int = PART_BYTES
    rows: int = 0
    written: int = 0
    over: bool = False
    _after: int = 0
    _waiting: list[list[Cell]] = field(default_factory=list)
    _reading: Future[list[list[Cell]]] | None = None
    _stopped: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table, those of accounts last."""
        listing = exports.LISTINGS[self.subject]
        more = () if listing.case is None else ("kinds", "accounts") if self.accounts else ("kinds",)
        return tuple(name for name in listing.columns if name != "row") + more

    def write(self, path: Path, form: str) -> None:
        """One file, of about `part_bytes` at most."""
        header = [self.words.said(f"export-column-{name}") for name in self.columns]
        self.written = 0
        if form == "csv":
            write_csv(path, header, self._part())
        else:
            write_xlsx(path, header, self._part(), sheet=self.words.said(f"export-file-{self.subject}"))

    def _part(self) -> Iterator[list[Cell]]:
        size = 0
        while size < self.part_bytes:
            if not self._waiting:
                self._waiting = self._next()
                self._waiting.reverse()
            if not self._waiting:
                self.over = True
                return
            row = self._waiting.pop()
            size += sum(len(str(cell).encode()) + 1 for cell in row)
            self.rows += 1
            self.written += 1
            yield row

    def _next(self) -> list[list[Cell]]:
        if self._stopped:
            return []
        self._reading = asyncio.run_coroutine_threadsafe(self._page(), self.loop)
        return self._reading.result()

    def stop(self) -> None:
        """Let the thread go, which may wait for a page that nobody reads any more."""
        self._stopped = True
        if self._reading is not None:
            self._reading.cancel()

    async def _page(self) -> list[list[Cell]]:
        """The next page; one look for the rows, one for their accounts."""
        if self.rows:
            await self.tools.progress(self.rows, max(self.total, self.rows))
        found = await self.tools.store.read(lambda conn: exports.page(conn, self.subject, self.period, self._after))
        if not found:
            return []
        self._after = found[-1][0]
        case = exports.LISTINGS[self.subject].case
        numbers = [row[case] for row in found] if case is not None else []
        known = await self.tools.store.read(lambda conn: exports.accounts_of(conn, numbers)) if numbers else {}
        return await asyncio.to_thread(self._cells, found, known)

    def _cells(self, found: Sequence[Sequence[Any]], known: Mapping[int, list[tuple[str, str]]]) -> list[list[Cell]]:
        listing = exports.LISTINGS[self.subject]
        table: list[list[Cell]] = []
        for row in found:
            named = [(name, value) for name, value in zip(listing.columns, row, strict=True) if name != "row"]
            cells = [self.words.cell(name, value) for name, value in named]
            if listing.case is not None:
                accounts = known.get(row[listing.case], [])
                cells.append(_BETWEEN.join(dict.fromkeys(kind for kind, _ in accounts)))
                if self.accounts:
                    cells.append(_BETWEEN.join(reveal(verbatim)[:LONGEST_ACCOUNT] for _, verbatim in accounts))
            table.append(cells)
        return table


HANDLERS: Final[Mapping[str, Handler]] = {"export": export}
