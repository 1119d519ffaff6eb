"""What makes an update itself: Telegram may deliver it twice, under another number too."""

from typing import Any

import pytest

from reportbot.bot_api.keys import natural_key

CHAT = {"id": -1, "type": "group"}
MEMBER = {"chat": CHAT, "date": 9, "new_chat_member": {"user": {"id": 1}, "status": "left"}}


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"update_id": 5, "message": {"chat": {"id": 1}, "message_id": 1}}, "message:1:1"),
        ({"update_id": 5, "message": {"chat": CHAT, "message_id": 2}}, "message:-1:2"),
        ({"update_id": 5, "callback_query": {"id": "77"}}, "callback_query:77"),
        ({"update_id": 5, "message": {"chat": CHAT, "message_id": 0}}, "update:5"),
        ({"update_id": 5, "message": {"chat": CHAT, "message_id": 2**63}}, "update:5"),
        ({"update_id": 5, "poll": {}}, "update:5"),
    ],
)
def test_an_update_is_known_by_what_it_is_about(raw: dict[str, Any], key: str) -> None:
    assert natural_key(raw) == key
    assert natural_key({**raw, "update_id": 6}) == key.replace("update:5", "update:6")


def test_two_edits_within_a_second_are_two() -> None:
    edit = {"chat": CHAT, "message_id": 2, "edit_date": 9, "text": "satu"}
    first = natural_key({"update_id": 5, "edited_message": edit})
    again = natural_key({"update_id": 6, "edited_message": {**edit, "text": "dua"}})
    assert first is not None
    assert first.startswith("edited_message:-1:2:9:whole:")
    assert again != first


@pytest.mark.parametrize("kind", ["chat_member", "my_chat_member"])
def test_one_status_reached_from_two_others_within_a_second_is_two_changes(kind: str) -> None:
    first = natural_key({"update_id": 5, kind: {**MEMBER, "old_chat_member": {"status": "member"}}})
    assert first is not None
    assert first.startswith(f"{kind}:-1:1:9:left:whole:")
    assert natural_key({"update_id": 6, kind: {**MEMBER, "old_chat_member": {"status": "member"}}}) == first
    assert natural_key({"update_id": 6, kind: {**MEMBER, "old_chat_member": {"status": "administrator"}}}) != first


def test_what_has_no_number_is_known_by_all_of_it_if_it_can_be_written() -> None:
    assert natural_key("halo") != natural_key("halo!")
    assert natural_key("halo") == natural_key("halo")
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert natural_key(deep) is None
