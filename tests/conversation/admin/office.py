"""An admin at work in memory: what he writes and presses, what he reads, and the works he asked for."""

from dataclasses import dataclass, field
from typing import Any

from reportbot.conversation import admin
from reportbot.conversation.buttons import encode
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Chat, Message, Press
from reportbot.conversation.needs import Blocks, Contacts, Need, OneBlock, OneReport, OperatorSettings, Requests, Timers
from reportbot.conversation.says import Button, Content, Documents, Notice, Screen, Toast, Work
from reportbot.domain.records import (
    Block,
    Decision,
    OperatorSetting,
    Person,
    PlatformContact,
    Record,
    Report,
    TakedownRequest,
    Timer,
)
from tests.conversation.review.stock import ADMIN
from tests.conversation.review.team import Team, team

__all__ = ["ADMIN", "OTHER", "Desk", "Office", "desk"]

OTHER = 22
"""A citizen."""


@dataclass
class Office(Team):
    """The group's world, with what admins' screens need."""

    admins: tuple[int, ...] = (ADMIN,)

    def facts(self, person: int = 0) -> Facts:
        found = super().facts(person)
        found.admins = self.admins
        return found

    def _load(self, facts: Facts, need: Need) -> None:
        match need:
            case Contacts():
                facts.loaded.add(need)
                self._listed(facts, PlatformContact, "all", True)
            case Blocks(people):
                facts.loaded.add(need)
                self._listed(facts, Block, "open", True)
                for person in people:
                    self._listed(facts, Block, "person", person)
            case OneBlock(number):
                facts.loaded.add(need)
                self._known(facts, self.get(Block, number))
            case OneReport(number):
                facts.loaded.add(need)
                self._known(facts, report := self.get(Report, number))
                if report is not None:
                    self._case_file(facts, report.case)
            case Requests():
                facts.loaded.add(need)
                self._listed(facts, TakedownRequest, "open", True)
            case OperatorSettings():
                facts.loaded.add(need)
                self._listed(facts, OperatorSetting, "all", True)
            case _ if isinstance(need, Timers):
                self._timers(facts, need)
            case _:
                super()._load(facts, need)

    def _timers(self, facts: Facts, need: Timers) -> None:
        facts.loaded.add(need)
        for timer in self.all(Timer):
            self._known(facts, timer if timer.kind == need.kind else None)

    def _known(self, facts: Facts, record: Record | None) -> None:
        if record is not None:
            facts.records.setdefault(type(record), {}).setdefault(record.key, record)


@dataclass
class Desk:
    """One admin."""

    world: Office
    person: int = ADMIN
    flow: Any = admin
    toasts: list[str] = field(default_factory=list)
    _said: int = 0

    def writes(self, words: str, **more: Any) -> str:
        """A message; what the admin then reads, all of it."""
        self.world.messages = getattr(self.world, "messages", 100) + 1
        given: dict[str, Any] = {"chat": Chat(1, "private"), "person": self.person} | more
        message = Message(
            text=words,
            message_id=self.world.messages,
            date=self.world.now,
            sender=self.world.sender(self.person),
            **given,
        )
        return self._played(message)

    def presses(self, data: str) -> str:
        press = Press(
            id=f"press-{len(self.toasts)}",
            chat=Chat(1, "private"),
            sender=self.world.sender(self.person),
            message_id=7,
            data=data,
            person=self.person,
        )
        read = self._played(press)
        for toast in [say for say in self.world.turn.says if isinstance(say, Toast)]:
            self.toasts.append(self.world.plain(toast.text) if toast.text else "")
        return read

    def taps(self, label: str) -> str:
        for button in reversed(self.buttons):
            if self.world.plain(button.label) == label and button.press is not None:
                return self.presses(encode(button.press))
        raise AssertionError(f"no button {label!r}; there are {self.labels}")

    def answered(self, work: Work, outcome: str = "done", result: Any = None, description: str = "") -> str:
        return self._played(
            Answered(kind=work.then, outcome=outcome, result=result, about=work.about, description=description)
        )

    def _played(self, item: Any) -> str:
        flow, self.world.flow = self.world.flow, self.flow
        try:
            self.world.play(item, self.person)
        finally:
            self.world.flow = flow
        return "\n".join(self.world.words(content) for content in self.contents(self.world.turn.says))

    def contents(self, says: Any) -> list[Content]:
        return [say.content for say in says if isinstance(say, Notice | Screen) and say.person == self.person]

    @property
    def buttons(self) -> list[Button]:
        found = [content for content in self.contents(self.world.says) if content.rows]
        return [button for row in found[-1].rows for button in row] if found else []

    @property
    def labels(self) -> list[str]:
        return [self.world.plain(button.label) for button in self.buttons]

    @property
    def work(self) -> Work:
        """The newest."""
        return next(say for say in reversed(self.world.says) if isinstance(say, Work))

    @property
    def documents(self) -> list[Documents]:
        return [say for say in self.world.turn.says if isinstance(say, Documents)]

    @property
    def decisions(self) -> list[Decision]:
        return [entry for entry in self.world.records.get(Decision, {}).values() if entry.case is None]


def desk(person: int = ADMIN, **more: Any) -> Desk:
    """An admin in a new world."""
    base = team()
    world = Office(**{name: getattr(base, name) for name in base.__dataclass_fields__})
    for name, value in more.items():
        setattr(world, name, value)
    for one in {person, ADMIN, OTHER}:
        world.put(Person(person=one, created_at=world.now))
    return Desk(world, person)
