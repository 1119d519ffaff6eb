"""A Bot API server without limits, for one bot: what it answers, and what citizens see of what the bot sends."""

import asyncio
import itertools
import json
import re
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks import pictures
from benchmarks.wire import Connection, Params, Refused, Reply

TOKEN = "1000001:benchmark"
BOT = {"id": 1000001, "is_bot": True, "first_name": "Bot", "username": "benchmark_bot"}
ME = BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
ADMIN = {"id": 77, "is_bot": False, "first_name": "Dewi", "language_code": "id"}
GROUP_ID = -1009000001
GROUP = {"id": GROUP_ID, "type": "supergroup", "title": "Tim"}
_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
    "can_manage_topics", "can_send_welcome_messages",
)  # fmt: skip
_ADMINISTRATOR = {"can_be_edited": False, "is_anonymous": False, "can_promote_members": False}
BOT_MEMBER = {"user": BOT, "status": "administrator", **_ADMINISTRATOR, **dict.fromkeys(_RIGHTS, True)}
OWNER = {"user": ADMIN, "status": "creator", "is_anonymous": False}
KEPT = 40
"""So many messages of a chat are remembered; nobody presses on older ones."""

_TAG = re.compile(r"<[^>]+>")


@dataclass(slots=True)
class Screen:
    """A message of the bot as it stands: its words as JSON and its keyboard as JSON."""

    message_id: int
    words: bytes = b'""'
    keyboard: str = ""
    photo: bool = False


@dataclass(slots=True)
class Chat:
    """A chat with the bot; `saw` is told what the bot sends or changes in it."""

    about: bytes
    saw: Callable[[str, Screen], None]
    screens: dict[int, Screen] = field(default_factory=dict)
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def as_json(self, screen: Screen) -> bytes:
        """The Message that Telegram returns."""
        keyboard = b',"reply_markup":' + screen.keyboard.encode() if screen.keyboard else b""
        content = b'"photo":%b,"caption":%b' % (_PHOTO, screen.words) if screen.photo else b'"text":' + screen.words
        return b'{"message_id":%d,"from":%b,"chat":%b,"date":%d,%b%b}' % (
            screen.message_id, _BOT, self.about, time.time(), content, keyboard,
        )  # fmt: skip


_BOT = json.dumps(BOT).encode()
_PHOTO = json.dumps(pictures.sizes("any")).encode()

Recorder = Callable[[str, Params], None]


