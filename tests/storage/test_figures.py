"""Figures counted by the database equal a count by hand, and blocks are found, on both engines."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Blocks, OneBlock
from reportbot.domain.block_records import UNTIL_LIFTED
from reportbot.domain.figures import Bucket, Figures, requested
from reportbot.domain.periods import Period, Span, around
from reportbot.domain.records import Block, Import, Record, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState, Category
from reportbot.storage.facts import load
from reportbot.storage.figures import count
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import a_case, a_report, somebody

SEPTEMBER = around(date(2021, 9, 1), Span.MONTH)
FIRST = datetime(2021, 9, 3, 3, 0, tzinfo=UTC)
SENT = datetime(2021, 9, 10, 3, 0, tzinfo=UTC)
NOW = datetime(2021, 10, 1, 1, 0, tzinfo=UTC)


async def written(store: Store, *records: Record) -> None:
    async def work(conn: AsyncConnection) -> None:
        await save(conn, store.seal, records)

    await store.write(work)


async def counted(store: Store, period: Period = SEPTEMBER) -> Figures:
    return await store.read(lambda conn: count(conn, period, NOW))


def a_request(**changes: object) -> TakedownRequest:
    made = TakedownRequest(
        request=1, year=2021, platform="michat", created_at=FIRST, created_by=1, state="sent", sent_at=SENT
    )
    return replace(made, **changes)


def an_item(case: int, outcome: str = "", hours: float = 0) -> RequestItem:
    at = SENT + timedelta(hours=hours) if outcome else None
    return RequestItem(item=case, request=1, case=case, state="sent", outcome=outcome, outcome_at=at)


async def ten_accounts(store: Store) -> None:
    """Ten accounts of September, two of them reported twice, and one of August."""
    person = (await somebody(store)).person
    states = [
        *((CaseState.REMOVED, Category.PROSTITUTION), (CaseState.REMOVED, Category.CHILD)),
        *((CaseState.REFUSED, Category.FRAUD), (CaseState.NO_RESPONSE, Category.FRAUD)),
        *((CaseState.REQUESTED, Category.FRAUD), (CaseState.DISMISSED, Category.GAMBLING)),
        *((CaseState.OUT_OF_SCOPE, Category.LOAN), (CaseState.SUBSTANTIATED, Category.DRUGS)),
        *((CaseState.NEW, Category.OTHER), (CaseState.CLOSED, Category.PROSTITUTION)),
    ]
    cases = [
        a_case(number, state=state, category=category, request=1, first_reported_at=FIRST, created_at=FIRST)
        for number, (state, category) in enumerate(states, 1)
    ]
    cases[5] = replace(cases[5], request=None, verdict="dismiss:no-violation", verdict_at=FIRST + timedelta(hours=3))
    cases[6] = replace(cases[6], request=None, child=True, verdict="scope:iasc")
    cases[7] = replace(cases[7], referral="referred", verdict="enough:x", verdict_at=FIRST + timedelta(hours=9))
    cases[8] = replace(cases[8], platform="whatsapp", request=None)
    items = [an_item(1, "inactive", 19), an_item(2, "inactive", 29), an_item(3, "refused"), an_item(4), an_item(5)]
    reports = [a_report(number, number, person, created_at=FIRST, source="public") for number in range(1, 11)]
    again = [a_report(number, number - 10, person, created_at=FIRST, source="patrol") for number in (11, 12)]
    old = a_report(13, 11, person, created_at=datetime(2021, 8, 31, 16, 59, tzinfo=UTC))
    await written(store, *cases, a_case(11), *reports, *again, old, a_request(), *items, an_item(10, "inactive", 48))


async def test_september_is_what_a_count_by_hand_says(store: Store) -> None:
    await ten_accounts(store)
    figures = await counted(store)
    assert (figures.reports, figures.total) == (12, 10)
    assert {one: number for one, number in figures.buckets().items() if number} == {
        Bucket.INACTIVE: 3,
        Bucket.REFUSED: 1,
        Bucket.AWAITING: 1,
        Bucket.NO_ANSWER: 1,
        Bucket.NOT_FORWARDED: 1,
        Bucket.REFERRED: 1,
        Bucket.ELSEWHERE: 1,
        Bucket.IN_REVIEW: 1,
    }
    assert figures.by_line() == {
        "prostitution": 2,
        "fraud": 3,
        "child": 2,
        "gambling": 1,
        "drugs": 1,
        "other": 1,
    }
    assert figures.sources == {"public": 10, "patrol": 2}
    assert figures.lines["prostitution"] == 3
    assert requested(figures.by_platform()["michat"]) == 6
    assert figures.quick == {"michat": 1}
    assert (figures.speed.removal, figures.speed.removals) == (29.0, 3)
    assert (figures.speed.decision, figures.speed.decisions) == (6.0, 2)
    assert figures.earlier.removal is None


async def test_a_day_ends_at_midnight_in_jakarta(store: Store) -> None:
    await ten_accounts(store)
    assert (await counted(store, around(date(2021, 8, 31), Span.DAY))).total == 1
    assert (await counted(store, around(date(2021, 9, 1), Span.DAY))).total == 0


@pytest.mark.parametrize(("state", "total"), [("writing", 0), ("done", 1)])
async def test_a_list_that_is_still_being_taken_in_is_not_counted(store: Store, state: str, total: int) -> None:
    person = (await somebody(store)).person
    taken = Import(number=4, source="patrol", by=1, at=FIRST, digest="d", state=state)
    await written(store, taken, a_case(1, staged=4), a_report(1, 1, person, created_at=FIRST, staged=4))
    assert (await counted(store)).total == total


async def test_a_block_is_listed_while_it_is_open_and_by_its_person(store: Store) -> None:
    person = (await somebody(store)).person
    open_one = Block(block=1, person=person, report=1, reason="own", by=5, at=NOW, until=UNTIL_LIFTED, note="alasan")
    await written(store, open_one, replace(open_one, block=2, state="lifted"))
    facts = Facts()

    async def work(conn: AsyncConnection) -> None:
        await load(conn, store.seal, facts, {Blocks(frozenset({person})), OneBlock(2)}, NOW)

    await store.read(work)
    assert facts.listed(Block, "open", True) == [1]
    assert facts.listed(Block, "person", person) == [1, 2]
    assert facts.get(Block, 1) == open_one
