"""The figures of a period add up whatever the accounts are, and periods are read as people write them."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.domain.figures import Bucket, Cell, Figures, Standing, bucket, cell_of, read_figures, requested, share
from reportbot.domain.periods import Period, Span, around, read_period
from reportbot.domain.words import CaseState, Category

NOW = datetime(2021, 10, 1, 1, 0, tzinfo=UTC)

STANDINGS = st.builds(
    Standing,
    category=st.sampled_from([one.value for one in Category]),
    child=st.booleans(),
    platform=st.sampled_from(["michat", "whatsapp", "telegram"]),
    state=st.sampled_from([one.value for one in CaseState]),
    referral=st.sampled_from(["", "prepared", "referred"]),
    outcome=st.sampled_from(["", "silent", "inactive", "active", "refused", "retracted"]),
    verdict=st.sampled_from(["", "scope"]),
)


@given(st.dictionaries(STANDINGS, st.integers(0, 1000), max_size=30))
def test_every_account_stands_in_exactly_one_bucket_of_every_table(accounts: dict[Standing, int]) -> None:
    cells = Counter[Cell]()
    for standing, number in accounts.items():
        cells[cell_of(standing)] += number
    figures = Figures(counted_at=NOW, accounts=cells)
    total = sum(accounts.values())
    assert sum(figures.buckets().values()) == figures.total == total
    assert sum(figures.by_line().values()) == total
    assert sum(sum(row.values()) for row in figures.by_platform().values()) == total
    others = [count for one, count in figures.buckets().items() if one.value in OTHERS]
    assert requested(figures.buckets()) + sum(others) == total
    assert read_figures(json.loads(json.dumps(figures.stored()))) == figures


OTHERS = {"not-forwarded", "referred", "elsewhere", "prepared", "in-review", "duplicate"}


@pytest.mark.parametrize(
    ("state", "more", "stands"),
    [
        ("removed", {"referral": "referred"}, Bucket.INACTIVE),
        ("acknowledged", {}, Bucket.AWAITING),
        ("no_response", {}, Bucket.NO_ANSWER),
        ("closed", {"outcome": "inactive"}, Bucket.INACTIVE),
        ("closed", {"outcome": "silent"}, Bucket.NO_ANSWER),
        ("closed", {"verdict": "scope"}, Bucket.ELSEWHERE),
        ("closed", {"outcome": "retracted"}, Bucket.NOT_FORWARDED),
        ("out_of_scope", {}, Bucket.ELSEWHERE),
        ("substantiated", {}, Bucket.PREPARED),
        ("substantiated", {"referral": "referred"}, Bucket.REFERRED),
        ("new", {"referral": "prepared"}, Bucket.IN_REVIEW),
        ("reopened", {"outcome": "inactive"}, Bucket.IN_REVIEW),
        ("dismissed", {}, Bucket.NOT_FORWARDED),
    ],
)
def test_what_the_platform_said_comes_before_who_has_it_now(state: str, more: dict[str, str], stands: Bucket) -> None:
    assert bucket(Standing(category="fraud", child=False, platform="michat", state=state, **more)) is stands


def test_children_stand_on_a_line_of_their_own_whatever_the_category() -> None:
    child = Standing(category="threat", child=True, platform="michat", state="new")
    other = Standing(category="threat", child=False, platform="michat", state="new")
    assert Figures(counted_at=NOW, accounts={cell_of(child): 2, cell_of(other): 3}).by_line() == {
        "threat": 3,
        "child": 2,
    }


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("", date(2021, 10, 1), date(2021, 10, 31)),
        ("hari", date(2021, 10, 1), date(2021, 10, 1)),
        ("minggu", date(2021, 9, 27), date(2021, 10, 3)),
        ("Tahun ini", date(2021, 1, 1), date(2021, 12, 31)),
        ("bulan lalu", date(2021, 9, 1), date(2021, 9, 30)),
        ("2021-09", date(2021, 9, 1), date(2021, 9, 30)),
        ("9/2021", date(2021, 9, 1), date(2021, 9, 30)),
        ("september 2021", date(2021, 9, 1), date(2021, 9, 30)),
        ("Agustus", date(2021, 8, 1), date(2021, 8, 31)),
        ("desember", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("17 agustus 2021", date(2021, 8, 17), date(2021, 8, 17)),
        ("1/9/2021..30/9/2021", date(2021, 9, 1), date(2021, 9, 30)),
        ("2021-09-05 - 2021-09-01", date(2021, 9, 1), date(2021, 9, 5)),
        ("agustus 2021 sampai september 2021", date(2021, 8, 1), date(2021, 9, 30)),
        ("1/9/2021 s.d. 3/9/2021", date(2021, 9, 1), date(2021, 9, 3)),
    ],
)
def test_periods_are_understood_as_they_are_written(words: str, first: date, last: date) -> None:
    period = read_period(words, NOW)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize("words", ["besok lusa", "32/1/2021", "2021-13", "1/9/2021..", "..", "0", "x" * 500, "9999"])
def test_nonsense_is_no_period(words: str) -> None:
    assert read_period(words, NOW) is None


@given(st.text(max_size=80))
def test_whatever_is_written_is_a_period_or_none(words: str) -> None:
    period = read_period(words, NOW)
    assert period is None or period.first <= period.last


@given(st.dates(date(2012, 1, 1), date(2090, 1, 1)), st.sampled_from(list(Span)))
def test_a_period_begins_where_the_one_before_it_ends(day: date, span: Span) -> None:
    period = around(day, span)
    assert period.first <= day <= period.last
    assert period.before.end == period.start
    assert period.before.span is period.span


def test_days_are_those_of_jakarta() -> None:
    period = Period(date(2021, 9, 1), date(2021, 9, 30), Span.MONTH)
    assert period.start == datetime(2021, 8, 31, 17, 0, tzinfo=UTC)
    assert period.end - period.start == timedelta(days=30)
    late = read_period("hari", datetime(2021, 9, 30, 18, 0, tzinfo=UTC))
    assert late is not None
    assert late.first == date(2021, 10, 1)


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) == 0
    assert share(1, 3) == 33
