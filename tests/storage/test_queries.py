"""No query of the hot path, or of what admins ask for, reads a growing table from end to end."""

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
    Blocks,
    Cards,
    CaseFile,
    ChainHead,
    DecisionsUpTo,
    Filed,
    ImportOf,
    LastSerials,
    LookAlikes,
    Members,
    Need,
    Objections,
    Overview,
    People,
    PlaceAt,
    PlaceOf,
    Queue,
    ReadyCases,
    ReportsOf,
    RequestFile,
    Requests,
    RequestsBySerial,
    Search,
    Ticket,
    Timers,
)
from reportbot.domain.periods import Span, around
from reportbot.domain.records import Timer
from reportbot.domain.words import CaseState, EvidenceKind
from reportbot.storage import (
    exports,
    figures,
    files,
    idle_lanes,
    imports,
    old_cases,
    outbox_results,
    seen,
    standing_figures,
    timers,
)
from reportbot.storage.facts import load, load_actors
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.outbox_claims import claim
from reportbot.storage.outbox_recovery import recover
from reportbot.storage.people import people_of, telegram_ids
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, an_identifier
from tests.storage.test_facts import PUTRI

NEEDS: list[Need] = [
    ReportsOf(1),
    Filed(1),
    CaseFile(1),
    Accounts(frozenset({PUTRI})),
    LookAlikes("putrl"),
    Ticket("RB-0000-0000"),
    PlaceAt("group", 3),
    PlaceOf("digest"),
    Queue(),
    Cards(),
    Overview(),
    Search("RB-0000-0000"),
    Search("12"),
    Search("putri"),
    Members(),
    People(frozenset({1})),
]
ADMINS: list[Need] = [
    *(Requests(), ReadyCases("michat"), RequestFile(1), RequestsBySerial(1), LastSerials()),
    *(Objections(frozenset({1})), Blocks(frozenset({1})), ChainHead(), DecisionsUpTo(5), ImportOf("d")),
    Timers("nightly-backup"),
]
# Members, lists, works, counts of cases and the database's own counters are few; the outbox holds what waits; the
# indexes hold only what is open; `reported` and `stood` are the accounts of the period that is asked for.
BOUNDED = re.compile(
    r"SCAN (members|sqlite_sequence|case_counts|outbox|\(|anon_|CONSTANT ROW|imports|works|dead_updates|reported|stood"
    r"|(objections|blocks) USING (COVERING )?INDEX ix_(objections|blocks)_open"
    r"|lanes USING INDEX ix_lanes_ready$)"
)
# The edge of an index of what is open: so many rows as the LIMIT says.
EDGE = re.compile(r"SCAN cases USING (COVERING )?INDEX ix_cases_(queue|undec|waiting)")
# A search is by a condition; without, all that the index holds is read.
SEARCHED = re.compile(
    r"SEARCH .* \(.+\)|SEARCH (case_counts|outbox|imports|works|processes|members)"
    # Only the least, or the greatest, is asked for.
    r"|SEARCH (timers|requests|decisions) USING COVERING INDEX (ix_timers_due_at|uq_requests_serial|sqlite_autoindex)"
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


async def what_admins_ask_for(conn: AsyncConnection, store: Store) -> None:
    """/statistik, /ekspor, /impor and its end, the panel of figures, and what is looked for behind the scenes."""
    await figures.count(conn, around(NOW.date(), Span.MONTH), NOW)
    await standing_figures.standing(conn, NOW)
    for subject in exports.LISTINGS:
        await exports.page(conn, subject, around(NOW.date(), Span.MONTH), 0)
    await exports.accounts_of(conn, [1, 2])
    await imports.owners(conn, {PUTRI})
    await imports.span(conn, 7)
    await imports.release(conn, 7, 10)
    await imports.remove(conn, 7, 10)
    await imports.joining(conn, 7, 10)
    await imports.abandoned(conn)
    await files.expired(conn, NOW, 10)
    await files.held_among(conn, ["ab"])
    await old_cases.with_words(conn, NOW, NOW, [EvidenceKind.PHOTO])
    await old_cases.with_media(conn, {CaseState.CLOSED: NOW}, NOW, [EvidenceKind.PHOTO])
    await idle_lanes.forget(conn, NOW)
    await load(conn, store.seal, Facts(), ADMINS, NOW)


def _reads_all(detail: str, statement: str) -> bool:
    if detail.startswith("SEARCH"):
        return not SEARCHED.match(detail) and not BOUNDED.match(detail.replace("SEARCH", "SCAN"))
    edge = EDGE.match(detail) and " LIMIT " in statement
    return detail.startswith("SCAN") and not BOUNDED.match(detail) and not edge


async def what_is_delivered(conn: AsyncConnection, store: Store) -> None:
    """A message claimed, one settled, one tried again, what was under way found, a lane given up."""
    rows = [Outgoing(lane="person:1", method="sendMessage", params={}, place=f"screen:{n}") for n in (1, 2)]
    await enqueue(conn, store.seal, rows, NOW)
    done, again = await claim(conn, store.seal, NOW, busy=[], pace=lambda *_: 0.0)
    await outbox_results.under_way(conn, [done, again])
    await outbox_results.settle(conn, [outbox_results.Settled(claimed=done, message_id=5)], NOW)
    await outbox_results.repeat(conn, [outbox_results.Repeat(claimed=again, wait=1.0)], NOW)
    await outbox_results.next_ready(conn, ["person:1"])
    await outbox_results.free_places(conn, "group", NOW, 20)
    await outbox_results.give_up_lane(conn, "person:1")
    await recover(conn, NOW)


async def test_every_query_uses_an_index(lite: Store, tmp_path: Path) -> None:
    statements: dict[str, Any] = {}

    def note(_conn: object, _cursor: object, statement: str, parameters: Any, _context: object, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "WITH", "UPDATE", "DELETE", "INSERT"}:
            statements[statement] = parameters[0] if many else parameters

    event.listen(lite._writes._engine.sync_engine, "before_cursor_execute", note)  # type: ignore[attr-defined]
    await lite.write(lambda conn: everything(conn, lite))
    await lite.write(lambda conn: what_admins_ask_for(conn, lite))
    await lite.write(lambda conn: what_is_delivered(conn, lite))
    assert len(statements) > 60
    plans = sqlite3.connect(f"file:{tmp_path}/data/reportbot.db?mode=ro", uri=True)
    scans = [
        (detail, statement)
        for statement, parameters in statements.items()
        for *_, detail in plans.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        if _reads_all(detail, statement)
    ]
    plans.close()
    assert scans == [], "\n".join(f"{detail}: {statement}" for detail, statement in scans)
