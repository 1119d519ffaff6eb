"""The desk of one step: facts to read, records to write and things to say, which together become a Turn."""

from collections.abc import Hashable, Iterator
from datetime import datetime
from typing import Any, Protocol, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from reportbot.conversation.facts import PARTS, Facts, QueueFacts, value_of
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Say
from reportbot.domain.records import (
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    EvidenceCopy,
    Group,
    Member,
    Person,
    Place,
    Record,
    Report,
    Session,
    Timer,
)
from reportbot.errors import NotLoaded

R = TypeVar("R", bound=Record)


class Fresh(Protocol):
    """Source of new identifiers, drawn outside the pure rings."""

    def number(self, kind: type[Record]) -> int:
        """The next number for a record of this kind."""
        ...

    def ticket(self) -> str:
        """A ticket nobody has, such as RB-7K2M-9QXC."""
        ...


class Turn(Struct, frozen=True):
    """All that one step wants written and said, in order; `drops` are (kind, key) of records to delete."""

    writes: tuple[Record, ...] = ()
    drops: tuple[tuple[type[Record], Hashable], ...] = ()
    says: tuple[Say, ...] = ()


class Desk(Struct):
    """Reads see what this step wrote; `facts` themselves never change here."""

    facts: Facts
    now: datetime
    rules: Rules
    fresh: Fresh
    _writes: dict[tuple[type[Any], Hashable], Record] = field(default_factory=dict)
    _drops: dict[tuple[type[Any], Hashable], None] = field(default_factory=dict)
    _says: list[Say] = field(default_factory=list)

    def put(self, record: Record) -> None:
        """Write a record, or replace it."""
        self._drops.pop((type(record), record.key), None)
        self._writes[(type(record), record.key)] = record

    def drop(self, kind: type[Record], key: Hashable) -> None:
        """Delete a record, such as a timer that is no longer wanted; one that is not there is no error."""
        self._writes.pop((kind, key), None)
        self._drops[(kind, key)] = None

    def say(self, *says: Say) -> None:
        """Say these, in this order."""
        self._says.extend(says)

    def turn(self) -> Turn:
        """What has been written and said so far."""
        return Turn(tuple(self._writes.values()), tuple(self._drops), tuple(self._says))

    def get(self, kind: type[R], key: Hashable) -> R | None:
        """A record by its key, as this step left it."""
        if (kind, key) in self._drops:
            return None
        mine: Any = self._writes.get((kind, key))
        return mine if mine is not None else self.facts.get(kind, key)

    def many(self, kind: type[R], name: str, value: Hashable) -> tuple[R, ...]:
        """All records of a list, this step's included.

        Raises:
            NotLoaded: the list was not among the needs.
        """
        keys = [] if self._is_part_of_new(kind, name, value) else list(self.facts.listed(kind, name, value))
        rows: list[R] = [row for key in keys if (row := self.get(kind, key)) is not None]
        known = set(keys)
        mine = [row for row in self._written(kind) if row.key not in known]
        return tuple(row for row in rows + mine if value_of(row, name) == value)

    def _is_part_of_new(self, kind: type[Record], name: str, value: Hashable) -> bool:
        """Of a record made in this step nothing is stored."""
        owners = (owner for owner, parts in PARTS.items() if (kind, name) in parts)
        return any((owner, value) in self._writes and self.facts.get(owner, value) is None for owner in owners)

    def _written(self, kind: type[R]) -> Iterator[R]:
        for (written, _), record in self._writes.items():
            if written is kind:
                yield record  # type: ignore[misc]

    def must(self, kind: type[R], key: Hashable) -> R:
        """A record that has to be there.

        Raises:
            NotLoaded: it is not.
        """
        record = self.get(kind, key)
        if record is None:
            raise NotLoaded(f"{kind.__name__} {key} was not loaded")
        return record

    def person(self, person: int) -> Person:
        """A person's record."""
        return self.must(Person, person)

    def session(self, person: int) -> Session:
        """Where a person stands; a new session where there is none."""
        return self.get(Session, person) or Session(person=person, updated_at=self.now)

    def case(self, case: int) -> Case | None:
        """A case that was loaded."""
        return self.get(Case, case)

    def change(self, record: R, **changes: Any) -> R:
        """Write a changed copy of a record and return it."""
        changed = replace(record, **changes)
        self.put(changed)
        return changed

    def identifiers(self, case: int) -> tuple[CaseIdentifier, ...]:
        """The identifiers of a case's account, first known first."""
        return self.many(CaseIdentifier, "case", case)

    def reports(self, case: int) -> tuple[Report, ...]:
        """All reports on a case."""
        return self.many(Report, "case", case)

    def reports_of(self, person: int) -> tuple[Report, ...]:
        """A person's own reports, newest first."""
        return tuple(sorted(self.many(Report, "person", person), key=lambda r: (r.created_at, r.report), reverse=True))

    def evidence(self, case: int) -> tuple[Evidence, ...]:
        """All evidence on a case."""
        return self.many(Evidence, "case", case)

    def copies(self, case: int) -> tuple[EvidenceCopy, ...]:
        """Messages that show this case's evidence."""
        return self.many(EvidenceCopy, "case", case)

    def decisions(self, case: int) -> tuple[Decision, ...]:
        """What was done to a case, oldest first."""
        return self.many(Decision, "case", case)

    def place(self, name: str) -> Place | None:
        """A place that was loaded."""
        return self.get(Place, name)

    def place_at(self, lane: str, message_id: int) -> Place | None:
        """The place whose message this is."""
        return next(iter(self.many(Place, "at", (lane, message_id))), None)

    def member(self, person: int) -> Member | None:
        """Somebody's standing in the moderators' group; always loaded for who acts."""
        return self.get(Member, person)

    def group(self) -> Group:
        """The moderators' group; always loaded."""
        return self.get(Group, 1) or Group()

    def queue(self) -> QueueFacts:
        """The queue as it was before this batch."""
        return self.facts.queue

    def is_admin(self, person: int) -> bool:
        """True for the admins of the settings."""
        return person in self.facts.admins

    def remind(self, kind: str, subject: int, due_at: datetime, **data: Any) -> None:
        """Set or move a timer."""
        self.put(Timer(kind=kind, subject=subject, due_at=due_at, data=data))

    def forget(self, kind: str, subject: int) -> None:
        """Cancel a timer."""
        self.drop(Timer, (kind, subject))
