"""Whoever may not act gets one message for a command of staff, which tells nothing, and changes nothing."""

from typing import Any

import pytest

from reportbot.conversation.inputs import Answered, Message
from reportbot.conversation.says import Call, Content, Documents, Notice, Screen, Work
from reportbot.domain.records import Place, Session
from tests.conversation.harness import NOON
from tests.conversation.staff_world import (
    ADMIN,
    CITIZEN,
    FORMER,
    GONE,
    MODERATOR,
    NEWCOMER,
    OTHER,
    PRIVATE,
    REFRESHED,
    SUPERVISOR,
    TEAM,
    Scene,
    chat_of,
    scene,
    sender,
)

__all__ = ["scene"]

OF_ADMINS = ("/statistik", "/ekspor", "/ekspor kasus", "/audit", "/cadangan", "/pengaturan", "/platform", "/cari akun1")
OF_SUPERVISORS = (
    *("/permintaan", "/permintaan 5", "/rujukan", "/sanggahan", "/buka_identitas RB-0007-AAAA"),
    *("/blokir", "/blokir daftar", "/blokir RB-0001-AAAA", "/blokir kasus 4 pelapor 1"),
)
OF_BOTH = ("/impor", "/impor polisi", "/kasus_baru", "/kasus_baru polisi")
TELLS = ("rahasia", "Polda", "akun1", "RB-0", "RB-O", "Orang ", "MiChat (", "1/2021", "Permintaan ")


def message(person: int, chat: str, text: str) -> Message:
    return Message(chat=chat_of(person, chat), sender=sender(person), message_id=900, date=NOON, text=text)


def words(scene: Scene, content: Content) -> str:
    texts = scene.around.texts
    return "\n".join(
        [
            *(texts.plain(line, "id") for line in content.lines),
            *(texts.plain(b.label, "id") for row in content.rows for b in row),
        ]
    )


async def told(scene: Scene, person: int, text: str, chat: str = PRIVATE) -> tuple[list[str], list[Any]]:
    """What is said to this person, and everything else that happens."""
    played = await scene.play(message(person, chat, text))
    said = [words(scene, say.content) for say in played.batch.says if isinstance(say, Screen | Notice)]
    rest: list[Any] = [kind.__name__ for kind, _ in played.batch.writes if kind not in (*REFRESHED, Session, Place)]
    rest += [say for say in played.batch.says if isinstance(say, Work | Documents)]
    return said, rest


@pytest.mark.parametrize("person", [CITIZEN, NEWCOMER, FORMER, MODERATOR])
async def test_a_command_of_staff_tells_nobody_else_anything(scene: Scene, person: int) -> None:
    for text in (*OF_ADMINS, *OF_SUPERVISORS, *OF_BOTH):
        said, rest = await told(scene, person, text)
        assert (len(said), rest) == (1, []), text
        assert not [part for part in TELLS if part in said[0]], (text, said)


async def test_a_command_of_admins_is_no_supervisors(scene: Scene) -> None:
    for text in OF_ADMINS:
        said, rest = await told(scene, SUPERVISOR, text)
        assert (len(said), rest) == (1, []), text
        assert not [part for part in TELLS if part in said[0]], (text, said)


async def test_to_who_stood_as_supervisor_a_minute_ago_no_command_tells_anything_before_telegram_is_asked(
    scene: Scene,
) -> None:
    for text in (*OF_SUPERVISORS, *OF_BOTH):
        said, rest = await told(scene, GONE, text)
        assert rest == [], text
        assert not [part for part in TELLS if part in "\n".join(said)], (text, said)


async def test_who_left_the_group_reads_nothing_by_a_command_once_telegram_has_said_so(scene: Scene) -> None:
    for text in OF_SUPERVISORS:
        asked = (await scene.play(message(GONE, PRIVATE, text))).batch.says
        (call,) = [say for say in asked if isinstance(say, Call)]
        for status, told_more in (("left", False), ("administrator", True)):
            result = {"status": status, "user": {"first_name": "x"}}
            heard = await scene.play(Answered(kind=call.then, outcome="done", result=result, about=call.about))
            said = "\n".join(words(scene, say.content) for say in heard.batch.says if isinstance(say, Screen | Notice))
            assert said, text
            assert told_more or not [part for part in TELLS if part in said], (text, said)


@pytest.mark.parametrize("chat", [TEAM, OTHER])
async def test_in_a_group_no_command_of_staff_shows_or_changes_anything(scene: Scene, chat: str) -> None:
    for person in (CITIZEN, SUPERVISOR, ADMIN):
        for text in (*OF_ADMINS, *OF_SUPERVISORS, *OF_BOTH):
            said, rest = await told(scene, person, text, chat)
            assert rest == [], text
            assert not [part for part in TELLS if part in "\n".join(said)], (text, said)
