"""One cell of the matrix: somebody presses or writes somewhere; what comes of it, and what must not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from reportbot.bot_api.inbound import read
from reportbot.conversation import flow
from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Input, Message, Press
from reportbot.conversation.says import Call, Content, GroupPost, Notice, Screen, Toast
from reportbot.domain import moves
from reportbot.domain.moves import Actor, Rejection
from reportbot.domain.records import Case, Member, Person, Place, Record, Session
from reportbot.domain.words import Role as Standing
from reportbot.intake import Surroundings
from reportbot.intake.batch import Batch
from reportbot.storage import facts as stored_facts
from reportbot.storage.connection import Connection
from tests.authorisation.cast import BY_PERSON, Right, Role, Spot, Tie
from tests.authorisation.examples import case_of
from tests.authorisation.table import Rule
from tests.conversation.fresh import Fresh
from tests.conversation.harness import NOON

OWN = (Member, Person, Session, Place)
"""What a refused press may write of who pressed: who he is, how he stands, and where he is."""

FOR_WANT_OF_RIGHTS = frozenset(
    {
        *("refused-chat", "refused-outsider", "refused-unapproved", "refused-supervisor", "refused-anonymous"),
        *("refused-bot", "refused-unsure", "refused-group", "admin-refused", "request-in-private"),
        *("sources-admins-only", "toast-forged", "block-own-review", "command-unknown", "connect-refused"),
    }
)
OF_MOVES = frozenset(
    {
        *("refused-held", "refused-pending", "refused-own-report", "refused-own-verdict", "refused-own-pending"),
        "refused-role",
    }
)


class Far(Fresh):
    """Numbers that nothing in the world has."""

    def number(self, kind: type[Record]) -> int:
        return 1_000_000 + super().number(kind)


@dataclass
class Stage:
    """The facts of the world, loaded as inputs need them; steps read them and never change them."""

    batch: Batch
    fresh: Far = field(default_factory=Far)
    known: set[Any] = field(default_factory=set)

    @classmethod
    async def set(cls, around: Surroundings, conn: Connection) -> "Stage":
        """With who everybody is."""
        batch = Batch(around, conn, NOON, NOON)
        await stored_facts.load_actors(conn, around.seal, batch.facts, BY_PERSON)
        batch.facts.put(Person(person=0, created_at=NOON))
        return cls(batch)

    @property
    def facts(self) -> Facts:
        """What is known."""
        return self.batch.facts

    async def play(self, role: Role, raw: Any) -> "Outcome | None":
        """What comes of this update; None where it is ignored. Where Telegram is asked, it says how the role stands."""
        inputs = read(raw, 1)
        if not inputs:
            return None
        (item,) = inputs
        assert isinstance(item, Press | Message)
        item = replace(item, person=role.person)
        turn = await self._step(item)
        for call in [say for say in turn.says if isinstance(say, Call) and say.method == "getChatMember"]:
            rest = tuple(say for say in turn.says if say is not call)
            original = item if isinstance(item, Press) else None
            told = Answered(kind=call.then, outcome="done", result=role.truth, about=call.about, original=original)
            heard = await self._step(told)
            turn = Turn((*turn.writes, *heard.writes), (*turn.drops, *heard.drops), (*rest, *heard.says))
        return Outcome(role, item, turn)

    async def _step(self, item: Input) -> Turn:
        # What was loaded stays: the same button of the same person needs nothing more in the next group.
        known = (item.data, item.person, item.chat and item.chat.kind == "private") if isinstance(item, Press) else None
        while known not in self.known and await self.batch.load(flow.needs(self.facts, item)):
            pass
        self.known |= {known} if known is not None else set()
        return flow.step(self.facts, item, NOON, self.batch.around.rules, self.fresh)


@dataclass(frozen=True)
class Outcome:
    """What an input came to."""

    role: Role
    item: Input
    turn: Turn

    @property
    def toasts(self) -> list[Toast]:
        """The answers to the press."""
        return [say for say in self.turn.says if isinstance(say, Toast)]

    @property
    def contents(self) -> list[Content]:
        """What the person reads in private."""
        own = [say for say in self.turn.says if isinstance(say, Screen | Notice)]
        return [say.content for say in own if say.person == self.role.person]

    @property
    def keys(self) -> set[str]:
        """The keys of all that is said."""
        contents = [*self.contents, *(say.content for say in self.turn.says if isinstance(say, GroupPost))]
        lines = {line.key for content in contents for line in content.lines}
        return lines | {toast.text.key for toast in self.toasts if toast.text is not None}

    def foreign(self, *, in_group: bool = False) -> Iterator[str]:
        """What was written beyond who pressed, and said to anybody else."""
        for record in self.turn.writes:
            own = isinstance(record, OWN) and (isinstance(record, Place) or record.key == self.role.person)
            if not own:
                yield f"wrote {type(record).__name__} {record.key}"
        for kind, key in self.turn.drops:
            yield f"dropped {kind.__name__} {key}"
        for say in self.turn.says:
            mine = isinstance(say, Screen | Notice) and say.person == self.role.person
            if not (mine or isinstance(say, Toast) or (in_group and isinstance(say, GroupPost))):
                yield f"said {type(say).__name__}"

    def unanswered(self) -> Iterator[str]:
        """Where not exactly one thing answers."""
        if isinstance(self.item, Press):
            if len(self.toasts) != 1:
                yield f"{len(self.toasts)} answers"
            elif self.toasts[0].text is None and not self.contents and not self.toasts[0].start:
                yield "an answer that says nothing"


def permitted(rule: Rule, role: Role, spot: Spot) -> bool:
    """What the table says."""
    return spot in rule.where and bool(rule.who & role.rights) and not rule.but & role.ties


def faults_of_refused(found: Outcome | None, role: Role, spot: Spot) -> list[str]:
    """What nobody who may not act may cause; bots and what is not ours get no answer at all."""
    if found is None:
        silent = (role.is_bot and not role.sender) or spot in {Spot.CHANNEL, Spot.BUSINESS}
        return [] if silent else ["no answer"]
    return [*found.foreign(), *found.unanswered()]


def faults_of_permitted(found: Outcome | None, rule: Rule, payload: Payload, facts: Facts) -> list[str]:
    """It is done, or refused for another reason than rights; a closed move changes nothing, an open one is open."""
    if found is None:
        return ["ignored"]
    case = facts.get(Case, case_of(payload))
    tried = [moves.move(case, move, actor(found.role), NOON) for move in rule.moves] if case is not None else []
    closed = {move.key for move in tried if isinstance(move, Rejection)}
    faults = [f"refused: {key}" for key in found.keys & FOR_WANT_OF_RIGHTS - closed]
    if len(found.toasts) != 1:
        faults.append(f"{len(found.toasts)} answers")
    if case is not None and tried and not closed:
        waits = {"refused-pending"} if case.pending else set()
        faults += [f"a move that is open was refused: {key}" for key in found.keys & OF_MOVES - waits]
    if tried and all(isinstance(move, Rejection) for move in tried):
        faults += [f"no move is open, but: {fault}" for fault in found.foreign() if "Card" not in fault]
        faults += list(found.unanswered())
    return faults


def actor(role: Role) -> Actor:
    """Who this is to any case of the world."""
    standing = Standing.SUPERVISOR if Right.SUPERVISOR in role.rights else Standing.MODERATOR
    return Actor(role.person, standing, reported=Tie.REPORTED in role.ties)
