"""No query of the hot path, /status, /antrean or /cari reads a growing table from end to end."""

import re
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Sender
from reportbot.conversation.needs import (
    Accounts,
    CaseFile,
    LookAlikes,
    Members,
    Need,
    Overview,
    People,
    PlaceAt,
    PlaceOf,
    Queue,
    ReportsOf,
    Search,
    Ticket,
)
from reportbot.domain.records import Timer
from reportbot.storage import seen, timers
from reportbot.storage.facts import load, load_actors
from reportbot.storage.numbers import Numbers
from reportbot.storage.people import people_of, telegram_ids
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, an_identifier
from tests.storage.test_facts import PUTRI

NEEDS: list[Need] = [
    ReportsOf(1),
    CaseFile(1),
    Accounts(frozenset({PUTRI})),
    LookAlikes("putrl"),
    Ticket("RB-0000-0000"),
    PlaceAt("group", 3),
    PlaceOf("digest"),
    Queue(),
    Overview(),
    Search("RB-0000-0000"),
    Search("12"),
    Search("putri"),
    Members(),
    People(frozenset({1})),
]
# Members and the database's own counters are few; the outbox holds what waits; the two indexes only open cases.
BOUNDED = re.compile(
    r"SCAN (members|sqlite_sequence|outbox|\(|anon_|CONSTANT ROW|imports USING (COVERING )?INDEX ix_imports_undone"
    r"|cases USING (COVERING )?INDEX ix_cases_(queue|undec|waiting))"
)


async def everything(conn: AsyncConnection, store: Store) -> None:
    facts, numbers = Facts(), Numbers()
    await people_of(conn, store.seal, [Sender(7_000_000_001, "Budi")], NOW)
    await people_of(conn, store.seal, [Sender(7_000_000_001, "Budiman")], NOW)
    await seen.unseen(conn, store.seal, ["a", "b"])
    await seen.remember(conn, store.seal, ["a"], NOW)
    await numbers.prepare(conn, 3)
    await save(conn, store.seal, [a_case(1, waiting_since=NOW), an_identifier(1, 1, PUTRI[2])], [(Timer, ("draft", 1))])
    await load_actors(conn, store.seal, facts, [1, 2])
    await load(conn, store.seal, facts, NEEDS, NOW)
    await timers.due(conn, NOW, 10)
    await timers.next_due(conn)
    await telegram_ids(conn, store.seal, [1])
    await seen.purge(conn, NOW)


async def test_every_query_uses_an_index(lite: Store, tmp_path: Path) -> None:
    statements: dict[str, Any] = {}

    def note(_conn: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "UPDATE", "DELETE", "INSERT"}:
            statements[statement] = parameters[0] if many else parameters

    event.listen(lite._writes._engine.sync_engine, "before_cursor_execute", note)  # type: ignore[attr-defined]
    await lite.write(lambda conn: everything(conn, lite))
    assert len(statements) > 30
    plans = sqlite3.connect(f"file:{tmp_path}/data/reportbot.db?mode=ro", uri=True)
    scans = [
        (detail, statement)
        for statement, parameters in statements.items()
        for *_, detail in plans.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        if detail.startswith("SCAN") and not BOUNDED.match(detail)
    ]
    plans.close()
    assert scans == []
