"""Updates that no conversation with this bot explains: inline, guest and business ones, and senders without a face."""

from typing import Any

import pytest

from reportbot.sandbox.people import Person, Shown
from reportbot.sandbox.seen import Json
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, data_of, reported

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
AS_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
ROBOT = {"id": 777000111, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}
CHANNEL = {"id": -1009, "type": "channel", "title": "Kanal"}


def query(data: str, by: Json, number: int, **origin: Any) -> Json:
    """A press with this origin."""
    return {"callback_query": {"id": f"9000{number}", "from": by, "chat_instance": "1", "data": data, **origin}}


def presses(shown: Shown, data: str, by: Json) -> list[Json]:
    """Our data on the live card, by a supervisor, from everywhere but the chat where the card stands."""
    message = {name: value for name, value in shown.raw.items() if name != "sandbox"}
    elsewhere: list[Json] = [
        {},
        {"inline_message_id": "AAAA"},
        {"inline_message_id": "AAAA", "message": message},
        {"message": message | {"business_connection_id": "b1"}},
        {"message": message | {"guest_query_id": "g1"}},
        {"message": message | {"guest_bot_caller_user": by}},
        {"message": message | {"date": 0}},
        {"message": message | {"chat": CHANNEL}},
        {"message": message | {"chat": {"id": by["id"], "type": "private", "first_name": "Sari"}}},
        {"message": message | {"chat": {"id": -5, "type": "group", "title": "Lain"}}},
        {"game_short_name": "g", "message": message | {"chat": CHANNEL}},
    ]
    return [query(data, by, number, **origin) for number, origin in enumerate(elsewhere)]


def messages(shown: Shown, by: Json) -> list[Json]:
    """Commands and a reply to the card, as updates of every kind but a plain message."""
    team = shown.raw["chat"]
    reply = {"message_id": shown.message_id, "date": 1_700_000_000, "chat": team}
    written = [
        {"message_id": 9001, "from": by, "chat": team, "date": 1_700_000_000, "text": words, "reply_to_message": reply}
        for words in ("/hubungkan", "catatan dari luar")
    ]
    kinds = ("business_message", "edited_business_message", "guest_message", "channel_post", "edited_channel_post")
    marks = ({"business_connection_id": "b1"}, {"guest_query_id": "g1"}, {"guest_bot_caller_user": by})
    marked = [{"message": message | mark} for message in written for mark in marks]
    asked: list[Json] = [
        {"inline_query": {"id": "1", "from": by, "query": "mt:1:0", "offset": ""}},
        {"chosen_inline_result": {"result_id": "mt:1:0", "from": by, "query": "", "inline_message_id": "A"}},
        {"business_connection": {"id": "b1", "user": by, "user_chat_id": by["id"], "date": 1, "is_enabled": True}},
    ]
    return [{kind: message} for kind in kinds for message in written] + marked + asked


async def test_no_inline_guest_or_business_update_changes_a_case_or_says_anything_in_the_group(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await stage.client.settled()
        shown = await card(stage)
        before = [(message.message_id, message.text, message.labels) for message in await stage.team.cards()]
        data = data_of(shown, "Ambil")
        for update in (*presses(shown, data, stage.sari.user), *messages(shown, stage.sari.user)):
            await stage.client.inject(update)
        await stage.client.settled()
        assert [(message.message_id, message.text, message.labels) for message in await stage.team.cards()] == before
        assert (await card(stage)).text.startswith("Kasus 1 · baru")
        # The same data from where the card stands does act.
        real = {name: value for name, value in shown.raw.items() if name != "sandbox"}
        await stage.client.inject(query(data, stage.sari.user, 99, message=real))
        await card(stage, "Dipegang Sari")


FACELESS: list[tuple[str, Json, Json]] = [
    ("anonymous admin", ANONYMOUS, {"sender_chat": "team"}),
    ("a member as his channel", AS_CHANNEL, {"sender_chat": CHANNEL}),
    ("the linked channel", TELEGRAM, {"sender_chat": CHANNEL, "is_automatic_forward": True}),
    ("another bot", ROBOT, {}),
    ("an admin's own account in a channel's name", {}, {"sender_chat": CHANNEL}),
]


@pytest.mark.parametrize(("who", "by", "more"), FACELESS, ids=[who for who, *_ in FACELESS])
async def test_who_cannot_be_attributed_commands_nothing_notes_nothing_and_presses_nothing(
    stage: Stage, who: str, by: Json, more: Json
) -> None:
    other = await stage.client.group("Grup Lain", admins=[stage.dewi, stage.sari])
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        shown = await card(stage)
        for update in faceless(stage.dewi, shown, by, more, other.id):
            await stage.client.inject(update)
        await stage.client.settled()
        assert (await card(stage)).text == shown.text, who
        assert await other.cards() == []
        await stage.dewi.say("/status 1")
        await stage.dewi.expect("Kasus 1 · baru", new=True)
        history = [message.text for message in await stage.dewi.chat()]
        assert not [words for words in history if "tak berwajah" in words]
        assert not [words for words in history if "kini terhubung" in words]


def faceless(admin: Person, shown: Shown, by: Json, more: Json, other: int) -> list[Json]:
    """/hubungkan in another group, a note on the card, and a press, all without a person behind them."""
    team: Json = shown.raw["chat"]
    elsewhere = {"id": other, "type": "supergroup", "title": "Grup Lain"}

    def written(number: int, chat: Json, text: str, **rest: Any) -> Json:
        mark = {name: chat if value == "team" else value for name, value in more.items()}
        sender = by or admin.user
        return {
            "message": {"message_id": number, "date": 1_700_000_000, "from": sender, "chat": chat, "text": text}
            | mark
            | rest
        }

    reply = {"message_id": shown.message_id, "date": 1_700_000_000, "chat": team}
    message = {name: value for name, value in shown.raw.items() if name != "sandbox"}
    updates = [
        written(8001, elsewhere, "/hubungkan"),
        written(8002, team, "/hubungkan"),
        written(8003, team, "catatan tak berwajah", reply_to_message=reply),
    ]
    return updates + ([query(data_of(shown, "Ambil"), by, 80, message=message)] if by.get("is_bot") else [])
