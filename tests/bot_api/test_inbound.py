"""Raw updates become the inputs they stand for, and the rest is ignored."""

from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.bot_api.inbound import Unreadable, read
from reportbot.conversation.inputs import Chat, Forward, GroupUpgraded, Media, MemberChange, Message, Press, Sender

NOW = 1_790_000_000
WHEN = datetime.fromtimestamp(NOW, UTC)
SITI = {"id": 77, "is_bot": False, "first_name": "Siti", "last_name": "N", "username": "siti", "language_code": "id"}
BOT = {"id": 5, "is_bot": True, "first_name": "Lapor", "username": "lapor_bot"}
OTHER_BOT = {"id": 6, "is_bot": True, "first_name": "Lain"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PRIVATE = {"id": 77, "type": "private", "first_name": "Siti", "username": "siti"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Moderator"}
SENDER = Sender(77, "Siti", "N", "siti", "id")


def message(**parts: Any) -> dict[str, Any]:
    return {"message_id": 9, "from": SITI, "chat": PRIVATE, "date": NOW, **parts}


def read_message(**parts: Any) -> Message:
    (found,) = read({"update_id": 1, "message": message(**parts)}, bot_id=5)
    assert isinstance(found, Message)
    return found


def press(**parts: Any) -> dict[str, Any]:
    return {"update_id": 1, "callback_query": {"id": "42", "from": SITI, "chat_instance": "1", "data": "d"} | parts}


def member(status: str, user: dict[str, Any] = SITI, **parts: Any) -> dict[str, Any]:
    return {"status": status, "user": user, **parts}


def change(kind: str, old: dict[str, Any], new: dict[str, Any], chat: dict[str, Any] = GROUP) -> dict[str, Any]:
    body = {"chat": chat, "from": SITI, "date": NOW, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": 1, kind: body}


def test_a_text_message_is_read_whole() -> None:
    assert read_message(text="halo") == Message(
        chat=Chat(77, "private", username="siti"), sender=SENDER, message_id=9, date=WHEN, text="halo"
    )


def test_an_edit_has_its_date() -> None:
    (found,) = read({"update_id": 1, "edited_message": message(text="b", edit_date=NOW + 5)})
    assert isinstance(found, Message)
    assert found.edit_date == datetime.fromtimestamp(NOW + 5, UTC)


def test_characters_that_a_database_refuses_are_replaced() -> None:
    found = read_message(text="a\x00b\ud83dc😀", **{"from": SITI | {"first_name": "\udc00"}})
    assert (found.text, found.sender.first_name) == ("a\ufffdb\ufffdc😀", "\ufffd")


def test_addresses_behind_words_are_read_once_each() -> None:
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "https://x.id"}
    plain = {"type": "url", "offset": 0, "length": 2}
    assert read_message(text="di sini", entities=[plain, link, link]).links == ("https://x.id",)
    assert read_message(photo=[photo("p", 1)], caption="di sini", caption_entities=[link]).links == ("https://x.id",)


def photo(name: str, side: int) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": f"u{name}", "width": side, "height": side, "file_size": side}


def test_of_a_photo_the_largest_size_is_taken_with_album_and_caption() -> None:
    found = read_message(photo=[photo("b", 90), photo("c", 800), photo("a", 320)], media_group_id="88", caption="ini")
    assert found.media == Media("photo", "c", "uc", 800)
    assert (found.album, found.text, found.other) == ("88", "ini", "")


@pytest.mark.parametrize("kind", ["video", "document", "animation", "voice", "audio", "video_note", "sticker"])
def test_files_of_every_kind_are_read(kind: str) -> None:
    file = {"file_id": "f", "file_unique_id": "u", "file_size": 3, "mime_type": "a/b", "file_name": "n"}
    assert read_message(**{kind: file}).media == Media(kind, "f", "u", 3, "a/b", "n")


def test_an_animation_is_no_document_and_a_live_photo_is_a_photo() -> None:
    file = {"file_id": "f", "file_unique_id": "u"}
    found = read_message(animation=file, document=file)
    assert found.media is not None
    assert found.media.kind == "animation"
    live = read_message(live_photo=file, photo=[photo("p", 1)])
    assert (live.media, live.other) == (Media("photo", "p", "up", 1), "")


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"type": "user", "date": 1, "sender_user": SITI}, Forward("user", 77, "siti", "Siti N")),
        ({"type": "hidden_user", "date": 1, "sender_user_name": "Budi"}, Forward("hidden_user", name="Budi")),
        ({"type": "chat", "date": 1, "sender_chat": GROUP}, Forward("chat", name="Moderator")),
        (
            {"type": "channel", "date": 1, "message_id": 3, "chat": {"id": -1, "type": "channel", "username": "kanal"}},
            Forward("channel", username="kanal"),
        ),
        ({"type": "novelty", "date": 1}, Forward("hidden_user")),
    ],
)
def test_a_forward_names_its_origin(origin: dict[str, Any], expected: Forward) -> None:
    assert read_message(text="x", forward_origin=origin).forward == expected


def test_of_a_contact_only_the_number_is_kept() -> None:
    contact = {"phone_number": "+62811", "first_name": "Korban", "user_id": 99, "vcard": "BEGIN:VCARD"}
    found = read_message(contact=contact)
    assert (found.contact_phone, found.other) == ("+62811", "")
    assert "Korban" not in repr(found)
    assert "99" not in repr(found)


