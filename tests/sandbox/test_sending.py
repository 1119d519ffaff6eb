"""What the bot may send, and in which words Telegram refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reportbot.sandbox.people import Group, Person, SandboxClient

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0"


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_a_text_arrives_with_its_keyboard_and_entities(bot: Any, budi: Person) -> None:
    rows = keyboard(
        [{"text": "✅ Ya", "callback_data": "y", "style": "success"}], [{"text": "x", "url": "https://a.id"}]
    )
    sent = await bot("sendMessage", chat_id=budi.id, text="<b>Hai 😀</b> &lt;", parse_mode="HTML", reply_markup=rows)
    assert sent["text"] == "Hai 😀 <"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 6}]
    assert sent["reply_markup"] == rows
    assert await budi.screen() == "Hai 😀 <"
    assert await budi.buttons() == ["Ya", "x"]


async def test_every_way_of_passing_parameters_is_read(bot: Any, budi: Person) -> None:
    address = f"{bot.url}/bot{bot.token}/sendMessage"
    params = {"chat_id": str(budi.id), "text": "a"}
    for how in ({"params": params}, {"data": params}, {"json": params}):
        async with bot.session.post(address, **how) as answer:
            assert (await answer.json())["ok"]
    async with bot.session.get(address, params=params) as answer:
        assert (await answer.json())["result"]["text"] == "a"
    assert (await bot.raw("SENDMESSAGE", params, files={}))["ok"]


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"text": ""}, "400 Bad Request: message text is empty"),
        ({"text": " \n\u200b "}, "400 Bad Request: message text is empty"),
        ({"text": "a" * 4097}, "400 Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "400 Bad Request: message is too long"),
        ({"text": "a", "chat_id": 1}, "400 Bad Request: chat not found"),
        ({"text": "a", "chat_id": ""}, "400 Bad Request: chat_id is empty"),
        ({"text": "a", "parse_mode": "Markdown"}, "400 Bad Request: unsupported parse_mode"),
        ({"text": "a", "reply_markup": "{"}, "400 Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "a", "reply_parameters": {"message_id": 5}}, "400 Bad Request: message to be replied not found"),
        (
            {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
        ),
        (
            {"text": "😀", "entities": [{"type": "bold", "offset": 1, "length": 1}]},
            "400 Bad Request: entity begins in a middle of a UTF-16 symbol",
        ),
    ],
)
async def test_a_bad_text_is_refused(bot: Any, budi: Person, params: dict[str, Any], refusal: str) -> None:
    assert await bot.refused("sendMessage", **({"chat_id": budi.id} | params)) == refusal


async def test_texts_up_to_4096_units_pass(bot: Any, budi: Person) -> None:
    assert len((await bot("sendMessage", chat_id=budi.id, text="a" * 4096))["text"]) == 4096
    assert len((await bot("sendMessage", chat_id=budi.id, text="😀" * 2048))["text"]) == 2048


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        ({"text": "a", "url": "nowhere"}, "BUTTON_URL_INVALID"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": "a"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            {"text": "a", "callback_data": "x", "url": "https://a.id"},
            "can't parse inline keyboard button: exactly one action must be specified",
        ),
        (
            {"text": "a", "callback_data": "x", "style": "purple"},
            "can't parse inline keyboard button: Invalid button style specified",
        ),
    ],
)
async def test_a_bad_button_is_refused(bot: Any, budi: Person, button: dict[str, Any], refusal: str) -> None:
    got = await bot.refused("sendMessage", chat_id=budi.id, text="a", reply_markup=keyboard([button]))
    assert got == f"400 Bad Request: {refusal}"


async def test_64_bytes_of_data_and_100_buttons_pass_and_one_more_does_not(bot: Any, budi: Person) -> None:
    hundred = [[{"text": str(n), "callback_data": "x" * 64}] for n in range(100)]
    await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=keyboard(*hundred))
    more = keyboard(*hundred, hundred[0])
    refusal = await bot.refused("sendMessage", chat_id=budi.id, text="a", reply_markup=more)
    assert refusal == "400 Bad Request: reply markup is too long"


async def test_a_reply_quotes_and_may_be_lenient(bot: Any, budi: Person) -> None:
    first = await bot("sendMessage", chat_id=budi.id, text="a")
    reply = await bot("sendMessage", chat_id=budi.id, text="b", reply_parameters={"message_id": first["message_id"]})
    assert reply["reply_to_message"]["text"] == "a"
    lenient = {"message_id": 1, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot("sendMessage", chat_id=budi.id, text="c", reply_parameters=lenient)


async def test_force_reply_and_preview_options_are_accepted(bot: Any, budi: Person) -> None:
    options = {"is_disabled": True}
    force = {"force_reply": True, "input_field_placeholder": "Ketik di sini"}
    sent = await bot("sendMessage", chat_id=budi.id, text="a", reply_markup=force, link_preview_options=options)
    assert sent["link_preview_options"] == options
    assert "reply_markup" not in sent
    newest = await budi.newest()
    assert newest is not None
    assert newest.raw["sandbox"]["reply_markup"] == force


async def test_an_uploaded_photo_has_sizes_and_its_file_id_can_be_used_again(bot: Any, budi: Person) -> None:
    about = {"chat_id": budi.id, "caption": "<i>Bukti</i>", "parse_mode": "HTML", "has_spoiler": True}
    sent = await bot("sendPhoto", photo="attach://p", files={"p": PNG}, protect_content=True, **about)
    assert [size["width"] for size in sent["photo"]] == [90, 800]
    assert sent["caption_entities"][0]["type"] == "italic"
    assert sent["has_media_spoiler"]
    assert sent["has_protected_content"]
    again = await bot("sendPhoto", chat_id=budi.id, photo=sent["photo"][-1]["file_id"])
    assert again["photo"] == sent["photo"]
    file = await bot("getFile", file_id=again["photo"][-1]["file_id"])
    async with bot.session.get(f"{bot.url}/file/bot{bot.token}/{file['file_path']}") as answer:
        assert await answer.read() == PNG


async def test_files_come_under_their_own_field_too(bot: Any, budi: Person) -> None:
    for method, field in (("sendDocument", "document"), ("sendVideo", "video"), ("sendAnimation", "animation")):
        sent = await bot(method, chat_id=budi.id, files={field: b"bytes"})
        assert sent[field]["file_size"] == 5


async def test_bad_files_are_refused(bot: Any, budi: Person) -> None:
    wrong = "400 Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refused("sendPhoto", chat_id=budi.id, photo="AgACnothing") == wrong
    assert await bot.refused("sendPhoto", chat_id=budi.id, photo="https://a.id/x.jpg") == wrong
    assert await bot.refused("sendPhoto", chat_id=budi.id, photo="attach://p") == wrong
    assert await bot.refused("sendPhoto", chat_id=budi.id) == "400 Bad Request: there is no photo in the request"
    assert await bot.refused("getFile", file_id="x") == wrong
    long = await bot.refused("sendPhoto", chat_id=budi.id, files={"photo": PNG}, caption="a" * 1025)
    assert long == "400 Bad Request: message caption is too long"


async def test_files_over_20_mb_cannot_be_fetched(bot: Any, budi: Person) -> None:
    for size, fine in ((20 << 20, True), ((20 << 20) + 1, False)):
        await budi.document("besar.pdf", size=size)
        document = (await bot.update("message"))["document"]
        assert document["file_size"] == size
        if fine:
            await bot("getFile", file_id=document["file_id"])
        else:
            refusal = await bot.refused("getFile", file_id=document["file_id"])
            assert refusal == "400 Bad Request: file is too big"


async def test_an_album_has_two_to_ten_items_of_one_group(bot: Any, budi: Person) -> None:
    def album(n: int, kind: str = "photo") -> list[dict[str, str]]:
        return [{"type": kind, "media": "attach://p"} for _ in range(n)]

    files = {"p": PNG}
    sent = await bot("sendMediaGroup", chat_id=budi.id, media=album(3), files=files)
    assert len({message["media_group_id"] for message in sent}) == 1
    assert len({message["message_id"] for message in sent}) == 3
    few = await bot.refused("sendMediaGroup", chat_id=budi.id, media=album(1), files=files)
    assert few == "400 Bad Request: too few messages to send as an album"
    many = await bot.refused("sendMediaGroup", chat_id=budi.id, media=album(11), files=files)
    assert many == "400 Bad Request: too many messages to send as an album"
    mixed = [*album(1), *album(1, "document")]
    refusal = await bot.refused("sendMediaGroup", chat_id=budi.id, media=mixed, files=files)
    assert refusal == "400 Bad Request: can't use the media of the specified type in the album"


async def test_copies_hide_and_forwards_show_where_a_message_came_from(bot: Any, budi: Person, group: Group) -> None:
    photo = await budi.photo("rahasia")
    there = {"from_chat_id": budi.id, "message_id": photo.message_id}
    copied = await bot("copyMessage", chat_id=group.id, caption="lain", **there)
    forwarded = await bot("forwardMessage", chat_id=group.id, **there)
    cards = await group.cards()
    assert cards[-2].message_id == copied["message_id"]
    assert cards[-2].text == "lain"
    assert "forward_origin" not in cards[-2].raw
    assert forwarded["forward_origin"]["sender_user"]["id"] == budi.id
    missing = await bot.refused("copyMessage", chat_id=group.id, from_chat_id=budi.id, message_id=1)
    assert missing == "400 Bad Request: message to copy not found"


async def test_many_are_copied_at_once_and_albums_stay_together(bot: Any, budi: Person, group: Group) -> None:
    album = await budi.album(3)
    ids = [message.message_id for message in album]
    answers = await bot("copyMessages", chat_id=group.id, from_chat_id=budi.id, message_ids=[1, *ids])
    assert len(answers) == 3
    assert len({card.raw["media_group_id"] for card in await group.cards()}) == 1
    reverse = await bot.refused("copyMessages", chat_id=group.id, from_chat_id=budi.id, message_ids=ids[::-1])
    assert reverse == "400 Bad Request: message identifiers must be in a strictly increasing order"


async def test_protected_messages_are_neither_copied_nor_forwarded(bot: Any, budi: Person, group: Group) -> None:
    sent = await bot("sendMessage", chat_id=group.id, text="a", protect_content=True)
    there = {"chat_id": budi.id, "from_chat_id": group.id, "message_id": sent["message_id"]}
    assert await bot.refused("copyMessage", **there) == "400 Bad Request: message can't be copied"
    assert await bot.refused("forwardMessage", **there) == "400 Bad Request: message can't be forwarded"


async def test_an_outcast_bot_is_told_so(client: SandboxClient, bot: Any, group: Group, budi: Person) -> None:
    stranger = await client.person("Asing")
    send = {"method": "sendMessage", "text": "a"}
    started = await bot.refused(**send, chat_id=stranger.id)
    assert started == "403 Forbidden: bot can't initiate conversation with a user"
    await budi.block()
    assert await bot.refused(**send, chat_id=budi.id) == "403 Forbidden: bot was blocked by the user"
    await budi.block(deactivated=True)
    assert await bot.refused(**send, chat_id=budi.id) == "403 Forbidden: user is deactivated"
    await group.bot("kicked")
    assert await bot.refused(**send, chat_id=group.id) == "403 Forbidden: bot was kicked from the supergroup chat"
    await group.bot("left")
    refusal = await bot.refused(**send, chat_id=group.id)
    assert refusal == "403 Forbidden: bot is not a member of the supergroup chat"


async def test_an_upgraded_group_names_its_successor(client: SandboxClient, bot: Any, siti: Person) -> None:
    group = await client.group("Lama", admins=[siti], kind="group")
    old = group.id
    await bot.updates()
    new = await group.upgrade()
    body = await bot.raw("sendMessage", {"chat_id": old, "text": "a"})
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    messages = [update["message"] for update in await bot.updates()]
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in messages] == [new, old]
    assert (await bot("sendMessage", chat_id=new, text="a"))["chat"]["type"] == "supergroup"


async def test_json_given_as_a_string_is_read(bot: Any, budi: Person) -> None:
    rows = json.dumps(keyboard([{"text": "a", "callback_data": "x"}]))
    assert "reply_markup" in await bot("sendMessage", chat_id=str(budi.id), text="a", reply_markup=rows)


async def test_lone_surrogates_are_refused_and_control_characters_blanked(bot: Any, budi: Person) -> None:
    body = json.dumps({"chat_id": budi.id, "text": "a\ud800"})
    headers = {"content-type": "application/json"}
    async with bot.session.post(f"{bot.url}/bot{bot.token}/sendMessage", data=body, headers=headers) as answer:
        assert (await answer.json())["description"] == "Bad Request: strings must be encoded in UTF-8"
    assert (await bot("sendMessage", chat_id=budi.id, text="a\0b\r\u202ec"))["text"] == "a bc"
