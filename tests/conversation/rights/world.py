"""Citizens and supervisors with their rights in memory: all flows as the bot has them, and what the outside answers."""

from dataclasses import dataclass, field
from typing import Any

from reportbot.conversation import flow
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Chat, Due, Input, Message, Press
from reportbot.conversation.needs import EveryReportOf, Need, OneObjection, OneReport, OneReveal, RequestFile
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Content, Notice, Screen, Toast, Work
from reportbot.domain.records import (
    Member,
    Objection,
    Person,
    Report,
    RequestItem,
    RequestLetter,
    Reveal,
    TakedownRequest,
    Timer,
)
from tests.conversation.harness import Fresh
from tests.conversation.review.stock import ADMIN
from tests.conversation.review.team import Team


class Every:
    """All flows of the bot, by the functions that intake calls."""

    DUES = frozenset(kind for each in flow.FLOWS for kind in each.DUES)

    @staticmethod
    def needs(facts: Facts, item: Input) -> set[Need]:
        return flow.needs(facts, item)

    @staticmethod
    def step(desk: Desk, item: Input) -> None:
        turn = flow.step(desk.facts, item, desk.now, desk.rules, desk.fresh)
        for record in turn.writes:
            desk.put(record)
        for dropped in turn.drops:
            desk.drop(*dropped)
        desk.say(*turn.says)


@dataclass
class Office(Team):
    """A group whose flow is every flow, and private chats; person 3 and 4 supervise, 1 and 2 moderate."""

    flow: Any = field(default_factory=Every)
    screens: dict[int, Content] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.join(4, "administrator")

    # Inputs.

    def play(self, item: Input, person: int = 0) -> Turn:
        turn = super().play(item, person)
        for say in turn.says:
            if isinstance(say, Screen):
                self.screens[say.person] = say.content
        return turn

    def facts(self, person: int = 0) -> Facts:
        facts = super().facts(person)
        facts.admins = (ADMIN,)
        return facts

    def writes(self, person: int, words: str = "", **more: Any) -> str:
        """Something written in private; what the screen then reads."""
        self.know(person)
        given: dict[str, Any] = {"message_id": self._message(), "date": self.now} | more
        self.play(
            Message(
                text=words, chat=Chat(9000 + person, "private"), sender=self.sender(person), person=person, **given
            ),
            person,
        )
        return self.screen(person)

    def taps(self, person: int, label: str) -> str:
        """Press this in private, on the screen or the newest notice that has it; the screen then."""
        self.know(person)
        live = [self.screens[person]] if person in self.screens else []
        for content in (*live, *reversed(self.told(person))):
            if label in self.labels_of(content):
                return self.presses(person, self.data(label, content))
        raise AssertionError(f"{person} has no button {label!r}")

    def presses(self, person: int, data: str) -> str:
        member = self.get(Member, person)
        if member is not None:
            self.change_member(person, checked_at=self.now)
        press = Press(
            id=f"press-{len(self.toasts)}",
            chat=Chat(9000 + person, "private"),
            sender=self.sender(person),
            message_id=77,
            data=data,
            person=person,
        )
        turn = self.play(press, person)
        assert sum(isinstance(say, Toast) for say in turn.says) == 1, turn.says
        return self.screen(person)

    def know(self, person: int) -> None:
        if self.get(Person, person) is None:
            self.put(Person(person=person, created_at=self.now))

    def comes_back(self, work: Work, result: Any = None, outcome: str = "done", description: str = "") -> Turn:
        """A work, or a message, is answered."""
        item = Answered(kind=work.then, outcome=outcome, result=result, about=work.about, description=description)
        return self.play(item, int(work.about.get("person", 0)))

    def falls_due(self, kind: str, subject: int) -> Turn:
        timer = self.records[Timer].pop((kind, subject))
        self.now = max(self.now, timer.due_at)
        return self.play(Due(kind=kind, subject=subject, due_at=timer.due_at, data=timer.data), subject)

    # Outputs.

    def screen(self, person: int) -> str:
        return self.words(self.screens[person]) if person in self.screens else ""

    def told(self, person: int) -> list[Content]:
        return [say.content for say in self.says if isinstance(say, Notice) and say.person == person]

    def heard(self, person: int) -> list[str]:
        return [self.words(content) for content in self.told(person)]

    def works(self, kind: str) -> list[Work]:
        return [say for say in self.says if isinstance(say, Work) and say.kind == kind]

    def notice_with(self, then: str) -> Notice:
        return next(say for say in reversed(self.says) if isinstance(say, Notice) and say.then == then)

    # Loading.

    def _load_found(self, facts: Facts, need: Need) -> None:
        match need:
            case EveryReportOf(person):
                for report in self._listed(facts, Report, "person", person):
                    self._case_file(facts, report.case)
            case OneObjection(number):
                self._known(facts, Objection, number)
            case RequestFile(number):
                self._known(facts, TakedownRequest, number)
                self._listed(facts, RequestItem, "request", number)
                self._listed(facts, RequestLetter, "request", number)
            case OneReveal(number):
                self._known(facts, Reveal, number)
            case OneReport(number):
                if (report := self._known(facts, Report, number)) is not None:
                    self._case_file(facts, report.case)
            case _:
                super()._load_found(facts, need)

    def _known(self, facts: Facts, kind: Any, number: int) -> Any:
        record = self.get(kind, number)
        if record is not None:
            facts.put(record)
        return record


def office(**rules: Any) -> Office:
    """A ready group under these rules."""
    return Office(rules=Rules(**rules), fresh=Fresh())


__all__ = ["ADMIN", "Office", "office"]
