"""The migrations make the schema that the program writes to."""

import asyncio
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Column, column, table, update

import reportbot
from reportbot.errors import SchemaNewer
from reportbot.storage import database_file, engines
from reportbot.storage.metadata import metadata
from reportbot.storage.revisions import configuration, migrate
from reportbot.storage.schema import HEAD
from reportbot.storage.store import Store
from tests.storage.conftest import Database, new_server_database
from tests.storage.test_writing import noting

VERSION = table("alembic_version", column("version_num"))

_SERVER_SCHEMA = """
SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'column', concat_ws(' ', table_name, column_name, data_type, is_nullable, collation_name,
  character_maximum_length, column_default) FROM information_schema.columns WHERE table_schema = 'public'
"""


def sqlite_schema(file: Path) -> dict[str, Any]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    # SQLite quotes the name of a table that was made anew; that tells nothing.
    return {name: sorted(re.findall(r"[^\s,()\"]+", sql)) for name, sql in rows}


async def migrated(url: str | None, data_dir: Path) -> list[Any]:
    """Run every migration on an empty database; what autogenerate would still change."""
    address = engines.read_url(url, data_dir)
    if url is None:
        database_file.prepare_file(data_dir / "reportbot.db")
    engine = engines.sqlite_writer(address) if url is None else engines.server(address)
    async with engine.begin() as conn:
        await conn.run_sync(migrate, "head")
        difference: list[Any] = await conn.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), metadata)
        )
    await engine.dispose()
    return difference


async def test_on_sqlite_the_migrations_make_what_a_new_database_gets(tmp_path: Path) -> None:
    assert await migrated(None, tmp_path / "migrated") == []
    await (await Store.open(None, tmp_path / "new")).close()
    made, new = (sqlite_schema(tmp_path / which / "reportbot.db") for which in ("migrated", "new"))
    assert made == new
    assert len(new) > 30


async def test_on_postgresql_the_migrations_make_what_a_new_database_gets(server: str, tmp_path: Path) -> None:
    schemas = []
    for by_migration in (True, False):
        url = await new_server_database(server, "template1")
        if by_migration:
            assert await migrated(url, tmp_path) == []
        else:
            await (await Store.open(url, tmp_path)).close()
        connection = await asyncpg.connect(url)
        schemas.append(sorted(tuple(row) for row in await connection.fetch(_SERVER_SCHEMA)))
        await connection.close()
    assert schemas[0] == schemas[1]
    assert len(schemas[0]) > 100


def test_the_newest_revision_is_the_one_the_program_names() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


async def set_revision(store: Store, revision: str) -> None:
    await store.write(lambda conn: conn.execute(update(VERSION).values(version_num=revision)))


async def test_a_database_of_a_newer_program_is_refused_untouched(database: Database) -> None:
    store = await database.open()
    await set_revision(store, "9999")
    await store.close()
    with pytest.raises(SchemaNewer):
        await database.open()


def next_program(directory: Path) -> None:
    """A copy of this program that has one more migration."""
    package = Path(reportbot.__file__).parent
    shutil.copytree(package, directory / "reportbot", ignore=shutil.ignore_patterns("__pycache__"))
    storage = directory / "reportbot" / "storage"
    schema = (storage / "schema.py").read_text()
    (storage / "schema.py").write_text(schema.replace(f'HEAD = "{HEAD}"', 'HEAD = "7777"'))
    (storage / "migrations" / "versions" / "7777_one_more.py").write_text(
        f'from alembic import op\nrevision = "7777"\ndown_revision = "{HEAD}"\n'  # noqa: S608  no query of ours
        "def upgrade():\n    op.execute(\"INSERT INTO meta VALUES ('migrated', 'x')\")\n"
    )


_OPEN = """
import asyncio, pathlib, sys
from reportbot.storage.store import Store
async def main():
    store = await Store.open(None, pathlib.Path(sys.argv[1]), upgrade=sys.argv[2] == "upgrade")
    await store.close()
asyncio.run(main())
"""


async def test_an_old_embedded_database_is_copied_before_it_is_upgraded(tmp_path: Path) -> None:
    store = await Store.open(None, tmp_path / "data")
    await store.write(noting("kept"))
    await store.close()
    next_program(tmp_path / "next")
    for leave, ended in (("look", 1), ("upgrade", 0), ("upgrade", 0)):
        command = [sys.executable, "-c", _OPEN, str(tmp_path / "data"), leave]
        ran = await asyncio.create_subprocess_exec(*command, cwd=tmp_path / "next", stderr=asyncio.subprocess.PIPE)
        _, said = await ran.communicate()
        assert (ran.returncode, "SettingsError" in said.decode()) == (ended, leave == "look")
    copy = tmp_path / "data" / "reportbot-before-7777.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert noted(copy) == {"key_id", "kept"}
    assert noted(tmp_path / "data" / "reportbot.db") == {"key_id", "kept", "migrated"}
    with pytest.raises(SchemaNewer):
        await Store.open(None, tmp_path / "data")


def noted(file: Path) -> set[str]:
    with sqlite3.connect(file) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM meta")}


def test_checks_stand_at_the_table_where_autogenerate_sees_them() -> None:
    """A CHECK inside a Column would be left out of migrations silently."""
    for made in metadata.tables.values():
        for each in made.columns:
            assert not [check for check in each.constraints if isinstance(check, CheckConstraint)], each


def test_telegram_ids_fit() -> None:
    wide = {"chat_id", "message_id", "person", "case", "subject"}
    columns: list[Column[Any]] = [each for made in metadata.tables.values() for each in made.columns]
    assert {str(each.type) for each in columns if each.name in wide} == {"BIGINT"}


def test_a_new_database_needs_no_alembic() -> None:
    program = "import sys, reportbot.storage.store; print('alembic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
