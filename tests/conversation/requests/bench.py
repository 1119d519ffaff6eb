"""Supervisors at work on requests in memory: decided cases, screens, documents, works and their answers."""

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import requests
from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Chat, Message, Press
from reportbot.conversation.needs import (
    Contacts,
    Files,
    LastSerials,
    Need,
    OperatorSettings,
    ReadyCases,
    RequestFile,
    Requests,
    RequestsBySerial,
)
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Button, Call, Content, Documents, Notice, Screen, Toast, Work
from reportbot.domain.policy import PlatformDefault, Policy
from reportbot.domain.records import (
    Case,
    Decision,
    Evidence,
    Member,
    OperatorSetting,
    PlatformContact,
    RequestItem,
    RequestLetter,
    StoredFile,
    TakedownRequest,
)
from reportbot.domain.words import CaseState, Category
from tests.conversation.harness import Fresh
from tests.conversation.review.team import Team, buttons_of

CITRA, EKO = 3, 4
"""Two supervisors."""

CONTACT = {"michat": PlatformDefault("Tim Kepatuhan MiChat", "abuse@michat.example")}
LETTERHEAD = {"letter-number": "{serial}/RB/{month}/{year}", "signatory": "Dewi Lestari", "signatory-title": "Ketua"}


@dataclass
class Bench(Team):
    """The team, with its supervisors in their private chats."""

    flow: Any = requests
    screens: dict[int, tuple[Content, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.join(EKO, "administrator")

    # Cases.

    def ready(self, by: int = 1, **given: Any) -> int:
        """A case that somebody found to have enough evidence, with one picture in the vault."""
        category = given.get("category", Category.PROSTITUTION)
        number = self.case(**given)
        verdict = {"verdict": "enough:offers-meetings", "verdict_by": by, "verdict_at": self.now}
        self.change(number, state=CaseState.SUBSTANTIATED, waiting_since=None, **verdict)
        self._decided(number, by)
        for item in self.all(Evidence):
            if item.case == number and category is not Category.CHILD:
                self.put(replace(item, vault="kept", sha256=f"{item.evidence:064x}", original=900))
        return number

    def _decided(self, case: int, by: int) -> None:
        number = self.fresh.number(Decision)
        self.put(Decision(decision=number, case=case, kind="enough", by=by, at=self.now, reason="offers-meetings"))

    def pictures_are_safe(self) -> None:
        for item in self.all(Evidence):
            self.put(replace(item, attach="safe"))

    # Loading.

    def _load(self, facts: Facts, need: Need) -> None:
        facts.loaded.add(need)
        match need:
            case RequestFile(number):
                request = self.get(TakedownRequest, number)
                if request is not None:
                    facts.records.setdefault(TakedownRequest, {}).setdefault(number, request)
                self._listed(facts, RequestItem, "request", number)
                self._listed(facts, RequestLetter, "request", number)
            case Requests():
                self._listed(facts, TakedownRequest, "open", True)
                facts.ready_counts = {"michat": len(self._ready("michat"))}
            case ReadyCases(platform):
                facts.ready[platform] = tuple(self._ready(platform))
                for case in facts.ready[platform]:
                    self._case_file(facts, case)
            case _:
                self._load_rest(facts, need)

    def _load_rest(self, facts: Facts, need: Need) -> None:
        match need:
            case LastSerials():
                facts.serials = {one.year: one.serial for one in sorted(self.all(TakedownRequest), key=_serial)}
            case RequestsBySerial(serial):
                self._listed(facts, TakedownRequest, "serial", serial)
            case Files(numbers):
                for number in numbers:
                    if (file := self.get(StoredFile, number)) is not None:
                        facts.records.setdefault(StoredFile, {}).setdefault(number, file)
            case Contacts():
                self._listed(facts, PlatformContact, "all", True)
            case OperatorSettings():
                self._listed(facts, OperatorSetting, "all", True)
            case _:
                super()._load(facts, need)

    def _ready(self, platform: str) -> list[int]:
        cases = [case for case in self.all(Case) if case.platform == platform and case.request is None]
        return [case.case for case in cases if case.state is CaseState.SUBSTANTIATED]

    # Supervisors act.

    def play(self, item: Any, person: int = 0) -> Turn:
        turn = super().play(item, person)
        for say in turn.says:
            if isinstance(say, Screen):
                self.screens[say.person] = (say.content, say.tapped or self._message())
        return turn

    def writes(self, person: int, text: str, *, fresh: bool = True) -> str:
        """Write in private; what the screen then reads."""
        self._checked(person, fresh)
        chat, message = Chat(8000 + person, "private"), self._message()
        sender = self.sender(person)
        self.play(
            Message(chat=chat, sender=sender, text=text, message_id=message, date=self.now, person=person), person
        )
        return self.screen(person)

    def taps(self, person: int, label: str) -> str:
        """Press a button of one's screen, or else of one's newest notice that has it; what the screen then reads."""
        content, message = self._with(person, label)
        return self.sends(person, self.data(label, content), message)

    def sends(self, person: int, data: str, message: int = 1, *, fresh: bool = True, kind: str = "private") -> str:
        self._checked(person, fresh)
        chat = Chat(8000 + person, kind)
        press = Press(
            id=f"p{len(self.toasts)}",
            chat=chat,
            sender=self.sender(person),
            message_id=message,
            data=data,
            person=person,
        )
        turn = self.play(press, person)
        answers = [say for say in turn.says if isinstance(say, Toast)]
        waiting = [say for say in turn.says if isinstance(say, Call) and say.waiting_press is not None]
        assert len(answers) + len(waiting) == 1, turn.says
        return self.screen(person)

    def _checked(self, person: int, fresh: bool) -> None:
        member = self.get(Member, person)
        if member is not None and fresh:
            self.put(replace(member, checked_at=self.now))

    def _with(self, person: int, label: str) -> tuple[Content, int]:
        shown = [self.screens[person]] if person in self.screens else []
        notices = [say.content for say in self.says if isinstance(say, Notice) and say.person == person]
        for content, message in (*shown, *((content, 1) for content in reversed(notices))):
            if any(self.plain(button.label) == label for button in buttons_of(content)):
                return content, message
        raise AssertionError(f"nobody shows {label!r}; the screen has {self.screen_labels(person)}")

    def screen(self, person: int) -> str:
        """What a person's screen reads."""
        return self.words(self.screens[person][0]) if person in self.screens else ""

    def screen_labels(self, person: int) -> list[str]:
        return [self.plain(button.label) for button in self.buttons(person)]

    def buttons(self, person: int) -> list[Button]:
        return buttons_of(self.screens[person][0]) if person in self.screens else []

    # Works.

    def works(self, kind: str) -> list[Work]:
        return [say for say in self.says if isinstance(say, Work) and say.kind == kind]

    def done(self, kind: str, result: Any = None, outcome: str = "done", description: str = "") -> Turn:
        """The newest work of this kind has ended."""
        work = self.works(kind)[-1]
        item = Answered(kind=work.then, outcome=outcome, result=result, description=description, about=work.about)
        return self.play(item)

    def letters_are_made(self, accounts: int = 1) -> Turn:
        files = [501, 502, 503]
        names = ["surat.pdf", "lampiran.csv", "lampiran.xlsx"]
        given: dict[str, Any] = {"kind": "letter", "sha256": "0", "size": 1, "mime": "application/pdf", "address": "0"}
        for file, name in zip(files, names, strict=True):
            self.put(StoredFile(file=file, name=name, created_at=self.now, **given))
        return self.done("make-letters", {"files": files, "names": names, "accounts": accounts, "languages": ["id"]})

    def mail_is_accepted(self) -> Turn:
        return self.done("send-mail", {"state": "accepted", "mail_id": "<reportbot-1@lapor.example>"})

    def documents(self, person: int) -> list[Documents]:
        return [say for say in self.says if isinstance(say, Documents) and say.person == person]

    def answer_command(self, result: Any) -> Turn:
        """Telegram says how the writer of the newest command stands."""
        call = next(say for say in reversed(self.says) if isinstance(say, Call) and say.then == "requests-member")
        return self.play(
            Answered(kind=call.then, outcome="done", result=result, about=call.about), call.about["person"]
        )

    # The way there.

    def begins(self, person: int = CITRA, count: int = 1) -> str:
        """A draft on MiChat."""
        self.writes(person, "/permintaan")
        return self.taps(person, f"Buat: MiChat ({count})")

    def sent(self, count: int = 1, *, mailed: bool = True) -> TakedownRequest:
        """A request on so many cases that has left."""
        for _ in range(count):
            self.ready()
        self.pictures_are_safe()
        self.begins(count=count)
        self.taps(CITRA, "Kirim permintaan")
        self.taps(CITRA, "Ya, kirim")
        self.letters_are_made(count)
        if mailed:
            self.mail_is_accepted()
        return self.only(TakedownRequest)

    @property
    def request(self) -> TakedownRequest:
        return self.only(TakedownRequest)

    def forge(self, press: Any) -> str:
        return encode(press)


def _serial(request: TakedownRequest) -> int:
    return request.serial


def bench(**rules: Any) -> Bench:
    """A team whose letters can be sent by mail."""
    given: dict[str, Any] = {"mails": True, "operator": LETTERHEAD, "policy": Policy(platforms=CONTACT)} | rules
    return Bench(rules=Rules(**given), fresh=Fresh())


__all__ = ["CITRA", "EKO", "Bench", "bench"]
