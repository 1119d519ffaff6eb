"""From a draft to a letter: confirmed, numbered, made, handed over; and what can change on the way."""

from collections.abc import Mapping
from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch, mailing, pages, pictures
from reportbot.conversation.requests.leaving import left
from reportbot.conversation.requests.letterhead import (
    lacks,
    next_serial,
    number_for,
    operator,
    settings_of,
    year_of,
)
from reportbot.conversation.requests.mailing import goes_by_mail
from reportbot.conversation.requests.making import LETTERS, begin_letter, give_up, make
from reportbot.conversation.requests.presses import Act
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import act, head, letter_name, name_of
from reportbot.conversation.review.acting import Answer, Args, no, yes
from reportbot.conversation.says import Content, Documents, Notice, Rows, Text, Work
from reportbot.domain.records import RequestLetter, TakedownRequest


def preview(scene: Scene, request: TakedownRequest) -> Answer:
    """Lihat surat: the letter and its annexes as they would be, to this supervisor alone."""
    hindrance = _not_ready(scene.desk, request)
    if hindrance is not None:
        return hindrance
    data = {"request": request.request, "letter": 0, "kind": "request", "cases": []}
    about = {"request": request.request, "letter": 0, "person": scene.person}
    once = f"letters:{request.request}:{scene.person}"
    scene.desk.say(Work("make-letters", data, LETTERS, about, once, scene.person))
    return yes("letters-coming")


def _not_ready(desk: Desk, request: TakedownRequest) -> Answer | None:
    if not batch.ready_of(desk, request):
        return no("request-none-ready")
    missing = lacks(request)
    return no(f"request-lacks-{missing}") if missing else None


def confirm(scene: Scene, request: TakedownRequest) -> Answer:
    """Kirim permintaan: what will go to whom, once everything is there."""
    desk = scene.desk
    changed = _weeded(scene, request)
    hindrance = changed or _not_ready(desk, request)
    if hindrance is not None:
        return hindrance
    left = batch.unchecked(desk, batch.ready_of(desk, request))
    if left:
        return _check_first(scene, request, len(left))
    count = len(batch.ready_of(desk, request))
    lines = [head(desk, request), Text("request-confirm", {"count": count, "recipient": request.recipient})]
    mailed = bool(request.address) and desk.rules.mails
    lines.append(Text("request-by-mail", {"address": request.address}) if mailed else Text("request-by-hand"))
    yes_row = (act(request, "button-request-send-yes", Act.SEND_YES, "danger"), act(request, "button-back", Act.OPEN))
    scene.show(*lines, rows=(yes_row,))
    return Answer()


def _weeded(scene: Scene, request: TakedownRequest) -> Answer | None:
    """What is ready no longer is held back, and the supervisor looks at the list again."""
    gone = batch.weed(scene.desk, request, scene.person)
    if not gone:
        return None
    changed = pictures.refresh(scene.desk, scene.desk.change(request, epoch=request.epoch + 1))
    pages.show(scene, changed, Text("request-changed", {"cases": ", ".join(map(str, gone))}))
    return yes("request-changed-toast")


def _check_first(scene: Scene, request: TakedownRequest, left: int) -> Answer:
    changed = pictures.refresh(scene.desk, request)
    look = act(changed, "button-request-pictures", Act.PICTURES, "primary")
    rows: Rows = ((look,), (act(changed, "button-back", Act.OPEN),))
    scene.show(head(scene.desk, changed), Text("request-check-first", {"count": left}), rows=rows)
    return Answer()


def send(scene: Scene, request: TakedownRequest) -> Answer:
    """Ya, kirim: judged once more, numbered, and its letters asked for; who presses second changes nothing."""
    desk = scene.desk
    hindrance = _weeded(scene, request) or _not_ready(desk, request)
    if hindrance is not None:
        return hindrance
    left = batch.unchecked(desk, batch.ready_of(desk, request))
    if left:
        return _check_first(scene, request, len(left))
    numbered = _numbered(desk, request)
    data = {**request.data, "by": scene.person}
    making = desk.change(numbered, state="making", epoch=request.epoch + 1, sent_by=scene.person, data=data)
    letter = begin_letter(desk, making, "request", scene.person)
    scene.noted("request-making", request=request.request, accounts=len(batch.ready_of(desk, making)))
    pages.show(scene, making, Text("request-being-made", {"number": letter.number}))
    return Answer()


