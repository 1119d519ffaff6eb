"""Somebody's words cannot turn, bury or push away the words around them."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reportbot.taming import tame

FSI, PDI, RLO = "\u2068", "\u2069", "\u202e"


def test_usual_words_stay_as_they_are() -> None:
    for words in ("Akun menipu.\n\nSaya rugi.", "Café 😀 👨‍👩‍👧 1️⃣ – ‹x›", "今日は ราคา", "é́"):
        assert tame(words) == words


def test_right_to_left_words_are_isolated_line_by_line() -> None:
    assert tame("a\nשלום b\nc") == f"a\n{FSI}שלום b{PDI}\nc"


def test_overrides_and_foreign_isolates_go() -> None:
    assert tame(f"abc{RLO}fdp.exe{PDI}") == "abcfdp.exe"


def test_control_characters_are_isolated_and_not_lost() -> None:
    assert tame("a\x07b") == f"{FSI}a\x07b{PDI}"


def test_stacked_marks_are_cut_to_two() -> None:
    assert tame("a" + "\u0301" * 50 + "b") == "a\u0301\u0301b"


def test_a_wall_of_empty_lines_becomes_three_breaks() -> None:
    assert tame("a" + "\n \t" * 30 + "b") == "a\n\n\n \tb"


def test_every_letter_that_runs_right_to_left_is_isolated() -> None:
    turned = {"R", "AL", "AN"}
    letters = [chr(n) for n in range(sys.maxunicode) if unicodedata.bidirectional(chr(n)) in turned]
    assert [letter for letter in letters if not tame(letter).startswith(FSI)] == []


@given(st.text())
def test_every_isolate_is_closed_on_its_line(words: str) -> None:
    for line in tame(words).split("\n"):
        assert line.count(FSI) == line.count(PDI) <= 1
