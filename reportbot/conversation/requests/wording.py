"""Pieces of text that the screens of requests share."""

from collections.abc import Iterable
from datetime import datetime

from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.requests.presses import Act, Do
from reportbot.conversation.review.wording import platform_name
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.identifiers import reveal
from reportbot.domain.records import Case, RequestLetter, TakedownRequest

LONGEST_ACCOUNT = 60


def button(key: str, press: Payload, style: str = "") -> Button:
    """A button with a text key as its label."""
    return Button(Text(key), press, style=style)


def act(request: TakedownRequest, key: str, what: Act, style: str = "") -> Button:
    """A button that does one of the acts to this request."""
    return button(key, Do(request.request, request.epoch, what), style)


def pairs(buttons: Iterable[Button]) -> Rows:
    """Two buttons a row."""
    listed = list(buttons)
    return tuple(tuple(listed[first : first + 2]) for first in range(0, len(listed), 2))


def name_of(request: TakedownRequest) -> Text:
    """Permintaan 12/2021; before it has a number: draft 3."""
    if request.serial:
        return Text("request-name", {"serial": request.serial, "year": request.year})
    return Text("request-name-draft", {"request": request.request})


def head(desk: Desk, request: TakedownRequest) -> Text:
    """The first line: which request, which platform, where it stands."""
    platform, state = platform_name(request.platform), state_of(desk, request)
    return Text("request-head", {"request": name_of(request), "platform": platform, "state": state})


def state_of(desk: Desk, request: TakedownRequest) -> Text:
    """Where it stands; a due time that is over shows."""
    if is_overdue(request, desk.now):
        return Text("request-state-overdue", {"state": Text(f"request-state-{request.state}")})
    return Text(f"request-state-{request.state}")


def is_overdue(request: TakedownRequest, now: datetime) -> bool:
    """Sent, and the platform's time is over."""
    return request.state in {"sent", "received"} and request.due_at is not None and request.due_at <= now


def account_of(desk: Desk, case: Case) -> str | Text:
    """The account as it is shown: identifiers that name it first."""
    known = sorted(desk.identifiers(case.case), key=lambda one: (one.kind == "name", one.identifier))
    return reveal(known[0].verbatim)[:LONGEST_ACCOUNT] if known else Text("nothing")


def letter_name(letter: RequestLetter) -> Text:
    """What a letter is called."""
    return Text(f"request-letter-{letter.kind}")
