"""Chats, standings, what a group lets a bot hear, and the bot's own profile."""

from __future__ import annotations

from typing import Any

import pytest

from reportbot.sandbox.people import Group, Person, SandboxClient, SandboxError


async def test_the_bot_knows_itself_and_its_chats(bot: Any, budi: Person, group: Group, siti: Person) -> None:
    assert (await bot("getMe"))["is_bot"]
    assert (await bot("getChat", chat_id=budi.id))["username"] == "budi_s"
    assert (await bot("getChat", chat_id=group.id))["title"] == "Moderator"
    assert await bot("getChatMemberCount", chat_id=group.id) == 2
    admins = await bot("getChatAdministrators", chat_id=group.id)
    assert {(a["user"]["id"], a["status"]) for a in admins} == {
        (siti.id, "creator"), ((await bot("getMe"))["id"], "administrator"),
    }  # fmt: skip
    left = await bot("getChatMember", chat_id=group.id, user_id=budi.id)
    assert left["status"] == "left"
    assert await bot.refused("getChatMember", chat_id=group.id, user_id=9) == "400 Bad Request: user not found"


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_every_standing_is_answered_in_full(bot: Any, budi: Person, group: Group, status: str) -> None:
    await group.add(budi, status)
    assert (await bot("getChatMember", chat_id=group.id, user_id=budi.id))["status"] == status


async def test_a_bot_without_admin_rights_hears_only_what_is_meant_for_it(
    client: SandboxClient, bot: Any, siti: Person
) -> None:
    group = await client.group(admins=[siti], bot_status="member")
    sent = await bot("sendMessage", chat_id=group.id, text="a")
    me = (await bot("getMe"))["username"]
    await bot.updates()
    for text in ("obrolan", "/status", "/status@other_bot", f"/status@{me}", f"hai @{me}"):
        await siti.say(text, group)
    await siti.say("balasan", group, reply_to=sent["message_id"])
    heard = [update["message"]["text"] for update in await bot.updates()]
    assert heard == ["/status", f"/status@{me}", f"hai @{me}", "balasan"]
    await group.bot("administrator")
    await siti.say("obrolan", group)
    assert (await bot.update("message"))["text"] == "obrolan"


async def test_an_anonymous_admin_speaks_as_the_group(client: SandboxClient, bot: Any) -> None:
    hidden = await client.person("Rahasia")
    group = await client.group(anonymous=[hidden])
    await hidden.say("/admin", group)
    message = await bot.update("message")
    assert message["sender_chat"]["id"] == group.id
    assert message["from"]["username"] == "GroupAnonymousBot"


async def test_comings_and_goings_are_told(bot: Any, budi: Person, group: Group) -> None:
    await group.add(budi)
    assert (await bot.update("message"))["new_chat_members"][0]["id"] == budi.id
    await group.add(budi, "left")
    assert (await bot.update("message"))["left_chat_member"]["id"] == budi.id
    with pytest.raises(SandboxError, match="cannot write"):
        await budi.say("a", group)
    await group.bot("kicked")
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await group.bot("administrator")
    updates = await bot.updates()
    assert [list(update)[1] for update in updates] == ["my_chat_member", "message"]


