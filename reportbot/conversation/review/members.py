"""Who may act: the standing of members as Telegram says it, and who joined after the group was connected."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
    params = {"chat_id": desk.group().chat_id, "user_id": f"$user:{press.person}"}
    desk.say(Call("getChatMember", params, then="member-checked", waiting_press=press))


def checked(desk: Desk, answered: Answered) -> Member | Answer:
    """The standing that Telegram answered."""
    press, result = answered.original, answered.result
    if press is not None and answered.outcome == "refused" and desk.group().reason == DEMOTED:
        return _stored(desk, press.person)
    if press is None or answered.outcome != "done" or not isinstance(result, Mapping):
        return no("refused-unsure")
    if is_doubtful(desk, press.person):
        return no("refused-unsure")
    if result.get("is_anonymous"):
        return no("refused-anonymous")
    member = seen(desk, press.person, status_of(result), name_in(result) or press.sender.full_name)
    return judged(member)


def ask_who_writes(desk: Desk, person: int, then: str, **about: Any) -> None:
    """Have Telegram say how somebody stands who wrote a command; it is answered when `then` comes."""
    params = {"chat_id": desk.group().chat_id, "user_id": f"$user:{person}"}
    desk.say(Call("getChatMember", params, then=then, about={"person": person, **about}))


def who_wrote(desk: Desk, answered: Answered) -> Member | Answer:
    """The standing that Telegram told."""
    result = answered.result
    if (
        answered.outcome != "done"
        or not isinstance(result, Mapping)
        or is_doubtful(desk, int(answered.about["person"]))
    ):
        return no("refused-unsure")
    if result.get("is_anonymous"):
        return no("refused-anonymous")
    return judged(seen(desk, int(answered.about["person"]), status_of(result), name_in(result)))


def _stored(desk: Desk, person: int) -> Member | Answer:
    """To a bot that is no administrator Telegram need not say how people stand: what is written down holds."""
    member = desk.member(person)
    return judged(member) if member is not None else no("refused-unsure")


def is_doubtful(desk: Desk, person: int) -> bool:
    """True for a stranger while the bot is no administrator: it was not told who joined, so nobody could approve."""
    return desk.group().reason == DEMOTED and desk.member(person) is None


def seen(
    desk: Desk, person: int, status: str, name: str = "", *, approved: bool = True, certain: bool = True
) -> Member:
    """Write down how somebody stands; who was never seen joining after the connection counts as approved.

    `certain` False: at the next press Telegram is asked all the same.
    """
    member, name = desk.member(person), name[:LONGEST_NAME]
    at = desk.now if certain else desk.now - 2 * desk.rules.membership_age
    if member is None:
        member = Member(person=person, status=status, name=name, approved=approved, checked_at=at)
        desk.put(member)
        return member
    return desk.change(member, status=status, name=name or member.name, checked_at=at)


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
    known = desk.member(change.person)
    inside = {"creator", "administrator", "member", "restricted"}
    joined = change.before not in inside and change.after in inside
    approved = known.approved if known is not None and not joined else not joined
    # An administrator may have become anonymous, which a change of standing does not say.
    certain = change.after not in {"creator", "administrator"}
    member = seen(desk, change.person, change.after, change.sender.full_name, approved=approved, certain=certain)
    if not joined:
        return
    member = desk.change(member, approved=member.is_administrator)
    if not member.approved and desk.group().state == "ready":
        row = (Button(Text("button-approve"), Approve(change.person)),)
        desk.say(GroupPost(Content((Text("joined", {"name": member.name or Text("somebody")}),), (row,))))


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
