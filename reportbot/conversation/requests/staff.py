"""Who works with requests: supervisors, as Telegram says they stand, each in the private chat with the bot."""

from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer, actor_of, no
from reportbot.conversation.says import Content, Rows, Screen, Text
from reportbot.domain.moves import Actor
from reportbot.domain.records import Case, Decision, Member
from reportbot.domain.words import Role

MEMBER_SEEN: Final = "requests-member"
"""Answered kind: how somebody who wrote a command stands; about: person, and what was written."""


class Scene(Struct, frozen=True):
    """The desk and the supervisor who acts; `tapped` is the message whose button was pressed."""

    desk: Desk
    member: Member
    tapped: int | None = None

    @property
    def person(self) -> int:
        """Who acts."""
        return self.member.person

    def show(self, *lines: Text | None, rows: Rows = (), below: bool = False) -> None:
        """The supervisor's screen; `below` the message that was pressed where it stands otherwise."""
        said = tuple(line for line in lines if line is not None)
        self.desk.say(Screen(self.person, Content(said, rows), None if below else self.tapped))

    def noted(self, kind: str, **data: Any) -> None:
        """Append a record of what was done to no one case."""
        noted(self.desk, kind, self.person, **data)


def noted(desk: Desk, kind: str, by: int | None, *, reason: str = "", **data: Any) -> None:
    """Append a record of what somebody, or the clock, did to no one case."""
    number = desk.fresh.number(Decision)
    desk.put(Decision(decision=number, case=None, kind=kind, by=by, at=desk.now, reason=reason, data=data))


def judged(desk: Desk, standing: Member | Answer) -> Member | Answer:
    """Only administrators of the moderators' group, and those of its members who are admins of the settings."""
    if isinstance(standing, Answer):
        return standing
    supervises = standing.is_administrator or desk.is_admin(standing.person)
    return standing if supervises else no("refused-supervisor")


def actor_on(desk: Desk, case: Case, member: Member) -> Actor:
    """Who a supervisor is to a case."""
    return replace(actor_of(desk, case, member), role=Role.SUPERVISOR)


def standing(desk: Desk, person: int, **about: Any) -> Member | Answer | None:
    """Who wrote a command, or why not; None while Telegram is asked, which answers as MEMBER_SEEN."""
    if desk.group().chat_id is None:
        return no("refused-group")
    member = desk.member(person)
    if member is not None and members.is_fresh(desk, member.checked_at):
        return judged(desk, members.judged(member))
    members.ask_who_writes(desk, person, MEMBER_SEEN, **about)
    return None


def seen(desk: Desk, answered: Answered) -> Member | Answer:
    """The standing that Telegram told."""
    return judged(desk, members.who_wrote(desk, answered))