async def test_blocking_is_told_and_writing_unblocks(bot: Any, budi: Person) -> None:
    await budi.block()
    assert (await bot.update("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await budi.say("kembali")
    updates = await bot.updates()
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert updates[1]["message"]["text"] == "kembali"


async def test_a_group_can_become_public_and_be_renamed(bot: Any, group: Group) -> None:
    await group.rename("Lain", "modgroup")
    full = await bot("getChat", chat_id="@modgroup")
    assert (full["id"], full["title"], full["username"]) == (group.id, "Lain", "modgroup")
    assert (await bot.update("message"))["new_chat_title"] == "Lain"


async def test_the_bot_pins_and_leaves(bot: Any, group: Group) -> None:
    sent = await bot("sendMessage", chat_id=group.id, text="a")
    assert await bot("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    assert (await bot("getChat", chat_id=group.id))["pinned_message"]["message_id"] == sent["message_id"]
    await bot.updates()
    assert await bot("unpinChatMessage", chat_id=group.id)
    react = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert await bot("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **react)
    assert await bot("sendChatAction", chat_id=group.id, action="typing")
    assert await bot("leaveChat", chat_id=group.id)
    assert (await bot.refused("sendMessage", chat_id=group.id, text="a")).startswith("403")


async def test_commands_are_kept_by_scope(client: SandboxClient, bot: Any) -> None:
    commands = [{"command": "lapor", "description": "Lapor akun"}]
    scope = {"type": "all_private_chats"}
    assert await bot("setMyCommands", commands=commands, scope=scope)
    assert await bot("getMyCommands", scope=scope) == commands
    assert await bot("getMyCommands") == []
    assert (await client.get("state"))["commands"][0]["commands"] == commands
    assert await bot("deleteMyCommands", scope=scope)
    assert await bot("getMyCommands", scope=scope) == []
    bad = [{"command": "Lapor!", "description": "x"}]
    assert await bot.refused("setMyCommands", commands=bad) == "400 Bad Request: BOT_COMMAND_INVALID"


async def test_descriptions_are_kept_by_language(bot: Any) -> None:
    assert await bot("setMyDescription", description="Halo")
    assert await bot("setMyDescription", description="Hello", language_code="en")
    assert (await bot("getMyDescription", language_code="en"))["description"] == "Hello"
    assert (await bot("getMyDescription", language_code="id"))["description"] == "Halo"
    assert await bot("setMyShortDescription", short_description="x")
    assert (await bot("getMyShortDescription"))["short_description"] == "x"
    assert (await bot.refused("setMyShortDescription", short_description="x" * 121)).startswith("400")


async def test_a_wrong_token_and_an_unknown_method_are_refused(bot: Any) -> None:
    assert await bot.refused("noSuchMethod") == "404 Not Found"
    bot.token = "7:wrong"
    assert await bot.refused("getMe") == "401 Unauthorized"
    bot.token = "nonsense"
    assert await bot.refused("getMe") == "404 Not Found"
    assert await bot.refused("a/b") == "404 Not Found"


@pytest.mark.parametrize(
    "content",
    [
        {"contact": True},
        {"location": {"latitude": 1.5, "longitude": 2.5}},
        {"dice": True},
        {"poll": {"question": "Ya?"}},
        *({"media": [{"kind": kind}]} for kind in ("voice", "video_note", "sticker", "audio", "animation", "video")),
        {"text": "a", "forward_origin": {"type": "hidden_user", "sender_user_name": "Seseorang"}},
        {"raw": {"venue": {"location": {"latitude": 1, "longitude": 2}, "title": "a", "address": "b"}}},
    ],
)
async def test_whatever_people_send_is_a_valid_update(bot: Any, budi: Person, content: dict[str, Any]) -> None:
    await budi.send(**content)
    message = await bot.update("message")
    assert message["chat"]["id"] == budi.id


async def test_an_album_comes_as_one_update_for_each_item(bot: Any, budi: Person) -> None:
    await budi.album(3, "keterangan")
    messages = [update["message"] for update in await bot.updates()]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["keterangan", None, None]


async def test_an_edit_of_a_person_is_an_update(bot: Any, budi: Person) -> None:
    said = await budi.say("/satu dua")
    await budi.edit(said, "tiga")
    edited = await bot.update("edited_message")
    assert (edited["text"], edited["message_id"]) == ("tiga", said.message_id)
    assert "entities" not in edited


async def test_a_channel_post_is_an_update_of_its_own(client: SandboxClient, bot: Any) -> None:
    owner = await client.person("Pemilik")
    channel = await client.group("Kanal", admins=[owner], kind="channel")
    await owner.say("kabar", channel)
    assert (await bot.update("channel_post"))["sender_chat"]["id"] == channel.id


async def test_a_lone_surrogate_and_a_nul_travel_as_they_are(bot: Any, budi: Person) -> None:
    await budi.say("a\ud800b\0")
    body = await bot.raw("getUpdates", {"offset": bot.offset})
    assert body["result"][0]["message"]["text"] == "a\ud800b\0"
