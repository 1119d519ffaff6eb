"""How much waits at Telegram: admins hear of a backlog before its queue overflows, and when it has gone."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Due
from reportbot.conversation.says import Call, Content, NoticeToAdmins, Text

DUE: Final = "backlog-check"
SEEN: Final = "backlog-seen"

EVERY: Final = timedelta(minutes=1)

LEVELS: Final = (1_000, 10_000)
"""Waiting updates at which admins are told; Telegram keeps 100,000 and drops what comes after them."""


def arm(desk: Desk) -> None:
    """Look in a minute: what came while the bot was away is mostly taken in by then."""
    desk.remind(DUE, 0, desk.now + EVERY)


def look(desk: Desk, due: Due) -> None:
    """Ask Telegram, and look again in a minute, also where no answer comes; `told` is the level admins know of."""
    told = int(due.data.get("told", 0))
    desk.remind(DUE, 0, desk.now + EVERY, told=told)
    desk.say(Call("getWebhookInfo", {}, then=SEEN, about={"told": told}))


def seen(desk: Desk, answered: Answered) -> None:
    """Tell the admins when a level is passed upwards, and when nothing of note waits any more."""
    result, told = answered.result, int(answered.about["told"])
    waiting = result.get("pending_update_count") if isinstance(result, Mapping) else None
    if answered.outcome != "done" or type(waiting) is not int:
        return
    level = sum(waiting >= each for each in LEVELS)
    if level > told:
        key = "backlog-large" if level == len(LEVELS) else "backlog"
        desk.say(NoticeToAdmins(Content((Text(key, {"waiting": waiting}),))))
    elif told and not level:
        desk.say(NoticeToAdmins(Content((Text("backlog-over"),))))
    if level > told or not level:
        desk.remind(DUE, 0, desk.now + EVERY, told=level)
