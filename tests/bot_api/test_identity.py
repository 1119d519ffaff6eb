"""The bot learns who it is, patiently, and its menus never stop it."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.identity import Identity, register_commands, register_description, who_am_i
from reportbot.errors import TokenRefused


async def test_it_asks_until_it_is_answered(telegram: Any, client: BotClient, pauses: Any) -> None:
    telegram.replies += [(200, b"<html>"), (200, b'{"ok":true,"result":true}')]
    telegram.refuses(401, "Unauthorized")
    telegram.refuses(500, "Internal Server Error")
    telegram.says({"id": 5, "is_bot": True, "first_name": "Lapor", "username": "lapor_bot"})
    assert await who_am_i(client, pauses) == Identity(5, "lapor_bot", "Lapor")
    assert pauses == [1.0, 2.0, 4.0, 8.0]


async def test_a_token_refused_three_times_is_refused(telegram: Any, client: BotClient, pauses: Any) -> None:
    for code in (401, 404, 401):
        telegram.refuses(code, "no")
    with pytest.raises(TokenRefused):
        await who_am_i(client, pauses)


async def test_commands_and_descriptions_are_set_per_scope_and_language(telegram: Any, client: BotClient) -> None:
    for _ in range(4):
        telegram.says(True)
    entries = [{"command": "lapor", "description": "Lapor akun"}]
    await register_commands(client, {'{"type":"default"}': entries, '{"type":"chat","chat_id":-1}': []}, "id")
    await register_description(client, "Panjang", "Pendek")
    assert [(call.method, call.params) for call in telegram.calls] == [
        (
            "setMyCommands",
            {
                "scope": {"type": "default"},
                "commands": entries,
                "language_code": "id",
            },
        ),
        ("setMyCommands", {"scope": {"type": "chat", "chat_id": -1}, "commands": [], "language_code": "id"}),
        ("setMyDescription", {"description": "Panjang"}),
        ("setMyShortDescription", {"short_description": "Pendek"}),
    ]


async def test_a_failure_to_register_is_logged_only(telegram: Any, client: BotClient) -> None:
    telegram.refuses(400, "Bad Request: can't")
    telegram.refuses(429, "Too Many Requests", {"retry_after": 3600})
    telegram.says(True)
    with capture_logs() as lines:
        await register_commands(client, {'{"type":"default"}': []})
        await register_description(client, "a", "b", "en")
    assert [(line["method"], line["outcome"]) for line in lines] == [
        ("setMyCommands", "Refused"),
        ("setMyDescription", "Retry"),
    ]
