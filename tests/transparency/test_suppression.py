"""No small number of the public page is told, and none can be worked out from those that are."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.domain.figures import Bucket, Cell, Figures, Speed
from reportbot.transparency.suppression import Sum, hidden
from reportbot.transparency.tables import Published, Result, published

NOW = datetime(2021, 10, 1, 1, 0, tzinfo=UTC)
CELLS = st.builds(
    Cell,
    st.sampled_from(["fraud", "child", "threat", "loan"]),
    st.sampled_from(["michat", "whatsapp", "telegram"]),
    st.sampled_from(list(Bucket)),
)
COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 400))
FIGURES = st.builds(
    Figures,
    counted_at=st.just(NOW),
    accounts=st.dictionaries(CELLS, COUNTS, max_size=14),
    sources=st.dictionaries(st.sampled_from(["public", "patrol", "police"]), COUNTS, max_size=3),
)


def lines_of(page: Published) -> list[tuple[int | None, list[int | None]]]:
    """Every line a reader can add up: its total and its parts."""
    columns = ["", *Result]
    found: list[tuple[int | None, list[int | None]]] = []
    for table, names in (("platform", page.platforms), ("line", page.lines)):
        found += [(page.at(table, "", one), [page.at(table, row, one) for row in names]) for one in columns]
        found += [(page.at(table, row), [page.at(table, row, one) for one in Result]) for row in ("", *names)]
    return [*found, (page.at("source", ""), [page.at("source", name) for name in page.sources])]


@settings(max_examples=150, deadline=None)
@given(FIGURES)
def test_no_line_hides_exactly_one_number_and_none_tells_a_small_one(figures: Figures) -> None:
    page = published(figures)
    for total, parts in lines_of(page):
        line = [total, *parts]
        assert line.count(None) != 1
        assert all(number is None or number == 0 or number >= 5 for number in line)
        if total is not None and None in parts:
            assert total - sum(number or 0 for number in parts) >= 5


@settings(max_examples=60, deadline=None)
@given(FIGURES)
def test_every_hidden_number_could_be_another_one(figures: Figures) -> None:
    """Some change of hidden numbers alone leaves every sum as it is, for each of them: nothing is determined."""
    page = published(figures)
    unknown = [key for key, value in page.values.items() if value is None]
    assert not determined(unknown, page)


def determined(unknown: list[tuple[str, str, str]], page: Published) -> set[tuple[str, str, str]]:
    """Those that a reader could work out, by elimination over a prime field; another way than the program's."""
    prime = 1_000_003
    columns = ["", *Result]
    sums = []
    for table, names in (("platform", page.platforms), ("line", page.lines)):
        sums += [(("", "", one), [(table, row, one) for row in names]) for one in columns]
        sums += [((table, row, ""), [(table, row, str(one)) for one in Result]) for row in names]
    sums.append((("", "", ""), [("", "", str(one)) for one in Result]))
    sums.append((("source", "", ""), [("source", name, "") for name in page.sources]))
    place = {key: index for index, key in enumerate(unknown)}
    rows = []
    for total, parts in sums:
        row = [0] * len(unknown)
        for key, sign in [(total, -1), *((part, 1) for part in parts)]:
            if key in place:
                row[place[key]] = (row[place[key]] + sign) % prime
        rows.append(row)
    pivots = 0
    for column in range(len(unknown)):
        lead = next((index for index in range(pivots, len(rows)) if rows[index][column]), None)
        if lead is None:
            continue
        rows[pivots], rows[lead] = rows[lead], rows[pivots]
        inverse = pow(rows[pivots][column], -1, prime)
        rows[pivots] = [value * inverse % prime for value in rows[pivots]]
        for index, row in enumerate(rows):
            if index != pivots and row[column]:
                rows[index] = [(a - row[column] * b) % prime for a, b in zip(row, rows[pivots], strict=True)]
        pivots += 1
    return {unknown[row.index(1)] for row in rows[:pivots] if sum(value != 0 for value in row) == 1}


LINE = [Sum("all", ("a", "b", "c"))]


def pairs(key: str) -> list[frozenset[str]]:
    return [frozenset({key, other}) for other in ("all", "a", "b", "c") if other != key]


def test_a_small_number_takes_the_smallest_beside_it_along() -> None:
    assert hidden({"all": 112, "a": 3, "b": 9, "c": 100}, LINE, pairs) == {"a", "b"}
    assert hidden({"all": 103, "a": 3, "b": 0, "c": 100}, LINE, pairs) == {"a", "c"}


def test_what_hides_nothing_small_hides_nothing() -> None:
    assert hidden({"all": 105, "a": 5, "b": 0, "c": 100}, LINE, pairs) == frozenset()


def test_two_small_ones_that_are_few_together_take_a_third_along() -> None:
    assert hidden({"all": 103, "a": 1, "b": 2, "c": 100}, LINE, pairs) == {"a", "b", "c"}


def test_where_nothing_else_stands_the_total_goes_too() -> None:
    small = {"all": 3, "a": 3, "b": 0, "c": 0}
    assert {"all", "a"} <= hidden(small, LINE, pairs)


def test_middle_times_are_told_of_five_and_more_only() -> None:
    few = Figures(counted_at=NOW, speed=Speed(removal=3.0, removals=4, decision=2.0, decisions=5))
    page = published(few)
    assert (page.removal, page.decision, page.quick) == (None, 2.0, None)
    many = Figures(counted_at=NOW, quick={"michat": 5}, speed=Speed(removal=3.0, removals=9))
    assert published(many).quick is None
    assert published(Figures(counted_at=NOW, quick={"x": 5}, speed=Speed(removal=3.0, removals=10))).quick == 50
