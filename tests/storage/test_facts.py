"""What the steps of a batch need is there, and nothing newer is overwritten."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts, QueueFacts
from reportbot.conversation.needs import (
    Accounts,
    Cards,
    CaseFile,
    LookAlikes,
    Members,
    Need,
    Overview,
    People,
    PlaceAt,
    PlaceOf,
    Queue,
    ReportsOf,
    Search,
    Ticket,
)
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
)
from reportbot.domain.words import CaseState
from reportbot.errors import NotLoaded
from reportbot.storage.facts import load, load_actors
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report, ago, an_evidence, an_identifier, somebody

PUTRI = ("michat", "username", "putri_melati")


async def stored(store: Store, *records: Record) -> None:
    async def work(conn: AsyncConnection) -> None:
        await save(conn, store.seal, records)

    await store.write(work)


async def loaded(store: Store, needs: Iterable[Need], facts: Facts | None = None, **more: Any) -> Facts:
    filled = facts or Facts()

    async def work(conn: AsyncConnection) -> None:
        await load(conn, store.seal, filled, needs, NOW, **more)

    await store.read(work)
    return filled


async def one_reported_case(store: Store) -> int:
    """Case 1 with everything a case can have; the person who reported it."""
    person = (await somebody(store)).person
    await stored(
        store,
        a_case(1),
        a_report(1, 1, person, story="Saya ditipu."),
        an_identifier(1, 1, "putri_melati"),
        an_evidence(1, 1, 1),
        EvidenceCopy(copy=1, case=1, evidence=1, lane="group", message_id=40, kind="text", at=NOW),
        Decision(decision=1, case=1, kind="claim", by=person, at=NOW),
        Place(place="card:1", lane="group", message_id=30),
    )
    return person


async def test_a_case_file_holds_all_of_a_case(store: Store) -> None:
    await one_reported_case(store)
    facts = await loaded(store, [CaseFile(1)])
    for kind in (CaseIdentifier, Report, Evidence, EvidenceCopy, Decision):
        assert facts.listed(kind, "case", 1) == [1], kind
    assert facts.listed(Evidence, "report", 1) == [1]
    report = facts.get(Report, 1)
    assert report is not None
    assert report.story == "Saya ditipu."
    assert facts.get(Case, 1) == a_case(1)
    assert facts.get(Place, "card:1") == Place(place="card:1", lane="group", message_id=30)
    assert CaseFile(1) in facts.loaded


async def test_a_case_nobody_has_is_a_file_of_empty_lists(store: Store) -> None:
    facts = await loaded(store, [CaseFile(404)])
    assert facts.get(Case, 404) is None
    assert facts.listed(Report, "case", 404) == []
    with pytest.raises(NotLoaded):
        facts.listed(Report, "case", 405)


async def test_an_account_brings_the_file_of_the_case_that_owns_it(store: Store) -> None:
    await one_reported_case(store)
    nobody = ("michat", "username", "nobody")
    facts = await loaded(store, [Accounts(frozenset({PUTRI, nobody}))])
    assert facts.listed(CaseIdentifier, "account", PUTRI) == [1]
    assert facts.listed(CaseIdentifier, "account", nobody) == []
    assert facts.listed(Report, "case", 1) == [1]


async def test_a_ticket_brings_its_report_and_case(store: Store) -> None:
    await one_reported_case(store)
    facts = await loaded(store, [Ticket("RB-0001-TEST"), Ticket("RB-0000-0000")])
    assert facts.listed(Report, "ticket", "RB-0001-TEST") == [1]
    assert facts.listed(Report, "ticket", "RB-0000-0000") == []
    assert facts.listed(CaseIdentifier, "case", 1) == [1]


async def test_of_a_persons_reports_the_newest_fifty_come_with_their_cases(store: Store) -> None:
    person = (await somebody(store)).person
    other = (await somebody(store, 5_000_000_002)).person
    reports = [a_report(n, n, person, created_at=NOW + timedelta(minutes=n)) for n in range(1, 61)]
    await stored(store, *(a_case(n) for n in range(1, 62)), *reports, a_report(61, 61, other))
    facts = await loaded(store, [ReportsOf(person), ReportsOf(other)])
    assert facts.listed(Report, "person", person) == list(range(60, 10, -1))
    assert facts.listed(Report, "person", other) == [61]
    assert facts.get(Case, 11) is not None
    assert facts.get(Case, 10) is None


async def test_look_alikes_are_at_most_ten(store: Store) -> None:
    await stored(store, a_case(1), *(an_identifier(n, 1, f"putri{n}", skeleton="putrl") for n in range(1, 15)))
    facts = await loaded(store, [LookAlikes("putrl"), LookAlikes("")])
    assert len(facts.listed(CaseIdentifier, "skeleton", "putrl")) == 10
    assert facts.listed(CaseIdentifier, "skeleton", "") == []


async def test_places_are_found_by_name_and_by_message(store: Store) -> None:
    await stored(store, Place(place="screen:3", lane="person:3", message_id=7), Place(place="digest", lane="group"))
    facts = await loaded(store, [PlaceOf("digest"), PlaceAt("person:3", 7), PlaceAt("group", 7)])
    assert facts.get(Place, "digest") is not None
    assert facts.listed(Place, "at", ("person:3", 7)) == ["screen:3"]
    assert facts.listed(Place, "at", ("group", 7)) == []


async def test_people_and_members_are_loaded(store: Store) -> None:
    person = (await somebody(store)).person
    member = Member(person=person, status="member", name="Budi", approved=True, checked_at=NOW)
    await stored(store, member)
    facts = await loaded(store, [People(frozenset({person, 404})), Members()])
    assert facts.get(Person, person) is not None
    assert facts.get(Person, 404) is None
    assert facts.listed(Member, "group", True) == [person]


async def test_who_acts_comes_with_session_standing_and_the_group(store: Store) -> None:
    person = (await somebody(store)).person
    member = Member(person=person, status="creator", name="Budi", approved=True, checked_at=NOW)
    session = Session(person=person, flow="filing", draft={"text": "rahasia"}, updated_at=NOW)
    await stored(store, member, session, Group(chat_id=-100, state="ready"))
    facts = Facts()

    async def work(conn: AsyncConnection) -> None:
        await load_actors(conn, store.seal, facts, [person])

    await store.read(work)
    assert facts.get(Member, person) == member
    assert facts.get(Session, person) == session
    assert facts.get(Group, 1) == Group(chat_id=-100, state="ready")


async def test_what_this_batch_made_is_kept_and_listed_with_what_is_stored(store: Store) -> None:
    person = await one_reported_case(store)
    facts = await loaded(store, [ReportsOf(person)])
    newer = replace(a_case(1), epoch=9)
    added = a_report(2, 1, person, ticket="RB-NEW1-TEST")
    moved = an_identifier(1, 2, "putri_melati")
    for record in (newer, added, moved, a_case(2)):
        facts.put(record)
    await loaded(store, [Accounts(frozenset({PUTRI})), CaseFile(1), Ticket("RB-NEW1-TEST")], facts)
    assert facts.get(Case, 1) == newer
    assert facts.listed(Report, "case", 1) == [1, 2]
    assert facts.listed(Report, "ticket", "RB-NEW1-TEST") == [2]
    assert facts.get(CaseIdentifier, 1) == moved
    assert facts.listed(CaseIdentifier, "case", 2) == [1]


async def test_the_second_report_of_a_batch_finds_the_case_that_the_first_one_made(store: Store) -> None:
    """Both looked for the account before either was taken in."""
    person = (await somebody(store)).person
    facts = await loaded(store, [Accounts(frozenset({PUTRI}))])
    for record in (an_identifier(7, 3, "putri_melati"), a_report(5, 3, person), an_evidence(9, 3, 5), a_case(3)):
        facts.put(record)
    await loaded(store, [Accounts(frozenset({PUTRI})), CaseFile(3)], facts)
    assert facts.listed(CaseIdentifier, "account", PUTRI) == [7]
    assert facts.listed(Report, "case", 3) == [5]
    assert facts.listed(Evidence, "report", 5) == [9]
    assert facts.listed(Decision, "case", 3) == []
    facts.put(a_report(6, 3, person))
    assert facts.listed(Report, "case", 3) == [5, 6]


async def test_a_need_that_was_met_is_not_read_again(store: Store) -> None:
    person = await one_reported_case(store)
    facts = await loaded(store, [CaseFile(1)])
    await stored(store, a_report(2, 1, person))
    await loaded(store, [CaseFile(1), Ticket("RB-0002-TEST")], facts)
    assert facts.listed(Report, "case", 1) == [1]


async def test_the_queue_counts_who_waits_and_orders_what_is_not_shown(store: Store) -> None:
    waiting = {"waiting_since": ago(hours=1)}
    await stored(
        store,
        a_case(1, **waiting),
        a_case(2, waiting_since=ago(hours=5)),
        a_case(3, reporters=4, **waiting),
        a_case(4, urgent=True, waiting_since=NOW),
        a_case(5, shown=True, **waiting),
        a_case(6, shown=True, holder=3, **waiting),
        a_case(7, holder=3, waiting_since=ago(days=9)),
        a_case(8, shown=True, urgent=True, state=CaseState.NEEDS_INFO),
        a_case(9, shown=True, state=CaseState.DISMISSED),
    )
    facts = await loaded(store, [Queue(), Cards()], free_places=7)
    assert facts.queue == QueueFacts(
        waiting=5, urgent=1, hidden=4, oldest=ago(hours=5), candidates=(4, 3, 2, 1), free_places=7
    )
    assert facts.get(Case, 4) is not None
    assert facts.shown == (8, 5, 6)
    assert facts.get(Case, 8) is not None
    assert facts.listed(Report, "case", 4) == []


async def test_an_empty_queue_is_empty(store: Store) -> None:
    assert (await loaded(store, [Queue()])).queue == QueueFacts(free_places=20)


async def test_the_overview_counts_open_cases_and_the_reports_of_the_day_in_jakarta(store: Store) -> None:
    person = (await somebody(store)).person
    await stored(
        store,
        a_case(1, waiting_since=ago(hours=3), due_at=ago(hours=1)),
        a_case(2, state=CaseState.IN_REVIEW, due_at=NOW + timedelta(hours=1)),
        a_case(3, state=CaseState.CLOSED, due_at=ago(days=1)),
        a_report(1, 1, person, created_at=ago(hours=11)),
        # 12:00 in Jakarta now: thirteen hours ago was yesterday there.
        a_report(2, 1, person, created_at=ago(hours=13)),
    )
    overview = (await loaded(store, [Overview()])).overview
    assert overview.by_state == (("in_review", 1), ("new", 1))
    assert (overview.overdue, overview.oldest, overview.reports_today) == (1, ago(hours=3), 1)
    assert (overview.deliveries, overview.oldest_delivery) == (0, None)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("RB-0000-0000", (5,)),
        ("rb 0000 oooo", (5,)),
        ("#12", (12,)),
        ("12", (12,)),
        ("@Putri_Melati", (1, 2)),
        ("putri_me1ati", (1,)),
        ("putri", (1, 2)),
        ("100%", (3,)),
        ("pu", ()),
        ("%%%", ()),
        ("___", ()),
        ("nobody here", ()),
        ("", ()),
    ],
)
async def test_cases_are_found_by_number_account_look_alike_and_beginning(
    store: Store, words: str, found: tuple[int, ...]
) -> None:
    person = (await somebody(store)).person
    await stored(
        store,
        *(a_case(number) for number in (1, 2, 3, 5, 12)),
        an_identifier(1, 1, "putri_melati", skeleton="putrl_melatl"),
        an_identifier(2, 2, "putri_melati_2", skeleton="putrl_melatl_2"),
        an_identifier(3, 3, "100%murah", skeleton="l00%murah"),
        a_report(1, 5, person, ticket="RB-0000-0000"),
    )
    facts = await loaded(store, [Search(words)])
    assert facts.found[words] == found
    assert all(facts.listed(Report, "case", case) is not None for case in found)
