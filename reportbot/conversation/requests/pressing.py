"""A press on requests: who presses, in which chat, on which version; then what it does, with one answer."""

from collections.abc import Callable
from typing import Any

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Press
from reportbot.conversation.requests import (
    accounts,
    clocks,
    details,
    drafting,
    mailing,
    pages,
    pictures,
    recording,
    retraction,
    sending,
    typing,
)
from reportbot.conversation.requests import presses as p
from reportbot.conversation.requests.presses import Act
from reportbot.conversation.requests.staff import Scene, judged
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer, no
from reportbot.conversation.says import Text
from reportbot.domain.records import Member, TakedownRequest

ACTS: dict[Act, Callable[[Scene, TakedownRequest], Answer]] = {
    Act.OPEN: drafting.open_request,
    Act.PREVIEW: sending.preview,
    Act.DETAILS: details.show,
    Act.URGENT: details.switch_urgent,
    Act.PICTURES: drafting.look_at_pictures,
    Act.SEND: sending.confirm,
    Act.SEND_YES: sending.send,
    Act.CANCEL: drafting.ask_cancel,
    Act.CANCEL_YES: drafting.cancel,
    Act.RECEIVED: recording.ask_received,
    Act.RECEIVED_NOW: recording.received_now,
    Act.CLARIFY: recording.clarify,
    Act.CLARIFIED: recording.clarified,
    Act.ALL_GONE: recording.ask_all_gone,
    Act.ALL_GONE_YES: recording.all_gone,
    Act.FOLLOW: clocks.ask_follow,
    Act.FOLLOW_YES: clocks.follow,
    Act.CLOSE: clocks.ask_close,
    Act.CLOSE_YES: clocks.close_by_hand,
    Act.HISTORY: drafting.history,
    Act.MAIL_AGAIN: mailing.mail_again,
    Act.MAIL_LEFT: mailing.mail_left,
}
ON_DRAFTS = frozenset(
    {Act.PREVIEW, Act.DETAILS, Act.URGENT, Act.PICTURES, Act.SEND, Act.SEND_YES, Act.CANCEL, Act.CANCEL_YES}
)
ON_REQUEST: dict[type[Payload], Callable[[Scene, TakedownRequest, Any], Answer]] = {
    p.ShowList: accounts.show_list,
    p.Edit: details.ask,
    p.CheckPicture: pictures.check,
    p.Cells: pictures.choose_cells,
    p.ShowAccount: accounts.open_account,
    p.Record: recording.record,
    p.Refuse: recording.refuse,
    p.LookAgain: clocks.look_again,
    p.Retract: retraction.press,
}
SHOWS = (p.ShowList, p.ShowAccount)


def pressed(desk: Desk, press: Press) -> None:
    """Judge a press, do it, and answer it once; while Telegram is asked who presses, it waits."""
    refused = _misplaced(desk, press)
    if refused is not None:
        members.toast(desk, press, refused)
        return
    standing = members.standing(desk, press)
    if standing is not None:
        members.toast(desk, press, _done(desk, press, judged(desk, standing)))


def checked(desk: Desk, answered: Answered) -> None:
    """A press that waited, now that Telegram has said who pressed."""
    press = answered.original
    if press is None:
        return
    refused = _misplaced(desk, press)
    members.toast(desk, press, refused or _done(desk, press, judged(desk, members.checked(desk, answered))))


def _misplaced(desk: Desk, press: Press) -> Answer | None:
    if desk.group().chat_id is None:
        return no("refused-group")
    return None if press.chat is not None and press.chat.kind == "private" else no("request-in-private")


def _done(desk: Desk, press: Press, standing: Member | Answer) -> Answer:
    if isinstance(standing, Answer):
        return standing
    scene, payload = Scene(desk, standing, press.message_id), decode(press.data)
    typing.stop(desk, scene.person)
    if isinstance(payload, p.ShowRequests):
        pages.show_list(scene)
        return Answer()
    if isinstance(payload, p.Begin):
        return drafting.begin(scene, payload.platform)
    return _on_request(scene, payload) if isinstance(payload, p.OnRequest) else no("refused-button")


def _on_request(scene: Scene, payload: p.OnRequest) -> Answer:
    request = scene.desk.get(TakedownRequest, payload.request)
    if request is None:
        return no("refused-button")
    shows = isinstance(payload, SHOWS) or (isinstance(payload, p.Do) and payload.act in p.ONLY_SHOWS)
    if payload.epoch != request.epoch and not shows:
        pages.show(scene, request, Text("request-stale"))
        return no("request-stale-toast")
    if isinstance(payload, p.Do):
        wrong = payload.act in ON_DRAFTS and request.state != "draft"
        return no("request-refused-state") if wrong else ACTS[payload.act](scene, request)
    return ON_REQUEST[type(payload)](scene, request, payload)
