"""The mail of a letter: accepted, put off, refused, or perhaps sent; a person decides where nobody knows."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import batch, pages
from reportbot.conversation.requests.leaving import MAIL_LATER, left
from reportbot.conversation.requests.making import give_up, make
from reportbot.conversation.requests.presses import Act
from reportbot.conversation.requests.staff import Scene, noted
from reportbot.conversation.requests.wording import act, letter_name, name_of
from reportbot.conversation.review.acting import Answer, no
from reportbot.conversation.says import Content, Documents, Notice, Text, Work
from reportbot.domain.records import RequestLetter, StoredFile, TakedownRequest

MAILED: Final = "request-mailed"
"""Answered kind: a mail was accepted, put off or refused; about: request, letter, tries."""

LONGEST_TRYING: Final = timedelta(days=1)
"""After this a person decides."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def goes_by_mail(desk: Desk, request: TakedownRequest) -> bool:
    """True where an address and a mail server are set."""
    return bool(request.address) and desk.rules.mails


def mail(desk: Desk, letter: RequestLetter, tries: int = 0) -> None:
    """Have it mailed; a mail of this letter that is under way already is not doubled."""
    about = {"request": letter.request, "letter": letter.letter, "tries": tries, "person": letter.made_by}
    data = {"request": letter.request, "letter": letter.letter}
    desk.say(Work("send-mail", data, MAILED, about, f"mail:{letter.letter}", letter.made_by))


def mailed(desk: Desk, about: Mapping[str, Any], outcome: str, result: Any, description: str) -> None:
    """Accepted, put off, refused for good, or nobody knows."""
    request, letter = desk.get(TakedownRequest, int(about["request"])), desk.get(RequestLetter, int(about["letter"]))
    if request is None or letter is None or letter.sent_at is not None:
        return
    if outcome == "done" and result["state"] == "accepted":
        left(desk, request, desk.change(letter, mail="accepted", mail_id=result["mail_id"]))
    elif outcome == "unknown":
        _unsure(desk, request, letter)
    elif outcome == "done" and desk.now < letter.made_at + LONGEST_TRYING:
        _put_off(desk, request, letter, int(about["tries"]))
    else:
        _failed(desk, request, letter, description or "mail-failed")


def _unsure(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> None:
    """It may have left: a person looks; nothing is sent again by itself."""
    changes = {"state": "unsure"} if letter.kind == "request" else {}
    changed = desk.change(request, epoch=request.epoch + 1, **changes)
    noted(desk, "mail-unsure", None, request=request.request, letter=letter.letter)
    _ask_what_now(desk, changed, desk.change(letter, mail="unknown"), "mail-unknown")


def _failed(desk: Desk, request: TakedownRequest, letter: RequestLetter, why: str) -> None:
    """It has not left, and waiting will not help: the supervisor gets files that may be sent by hand."""
    changed = desk.change(request, epoch=request.epoch + 1)
    noted(desk, "mail-failed", None, request=request.request, letter=letter.letter, why=why)
    stored = [file for number in letter.files if (file := desk.get(StoredFile, number)) is not None]
    if stored:
        caption = Text("letters-after-failure", {"letter": letter_name(letter), "request": name_of(changed)})
        numbers, names = tuple(file.file for file in stored), tuple(file.name for file in stored)
        desk.say(Documents(letter.made_by, numbers, names, Content((caption,))))
    _ask_what_now(desk, changed, desk.change(letter, mail="failed"), why)


def _put_off(desk: Desk, request: TakedownRequest, letter: RequestLetter, tries: int) -> None:
    """The server is busy: again later, ever less often; told once."""
    again = desk.now + min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(tries, 10))
    desk.change(letter, mail="waiting")
    desk.remind(MAIL_LATER, letter.letter, again, request=request.request, tries=tries + 1)
    if tries == 0:
        content = Content((Text("mail-later", {"request": name_of(request), "again": again}),))
        desk.say(Notice(letter.made_by, content))


def mail_again_when_due(desk: Desk, number: int, tries: int) -> None:
    """The wait is over."""
    letter = desk.get(RequestLetter, number)
    request = desk.get(TakedownRequest, letter.request) if letter is not None else None
    if letter is None or request is None or letter.mail != "waiting" or letter.sent_at is not None:
        return
    if not _remade(desk, request, letter):
        mail(desk, letter, tries)


def _remade(desk: Desk, request: TakedownRequest, letter: RequestLetter) -> bool:
    """True where a case changed while the letter waited: it has not left, and is made again without it."""
    gone = batch.recall(desk, request, letter.made_by) if letter.kind == "request" else ()
    if not gone:
        return False
    listed = ", ".join(map(str, gone))
    waiting = desk.change(letter, files=(), mail="")
    again = desk.change(request, state="making", epoch=request.epoch + 1)
    if batch.ready_of(desk, again):
        desk.say(Notice(letter.made_by, Content((Text("request-remade", {"cases": listed}),))))
        make(desk, waiting)
    else:
        give_up(desk, again, waiting, Text("request-emptied", {"cases": listed}))
    return True


def _ask_what_now(desk: Desk, request: TakedownRequest, letter: RequestLetter, why: str) -> None:
    rows = (*pages.mail_rows(request, letter), (act(request, "button-request-open", Act.OPEN),))
    args = {"request": name_of(request), "letter": letter_name(letter), "reason": Text(why)}
    desk.say(Notice(letter.made_by, Content((Text("mail-not-sent", args),), rows)))


def show_failed(scene: Scene, request: TakedownRequest) -> None:
    """The page of a request whose mail failed, after its address was changed."""
    pages.show(scene, request, Text("details-saved"))


def mail_again(scene: Scene, request: TakedownRequest) -> Answer:
    """Coba lagi, Kirim ulang: a person has decided that it goes once more."""
    letter = pages.stuck_letter(scene.desk, request)
    if letter is None:
        return _asked_again(scene, request)
    if not goes_by_mail(scene.desk, request):
        return no("request-refused-state")
    scene.noted("mail-again", request=request.request, letter=letter.letter)
    if letter.mail == "unknown" or not _remade(scene.desk, request, letter):
        changes = {"state": "sending"} if letter.kind == "request" else {}
        scene.desk.change(request, epoch=request.epoch + 1, **changes)
        mail(scene.desk, scene.desk.change(letter, mail="waiting"))
    pages.show(scene, scene.desk.must(TakedownRequest, request.request))
    return Answer()


def _asked_again(scene: Scene, request: TakedownRequest) -> Answer:
    """Coba lagi of a letter that is long under way: its work may be lost; one that still stands is not doubled."""
    letter = pages.slow_letter(scene.desk, request)
    if letter is None:
        return no("request-refused-state")
    scene.noted("mail-again" if letter.files else "request-making", request=request.request, letter=letter.letter)
    if letter.files:
        mail(scene.desk, letter)
    else:
        ready = batch.ready_of(scene.desk, request) if letter.kind == "retraction" else ()
        make(scene.desk, letter, tuple(item.case for item in ready if item.outcome == "retracted"))
    pages.show(scene, request, Text("request-being-made", {"number": letter.number}))
    return Answer()


def mail_left(scene: Scene, request: TakedownRequest) -> Answer:
    """Sudah terkirim: a person knows that it left, or sent it himself."""
    letter = pages.stuck_letter(scene.desk, request)
    if letter is None:
        return no("request-refused-state")
    scene.noted("mail-left", request=request.request, letter=letter.letter)
    left(scene.desk, request, scene.desk.change(letter, mail=""))
    pages.show(scene, scene.desk.must(TakedownRequest, request.request))
    return Answer()
