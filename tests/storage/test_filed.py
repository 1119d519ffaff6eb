"""When somebody's reports came, which is all that the limits of reports look at."""

from datetime import timedelta

import pytest

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Filed
from reportbot.conversation.rules import Rules
from reportbot.domain.records import Report
from reportbot.errors import NotLoaded
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report, somebody
from tests.storage.test_facts import loaded, stored

HOUR = timedelta(hours=1)


async def test_the_times_of_the_last_days_reports_come_without_the_reports(store: Store) -> None:
    person = (await somebody(store)).person
    other = (await somebody(store, 5_000_000_002)).person
    old, middle, new = (a_report(n, 1, person, created_at=NOW - ago * HOUR) for n, ago in ((1, 24), (2, 23), (3, 1)))
    await stored(store, a_case(1), old, middle, new, a_report(4, 1, other))
    facts = await loaded(store, [Filed(person)])
    assert facts.filed_at(person) == [middle.created_at, new.created_at]
    assert Report not in facts.records
    with pytest.raises(NotLoaded):
        facts.filed_at(other)


async def test_the_times_count_what_this_batch_made_once(store: Store) -> None:
    person = (await somebody(store)).person
    first = a_report(1, 1, person, created_at=NOW - HOUR)
    await stored(store, a_case(1), first)
    facts = Facts()
    facts.put(first)
    facts.put(a_report(2, 1, person))
    await loaded(store, [Filed(person)], facts)
    assert facts.filed_at(person) == [first.created_at, NOW]


async def test_where_nobody_is_limited_nobodys_reports_are_gone_through(store: Store) -> None:
    person = (await somebody(store)).person
    await stored(store, a_case(1), a_report(1, 1, person))
    facts = await loaded(store, [Filed(person)], limited=False)
    assert facts.filed_at(person) == []


@pytest.mark.parametrize(("hour", "day", "limited"), [(0, 0, False), (10, 0, True), (0, 30, True)])
def test_reports_are_counted_where_either_limit_stands(hour: int, day: int, limited: bool) -> None:
    assert Rules(reports_per_hour=hour, reports_per_day=day).limited is limited
