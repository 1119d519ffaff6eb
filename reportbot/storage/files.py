"""Rows of the vault's files."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import Integer, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, Evidence, StoredFile
from reportbot.storage import schema
from reportbot.storage.case_file_tables import files
from reportbot.storage.dialects import draw
from reportbot.storage.mapping import CASE, EVIDENCE, FILE
from reportbot.storage.seal import Seal

ADDRESSES_AT_ONCE = 500
_ADDRESS = re.compile("[0-9a-f]{32}")

_HELD = (
    select(files.c.address, func.max(files.c.purged_at.is_(None).cast(Integer)))
    .where(files.c.address.in_(bindparam("values", expanding=True)))
    .group_by(files.c.address)
)

_EVIDENCE = EVIDENCE.select().where(schema.evidence.c.evidence.in_(bindparam("numbers", expanding=True)))
_CASES = CASE.select().where(schema.cases.c.case.in_(bindparam("numbers", expanding=True)))


def address_of(seal: Seal, sha256: str) -> str:
    """Where the bytes with this digest stand: a name that tells nothing to who has the bytes and not the key."""
    return seal.digest(f"vault {sha256}").hex()


async def insert_files(conn: AsyncConnection, seal: Seal, given: Sequence[StoredFile]) -> list[StoredFile]:
    """The files with their numbers, written."""
    numbers = await draw(conn, files, len(given))
    numbered = [replace(file, file=number) for file, number in zip(given, numbers, strict=True)]
    await conn.execute(insert(files), [FILE.row(seal, file) for file in numbered])
    return numbered


async def by_number(conn: AsyncConnection, seal: Seal, number: int) -> StoredFile | None:
    """One file's row."""
    row = (await conn.execute(FILE.select().where(files.c.file == number))).first()
    return FILE.record(seal, row) if row is not None else None


async def mark_purged(conn: AsyncConnection, numbers: Collection[int], now: datetime) -> list[str]:
    """Say that these are gone; the addresses that no other file needs."""
    mine = files.c.file.in_(set(numbers))
    await conn.execute(update(files).where(mine, files.c.purged_at.is_(None)).values(purged_at=now))
    addresses = set(await conn.scalars(select(files.c.address).where(mine)))
    still = select(files.c.address).where(files.c.address.in_(addresses), files.c.purged_at.is_(None))
    return sorted(addresses - set(await conn.scalars(still)))


async def held_among(conn: AsyncConnection, names: Sequence[str]) -> Mapping[str, bool]:
    """Those of these names that are addresses which rows name, and whether the bytes must be there."""
    found: dict[str, bool] = {}
    addresses = [name for name in names if _ADDRESS.fullmatch(name)]
    for start in range(0, len(addresses), ADDRESSES_AT_ONCE):
        for address, held in await conn.execute(_HELD, {"values": addresses[start : start + ADDRESSES_AT_ONCE]}):
            found[address] = bool(held)
    return found


async def expired(conn: AsyncConnection, now: datetime, limit: int) -> list[int]:
    """Files whose time is over and whose bytes are still there."""
    over = (files.c.purged_at.is_(None), files.c.expires_at <= now)
    return list(await conn.scalars(select(files.c.file).where(*over).order_by(files.c.expires_at).limit(limit)))


async def evidence_with_cases(
    conn: AsyncConnection, seal: Seal, numbers: Collection[int]
) -> dict[int, tuple[Evidence, Case]]:
    """Those of these pieces of evidence that there are, each with its case, as they are now."""
    found = [EVIDENCE.record(seal, row) for row in await conn.execute(_EVIDENCE, {"numbers": list(numbers)})]
    rows = await conn.execute(_CASES, {"numbers": list({item.case for item in found})})
    cases = {case.case: case for case in (CASE.record(seal, row) for row in rows)}
    return {item.evidence: (item, cases[item.case]) for item in found}


async def held(conn: AsyncConnection) -> Mapping[str, str]:
    """Digests of the bytes that must be there, by address."""
    rows = await conn.execute(select(files.c.address, files.c.sha256).where(files.c.purged_at.is_(None)))
    return {address: sha256 for address, sha256 in rows}  # noqa: C416 a Row is no pair to mypy
