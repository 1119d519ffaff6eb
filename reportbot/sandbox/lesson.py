"""A lesson for people at the page: tasks, each done as soon as the journal shows what the task waits for."""

from __future__ import annotations

import re

from msgspec import Struct, field

from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.journal import Journal
from reportbot.sandbox.world import said

SIGNS = ("answer", "message", "edit")


class Sign(Struct, frozen=True):
    """An event of this kind whose text fits; `*` in the text stands for anything, in `chat_id` only if given."""

    event: str
    text: str
    chat_id: int | None = None

    def __post_init__(self) -> None:
        """Refuse a kind of event that shows nothing to people."""
        if self.event not in SIGNS:
            raise ControlError(f"a sign is one of {', '.join(SIGNS)}")

    def fits(self, event: Json) -> bool:
        """Whether this event is what is waited for."""
        if event["kind"] != self.event or self.chat_id not in {None, event.get("chat_id")}:
            return False
        shown = event if self.event == "answer" else event["message"]
        return re.fullmatch(".*".join(map(re.escape, self.text.split("*"))), said(shown), re.DOTALL) is not None


class Task(Struct):
    """Something to do; `shown` is what the page tells of it: title, hint, where, as whom."""

    key: str
    signs: tuple[Sign, ...]
    shown: Json
    done: bool = False


class Lesson(Struct):
    """The tasks, and how far the journal has been read; without tasks there is no lesson."""

    journal: Journal
    about: Json = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    read: int = 0

    def begin(self, given: Json) -> None:
        """Set the tasks: {title, intro, tasks: [{key, signs: [{event, text, chat_id?}], title, hint, …}]}.

        What happened before does not count.
        """
        self.tasks = [_task(item) for item in given.get("tasks") or []]
        self.about = {name: value for name, value in given.items() if name != "tasks"}
        self.read = self.journal.event("lesson")["seq"]

    def to_json(self) -> Json:
        """The lesson, with what has been done by now."""
        self._look()
        return self.about | {"tasks": [{"key": task.key, **task.shown, "done": task.done} for task in self.tasks]}

    def _look(self) -> None:
        for event in self.journal.since(self.read):
            self.read = event["seq"]
            for task in self.tasks:
                task.done = task.done or any(sign.fits(event) for sign in task.signs)


def _task(item: Json) -> Task:
    signs = tuple(Sign(str(sign["event"]), str(sign["text"]), sign.get("chat_id")) for sign in item["signs"])
    return Task(str(item["key"]), signs, {name: item[name] for name in item if name not in {"key", "signs", "done"}})
