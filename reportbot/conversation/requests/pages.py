"""The screens of requests: the list, a draft as P1 shows it, and a request that is under way."""

from collections import Counter
from datetime import datetime, timedelta

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch
from reportbot.conversation.requests.letterhead import LEGAL
from reportbot.conversation.requests.presses import Act, Begin, Do, Edit, Field, Listing, ShowList, ShowRequests
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import act, button, head, is_overdue, letter_name, name_of, pairs, state_of
from reportbot.conversation.review.wording import joined, platform_name, short_platform_name
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.records import RequestItem, RequestLetter, TakedownRequest

LISTED = 10
PLATFORMS_LISTED = 8
LAST_ROUND = 3
LONG_UNDER_WAY = timedelta(minutes=10)


def show_list(scene: Scene, note: Text | None = None, *, below: bool = False) -> None:
    """Open requests, those that need somebody first, and what is ready on which platform."""
    desk = scene.desk
    found = sorted(desk.many(TakedownRequest, "open", True), key=lambda one: _urgency(one, desk.now))
    shown = found[:LISTED]
    lines = [Text("requests-head") if found else Text("requests-none"), *(_line(desk, one) for one in shown)]
    if len(found) > LISTED:
        lines.append(Text("requests-more", {"count": len(found) - LISTED}))
    ready = _ready(desk)
    lines.append(Text("requests-ready") if ready else Text("requests-nothing-ready"))
    opens = (Button(name_of(one), Do(one.request, one.epoch, Act.OPEN)) for one in shown)
    scene.show(note, *lines, rows=(*pairs(opens), *((_begin(*each),) for each in ready)), below=below)


def _urgency(request: TakedownRequest, now: datetime) -> tuple[bool, bool, datetime]:
    return (not is_overdue(request, now), request.state != "draft", request.due_at or request.created_at)


def _line(desk: Desk, request: TakedownRequest) -> Text:
    args = {"request": name_of(request), "platform": platform_name(request.platform), "state": state_of(desk, request)}
    if request.due_at is None or request.state in {"draft", "making", "sending", "unsure"}:
        return Text("requests-line", args)
    return Text("requests-line-due", {**args, "due": request.due_at})


def _ready(desk: Desk) -> list[tuple[str, int]]:
    counts = sorted(desk.facts.ready_counts.items(), key=lambda each: (-each[1], each[0]))
    return [(platform, count) for platform, count in counts if platform and count][:PLATFORMS_LISTED]


def _begin(platform: str, count: int) -> Button:
    return Button(Text("requests-begin", {"platform": short_platform_name(platform), "count": count}), Begin(platform))


# A draft.


def show(scene: Scene, request: TakedownRequest, note: Text | None = None, *, below: bool = False) -> None:
    """The page of a request, whatever state it is in."""
    if request.state == "draft":
        scene.show(note, *draft_lines(scene.desk, request), rows=draft_rows(scene.desk, request), below=below)
    else:
        scene.show(note, *_lines(scene.desk, request), rows=_rows(scene.desk, request), below=below)


def draft_lines(desk: Desk, request: TakedownRequest) -> list[Text]:
    """What is ready, what is held back and why, whom the letter is for, whether its pictures were looked at."""
    ready, held = batch.ready_of(desk, request), batch.held_of(desk, request)
    counts = Counter(item.reason for item in held)
    reasons = joined(Text(f"held-{reason}", {"count": counts[reason]}) for reason in batch.HELD if counts[reason])
    lines = [head(desk, request), Text("request-ready", {"count": len(ready)})]
    if reasons is not None:
        lines[1] = Text("request-ready-held", {"count": len(ready), "held": len(held), "reasons": reasons})
    number = request.letter_number or Text("request-number-later")
    whom = {"recipient": request.recipient or Text("request-empty"), "number": number}
    lines.append(Text("request-letterhead", {**whom, "signatory": request.signatory or Text("request-empty")}))
    if request.urgent:
        lines.append(urgency(desk, request))
    lines.append(_by_mail(desk, request))
    return [*lines, _pictures(request)]


