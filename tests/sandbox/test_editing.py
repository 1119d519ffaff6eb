"""Edits, deletions and answers to presses."""

from __future__ import annotations

from typing import Any

from reportbot.sandbox import Sandbox
from reportbot.sandbox.people import Group, Person, SandboxClient

ROWS = {"inline_keyboard": [[{"text": "👍 Ambil", "callback_data": "take"}]]}
SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_an_edit_changes_the_text_and_drops_the_keyboard(bot: Any, budi: Person) -> None:
    sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
    there = {"chat_id": budi.id, "message_id": sent["message_id"]}
    edited = await bot("editMessageText", text="b", **there)
    assert edited["text"] == "b"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]


async def test_an_edit_without_a_change_is_refused(bot: Any, budi: Person) -> None:
    sent = await bot("sendMessage", chat_id=budi.id, text="<b>a</b>", parse_mode="HTML", reply_markup=ROWS)
    there = {"chat_id": budi.id, "message_id": sent["message_id"]}
    same = {"text": "<strong>a</strong> ", "parse_mode": "HTML", "reply_markup": ROWS}
    assert await bot.refused("editMessageText", **there, **same) == SAME
    assert await bot.refused("editMessageReplyMarkup", **there, reply_markup=ROWS) == SAME
    await bot("editMessageText", **there, text="<i>a</i>", parse_mode="HTML", reply_markup=ROWS)
    await bot("editMessageReplyMarkup", **there)
    assert await bot.refused("editMessageReplyMarkup", **there) == SAME


async def test_only_messages_that_are_there_and_ones_own_can_be_edited(bot: Any, budi: Person) -> None:
    gone = await bot.refused("editMessageText", chat_id=budi.id, message_id=1, text="b")
    assert gone == "400 Bad Request: message to edit not found"
    none = await bot.refused("editMessageText", chat_id=budi.id, text="b")
    assert none == "400 Bad Request: message identifier is not specified"
    said = await budi.say("punya saya")
    foreign = await bot.refused("editMessageText", chat_id=budi.id, message_id=said.message_id, text="b")
    assert foreign == "400 Bad Request: message can't be edited"


async def test_captions_and_files_are_edited(bot: Any, budi: Person) -> None:
    sent = await bot("sendPhoto", chat_id=budi.id, files={"photo": b"jpg"}, caption="a")
    there = {"chat_id": budi.id, "message_id": sent["message_id"]}
    assert (await bot("editMessageCaption", caption="b", **there))["caption"] == "b"
    assert "caption" not in await bot("editMessageCaption", **there)
    no_text = await bot.refused("editMessageText", text="b", **there)
    assert no_text == "400 Bad Request: there is no text in the message to edit"
    media = {"type": "document", "media": "attach://d", "caption": "c"}
    edited = await bot("editMessageMedia", media=media, files={"d": b"pdf"}, **there)
    assert edited["document"]["file_size"] == 3
    assert "photo" not in edited


async def test_messages_are_deleted_within_48_hours_and_edited_at_any_age(
    client: SandboxClient, bot: Any, budi: Person
) -> None:
    first = await bot("sendMessage", chat_id=budi.id, text="a")
    old = await bot("sendMessage", chat_id=budi.id, text="b")
    assert await bot("deleteMessage", chat_id=budi.id, message_id=first["message_id"])
    again = await bot.refused("deleteMessage", chat_id=budi.id, message_id=first["message_id"])
    assert again == "400 Bad Request: message to delete not found"
    await client.advance(48 * 3600 + 1)
    there = {"chat_id": budi.id, "message_id": old["message_id"]}
    assert await bot.refused("deleteMessage", **there) == "400 Bad Request: message can't be deleted for everyone"
    await bot("editMessageText", text="c", **there)
    assert [message.text for message in await budi.chat()][-1] == "c"


async def test_a_press_is_answered_once(bot: Any, budi: Person) -> None:
    sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
    await budi.press("Ambil", wait=0)
    query = await bot.update("callback_query")
    assert (query["data"], query["message"]["message_id"]) == ("take", sent["message_id"])
    long = await bot.refused("answerCallbackQuery", callback_query_id=query["id"], text="a" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    assert await bot("answerCallbackQuery", callback_query_id=query["id"], text="Sip", show_alert=True)
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert await bot.refused("answerCallbackQuery", callback_query_id="5") == TOO_OLD


async def test_a_press_is_too_old_after_150_seconds(client: SandboxClient, bot: Any, budi: Person) -> None:
    await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
    await budi.press("Ambil", wait=0)
    await budi.press("Ambil", wait=0)
    query = (await bot.updates(limit=1))[0]["callback_query"]
    assert await client.pending() == 2
    await client.advance(151)
    assert await client.pending() == 0
    assert await bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_a_removed_message_is_seen_only_as_inaccessible(bot: Any, budi: Person) -> None:
    sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
    await bot("deleteMessage", chat_id=budi.id, message_id=sent["message_id"])
    await budi.forge("take", sent["message_id"], wait=0)
    query = await bot.update("callback_query")
    assert query["message"]["date"] == 0


async def test_the_sandbox_can_be_called_without_http(sandbox: Sandbox) -> None:
    body = await sandbox.call(sandbox.token, "getMe", {}, {})
    assert body["result"]["is_bot"]


async def test_only_an_administrator_deletes_what_others_wrote(bot: Any, siti: Person, group: Group) -> None:
    said = await siti.say("hai", group)
    there = {"chat_id": group.id, "message_id": said.message_id}
    await group.bot("member")
    assert await bot.refused("deleteMessage", **there) == "400 Bad Request: message can't be deleted for everyone"
    await group.bot("administrator")
    assert await bot("deleteMessages", chat_id=group.id, message_ids=[1, said.message_id])
    assert said.message_id not in [message.message_id for message in await group.chat()]


async def test_in_an_album_a_video_may_become_a_picture_and_a_document_may_not(bot: Any, budi: Person) -> None:
    files = {"a": b"x", "b": b"y"}
    for kind, replacing in (("video", "photo"), ("document", "document")):
        media = [{"type": kind, "media": "attach://a"}, {"type": kind, "media": "attach://b"}]
        album = await bot("sendMediaGroup", chat_id=budi.id, media=media, files=files)
        there = {"chat_id": budi.id, "message_id": album[1]["message_id"], "files": files}
        refused = await bot.refused("editMessageMedia", media={"type": "audio", "media": "attach://a"}, **there)
        assert refused == "400 Bad Request: can't use the media of the specified type in the album"
        assert replacing in await bot("editMessageMedia", media={"type": replacing, "media": "attach://a"}, **there)


async def test_what_a_message_said_before_is_kept_for_those_who_watch(
    client: SandboxClient, bot: Any, budi: Person
) -> None:
    sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=ROWS)
    there = {"chat_id": budi.id, "message_id": sent["message_id"]}
    await bot("editMessageText", text="b", **there)
    await bot("editMessageReplyMarkup", reply_markup=ROWS, **there)
    edited = await bot("editMessageText", text="c", **there)
    assert "earlier" not in edited
    shown = (await client.messages(budi.id))[-1].raw
    assert [version["text"] for version in shown["sandbox"]["earlier"]] == ["a", "b"]
