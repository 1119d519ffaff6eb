"""Admins read what kind of work was given up, not what the program calls it."""

import pytest

from reportbot.conversation.says import Text
from reportbot.texts import Texts
from reportbot.works.handlers import HANDLERS

TEXTS = Texts.load()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_of_work_has_a_name(language: str) -> None:
    unknown = TEXTS.plain(Text("work-given-up", {"work": "unknown-kind"}), language)
    assert "unknown-kind" in unknown
    for kind in HANDLERS:
        said = TEXTS.plain(Text("work-given-up", {"work": kind}), language)
        assert f"“{kind}”" not in said
