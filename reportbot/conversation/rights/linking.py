"""*Hubungkan kasus*: a supervisor names by its number the case that an objector means and nobody could look up."""

from typing import Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing.scene import Answer as Page
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.filing.wording import button, screen
from reportbot.conversation.inputs import Message
from reportbot.conversation.review.acting import Answer, no, yes
from reportbot.conversation.rights import objecting
from reportbot.conversation.rights.presses import Link, OnObjection, Step
from reportbot.conversation.says import Button, Content, Text
from reportbot.domain.records import Case, Objection

FLOW: Final = "objection-link"
"""The session's flow while a number is awaited, and the key of what it is for."""

LINKED: Final = "objection-linked"
UNLINKED: Final = "objection-unlinked"
_LONGEST_NUMBER: Final = 9


def ask(desk: Desk, person: int, one: Objection) -> Content:
    """Which number; what is typed next is read here."""
    session = desk.session(person)
    draft = {**session.draft, FLOW: {"objection": one.objection, "epoch": one.epoch}}
    desk.put(replace(session, flow=FLOW, step="", draft=draft, updated_at=desk.now))
    return _question(one.objection, one.epoch, Text("objection-link-ask", {"ticket": one.ticket}))


def _question(objection: int, epoch: int, said: Text, *more: Button) -> Content:
    back = button("button-back", OnObjection(objection, epoch, Step.OPEN))
    return screen(said, rows=(*((one,) for one in more), (back,)))


def typed(scene: Scene, sent: Message) -> Page:
    """The number, to be pressed once more: only a press is judged by who makes it."""
    stored = scene.session.draft[FLOW]
    at = (int(stored["objection"]), int(stored["epoch"]))
    number = _number(sent.text)
    if number is None:
        return Page(_question(*at, Text("objection-link-number")))
    sure = button("tap-objection-link-yes", Link(*at, number, on=True), "primary")
    return Page(_question(*at, Text("objection-link-sure", {"case": number}), sure))


def _number(words: str) -> int | None:
    """A case's number, with or without the word before it."""
    word = words.casefold().replace("#", " ").removeprefix("/").split()[-1:]
    digits = word[0] if word else ""
    fits = digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER
    return int(digits) if fits and int(digits) else None


def forget(desk: Desk, person: int) -> None:
    """No number is awaited any more."""
    session = desk.session(person)
    if FLOW in session.draft:
        kept = {name: value for name, value in session.draft.items() if name != FLOW}
        flow = session.flow if session.flow != FLOW else "filing" if kept.get("form") else ""
        desk.put(replace(session, flow=flow, draft=kept, updated_at=desk.now))


def link(desk: Desk, one: Objection, person: int, pressed: Link) -> Answer:
    """Its requests are held back as those of a case that was found; or the link is taken back."""
    case = _case(desk, pressed.case)
    if case is None:
        return no("refused-objection-link-none", case=pressed.case)
    if (case.case in one.cases) == pressed.on or (not pressed.on and case.case not in by_hand(desk, one)):
        return no("refused-objection-link-done", case=case.case)
    others = tuple(number for number in one.cases if number != case.case)
    cases = (*others, case.case) if pressed.on else others
    changed = desk.change(one, cases=cases, epoch=one.epoch + 1)
    objecting.count(desk, (case.case,), 1 if pressed.on else -1)
    kind = LINKED if pressed.on else UNLINKED
    objecting.record(desk, replace(changed, cases=(case.case,)), kind, person)
    return yes(kind, case=case.case)


def _case(desk: Desk, number: int) -> Case | None:
    """The case with this number, or its original; one that nobody sees yet is none."""
    case = desk.case(number)
    if case is None or case.staged is not None:
        return None
    return desk.case(objecting.standing_for(case))


def by_hand(desk: Desk, one: Objection) -> tuple[int, ...]:
    """Its cases that somebody named, since its own words lead to none of them."""
    found = objecting.cases_of(desk, objecting.keys_in(one))
    return tuple(number for number in one.cases if number not in found)
