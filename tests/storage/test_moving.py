"""From SQLite to PostgreSQL: every row as it was, or nothing at all."""

import asyncio
import hashlib
import sqlite3
import tracemalloc
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportbot.conversation.says import Work
from reportbot.domain.records import Decision
from reportbot.errors import ReportBotError, SettingsError, StorageUnavailable
from reportbot.storage import dead, seen, works
from reportbot.storage.connection import Connection
from reportbot.storage.dead import Dead
from reportbot.storage.dialects import draw
from reportbot.storage.housekeeping_tables import processes
from reportbot.storage.mapping import BY_KIND, IN_ORDER
from reportbot.storage.metadata import lasting
from reportbot.storage.moving import Moved, MoveRefused, move, target_of
from reportbot.storage.outbox import enqueue
from reportbot.storage.outbox_tables import outbox, pace
from reportbot.storage.save import save
from reportbot.storage.schema import people
from reportbot.storage.store import Store
from tests.storage.chain_story import told
from tests.storage.conftest import new_server_database
from tests.storage.examples import a_case, somebody
from tests.storage.test_outbox import NOW as SENT_AT
from tests.storage.test_outbox import message
from tests.storage.test_rotation import fill
from tests.storage.test_round_trip import records


def silent(_table: str, _done: int, _total: int) -> None:
    """Tell nobody."""


async def moved(data_dir: Path, target: str, told: Any = silent) -> Moved:
    return await move(None, data_dir, None, target_of(target), told)


async def tables_on(target: str) -> list[str]:
    connection = await asyncpg.connect(target)
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    return [row["tablename"] for row in rows]


@pytest.fixture
async def empty(server: str) -> str:
    """The address of a database without anything."""
    return await new_server_database(server, "template1")


@pytest.fixture
async def filled(tmp_path: Path) -> Path:
    """A data dir whose database is as a bot at work leaves it, and is closed."""
    store = await Store.open(None, tmp_path / "data")
    await fill(store)
    await store.close()
    return tmp_path / "data"


def digest(data_dir: Path) -> str:
    return hashlib.sha256((data_dir / "reportbot.db").read_bytes()).hexdigest()


@settings(max_examples=5, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(written=st.tuples(*(records(mapped.kind) for mapped in IN_ORDER if mapped.kind is not Decision)))
async def test_every_kind_of_row_arrives_as_it_was(
    server: str, tmp_path_factory: pytest.TempPathFactory, written: tuple[Any, ...]
) -> None:
    data_dir = tmp_path_factory.mktemp("house")
    store = await Store.open(None, data_dir)
    await told(store)
    await somebody(store)

    async def work(conn: Connection) -> None:
        await save(conn, store.seal, written)
        await enqueue(conn, store.seal, [message("halo", place="card:1")], SENT_AT)
        await works.enqueue(conn, store.seal, [Work("letter", {"request": 7}, once="letter:7")], SENT_AT)
        await dead.keep(conn, store.seal, Dead(raw={"text": "mati"}, at=SENT_AT))
        await seen.remember(conn, store.seal, ["message:1:2"], SENT_AT)
        await conn.execute(processes.insert(), {"process": 1, "name": "one at work", "seen_at": SENT_AT})
        await conn.execute(pace.insert(), {"id": 1, "free_at": SENT_AT})

    await store.write(work)
    await store.close()
    before, target = digest(data_dir), await new_server_database(server, "template1")
    found = await moved(data_dir, target)
    assert digest(data_dir) == before
    assert [table.name for table in lasting() if not found.rows[table.name]] == []
    assert found.verdict.faults == ()
    again = await Store.open(target, data_dir, upgrade=False)

    async def and_back(conn: Connection) -> list[Any]:
        result = []
        for record in written:
            mapped = BY_KIND[type(record)]
            where = [mapped.table.c[name] == value for name, value in mapped.key_values(record.key).items()]
            result.append(mapped.record(again.seal, (await conn.execute(mapped.select().where(*where))).one()))
        return result

    assert await again.read(and_back) == list(written)
    await again.close()


async def test_numbers_go_on_after_all_that_were_ever_given(filled: Path, empty: str) -> None:
    store = await Store.open(None, filled)

    async def gone(conn: Connection) -> int:
        (number,) = await draw(conn, people, 1)
        row = {"lookup": b"x", "sealed": b"", "names_digest": b"", "created_at": SENT_AT, "language": "id"}
        flags = {"wants_news": True, "reachable": True, "reports": 0}
        await conn.execute(people.insert(), {"person": number, **row, **flags})
        await conn.execute(people.delete().where(people.c.person == number))
        return number

    last = await store.write(gone)
    await store.close()
    await moved(filled, empty)
    again = await Store.open(empty, filled, upgrade=False)
    assert (await again.write(lambda conn: draw(conn, people, 2)))[0] == last + 1
    await again.write(lambda conn: enqueue(conn, again.seal, [message("halo")], SENT_AT))
    assert len(await again.read(_outbox_numbers)) == 2
    await again.close()


async def _outbox_numbers(conn: Connection) -> list[int]:
    return list(await conn.scalars(outbox.select().with_only_columns(outbox.c.id)))


async def test_a_case_that_points_to_a_later_one_arrives(tmp_path: Path, empty: str) -> None:
    store = await Store.open(None, tmp_path / "data")
    await store.write(lambda conn: save(conn, store.seal, [a_case(2), a_case(1, original=None)]))
    await store.write(lambda conn: save(conn, store.seal, [a_case(1, original=2)]))
    await store.close()
    assert (await moved(tmp_path / "data", empty)).rows["cases"] == 2


async def test_fifteen_thousand_rows_take_the_memory_of_a_page(tmp_path: Path, empty: str) -> None:
    store = await Store.open(None, tmp_path / "data")
    messages = [message("halo " * 200, f"person:{number}") for number in range(3_000)]
    for _ in range(5):
        await store.write(lambda conn: enqueue(conn, store.seal, messages, SENT_AT))
    await store.close()
    messages.clear()
    steps: list[tuple[str, int, int]] = []
    tracemalloc.start()
    found = await moved(tmp_path / "data", empty, lambda *step: steps.append(step))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.rows["outbox"] == 15_000
    assert ("outbox", 15_000, 15_000) in steps
    assert [done for table, done, _ in steps if table == "outbox"] == list(range(0, 15_001, 500))
    assert (tmp_path / "data" / "reportbot.db").stat().st_size > 20 << 20
    assert peak < 12 << 20


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("INSERT INTO meta (name, value) VALUES ('key_id', 'x')", "is not empty (table meta)"),
        ("CREATE TABLE other (id int)", "holds tables that are not this program's"),
        ("DROP TABLE seen", "holds tables that are not this program's"),
        ("ALTER TABLE seen ADD COLUMN more int", "table seen has other columns"),
        ("UPDATE alembic_version SET version_num = '0000'", "schema is 0000, this program's is"),
    ],
)
async def test_a_target_that_is_anything_else_is_refused(
    filled: Path, server: str, statement: str, sentence: str
) -> None:
    target = await new_server_database(server)
    connection = await asyncpg.connect(target)
    await connection.execute(statement)
    await connection.close()
    with pytest.raises(MoveRefused) as refused:
        await moved(filled, target)
    assert sentence in str(refused.value)


