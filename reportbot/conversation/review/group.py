"""The life of the group: checked before anything is posted there, upgraded, lost, found again."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, GroupUpgraded, Input, MemberChange, Message, Press
from reportbot.conversation.needs import Cards, CaseFile, Members, Need, PlaceOf, Queue
from reportbot.conversation.review import members, queue
from reportbot.conversation.says import Call, Card, Content, GroupPost, Notice, NoticeToAdmins, Text
from reportbot.domain.records import EvidenceCopy, Group, Place

START, CONNECT, AGAIN = "start", "connect", "again"
"""Why a group is checked: the bot starts or looks again, an admin connects it, the bot came back."""


EVERY = timedelta(hours=1)
SOON = timedelta(minutes=1)


def needs(facts: Facts) -> set[Need]:
    """All open cards, for a group that gets them anew."""
    return {Queue(), Cards(), Members(), PlaceOf("digest"), *(CaseFile(number) for number in facts.shown)}


def check(desk: Desk, chat_id: int, why: str) -> None:
    """Ask Telegram what kind of chat this is."""
    desk.say(Call("getChat", {"chat_id": chat_id}, then="group-seen", about={"chat": chat_id, "why": why}))


def check_again(desk: Desk) -> None:
    """Look whether the connected group is still what it was."""
    chat_id = desk.group().chat_id
    if chat_id is not None:
        check(desk, chat_id, START)


def seen(desk: Desk, answered: Answered) -> None:
    """What getChat said: then the administrators are asked for, or the admins are told what is wrong."""
    about, result = answered.about, answered.result
    if answered.outcome == "unknown":
        desk.remind("group-check", 0, desk.now + SOON)
        return
    if answered.outcome != "done" or not isinstance(result, Mapping):
        _wrong(desk, about, "unreachable")
        return
    reason = problem_of(result)
    if reason:
        _wrong(desk, about, reason)
        return
    told = {**about, "title": str(result.get("title", ""))}
    desk.say(Call("getChatAdministrators", {"chat_id": about["chat"]}, then="group-administrators", about=told))


def noticed(desk: Desk, item: Input) -> None:
    """A message or a press shows that the group has become public: frozen at once, and looked at in a minute."""
    chat, group = item.chat if isinstance(item, Message | Press) else None, desk.group()
    if chat is not None and chat.username and chat.id == group.chat_id and group.state == "ready":
        _wrong(desk, {"chat": chat.id, "why": START}, "public")
        desk.remind("group-check", 0, desk.now + SOON)


def problem_of(chat: Mapping[str, Any]) -> str:
    """What makes a chat unfit, as getChat tells it; "" where nothing does."""
    if chat.get("type") != "supergroup":
        return "not-supergroup"
    if chat.get("username") or chat.get("active_usernames"):
        return "public"
    return "linked" if chat.get("linked_chat_id") else ""


def administrators(desk: Desk, answered: Answered) -> None:
    """What getChatAdministrators said: ready when the bot is among them."""
    result = answered.result
    if answered.outcome == "unknown":
        desk.remind("group-check", 0, desk.now + SOON)
    elif answered.outcome != "done" or not isinstance(result, list):
        _wrong(desk, answered.about, "unreachable")
    elif not any(_is_this_bot(desk, member.get("user") or {}) for member in result):
        _no_administrator(desk, answered.about)
    else:
        _ready(desk, answered.about, result)


def _is_this_bot(desk: Desk, user: Mapping[str, Any]) -> bool:
    name = desk.facts.bot_username
    return bool(user.get("is_bot")) and (not name or str(user.get("username", "")).lower() == name.lower())


def _ready(desk: Desk, about: Mapping[str, Any], administrators: list[Any]) -> None:
    old, chat_id = desk.group(), int(about["chat"])
    if old.chat_id not in {None, chat_id}:
        if about["why"] != CONNECT:
            return
        forget_cards(desk)
        members.forget(desk)
    since = old.connected_at if old.chat_id == chat_id and old.connected_at else desk.now
    group = Group(chat_id=chat_id, title=about["title"], state="ready", connected_at=since, checked_at=desk.now)
    desk.put(group)
    for result in administrators:
        person = int((result.get("user") or {}).get("person") or 0)
        if person and not result["user"].get("is_bot"):
            certain = not result.get("is_anonymous")
            members.seen(desk, person, members.status_of(result), members.name_in(result), certain=certain)
    queue.arm_daily(desk)
    desk.remind("group-check", 0, desk.now + EVERY)
    desk.remind("queue-fill", 0, desk.now)
    _say_ready(desk, about, old)


def _say_ready(desk: Desk, about: Mapping[str, Any], old: Group) -> None:
    if about["why"] == CONNECT:
        desk.say(GroupPost(Content((Text("group-connected"),))))
        desk.say(NoticeToAdmins(Content((Text("group-connected-admins", {"title": about["title"]}),))))
    elif old.state in {"removed", "wrong"} or old.reason:
        desk.say(NoticeToAdmins(Content((Text("group-back", {"title": about["title"]}),))))
        for number in desk.facts.shown:
            desk.say(Card(number))


def _wrong(desk: Desk, about: Mapping[str, Any], reason: str) -> None:
    group = desk.group()
    words = what_is_wrong(reason)
    if about["why"] == CONNECT and group.chat_id != about["chat"]:
        desk.say(NoticeToAdmins(words))
        return
    if group.state != "wrong" or group.reason != reason or about["why"] == CONNECT:
        desk.say(NoticeToAdmins(words))
    desk.put(replace(group, state="wrong", reason=reason, checked_at=desk.now))
    desk.remind("group-check", 0, desk.now + EVERY)


def what_is_wrong(reason: str) -> Content:
    """Why nothing is posted in the group, for the admins."""
    return Content((Text("group-wrong", {"reason": Text(f"group-{reason}")}),))


def remind(desk: Desk, person: int) -> None:
    """Tell an admin who starts the bot what is wrong with the group: before that the bot could not write to them."""
    group = desk.group()
    if group.state == "wrong" and desk.is_admin(person):
        desk.say(Notice(person, what_is_wrong(group.reason)))


def _no_administrator(desk: Desk, about: Mapping[str, Any]) -> None:
    """A group that was in use goes on with the roles that are stored; any other has to wait."""
    group = desk.group()
    if group.state != "ready" or group.chat_id != about["chat"]:
        _wrong(desk, about, members.DEMOTED)
        return
    if group.reason != members.DEMOTED or about["why"] == CONNECT:
        desk.say(NoticeToAdmins(Content((Text("group-demoted", {"title": group.title}),))))
    desk.put(replace(group, reason=members.DEMOTED, checked_at=desk.now))
    desk.remind("group-check", 0, desk.now + EVERY)


def forget_cards(desk: Desk) -> None:
    """The cards of a group that is left behind: open cases wait for new ones."""
    for number in desk.facts.shown:
        case = desk.case(number)
        if case is None:
            continue
        desk.change(case, shown=False)
        _forget(desk, f"card:{number}")
        for copy in desk.copies(number):
            if copy.lane == "group":
                desk.drop(EvidenceCopy, copy.copy)
    _forget(desk, "digest")


def _forget(desk: Desk, name: str) -> None:
    place = desk.place(name)
    if place is not None:
        desk.put(Place(place=name, lane=place.lane, generation=place.generation + 1))


def upgraded(desk: Desk, change: GroupUpgraded) -> None:
    """Take the new id over; old messages stay behind, so open cards are posted anew."""
    group = desk.group()
    if group.chat_id != change.old_chat_id:
        return
    forget_cards(desk)
    desk.change(group, chat_id=change.new_chat_id)
    desk.say(NoticeToAdmins(Content((Text("group-upgraded"),))))
    desk.remind("queue-fill", 0, desk.now)
    check(desk, change.new_chat_id, START)


def bot_changed(desk: Desk, change: MemberChange) -> None:
    """The bot was removed, demoted, or made administrator again."""
    group = desk.group()
    if change.after in {"left", "kicked"}:
        desk.put(replace(group, state="removed", reason=""))
        desk.say(NoticeToAdmins(Content((Text("group-removed", {"title": group.title or change.chat.title}),))))
    elif change.after == "administrator":
        check(desk, change.chat.id, AGAIN)
    elif group.state == "ready" or change.before in {"left", "kicked"}:
        _no_administrator(desk, {"why": START, "chat": change.chat.id})
