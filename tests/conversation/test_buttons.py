"""Every press fits into a button and comes back as it was; what nobody can have made stands for nothing."""

from enum import StrEnum
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportbot.conversation import admin, filing, review
from reportbot.conversation.buttons import MAX_BYTES, Payload, decode, encode, registered

ALL = registered()
LARGEST_NUMBER = 2**48
"""Far beyond any number of a case, a report or a person; base 36 writes it in ten letters."""

WORD = st.text("abcdefghijklmnopqrstuvwxyz-_", max_size=14)


def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(0, LARGEST_NUMBER)
    return st.sampled_from(list(kind)) if isinstance(kind, type) and issubclass(kind, StrEnum) else WORD


def presses(cls: type[Payload]) -> st.SearchStrategy[Payload]:
    hints = get_type_hints(cls)
    return st.builds(cls, **{name: of_kind(hints[name]) for name in cls.__struct_fields__})


def test_every_flows_presses_are_registered() -> None:
    assert set(filing.PRESSES) | set(review.PRESSES) | set(admin.PRESSES) <= set(ALL)
    assert len(ALL) > 20


@pytest.mark.parametrize("cls", ALL, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_a_press_fits_and_comes_back_as_it_was(cls: type[Payload], data: st.DataObject) -> None:
    press = data.draw(presses(cls))
    words = encode(press)
    assert len(words.encode()) <= MAX_BYTES
    assert decode(words) == press


@given(st.text(max_size=80))
def test_any_data_is_a_press_in_its_one_spelling_or_nothing(words: str) -> None:
    press = decode(words)
    assert press is None or encode(press) == words


@given(st.data())
def test_changed_data_is_another_press_or_nothing(data: st.DataObject) -> None:
    words = encode(data.draw(presses(data.draw(st.sampled_from(ALL)))))
    place = data.draw(st.integers(0, len(words)))
    changed = words[:place] + data.draw(st.text(max_size=3)) + words[place + data.draw(st.integers(0, 2)) :]
    press = decode(changed)
    assert press is None or encode(press) == changed


@given(st.data())
def test_a_number_below_zero_and_a_word_with_a_colon_are_refused(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(ALL))
    press = data.draw(presses(cls))
    for name, kind in get_type_hints(cls).items():
        wrong = {int: -1, str: "a:b"}.get(kind)
        if wrong is not None:
            with pytest.raises(ValueError, match=r"negative|cannot stand"):
                encode(replace(press, **{name: wrong}))