async def test_an_empty_target_with_the_schema_is_taken(filled: Path, server: str) -> None:
    assert (await moved(filled, await new_server_database(server))).rows["evidence"] == 1102


BROKEN: Mapping[str, tuple[str, tuple[Any, ...]]] = {
    "a null in a text": ("INSERT INTO meta VALUES ('a', ?)", ("a\0b",)),
    "bytes that are no text": ("INSERT INTO meta VALUES ('a', CAST(? AS TEXT))", (b"\xff\xfe",)),
    "a word for a number": ("UPDATE people SET reports = ? WHERE person = 1", ("many",)),
    "a name that is too long": ("UPDATE lanes SET lane = ?", ("x" * 41,)),
}


@pytest.mark.parametrize("kind", BROKEN)
async def test_a_row_that_does_not_fit_is_told_without_its_value_and_nothing_stays(
    filled: Path, empty: str, kind: str
) -> None:
    statement, values = BROKEN[kind]
    with sqlite3.connect(filled / "reportbot.db") as database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute(statement, values)
    database.close()
    with pytest.raises(MoveRefused, match=r"^A row of the table \w+ is no row that PostgreSQL takes \(\w+\)\.") as said:
        await moved(filled, empty)
    assert all(str(value)[:4] not in str(said.value) for value in values)
    assert await tables_on(empty) == []


async def test_a_move_that_is_broken_off_leaves_the_target_empty_and_can_be_begun_again(
    filled: Path, empty: str
) -> None:
    def broken_off(table: str, _done: int, _total: int) -> None:
        if table == "evidence":
            raise KeyError

    with pytest.raises(KeyError):
        await moved(filled, empty, broken_off)
    assert await tables_on(empty) == []
    assert (await moved(filled, empty)).rows["evidence"] == 1102


async def test_a_server_that_goes_away_in_the_middle_is_told_and_keeps_nothing(filled: Path, empty: str) -> None:
    async def cut() -> None:
        connection = await asyncpg.connect(empty)
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
        await connection.close()

    def going_away(table: str, _done: int, _total: int) -> None:
        if table == "evidence":
            with ThreadPoolExecutor(1) as aside:
                aside.submit(asyncio.run, cut()).result()

    with pytest.raises(StorageUnavailable, match="Nothing was moved"):
        await moved(filled, empty, going_away)
    assert await tables_on(empty) == []


async def test_faults_of_the_chain_are_moved_as_they_are_and_told(tmp_path: Path, empty: str) -> None:
    store = await Store.open(None, tmp_path / "data")
    await told(store)
    await store.close()
    with sqlite3.connect(tmp_path / "data" / "reportbot.db") as database:
        database.execute("UPDATE decisions SET by = 77 WHERE position = 5")
    database.close()
    assert [fault.kind for fault in (await moved(tmp_path / "data", empty)).verdict.faults] == ["changed"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda url: url.replace("postgresql://postgres:@", "postgresql://nobody_here:geheim@"), SettingsError),
        (lambda url: f"{url}&geheim=1", SettingsError),
        (lambda _: "postgresql://127.0.0.1:9/x", StorageUnavailable),
    ],
)
async def test_an_address_that_leads_nowhere_is_one_sentence(filled: Path, empty: str, change: Any, error: Any) -> None:
    with pytest.raises(error) as refused:
        await moved(filled, change(empty))
    assert "geheim" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["", "geheim", "sqlite:///x.db", "mysql://h/d", "postgresql://h:port/d", "postgresql://h"]
)
def test_an_address_of_anything_else_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^--to must be an address like postgresql://"):
        target_of(url)


async def test_without_the_key_nothing_is_moved(filled: Path, empty: str) -> None:
    (filled / "reportbot.key").unlink()
    with pytest.raises(ReportBotError, match="REPORTBOT_KEY_FILE"):
        await moved(filled, empty)
    assert await tables_on(empty) == []
