"""However an update is damaged, it is read or said to be unreadable, and its key can be told."""

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.bot_api.answers import decoded
from reportbot.bot_api.fields import Unreadable
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key

USER = {"id": 77, "is_bot": False, "first_name": "Siti", "username": "siti", "language_code": "id"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Siti"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Moderator"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 3, "mime_type": "a/b", "file_name": "n"}
HEAD = {"message_id": 9, "from": USER, "chat": PRIVATE, "date": 1_790_000_000}
FULL = HEAD | {
    "text": "halo",
    "entities": [{"type": "text_link", "offset": 0, "length": 2, "url": "https://x.id"}],
    "forward_origin": {"type": "user", "date": 1, "sender_user": USER},
    "reply_to_message": HEAD | {"text": "x"},
    "media_group_id": "1",
    "sender_chat": GROUP,
}
PHOTO = HEAD | {
    "photo": [FILE | {"width": 2, "height": 3}, FILE | {"width": 4, "height": 5}],
    "caption": "c",
    "forward_origin": {"type": "channel", "date": 1, "message_id": 3, "chat": GROUP},
}
MEMBER = {
    "chat": GROUP,
    "from": USER,
    "date": 1_790_000_000,
    "old_chat_member": {"status": "member", "user": USER},
    "new_chat_member": {"status": "restricted", "user": USER, "is_member": False},
}
WHOLE = [
    {"update_id": 1, "message": FULL},
    {"update_id": 2, "message": PHOTO},
    {"update_id": 3, "message": HEAD | {"document": FILE, "contact": {"phone_number": "+62", "first_name": "x"}}},
    {"update_id": 4, "edited_message": FULL | {"edit_date": 1_790_000_001}},
    {"update_id": 5, "callback_query": {"id": "4", "from": USER, "message": HEAD, "data": "d"}},
    {"update_id": 6, "my_chat_member": MEMBER},
    {"update_id": 7, "chat_member": MEMBER},
    {"update_id": 8, "message": HEAD | {"migrate_to_chat_id": -1005}},
]

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, -1, 2**31, 2**53, 2**63, -(2**63), 10**30]),
    st.floats(),
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(["\x00", "\ud83d", "\udc00x", "private", "channel", "user"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "type", "chat", "user", "url"]), st.none() | st.integers(), max_size=3),
)


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [spot for name, item in inner for spot in spots(item, (*path, name))]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    update: Any = copy.deepcopy(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(spots(update) or [("update_id",)]))
        place = update
        for name in way:
            place = place[name]
        if draw(st.booleans()) and isinstance(place, dict):
            place.pop(last, None)
        else:
            place[last] = draw(junk)
    return update


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    slots = getattr(value, "__slots__", ())
    return [text for name in slots for text in strings(getattr(value, name))]


def check(update: Any) -> None:
    key = natural_key(update)
    if key is not None:
        key.encode()
    inputs: tuple[Any, ...] = ()
    with contextlib.suppress(Unreadable):
        inputs = read(update)
    for text in strings(inputs):
        assert "\x00" not in text
        text.encode()


@pytest.mark.parametrize("update", WHOLE)
def test_whole_updates_are_read(update: dict[str, Any]) -> None:
    assert len(read(update)) == 1


@settings(deadline=None)
@given(damaged())
def test_a_damaged_update_is_read_or_unreadable_and_nothing_else(update: Any) -> None:
    check(update)


@settings(deadline=None)
@given(
    st.recursive(
        junk, lambda inner: st.dictionaries(st.sampled_from(["update_id", "message", "callback_query", "x"]), inner)
    )
)
def test_anything_at_all_is_read_or_unreadable_and_nothing_else(update: Any) -> None:
    check(update)


def test_depth_without_end_breaks_nothing() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    check({"message": {"text": deep}})
    check(deep)


def test_a_number_too_long_to_print_breaks_nothing() -> None:
    check({"message": {"message_id": 10**5000}})
    check({"update_id": 10**5000})


def test_the_same_update_has_the_same_key_and_another_a_different_one() -> None:
    keys = [natural_key(update) for update in WHOLE]
    assert keys[0] == keys[1] == keys[2] == keys[7] == "message:77:9"
    assert (keys[3] or "").startswith("edited_message:77:9:1790000001:whole:")
    assert keys[4] == "callback_query:4"
    assert (keys[5] or "").startswith("my_chat_member:-100123:77:1790000000:restricted:whole:")
    assert [natural_key(json.loads(json.dumps(update))) for update in WHOLE] == keys


def test_without_its_own_key_an_update_is_known_by_its_number_or_its_content() -> None:
    assert natural_key({"update_id": 5, "message": {"message_id": 0, "chat": {"id": 1}}}) == "update:5"
    assert natural_key({"update_id": 5, "message": "x"}) == "update:5"
    assert natural_key({"message": "x"}) != natural_key({"message": "y"})
    assert natural_key({"message": "x"}) == natural_key({"message": "x"})


def test_two_edits_of_one_message_in_the_same_second_are_two_edits() -> None:
    first = {"update_id": 4, "edited_message": FULL | {"edit_date": 1_790_000_001, "text": "satu"}}
    second = {"update_id": 5, "edited_message": FULL | {"edit_date": 1_790_000_001, "text": "dua"}}
    assert natural_key(first) != natural_key(second)
    assert natural_key(first) == natural_key(first | {"update_id": 9})


def test_one_update_nested_deep_leaves_the_others_of_its_answer_readable() -> None:
    nested = '{"a":[' * 400 + '"\\ud83d"' + "]}" * 400
    found = decoded(f'{{"ok": true, "result": [{nested}, {{"update_id": 2, "x\\u0000": "\\u0000"}}]}}'.encode())
    assert found is not None
    deep, other = found["result"]
    assert other == {"update_id": 2, "x\ufffd": "\ufffd"}
    for _ in range(400):
        deep = deep["a"][0]
    assert deep == "\ufffd"
