"""The whole bot in memory, with what supervisors do beside the decision: referrals, mergers, splits."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import flow
from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Chat, Input, Message
from reportbot.conversation.needs import Files, Need, OneReferral, Referrals, RequestFile
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Content, Documents, Notice, Work
from reportbot.domain.records import (
    CaseIdentifier,
    Evidence,
    Referral,
    Report,
    RequestItem,
    RequestLetter,
    StoredFile,
    TakedownRequest,
)
from tests.conversation.harness import Fresh
from tests.conversation.review.team import Team


def _step(desk: Desk, item: Input) -> None:
    flow.flow_of(desk.facts, item).step(desk, item)


WHOLE = SimpleNamespace(needs=flow.needs, step=_step, DUES=frozenset().union(*(one.DUES for one in flow.FLOWS)))
"""All flows as one."""


@dataclass
class Station(Team):
    """A team whose presses, words and works go to the flow that owns them."""

    flow: Any = field(default_factory=lambda: WHOLE)

    def _load_found(self, facts: Facts, need: Need) -> None:
        match need:
            case OneReferral(number):
                referral = self.get(Referral, number)
                if referral is not None:
                    facts.records.setdefault(Referral, {}).setdefault(number, referral)
                    self._case_file(facts, referral.case)
            case Referrals():
                self._listed(facts, Referral, "all", True)
            case RequestFile(number):
                request = self.get(TakedownRequest, number)
                if request is not None:
                    facts.records.setdefault(TakedownRequest, {})[number] = request
                for kind in (RequestItem, RequestLetter):
                    self._listed(facts, kind, "request", number)
            case Files(numbers):
                known = [file for number in numbers if (file := self.get(StoredFile, number)) is not None]
                facts.records.setdefault(StoredFile, {}).update({file.file: file for file in known})
            case _:
                super()._load_found(facts, need)

    def works(self, kind: str) -> list[Work]:
        return [say for say in self.says if isinstance(say, Work) and say.kind == kind]

    def done(self, result: Any = None, outcome: str = "done", description: str = "") -> Turn:
        """The newest work is done."""
        work = next(say for say in reversed(self.says) if isinstance(say, Work))
        answer = Answered(kind=work.then, outcome=outcome, result=result, description=description, about=work.about)
        return self.play(answer, int(work.about["person"]))

    def documents(self) -> list[Documents]:
        return [say for say in self.says if isinstance(say, Documents)]

    def newest(self, person: int) -> Content:
        """The newest message of its own, or caption, to somebody."""
        for say in reversed(self.says):
            if isinstance(say, Notice) and say.person == person:
                return say.content
            if isinstance(say, Documents) and say.person == person:
                return say.caption
        raise AssertionError(f"nothing was said to {person}")

    def tap(self, person: int, label: str, content: Content | None = None) -> str:
        """Press a button in private; the toast."""
        content = content or self.newest(person)
        chat = Chat(8000 + person, "private")
        return self.send_press(person, self.data(label, content), 500, chat=chat)

    def types(self, person: int, words: str, **more: Any) -> Turn:
        """Write in private."""
        message = Message(
            text=words,
            message_id=self._message(),
            date=self.now,
            chat=Chat(8000 + person, "private"),
            sender=self.sender(person),
            person=person,
            **more,
        )
        return self.play(message, person)

    def walk(self, person: int, case: int, *labels: str) -> str:
        """Press these buttons of a card one after the other; the last toast."""
        if labels[0] == "Lainnya":
            while "Lainnya" not in self.labels(case):
                self.press(3, "Kembali", case)
        return [self.press(person, label, case) for label in labels][-1]

    def substantiated(self, **given: Any) -> int:
        """A case with enough evidence, decided by moderator 1."""
        case = self.case(**given)
        self.press(1, "Ambil", case)
        self.press(1, "Cukup bukti", case)
        self.send_press(1, self._first_reason(case), self.card_message(case))
        return case

    def _first_reason(self, case: int) -> str:
        (button,) = self.cards[case].rows[0]
        assert button.press is not None
        return encode(button.press)

    def reports_on(self, case: int) -> list[int]:
        return sorted(report.report for report in self.all(Report) if report.case == case)

    def identifiers_of(self, case: int) -> list[str]:
        return sorted(one.canonical for one in self.all(CaseIdentifier) if one.case == case)

    def refer(self, case: int, *, child: bool = False, packet: int = 40) -> int:
        """Rujuk ke Polri until the packet is in the supervisor's hands; the referral."""
        self.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
        names = [] if child else [(item, f"bukti-{item}.jpg") for item in self.evidence_of(case)]
        result = {"packet": packet, "name": f"rujukan-kasus-{case}.pdf", "evidence": names, "child": child}
        self.done(result)
        return max(one.referral for one in self.all(Referral))

    def stored(self, case: int) -> None:
        """The vault has all files of a case."""
        for item in self.all(Evidence):
            if item.case == case:
                self.put(replace(item, vault="kept", original=1000 + item.evidence, sha256="ab" * 32))

    def evidence_of(self, case: int) -> list[int]:
        return sorted(item.evidence for item in self.all(Evidence) if item.case == case)


def station(**rules: Any) -> Station:
    """A ready group under these rules."""
    return Station(rules=Rules(**rules), fresh=Fresh())
