"""/cadangan: a sealed backup is asked for, and what became of it is told."""

from typing import Final

from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Message
from reportbot.conversation.review.acting import Args
from reportbot.conversation.says import Content, Notice, Text, Work

KIND: Final = "backup"
MADE: Final = "backup-made"
KEYLESS: Final = {"lacks": "recovery-key"}
"""What the work answers where it made none because there is no recovery key yet."""


def command(desk: Desk, item: Message, _argument: str) -> Content:
    """Begin, or wait until one that others asked for is made; each who asked is answered, so `once` names him."""
    about = {"person": item.person}
    desk.say(Work(KIND, {}, MADE, about, once=f"{KIND}:{item.person}", person=item.person))
    return Content((Text("backup-begun"),))


def made(desk: Desk, item: Answered) -> None:
    """What is in the file, and what must be kept elsewhere; or why there is none."""
    person = int(item.about["person"])
    result = item.result
    if item.outcome != "done" or result == KEYLESS:
        words = Text("backup-no-key" if result == KEYLESS else "backup-failed")
        desk.say(Notice(person, Content((words,))))
        return
    recorded(desk, KIND, person, size=result["size"], files=result["files"])
    args: Args = {
        "name": str(result["name"]),
        "kilobytes": -(-int(result["size"]) // 1000),
        "files": int(result["files"]),
    }
    contents = Text("backup-contents", args)
    desk.say(Notice(person, Content((Text("backup-done", args), contents, Text("backup-keep-keys")))))
