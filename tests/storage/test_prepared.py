"""A statement that comes again goes a shorter way to SQLite; nobody sees another difference."""

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, MultipleResultsFound, NoResultFound
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage import prepared_forms
from reportbot.storage.outbox_tables import lanes
from reportbot.storage.prepared import PreparedConnection
from reportbot.storage.store import Store
from tests.storage.examples import NOW

PUT = insert(lanes)
AMONG = select(lanes).where(lanes.c.lane.in_(bindparam("names", expanding=True))).order_by(lanes.c.lane)
LATEST = select(func.max(lanes.c.ready_at).label("latest"), func.count().label("many"))
MOVE = update(lanes).where(lanes.c.lane == bindparam("key")).values(rank=bindparam("rank"))
GONE = delete(lanes).where(lanes.c.lane.in_(bindparam("names", expanding=True)))


def lane(name: str, rank: int = 1) -> dict[str, Any]:
    ready = NOW + timedelta(microseconds=rank)
    return {"lane": name, "ready_at": ready, "rank": rank, "not_before": None, "window": [1.5, rank]}


async def both(conn: AsyncConnection, statement: Any, parameters: Any = None) -> tuple[list[Any], list[Any]]:
    """The rows that SQLAlchemy gives, and those of the shorter way."""
    assert isinstance(conn, PreparedConnection)
    slow = (await super(PreparedConnection, conn).execute(statement, parameters)).all()
    await conn.execute(statement, parameters)
    return [tuple(row) for row in slow], [tuple(row) for row in await conn.execute(statement, parameters)]


async def test_rows_and_their_types_are_the_same(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> None:
        for number in range(3):
            await conn.execute(PUT, lane(f"person:{number}", number))
        slow, quick = await both(conn, AMONG, {"names": ["person:0", "person:2"]})
        assert slow == quick
        assert len(quick) == 2
        (row,) = await conn.execute(LATEST)
        assert (row.latest, row.many) == (NOW + timedelta(microseconds=2), 3)
        assert [each.window for each in await conn.execute(AMONG, {"names": ["person:1"]})] == [[1.5, 1]]

    await lite.write(work)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=4), max_size=6), max_size=5))
async def test_lists_of_any_length_are_put_in(lite: Store, many: Sequence[Sequence[str]]) -> None:
    async def work(conn: AsyncConnection) -> None:
        names = sorted({name for one in many for name in one[::2]})
        if names:
            await conn.execute(PUT, [lane(name) for name in names])
        for one in many:
            slow, quick = await both(conn, AMONG, {"names": list(one)})
            assert slow == quick
            assert [row[0] for row in quick] == sorted(set(one) & set(names))
        await conn.execute(GONE, {"names": names})

    await lite.write(work)


async def test_constants_stand_in_the_sql_so_that_no_statement_is_prepared_anew(lite: Store) -> None:
    odd = "it's ?"
    statement = select(lanes.c.lane).where(lanes.c.lane != odd, lanes.c.rank == 7, lanes.c.lane > bindparam("least"))

    async def work(conn: AsyncConnection) -> None:
        await conn.execute(PUT, [lane("a", 7), lane("b", 7), lane("c", 8), lane(odd, 7)])
        for least in ("", "a"):
            slow, quick = await both(conn, statement, {"least": least})
            assert slow == quick == [("a",), ("b",)][len(least) :]

    form = prepared_forms.Statement().form(statement, sqlite.dialect(), {"least": "a"})
    assert form is not None
    assert (form.parameters({"least": "a"}), "rank = 7" in form.sql, "'it''s ?'" in form.sql) == (["a"], True, True)
    await lite.write(work)


async def test_many_rows_are_written_and_counted(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> list[int]:
        for _ in range(2):
            await conn.execute(PUT, [lane("a"), lane("b"), lane("c")])
            await conn.execute(MOVE, [{"key": "a", "rank": 7}, {"key": "b", "rank": 8}])
            ranks = list(await conn.scalars(select(lanes.c.rank).order_by(lanes.c.lane)))
            assert (await conn.execute(GONE, {"names": ["a", "b", "c", "d"]})).rowcount == 3
        return ranks

    assert await lite.write(work) == [7, 8, 1]


async def test_rows_are_asked_for_as_of_sqlalchemy(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> None:
        await conn.execute(PUT, [lane("a"), lane("b")])
        for _ in range(2):
            found: Any = await conn.execute(AMONG, {"names": ["a", "b"]})
            assert (found.first().lane, found.scalar(), len(found.all())) == ("a", "a", 2)
            one: Any = await conn.execute(AMONG, {"names": ["b"]})
            none: Any = await conn.execute(AMONG, {"names": []})
            assert isinstance(one, prepared_forms.Rows)
            assert (one.one().lane, one.scalar_one(), one.scalar_one_or_none(), none.scalar()) == ("b", "b", "b", None)
            assert (none.first(), none.one_or_none(), none.scalar_one_or_none()) == (None, None, None)
            assert list(found.scalars()) == ["a", "b"]
            with pytest.raises(NoResultFound):
                none.one()
            with pytest.raises(MultipleResultsFound):
                found.one()

    # The first of each comes SQLAlchemy's way, which gives its rows once.
    async def warmed(conn: AsyncConnection) -> None:
        await conn.execute(AMONG, {"names": []})

    await lite.write(warmed)
    await lite.write(work)


async def test_what_sqlite_refuses_is_the_error_it_always_was_and_nothing_stays(lite: Store) -> None:
    async def once(conn: AsyncConnection) -> None:
        await conn.execute(PUT, lane("a"))

    async def twice(conn: AsyncConnection) -> None:
        await conn.execute(PUT, lane("b"))
        await conn.execute(PUT, lane("a"))

    await lite.write(once)
    with pytest.raises(IntegrityError) as told:
        await lite.write(twice)
    assert isinstance(told.value.orig, sqlite3.IntegrityError)
    assert "person" not in str(told.value)
    assert [row.lane for row in await lite.read(lambda conn: conn.execute(AMONG, {"names": ["a", "b"]}))] == ["a"]
    with pytest.raises(DBAPIError):
        await lite.write(lambda conn: conn.execute(text("SELECT nothing FROM nowhere")))


async def test_a_work_may_take_back_what_was_done(lite: Store) -> None:
    async def work(conn: AsyncConnection) -> None:
        await conn.execute(PUT, lane("a"))
        await conn.execute(PUT, lane("b"))
        await conn.rollback()
        await conn.execute(PUT, lane("c"))

    await lite.write(work)
    names = await lite.read(lambda conn: conn.scalars(select(lanes.c.lane)))
    assert list(names) == ["c"]


async def test_no_more_forms_are_kept_than_there_is_room_for(lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared_forms, "MOST_FORMS", 3)

    async def work(conn: AsyncConnection) -> None:
        await conn.execute(PUT, [lane(f"n{number}") for number in range(9)])
        for count in (*range(9), *range(9)):
            names = [f"n{number}" for number in range(count)]
            assert [row.lane for row in await conn.execute(AMONG, {"names": names})] == names

    await lite.write(work)


@given(st.lists(st.integers(0, 2000), max_size=1200))
def test_a_list_that_is_filled_up_says_the_same_in_one_of_a_few_lengths(values: list[int]) -> None:
    filled = prepared_forms.filled_up(values)
    assert filled[: len(values)] == values
    assert set(filled) == set(values)
    lengths = {0, *(2**power for power in range(11))}
    assert len(filled) in (lengths if len(values) <= prepared_forms.LONGEST_FILLED else {len(values)})
