"""A copy of a database whose chain is tampered with, and the statements that do it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.chain import Link
from reportbot.domain.chain_walk import Fault
from reportbot.storage.chain import FACTS
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.read_only import Read
from reportbot.storage.seal import Seal

Row = dict[str, Any]

OFF = 100_000
"""Numbers from here on are nobody's."""


@dataclass
class Copy:
    """A copy of the database of a run, on which each change is made in a transaction that is rolled back."""

    conn: AsyncConnection
    seal: Seal
    rows: Sequence[Row]
    texts: Sequence[Row]

    async def after(self, *statements: tuple[str, Row]) -> Verdict:
        async def read(work: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
            return await work(self.conn)

        async with self.conn.begin() as transaction:
            for statement, values in statements:
                await self.conn.execute(text(statement), values)
            reader: Read = read
            verdict = await verify(reader, self.seal)
            await transaction.rollback()
        return verdict

    async def faults_after(self, *statements: tuple[str, Row]) -> list[Fault]:
        return list((await self.after(*statements)).faults)


def update(row: Row, **values: Any) -> tuple[str, Row]:
    names = ", ".join(f'"{name}" = :new_{name}' for name in values)
    given = {f"new_{name}": value for name, value in values.items()}
    statement = f"UPDATE decisions SET {names} WHERE decision = :was"  # noqa: S608  names of columns
    return statement, {**given, "was": row["decision"]}


def exchanged(one: Row, other: Row, names: tuple[str, ...]) -> list[tuple[str, Row]]:
    """Statements by which two rows exchange these columns; unique ones go by way of nobody's number."""
    aside = {name: OFF for name in names if name in {"position", "decision"}}
    moved = {"decision": OFF} if "decision" in names else one
    steps = [update(one, **aside)] if aside else []
    steps.append(update(other, **{name: one[name] for name in names}))
    return [*steps, update(moved, **{name: other[name] for name in names})]


def linked(row: Row, previous: bytes) -> bytes:
    """The hash of a row after the row with this one, both as they are stored."""
    link = Link(row["position"], row["decision"], {name: row[name] for name in FACTS}, row["text_digest"].hex())
    return bytes.fromhex(link.made(previous.hex()))


def insert(row: Row) -> tuple[str, Row]:
    names = ", ".join(f'"{name}"' for name in row)
    statement = f"INSERT INTO decisions ({names}) VALUES ({', '.join(f':{name}' for name in row)})"  # noqa: S608  as above
    return statement, row
