"""A letter has left: from now on time counts, cases follow, and the team sees it."""

from datetime import timedelta
from typing import Any, Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch, following
from reportbot.conversation.requests.letterhead import LEGAL
from reportbot.conversation.requests.making import begin_letter
from reportbot.conversation.requests.presses import Act, Do
from reportbot.conversation.requests.staff import noted
from reportbot.conversation.requests.wording import button, letter_name, name_of, state_of
from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Content, GroupPost, Notice, Text
from reportbot.domain.records import RequestLetter, TakedownRequest

DUE: Final = "request-due"
"""Timer of a request: the platform's time is over."""

MAIL_LATER: Final = "request-mail"
"""Timer of a letter: its mail is tried again."""


def left(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> None:
    """The letter is with the platform, or with the supervisor who takes it there: from now on time counts."""
    desk.change(letter, sent_at=desk.now)
    desk.forget(MAIL_LATER, letter.letter)
    noted(desk, "request-sent", letter.made_by, request=request.request, letter=letter.letter, letter_kind=letter.kind)
    if letter.kind == "retraction":
        desk.change(request, epoch=request.epoch + 1)
    else:
        due = desk.now + _deadline(desk, request, letter)
        changes: dict[str, Any] = {"due_at": due, "round": letter.round, "epoch": request.epoch + 1}
        if letter.kind == "request":
            changes |= {"state": "sent", "sent_at": desk.now}
        request = desk.change(request, **changes)
        desk.remind(DUE, request.request, due)
        following.catch_up(desk, request)
        _withdrawn_meanwhile(desk, request, letter)
    post(desk, desk.must(TakedownRequest, request.request))
    args = {"letter": letter_name(letter), "request": name_of(request), "platform": platform_name(request.platform)}
    opens = button("button-request-open", Do(request.request, request.epoch, Act.OPEN))
    desk.say(Notice(letter.made_by, Content((Text("letter-left", args),), ((opens,),))))


def _withdrawn_meanwhile(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> None:
    """What was retracted while the request was on its way is withdrawn by a letter of its own."""
    gone = tuple(item.case for item in batch.ready_of(desk, request) if item.outcome == "retracted")
    if letter.kind == "request" and gone:
        begin_letter(desk, request, "retraction", letter.made_by, gone)


def _deadline(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> timedelta:
    """A ministry's warnings follow the legal clock; what is not known to be received is asked after like a reminder."""
    deadlines = desk.rules.policy.deadlines
    if request.speaker == LEGAL and request.received_at is not None and letter.kind != "request":
        return deadlines["legal-urgent" if request.urgent else "legal"]
    return deadlines["reminder"]


def post(desk: Desk, request: TakedownRequest) -> None:
    """One line in the team's group, edited in place."""
    count = len(batch.ready_of(desk, request))
    platform = platform_name(request.platform)
    args: Args = {"request": name_of(request), "platform": platform, "count": count, "state": state_of(desk, request)}
    desk.say(GroupPost(Content((Text("request-post", args),)), place=f"request:{request.request}"))
