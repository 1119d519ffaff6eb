"""Rows of seeded cases as the bot would have written them, in the order of their days; what is yet to come waits."""

import random
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Table

from reportbot.conversation.inputs import Sender
from reportbot.domain.chain import Head
from reportbot.domain.records import Case
from reportbot.domain.tickets import ticket_from
from reportbot.domain.words import CaseState, Category
from reportbot.storage import case_file_tables, schema
from reportbot.storage import seeding_shares as shares
from reportbot.storage.mapping import CASE
from reportbot.storage.metadata import Json, Moment
from reportbot.storage.people import sealed_row
from reportbot.storage.seal import Seal
from reportbot.storage.seeding_chain import Coming
from reportbot.storage.seeding_lives import (
    DIGEST,
    EVIDENCE,
    MICRO,
    START,
    VARIANTS,
    WAITING,
    Form,
    Step,
    form_of,
    life,
    moment,
    opened,
)
from reportbot.storage.seeding_requests import Asked

_DAY: Final = timedelta(days=1) // MICRO
_MINUTE: Final = timedelta(minutes=1) // MICRO
_FIRST_CITIZEN: Final = 5_000_000_000
_TICKETS: Final = 2**35
_SCATTER: Final = 21_474_836_467
"""Odd, so that multiplied by it no two numbers give the same ticket."""

_EMPTY: Final = ("file_id", "file_unique_id", "mime", "masked", "attach", "cover", "vault")

Row = tuple[Any, ...]


class Seeded(Struct, frozen=True):
    """A case before it is known how far it came; numbers are the first of their kind, times microseconds."""

    case: int
    base: int
    form: Form
    platform: str
    persons: tuple[int, ...]
    report: int
    evidence: int
    file: int
    source: str


