"""A field of the wrong type is named, and never becomes anything else."""

from collections.abc import Callable
from typing import Any

import pytest

from reportbot.bot_api.fields import Unreadable, flag, number, part, parts, positive, string


def test_what_is_not_there_has_its_default() -> None:
    assert flag({}, "is_bot") is False
    assert number({}, "size", 0) == 0
    assert string({}, "name") == ""
    assert parts({}, "entities") == []


def test_what_is_there_is_read() -> None:
    assert flag({"is_bot": True}, "is_bot") is True
    assert number({"id": 2**63 - 1}, "id") == 2**63 - 1
    assert number({"id": -(2**63)}, "id") == -(2**63)
    assert positive({"id": 1}, "id") == 1
    assert string({"name": "a\x00\ud800"}, "name", None) == "a\ufffd\ufffd"
    assert part({"chat": {"id": 1}}, "chat") == {"id": 1}
    assert parts({"entities": [{"a": 1}, {}]}, "entities") == [{"a": 1}, {}]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (number, None),
        (number, True),
        (number, "1"),
        (number, 1.0),
        (number, 2**63),
        (number, -(2**63) - 1),
        (positive, 0),
        (positive, -7),
        (positive, 2**63),
        (string, None),
        (string, 7),
        (flag, 1),
        (flag, None),
        (part, None),
        (part, []),
        (parts, None),
        (parts, {}),
        (parts, [{}, 1]),
    ],
)
def test_anything_else_is_unreadable_and_named(read: Callable[[Any, str], Any], value: Any) -> None:
    with pytest.raises(Unreadable, match=r"^field$"):
        read({"field": value}, "field")


def test_what_is_required_and_missing_is_unreadable() -> None:
    for missing in (lambda: number({}, "id"), lambda: string({}, "id", None), lambda: part({}, "id")):
        with pytest.raises(Unreadable, match=r"^id$"):
            missing()
