"""What a step must know before it runs, as keys that storage loads one query a kind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportsOf:
    """All reports of a person (newest 50) with their cases, and the counts of the last hour and day."""

    person: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with identifiers, reports, evidence, copies, decisions and the place of its card."""

    case: int


@dataclass(frozen=True, slots=True)
class Accounts:
    """The cases that own any of these (platform, kind, canonical), as CaseFiles."""

    keys: frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """Cases whose identifiers or display names share this skeleton, as identifiers (at most 10)."""

    skeleton: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """The report with this ticket, and its CaseFile."""

    ticket: str


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """The place whose message is this one in this lane ("group", "person:7")."""

    lane: str
    message_id: int


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """A place by its name."""

    place: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Counts of waiting cases, the oldest, and the most urgent 10 that are not shown, as cases."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures for /status: open cases by state, overdue, deliveries waiting, the oldest delivery."""


@dataclass(frozen=True, slots=True)
class Search:
    """Cases found by account, number or words (at most 10), as CaseFiles."""

    words: str


@dataclass(frozen=True, slots=True)
class Members:
    """All members of the group that were seen."""


@dataclass(frozen=True, slots=True)
class People:
    """Person records by number."""

    people: frozenset[int]


Need = (
    ReportsOf
    | CaseFile
    | Accounts
    | LookAlikes
    | Ticket
    | PlaceAt
    | PlaceOf
    | Queue
    | Overview
    | Search
    | Members
    | People
)
