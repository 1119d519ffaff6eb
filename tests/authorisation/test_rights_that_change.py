"""Rights that change while a press waits: what holds is what Telegram says of the group connected now; in doubt, no."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import Payload, encode
from reportbot.conversation.inputs import Answered, Chat, MemberChange, Message, Press
from reportbot.conversation.requests import presses as q
from reportbot.conversation.review import presses as m
from reportbot.conversation.says import Call, Card, Content, GroupPost, Menu, Notice, Screen, Toast
from reportbot.domain.records import Case, Group, Member, Person, Place, Session
from reportbot.storage.ready_group import forget_members
from reportbot.storage.save import save
from reportbot.storage.standing import take_up_group
from reportbot.storage.store import Store
from tests.authorisation import cast, world
from tests.conversation import staff_world as w
from tests.conversation.harness import NOON
from tests.conversation.staff_world import Played, Scene, sender

CASE = 1
TAKE, SEIZE = m.Take(CASE, 3), m.Seize(CASE, 3)
NEW_GROUP = -1002222222
UNSURE = "Hak Anda belum dapat dipastikan, silakan coba lagi."
SUPERVISORS_ONLY = "Hanya pengawas yang dapat melakukan ini."


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    store = await Store.open(None, tmp_path / "data")
    await world.fill(store)
    yield Scene(store, world.surroundings(store.seal))
    await store.close()


def press(person: int, payload: Payload, number: str = "1") -> Press:
    private = isinstance(payload, q.ShowRequests | q.Do)
    chat = Chat(7000 + person, "private") if private else Chat(w.GROUP, "supergroup")
    return Press(id=number, chat=chat, sender=sender(person), message_id=1000 + CASE, data=encode(payload))


async def stand(scene: Scene, person: int, seconds: float, status: str = "administrator", **more: Any) -> None:
    """What is stored of somebody, and how long ago Telegram said so."""
    at = NOON - timedelta(seconds=seconds)
    member = Member(person=person, status=status, name="Orang", approved=True, checked_at=at)
    await scene.store.write(lambda conn: save(conn, scene.store.seal, [replace(member, **more)]))


def waits(played: Played) -> Call:
    """The question to Telegram; nothing else has happened."""
    (call,) = [say for say in played.batch.says if isinstance(say, Call) and say.method == "getChatMember"]
    assert played.answers == []
    assert not [kind for kind, _ in played.batch.writes if kind not in {Member, Person, Session, Place}]
    return call


def told(call: Call, status: Any, outcome: str = "done", original: Press | None = None) -> Answered:
    result = {"status": status, "user": {"first_name": "Orang"}} if isinstance(status, str) else status
    original = original or call.waiting_press
    return Answered(kind=call.then, outcome=outcome, result=result, about=call.about, original=original)


def cases_in(played: Played) -> list[Any]:
    return [key for kind, key in played.batch.writes if kind is Case]


def said(played: Played) -> str:
    (answer,) = played.answers
    return str(answer.params.get("text", ""))


# A standing is believed for a minute.


@pytest.mark.parametrize(("seconds", "believed"), [(0, True), (59, True), (60, True), (60.1, False), (61, False)])
async def test_a_supervisor_demoted_unseen_loses_what_he_may_once_a_minute_is_over(
    scene: Scene, seconds: float, believed: bool
) -> None:
    await stand(scene, w.SUPERVISOR, seconds)
    item = press(w.SUPERVISOR, SEIZE)
    first = await scene.play(item)
    if believed:
        assert cases_in(first) == [CASE]
        return
    heard = await scene.play(told(waits(first), "member", original=item))
    assert cases_in(heard) == []
    assert said(heard) == SUPERVISORS_ONLY


@pytest.mark.parametrize("seconds", [0, 59, 61])
async def test_a_supervisor_who_was_seen_demoted_may_nothing_of_it_at_once(scene: Scene, seconds: float) -> None:
    await stand(scene, w.SUPERVISOR, seconds)
    change = MemberChange(
        chat=Chat(w.GROUP, "supergroup"),
        sender=sender(w.SUPERVISOR),
        by=sender(w.DECIDED),
        about_bot=False,
        before="administrator",
        after="member",
        date=NOON,
    )
    played = await scene.play(change, press(w.SUPERVISOR, SEIZE))
    assert cases_in(played) == []
    assert said(played) == SUPERVISORS_ONLY


NONSENSE: list[Any] = [
    (None, "unknown"),
    (None, "refused"),
    (None, "gone"),
    (None, "done"),
    ([], "done"),
    ("creator?", "done"),
    (7, "done"),
    ({}, "done"),
    ({"status": "emperor"}, "done"),
    ({"status": None}, "done"),
    ({"status": ["administrator"]}, "done"),
    ({"status": "ADMINISTRATOR"}, "done"),
    ({"status": "restricted", "is_member": False}, "done"),
    ({"status": "administrator", "is_anonymous": True}, "done"),
]


@pytest.mark.parametrize(("result", "outcome"), NONSENSE, ids=str)
@pytest.mark.parametrize("payload", [SEIZE, q.ShowRequests()], ids=["seize", "requests"])
async def test_an_answer_that_does_not_say_that_he_may_says_no(
    scene: Scene, payload: Payload, result: Any, outcome: str
) -> None:
    await stand(scene, w.SUPERVISOR, 61)
    item = press(w.SUPERVISOR, payload)
    call = waits(await scene.play(item))
    answer = Answered(kind=call.then, outcome=outcome, result=result, about=call.about, original=item)
    heard = await scene.play(answer)
    assert [kind for kind, _ in heard.batch.writes if kind not in {Member, Person, Place}] == []
    assert said(heard)
    assert {say for say in heard.batch.says if not isinstance(say, Toast)} <= {Menu(person=w.SUPERVISOR, staff=())}


async def test_a_press_that_waited_while_the_case_was_taken_changes_nothing_and_hears_by_whom(scene: Scene) -> None:
    await stand(scene, w.SUPERVISOR, 61)
    item = press(w.SUPERVISOR, TAKE)
    call = waits(await scene.play(item))
    heard = await scene.play(press(w.MODERATOR, TAKE, "2"), told(call, "administrator", original=item))
    texts = [str(answer.params["text"]) for answer in heard.answers]
    assert texts[0].startswith("Kasus ini Anda pegang")
    assert texts[1].startswith("Sedang dipegang moderator sampai")
    assert heard.batch.facts.get(Case, CASE).holder == w.MODERATOR  # type: ignore[union-attr] # it is there


async def test_a_press_that_waited_while_its_maker_was_removed_is_refused_whatever_came_first(scene: Scene) -> None:
    await stand(scene, w.MODERATOR, 61, "member")
    item = press(w.MODERATOR, TAKE)
    call = waits(await scene.play(item))
    heard = await scene.play(told(call, "kicked", original=item))
    assert cases_in(heard) == []
    assert said(heard) == "Hanya anggota grup tim yang dapat melakukan ini."


async def _connected_anew(scene: Scene) -> Answered:
    """What getChatAdministrators answers of the group that an admin connects now."""
    await scene.store.write(lambda conn: save(conn, scene.store.seal, [Group(chat_id=w.GROUP, state="ready")]))
    bot = {"status": "administrator", "user": {"id": 1, "is_bot": True, "username": "bot"}}
    sari = {"status": "creator", "user": {"id": 7000 + w.DECIDED, "is_bot": False, "first_name": "Sari"}}
    about = {"chat": NEW_GROUP, "why": "connect", "title": "Tim baru"}
    return Answered(kind="group-administrators", outcome="done", result=[bot, sari], about=about)


@pytest.mark.parametrize("payload", [q.ShowRequests(), q.Do(1, 3, q.Act.CANCEL_YES)], ids=["list", "cancel"])
async def test_supervisors_of_the_group_before_are_none_in_the_one_connected_now(
    scene: Scene, payload: Payload
) -> None:
    await stand(scene, w.SUPERVISOR, 1)
    played = await scene.play(await _connected_anew(scene), press(w.SUPERVISOR, payload))
    calls = [say for say in played.batch.says if isinstance(say, Call) and say.method == "getChatMember"]
    assert [call.params["chat_id"] for call in calls] == [NEW_GROUP]
    assert played.answers == []
    standing = played.batch.facts.get(Member, w.SUPERVISOR)
    assert standing is not None
    assert not standing.supervises
    chief = played.batch.facts.get(Member, w.DECIDED)
    assert chief is not None
    assert chief.supervises


async def test_what_telegram_says_of_the_group_before_gives_no_right_in_the_one_connected_now(scene: Scene) -> None:
    await stand(scene, w.SUPERVISOR, 61)
    item = press(w.SUPERVISOR, q.ShowRequests())
    call = waits(await scene.play(item))
    heard = await scene.play(await _connected_anew(scene), told(call, "administrator", original=item))
    assert said(heard) == UNSURE
    assert not [say for say in heard.batch.says if isinstance(say, Screen)]


async def test_a_command_that_waited_for_the_group_before_tells_nothing(scene: Scene) -> None:
    await stand(scene, w.SUPERVISOR, 61)
    for text in ("/permintaan", "/rujukan", "/sanggahan", "/blokir daftar"):
        chat = Chat(7000 + w.SUPERVISOR, "private")
        item = Message(chat=chat, sender=sender(w.SUPERVISOR), message_id=900, date=NOON, text=text)
        call = waits(await scene.play(item))
        heard = await scene.play(await _connected_anew(scene), told(call, "administrator"))
        told_him = [say for say in heard.batch.says if isinstance(say, Notice | Screen) and say.person == w.SUPERVISOR]
        assert [line.key for say in told_him for line in say.content.lines] == ["refused-unsure"], text


async def test_a_group_that_the_settings_name_anew_begins_without_members(scene: Scene) -> None:
    store = scene.store
    await stand(scene, w.SUPERVISOR, 1)
    await store.write(lambda conn: take_up_group(conn, store.seal, NEW_GROUP))
    await store.write(lambda conn: save(conn, store.seal, [Group(chat_id=NEW_GROUP, state="ready")]))
    call = waits(await scene.play(press(w.SUPERVISOR, q.ShowRequests())))
    assert call.params["chat_id"] == NEW_GROUP


async def test_who_was_approved_nowhere_else_waits_for_nobody_in_a_new_group(scene: Scene) -> None:
    """He was there when it was connected, so he is a moderator, as everybody is who was."""
    await scene.store.write(forget_members)
    again = Group(chat_id=w.GROUP, state="ready", connected_at=NOON)
    await scene.store.write(lambda conn: save(conn, scene.store.seal, [again]))
    item = press(w.NEWCOMER, TAKE)
    heard = await scene.play(told(waits(await scene.play(item)), "member", original=item))
    assert said(heard).startswith("Kasus ini Anda pegang")


# Who comes back.


@pytest.mark.parametrize(("status", "may"), [("member", False), ("restricted", False), ("administrator", True)])
async def test_who_left_and_is_in_again_though_nobody_saw_him_join_waits_for_approval(
    scene: Scene, status: str, may: bool
) -> None:
    await stand(scene, w.FORMER, 61, "left")
    item = press(w.FORMER, TAKE)
    heard = await scene.play(told(waits(await scene.play(item)), status, original=item))
    assert (cases_in(heard) == [CASE]) == may
    asked = [say.content.rows[0][0].press for say in heard.batch.says if isinstance(say, GroupPost)]
    assert asked == ([] if may else [m.Approve(w.FORMER)])


@pytest.mark.parametrize("person", [w.FORMER, cast.KICKED, w.NEWCOMER])
async def test_what_somebody_writes_who_is_out_or_not_approved_is_no_note(scene: Scene, person: int) -> None:
    reply = Message(
        chat=Chat(w.GROUP, "supergroup"),
        sender=sender(person),
        message_id=77,
        date=NOON,
        text="catatan",
        reply_to=1000 + CASE,
        reply_to_bot=True,
    )
    played = await scene.play(reply)
    assert [kind for kind, _ in played.batch.writes if kind not in {Member, Person, Place}] == []
    (post,) = [say for say in played.batch.says if not isinstance(say, Card)]
    assert isinstance(post, GroupPost)
    assert post.content.lines[0].key.startswith("refused-")


# Admins are those of the settings.


@pytest.mark.parametrize("text", ["/statistik", "/ekspor", "/cadangan", "/pengaturan", "/audit", "/cari akun1"])
async def test_an_admin_who_was_taken_out_of_the_settings_is_none_after_the_restart(scene: Scene, text: str) -> None:
    later = Scene(scene.store, world.surroundings(scene.store.seal, admins=(cast.ADMIN_SUPERVISOR,)))
    chat = Chat(7000 + w.ADMIN, "private")
    item = Message(chat=chat, sender=sender(w.ADMIN), message_id=900, date=NOON, text=text)
    for stage, may in ((scene, True), (later, False)):
        keys = {line.key for say in (await stage.play(item)).batch.says for line in _lines(say)}
        assert ("command-unknown" in keys) != may, keys


async def test_what_a_former_admin_was_asked_for_before_the_restart_is_not_written(scene: Scene) -> None:
    later = Scene(scene.store, world.surroundings(scene.store.seal, admins=(cast.ADMIN_SUPERVISOR,)))
    session = Session(person=w.ADMIN, flow="admin", step="setting:signatory", updated_at=NOON)
    await scene.store.write(lambda conn: save(conn, scene.store.seal, [session]))
    chat = Chat(7000 + w.ADMIN, "private")
    item = Message(chat=chat, sender=sender(w.ADMIN), message_id=900, date=NOON, text="Orang lain")
    for stage, may in ((scene, True), (later, False)):
        kinds = {kind.__name__ for kind, _ in (await stage.play(item)).batch.writes}
        assert ("OperatorSetting" in kinds) == may


def _lines(say: Any) -> Any:
    content = getattr(say, "content", None)
    return content.lines if isinstance(content, Content) else ()


@pytest.mark.parametrize("payload", [m.Pause(resting=True), m.Item(CASE, 3, 0, shown=False), m.AskChild(CASE, 3)])
async def test_a_button_of_the_private_chat_does_nothing_in_the_group(scene: Scene, payload: Payload) -> None:
    played = await scene.play(press(w.SUPERVISOR, payload))
    assert played.batch.writes == {}
    assert said(played) == "Tombol ini tidak berlaku lagi. Silakan pakai kartu terbaru."
