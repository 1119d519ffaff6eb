"""How races start: a case or a request as it stands, who may press, and what they press."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace

from reportbot.conversation.buttons import Payload
from reportbot.conversation.requests import presses as q
from reportbot.conversation.review import presses as m
from reportbot.conversation.review import supervising as s
from reportbot.domain.records import Case, CaseIdentifier, Decision, Place, Record, Report, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState, Category
from tests.authorisation import cast
from tests.conversation import staff_world as w
from tests.conversation.harness import NOON

EPOCH = 3
MODERATORS = (w.MODERATOR, cast.MUTED, cast.DEMOTED, cast.ADMIN_MODERATOR, w.SUPERVISOR)
SUPERVISORS = (w.SUPERVISOR, cast.ADMIN_SUPERVISOR, w.DECIDED)
"""None of them reported anything."""

OLDER = 1
"""The case that others are duplicates of."""

BELOW_ALL_DRAWN = 90_000_000
"""Later starts take smaller numbers, while those that the bot draws grow from the largest there is: they never meet."""


@dataclass(frozen=True, kw_only=True)
class Start:
    """A race: its records, who may press, and what, on `message`; `entry`: the kind of entry where it is on no case."""

    kind: str
    records: Sequence[Record]
    people: Sequence[int]
    presses: Sequence[Payload]
    message: int
    case: int | None = None
    entry: str = ""

    def press(self, dice: random.Random) -> Payload:
        """What one of them presses."""
        return dice.choice(self.presses)


def _case(number: int, state: CaseState = CaseState.NEW, **more: object) -> list[Record]:
    case = Case(
        case=number,
        platform="michat",
        category=Category.PROSTITUTION,
        state=state,
        epoch=EPOCH,
        shown=True,
        waiting_since=NOON if state is CaseState.NEW else None,
        due_at=NOON,
        reporters=1,
        links=1,
        first_reported_at=NOON,
        last_reported_at=NOON,
        created_at=NOON,
        state_since=NOON,
    )
    key = f"balap{number}"
    return [
        replace(case, **more),
        Place(place=f"card:{number}", lane="group", message_id=10_000 + number),
        CaseIdentifier(
            identifier=number, case=number, platform="michat", kind="id", canonical=key, verbatim=key, skeleton=key
        ),
        Report(
            report=number,
            ticket=f"RB-{number}-RACE",
            case=number,
            person=w.CITIZEN,
            category=Category.PROSTITUTION,
            platform="michat",
            created_at=NOON,
        ),
    ]


def _on_case(
    kind: str, number: int, presses: Sequence[Payload], records: Sequence[Record], people: Sequence[int] = MODERATORS
) -> Start:
    return Start(kind=kind, records=records, people=people, presses=presses, message=10_000 + number, case=number)


def claim(number: int) -> Start:
    """All take it."""
    return _on_case("claim", number, (m.Take(number, EPOCH),), _case(number))


def decide(number: int) -> Start:
    """Each decides it, one way or another."""
    ways = (
        m.Decide(number, EPOCH, m.Choice.ENOUGH, "offers-meetings"),
        m.Decide(number, EPOCH, m.Choice.DISMISS, "no-violation"),
        m.Decide(number, EPOCH, m.Choice.SCOPE, "police"),
    )
    return _on_case("decide", number, ways, _case(number))


def duplicate(number: int) -> Start:
    """Each says of which case it is a duplicate, or decides it."""
    ways = (m.Original(number, EPOCH, OLDER), m.Decide(number, EPOCH, m.Choice.DISMISS, "no-violation"))
    return _on_case("duplicate", number, ways, _case(number))


def anything(number: int) -> Start:
    """Some take it while others decide it."""
    ways = (*claim(number).presses, *decide(number).presses, *duplicate(number).presses)
    return _on_case("anything", number, ways, _case(number))


def undo(number: int) -> Start:
    """Supervisors take a dismissal back, within the time for it."""
    decided = {"verdict": "dismiss:no-violation", "verdict_by": w.DECIDED, "verdict_at": NOON - timedelta(minutes=1)}
    records = _case(number, CaseState.DISMISSED, **decided)
    records.append(Decision(decision=BELOW_ALL_DRAWN - number, case=number, kind="dismiss", by=w.DECIDED, at=NOON))
    return _on_case("undo", number, (m.Undo(number, EPOCH),), records, SUPERVISORS)


def merge(number: int) -> Start:
    """Supervisors put it together with an older one."""
    older = number - 1_000
    ways = (s.Merge(number, EPOCH, older, sure=True),)
    return _on_case("merge", number, ways, [*_case(older), *_case(number)], SUPERVISORS)


def send(number: int) -> Start:
    """Supervisors send one request for it; none of them decided that it may be asked for."""
    request = TakedownRequest(
        request=number,
        year=2021,
        platform="michat",
        created_at=NOON,
        created_by=w.SUPERVISOR,
        epoch=EPOCH,
        signatory="Dewi",
        recipient="MiChat",
        address="abuse@michat.example",
    )
    decided = {"verdict": "enough:offers-meetings", "verdict_by": w.MODERATOR, "verdict_at": NOON - timedelta(days=1)}
    records = [*_case(number, CaseState.SUBSTANTIATED, **decided), request]
    records.append(RequestItem(item=number, request=number, case=number))
    yes = q.Do(number, EPOCH, q.Act.SEND_YES)
    return Start(kind="send", records=records, people=SUPERVISORS, presses=(yes,), message=500, entry="request-making")


KINDS: tuple[Callable[[int], Start], ...] = (claim, decide, duplicate, anything, undo, merge, send)
