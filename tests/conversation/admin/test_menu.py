"""The menus that Telegram shows name commands that exist, each with a word about it."""

import json

import pytest

from reportbot.cli.greeting import ADMINS, CITIZENS, menus
from reportbot.conversation.filing.commands import COMMANDS as FILING
from reportbot.conversation.flow import FLOWS
from reportbot.texts import Texts


def test_every_command_of_a_menu_exists() -> None:
    known = {name for flow in FLOWS for name in flow.COMMANDS} | set(FILING)
    assert {*ADMINS, *CITIZENS} - known == set()


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_admin_has_a_menu_of_his_own_chat(language: str) -> None:
    menu = menus(Texts.load(), language, (7, 8))
    scopes = [json.loads(scope) for scope in menu]
    assert scopes == [{"type": "all_private_chats"}, {"type": "chat", "chat_id": 7}, {"type": "chat", "chat_id": 8}]
    everybody, *admins = menu.values()
    for entries in menu.values():
        names = [entry["command"] for entry in entries]
        assert len(names) == len(set(names)) <= 100
        assert all(1 <= len(entry["description"]) <= 256 for entry in entries)
    assert not {"statistik", "audit"} & {entry["command"] for entry in everybody}
    assert {"statistik", "audit", "lapor"} <= {entry["command"] for entry in admins[0]}
