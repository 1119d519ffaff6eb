"""Whether the bot hears Telegram: it may poll well and hear nothing while updates wait, or not poll at all."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Final

import structlog
from msgspec import Struct

from reportbot.conversation.says import Content, NoticeToAdmins, Say, Text
from reportbot.health.vitals import Vitals

log = structlog.get_logger("reportbot.health")

LOOK_SECONDS = 60.0
SILENT_SECONDS = 300.0
"""After so long without an update Telegram is asked how many wait."""

DOUBTS: Final = 2
"""Looks in a row that find updates waiting: one alone may just have come."""

Pending = Callable[[], Awaitable[int | None]]
"""How many updates wait at Telegram; None where it does not answer."""

Tell = Callable[[Sequence[Say]], Awaitable[None]]


class Hearing(Struct):
    """Judges one look after another; times are monotonic seconds, `silent` is how long."""

    silent_seconds: float
    deaf: bool = False
    doubts: int = 0

    def is_to_ask(self, unheard: float, unpolled: float) -> bool:
        """Whether there is a reason to ask Telegram: seconds since the last update and since the last good poll."""
        if self.deaf or max(unheard, unpolled) >= self.silent_seconds:
            return True
        self.doubts = 0
        return False

    def judge(self, unheard: float, unpolled: float, pending: int | None) -> bool | None:
        """True: deaf from now on; False: it hears again; None: as before. Without an answer nobody can know."""
        if pending is None:
            return None
        waiting = unheard >= self.silent_seconds and pending > 0
        self.doubts = self.doubts + 1 if waiting else 0
        deaf = unpolled >= self.silent_seconds or self.doubts >= DOUBTS or (self.deaf and waiting)
        changed, self.deaf = deaf != self.deaf, deaf
        return deaf if changed else None


async def listen(vitals: Vitals, pending: Pending, tell: Tell) -> None:
    """Look once a minute until cancelled; admins hear once that the bot is deaf, and once that it no longer is."""
    hearing = Hearing(SILENT_SECONDS)
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now = vitals.clock.monotonic()
        # While the database refuses, nothing is polled and nobody can be told: that trouble has its own words.
        if vitals.refused_at is not None and now - vitals.refused_at < LOOK_SECONDS:
            continue
        unheard = now - max(vitals.update_at or 0.0, vitals.began_at)
        unpolled = now - max(vitals.contact() or 0.0, vitals.began_at) if vitals.polls() else 0.0
        if hearing.is_to_ask(unheard, unpolled):
            waiting = await pending()
            changed = hearing.judge(unheard, unpolled, waiting)
            vitals.deaf = hearing.deaf
            if changed is not None:
                await _say(vitals, changed, max(unheard, unpolled), waiting or 0, tell)


async def _say(vitals: Vitals, deaf: bool, seconds: float, pending: int, tell: Tell) -> None:
    log.log(40 if deaf else 20, "deaf" if deaf else "hears_again", for_seconds=round(seconds), pending=pending)
    since = vitals.clock.now() - timedelta(seconds=seconds)
    words = Text("deaf", {"at": since, "pending": pending}) if deaf else Text("deaf-over")
    await tell([NoticeToAdmins(Content((words,)))])
