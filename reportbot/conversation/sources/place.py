"""Where somebody stands in this conversation; a citizen's draft of the same person waits untouched beside it."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.domain.source_records import SOURCES

FLOW: Final = "sources"
_OWN: Final = "sources"
_CALLED: Final = {
    "ministry": "kementerian kementrian ministry kominfo komdigi komdigi. dinas",
    "patrol": "patroli patrol siber patroli-siber patroli_siber",
    "police": "polisi polri police kepolisian polda polres",
    "organisation": "organisasi organisation organization lembaga komunitas lsm ormas",
}
OTHER_SOURCES: Final = SOURCES[1:]


def source_of(words: str) -> str:
    """The source that is named after the command, or ""."""
    named = words.casefold().split()
    return next((source for source, names in _CALLED.items() if {source, *names.split()} & set(named)), "")


def data(desk: Desk, person: int) -> Mapping[str, Any]:
    """What this conversation remembers of a person; empty outside it."""
    session = desk.session(person)
    found: Mapping[str, Any] = session.draft.get(_OWN, {}) if session.flow == FLOW else {}
    return found


def step_of(desk: Desk, person: int) -> str:
    """The step, "" outside."""
    session = desk.session(person)
    return session.step if session.flow == FLOW else ""


def stand(desk: Desk, person: int, step: str, **kept: Any) -> None:
    """Go to a step; the values are plain JSON."""
    session = desk.session(person)
    draft = {**session.draft, _OWN: kept}
    desk.put(replace(session, flow=FLOW, step=step, draft=draft, updated_at=desk.now))


def leave(desk: Desk, person: int) -> None:
    """End it; a citizen's draft goes on where it was."""
    session = desk.session(person)
    if session.flow != FLOW:
        return
    draft = {name: value for name, value in session.draft.items() if name != _OWN}
    form = draft.get("form")
    desk.put(
        replace(
            session,
            flow="filing" if form else "",
            step=str(form["step"]) if form else "",
            draft=draft,
            updated_at=desk.now,
        )
    )
