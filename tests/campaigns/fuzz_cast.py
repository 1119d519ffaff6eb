"""The people of the fuzz campaign: they do in the sandbox what their screens offer."""

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportbot.sandbox import Sandbox
from reportbot.sandbox.errors import ControlError
from reportbot.sandbox.members import Member
from reportbot.sandbox.people_acts import edit, press, send
from reportbot.sandbox.people_moves import make_group, make_user, set_blocked, set_member
from reportbot.sandbox.pictures import picture
from reportbot.sandbox.world import Chat, Message
from tests.campaigns import hostile

Json = dict[str, Any]
ONWARDS = ("Setuju", "MiChat", "Penipuan", "Anak jadi", "Kirim laporan", "Selesai", "Lewati", "Lanjut", "Ya, pakai")
"""Labels that lead on to a report that is sent."""

CHILD = "Ada anak"
"""What a moderator presses who sees a child: the case's files must go."""

APPROVE = "Jadikan moderator"
"""What a supervisor seldom presses: until then who came late may decide nothing."""

SECRET = "rahasia"
"""In the names of all citizens: nothing that goes to the group may hold it."""

Standing = tuple[Json, int, str]

FIRST_ID = 5_111_000_000


@dataclass
class Cast:
    """Who there is; `act` has somebody do something, and returns the updates that Telegram then sends."""

    sandbox: Sandbox
    dice: random.Random
    citizens: list[Json] = field(default_factory=list)
    team: list[Json] = field(default_factory=list)
    strangers: list[Json] = field(default_factory=list)
    group: Chat = field(init=False)
    other: Chat = field(init=False)
    said: int = 0

    def __post_init__(self) -> None:
        box = self.sandbox
        names = ("<b>Budi</b>", "Siti & Co", "\u202eTeb", "a_*[x](y)", "\U0001f600" * 20, "Rizky")
        for n, name in enumerate(names):
            about = {
                "first_name": f"{SECRET}{n} {name}",
                "username": f"{SECRET}_{n}",
                "language_code": "id" if n else "en",
            }
            self.citizens.append(make_user(box, {"id": FIRST_ID + n, **about}).data)
        self.team = [make_user(box, {"id": FIRST_ID + 100 + n, "first_name": f"Tim{n}"}).data for n in range(3)]
        self.strangers = [make_user(box, {"id": FIRST_ID + 200 + n, "first_name": f"Asing{n}"}).data for n in range(3)]
        members = [{"user_id": one["id"], "status": "member"} for one in self.team]
        members[0]["status"] = "creator"
        self.group = make_group(box, {"title": "Tim <b>", "members": members})
        self.other = make_group(
            box, {"title": "Lain", "members": [{"user_id": self.strangers[0]["id"]}], "type": "group"}
        )

    @property
    def late(self) -> Json:
        """Who joins the group after it was connected."""
        return self.strangers[2]

    @property
    def unprivileged(self) -> list[Json]:
        """Those who may decide nothing."""
        return [*self.citizens, *self.strangers, {"id": 777000, "is_bot": False, "first_name": "Telegram"}]

    @property
    def chats(self) -> list[Json]:
        """Every kind of chat."""
        box = self.sandbox
        private = [box.chat_json(box.chat(one["id"])) for one in (*self.citizens, self.team[0], self.strangers[0])]
        channel = {"id": -1_009_999, "type": "channel", "title": "Kanal"}
        return [box.chat_json(self.group), box.chat_json(self.group), box.chat_json(self.other), channel, *private]

    def begin(self) -> None:
        """Everybody has opened the bot; a stranger joins the group after it was connected."""
        for one in (*self.citizens, *self.team):
            send(self.sandbox, {"chat_id": one["id"], "user_id": one["id"], "via_start": ""})
        set_member(self.sandbox, self.group, Member(self.late["id"], "member", is_anonymous=False), self.late)

    def step(self) -> None:
        """Every citizen goes one step on with a report, every moderator presses something."""
        for one in self.citizens:
            self._tried(self._onwards, one)
        for one in self.team:
            self._tried(self._moderator, one)

    def act(self) -> None:
        """One act of somebody; what cannot be done now is left."""
        if self.dice.random() < 0.65:
            self._tried(self._citizen, self.dice.choice(self.citizens))
        else:
            self._tried(self._moderator, self.dice.choice(self.team))

    def _tried(self, deed: Callable[[Json], None], one: Json) -> None:
        try:
            deed(one)
        except ControlError:
            return

    def _onwards(self, one: Json) -> None:
        chat = self.sandbox.chat(one["id"])
        screen = self._newest(chat)
        text = str(screen.data.get("text", "")) if screen else ""
        if screen is None:
            self._say(one, chat, "/lapor")
        elif "ID MiChat" in text:
            self._say(one, chat, hostile.account(self.dice))
        elif "Langkah 3" in text and self.dice.random() < 0.5:
            media = [{"kind": "photo", "base64": base64.b64encode(picture()).decode()}]
            send(self.sandbox, {"chat_id": chat.id, "user_id": one["id"], "media": media})
        else:
            self._press(one, chat, screen, onwards=1.0)

    def _citizen(self, one: Json) -> None:
        chat, dice = self.sandbox.chat(one["id"]), self.dice
        screen = self._newest(chat)
        chance = dice.random()
        if screen is not None and "ID MiChat" in screen.data.get("text", "") and chance < 0.8:
            self._say(one, chat, hostile.account(dice))
        elif chance < 0.75 and screen is not None:
            self._press(one, chat, screen)
        elif chance < 0.82:
            self._say(one, chat, hostile.words(dice))
        elif chance < 0.9:
            self._send(one, chat)
        elif chance < 0.93:
            self._edit(one, chat)
        elif chance < 0.95:
            user = self.sandbox.user(one["id"])
            set_blocked(self.sandbox, user, blocked=not user.blocked)
        else:
            self._say(one, chat, "/lapor")

    def _moderator(self, one: Json) -> None:
        dice = self.dice
        chat = self.group if dice.random() < 0.75 else self.sandbox.chat(one["id"])
        cards = [m for m in chat.messages.values() if not m.deleted and m.data.get("reply_markup")]
        if cards and dice.random() < 0.85:
            self._press(one, chat, dice.choice(cards[-12:]))
        else:
            reply = {"reply_to": cards[-1].id} if cards and dice.random() < 0.5 else {}
            self._say(one, chat, hostile.words(dice), **reply)

    def _newest(self, chat: Chat) -> Message | None:
        live = [m for m in list(chat.messages.values())[-8:] if not m.deleted and m.data.get("reply_markup")]
        return live[-1] if live else None

    def _press(self, one: Json, chat: Chat, on: Message, onwards: float = 0.7) -> None:
        buttons = [b for row in on.data["reply_markup"]["inline_keyboard"] for b in row if b.get("callback_data")]
        if self.dice.random() < 0.95:
            buttons = [b for b in buttons if APPROVE not in b["text"]]
        marking = [b for b in buttons if CHILD in b["text"]]
        if marking and self.dice.random() < 0.3:
            self._send_press(one, chat, on, marking[0]["callback_data"])
            return
        leading = [b for word in ONWARDS for b in buttons if word in b["text"]]
        if leading and self.dice.random() < onwards:
            child = len(leading) > 1 and "Anak" in leading[1]["text"] and self.dice.random() < 0.3
            self._send_press(one, chat, on, leading[1 if child else 0]["callback_data"])
        elif buttons:
            self._send_press(one, chat, on, self.dice.choice(buttons)["callback_data"])
        elif onwards == 1.0:
            self._say(one, chat, "/lapor")

    def _send_press(self, one: Json, chat: Chat, on: Message, data: str) -> None:
        press(self.sandbox, {"chat_id": chat.id, "user_id": one["id"], "message_id": on.id, "data": data})

    def _say(self, one: Json, chat: Chat, text: str, **more: Any) -> None:
        send(self.sandbox, {"chat_id": chat.id, "user_id": one["id"], "text": text, **more})

    def _send(self, one: Json, chat: Chat) -> None:
        """A file, an album, a contact, a forward or a thing the bot has no use for."""
        dice = self.dice
        kind = dice.choice(("photo", "photo", "document", "video", "voice", "sticker"))
        content = base64.b64encode(picture()).decode() if kind == "photo" else None
        one_file = {"kind": kind, "base64": content, "size": 3, "name": hostile.file_name(dice)}
        origin = {"type": "hidden_user", "sender_user_name": hostile.words(dice, 64)}
        what: Json = dice.choice(
            (
                {"media": [one_file], "caption": hostile.words(dice, 1024)},
                {"media": [one_file]},
                {"media": [one_file] * dice.randint(2, 10)},
                {"contact": {"phone_number": hostile.words(dice, 30)}},
                {"location": True},
                {"poll": True},
                {"text": hostile.words(dice), "forward_origin": origin},
            )
        )
        send(self.sandbox, {"chat_id": chat.id, "user_id": one["id"], **what})

    def _edit(self, one: Json, chat: Chat) -> None:
        own = [m for m in chat.messages.values() if m.data.get("from", {}).get("id") == one["id"] and "text" in m.data]
        if own:
            about = {"chat_id": chat.id, "user_id": one["id"], "message_id": self.dice.choice(own[-5:]).id}
            edit(self.sandbox, {**about, "text": hostile.words(self.dice)})

    def updates(self) -> list[Json]:
        """What Telegram has for the bot since it was asked last."""
        found = [item.body for item in self.sandbox.queue.pending]
        self.sandbox.queue.pending.clear()
        return found

    def buttons(self) -> list[Standing]:
        """All buttons that stand somewhere now: the chat, the message's number, and what they send."""
        return [
            (self.sandbox.chat_json(chat), message.id, button["callback_data"])
            for chat in self.sandbox.chats.values()
            for message in chat.messages.values()
            for row in message.data.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if button.get("callback_data") and not message.deleted
        ]