def urgency(desk: Desk, request: TakedownRequest) -> Text:
    """How fast the platform is to act; a ministry's letter names the hours."""
    name = "urgent" if request.urgent else "not-urgent"
    if request.speaker != LEGAL:
        return Text(f"request-{name}")
    time = desk.rules.policy.deadlines["legal-urgent" if request.urgent else "legal"]
    return Text(f"request-{name}-legal", {"hours": int(time.total_seconds() // 3600)})


def _by_mail(desk: Desk, request: TakedownRequest) -> Text:
    if not request.recipient:
        return Text("request-no-contact", {"platform": platform_name(request.platform)})
    if request.address and desk.rules.mails:
        return Text("request-by-mail", {"address": request.address})
    return Text("request-by-hand")


def _pictures(request: TakedownRequest) -> Text:
    left = len(request.data.get("unchecked", ()))
    if left:
        return Text("request-pictures-left", {"count": left})
    return Text("request-pictures-done") if request.data.get("pictures") else Text("request-pictures-none")


def draft_rows(desk: Desk, request: TakedownRequest) -> Rows:
    """The buttons of a draft."""
    at = (request.request, request.epoch)
    held = batch.held_of(desk, request)
    lists = [button("button-request-list", ShowList(*at, Listing.READY, 0))]
    if held:
        lists.append(button("button-request-held", ShowList(*at, Listing.HELD, 0)))
    rows: list[tuple[Button, ...]] = [(act(request, "button-request-letter", Act.PREVIEW), *lists[:1])]
    if lists[1:]:
        rows.append((lists[1],))
    if request.data.get("unchecked"):
        rows.append((act(request, "button-request-pictures", Act.PICTURES, "primary"),))
    rows.append((act(request, "button-request-details", Act.DETAILS),))
    rows.append((act(request, "button-request-send", Act.SEND, "success"),))
    return (*rows, (act(request, "button-cancel", Act.CANCEL), button("button-back", ShowRequests())))


# Under way.


def _lines(desk: Desk, request: TakedownRequest) -> list[Text]:
    lines = [head(desk, request), counted(batch.ready_of(desk, request))]
    if request.letter_number:
        whom = {"recipient": request.recipient, "number": request.letter_number, "signatory": request.signatory}
        lines.append(Text("request-letterhead", whom))
    lines += [_letter_line(letter) for letter in letters_of(desk, request)]
    if request.received_at is not None:
        lines.append(Text("request-received-at", {"at": request.received_at}))
    if request.due_at is not None and request.state in {"sent", "received"}:
        key = "request-overdue-since" if is_overdue(request, desk.now) else "request-due"
        lines.append(Text(key, {"due": request.due_at}))
    if request.data.get("silent"):
        lines.append(Text("request-silent"))
    return lines


def counted(items: tuple[RequestItem, ...]) -> Text:
    """How many accounts, and what became of them."""
    counts = Counter(item.outcome or "open" for item in items)
    names = ("inactive", "refused", "retracted", "active", "open")
    parts = joined(Text(f"outcome-count-{name}", {"count": counts[name]}) for name in names if counts[name])
    return Text("request-outcomes", {"count": len(items), "outcomes": parts or Text("nothing")})


def letters_of(desk: Desk, request: TakedownRequest) -> list[RequestLetter]:
    """Its letters, the first first."""
    return sorted(desk.many(RequestLetter, "request", request.request), key=lambda letter: letter.letter)


def unsent_letter(desk: Desk, request: TakedownRequest) -> RequestLetter | None:
    """The letter that was made, or is being made, and has not left."""
    return next((letter for letter in reversed(letters_of(desk, request)) if letter.sent_at is None), None)


def stuck_letter(desk: Desk, request: TakedownRequest) -> RequestLetter | None:
    """The first letter whose mail failed, or may have left: a person says what is to be done."""
    return next((one for one in letters_of(desk, request) if one.mail in {"failed", "unknown"}), None)


def slow_letter(desk: Desk, request: TakedownRequest) -> RequestLetter | None:
    """The letter that should have been made, or have left, long ago: what was to do it may be lost."""
    letter = unsent_letter(desk, request)
    return letter if letter is not None and desk.now >= letter.made_at + LONG_UNDER_WAY else None


def _letter_line(letter: RequestLetter) -> Text:
    if letter.sent_at is not None:
        return Text("request-letter-sent", {"letter": letter_name(letter), "at": letter.sent_at})
    status = letter.mail if letter.files else "making"
    args = {"letter": letter_name(letter), "status": Text(f"mail-status-{status or 'making'}")}
    return Text("request-letter-unsent", args)


def _rows(desk: Desk, request: TakedownRequest) -> Rows:
    at = (request.request, request.epoch)
    rows = [*_mail_rows(desk, request), *_recording_rows(desk, request)]
    if request.state in {"sent", "received", "clarification", "closed"}:
        rows.append((button("button-request-outcomes", ShowList(*at, Listing.OUTCOMES, 0)),))
        if any(item.outcome == "inactive" for item in batch.items_of(desk, request)):
            rows.append((button("button-request-recheck", ShowList(*at, Listing.RECHECK, 0)),))
    if request.state in {"sent", "received", "clarification"}:
        rows.append((act(request, "button-request-close", Act.CLOSE),))
    return (*rows, (act(request, "button-request-history", Act.HISTORY), button("button-back", ShowRequests())))


def _mail_rows(desk: Desk, request: TakedownRequest) -> Rows:
    letter = stuck_letter(desk, request)
    if letter is None:
        slow = slow_letter(desk, request)
        return ((act(request, "button-request-mail-retry", Act.MAIL_AGAIN),),) if slow is not None else ()
    address = button("button-request-mail-address", Edit(request.request, request.epoch, Field.ADDRESS))
    return (*mail_rows(request, letter), (address,)) if letter.mail == "failed" else mail_rows(request, letter)


def mail_rows(request: TakedownRequest, letter: RequestLetter) -> Rows:
    """What may be done about a mail that failed, or that may have left."""
    if letter.mail == "unknown":
        left = act(request, "button-request-mail-left", Act.MAIL_LEFT)
        return ((left, act(request, "button-request-mail-again", Act.MAIL_AGAIN)),)
    retry = act(request, "button-request-mail-retry", Act.MAIL_AGAIN)
    return ((retry,), (act(request, "button-request-mail-by-hand", Act.MAIL_LEFT),))


def _recording_rows(desk: Desk, request: TakedownRequest) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if request.state in {"sent", "received"}:
        if request.received_at is None:
            rows.append((act(request, "button-request-received", Act.RECEIVED),))
        rows.append((act(request, "button-request-clarify", Act.CLARIFY),))
    if request.state == "clarification":
        rows.append((act(request, "button-request-clarified", Act.CLARIFIED),))
    following = follow_up(request)
    if following and may_follow(desk, request):
        rows.append((make_next(request, following),))
    return tuple(rows)


def make_next(request: TakedownRequest, kind: str) -> Button:
    """Buat Surat Pengingat 1, Buat ST2."""
    return Button(Text(f"button-make-{kind}"), Do(request.request, request.epoch, Act.FOLLOW), style="primary")


def follow_up(request: TakedownRequest) -> str:
    """The kind of the next letter: reminder-1 to -3, st1 to st3; "" after the last."""
    if request.round >= LAST_ROUND:
        return ""
    return f"st{request.round + 1}" if request.speaker == LEGAL else f"reminder-{request.round + 1}"


def may_follow(desk: Desk, request: TakedownRequest) -> bool:
    """True while a further letter may go out: its time is over, somebody has not answered, none is under way.

    A warning of the ministry takes a receipt: its clock starts there.
    """
    started = request.speaker != LEGAL or request.received_at is not None
    waiting = bool(batch.remaining(desk, request)) and unsent_letter(desk, request) is None
    return is_overdue(request, desk.now) and started and waiting
