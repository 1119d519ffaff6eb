"""What a step must know before it runs, as keys that storage loads one query a kind."""

from dataclasses import dataclass


class Need:
    """Something storage can load; equal needs are loaded once a batch."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReportsOf(Need):
    """All reports of a person (newest 50) with their cases, and the counts of the last hour and day."""

    person: int


@dataclass(frozen=True, slots=True)
class CaseFile(Need):
    """A case with identifiers, reports, evidence, copies, decisions and the place of its card."""

    case: int


@dataclass(frozen=True, slots=True)
class Accounts(Need):
    """The cases that own any of these (platform, kind, canonical), as CaseFiles."""

    keys: frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class LookAlikes(Need):
    """Cases whose identifiers or display names share this skeleton, as identifiers (at most 10)."""

    skeleton: str


@dataclass(frozen=True, slots=True)
class Ticket(Need):
    """The report with this ticket, and its CaseFile."""

    ticket: str


@dataclass(frozen=True, slots=True)
class PlaceAt(Need):
    """The place whose message is this one in this lane ("group", "person:7")."""

    lane: str
    message_id: int


@dataclass(frozen=True, slots=True)
class PlaceOf(Need):
    """A place by its name."""

    place: str


@dataclass(frozen=True, slots=True)
class Queue(Need):
    """Counts of waiting cases, the oldest, and the most urgent 10 that are not shown, as cases."""


@dataclass(frozen=True, slots=True)
class Overview(Need):
    """Figures for /status: open cases by state, overdue, deliveries waiting, the oldest delivery."""


@dataclass(frozen=True, slots=True)
class Search(Need):
    """Cases found by account, number or words (at most 10), as CaseFiles."""

    words: str


@dataclass(frozen=True, slots=True)
class Members(Need):
    """All members of the group that were seen."""


@dataclass(frozen=True, slots=True)
class People(Need):
    """Person records by number."""

    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class RequestFile(Need):
    """A takedown request with its items and letters; the CaseFiles of its cases are needs of their own."""

    request: int


@dataclass(frozen=True, slots=True)
class Requests(Need):
    """The newest 50 requests that are not closed or cancelled, and how many cases each platform has ready."""


@dataclass(frozen=True, slots=True)
class ReadyCases(Need):
    """The cases of a platform that have enough evidence and stand in no request, oldest first (at most 500)."""

    platform: str


@dataclass(frozen=True, slots=True)
class LastSerials(Need):
    """The highest serial of the requests of each year."""


@dataclass(frozen=True, slots=True)
class RequestsBySerial(Need):
    """The requests of any year with this serial."""

    serial: int


@dataclass(frozen=True, slots=True)
class Contacts(Need):
    """All PlatformContacts."""


@dataclass(frozen=True, slots=True)
class OperatorSettings(Need):
    """All OperatorSettings."""


@dataclass(frozen=True, slots=True)
class Files(Need):
    """StoredFiles by number."""

    files: frozenset[int]


@dataclass(frozen=True, slots=True)
class OneEvidence(Need):
    """A piece of evidence by number with its CaseFile."""

    evidence: int


@dataclass(frozen=True, slots=True)
class Objections(Need):
    """Open objections, oldest first (at most 50), and all of these people."""

    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class EveryReportOf(Need):
    """All reports of a person, however many, with the CaseFiles of their cases."""

    person: int


@dataclass(frozen=True, slots=True)
class OneObjection(Need):
    """An objection by number."""

    objection: int


@dataclass(frozen=True, slots=True)
class OneReferral(Need):
    """A referral by number, and its CaseFile."""

    referral: int


@dataclass(frozen=True, slots=True)
class Referrals(Need):
    """The newest 30 referrals, those that are not handed over yet before all others."""


@dataclass(frozen=True, slots=True)
class OneReveal(Need):
    """A reveal by number."""

    reveal: int


@dataclass(frozen=True, slots=True)
class OneImport(Need):
    """An import by number."""

    number: int


@dataclass(frozen=True, slots=True)
class ImportOf(Need):
    """The import of a file with this digest, if there was one that was not cancelled."""

    digest: str


@dataclass(frozen=True, slots=True)
class ImportReports(Need):
    """Reports of an import that is done which their cases have not counted yet (at most 25), and their CaseFiles."""

    number: int


@dataclass(frozen=True, slots=True)
class SourcePeople(Need):
    """The persons that stand for sources, into `Facts.source_people`."""


@dataclass(frozen=True, slots=True)
class Blocks(Need):
    """The newest 50 blocks that were not lifted, and all of these people."""

    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class OneBlock(Need):
    """A block by number."""

    block: int


@dataclass(frozen=True, slots=True)
class OneReport(Need):
    """A report by number with its CaseFile."""

    report: int


@dataclass(frozen=True, slots=True)
class ChainHead(Need):
    """How many decisions there are and the hash of the last; no hash where the stored head is not proven."""


@dataclass(frozen=True, slots=True)
class DecisionsUpTo(Need):
    """The 15 decisions before and at this place of the chain, newest first, listed as "up-to"."""

    place: int
