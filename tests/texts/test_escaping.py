"""Somebody's words become HTML once, long ones pass Fluent by, and numbers are grouped as a language groups them."""

from datetime import date

import pytest

from reportbot.errors import TextError
from reportbot.texts.escaping import escaped, grouped_by, hold, is_bare, put_back

MARK = "\ue000"


def test_words_are_escaped_and_quotes_stay() -> None:
    assert escaped("<b>\"Budi\" & 'Siti'") == "&lt;b&gt;\"Budi\" &amp; 'Siti'"


@pytest.mark.parametrize(("value", "named"), [(7, "int"), (None, "NoneType"), (b"x", "bytes"), (1.5, "float")])
def test_only_words_are_words(value: object, named: str) -> None:
    with pytest.raises(TextError, match=f"^a text takes no {named}$"):
        escaped(value)


def test_numbers_and_days_stand_as_they_are() -> None:
    assert is_bare(7)
    assert is_bare(date(2026, 3, 1))
    assert not is_bare("7")
    assert not is_bare(1.5)


def test_what_is_short_is_not_held_and_what_is_long_comes_back_whole() -> None:
    held: list[str] = []
    assert hold("x" * 2000, held) == "x" * 2000
    assert held == []
    marks = [hold("a" * 2001, held), hold("b" * 3000, held)]
    assert marks == [f"{MARK}0{MARK}", f"{MARK}1{MARK}"]
    assert put_back(f"<b>{marks[1]}</b>{marks[0]}", held) == f"<b>{'b' * 3000}</b>{'a' * 2001}"


def test_whoever_writes_such_a_mark_gets_nobody_elses_words() -> None:
    held: list[str] = []
    forged = f"{MARK}0{MARK}"
    secret, mine = hold("s" * 2001, held), hold(forged, held)
    assert mine != forged
    assert put_back(mine, held) == forged
    assert put_back(secret, held) == "s" * 2001


def test_numbers_are_grouped_by_points_in_indonesian_and_by_commas_in_english() -> None:
    assert grouped_by("id")(1234567) == "1.234.567"
    assert grouped_by("en")(1234567) == "1,234,567"
    assert grouped_by("id")(999) == "999"
