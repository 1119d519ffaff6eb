"""A moderators' group in memory: cards as they stand, members who press them, Telegram's answers on demand."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import review
from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.inputs import Answered, Chat, Due, Input, Message, Press, Sender
from reportbot.conversation.needs import (
    Members,
)
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import (
    Button,
    Call,
    Card,
    Content,
    EvidencePost,
    GroupPost,
    Notice,
    NoticeToAdmins,
    Text,
    Toast,
)
from reportbot.domain.records import (
    Case,
    Member,
    Place,
    Timer,
)
from tests.conversation.harness import TEXTS, Fresh
from tests.conversation.review.stock import ADMIN, GROUP_ID, Stock


@dataclass
class Team(Stock):
    """The group as its members see it: cards, posts, answers to presses."""

    cards: dict[int, Content] = field(default_factory=dict)
    posts: list[Content] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    turn: Turn = field(default_factory=Turn)

    # What happens.

    def arrived(self, number: int) -> None:
        self.conclude(frozenset({number}))

    def play(self, item: Input, person: int = 0) -> Turn:
        facts = self.loaded(self.facts(person), lambda facts: self.flow.needs(facts, item))
        desk = Desk(facts, self.now, self.rules, self.fresh)
        self.flow.step(desk, item)
        self.turn = desk.turn()
        touched = self.apply(self.turn)
        if touched or (isinstance(item, Due) and item.kind == "queue-fill"):
            self.conclude(touched, draw=False)
        self.draw()
        self.toasts += [self.plain(say.text) if say.text else "" for say in self.turn.says if isinstance(say, Toast)]
        self.starts += [say.start for say in self.turn.says if isinstance(say, Toast) and say.start]
        return self.turn

    def apply(self, turn: Turn) -> frozenset[int]:
        for record in turn.writes:
            self.put(record)
        for kind, key in turn.drops:
            self.drop(kind, key)
        self.says.extend(turn.says)
        self.posts += [say.content for say in turn.says if isinstance(say, GroupPost)]
        return frozenset(record.case for record in turn.writes if isinstance(record, Case))

    def conclude(self, touched: frozenset[int], *, draw: bool = True) -> None:
        facts = self.facts()
        for need in (*review.CONCLUDE_NEEDS, Members()):
            self._load(facts, need)
        for number in touched:
            self._case_file(facts, number)
        desk = Desk(facts, self.now, self.rules, self.fresh)
        review.conclude(desk, touched)
        turn = desk.turn()
        self.apply(turn)
        if any(isinstance(say, GroupPost) and say.place == "digest" for say in turn.says):
            self.put(Place(place="digest", lane="group", message_id=self._message()))
        if draw:
            self.draw()

    def draw(self) -> None:
        """Render every card that was said, as intake does at the end of a batch."""
        numbers = {say.case for say in self.says if isinstance(say, Card)} | set(self.cards)
        for number in sorted(number for number in numbers if self.at(number).shown):
            facts = self.loaded(self.facts(), lambda facts, number=number: review.card_needs(facts, number))
            self.cards[number] = review.card(Desk(facts, self.now, self.rules, self.fresh), number)
            place = self.get(Place, f"card:{number}") or Place(place=f"card:{number}", lane="group")
            if place.message_id is None:
                self.put(replace(place, message_id=self._message()))

    def _message(self) -> int:
        self.messages += 1
        return self.messages

    # Members act.

    def sender(self, person: int) -> Sender:
        return Sender(telegram_id=8000 + person, first_name=f"Orang {person}")

    def press(self, person: int, label: str, case: int) -> str:
        """Press a button on the card of a case; the toast."""
        return self.send_press(person, self.data(label, self.cards[case]), self.card_message(case))

    def card_message(self, case: int) -> int:
        return int(self.records[Place][f"card:{case}"].message_id or 0)

    def data(self, label: str, content: Content) -> str:
        for button in buttons_of(content):
            if self.plain(button.label) == label and button.press is not None:
                return encode(button.press)
        raise AssertionError(f"no button {label!r} among {self.labels_of(content)}")

    def send_press(self, person: int, data: str, message: int, **more: Any) -> str:
        """A press in the group; whoever is known was just checked."""
        member = self.get(Member, person)
        fresh = more.pop("fresh", True)
        if member is not None and fresh:
            self.put(replace(member, checked_at=self.now))
        chat = Chat(GROUP_ID, "supergroup")
        given: dict[str, Any] = {"chat": chat, "sender": self.sender(person)} | more
        number = len(self.toasts)
        press = Press(id=f"press-{number}", message_id=message, data=data, person=person, **given)
        turn = self.play(press, person)
        answers = [say for say in turn.says if isinstance(say, Toast)]
        waits_for = [say for say in turn.says if isinstance(say, Call) and say.waiting_press is not None]
        assert len(answers) + len(waits_for) == 1, turn.says
        return self.toasts[-1] if answers else "(waits)"

    def answer(self, kind: str, result: Any, outcome: str = "done", **more: Any) -> Turn:
        """Telegram answers the newest call of this kind."""
        call = next(say for say in reversed(self.says) if isinstance(say, Call) and say.then == kind)
        original = call.waiting_press
        item = Answered(kind=kind, outcome=outcome, result=result, about=call.about, original=original)
        return self.play(item, original.person if original else 0)

    def play_evidence(self, case: int, message: int, lane: str = "group") -> Turn:
        """Telegram has shown the newest evidence post."""
        post = self.evidence_posts()[-1]
        messages = [{"message_id": message + index} for index, _ in enumerate(post.items)]
        about = {"case": case, "evidence": [item.evidence for item in post.items], "lane": lane}
        return self.play(Answered(kind="evidence-posted", outcome="done", result=messages, about=about))

    def reply(self, person: int, words: str, case: int, **more: Any) -> Turn:
        """Reply to the card of a case."""
        return self.write(person, words, reply_to=self.card_message(case), reply_to_bot=True, **more)

    def write(self, person: int, words: str, **more: Any) -> Turn:
        given: dict[str, Any] = {
            "chat": Chat(GROUP_ID, "supergroup"),
            "sender": self.sender(person),
            "person": person,
        } | more
        return self.play(Message(text=words, message_id=self._message(), date=self.now, **given), person)

    # What is read.

    def plain(self, text: Text) -> str:
        return TEXTS.plain(text, "id")

    def words(self, content: Content) -> str:
        return "\n".join(map(self.plain, content.lines))

    def reads(self, case: int) -> str:
        """The card's words."""
        return self.words(self.cards[case])

    def labels(self, case: int) -> list[str]:
        return self.labels_of(self.cards[case])

    def labels_of(self, content: Content) -> list[str]:
        return [self.plain(button.label) for button in buttons_of(content)]

    def notices(self, person: int) -> list[str]:
        return [self.words(say.content) for say in self.says if isinstance(say, Notice) and say.person == person]

    def newest_notice(self, person: int) -> Content:
        return [say.content for say in self.says if isinstance(say, Notice) and say.person == person][-1]

    def admin_notices(self) -> list[str]:
        return [self.words(say.content) for say in self.says if isinstance(say, NoticeToAdmins)]

    def calls(self, method: str) -> list[Call]:
        return [say for say in self.says if isinstance(say, Call) and say.method == method]

    def evidence_posts(self) -> list[EvidencePost]:
        return [say for say in self.says if isinstance(say, EvidencePost)]

    def due(self, kind: str, subject: int) -> datetime | None:
        timer = self.get(Timer, (kind, subject))
        return timer.due_at if timer is not None else None


def buttons_of(content: Content) -> list[Button]:
    return [button for row in content.rows for button in row]


def team(**rules: Any) -> Team:
    """A ready group under these rules."""
    return Team(rules=Rules(**rules), fresh=Fresh())


def decided(group: Team, case: int, *labels: str, by: int = 1) -> str:
    """Press these buttons of a card one after the other; the last toast."""
    return [group.press(by, label, case) for label in labels][-1]


__all__ = ["ADMIN", "GROUP_ID", "Team", "buttons_of", "decided", "team"]
