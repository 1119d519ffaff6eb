"""Where one citizen stands during one step, and the answer a step gives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing.draft import Draft, read_draft
from reportbot.conversation.inputs import Sender
from reportbot.conversation.says import Content, Text
from reportbot.domain.records import Person, Session

_OWN: Final = frozenset({"form", "adding"})
"""What this conversation keeps in a session; other flows keep theirs beside it."""


class Answer(Struct, frozen=True):
    """The next screen, the answer to the tap, and messages of their own that come before the screen.

    `below`: the screen is a new message although a tap caused it.
    """

    content: Content | None = None
    toast: Text | None = None
    notices: tuple[Content, ...] = ()
    below: bool = False


class Adding(Struct, frozen=True):
    """Evidence, or an answer, that is being added to a report already sent."""

    report: int
    answering: bool = False
    count: int = 0


class Scene(Struct, frozen=True):
    """The desk, and who acts; what a handler of this conversation gets."""

    desk: Desk
    person: int
    sender: Sender | None = None

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.desk.now

    @property
    def profile(self) -> Person:
        """The person's record."""
        return self.desk.person(self.person)

    @property
    def session(self) -> Session:
        """Where the person stands."""
        return self.desk.session(self.person)

    @property
    def epoch(self) -> int:
        """The number of the present draft."""
        return self.session.epoch

    @property
    def draft(self) -> Draft | None:
        """The report being written, if there is one."""
        return draft_of(self.session)

    @property
    def adding(self) -> Adding | None:
        """The report that is being added to, if one is."""
        stored = self.session.draft.get("adding")
        return Adding(**stored) if stored else None

    @property
    def elsewhere(self) -> bool:
        """Whether what is written now is read by something else than the form: adding, or another flow."""
        return self.session.flow not in {"", "filing"}

    def begin(self, draft: Draft) -> Draft:
        """Start a draft in place of any other; buttons of the old one are stale from now on."""
        self.desk.put(replace(self.session, epoch=self.epoch + 1))
        return self.keep(draft)

    def keep(self, draft: Draft) -> Draft:
        """Store the draft, which ends adding to another report, and move its timers."""
        self._write("filing", draft.step, {"form": draft.stored()})
        rules = self.desk.rules
        if not draft.reminded:
            self.desk.remind("draft-reminder", self.person, self.now + rules.draft_reminder)
        self.desk.remind("draft-expiry", self.person, self.now + rules.draft_expiry)
        return draft

    def discard(self) -> None:
        """Forget the draft."""
        self._write("", "", {})
        self.desk.forget("draft-reminder", self.person)
        self.desk.forget("draft-expiry", self.person)

    def add_to(self, adding: Adding | None) -> None:
        """Start, continue or end adding to a report; None also leaves any other flow. A draft waits meanwhile."""
        kept = {name: value for name, value in self.session.draft.items() if name == "form"}
        if adding is not None:
            stored = {"report": adding.report, "answering": adding.answering, "count": adding.count}
            self._write("adding", "", {**kept, "adding": stored})
        else:
            draft = self.draft
            self._write("filing" if draft else "", draft.step if draft else "", kept)

    def _write(self, flow: str, step: str, draft: Mapping[str, Any]) -> None:
        others = {name: value for name, value in self.session.draft.items() if name not in _OWN}
        kept = {**others, **draft}
        self.desk.put(replace(self.session, flow=flow, step=str(step), draft=kept, updated_at=self.now))


def draft_of(session: Session) -> Draft | None:
    """The draft a session holds."""
    stored = session.draft.get("form")
    return None if stored is None else read_draft(stored)