def test_a_reply_knows_whether_it_answers_this_bot() -> None:
    assert read_message(text="x", reply_to_message=message(**{"from": BOT, "message_id": 3})).reply_to == 3
    assert read_message(text="x", reply_to_message=message(**{"from": BOT})).reply_to_bot
    assert not read_message(text="x", reply_to_message=message(**{"from": OTHER_BOT})).reply_to_bot
    assert not read_message(text="x", reply_to_message=message()).reply_to_bot
    (unnamed,) = read({"message": message(reply_to_message=message(**{"from": OTHER_BOT}), text="x")})
    assert isinstance(unnamed, Message)
    assert unnamed.reply_to_bot


def test_who_writes_for_a_group_or_channel_is_anonymous() -> None:
    as_group = {"chat": GROUP, "from": ANONYMOUS, "sender_chat": GROUP, "text": "/hubungkan"}
    assert read_message(**as_group).anonymous
    assert read_message(**{"chat": GROUP, "text": "x", "from": ANONYMOUS}).anonymous
    without = message(**as_group)
    del without["from"]
    (found,) = read({"message": without})
    assert isinstance(found, Message)
    assert found.anonymous
    assert not read_message(text="x").anonymous


@pytest.mark.parametrize("kind", ["location", "poll", "dice", "venue", "game", "story", "checklist", "paid_media"])
def test_what_is_neither_text_nor_file_is_named(kind: str) -> None:
    parts: dict[str, Any] = {kind: {}} | ({"location": {}} if kind == "venue" else {})
    assert read_message(**parts).other == kind


def test_a_message_kind_nobody_knows_is_unknown() -> None:
    assert read_message(hologram={}).other == "unknown"


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(new_chat_members=[SITI], chat=GROUP)},
        {"message": message(left_chat_member=SITI, chat=GROUP)},
        {"message": message(pinned_message=message(), chat=GROUP)},
        {"message": message(**{"from": OTHER_BOT, "text": "x"})},
        {"message": message(business_connection_id="b", text="x")},
        {"message": message(guest_query_id="g", text="x")},
        {"message": message(chat={"id": -1, "type": "channel"}, text="x")},
        {"business_message": message(text="x")},
        {"guest_message": message(text="x")},
        {"channel_post": message(text="x")},
        {"inline_query": {"id": "1", "from": SITI, "query": "x", "offset": ""}},
        {"message_reaction": {}},
        {"poll": {}},
        {},
        press(**{"from": OTHER_BOT}),
        change("chat_member", member("left", OTHER_BOT), member("member", OTHER_BOT)),
    ],
)
def test_what_is_none_of_our_business_is_ignored(update: dict[str, Any]) -> None:
    assert read({"update_id": 1} | update) == ()


def test_a_group_that_was_upgraded_is_told_from_both_sides() -> None:
    old, new = {"id": -5, "type": "group"}, {"id": -1005, "type": "supergroup"}
    upgraded = (GroupUpgraded(old_chat_id=-5, new_chat_id=-1005),)
    assert read({"message": message(chat=old, migrate_to_chat_id=-1005)}) == upgraded
    assert read({"message": message(chat=new, migrate_from_chat_id=-5, **{"from": ANONYMOUS})}) == upgraded


def test_a_press_knows_its_message() -> None:
    card = message(message_id=3, chat=GROUP, **{"from": BOT})
    assert read(press(message=card)) == (
        Press(id="42", chat=Chat(-100123, "supergroup", "Moderator"), sender=SENDER, message_id=3, data="d"),
    )


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ({"inline_message_id": "i"}, 0),
        ({"message": {"chat": GROUP, "message_id": 3, "date": 0}}, 3),
        ({"message": message(business_connection_id="b")}, 9),
        ({"message": message(guest_query_id="g")}, 9),
        ({"message": message(), "inline_message_id": "i"}, 9),
        ({}, 0),
    ],
)
def test_a_press_whose_message_is_out_of_reach_has_no_chat(parts: dict[str, Any], number: int) -> None:
    assert read(press(**parts)) == (Press(id="42", chat=None, sender=SENDER, message_id=number, data="d"),)


def test_nobody_presses_in_the_private_chat_of_somebody_else() -> None:
    elsewhere = message(chat={"id": 4_000_000_077, "type": "private"}, **{"from": BOT})
    (found,) = read(press(message=elsewhere))
    assert isinstance(found, Press)
    assert found.chat is None


def test_a_game_press_has_no_data() -> None:
    query = press(message=message(), game_short_name="g")
    del query["callback_query"]["data"]
    (found,) = read(query)
    assert isinstance(found, Press)
    assert found.data == ""


def test_a_change_of_the_bots_own_status_is_told() -> None:
    (found,) = read(change("my_chat_member", member("member", BOT), member("kicked", BOT, until_date=0), PRIVATE))
    assert found == MemberChange(
        chat=Chat(77, "private", username="siti"),
        sender=Sender(5, "Lapor", username="lapor_bot", is_bot=True),
        by=SENDER,
        about_bot=True,
        before="member",
        after="kicked",
        date=WHEN,
    )


def test_who_is_restricted_and_outside_has_left() -> None:
    (found,) = read(change("chat_member", member("administrator"), member("restricted", is_member=False)))
    assert isinstance(found, MemberChange)
    assert (found.before, found.after, found.about_bot) == ("administrator", "left", False)
    (inside,) = read(change("chat_member", member("member"), member("restricted", is_member=True)))
    assert isinstance(inside, MemberChange)
    assert inside.after == "restricted"


def test_what_cannot_be_read_is_named_without_its_content() -> None:
    with pytest.raises(Unreadable) as caught:
        read({"message": message(text={"rahasia": 1})})
    assert str(caught.value) == "text"
