"""Records from the database into facts, list by list; what the facts hold already is never replaced."""

from collections.abc import Collection, Hashable, Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import BindParameter, Column, ColumnElement, Select, bindparam, func, select
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


_cases = schema.cases.c
_values: BindParameter[Any] = bindparam("values", expanding=True)


@cache
def whole(mapped: Mapped[Any]) -> Select[Any]:
    """All of a kind that may be seen, in the order of their numbers."""
    return mapped.select().where(*SEEN.get(mapped.kind, ())).order_by(*mapped.key)


@cache
def among(mapped: Mapped[Any], column: Column[Any]) -> Select[Any]:
    """Those of a kind whose column has one of the `values`."""
    seen = SEEN.get(mapped.kind, ())
    return mapped.select().where(column.in_(_values), *seen).order_by(*mapped.key)


def _best(mapped: Mapped[Any], column: Column[Any], order: tuple[Any, ...], most: int) -> Select[Any]:
    """The first `most` records for each of the `values`, in this order."""
    rank = func.row_number().over(partition_by=column, order_by=order).label("rank")
    seen = SEEN.get(mapped.kind, ())
    ranked = mapped.select().add_columns(rank).where(column.in_(_values), *seen).subquery()
    return select(*(ranked.c[name] for name in mapped.names)).where(ranked.c.rank <= most).order_by(ranked.c.rank)


_LOOK_ALIKES = _best(
    mapping.IDENTIFIER, schema.identifiers.c.skeleton, (schema.identifiers.c.identifier.desc(),), LOOK_ALIKES
)
_NEWEST_REPORTS = _best(
    mapping.REPORT,
    schema.reports.c.person,
    (schema.reports.c.created_at.desc(), schema.reports.c.report.desc()),
    NEWEST_REPORTS,
)
_FILED = select(schema.reports.c.person, schema.reports.c.report, schema.reports.c.created_at).where(
    schema.reports.c.person.in_(_values), schema.reports.c.created_at > bindparam("since"), *SEEN[Report]
)
_PLACES_AT = whole(mapping.PLACE).where(
    schema.places.c.lane.in_(bindparam("lanes", expanding=True)),
    schema.places.c.message_id.in_(bindparam("messages", expanding=True)),
)
_OWNERS = among(mapping.IDENTIFIER, schema.identifiers.c.canonical).where(schema.names_nobody_alone)
_HIDDEN = select(_cases.case).where(_cases.case.in_(_values), imports.hidden(schema.cases))
_UNFINISHED = mapping.CASE.select().where(_cases.case.in_(_values), imports.hidden(schema.cases))


def _of_its_own(record: Any) -> Any:
    """A case of an import that is done is a case like any other, from its first look-up on."""
    return replace(record, staged=None) if isinstance(record, Case) and record.staged is not None else record


