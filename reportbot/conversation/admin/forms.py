"""A line that an admin was asked for: where it is remembered, when it is over, and what it may be."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message
from reportbot.domain.records import Session

FLOWS: Final = frozenset({"admin", "blocks"})
"""The flows whose forms these are."""

LONGEST: Final = 200
OVER_AFTER: Final = timedelta(hours=1)
"""After so long a line is no answer to the question any more."""


def ask(desk: Desk, person: int, *step: str, flow: str = "admin") -> None:
    """Remember what the next line is for; a report that the person was writing waits meanwhile."""
    session = desk.session(person)
    kept = {name: value for name, value in session.draft.items() if name == "form"}
    desk.put(replace(session, flow=flow, step=":".join(step), draft=kept, updated_at=desk.now))


def finish(desk: Desk, person: int, note: str = "") -> None:
    """Nothing is asked any more; a report that waited goes on, and a `note` waits for the press that needs it."""
    session = desk.session(person)
    if session.flow not in FLOWS and "note" not in session.draft:
        return
    form = session.draft.get("form")
    step = str(form.get("step", "")) if form else ""
    kept = {name: value for name, value in session.draft.items() if name != "note"}
    draft = {**kept, "note": note} if note else kept
    asked = session.flow in FLOWS
    flow = ("filing" if form else "") if asked else session.flow
    desk.put(replace(session, flow=flow, step=step if asked else session.step, draft=draft, updated_at=desk.now))


def noted(desk: Desk, person: int) -> str:
    """The note that waits; "" where there is none, or a report was begun since."""
    return str(desk.session(person).draft.get("note", ""))


def session_of(facts: Facts, person: int) -> Session | None:
    """Where the admin stands."""
    return facts.get(Session, person)


def asked(desk: Desk, person: int) -> tuple[str, ...]:
    """What the next line is for, in parts; nothing once it is too late."""
    session = desk.session(person)
    if session.flow not in FLOWS or desk.now - session.updated_at > OVER_AFTER:
        return ()
    return tuple(session.step.split(":"))


def line_of(item: Message, fits: Callable[[str], bool] = bool) -> str | None:
    """The line that was written; None where it is no single line of words, too long, or does not fit."""
    words = " ".join(item.text.split(" ")).strip()
    if item.media is not None or not words or "\n" in words or len(words) > LONGEST:
        return None
    return words if fits(words) else None
