"""What the bot's own watches found and admins must hear in private, with what to do."""

from collections.abc import Mapping
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Content, NoticeToAdmins, Text

KIND: Final = "alarm"

WEBHOOK: Final = "webhook"
CONFLICT: Final = "conflict"
DISK: Final = "disk"

_SAID: Final[Mapping[str, tuple[str, ...]]] = {
    WEBHOOK: ("alarm-webhook", "alarm-token"),
    CONFLICT: ("alarm-conflict", "alarm-token"),
    DISK: ("alarm-disk",),
}
"""The words of each alarm, by its name; each gets the arguments of the alarm."""


def alarm(name: str, **args: str | int) -> Answered:
    """The input that an alarm is."""
    return Answered(kind=KIND, outcome="done", about={"alarm": name, "args": args})


def tell(desk: Desk, item: Answered) -> None:
    """Every admin of the settings reads it."""
    desk.say(NoticeToAdmins(Content(tuple(Text(key, item.about["args"]) for key in _SAID[item.about["alarm"]]))))