@dataclass(slots=True)
class Growing:
    """Makes rows by table, in batches that the caller takes; `until` is the last moment that anything happened."""

    seal: Seal
    until: int
    dice: random.Random
    rows: dict[Table, list[Row]] = field(default_factory=dict)
    asked: Asked = field(init=False)
    _coming: Coming = field(default_factory=Coming)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = Asked(self)

    @property
    def head(self) -> Head:
        """Where the chain of decisions ends."""
        return self._coming.head

    def put(self, table: Table, **values: Any) -> None:
        """One row; the values are as they are stored, all of the others NULL."""
        nothing, ordered = _row_of(table)
        self.rows.setdefault(table, []).append(ordered(nothing | values))

    def number(self, kind: str, count: int = 1) -> int:
        """The first of so many new numbers."""
        first = self._numbers.get(kind, 0) + 1
        self._numbers[kind] = first + count - 1
        return first

    def person(self, telegram_id: int, at: int, *, reports: int = 0, source: bool = False) -> int:
        """Somebody new, with the session and screen of who has reported."""
        number = self.number("person")
        sealed = sealed_row(self.seal, number, Sender(telegram_id, f"Warga {number}", username=f"warga{number}"))
        self.put(
            schema.people, person=number, lookup=self.seal.lookup(telegram_id), created_at=at, language="id",
            consent=None if source else 1, consent_at=None if source else at, wants_news=not source,
            reachable=not source, reports=reports, **sealed,
        )  # fmt: skip
        if reports:
            self.put(schema.sessions, person=number, flow="", step="", epoch=1, draft=b"", updated_at=at)
            self.put(schema.places, place=f"screen:{number}", lane=f"person:{number}", generation=5, message_id=number)
        return number

    def case(self, base: int, sources: Mapping[str, int]) -> None:
        """A case that was first reported at this moment."""
        number = self.number("case")
        child = number % shares.CHILD_EVERY == 500
        category = Category.CHILD if child else self._draw(shares.CATEGORIES)
        end = "gone" if child else self._draw(shares.ENDS)
        count, source = (1, "police") if child else (self._draw(shares.REPORTERS), self._draw(shares.SOURCES))
        if source != "public" or end == "duplicate":
            count = 1
        linked = child or self.dice.random() < shares.LINKED
        form = form_of(category, end, int(self.dice.random() * VARIANTS), count, linked)
        persons = tuple(self._reporter(base, source, sources) for _ in range(count))
        made = Seeded(
            number, base, form, self._draw(shares.PLATFORMS), persons, self.number("report", count),
            self.number("evidence", count), 0 if linked else self.number("file", count), source,
        )  # fmt: skip
        if form.asked:
            self.asked.add(made)
        else:
            self.end(made, None)

    def _draw(self, among: Mapping[Any, float]) -> Any:
        names, sums = _SUMS[id(among)]
        return names[bisect(sums, self.dice.random() * sums[-1])]

    def _reporter(self, base: int, source: str, sources: Mapping[str, int]) -> int:
        if source != "public":
            return sources[source]
        last = self._numbers["person"]
        if self.dice.random() < shares.RETURNING and last > 100:
            return self.dice.randrange(50, last)
        return self.person(_FIRST_CITIZEN + 17 * last, base, reports=1)

    def end(self, made: Seeded, sent: int | None, request: int | None = None) -> Step | None:
        """Write all of a case but its decisions, which wait for their moment; the last step that was taken."""
        taken = [step for step in life(made.form) if self._past(step, made, sent)]
        if taken and taken[-1].after == CaseState.IN_REVIEW:
            taken.pop()  # nobody holds a case of a seeded database
        last = taken[-1] if taken else None
        self._write_case(made, sent, last, request)
        for index, person in enumerate(made.persons):
            self._write_report(made, index, person, last)
        for index, step in enumerate(taken):
            self._come(made, sent, step, made.evidence + index - len(taken) + len(made.persons))
        return last

    def _past(self, step: Step, made: Seeded, sent: int | None) -> bool:
        if step.late:
            return sent is not None and sent + step.at <= self.until
        return made.base + step.at <= self.until

    def _write_case(self, made: Seeded, sent: int | None, last: Step | None, request: int | None) -> None:
        row = list(_case_row(last.case if last else opened(made.form)))
        for index in _TIMES:
            if row[index] is not None:
                row[index] = moment(row[index], made.base, sent)
        row[_CASE["case"]], row[_CASE["platform"]], row[_CASE["request"]] = made.case, made.platform, request
        row[_CASE["place"]], row[_CASE["excerpt"]] = (
            shares.PLACES[made.case % len(shares.PLACES)],
            shares.story(made.case),
        )
        if last is not None and last.after == CaseState.DUPLICATE:
            row[_CASE["original"]] = max(1, made.case - 7)
        self.rows.setdefault(schema.cases, []).append(tuple(row))
        kind, canonical, verbatim, skeleton = shares.ACCOUNTS[made.platform](made.case)
        self.put(
            schema.identifiers, identifier=made.case, case=made.case, platform=made.platform, kind=kind,
            canonical=canonical, verbatim=verbatim, skeleton=skeleton, warnings="",
        )  # fmt: skip
        self.put(schema.places, place=f"card:{made.case}", lane="group", generation=0, message_id=made.case)

    def _write_report(self, made: Seeded, index: int, person: int, last: Step | None) -> None:
        number, at = made.report + index, made.base + 10 * _MINUTE * index
        story = shares.story(number)
        review = made.base + last.at + 14 * _DAY if last and last.news == "dismissed" else None
        self.put(
            schema.reports, report=number, ticket=ticket_from(number * _SCATTER % _TICKETS), case=made.case,
            person=person, category=made.form.category.value, platform=made.platform, created_at=at, state="open",
            account=self.seal.seal("reports", number, "account", shares.ACCOUNTS[made.platform](made.case)[2]),
            story=self.seal.seal("reports", number, "story", story), masked=story,
            place=shares.PLACES[made.case % len(shares.PLACES)], danger=0, news=last.news if last else "in-review",
            news_args=_json(last.news_args if last else {}), unread="", question="", review_until=review,
            source=made.source,
        )  # fmt: skip
        self._write_evidence(made, index, at, last)

    def _write_evidence(self, made: Seeded, index: int, at: int, last: Step | None) -> None:
        number = made.evidence + index
        purged = last is not None and last.purged
        row: dict[str, Any] = dict.fromkeys(_EMPTY, "")
        row |= {"evidence": number, "case": made.case, "report": made.report + index, "created_at": at, "size": 0}
        row |= dict.fromkeys(("sha256", "name", "text"), b"")
        row |= {"state": "kept", "copies": "[]", "covered": "[]", "kind": "link"}
        if not made.file:
            link = f"https://contoh.example.com/{number}"
            self.put(
                schema.evidence, **row | {"text": self.seal.seal("evidence", number, "text", link), "masked": link}
            )
            return
        file = made.file + index
        row |= {"kind": "photo", "size": 84_000, "sha256": self.dice.randbytes(32), "vault": "purged"}
        if purged:
            row["state"] = "purged"
        else:
            row |= {"vault": "kept", "original": file}
            row |= {
                "file_id": f"AgACAgUAAxkBAAI{self.dice.getrandbits(272):068x}",
                "file_unique_id": f"AQAD{number:012x}",
            }
        self.put(schema.evidence, **row)
        gone = at + 200 * _DAY if purged else None
        self.put(
            case_file_tables.files, file=file, kind="evidence", sha256=row["sha256"], size=84_000,
            mime="image/jpeg", address=self.dice.randbytes(16), created_at=at,
            name=self.seal.seal("files", file, "name", f"{number}"), purged_at=gone,
        )  # fmt: skip

    def _come(self, made: Seeded, sent: int | None, step: Step, evidence: int) -> None:
        data = step.data
        if step.purged:
            data = data.replace(f'"{EVIDENCE}"', str(evidence)).replace(DIGEST, f"{self.dice.getrandbits(256):064x}")
        elif WAITING in data:
            data = data.replace(WAITING, (START + made.base * MICRO).isoformat())
        at = step.at + (sent if step.late and sent is not None else made.base)
        self._coming.add(at, made.case, step.kind, step.by, at, step.reason, step.before, step.after, data)

    def decided(self, until: int) -> None:
        """The decisions up to this moment, linked to the chain."""
        for row in self._coming.until(until):
            self.put(schema.decisions, **row)

    def batches(self) -> Iterator[tuple[Table, list[Row]]]:
        """All rows that were made since the last time, by table."""
        made, self.rows = self.rows, {}
        yield from made.items()


