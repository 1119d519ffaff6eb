"""Numbers of letters that a supervisor types in private: asked for, shown once more, then kept."""

from typing import Any, Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Message
from reportbot.conversation.needs import Need, PlaceOf
from reportbot.conversation.referrals.presses import OnReferral, SaveTyped, Step, StopTyping
from reportbot.conversation.review.acting import Args
from reportbot.conversation.review.wording import authority_name, button
from reportbot.conversation.says import Content, Notice, Rows, Text, verbatim
from reportbot.domain.records import Referral, Session

FLOW: Final = "referrals"
OFFICIAL: Final = "official"
RECEIPT: Final = "receipt"
LONGEST: Final = 60


def needs(person: int) -> set[Need]:
    """What `is_reached` reads."""
    return {PlaceOf(f"screen:{person}")}


def is_reached(desk: Desk, person: int) -> bool:
    """True for who has started the bot: a screen was sent there, and nothing came back since."""
    return desk.person(person).reachable and desk.place(f"screen:{person}") is not None


def begin(desk: Desk, person: int, step: str, **about: int) -> None:
    """Ask for a number; what a citizen's form holds stays."""
    session = desk.session(person)
    draft = {**session.draft, FLOW: about}
    session = desk.change(session, flow=FLOW, step=step, epoch=session.epoch + 1, draft=draft, updated_at=desk.now)
    desk.say(Notice(person, _question(desk, session)))


def about_of(session: Session) -> dict[str, Any]:
    """What the number belongs to: case, and referral where it is a receipt."""
    found = session.draft.get(FLOW, {})
    return dict(found) if isinstance(found, dict) else {}


def end(desk: Desk, person: int) -> None:
    """Back to wherever a citizen's form stands."""
    session = desk.session(person)
    draft = {name: value for name, value in session.draft.items() if name != FLOW}
    desk.change(session, flow="", step="", epoch=session.epoch + 1, draft=draft, updated_at=desk.now)


def _question(desk: Desk, session: Session) -> Content:
    about = about_of(session)
    if session.step == OFFICIAL:
        return Content((Text("official-ask", {"case": int(about["case"])}),), _stop())
    referral = desk.must(Referral, int(about["referral"]))
    args: Args = {"case": referral.case, "authority": authority_name(referral.authority)}
    without = button("button-no-number", OnReferral(referral.referral, Step.NO_NUMBER))
    return Content((Text("receipt-ask", args),), ((without,), *_stop()))


def _stop() -> Rows:
    return ((button("button-cancel", StopTyping()),),)


def read(desk: Desk, message: Message) -> None:
    """A number was typed: show it, or say what is wrong with it."""
    session, words = desk.session(message.person), " ".join(message.text.split())
    if message.edit_date is not None:
        return
    if not words or len(words) > LONGEST or message.media is not None or message.forward is not None:
        desk.say(Notice(message.person, Content((Text("typed-unread", {"longest": LONGEST}),), _stop())))
        return
    about = {**about_of(session), "words": words}
    draft, epoch = {**session.draft, FLOW: about}, session.epoch + 1
    desk.change(session, draft=draft, epoch=epoch, updated_at=desk.now)
    save = button("button-save-typed", SaveTyped(int(about["case"]), epoch), "primary")
    key = "official-check" if session.step == OFFICIAL else "receipt-check"
    line = Text(key, {"case": int(about["case"]), "number": verbatim(words)})
    desk.say(Notice(message.person, Content((line,), ((save,), *_stop()))))
