"""digests as bytes."""

import re
from collections.abc import Collection

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'

DIGEST = '^([0-9a-f]{2})*$'
HEX = {'decisions': ('text_digest', 'hash'), 'files': ('sha256', 'address'), 'evidence': ('sha256',)}


def upgrade() -> None:
    """Digests take half the room as bytes, people are found by 16 of them, and places stand in their key."""
    if op.get_bind().dialect.name == 'sqlite':
        op.get_bind().connection.dbapi_connection.create_function('bytes_of', 1, _bytes_of)  # type: ignore[union-attr]
        for table, columns in HEX.items():
            _make_anew(table, columns)
        _make_anew('places', (), ' WITHOUT ROWID')
    else:
        for table, columns in HEX.items():
            for name in columns:
                using = f"CASE WHEN {name} ~ '{DIGEST}' THEN decode({name}, 'hex') ELSE convert_to({name}, 'UTF8') END"
                op.alter_column(table, name, type_=sa.LargeBinary(), existing_nullable=False, postgresql_using=using)
    op.execute('UPDATE people SET lookup = substr(lookup, 1, 16)')


def _bytes_of(words: str) -> bytes:
    """What is no digest was put there by somebody, and must stay visible to ``reportbot audit verify``."""
    return bytes.fromhex(words) if re.fullmatch(DIGEST, words) else words.encode()


def _make_anew(table: str, hex_columns: Collection[str], options: str = '') -> None:
    """SQLite changes no column's type: the table is copied as <https://sqlite.org/lang_altertable.html> says."""
    conn = op.get_bind()
    of_table = 'SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = ? AND sql IS NOT NULL'
    (sql,) = conn.exec_driver_sql(of_table, (table, 'table')).scalars()
    indexes = conn.exec_driver_sql(of_table, (table, 'index')).scalars().all()
    for name in hex_columns:
        sql = re.sub(rf'(\s{name}\s+)TEXT\b', r'\1BLOB', sql)
    names = [f'"{row[1]}"' for row in conn.exec_driver_sql(f'PRAGMA table_info({table})')]
    given = [f'bytes_of({name})' if name.strip('"') in hex_columns else name for name in names]
    last = conn.exec_driver_sql('SELECT seq FROM sqlite_sequence WHERE name = ?', (table,)).scalar()
    conn.exec_driver_sql(f'CREATE TABLE made_anew {sql[sql.index("("):]}{options}')
    conn.exec_driver_sql(f'INSERT INTO made_anew ({", ".join(names)}) SELECT {", ".join(given)} FROM {table}')  # noqa: S608
    conn.exec_driver_sql(f'DROP TABLE {table}')
    conn.exec_driver_sql(f'ALTER TABLE made_anew RENAME TO {table}')
    if last is not None:
        conn.exec_driver_sql('UPDATE sqlite_sequence SET seq = ? WHERE name = ?', (last, table))
    for index in indexes:
        conn.exec_driver_sql(index)
