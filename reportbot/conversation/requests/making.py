"""A letter is asked for: it is made after the commit, of the request as it stands then."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests.letterhead import letter_number
from reportbot.conversation.requests.presses import Act, Do
from reportbot.conversation.requests.wording import button, letter_name, name_of
from reportbot.conversation.says import Content, Notice, Text, Work
from reportbot.domain.records import RequestLetter, TakedownRequest

LETTERS: Final = "request-letters"
"""Answered kind: letters were made; about: request, letter (0 for a look beforehand), person."""


def begin_letter(
    desk: Desk, request: TakedownRequest, kind: str, by: int, cases: tuple[int, ...] = ()
) -> RequestLetter:
    """Ask for a letter that is to be sent; `cases` are the only ones it is about, else all that wait."""
    ordinal = int(kind[-1]) if kind[-1].isdigit() else 0
    known = [one for one in desk.many(RequestLetter, "request", request.request) if one.kind == kind]
    letter = RequestLetter(
        letter=desk.fresh.number(RequestLetter),
        request=request.request,
        kind=kind,
        round=ordinal or request.round,
        number=letter_number(request, kind, len(known) + 1),
        made_at=desk.now,
        made_by=by,
    )
    desk.put(letter)
    make(desk, letter, cases)
    return letter


def make(desk: Desk, letter: RequestLetter, cases: tuple[int, ...] = ()) -> None:
    """Have it made, or made again."""
    data = {"request": letter.request, "letter": letter.letter, "kind": letter.kind, "cases": list(cases)}
    about = {"request": letter.request, "letter": letter.letter, "person": letter.made_by}
    once = f"letters:letter:{letter.letter}"
    desk.say(Work("make-letters", data, LETTERS, about, once, letter.made_by))


def give_up(desk: Desk, request: TakedownRequest, letter: RequestLetter, why: Text) -> None:
    """No letter: a request is a draft again, and keeps its number."""
    desk.drop(RequestLetter, letter.letter)
    changed = desk.change(request, epoch=request.epoch + 1)
    if letter.kind == "request":
        changed = desk.change(changed, state="draft")
    opens = button("button-request-open", Do(changed.request, changed.epoch, Act.OPEN))
    args = {"letter": letter_name(letter), "request": name_of(changed), "reason": why}
    desk.say(Notice(letter.made_by, Content((Text("letter-not-made", args),), ((opens,),))))
