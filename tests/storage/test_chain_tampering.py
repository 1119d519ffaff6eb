"""Every single row flipped in each column, deleted, added, or swapped with its neighbour: found, and named."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text

from reportbot.domain.chain_walk import Fault
from reportbot.storage import chain_verify, engines
from reportbot.storage.chain import FACTS
from reportbot.storage.read_only import bear_any_bytes
from reportbot.storage.store import Store
from tests.storage.chain_copy import OFF, Copy, exchanged, insert, linked, update
from tests.storage.chain_story import told

pytestmark = pytest.mark.asyncio(loop_scope="module")

COLUMNS = (
    "decision",
    "case",
    "kind",
    "by",
    "at",
    "reason",
    "before",
    "after",
    "data",
    "position",
    "text_digest",
    "hash",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def copied(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Copy]:
    folder: Path = tmp_path_factory.mktemp("chain")
    store = await Store.open(None, folder / "data")
    await told(store)
    await store.close()
    shutil.copy(folder / "data" / "reportbot.db", folder / "copy.db")
    engine = engines.sqlite_writer(engines.read_url(f"sqlite:///{folder / 'copy.db'}", folder), foreign_keys=False)
    bear_any_bytes(engine)
    async with engine.connect() as conn:
        async with conn.begin():
            await conn.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
            found = await conn.execute(text('SELECT * FROM decisions ORDER BY "position"'))
            rows = [dict(row) for row in found.mappings()]
            texts = [dict(row) for row in (await conn.execute(text("SELECT * FROM decision_texts"))).mappings()]
        yield Copy(conn, store.seal, rows, texts)
    await engine.dispose()


def flips(column: str, value: Any) -> Iterator[Any]:
    """Other values that a column can be given."""
    if value is None or isinstance(value, int):
        yield (value or 0) + OFF
        yield "kata" if column != "decision" else (value or 0) + OFF + 1
        if column in {"case", "by"}:
            yield None if value is not None else 0
    elif column == "data":
        yield value.replace("{", '{"x":1,', 1) if len(value) > 2 else '{"x":1}'
        yield f" {value}"
    elif isinstance(value, bytes):
        yield value + b"x"
        yield value[:-1] if value else b"\0"
        yield value.hex() + "x"
        yield value.hex()
    else:
        yield value + "x"
        yield value[:-1] if value else "\N{NO-BREAK SPACE}"
        yield b"\xff\xfe" + value.encode()


async def test_the_copy_itself_is_whole(copied: Copy) -> None:
    verdict = await copied.after()
    assert (verdict.faults, verdict.erased) == ((), 2)
    assert len(copied.rows) >= 35
    assert len(copied.texts) >= 10


@pytest.mark.parametrize("column", COLUMNS)
async def test_every_column_of_every_row(copied: Copy, column: str) -> None:
    for row in copied.rows:
        place = row["position"]
        for value in flips(column, row[column]):
            faults = await copied.faults_after(update(row, **{column: value}))
            named = {(fault.kind, fault.first) for fault in faults}
            expected = {"position": "moved", "hash": "hash"}.get(column, "changed")
            assert (expected, place) in named, (column, value, faults)
            if column not in {"decision", "text_digest"} and row["kind"] != "erased":
                assert len(faults) == 1, faults
            assert all(fault.first == place or fault.kind.startswith("text-") for fault in faults), faults


async def test_every_row_deleted(copied: Copy) -> None:
    for row in copied.rows:
        place = row["position"]
        faults = await copied.faults_after(("DELETE FROM decisions WHERE decision = :d", {"d": row["decision"]}))
        assert Fault("missing", place, place) in faults
        assert {fault.kind for fault in faults} <= {"missing", "text-foreign", "text-missing"}


async def test_the_last_rows_deleted(copied: Copy) -> None:
    last = copied.rows[-1]["position"]
    faults = await copied.faults_after(('DELETE FROM decisions WHERE "position" > :p', {"p": last - 3}))
    assert Fault("missing", last - 2, last) in faults


async def test_every_row_with_its_text_and_all_after_it_deleted_while_the_head_follows(copied: Copy) -> None:
    """Who has no key cannot make a head for a shorter chain."""
    for row in copied.rows:
        before = copied.rows[row["position"] - 2]["hash"].hex() if row["position"] > 1 else ""
        faults = await copied.faults_after(
            ('DELETE FROM decisions WHERE "position" >= :p', {"p": row["position"]}),
            ("DELETE FROM decision_texts WHERE decision NOT IN (SELECT decision FROM decisions)", {}),
            ("UPDATE chain_head SET count = :c, hash = :h", {"c": row["position"] - 1, "h": before}),
        )
        assert "head-changed" in {fault.kind for fault in faults}


SWAPS: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    (("position",), {"moved"}),
    (("decision",), {"renumbered"}),
    (("position", "decision"), {"changed", "moved", "renumbered"}),
    (FACTS, {"changed"}),
    ((*FACTS, "text_digest", "hash"), {"changed", "moved", "hash"}),
)
"""What two rows exchange, and as what that is named."""


@pytest.mark.parametrize(("names", "kinds"), SWAPS)
async def test_every_two_neighbours_swapped(copied: Copy, names: tuple[str, ...], kinds: set[str]) -> None:
    for one, other in zip(copied.rows, copied.rows[1:], strict=False):
        if all(one[name] == other[name] for name in names):
            continue
        faults = await copied.faults_after(*exchanged(one, other, names))
        places = {one["position"], other["position"]}
        named = {fault.first for fault in faults if fault.kind in kinds}
        assert named & places
        assert named <= places | {other["position"] + 1}
        if len(names) == 1:
            assert named == places


async def test_two_far_apart_swapped(copied: Copy) -> None:
    one, other = copied.rows[4], copied.rows[20]
    faults = await copied.faults_after(
        update(one, position=OFF), update(other, position=one["position"]), update(one, position=other["position"])
    )
    assert {(fault.kind, fault.first, fault.now) for fault in faults} == {("moved", 5, 21), ("moved", 21, 5)}


async def test_a_foreign_row_at_the_end_even_a_linked_one(copied: Copy) -> None:
    last = copied.rows[-1]
    place = last["position"] + 1
    row = {**last, "decision": OFF, "position": place, "text_digest": b""}
    assert await copied.faults_after(insert(row)) == [Fault("foreign", place, place, OFF)]
    row["hash"] = linked(row, last["hash"])
    assert await copied.faults_after(insert(row)) == [Fault("uncounted", place, place)]


async def test_all_from_a_row_on_written_and_linked_anew(copied: Copy) -> None:
    """Without the key the head cannot follow."""
    for start in (0, 10, len(copied.rows) - 1):
        previous = copied.rows[start - 1]["hash"] if start else b""
        steps = []
        for row in copied.rows[start:]:
            changed = {**row, "by": 4}
            changed["hash"] = previous = linked(changed, previous)
            steps.append(update(row, by=4, hash=previous))
        faults = await copied.faults_after(*steps)
        assert [fault.kind for fault in faults] == ["head-other"]
        count = len(copied.rows)
        steps.append(("UPDATE chain_head SET count = :c, hash = :h", {"c": count, "h": previous.hex()}))
        assert [fault.kind for fault in await copied.faults_after(*steps)] == ["head-changed"]


def flipped(sealed: bytes, place: int) -> bytes:
    """Surely other bytes: what is sealed is random, so that a fixed byte may stand there already."""
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


async def test_every_text_flipped_deleted_added_and_swapped(copied: Copy) -> None:
    change = "UPDATE decision_texts SET text = :t WHERE decision = :d"
    for one, other in zip(copied.texts, [*copied.texts[1:], *copied.texts[:1]], strict=True):
        number = one["decision"]
        for value in (
            flipped(one["text"], 0),
            one["text"][:-1],
            flipped(one["text"], 14),
            b"",
            "kata",
        ):
            faults = await copied.faults_after((change, {"t": value, "d": number}))
            assert [(fault.kind, fault.decision) for fault in faults] == [("text-changed", number)], value
        faults = await copied.faults_after(("DELETE FROM decision_texts WHERE decision = :d", {"d": number}))
        assert [(fault.kind, fault.decision) for fault in faults] == [("text-missing", number)]
        faults = await copied.faults_after(
            (change, {"t": other["text"], "d": number}), (change, {"t": one["text"], "d": other["decision"]})
        )
        named = {("text-changed", number), ("text-changed", other["decision"])}
        assert {(fault.kind, fault.decision) for fault in faults} == named
        renumber = ("UPDATE decision_texts SET decision = :n WHERE decision = :d", {"n": OFF, "d": number})
        named = {("text-missing", number), ("text-foreign", OFF)}
        assert {(fault.kind, fault.decision) for fault in await copied.faults_after(renumber)} == named


async def test_a_text_beside_an_entry_without_words(copied: Copy) -> None:
    silent = next(row for row in copied.rows if not row["text_digest"])
    faults = await copied.faults_after(
        ("INSERT INTO decision_texts VALUES (:d, :t)", {"d": silent["decision"], "t": copied.texts[0]["text"]})
    )
    assert [(fault.kind, fault.decision) for fault in faults] == [("text-foreign", silent["decision"])]


async def test_an_erased_text_is_missing_once_its_erasure_is_gone(copied: Copy) -> None:
    erasure = next(row for row in copied.rows if row["kind"] == "erased")
    faults = await copied.faults_after(update(erasure, kind="kata"))
    assert sorted(fault.kind for fault in faults) == ["changed", "text-missing", "text-missing"]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("count = count - 1", "head-changed"),
        ("count = count + 1", "head-changed"),
        ("count = 'kata'", "head-changed"),
        ("hash = substr(hash, 2) || 'x'", "head-changed"),
        ("proof = x'00'", "head-changed"),
        ("proof = 'kata'", "head-changed"),
        ("id = 2", "head-missing"),
    ],
)
async def test_every_column_of_the_head(copied: Copy, change: str, kind: str) -> None:
    statement = f"UPDATE chain_head SET {change}"  # noqa: S608  words of this file
    assert [fault.kind for fault in await copied.faults_after((statement, {}))] == [kind]


async def test_the_head_deleted(copied: Copy) -> None:
    assert [fault.kind for fault in await copied.faults_after(("DELETE FROM chain_head", {}))] == ["head-missing"]


async def test_an_older_head_put_back(copied: Copy) -> None:
    """An older head is a true one; what stands after it is told."""
    count = len(copied.rows)
    for back in (1, 5):
        old = copied.rows[count - back - 1]["hash"].hex()
        values = {"c": count - back, "h": old, "p": copied.seal.proof(count - back, old)}
        faults = await copied.faults_after(("UPDATE chain_head SET count = :c, hash = :h, proof = :p", values))
        assert Fault("uncounted", count - back + 1, count) in faults
        assert {fault.kind for fault in faults} <= {"uncounted", "text-missing"}


async def test_data_that_is_no_json_erases_nothing_and_stops_no_walk(copied: Copy) -> None:
    last = copied.rows[-1]
    changed = {**last, "data": "{"}
    again = update(last, data="{", hash=linked(changed, copied.rows[-2]["hash"]))
    assert [fault.kind for fault in await copied.faults_after(again)] == ["head-other"]


async def test_a_chain_of_many_pages_is_walked_to_its_end(copied: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain_verify, "PAGE", 7)
    verdict = await copied.after()
    assert (verdict.faults, verdict.head.count) == ((), len(copied.rows))
    last = copied.rows[-1]
    faults = await copied.faults_after(update(last, by=4))
    assert [(fault.kind, fault.first) for fault in faults] == [("changed", len(copied.rows))]
