"""Who may act: the standing of members as Telegram says it, and who joined after the group was connected."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reportbot.conversation import menus
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, MemberChange, Message, Press
from reportbot.conversation.review.acting import Act, Answer, no, yes
from reportbot.conversation.review.presses import Approve
from reportbot.conversation.says import Button, Call, Content, GroupPost, Text, Toast
from reportbot.domain.records import Member

LONGEST_NAME = 64

DEMOTED = "not-administrator"
"""Why a group is not, or not wholly, fit: the bot is no administrator there."""


def standing(desk: Desk, press: Press) -> Member | Answer | None:
    """The member who may act now, or the sentence that says no; None while Telegram is being asked."""
    if press.anonymous:
        return no("refused-anonymous")
    if press.sender.is_bot:
        return no("refused-bot")
    member = desk.member(press.person)
    if member is None or not is_fresh(desk, member.checked_at):
        ask(desk, press)
        return None
    return judged(member)


def is_fresh(desk: Desk, checked: datetime) -> bool:
    """True while what Telegram said is still believed; a time to come is no answer."""
    age = (desk.now - checked).total_seconds()
    return 0 <= age <= desk.rules.membership_age.total_seconds()


def judged(member: Member) -> Member | Answer:
    """A member may act while in the group and, having joined later, once approved."""
    if not member.in_group:
        return no("refused-outsider")
    if not (member.approved or member.is_administrator):
        return no("refused-unapproved")
    return member


def ask(desk: Desk, press: Press) -> None:
    """Let the press wait until Telegram says how its maker stands."""
    group = desk.group().chat_id
    params = {"chat_id": group, "user_id": f"$user:{press.person}"}
    desk.say(Call("getChatMember", params, then="member-checked", about={"group": group}, waiting_press=press))


def checked(desk: Desk, answered: Answered) -> Member | Answer:
    """The standing that Telegram answered."""
    press = answered.original
    if press is not None and answered.outcome == "refused" and desk.group().reason == DEMOTED:
        return _stored(desk, press.person)
    return no("refused-unsure") if press is None else _told(desk, answered, press.person, press.sender.full_name)


def ask_who_writes(desk: Desk, person: int, then: str, **about: Any) -> None:
    """Have Telegram say how somebody stands who wrote a command; it is answered when `then` comes."""
    group = desk.group().chat_id
    params = {"chat_id": group, "user_id": f"$user:{person}"}
    desk.say(Call("getChatMember", params, then=then, about={"person": person, "group": group, **about}))


def who_wrote(desk: Desk, answered: Answered) -> Member | Answer:
    """The standing that Telegram told."""
    return _told(desk, answered, int(answered.about["person"]))


def _told(desk: Desk, answered: Answered, person: int, name: str = "") -> Member | Answer:
    """What Telegram said, or that it is not known; of another group than the one connected now it says nothing."""
    result, group = answered.result, desk.group().chat_id
    if answered.outcome != "done" or not isinstance(result, Mapping) or answered.about.get("group", group) != group:
        return no("refused-unsure")
    if is_doubtful(desk, person):
        return no("refused-unsure")
    if result.get("is_anonymous"):
        return no("refused-anonymous")
    return judged(seen(desk, person, status_of(result), name_in(result) or name))


def _stored(desk: Desk, person: int) -> Member | Answer:
    """To a bot that is no administrator Telegram need not say how people stand: what is written down holds."""
    member = desk.member(person)
    return judged(member) if member is not None else no("refused-unsure")


def is_doubtful(desk: Desk, person: int) -> bool:
    """True for a stranger while the bot is no administrator: it was not told who joined, so nobody could approve."""
    return desk.group().reason == DEMOTED and desk.member(person) is None


def seen(desk: Desk, person: int, status: str, name: str = "", *, joined: bool = False, certain: bool = True) -> Member:
    """Write down how somebody stands; who was there when the group was connected counts as approved.

    `joined`: was seen joining. `certain` False: at the next press Telegram is asked all the same.
    """
    known, name = desk.member(person), name[:LONGEST_NAME]
    at = desk.now if certain else desk.now - 2 * desk.rules.membership_age
    if known is None:
        member = Member(person=person, status=status, name=name, approved=True, checked_at=at)
        desk.put(member)
    else:
        member = desk.change(known, status=status, name=name or known.name, checked_at=at)
    if member.supervises != (known is not None and known.supervises):
        menus.renew(desk, member)
    return _newcomer(desk, member) if joined or _came_back(desk, known, member) else member


def _came_back(desk: Desk, known: Member | None, member: Member) -> bool:
    """True for who was out of this group once and is in it now, though nobody saw him join."""
    since = desk.group().connected_at
    was_out = known is not None and not known.in_group and since is not None and known.checked_at >= since
    return was_out and member.in_group


def _newcomer(desk: Desk, member: Member) -> Member:
    """Who joined after the group was connected waits for a supervisor's word."""
    member = desk.change(member, approved=member.is_administrator)
    if not member.approved and desk.group().state == "ready":
        row = (Button(Text("button-approve"), Approve(member.person)),)
        desk.say(GroupPost(Content((Text("joined", {"name": member.name or Text("somebody")}),), (row,))))
    return member


def forget(desk: Desk) -> None:
    """Of another group nothing is known yet; who stands in it is seen, or asked when he acts."""
    for member in desk.many(Member, "group", True):
        left = desk.change(member, status="left", approved=True, checked_at=desk.now - 2 * desk.rules.membership_age)
        if member.supervises:
            menus.renew(desk, left)


def wrote(desk: Desk, message: Message) -> None:
    """Whoever writes in the group is in it; what he may do is asked when he presses."""
    if desk.member(message.person) is None:
        seen(desk, message.person, "member", message.sender.full_name, certain=False)


def status_of(result: Mapping[str, Any]) -> str:
    """Telegram's status; a restricted person who has left is out."""
    status = str(result.get("status", "left"))
    return "left" if status == "restricted" and not result.get("is_member", True) else status


def name_in(result: Mapping[str, Any]) -> str:
    """The name in a ChatMember."""
    user = result.get("user") or {}
    return f"{user.get('first_name', '')} {user.get('last_name', '')}".strip()[:LONGEST_NAME]


def changed(desk: Desk, change: MemberChange) -> None:
    """Somebody came, went, rose or fell."""
    if change.sender.is_bot or not change.person:
        return
    inside = {"creator", "administrator", "member", "restricted"}
    joined = change.before not in inside and change.after in inside
    # An administrator may have become anonymous, which a change of standing does not say.
    certain = change.after not in {"creator", "administrator"}
    seen(desk, change.person, change.after, change.sender.full_name, joined=joined, certain=certain)


def approve(act: Act, press: Approve) -> Answer:
    """Jadikan moderator, by a supervisor."""
    if not act.member.is_administrator:
        return no("refused-supervisor")
    member = act.desk.member(press.person)
    if member is None or not member.in_group:
        return no("approve-gone")
    if member.approved:
        return no("approve-already")
    act.desk.change(member, approved=True)
    act.desk.say(GroupPost(Content((Text("approved", {"name": member.name}),))))
    params = {"chat_id": "$chat", "message_id": act.press.message_id, "reply_markup": {"inline_keyboard": []}}
    act.desk.say(Call("editMessageReplyMarkup", params, lane="group"))
    return yes("approve-done")


def toast(desk: Desk, press: Press, answer: Answer) -> None:
    """The one answer to a press."""
    desk.say(Toast(press.id, answer.text, answer.alert, answer.start))
