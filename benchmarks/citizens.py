"""Citizens who report: each looks for the screen it waits for, and does the next thing when its tempo says so."""

import itertools
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks import pictures
from benchmarks.telegram import Chat, Screen, Telegram

CONSENT = "Setuju & lanjut"
ACCOUNT, PHOTO = "{account}", "{photo}"


@dataclass(frozen=True, slots=True)
class Step:
    """What a citizen does (a text, an [button], the account or a photo) and what the answering screen shows."""

    act: str
    shows: str


GREETING = (Step("/start", CONSENT), Step(f"[{CONSENT}]", "Apa yang ingin"))
REPORT = (
    Step("/lapor", "MiChat"),
    Step("[MiChat]", "ID MiChat"),
    Step(ACCOUNT, "Prostitusi online"),
    Step("[Prostitusi online]", "Langkah 3"),
    Step(PHOTO, "Selesai"),
    Step("[Selesai]", "Langkah 4"),
    Step("[Lewati]", "Kirim laporan"),
    Step("[Kirim laporan]", "Nomor laporan"),
)
"""The same for every bot."""

_SYLLABLES = "sari budi kopi toko maju jaya putri dewi rama bintang mawar hana lia nora tika yuda reza sinta".split()  # noqa: SIM905


class Tempo(Protocol):
    """When somebody acts."""

    def ready(self, citizen: "Citizen") -> None:
        """This citizen has its next step before it."""

    def answered(self, step: Step, seconds: float) -> None:
        """So long the answer to a step took."""

    def another(self, citizen: "Citizen") -> bool:
        """Whether the citizen, whose report is received, makes another."""


@dataclass(slots=True)
class Citizen:
    """Somebody with a phone."""

    id: int
    telegram: Telegram
    accounts: "Accounts"
    tempo: "Tempo"
    user: bytes = b""
    chat: Chat = field(init=False)
    script: tuple[Step, ...] = ()
    at: int = 0
    screen: Screen | None = None
    since: float | None = None
    acted: Callable[[Step], None] | None = None

    def __post_init__(self) -> None:
        names = {"id": self.id, "first_name": f"Warga {self.id}"}
        self.user = json.dumps(names | {"is_bot": False, "language_code": "id"}).encode()
        self.chat = Chat(json.dumps(names | {"type": "private"}).encode(), self.saw)
        self.telegram.chats[self.id] = self.chat

    def begin(self, script: tuple[Step, ...] = REPORT) -> None:
        """Have this before oneself."""
        self.script, self.at = script, 0
        self.tempo.ready(self)

    def act(self, due: float | None = None) -> None:
        """Do the next step; `due` is the monotonic time it counts from, if not now."""
        step = self.script[self.at]
        self.since = time.monotonic() if due is None else due
        if self.acted:
            self.acted(step)
        if step.act.startswith("["):
            self._press(step.act[1:-1])
        elif step.act == PHOTO:
            number = self.telegram.chats[self.id].ids
            name = f"{self.id}-{next(number)}"
            self._message(b'"photo":' + json.dumps(pictures.sizes(name)).encode())
        else:
            text = self.accounts.another() if step.act == ACCOUNT else step.act
            command = b',"entities":[{"type":"bot_command","offset":0,"length":%d}]' % len(text)
            self._message(b'"text":' + json.dumps(text).encode() + (command if text.startswith("/") else b""))

    def saw(self, words: str, screen: Screen) -> None:
        """Look at a screen; if it is the one that was waited for, the next step is there."""
        if self.since is None or not self._awaited(words, screen):
            return
        self.tempo.answered(self.script[self.at], time.monotonic() - self.since)
        self.since, self.screen = None, screen
        self.at += 1
        if self.at < len(self.script):
            self.tempo.ready(self)
        elif self.tempo.another(self):
            self.begin()

    def _awaited(self, words: str, screen: Screen) -> bool:
        shows = self.script[self.at].shows
        return shows in words or shows in screen.keyboard

    def _message(self, content: bytes) -> None:
        head = b'{"message_id":%d,"from":%b,"chat":%b,"date":%d,' % (
            next(self.chat.ids), self.user, self.chat.about, time.time(),
        )  # fmt: skip
        self.telegram.put(b"message", head + content + b"}")

    def _press(self, label: str) -> None:
        assert self.screen is not None
        data = next(
            button["callback_data"]
            for row in json.loads(self.screen.keyboard)["inline_keyboard"]
            for button in row
            if button["text"] == label
        )
        press = b'{"id":"%d%09d","from":%b,"message":%b,"chat_instance":"%d","data":%b}' % (
            self.id, next(_presses), self.user, self.chat.as_json(self.screen), self.id, json.dumps(data).encode(),
        )  # fmt: skip
        self.telegram.put(b"callback_query", press)


_presses = itertools.count(1)


class Accounts:
    """Accounts to report, no two alike; which ones follows from the seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._told: set[str] = set()

    def another(self) -> str:
        """One that was not told before."""
        while (name := self._name()) in self._told:
            pass
        self._told.add(name)
        return name

    def _name(self) -> str:
        first, second = self._dice.sample(_SYLLABLES, 2)
        return f"{first}_{second}{self._dice.randrange(10_000, 1_000_000)}"