class Telegram:
    """The server; `calls` counts what the bot asked for, `silent_since` is when it last asked for anything but updates.

    `photos` counts what citizens sent. `first_poll` is the monotonic time of the first getUpdates, None before.
    """

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.photos = 0
        self.silent_since = time.monotonic()
        self.first_poll: float | None = None
        self.chats: dict[int, Chat] = {}
        self.recorder: Recorder | None = None
        self._queue: deque[tuple[int, bytes]] = deque()
        self._update_ids = itertools.count(500_000_001)
        self._waiting: tuple[Reply, int, asyncio.TimerHandle] | None = None
        self._files = itertools.count(1)
        self._plain = self._constants()

    async def serve(self) -> tuple[asyncio.Server, str]:
        """Listen on a free port of the loopback; the server and its address."""
        server = await asyncio.get_running_loop().create_server(lambda: Connection(self._handle), "127.0.0.1", 0)
        return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    def put(self, kind: bytes, content: bytes) -> None:
        """An update for the bot."""
        number = next(self._update_ids)
        self._queue.append((number, b'{"update_id":%d,"%b":%b}' % (number, kind, content)))
        if self._waiting:
            reply, limit, _ = self._waiting
            self._forget_poll()
            # In the next turn, so that what citizens do at the same moment comes in one answer.
            asyncio.get_running_loop().call_soon(self._give, reply, limit)

    def begin(self) -> None:
        """Forget everything but who is there: another bot starts."""
        self.calls.clear()
        self.unknown.clear()
        self._queue.clear()
        self._forget_poll()
        self.first_poll, self.photos = None, 0
        change = {"old_chat_member": {"user": BOT, "status": "left"}, "new_chat_member": BOT_MEMBER}
        joined = {"chat": GROUP, "from": ADMIN, "date": int(time.time()), **change}
        self.put(b"my_chat_member", json.dumps(joined).encode())

    def _handle(self, reply: Reply, path: str, params: Params) -> None:
        if path.startswith("/file/"):
            self._asked("file")
            if self.recorder:
                self.recorder("file", {})
            reply.file(pictures.picture(path.rpartition("/")[2]))
            return
        method = path.rpartition("/")[2]
        if method == "getUpdates":
            self._poll(reply, params)
            return
        self._asked(method)
        if self.recorder:
            self.recorder(method, params)
        reply.result(self._result(method, params))

    def _asked(self, what: str) -> None:
        self.calls[what] += 1
        self.silent_since = time.monotonic()

    def _result(self, method: str, params: Params) -> bytes:
        if method in {"sendMessage", "sendPhoto"}:
            return self._send(params, photo=method == "sendPhoto")
        if method in {"editMessageText", "editMessageCaption", "editMessageReplyMarkup"}:
            return self._edit(params, words=method != "editMessageReplyMarkup")
        if method == "getFile":
            return json.dumps(pictures.file(params["file_id"])).encode()
        if method in self._plain:
            return self._plain[method]
        if not method.startswith("set"):
            self.unknown[method] += 1
            raise Refused(404, f"the benchmark's server knows no {method}")
        return b"true"

    def _send(self, params: Params, *, photo: bool) -> bytes:
        chat = self._chat(params)
        words = params.get("text") or params.get("caption") or ""
        screen = Screen(next(chat.ids), _plain(words), params.get("reply_markup", ""), photo)
        chat.screens[screen.message_id] = screen
        if len(chat.screens) > KEPT:
            del chat.screens[next(iter(chat.screens))]
        return self._shown(chat, words, screen)

    def _edit(self, params: Params, *, words: bool) -> bytes:
        chat, number = self._chat(params), int(params["message_id"])
        if number not in chat.screens:
            raise Refused(400, "Bad Request: message to edit not found")
        screen = chat.screens[number]
        screen.keyboard = params.get("reply_markup", "")
        if not words:
            return chat.as_json(screen)
        text = params.get("text") or params.get("caption") or ""
        screen.words = _plain(text)
        return self._shown(chat, text, screen)

    def _chat(self, params: Params) -> Chat:
        try:
            return self.chats[int(params["chat_id"])]
        except (KeyError, ValueError):
            raise Refused(400, "Bad Request: chat not found") from None

    def _shown(self, chat: Chat, words: str, screen: Screen) -> bytes:
        # What a citizen does about it comes after the bot has its answer.
        asyncio.get_running_loop().call_soon(chat.saw, words, screen)
        return chat.as_json(screen)

    def _poll(self, reply: Reply, params: Params) -> None:
        offset, limit = int(params.get("offset") or 0), int(params.get("limit") or 100)
        if self.first_poll is None:
            self.first_poll = time.monotonic()
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        if self._queue:
            self._give(reply, limit)
            return
        self._forget_poll()
        hold = float(params.get("timeout") or 0)
        timer = asyncio.get_running_loop().call_later(hold, self._empty_handed, reply)
        self._waiting = (reply, limit, timer)

    def _forget_poll(self) -> None:
        """The poll that waits is answered otherwise, or its bot is gone; its end must not end another's."""
        if self._waiting:
            self._waiting[2].cancel()
        self._waiting = None

    def _empty_handed(self, reply: Reply) -> None:
        self._waiting = None
        reply.result(b"[]")

    def _give(self, reply: Reply, limit: int) -> None:
        reply.result(b"[" + b",".join(raw for _, raw in itertools.islice(self._queue, limit)) + b"]")

    @staticmethod
    def _constants() -> dict[str, bytes]:
        """What is answered the same always."""
        answers: dict[str, object] = {
            "getMe": ME,
            "getChat": GROUP | {"permissions": {"can_send_messages": True, "can_invite_users": True}},
            "getChatAdministrators": [OWNER, BOT_MEMBER],
            "getChatMember": BOT_MEMBER,
            "getChatMemberCount": 2,
            "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
            **dict.fromkeys(("answerCallbackQuery", "deleteMessage", "deleteWebhook"), True),
        }
        return {name: json.dumps(answer).encode() for name, answer in answers.items()}


def _plain(words: str) -> bytes:
    """Words as they come back: without markup."""
    return json.dumps(_TAG.sub("", words) if "<" in words else words).encode()
