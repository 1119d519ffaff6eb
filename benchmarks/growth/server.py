"""The benchmark's Bot API server with what admins get besides, and an admin who waits for the bot's answers."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.telegram import ADMIN, Chat, Screen, Telegram
from benchmarks.wire import Params

LONGEST_ANSWER = 600.0
_FILED = {"sendDocument", "sendMediaGroup", "sendChatAction"}


class Server(Telegram):
    """Knows documents too; `documents` counts those that were sent."""

    documents = 0

    @property
    def backlog(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self._queue)

    def _result(self, method: str, params: Params) -> bytes:
        if method not in _FILED:
            return super()._result(method, params)
        self.documents += method == "sendDocument"
        if method == "sendDocument":
            return self._send(params, photo=False)
        return b"[" + self._send(params, photo=True) + b"]" if method == "sendMediaGroup" else b"true"


@dataclass
class Admin:
    """Admin of the settings, in the private chat."""

    telegram: Telegram
    chat: Chat = field(init=False)
    _seen: Callable[[str, Screen], bool] = lambda _words, _screen: False
    _done: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        about = {"id": ADMIN["id"], "first_name": ADMIN["first_name"], "type": "private"}
        # A database that is kept has seen the messages of the run before, and takes no message twice.
        self.chat = Chat(
            json.dumps(about).encode(), self._saw, ids=itertools.count(time.time_ns() // 1_000_000 % 2**31)
        )
        self.telegram.chats[int(str(ADMIN["id"]))] = self.chat

    def _saw(self, words: str, screen: Screen) -> None:
        if self._seen(words, screen):
            self._done.set()

    async def say(self, text: str, seen: Callable[[str, Screen], bool]) -> float:
        """Write this and wait until the bot shows what is looked for; how many seconds that took."""
        self._seen, self._done = seen, asyncio.Event()
        begun = time.monotonic()
        command = b',"entities":[{"type":"bot_command","offset":0,"length":%d}]' % len(text.split(maxsplit=1)[0])
        head = b'{"message_id":%d,"from":%b,"chat":%b,"date":%d,' % (
            next(self.chat.ids), json.dumps(ADMIN).encode(), self.chat.about, time.time(),
        )  # fmt: skip
        content = b'"text":' + json.dumps(text).encode() + (command if text.startswith("/") else b"")
        self.telegram.put(b"message", head + content + b"}")
        async with asyncio.timeout(LONGEST_ANSWER):
            await self._done.wait()
        return time.monotonic() - begun