def _numbered(desk: Desk, request: TakedownRequest) -> TakedownRequest:
    """With the serial and number it keeps, even if its letter has to be made again."""
    year = year_of(desk.now)
    if request.serial and request.year == year:
        return request
    serial = next_serial(desk, year)
    pattern = operator(settings_of(desk), desk.rules, "letter-number") or "{serial}/{month}/{year}"
    typed = "letter_number" in request.data.get("typed", ())
    number = request.letter_number if typed else number_for(pattern, serial, desk.now)
    return desk.change(request, year=year, serial=serial, letter_number=number)


# Letters that were made.


def made(desk: Desk, about: Mapping[str, Any], outcome: str, result: Any, description: str) -> None:
    """The letters are there, or not."""
    request = desk.get(TakedownRequest, int(about["request"]))
    if request is None:
        return
    if not about["letter"]:
        _show_preview(desk, request, int(about["person"]), outcome, result, description)
        return
    letter = desk.get(RequestLetter, int(about["letter"]))
    if letter is None or letter.files or letter.sent_at is not None:
        return
    if outcome != "done":
        give_up(desk, request, letter, Text(description or "letters-failed"))
    elif letter.kind != "request" or _still_whole(desk, request, letter):
        _dispatch(desk, request, letter, result)


def _show_preview(
    desk: Desk, request: TakedownRequest, person: int, outcome: str, result: Any, description: str
) -> None:
    if outcome != "done":
        desk.say(Notice(person, Content((Text(description or "letters-failed"),))))
        return
    caption = Text("letters-draft", {"request": name_of(request), "count": int(result["accounts"])})
    files, names = tuple(result["files"]), tuple(result["names"])
    desk.say(Documents(person, files, names, Content((caption,)), protect=True))


def _still_whole(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> bool:
    """True while every case in the letter may still be asked about; otherwise it is made again without the others."""
    gone = batch.weed(desk, request, letter.made_by)
    if not gone:
        return True
    listed = ", ".join(map(str, gone))
    if batch.ready_of(desk, request):
        desk.say(Notice(letter.made_by, Content((Text("request-remade", {"cases": listed}),))))
        make(desk, letter)
    else:
        give_up(desk, request, letter, Text("request-emptied", {"cases": listed}))
    return False


def _dispatch(desk: Desk, request: TakedownRequest, letter: RequestLetter, result: Any) -> None:
    """The letter stands: to the supervisor as documents always, to the platform by mail where that is set."""
    files, names = tuple(result["files"]), tuple(result["names"])
    letter = desk.change(letter, files=files, accounts=int(result["accounts"]))
    if letter.kind == "request":
        request = _under_way(desk, request)
    by_mail = goes_by_mail(desk, request)
    key = "letters-by-mail" if by_mail else "letters-by-hand"
    args: Args = {"letter": letter_name(letter), "request": name_of(request), "count": letter.accounts}
    # What no mail takes to the platform, the supervisor forwards.
    desk.say(Documents(letter.made_by, files, names, Content((Text(key, args),)), protect=by_mail))
    if by_mail:
        mailing.mail(desk, desk.change(letter, mail="waiting"))
    else:
        left(desk, request, letter)


def _under_way(desk: Desk, request: TakedownRequest) -> TakedownRequest:
    for item in batch.ready_of(desk, request):
        desk.change(item, state="sent", reason="")
        case = desk.case(item.case)
        if case is not None:
            desk.change(case, request=request.request)
    return desk.change(request, state="sending", epoch=request.epoch + 1)
