"""Records from the database into facts, list by list; what the facts hold already is never replaced."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts, value_of
from reportbot.conversation.needs import PlaceAt
from reportbot.domain.records import Case, Evidence, Record, Report
from reportbot.storage import imports, mapping, schema
from reportbot.storage.mapping import Mapped
from reportbot.storage.seal import Seal

R = TypeVar("R", bound=Record)

NEWEST_REPORTS = 50
LOOK_ALIKES = 10


OF_A_CASE: tuple[Mapped[Any], ...] = (
    mapping.IDENTIFIER,
    mapping.REPORT,
    mapping.EVIDENCE,
    mapping.COPY,
    mapping.DECISION,
    mapping.REFERRAL,
)
"""What belongs to a case."""


SEEN: dict[type[Record], tuple[ColumnElement[bool], ...]] = {
    Case: (imports.visible(schema.cases),),
    Report: (imports.visible(schema.reports),),
    Evidence: (~imports.hidden_report(schema.evidence.c.report),),
}
"""What of a kind may be seen."""


def _of_its_own(record: Any) -> Any:
    """A case of an import that is done is a case like any other, from its first look-up on."""
    return replace(record, staged=None) if isinstance(record, Case) and record.staged is not None else record


@dataclass(frozen=True, slots=True)
class Loading:
    """One load: the connection, the seal, and the facts that are filled."""

    conn: AsyncConnection
    seal: Seal
    facts: Facts

    async def rows(self, mapped: Mapped[R], *where: ColumnElement[bool]) -> list[R]:
        """Records, in the order of their numbers."""
        seen = SEEN.get(mapped.kind, ())
        rows = await self.conn.execute(mapped.select().where(*where, *seen).order_by(*mapped.key))
        return [_of_its_own(mapped.record(self.seal, row)) for row in rows]

    async def add(self, mapped: Mapped[R], column: ColumnElement[Any], values: Collection[Hashable]) -> None:
        """Records whose column has one of the values, for `facts.get`."""
        known = self.facts.records.setdefault(mapped.kind, {})
        if lacking := [value for value in values if value not in known]:
            for record in await self.rows(mapped, column.in_(lacking)):
                known.setdefault(record.key, record)

    async def lists(
        self, mapped: Mapped[Any], name: str, values: Collection[Hashable], *where: ColumnElement[bool]
    ) -> None:
        """Lists of records by a field, for `facts.listed`; also empty ones."""
        self.file(mapped.kind, name, values, await self.rows(mapped, *where))

    def file(self, kind: type[Record], name: str, values: Collection[Hashable], rows: Iterable[Record]) -> None:
        """Divide rows into lists; records this batch made and nobody saved yet are listed too."""
        divided: dict[Hashable, list[Record]] = {value: [] for value in values}
        for row in (*rows, *self.facts.records.get(kind, {}).values()):
            if (value := value_of(row, name)) in divided:
                divided[value].append(row)
        for value, members in divided.items():
            self.facts.list_as(kind, name, value, members)

    def listed(self, kind: type[R], name: str, values: Collection[Hashable]) -> Iterable[R]:
        """The records of lists that are loaded."""
        for value in values:
            for key in self.facts.listed(kind, name, value):
                if (record := self.facts.get(kind, key)) is not None:
                    yield record

    async def best(
        self, mapped: Mapped[R], column: ColumnElement[Any], values: Collection[Any], order: tuple[Any, ...], most: int
    ) -> list[R]:
        """The first `most` records for each value, in this order."""
        rank = func.row_number().over(partition_by=column, order_by=order).label("rank")
        seen = SEEN.get(mapped.kind, ())
        ranked = mapped.select().add_columns(rank).where(column.in_(values), *seen).subquery()
        query = select(*(ranked.c[name] for name in mapped.names)).where(ranked.c.rank <= most).order_by(ranked.c.rank)
        return [mapped.record(self.seal, row) for row in await self.conn.execute(query)]

    async def places_at(self, needs: Collection[PlaceAt]) -> None:
        """Places by lane and message."""
        if spots := {(need.lane, need.message_id) for need in needs}:
            lanes, messages = zip(*spots, strict=True)
            column = schema.places.c
            await self.lists(mapping.PLACE, "at", spots, column.lane.in_(lanes), column.message_id.in_(messages))

    async def look_alikes(self, skeletons: Collection[str]) -> None:
        """Identifiers by what look-alikes share."""
        if skeletons:
            table = schema.identifiers.c
            order = (table.identifier.desc(),)
            rows = await self.best(mapping.IDENTIFIER, table.skeleton, skeletons, order, LOOK_ALIKES)
            hidden = await self._hidden({row.case for row in rows})
            rows = [row for row in rows if row.case not in hidden]
            self.file(mapping.IDENTIFIER.kind, "skeleton", skeletons, rows)

    async def _hidden(self, numbers: Collection[int]) -> set[int]:
        if not numbers:
            return set()
        number = schema.cases.c.case
        query = select(number).where(number.in_(numbers), imports.hidden(schema.cases))
        return set(await self.conn.scalars(query))

    async def reports_of(self, persons: Collection[int]) -> None:
        """Everybody's newest reports with their cases."""
        if persons:
            table = schema.reports.c
            order = (table.created_at.desc(), table.report.desc())
            rows = await self.best(mapping.REPORT, table.person, persons, order, NEWEST_REPORTS)
            self.file(mapping.REPORT.kind, "person", persons, rows)
            cases = {report.case for report in self.listed(mapping.REPORT.kind, "person", persons)}
            await self.add(mapping.CASE, schema.cases.c.case, cases)

    async def accounts(self, keys: Collection[tuple[str, str, str]]) -> set[int]:
        """Identifiers by account; the cases that own them."""
        if not keys:
            return set()
        canonical = schema.identifiers.c.canonical.in_({key[2] for key in keys})
        await self.lists(mapping.IDENTIFIER, "account", keys, canonical, schema.names_nobody_alone)
        found = {identifier.case for identifier in self.listed(mapping.IDENTIFIER.kind, "account", keys)}
        await self._unfinished(found)
        return found

    async def _unfinished(self, numbers: Collection[int]) -> None:
        """An account is of one case only, even while an import writes it: who reports it then takes the case over."""
        if not numbers:
            return
        query = mapping.CASE.select().where(schema.cases.c.case.in_(numbers), imports.hidden(schema.cases))
        known = self.facts.records.setdefault(mapping.CASE.kind, {})
        for row in await self.conn.execute(query):
            case = mapping.CASE.record(self.seal, row)
            known.setdefault(case.case, case)

    async def tickets(self, tickets: Collection[str]) -> set[int]:
        """Reports by ticket; the cases they are on."""
        if not tickets:
            return set()
        await self.lists(mapping.REPORT, "ticket", tickets, schema.reports.c.ticket.in_(tickets))
        return {report.case for report in self.listed(mapping.REPORT.kind, "ticket", tickets)}

    async def files(self, cases: Collection[int]) -> None:
        """Cases with all that belongs to them."""
        if not cases:
            return
        await self.add(mapping.CASE, schema.cases.c.case, cases)
        for mapped in OF_A_CASE:
            await self.lists(mapped, "case", cases, mapped.table.c.case.in_(cases))
        await self.add(mapping.PLACE, schema.places.c.place, {f"card:{case}" for case in cases})
        reports = {report.report for report in self.listed(mapping.REPORT.kind, "case", cases)}
        evidence = tuple(self.listed(mapping.EVIDENCE.kind, "case", cases))
        self.file(mapping.EVIDENCE.kind, "report", reports, evidence)
