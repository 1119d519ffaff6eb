"""An excerpt ends between characters as a reader sees them."""

import pytest

from reportbot.domain.masking import excerpt

BEFORE = "abcdefgh"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def cut_between(left: str, right: str) -> str:
    """The excerpt with room for `left` and the ellipsis, where `right` and more follow."""
    return excerpt(f"{BEFORE}{left}{right}zzzz", units(BEFORE + left) + 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("e", "\u0301"),  # an accent
        ("5", "\u20e3"),  # a keycap
        ("\u0915", "\u093e"),  # a vowel sign
        ("\u2764", "\ufe0f"),  # a selector
        ("\U0001f469", "\u200d"),  # a joiner follows
        ("\U0001f44d", "\U0001f3fb"),  # the lightest skin
        ("\U0001f44d", "\U0001f3ff"),  # the darkest
        ("\U0001f1e6", "\U0001f1ff"),  # a flag of the first and the last letter
        ("\U0001f1ff", "\U0001f1e6"),
    ],
)
def test_what_the_reader_sees_as_one_is_left_out_whole(left: str, right: str) -> None:
    assert cut_between(left, right) == f"{BEFORE}…"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("e", "a"),
        ("\U0001f600", "\U0001f600"),
        ("\U0001f44d", "\U0001f3fa"),
        ("\U0001f44d", "\U0001f400"),
        ("\U0001f1e6", "\U0001f1e5"),
        ("\U0001f1e6", "a"),
        ("a", "\U0001f1e6"),
        ("\U0001f1e6", "\U0001f200"),
    ],
)
def test_what_the_reader_sees_as_two_is_cut_in_the_middle(left: str, right: str) -> None:
    assert cut_between(left, right) == f"{BEFORE}{left}…"


def test_a_joined_picture_is_left_out_from_its_first_part() -> None:
    family = "\U0001f469\u200d\U0001f467"
    for room in (2, 3, 4):
        assert excerpt(f"{BEFORE}{family}zzzz", len(BEFORE) + room + 1) == f"{BEFORE}…"
    assert excerpt(f"{BEFORE}{family}zzzz", len(BEFORE) + 5 + 1) == f"{BEFORE}{family}…"


def test_a_text_that_just_fits_is_left_alone_and_one_unit_more_is_cut() -> None:
    assert excerpt("abcd efgh", 9) == "abcd efgh"
    assert excerpt("abcd efghi", 9) == "abcd efg…"
    assert excerpt("abcde fghi", 9) == "abcde…"
    assert excerpt("\U0001f600" * 4, 8) == "\U0001f600" * 4
    assert excerpt("\U0001f600" * 5, 8) == "\U0001f600" * 3 + "…"


def test_a_word_is_cut_where_leaving_it_out_would_take_half_of_the_text() -> None:
    assert excerpt("ab cdefghijkl", 9) == "ab cdefg…"
    assert excerpt("abcde fghijkl", 9) == "abcde…"


def test_an_excerpt_that_ends_with_a_word_needs_no_shorter_end() -> None:
    assert excerpt("abcd efgh ijkl", 10) == "abcd efgh…"


def test_no_comma_stands_before_the_ellipsis() -> None:
    assert excerpt("abcdef, ghijkl", 10) == "abcdef…"
    assert excerpt("abcdef;: ghijkl", 11) == "abcdef…"


def test_lines_become_one_and_160_units_are_room_enough() -> None:
    assert excerpt(" satu\n\n dua\ttiga ") == "satu dua tiga"
    assert excerpt("a" * 160) == "a" * 160
    assert excerpt("a" * 161) == "a" * 159 + "…"