@cache
def names_of(table: Table) -> tuple[str, ...]:
    """The columns of a row, in order."""
    return tuple(column.name for column in table.columns)


@cache
def _row_of(table: Table) -> tuple[dict[str, Any], Callable[[dict[str, Any]], Row]]:
    """A row of NULLs, and how one becomes a tuple."""
    return dict.fromkeys(names_of(table)), itemgetter(*names_of(table))


_SUMS: Final = {
    id(among): (list(among), list(accumulate(among.values())))
    for among in (shares.CATEGORIES, shares.ENDS, shares.REPORTERS, shares.SOURCES, shares.PLATFORMS)
}
_CASE: Final = {name: index for index, name in enumerate(names_of(schema.cases))}
_TIMES: Final = [index for index, column in enumerate(schema.cases.columns) if isinstance(column.type, Moment)]


_CASE_ROWS: Final[dict[int, Row]] = {}


def _case_row(case: Case) -> Row:
    # By identity: the lives of all forms stay in memory, and comparing two cases costs more than a row.
    known = _CASE_ROWS.get(id(case))
    if known is None:
        binds = [(column.name, getattr(column.type, "process_bind_param", None)) for column in schema.cases.columns]
        values = {name: getattr(case, name) for name in CASE.names} | {
            name: str(getattr(case, name)) for name in CASE.words
        }
        known = tuple(bind(values[name], None) if bind else values[name] for name, bind in binds)
        _CASE_ROWS[id(case)] = known
    return known


def _json(values: Mapping[str, Any]) -> str:
    return str(Json().process_bind_param(dict(values), None))  # type: ignore[arg-type]  # as above
