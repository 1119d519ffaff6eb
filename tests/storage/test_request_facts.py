"""What steps of requests know: ready cases, open requests, serials, and requests by the number that people see."""

from datetime import timedelta
from typing import Any

import pytest

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import LastSerials, Need, ReadyCases, RequestFile, Requests, RequestsBySerial
from reportbot.domain.records import RequestItem, RequestLetter, TakedownRequest
from reportbot.domain.words import CaseState
from reportbot.storage.connection import Connection
from reportbot.storage.facts import load
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case


def a_request(number: int, **changes: Any) -> TakedownRequest:
    given = {"year": 2026, "platform": "michat", "created_at": NOW, "created_by": 1}
    return TakedownRequest(**{"request": number, **given, **changes})


async def known(store: Store, *needs: Need) -> Facts:
    facts = Facts()

    async def work(conn: Connection) -> None:
        await load(conn, store.seal, facts, needs, NOW)

    await store.read(work)
    return facts


@pytest.fixture
async def stocked(store: Store) -> Store:
    async def work(conn: Connection) -> None:
        requests = [
            a_request(1, year=2025, serial=7, state="closed"),
            a_request(2, serial=3, state="sent", due_at=NOW + timedelta(days=1)),
            a_request(3, state="draft"),
            a_request(4, serial=7, state="cancelled"),
        ]
        cases = [
            a_case(1, state=CaseState.SUBSTANTIATED),
            a_case(2, state=CaseState.SUBSTANTIATED, request=2),
            a_case(3, state=CaseState.REQUESTED, request=2),
            a_case(4, state=CaseState.SUBSTANTIATED, platform="telegram"),
            a_case(5),
        ]
        letter = RequestLetter(letter=1, request=2, kind="request", round=0, number="3", made_at=NOW, made_by=1)
        await save(conn, store.seal, [*requests, *cases, RequestItem(item=1, request=2, case=3), letter])

    await store.write(work)
    return store


async def test_ready_are_decided_cases_that_stand_in_no_request(stocked: Store) -> None:
    facts = await known(stocked, ReadyCases("michat"), Requests())
    assert facts.ready == {"michat": (1,)}
    assert facts.ready_counts == {"michat": 1, "telegram": 1}
    assert facts.listed(TakedownRequest, "open", True) == [2, 3]


async def test_serials_are_counted_by_year_and_requests_found_by_them(stocked: Store) -> None:
    facts = await known(stocked, LastSerials(), RequestsBySerial(7), RequestsBySerial(99))
    assert facts.serials == {2025: 7, 2026: 7}
    assert facts.listed(TakedownRequest, "serial", 7) == [1, 4]
    assert facts.listed(TakedownRequest, "serial", 99) == []


async def test_a_request_brings_its_accounts_and_letters(stocked: Store) -> None:
    facts = await known(stocked, RequestFile(2), RequestFile(3))
    assert facts.listed(RequestItem, "request", 2) == [1]
    assert facts.listed(RequestLetter, "request", 2) == [1]
    assert facts.listed(RequestItem, "request", 3) == []
