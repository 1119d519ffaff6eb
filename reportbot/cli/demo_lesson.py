"""The lesson of the demo: what a new moderator is to try, and the words of the bot that show it was done."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from reportbot.conversation.says import Text
from reportbot.texts import FIRST_LANGUAGE, Texts

Json = dict[str, Any]
ANYTHING = "*"
WHEN = datetime(2021, 3, 21, 4, 11, tzinfo=UTC)
GAPS = dict.fromkeys(("case", "number", "words", "count", "ticket"), ANYTHING) | {"until": WHEN}
CLOCK = "11.11"
"""WHEN as the bot writes it; a sign has a gap there."""

LABELS: Mapping[str, str] = {
    "take": "button-take", "evidence": "button-evidence", "enough": "button-enough", "dismiss": "button-dismiss",
    "undo": "button-undo", "child": "button-child", "mark": "button-mark-child", "duplicate": "button-duplicate",
    "ask": "button-ask", "question": "button-send-question", "answer": "tap-answer", "agree": "button-agree",
    "disagree": "button-disagree", "next": "button-next", "objection": "tap-objection-open",
}  # fmt: skip
"""The buttons that hints name, by the variable of the hint."""


class Task(Struct, frozen=True):
    """`said`: what an event says that ends the task, one of several; `place`: the device where it is done."""

    name: str
    event: str
    said: tuple[tuple[Text, ...], ...]
    place: str = "team"


def _answer(name: str, *keys: str, place: str = "team") -> Task:
    return Task(name, "answer", tuple((Text(key, GAPS),) for key in keys), place)


URGENT = (
    Text("card-head-urgent", {"case": ANYTHING, "state": Text("state-in_review")}),
    Text("card-suspicion", {"category": Text("category-trafficking-inline")}),
)
TASKS = (
    _answer("take", "taken", "next-taken"),
    Task("evidence", "message", ((Text("evidence-caption", GAPS),),)),
    _answer("enough", "decided-enough"),
    _answer("undo", "undone"),
    _answer("dismiss", "decided-dismiss"),
    Task("urgent", "edit", (URGENT,)),
    _answer("child", "child-marked"),
    _answer("duplicate", "decided-duplicate"),
    _answer("ask", "question-sent"),
    Task("news", "message", ((Text("news-head", GAPS),),), "citizen"),
    Task("answered", "edit", ((Text("card-answer", GAPS),), (Text("card-answered"),)), "citizen"),
    Task("note", "edit", ((Text("card-notes", GAPS),),)),
    _answer("second", "agreed", "disagreed"),
    _answer("next", "next-taken"),
    _answer("objection", "objection-ruled", place="side"),
)


def lesson(texts: Texts) -> Json:
    """The lesson as the sandbox takes it, in every language; the team's words are Indonesian in all of them."""
    return {
        "title": _spoken(texts, Text("lesson-title")),
        "intro": _spoken(texts, Text("lesson-intro")),
        "tasks": [_task(texts, task) for task in TASKS],
    }


def _task(texts: Texts, task: Task) -> Json:
    labels = {name: texts.plain(Text(key), FIRST_LANGUAGE) for name, key in LABELS.items()}
    return {
        "key": task.name,
        "place": task.place,
        "title": _spoken(texts, Text(f"task-{task.name}")),
        "hint": _spoken(texts, Text(f"hint-{task.name}", labels)),
        "signs": [{"event": task.event, "text": _sign(texts, task.event, said)} for said in task.said],
    }


def _sign(texts: Texts, event: str, said: tuple[Text, ...]) -> str:
    """The texts with gaps: an answer is nothing else, in a message they stand somewhere."""
    words = ANYTHING.join(texts.plain(each, FIRST_LANGUAGE).replace(CLOCK, ANYTHING) for each in said)
    return words if event == "answer" else f"{ANYTHING}{words}{ANYTHING}"


def _spoken(texts: Texts, text: Text) -> dict[str, str]:
    return {language: texts.plain(text, language) for language in texts.languages}
