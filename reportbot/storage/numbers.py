"""Fresh numbers and tickets for a batch of steps, fetched before they run."""

import secrets
from collections import deque
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import (
    Block,
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    EvidenceCopy,
    Import,
    Objection,
    Record,
    Referral,
    Report,
    RequestItem,
    RequestLetter,
    Reveal,
    TakedownRequest,
)
from reportbot.domain.tickets import ticket_from
from reportbot.errors import NumbersShort, ReportBotError
from reportbot.storage.case_file_tables import objections
from reportbot.storage.dialects import draw
from reportbot.storage.mapping import BY_KIND
from reportbot.storage.schema import reports

_TICKET_BITS: Final = 35

_MOST: Final[dict[type[Any], int]] = {
    Case: 2,
    Report: 2,
    CaseIdentifier: 32,
    Evidence: 64,
    Decision: 16,
    EvidenceCopy: 64,
    TakedownRequest: 1,
    RequestItem: 1,
    RequestLetter: 1,
    Referral: 1,
    Objection: 1,
    Reveal: 1,
    Import: 1,
    Block: 1,
}
"""How many of a kind one input may usually make; one that makes more is done again with more."""

_MORE: Final = 128

_TAKEN: Final = [
    select(column).where(column.in_(bindparam("tickets", expanding=True)))
    for column in (reports.c.ticket, objections.c.ticket)
]


class Numbers:
    """Implements desk.Fresh; one for each process, prepared in the transaction of the batch."""

    def __init__(self) -> None:
        self._lots: dict[type[Any], deque[int]] = {kind: deque() for kind in _MOST}
        self._last: dict[type[Any], int] = {}
        self._tickets: deque[str] = deque()
        self._more = _MORE

    async def prepare(self, conn: AsyncConnection, inputs: int) -> None:
        """Fetch what a batch of so many inputs usually needs; other batches of this process may take of it too."""
        if conn.dialect.name == "postgresql":
            for kind, most in _MOST.items():
                short = most * inputs - len(self._lots[kind])
                if short > 0:
                    self._lots[kind].extend(await draw(conn, BY_KIND[kind].table, short))
        else:
            await self._count_on(conn)
        if len(self._tickets) < 2 * inputs:
            await self._draw_tickets(conn, 4 * inputs)

    async def refill(self, conn: AsyncConnection, short: NumbersShort) -> None:
        """After a step found too few: more than it was short of the last time, so that it can be done again."""
        self._more *= 2
        if short.kind is None:
            await self._draw_tickets(conn, self._more)
        else:
            self._lots[short.kind].extend(await draw(conn, BY_KIND[short.kind].table, self._more))

    async def lot(self, conn: AsyncConnection, kind: type[Record], count: int) -> list[int]:
        """So many numbers at once for this transaction; what is prepared for batches stays theirs."""
        if conn.dialect.name == "postgresql":
            return list(await draw(conn, BY_KIND[kind].table, count))
        await self._count_on(conn)
        return [self.number(kind) for _ in range(count)]

    async def _count_on(self, conn: AsyncConnection) -> None:
        # This process is the only writer: what it gave out last is the newest number, even when it was not written.
        for kind in _MOST.keys() - self._last.keys():
            (following,) = await draw(conn, BY_KIND[kind].table, 1)
            self._last[kind] = following - 1

    async def _draw_tickets(self, conn: AsyncConnection, count: int) -> None:
        drawn = {ticket_from(secrets.randbits(_TICKET_BITS)) for _ in range(count)}
        taken = {ticket for query in _TAKEN for ticket in await conn.scalars(query, {"tickets": list(drawn)})}
        self._tickets.extend(drawn - taken - set(self._tickets))

    def number(self, kind: type[Record]) -> int:
        """The next number for a record of this kind.

        Raises:
            ReportBotError: the kind has no numbers of its own.
            NumbersShort: more were asked for than were drawn.
        """
        if kind in self._last:
            self._last[kind] += 1
            return self._last[kind]
        lot = self._lots.get(kind)
        if lot is None:
            raise ReportBotError(f"a {kind.__name__} has no number of its own")
        if not lot:
            raise NumbersShort(kind)
        return lot.popleft()

    def ticket(self) -> str:
        """A ticket nobody has.

        Raises:
            NumbersShort: more were asked for than were drawn.
        """
        if not self._tickets:
            raise NumbersShort(None)
        return self._tickets.popleft()
