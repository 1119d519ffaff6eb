"""After an outage: many updates wait; how fast they are committed, and what their senders then get."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.growth.bot import at_work
from benchmarks.growth.rows import Row, at_most
from benchmarks.growth.server import Server
from benchmarks.telegram import Chat, Screen

AWAY_SECONDS = 3600
"""How long ago they wrote."""

EACH = ("/start", "halo", "/lapor", "apa kabar", "/bantuan")
"""What everybody wrote while the bot was away, one after the other."""


@dataclass
class Waiting:
    """People whose messages wait; `got` names them, and what they read, in the order in which the bot sent it."""

    server: Server
    people: int
    first: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    got: list[tuple[int, str]] = field(default_factory=list)

    def put(self) -> None:
        """Everybody writes the first message, then everybody the second, ..."""
        for number in range(self.people):
            about = {"id": self.first + number, "first_name": f"Warga {number}", "type": "private"}
            self.server.chats[self.first + number] = Chat(json.dumps(about).encode(), self._saw(number))
        for at, text in enumerate(EACH):
            for number in range(self.people):
                self.server.put(b"message", self._message(number, at, text))

    def _saw(self, number: int) -> "_Saw":
        return _Saw(number, self.got)

    def _message(self, number: int, at: int, text: str) -> bytes:
        person = {"id": self.first + number, "is_bot": False, "first_name": f"Warga {number}", "language_code": "id"}
        chat = {"id": self.first + number, "type": "private", "first_name": f"Warga {number}"}
        message = {
            "message_id": 1_000_000 + at,
            "from": person,
            "chat": chat,
            "date": int(time.time()) - AWAY_SECONDS,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return json.dumps(message).encode()


@dataclass(frozen=True)
class _Saw:
    number: int
    got: list[tuple[int, str]]

    def __call__(self, words: str, _screen: Screen) -> None:
        self.got.append((self.number, words))


async def taken_in(server: Server, url: str, data_dir: Path, updates: int) -> list[Row]:
    """The rate of commits, and that everybody got the newest screen only, who wrote last first."""
    waiting = Waiting(server, updates // len(EACH))
    async with at_work(server, url, data_dir, idle=False, before=waiting.put) as (stage, _):
        begun, cpu = time.monotonic(), stage.cpu()
        await stage.until(lambda: not server.backlog)
        seconds, cpu = time.monotonic() - begun, stage.cpu() - cpu
        sent_while = len(waiting.got)
        await stage.quiet()
        await asyncio.sleep(0)
    first = dict.fromkeys(number for number, _ in waiting.got)
    inversions = sum(a < b for a, b in zip(list(first), list(first)[1:], strict=False)) / max(len(first) - 1, 1)
    detail = {"cpu_ms_per_update": cpu / updates * 1000, "updates": updates, "seconds": seconds, "sent": sent_while}
    return [
        Row("updates/s committed of a backlog", ">= 1000", updates / seconds, updates / seconds >= 1000, "", detail),
        at_most(
            "messages to each person afterwards: the newest screen, and the help everybody asked for",
            2,
            len(waiting.got) / waiting.people,
            reached_by=len(first),
        ),
        at_most("share of neighbours of whom the later writer came second", 0.01, inversions),
        at_most("people whose messages are not those, in the order, that most got", 0, _out_of_order(waiting.got)),
    ]


def _out_of_order(got: Sequence[tuple[int, str]]) -> int:
    """Everybody wrote the same in the same order, so everybody's answers are the same, in the same order."""
    read: dict[int, tuple[str, ...]] = {}
    for number, words in got:
        read[number] = (*read.get(number, ()), words)
    ((_, usual),) = Counter(read.values()).most_common(1)
    return len(read) - usual