class Loading(Struct, frozen=True):
    """One load: the connection, the seal, and the facts that are filled."""

    conn: AsyncConnection
    seal: Seal
    facts: Facts

    async def rows(self, mapped: Mapped[R], query: Select[Any], **values: Collection[Any]) -> list[R]:
        """The records that a query finds."""
        given = {name: list(each) for name, each in values.items()}
        return [_of_its_own(mapped.record(self.seal, row)) for row in await self.conn.execute(query, given)]

    async def among(self, mapped: Mapped[R], column: Column[Any], values: Collection[Any]) -> list[R]:
        """Records whose column has one of the values, in the order of their numbers."""
        return await self.rows(mapped, among(mapped, column), values=values) if values else []

    async def add(self, mapped: Mapped[R], column: Column[Any], values: Collection[Hashable]) -> None:
        """Records whose column has one of the values, for `facts.get`."""
        known = self.facts.records.setdefault(mapped.kind, {})
        lacking = [value for value in values if value not in known]
        for record in await self.among(mapped, column, lacking):
            known.setdefault(record.key, record)

    async def lists(self, mapped: Mapped[Any], name: str, column: Column[Any], values: Collection[Hashable]) -> None:
        """Lists of records by the field in a column, for `facts.listed`; also empty ones."""
        self.file(mapped.kind, name, values, await self.among(mapped, column, values))

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

    async def places_at(self, needs: Collection[PlaceAt]) -> None:
        """Places by lane and message."""
        if spots := {(need.lane, need.message_id) for need in needs}:
            lanes, messages = zip(*spots, strict=True)
            rows = await self.rows(mapping.PLACE, _PLACES_AT, lanes=lanes, messages=messages)
            self.file(mapping.PLACE.kind, "at", spots, rows)

    async def look_alikes(self, skeletons: Collection[str]) -> None:
        """Identifiers by what look-alikes share."""
        if skeletons:
            rows = await self.rows(mapping.IDENTIFIER, _LOOK_ALIKES, values=skeletons)
            hidden = await self._hidden({row.case for row in rows})
            rows = [row for row in rows if row.case not in hidden]
            self.file(mapping.IDENTIFIER.kind, "skeleton", skeletons, rows)

    async def _hidden(self, numbers: Collection[int]) -> set[int]:
        return set(await self.conn.scalars(_HIDDEN, {"values": list(numbers)})) if numbers else set()

    async def reports_of(self, persons: Collection[int]) -> None:
        """Everybody's newest reports with their cases."""
        if persons:
            rows = await self.rows(mapping.REPORT, _NEWEST_REPORTS, values=persons)
            self.file(mapping.REPORT.kind, "person", persons, rows)
            cases = {report.case for report in self.listed(mapping.REPORT.kind, "person", persons)}
            await self.add(mapping.CASE, _cases.case, cases)

    async def filed(self, persons: Collection[int], since: datetime | None) -> None:
        """When everybody's reports came after `since`; none at all without."""
        self.facts.filed |= {person: {} for person in persons}
        if persons and since is not None:
            for person, report, at in await self.conn.execute(_FILED, {"values": list(persons), "since": since}):
                self.facts.filed[person][report] = at

    async def accounts(self, keys: Collection[tuple[str, str, str]]) -> set[int]:
        """Identifiers by account; the cases that own them."""
        if not keys:
            return set()
        rows = await self.rows(mapping.IDENTIFIER, _OWNERS, values={key[2] for key in keys})
        self.file(mapping.IDENTIFIER.kind, "account", keys, rows)
        found = {identifier.case for identifier in self.listed(mapping.IDENTIFIER.kind, "account", keys)}
        await self._unfinished(found)
        return found

    async def _unfinished(self, numbers: Collection[int]) -> None:
        """An account is of one case only, even while an import writes it: who reports it then takes the case over."""
        if not numbers:
            return
        known = self.facts.records.setdefault(mapping.CASE.kind, {})
        for row in await self.conn.execute(_UNFINISHED, {"values": list(numbers)}):
            case = mapping.CASE.record(self.seal, row)
            known.setdefault(case.case, case)

    async def tickets(self, tickets: Collection[str]) -> set[int]:
        """Reports by ticket; the cases they are on."""
        if not tickets:
            return set()
        await self.lists(mapping.REPORT, "ticket", schema.reports.c.ticket, tickets)
        return {report.case for report in self.listed(mapping.REPORT.kind, "ticket", tickets)}

    async def files(self, cases: Collection[int]) -> None:
        """Cases with all that belongs to them."""
        if not cases:
            return
        await self.add(mapping.CASE, _cases.case, cases)
        for mapped in OF_A_CASE:
            await self.lists(mapped, "case", mapped.table.c.case, cases)
        await self.add(mapping.PLACE, schema.places.c.place, {f"card:{case}" for case in cases})
        reports = {report.report for report in self.listed(mapping.REPORT.kind, "case", cases)}
        evidence = tuple(self.listed(mapping.EVIDENCE.kind, "case", cases))
        self.file(mapping.EVIDENCE.kind, "report", reports, evidence)
