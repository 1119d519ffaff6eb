"""A migration that lets a column hold another word keeps every row, index and other check, on both engines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from reportbot.domain.words import Category
from reportbot.storage import database_file, engines
from reportbot.storage.checks import allow
from reportbot.storage.store import Store
from reportbot.storage.upgrade import create_schema
from tests.storage.conftest import Database

WORDS = (*Category, "wildlife")


def allowing(column: str, words: Sequence[str]) -> Any:
    def work(conn: Connection) -> None:
        allow(Operations(MigrationContext.configure(conn)), "cases", column, words)

    return work


def shape(conn: Connection) -> tuple[Any, ...]:
    """Everything about the table but the check of its category."""
    seen = inspect(conn)
    checks = {one["name"]: one["sqltext"] for one in seen.get_check_constraints("cases")}
    named = [sorted(str(one["name"]) for one in seen.get_indexes("cases")), sorted(map(str, checks))]
    rest = {name: words for name, words in checks.items() if name != "ck_cases_category"}
    return (*named, rest, [str(column["name"]) for column in seen.get_columns("cases")])


def category_of(conn: Connection, word: str) -> None:
    conn.execute(text("UPDATE cases SET category = :word"), {"word": word})


def one_case(conn: Connection) -> None:
    """A case with the least that the table asks for."""
    filled = {}
    for column in inspect(conn).get_columns("cases"):
        if not column["nullable"] and column.get("default") is None:
            kind = column["type"].python_type
            filled[column["name"]] = {int: 1, bool: False}.get(kind, "")
    filled |= {"category": "fraud", "state": "new", "panel_data": "{}"} if "panel_data" in filled else {}
    names = ", ".join(f'"{name}"' for name in filled)
    values = ", ".join(f":{name}" for name in filled)
    conn.execute(text(f"INSERT INTO cases ({names}) VALUES ({values})"), filled)  # noqa: S608 names of columns


async def test_the_new_word_is_taken_others_are_not_and_all_else_stays(database: Database) -> None:
    address = engines.read_url(database.url, database.data_dir)
    if database.url is None:
        database.data_dir.mkdir()
        database_file.prepare_file(database.data_dir / "reportbot.db")
    engine = engines.sqlite_writer(address, foreign_keys=False) if database.url is None else engines.server(address)
    try:
        async with engine.begin() as conn:
            if database.url is None:
                await conn.run_sync(create_schema)
            await conn.run_sync(one_case)
            before = await conn.run_sync(shape)
        with pytest.raises(IntegrityError):
            async with engine.begin() as conn:
                await conn.run_sync(category_of, "wildlife")
        async with engine.begin() as conn:
            await conn.run_sync(allowing("category", WORDS))
        async with engine.begin() as conn:
            assert await conn.run_sync(shape) == before
            await conn.run_sync(category_of, "wildlife")
            assert (await conn.execute(text("SELECT count(*) FROM cases WHERE category = 'wildlife'"))).scalar() == 1
        with pytest.raises(IntegrityError):
            async with engine.begin() as conn:
                await conn.run_sync(category_of, "nonsense")
    finally:
        await engine.dispose()


async def test_a_column_without_such_a_check_is_refused(tmp_path: Path) -> None:
    await (await Store.open(None, tmp_path / "data")).close()
    engine = engines.sqlite_writer(engines.read_url(None, tmp_path / "data"), foreign_keys=False)
    try:
        with pytest.raises(ValueError, match="has no ck_cases_platform"):
            async with engine.begin() as conn:
                await conn.run_sync(allowing("platform", WORDS))
    finally:
        await engine.dispose()
