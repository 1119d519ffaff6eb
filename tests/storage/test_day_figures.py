"""Figures kept by day are always those that a count by hand gives, on both engines and whatever changes."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.figures import Cell, Figures, Standing, bucket
from reportbot.domain.periods import Period, Span, around, today
from reportbot.domain.records import Case, Import, Record, Report, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState, Category
from reportbot.storage.day_figures import keep, unkept
from reportbot.storage.day_tables import day_figures
from reportbot.storage.figures import count
from reportbot.storage.imports import flip
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import a_case, a_report, somebody

START = datetime(2021, 8, 20, 3, 0, tzinfo=UTC)
SENT = datetime(2021, 9, 20, 3, 0, tzinfo=UTC)
NOW = datetime(2021, 10, 20, 3, 0, tzinfo=UTC)
SEPTEMBER = around(date(2021, 9, 1), Span.MONTH)
PERIODS = (
    SEPTEMBER,
    around(date(2021, 9, 8), Span.WEEK),
    around(date(2021, 9, 8), Span.DAY),
    around(NOW.date(), Span.YEAR),
)
CHANGES = 30


async def written(store: Store, *records: Record, drops: Sequence[tuple[type[Record], int]] = ()) -> None:
    async def work(conn: AsyncConnection) -> None:
        await save(conn, store.seal, records, drops)

    await store.write(work)


async def all_kept(store: Store) -> list[int]:
    """Keep every day that can be; which those were."""
    days = await store.read(lambda conn: unkept(conn, NOW))
    for day in days:
        await store.write(lambda conn, day=day: keep(conn, day))  # type: ignore[misc]
    return days


async def counted(store: Store, period: Period = SEPTEMBER) -> Figures:
    return await store.read(lambda conn: count(conn, period, NOW))


def told(figures: Figures) -> dict[str, Any]:
    """What a count by hand says too."""
    speed = figures.speed
    found = {name: dict(getattr(figures, name)) for name in ("accounts", "sources", "lines")}
    return found | {"quick": sum(figures.quick.values()), "removal": speed.removal, "decision": speed.decision}


class World:
    """Records as they stand, changed at random."""

    def __init__(self, dice: random.Random, person: int) -> None:
        self.dice, self.person = dice, person
        self.request = TakedownRequest(request=1, year=2021, platform="michat", created_at=START, created_by=1)
        self.cases = {number: self.a_case(number) for number in range(1, 13)}
        self.reports = {number: self.a_report(number) for number in range(1, 30)}
        self.items: dict[int, RequestItem] = {}

    def some_time(self) -> datetime:
        return START + timedelta(minutes=self.dice.randrange(60 * 24 * 60))

    def a_case(self, number: int) -> Case:
        decided = {"verdict": "scope:iasc", "verdict_at": self.some_time()} if self.dice.random() < 0.5 else {}
        return a_case(
            number,
            state=self.dice.choice(list(CaseState)),
            category=self.dice.choice(list(Category)[:4]),
            platform=self.dice.choice(("michat", "whatsapp")),
            child=self.dice.random() < 0.2,
            referral=self.dice.choice(("", "referred")),
            request=self.dice.choice((None, 1)),
            first_reported_at=START,
            **decided,
        )

    def a_report(self, number: int) -> Report:
        case, source = self.dice.randint(1, len(self.cases)), self.dice.choice(("public", "patrol"))
        return a_report(number, case, self.person, created_at=self.some_time(), source=source)

    def an_item(self, number: int) -> RequestItem:
        outcome = self.dice.choice(("", "inactive", "inactive", "refused"))
        at = SENT + timedelta(hours=self.dice.randint(1, 40)) if outcome else None
        state = self.dice.choice(("sent", "sent", "dropped"))
        return RequestItem(item=number, request=1, case=number, state=state, outcome=outcome, outcome_at=at)

    def all(self) -> list[Record]:
        return [*self.cases.values(), *self.reports.values(), self.request, *self.items.values()]

    async def change(self, store: Store) -> None:
        """One thing, as the bot or an admin's list would."""
        which = self.dice.choice(("case", "case", "report", "moved", "gone", "item", "item", "no-item", "sent"))
        number = self.dice.choice(sorted(self.cases))
        changed: Record | None = None
        if which == "case":
            changed = self.cases[number] = self.a_case(number)
        elif which == "item":
            changed = self.items[number] = self.an_item(number)
        elif which == "no-item":
            await written(store, drops=[(RequestItem, one) for one in self.items][:1])
            self.items.pop(next(iter(self.items), 0), None)
        elif which == "sent":
            changed = self.request = replace(self.request, sent_at=SENT - timedelta(hours=self.dice.randrange(40)))
        else:
            await self._change_report(store, which)
        await written(store, *([changed] if changed else []))

    async def _change_report(self, store: Store, which: str) -> None:
        """A list brings an older one; one goes to another account; one is taken away."""
        old = self.dice.choice(sorted(self.reports))
        number = max(self.reports) + 1 if which == "report" else old
        if which == "gone":
            del self.reports[old]
            await written(store, drops=[(Report, old)])
        else:
            self.reports[number] = replace(self.a_report(number), staged=1 if which == "report" else None)
            await written(store, self.reports[number])

    def by_hand(self, period: Period) -> dict[str, Any]:
        """Figures as the records give them."""
        mine = [one for one in self.reports.values() if period.first <= today(one.created_at) <= period.last]
        accounts, lines, decisions = Counter[Cell](), Counter[str](), []
        for case in {one.case for one in mine}:
            standing = self.standing(self.cases[case])
            accounts[Cell(standing.line, standing.platform, bucket(standing))] += 1
            lines[standing.line] += sum(one.case == case for one in mine)
            verdict = self.cases[case].verdict_at
            decisions += [(verdict - START) // timedelta(minutes=1)] if verdict else []
        removals = [hours for case in {one.case for one in mine} if (hours := self.removal(case)) is not None]
        return {
            "accounts": dict(accounts),
            "sources": dict(Counter(one.source for one in mine)),
            "lines": dict(lines),
            "quick": sum(hours <= 24 for hours in removals),
            "removal": median(removals) if removals else None,
            "decision": median(decisions) / 60 if decisions else None,
        }

    def removal(self, case: int) -> float | None:
        """Hours from request to removal."""
        item, sent = self.items.get(case), self.request.sent_at
        if self.standing(self.cases[case]).outcome != "inactive" or item is None or item.outcome_at is None or not sent:
            return None
        return (item.outcome_at - sent) / timedelta(hours=1) if item.outcome_at >= sent else None

    def standing(self, case: Case) -> Standing:
        item = self.items.get(case.case)
        sent = item is not None and item.state == "sent" and case.request == 1
        outcome = (item.outcome or "silent") if item is not None and sent else ""
        verdict = "scope" if case.verdict else ""
        return Standing(
            **{name: getattr(case, name) for name in ("category", "child", "platform", "state", "referral")},
            outcome=outcome,
            verdict=verdict,
        )


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_changes_the_figures_are_those_of_a_count_by_hand(store: Store, seed: int) -> None:
    world = World(random.Random(seed), (await somebody(store)).person)
    done = Import(number=1, source="patrol", by=1, at=START, digest="d", state="done")
    await written(store, done, *world.all())
    for _ in range(CHANGES):
        await all_kept(store)
        await world.change(store)
        for period in PERIODS:
            assert told(await counted(store, period)) == world.by_hand(period)


async def test_what_is_kept_says_the_same_as_what_is_counted_anew(store: Store) -> None:
    world = World(random.Random(7), (await somebody(store)).person)
    world.items = {number: world.an_item(number) for number in world.cases}
    world.request = replace(world.request, sent_at=SENT)
    await written(store, *world.all())
    anew = [await counted(store, period) for period in PERIODS]
    assert (
        len(await all_kept(store)) == (NOW.date() - min(today(one.created_at) for one in world.reports.values())).days
    )
    assert [await counted(store, period) for period in PERIODS] == anew
    assert any(figures.quick for figures in anew)
    assert any(figures.speed.removal for figures in anew)


async def test_only_the_days_of_an_account_that_changed_are_counted_again(store: Store) -> None:
    person = (await somebody(store)).person
    first, later = START, START + timedelta(days=5)
    reports = [a_report(number, number, person, created_at=at) for number, at in ((1, first), (2, later))]
    await written(store, a_case(1), a_case(2), *reports)
    await all_kept(store)
    await written(store, a_case(2, danger=True))
    assert await all_kept(store) == []
    await written(store, a_case(2, state=CaseState.DISMISSED))
    assert len(await all_kept(store)) == 1


async def test_nothing_is_kept_while_a_list_is_taken_in_and_then_it_is_seen_all_at_once(store: Store) -> None:
    person = (await somebody(store)).person
    taken = Import(number=4, source="patrol", by=1, at=START, digest="d", state="writing")
    listed = a_report(1, 1, person, created_at=START + timedelta(days=20), staged=4)
    await written(store, a_case(1, staged=4))
    await written(store, taken, listed)
    assert await all_kept(store) == []
    await store.write(lambda conn: keep(conn, 18_879))
    assert (await counted(store)).total == 0
    await store.write(lambda conn: flip(conn, 4, NOW))
    assert (await counted(store)).total == 1
    assert len(await all_kept(store)) > 0


@pytest.mark.parametrize("state", ["checking", "checked", "cancelled", "failed", "done"])
async def test_a_list_that_writes_nothing_keeps_no_day_from_being_kept(store: Store, state: str) -> None:
    person = (await somebody(store)).person
    asked = Import(number=4, source="patrol", by=1, at=START, digest="d", state=state)
    await written(store, asked, a_case(1), a_report(1, 1, person, created_at=NOW - timedelta(days=2)))
    assert len(await all_kept(store)) == 2


async def test_a_day_is_kept_when_it_is_over(store: Store) -> None:
    person = (await somebody(store)).person
    await written(store, a_case(1), a_report(1, 1, person, created_at=NOW - timedelta(days=2)))
    kept = await all_kept(store)
    assert len(kept) == 2
    assert await store.read(lambda conn: unkept(conn, NOW + timedelta(days=1))) == [max(kept) + 1]


async def test_a_count_is_right_again_after_all_that_was_kept_is_lost(store: Store) -> None:
    world = World(random.Random(3), (await somebody(store)).person)
    await written(store, *world.all())
    await all_kept(store)
    await store.write(lambda conn: conn.execute(delete(day_figures)))
    assert await store.read(lambda conn: conn.scalar(select(day_figures.c.day))) is None
    assert told(await counted(store)) == world.by_hand(SEPTEMBER)
