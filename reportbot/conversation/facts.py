"""What a batch of steps knows: records by kind and key, and the lists that were loaded with them."""

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct, field

from reportbot.conversation.needs import CaseFile, Need
from reportbot.domain.records import (
    Block,
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    EvidenceCopy,
    Import,
    Member,
    Objection,
    OperatorSetting,
    Place,
    PlatformContact,
    Record,
    Referral,
    Report,
    RequestItem,
    RequestLetter,
    TakedownRequest,
)
from reportbot.errors import NotLoaded

R = TypeVar("R", bound=Record)
Kind = type[Any]
Index = tuple[Kind, str, Hashable]


class QueueFacts(Struct, frozen=True):
    """The cases that wait for a moderator; `candidates` are the most urgent not shown, best first.

    `free_places` is how many more messages the group may get now.
    """

    waiting: int = 0
    urgent: int = 0
    hidden: int = 0
    oldest: datetime | None = None
    candidates: tuple[int, ...] = ()
    free_places: int = 0


class OverviewFacts(Struct, frozen=True):
    """Figures for /status."""

    by_state: tuple[tuple[str, int], ...] = ()
    overdue: int = 0
    oldest: datetime | None = None
    deliveries: int = 0
    oldest_delivery: datetime | None = None
    reports_today: int = 0
    last_contact: datetime | None = None


class Facts(Struct):
    """Filled by storage before the steps of a batch, then by each accepted turn.

    `index` maps (kind, field, value) to the keys of all records with that value, e.g. ``(Report, "case", 7)``; an
    entry that is absent was not loaded, an empty one says there are none. The fields that are indexed: Report by
    "case", "person", "ticket"; CaseIdentifier by "case", "account", "skeleton"; Evidence, EvidenceCopy, Decision by
    "case"; Place by "at" (lane, message id); Member by "group" (True); for the rest see INDEXED. `found` are the
    answers to Search, case numbers; `shown` the open cases that have a card, waiting and held ones, most urgent first;
    `ready` the cases of a platform that await a request, `ready_counts` how many each
    platform has, `source_people` who stands for each source, `serials` the highest serial of a year's requests;
    `chain` how many decisions there are and the hash of the last; `filed` when each person's reports of the last day
    came, by number.
    """

    records: dict[Kind, dict[Hashable, Record]] = field(default_factory=dict)
    index: dict[Index, list[Hashable]] = field(default_factory=dict)
    loaded: set[Need] = field(default_factory=set)
    queue: QueueFacts = field(default_factory=QueueFacts)
    overview: OverviewFacts = field(default_factory=OverviewFacts)
    found: dict[str, tuple[int, ...]] = field(default_factory=dict)
    shown: tuple[int, ...] = ()
    ready: dict[str, tuple[int, ...]] = field(default_factory=dict)
    ready_counts: dict[str, int] = field(default_factory=dict)
    serials: dict[int, int] = field(default_factory=dict)
    chain: tuple[int, str] = (0, "")
    source_people: dict[str, int] = field(default_factory=dict)
    filed: dict[int, dict[int, datetime]] = field(default_factory=dict)
    admins: tuple[int, ...] = ()
    bot_username: str = ""

    def put(self, record: Record) -> None:
        """Add or replace a record, in every loaded list that it belongs to."""
        kind = type(record)
        is_new = record.key not in self.records.get(kind, {})
        self.records.setdefault(kind, {})[record.key] = record
        if is_new:
            self._open_lists(kind, record.key)
        for name in INDEXED.get(kind, ()):
            keys = self.index.get((kind, name, value_of(record, name)))
            if keys is not None and record.key not in keys:
                keys.append(record.key)

    def _open_lists(self, kind: Kind, key: Hashable) -> None:
        """Of a record made in this batch nothing is stored: what the batch made is all that belongs to it."""
        for part, name in PARTS.get(kind, ()):
            mine = [row for row in self.records.get(part, {}).values() if value_of(row, name) == key]
            self.list_as(part, name, key, mine)
        if kind is Case and isinstance(key, int):
            self.loaded.add(CaseFile(key))

    def drop(self, kind: type[Record], key: Hashable) -> None:
        """Forget a record."""
        self.records.get(kind, {}).pop(key, None)

    def get(self, kind: type[R], key: Hashable) -> R | None:
        """The record, or None where there is none (or it was not loaded)."""
        return self.records.get(kind, {}).get(key)  # type: ignore[return-value]

    def listed(self, kind: type[R], name: str, value: Hashable) -> list[Hashable]:
        """Keys of the records whose field has that value.

        Raises:
            NotLoaded: nobody asked for this list.
        """
        try:
            return self.index[(kind, name, value)]
        except KeyError:
            raise NotLoaded(f"{kind.__name__} by {name} was not loaded") from None

    def filed_at(self, person: int) -> list[datetime]:
        """When a person's reports of the last day came, oldest first, those of this batch too.

        Raises:
            NotLoaded: nobody asked for these times.
        """
        if person not in self.filed:
            raise NotLoaded(f"the times of {person}'s reports were not loaded")
        reports = self.records.get(Report, {}).values()
        made = {one.report: one.created_at for one in reports if isinstance(one, Report) and one.person == person}
        return sorted({**made, **self.filed[person]}.values())

    def list_as(self, kind: type[Record], name: str, value: Hashable, rows: Iterable[Record]) -> None:
        """Record a list as loaded, with its records; a record known already is kept."""
        known = self.records.setdefault(kind, {})
        keys = self.index.setdefault((kind, name, value), [])
        for row in rows:
            known.setdefault(row.key, row)
            if row.key not in keys:
                keys.append(row.key)


INDEXED: dict[Kind, tuple[str, ...]] = {
    Report: ("case", "person", "ticket", "staged"),
    CaseIdentifier: ("case", "account", "skeleton"),
    Evidence: ("case", "report"),
    EvidenceCopy: ("case",),
    Decision: ("case",),
    Place: ("at",),
    Member: ("group",),
    Referral: ("case", "all"),
    TakedownRequest: ("open", "serial"),
    RequestItem: ("request",),
    RequestLetter: ("request",),
    PlatformContact: ("all",),
    OperatorSetting: ("all",),
    Objection: ("open", "person"),
    Import: ("digest",),
    Block: ("open", "person"),
}
"""The lists a kind of record belongs to."""

PARTS: dict[Kind, tuple[tuple[Kind, str], ...]] = {
    Case: tuple((kind, "case") for kind in (CaseIdentifier, Report, Evidence, EvidenceCopy, Decision, Referral)),
    TakedownRequest: ((RequestItem, "request"), (RequestLetter, "request")),
    Report: ((Evidence, "report"),),
}
"""The lists of what belongs to a record of this kind."""


UNDER_WAY = ("draft", "making", "sending", "unsure", "sent", "received", "clarification")
"""The states of a request that is not done with."""


def value_of(record: Record, name: str) -> Hashable:
    """The value a record is listed under."""
    if isinstance(record, Place):
        return (record.lane, record.message_id)
    if isinstance(record, Member) or name == "all":
        return True
    if name == "open" and isinstance(record, TakedownRequest):
        return record.state in UNDER_WAY
    if name == "open" and isinstance(record, Objection | Block):
        return record.state == "open"
    value: Hashable = getattr(record, name)
    return value
