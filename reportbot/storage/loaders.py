"""How each need around requests, referrals, rights and sources is loaded; each tells the cases it wants with it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select

from reportbot.conversation import needs as n
from reportbot.conversation.facts import UNDER_WAY
from reportbot.domain.words import CaseState
from reportbot.storage import case_file_tables as around
from reportbot.storage import chain, imports, mapping, referral_facts, schema
from reportbot.storage.loading import Loading, among, whole

MOST_LISTED = 50
MOST_READY = 500
PAGE_OF_CHAIN = 15
MOST_JOINED = 25

Load = Callable[[Loading, Sequence[Any]], Awaitable[set[int]]]

_cases, _requests, _objections, _blocks = schema.cases.c, around.requests.c, around.objections.c, around.blocks.c
_ready = schema.unfinished & (_cases.state == CaseState.SUBSTANTIATED.value) & _cases.request.is_(None)

# The states are named, not those that are left out, so that an index serves them.
_OPEN_REQUESTS = (
    select(_requests.request)
    .where(_requests.state.in_(UNDER_WAY))
    .order_by(_requests.request.desc())
    .limit(MOST_LISTED)
)
_READY_COUNTS = select(_cases.platform, func.count()).where(_ready).group_by(_cases.platform)
_READY_ON = (
    select(_cases.case).where(_ready, _cases.platform == bindparam("platform")).order_by(_cases.case).limit(MOST_READY)
)
_LAST_YEAR = select(func.max(_requests.year)).where(_requests.serial > literal_column("0")).scalar_subquery()
_SERIALS = (
    select(_requests.year, func.max(_requests.serial))
    # The year before too: a clock may be set back, and years begin at other times elsewhere.
    .where(_requests.year >= _LAST_YEAR - 1, _requests.serial > literal_column("0"))
    .group_by(_requests.year)
)
_OPEN_OBJECTIONS = (
    select(_objections.objection).where(_objections.state == "open").order_by(_objections.due_at).limit(MOST_LISTED)
)
_IMPORTS_OF_A_FILE = among(mapping.IMPORT, around.imports.c.digest).where(
    around.imports.c.state.not_in(("cancelled", "failed"))
)
_OPEN_BLOCKS = (
    select(_blocks.block)
    .where(_blocks.state == literal_column("'open'"))
    .order_by(_blocks.at.desc())
    .limit(MOST_LISTED)
)
_UP_TO = (
    mapping.DECISION.select()
    .where(schema.decisions.c.position <= bindparam("place"))
    .order_by(schema.decisions.c.position.desc())
    .limit(PAGE_OF_CHAIN)
)


async def request_files(loading: Loading, needs: Sequence[n.RequestFile]) -> set[int]:
    """Requests with their items and letters."""
    numbers = {need.request for need in needs}
    await loading.add(mapping.REQUEST, _requests.request, numbers)
    for mapped in (mapping.ITEM, mapping.LETTER):
        await loading.lists(mapped, "request", mapped.table.c.request, numbers)
    return set()


async def requests(loading: Loading, _: Sequence[n.Requests]) -> set[int]:
    """Requests that are not done with, and how many cases are ready on each platform."""
    found = set(await loading.conn.scalars(_OPEN_REQUESTS))
    rows = await loading.among(mapping.REQUEST, _requests.request, found)
    loading.file(mapping.REQUEST.kind, "open", {True}, rows)
    counts = await loading.conn.execute(_READY_COUNTS)
    loading.facts.ready_counts = {row[0]: row[1] for row in counts}
    return set()


async def ready_cases(loading: Loading, needs: Sequence[n.ReadyCases]) -> set[int]:
    """The cases of a platform that await a request."""
    for need in needs:
        found = await loading.conn.scalars(_READY_ON, {"platform": need.platform})
        loading.facts.ready[need.platform] = tuple(found)
    return {case for need in needs for case in loading.facts.ready[need.platform]}


async def last_serials(loading: Loading, _: Sequence[n.LastSerials]) -> set[int]:
    """The highest serial of each year."""
    rows = await loading.conn.execute(_SERIALS)
    loading.facts.serials = {row[0]: row[1] for row in rows}
    return set()


async def by_serial(loading: Loading, needs: Sequence[n.RequestsBySerial]) -> set[int]:
    """Requests by the number that people see."""
    serials = {need.serial for need in needs}
    await loading.lists(mapping.REQUEST, "serial", _requests.serial, serials)
    return set()


async def contacts(loading: Loading, _: Sequence[n.Contacts]) -> set[int]:
    """Whom the platforms are asked by."""
    rows = await loading.rows(mapping.CONTACT, whole(mapping.CONTACT))
    loading.file(mapping.CONTACT.kind, "all", {True}, rows)
    return set()


async def operator_settings(loading: Loading, _: Sequence[n.OperatorSettings]) -> set[int]:
    """What admins have set."""
    rows = await loading.rows(mapping.OPERATOR, whole(mapping.OPERATOR))
    loading.file(mapping.OPERATOR.kind, "all", {True}, rows)
    return set()


async def files(loading: Loading, needs: Sequence[n.Files]) -> set[int]:
    """Stored files by number."""
    await loading.add(mapping.FILE, around.files.c.file, {number for need in needs for number in need.files})
    return set()


async def one_evidence(loading: Loading, needs: Sequence[n.OneEvidence]) -> set[int]:
    """Evidence by number."""
    numbers = {need.evidence for need in needs}
    await loading.add(mapping.EVIDENCE, schema.evidence.c.evidence, numbers)
    found = [loading.facts.get(mapping.EVIDENCE.kind, number) for number in numbers]
    return {item.case for item in found if item}


async def objections(loading: Loading, needs: Sequence[n.Objections]) -> set[int]:
    """Open objections, and those of people."""
    found = set(await loading.conn.scalars(_OPEN_OBJECTIONS))
    rows = await loading.among(mapping.OBJECTION, _objections.objection, found)
    loading.file(mapping.OBJECTION.kind, "open", {True}, rows)
    people = {person for need in needs for person in need.people}
    await loading.lists(mapping.OBJECTION, "person", _objections.person, people)
    return set()


async def every_report_of(loading: Loading, needs: Sequence[n.EveryReportOf]) -> set[int]:
    """All that somebody reported."""
    people = {need.person for need in needs}
    await loading.lists(mapping.REPORT, "person", schema.reports.c.person, people)
    return {report.case for report in loading.listed(mapping.REPORT.kind, "person", people)}


async def one_objection(loading: Loading, needs: Sequence[n.OneObjection]) -> set[int]:
    """An objection and its cases."""
    numbers = {need.objection for need in needs}
    await loading.add(mapping.OBJECTION, _objections.objection, numbers)
    found = [loading.facts.get(mapping.OBJECTION.kind, number) for number in numbers]
    return {case for objection in found if objection for case in objection.cases}


async def one_reveal(loading: Loading, needs: Sequence[n.OneReveal]) -> set[int]:
    """A reveal by number."""
    await loading.add(mapping.REVEAL, around.reveals.c.reveal, {need.reveal for need in needs})
    return set()


async def one_import(loading: Loading, needs: Sequence[n.OneImport]) -> set[int]:
    """An import by number."""
    await loading.add(mapping.IMPORT, around.imports.c.number, {need.number for need in needs})
    return set()


async def imports_of(loading: Loading, needs: Sequence[n.ImportOf]) -> set[int]:
    """Imports of the same file."""
    digests = {need.digest for need in needs}
    rows = await loading.rows(mapping.IMPORT, _IMPORTS_OF_A_FILE, values=digests)
    loading.file(mapping.IMPORT.kind, "digest", digests, rows)
    return set()


async def import_reports(loading: Loading, needs: Sequence[n.ImportReports]) -> set[int]:
    """The next reports of an import that join cases."""
    numbers = {need.number for need in needs}
    found = [
        report for number in sorted(numbers) for report in await imports.joining(loading.conn, number, MOST_JOINED)
    ]
    rows = await loading.among(mapping.REPORT, schema.reports.c.report, found)
    loading.file(mapping.REPORT.kind, "staged", numbers, rows)
    return {report.case for report in loading.listed(mapping.REPORT.kind, "staged", numbers)}


async def source_people(loading: Loading, _: Sequence[n.SourcePeople]) -> set[int]:
    """Who stands for each source."""
    found = await imports.source_people(loading.conn, loading.seal)
    loading.facts.source_people = {source: person.person for source, person in found.items()}
    await loading.add(mapping.PERSON, schema.people.c.person, set(loading.facts.source_people.values()))
    return set()


async def blocks(loading: Loading, needs: Sequence[n.Blocks]) -> set[int]:
    """Open blocks, and those of people."""
    found = set(await loading.conn.scalars(_OPEN_BLOCKS))
    rows = await loading.among(mapping.BLOCK, _blocks.block, found)
    loading.file(mapping.BLOCK.kind, "open", {True}, rows)
    people = {person for need in needs for person in need.people}
    await loading.lists(mapping.BLOCK, "person", _blocks.person, people)
    return set()


async def one_block(loading: Loading, needs: Sequence[n.OneBlock]) -> set[int]:
    """A block by number."""
    await loading.add(mapping.BLOCK, _blocks.block, {need.block for need in needs})
    return set()


async def one_report(loading: Loading, needs: Sequence[n.OneReport]) -> set[int]:
    """A report and its case."""
    numbers = {need.report for need in needs}
    await loading.add(mapping.REPORT, schema.reports.c.report, numbers)
    found = [loading.facts.get(mapping.REPORT.kind, number) for number in numbers]
    return {report.case for report in found if report}


async def chain_head(loading: Loading, _: Sequence[n.ChainHead]) -> set[int]:
    """The head of the chain of decisions, without its hash where nothing proves it."""
    head, proven = await chain.head(loading.conn, loading.seal)
    loading.facts.chain = (head.count, head.hash if proven else "")
    return set()


async def timers(loading: Loading, needs: Sequence[n.Timers]) -> set[int]:
    """Timers by their kind."""
    await loading.add(mapping.TIMER, mapping.TIMER.table.c.kind, {need.kind for need in needs})
    return set()


async def decisions_up_to(loading: Loading, needs: Sequence[n.DecisionsUpTo]) -> set[int]:
    """A page of the chain each."""
    for need in needs:
        found = await loading.conn.execute(_UP_TO, {"place": need.place})
        rows = [mapping.DECISION.record(loading.seal, row) for row in found]
        loading.facts.list_as(mapping.DECISION.kind, "up-to", need.place, rows)
    return set()


LOADERS: Mapping[type[n.Need], Load] = {
    n.RequestFile: request_files,
    n.Requests: requests,
    n.ReadyCases: ready_cases,
    n.LastSerials: last_serials,
    n.RequestsBySerial: by_serial,
    n.Contacts: contacts,
    n.OperatorSettings: operator_settings,
    n.Files: files,
    n.OneEvidence: one_evidence,
    n.Objections: objections,
    n.EveryReportOf: every_report_of,
    n.OneObjection: one_objection,
    n.OneReveal: one_reveal,
    n.OneImport: one_import,
    n.ImportOf: imports_of,
    n.ImportReports: import_reports,
    n.SourcePeople: source_people,
    n.Blocks: blocks,
    n.OneBlock: one_block,
    n.OneReport: one_report,
    n.OneReferral: referral_facts.one_referral,
    n.Referrals: referral_facts.referrals,
    n.Timers: timers,
    n.ChainHead: chain_head,
    n.DecisionsUpTo: decisions_up_to,
}
"""By the kind of need."""
