"""What a step must know before it runs, as keys that storage loads one query a kind."""

from datetime import timedelta

from msgspec import Struct


class Need(Struct, frozen=True):
    """Something storage can load; equal needs are loaded once a batch."""


class ReportsOf(Need, frozen=True):
    """All reports of a person (newest 50) with their cases."""

    person: int


FILED_SPAN = timedelta(days=1)
"""The longest time for which reports are limited."""


class Filed(Need, frozen=True):
    """When a person's reports of the last FILED_SPAN came, without the reports."""

    person: int


class CaseFile(Need, frozen=True):
    """A case with identifiers, reports, evidence, copies, decisions and the place of its card."""

    case: int


class Accounts(Need, frozen=True):
    """The cases that own any of these (platform, kind, canonical), as CaseFiles."""

    keys: frozenset[tuple[str, str, str]]


class LookAlikes(Need, frozen=True):
    """Cases whose identifiers or display names share this skeleton, as identifiers (at most 10)."""

    skeleton: str


class Ticket(Need, frozen=True):
    """The report with this ticket, and its CaseFile."""

    ticket: str


class PlaceAt(Need, frozen=True):
    """The place whose message is this one in this lane ("group", "person:7")."""

    lane: str
    message_id: int


class PlaceOf(Need, frozen=True):
    """A place by its name."""

    place: str


class Queue(Need, frozen=True):
    """Counts of waiting cases, the oldest, and the most urgent that are not shown, as cases."""


class Cards(Need, frozen=True):
    """The open cases that have a card, as cases."""


class Overview(Need, frozen=True):
    """Figures for /status: open cases by state, overdue, deliveries waiting, the oldest delivery."""


class Search(Need, frozen=True):
    """Cases found by account, number or words (at most 10), as CaseFiles."""

    words: str


class Members(Need, frozen=True):
    """All members of the group that were seen."""


class People(Need, frozen=True):
    """Person records by number."""

    people: frozenset[int]


class RequestFile(Need, frozen=True):
    """A takedown request with its items and letters; the CaseFiles of its cases are needs of their own."""

    request: int


class Requests(Need, frozen=True):
    """The newest 50 requests that are not closed or cancelled, and how many cases each platform has ready."""


class ReadyCases(Need, frozen=True):
    """The cases of a platform that have enough evidence and stand in no request, oldest first (at most 500)."""

    platform: str


class LastSerials(Need, frozen=True):
    """The highest serial of the requests of each year."""


class RequestsBySerial(Need, frozen=True):
    """The requests of any year with this serial."""

    serial: int


class Contacts(Need, frozen=True):
    """All PlatformContacts."""


class OperatorSettings(Need, frozen=True):
    """All OperatorSettings."""


class Files(Need, frozen=True):
    """StoredFiles by number."""

    files: frozenset[int]


class OneEvidence(Need, frozen=True):
    """A piece of evidence by number with its CaseFile."""

    evidence: int


class Objections(Need, frozen=True):
    """Open objections, oldest first (at most 50), and all of these people."""

    people: frozenset[int] = frozenset()


class EveryReportOf(Need, frozen=True):
    """All reports of a person, however many, with the CaseFiles of their cases."""

    person: int


class OneObjection(Need, frozen=True):
    """An objection by number."""

    objection: int


class OneReferral(Need, frozen=True):
    """A referral by number, and its CaseFile."""

    referral: int


class Referrals(Need, frozen=True):
    """The newest 30 referrals, those that are not handed over yet before all others."""


class OneReveal(Need, frozen=True):
    """A reveal by number."""

    reveal: int


class OneImport(Need, frozen=True):
    """An import by number."""

    number: int


class ImportOf(Need, frozen=True):
    """The import of a file with this digest, if there was one that was not cancelled."""

    digest: str


class ImportReports(Need, frozen=True):
    """Reports of an import that is done which their cases have not counted yet (at most 25), and their CaseFiles."""

    number: int


class SourcePeople(Need, frozen=True):
    """The persons that stand for sources, into `Facts.source_people`."""


class Blocks(Need, frozen=True):
    """The newest 50 blocks that were not lifted, and all of these people."""

    people: frozenset[int] = frozenset()


class OneBlock(Need, frozen=True):
    """A block by number."""

    block: int


class OneReport(Need, frozen=True):
    """A report by number with its CaseFile."""

    report: int


class Timers(Need, frozen=True):
    """What is set of a kind of timer."""

    kind: str


class ChainHead(Need, frozen=True):
    """How many decisions there are and the hash of the last; no hash where the stored head is not proven."""


class DecisionsUpTo(Need, frozen=True):
    """The 15 decisions before and at this place of the chain, newest first, listed as "up-to"."""

    place: int
