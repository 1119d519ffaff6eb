"""How far a long work is, as one message to who began it that is edited in place."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Content, Notice, Text

PROGRESS: Final = "work-progress"
"""Answered kind; about: person, work (its number), kind; result: done, total."""


def show_progress(desk: Desk, item: Answered) -> None:
    """Say how much is done; the words are `progress-<kind>` with $done and $total."""
    args = {"done": int(item.result["done"]), "total": int(item.result["total"])}
    words = Content((Text(f"progress-{item.about['kind']}", args),))
    desk.say(Notice(int(item.about["person"]), words, place=f"work:{item.about['work']}"))
