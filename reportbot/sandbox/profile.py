"""The bot's commands and descriptions, its files, and its farewells."""

from __future__ import annotations

import json
import re

from reportbot.sandbox.access import method
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.files import MAX_DOWNLOAD
from reportbot.sandbox.params import Params
from reportbot.sandbox.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
LENGTHS = {"description": 512, "short_description": 120, "name": 64}
FIELDS = {"Description": "description", "ShortDescription": "short_description", "Name": "name"}


def _scope(params: Params) -> tuple[str, str]:
    """(scope as sorted JSON, language)."""
    scope = params.mapping("scope", "BotCommandScope") or {"type": "default"}
    needed = SCOPES.get(str(scope.get("type")))
    if needed is None:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for name in needed:
        if not scope.get(name):
            raise bad_request(f"can't parse BotCommandScope: Empty {name} specified")
    return json.dumps({"type": scope["type"], **{name: scope[name] for name in needed}}), params.text("language_code")


@method("setMyCommands")
async def set_my_commands(world: World, params: Params) -> object:
    """Replace the commands of a scope and language."""
    key = _scope(params)
    given = params.array("commands", "commands", "BotCommand") or []
    if len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[key] = [_command(item) for item in given]
    world.journal.event("commands")
    return True


def _command(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = str(item.get("command", "")).removeprefix("/"), str(item.get("description", ""))
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


@method("getMyCommands")
async def get_my_commands(world: World, params: Params) -> object:
    """The commands of a scope and language."""
    return world.commands.get(_scope(params), [])


@method("deleteMyCommands")
async def delete_my_commands(world: World, params: Params) -> object:
    """Forget the commands of a scope and language."""
    world.commands.pop(_scope(params), None)
    world.journal.event("commands")
    return True


def _field(params: Params) -> str:
    return FIELDS[params.method[5:]]


@method("setMyDescription", "setMyShortDescription", "setMyName")
async def set_my_text(world: World, params: Params) -> object:
    """A text of the bot's profile in a language."""
    field = _field(params)
    text = params.text(field)
    if len(text) > LENGTHS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    world.texts[field, params.text("language_code")] = text
    return True


@method("getMyDescription", "getMyShortDescription", "getMyName")
async def get_my_text(world: World, params: Params) -> object:
    """That text, or the one for all languages."""
    field = _field(params)
    general = world.texts.get((field, ""), world.bot["first_name"] if field == "name" else "")
    return {field: world.texts.get((field, params.text("language_code")), general)}


@method("getFile")
async def get_file(world: World, params: Params) -> object:
    """Where a file of at most 20 MB can be fetched."""
    if not params.has("file_id"):
        raise bad_request("file_id not specified")
    stored = world.files.get(params.text("file_id"))
    if stored.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    known: Json = {"file_id": stored.file_id, "file_unique_id": stored.file_unique_id, "file_size": stored.size}
    return known | {"file_path": stored.path}


@method("close", "logOut")
async def close(world: World, params: Params) -> object:
    """Accepted; nothing to close here."""
    del world, params
    return True
