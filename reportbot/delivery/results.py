"""What an outcome means for a claimed row: finished, again later, and what the steps shall hear of it; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportbot.conversation.inputs import Answered, GroupUpgraded, Input
from reportbot.conversation.pressed import press_from_json
from reportbot.delivery import outcome as oc
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_results import Repeat, Settled

MOST_ATTEMPTS = 5
"""After so many unknown outcomes a message is given up, so that it cannot block its lane for ever."""

LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One row's end; `inputs` are judged in the transaction that records it; `gone`: nothing reaches this person."""

    end: Settled | Repeat
    inputs: tuple[Input, ...] = ()
    gone: bool = False

    @property
    def held(self) -> bool:
        """The rows behind it must not overtake it."""
        return isinstance(self.end, Repeat)


def judge(claimed: Claimed, outcome: oc.Outcome, group: int | None) -> Result:
    """What this outcome means for this row; `group` is the group's chat id."""
    if isinstance(outcome, oc.Retry | oc.NotSent | oc.TokenRefused | oc.Migrated | oc.Unknown):
        return _not_done(claimed, outcome, group)
    match outcome:
        case oc.Done(result):
            return _settled(claimed, "done", result, message_id=_message_id(result) or claimed.message_id)
        case oc.Gone(description):
            return _gone(claimed, description)
        case oc.Missing():
            return _missing(claimed)
        case oc.Refused(description, _):
            return _settled(claimed, "refused", description=description)
    return _settled(claimed, "done", message_id=claimed.message_id)


def _not_done(claimed: Claimed, outcome: oc.Outcome, group: int | None) -> Result:
    match outcome:
        case oc.Migrated(chat_id):
            upgraded = (GroupUpgraded(old_chat_id=group, new_chat_id=chat_id),) if group else ()
            return Result(end=Repeat(claimed=claimed, wait=0.0), inputs=upgraded)
        case oc.Retry(after):
            return _again(claimed, wait=after, blame=False)
        case oc.Unknown(description):
            return _unknown(claimed, description)
    return _again(claimed, wait=_back_off(claimed.attempts), blame=False)


def expired(claimed: Claimed) -> Result:
    """The press that waits for this answer has waited too long."""
    return _settled(claimed, "unknown")


def nowhere(claimed: Claimed) -> Result:
    """There is no chat for it any more."""
    return _settled(claimed, "gone")


def put_back(claimed: Claimed) -> Result:
    """It was claimed behind a message that has to wait."""
    return Result(end=Repeat(claimed=claimed, wait=0.0, blame=False))


def _settled(
    claimed: Claimed, outcome: str, result: Any = None, *, message_id: int | None = None, description: str = ""
) -> Result:
    heard = answered(claimed, outcome, result, description)
    return Result(end=Settled(claimed=claimed, message_id=message_id), inputs=heard)


def answered(claimed: Claimed, outcome: str, result: Any = None, description: str = "") -> tuple[Input, ...]:
    """The input that a row's answer becomes, where its step asked for one."""
    outgoing = claimed.outgoing
    if not outgoing.then:
        return ()
    return (
        Answered(
            kind=outgoing.then,
            outcome=outcome,
            result=result,
            description=description,
            about=outgoing.about,
            original=press_from_json(outgoing.press) if outgoing.press else None,
        ),
    )


def _gone(claimed: Claimed, description: str) -> Result:
    lane = claimed.outgoing.lane
    heard = answered(claimed, "gone", description=description)
    if lane.startswith("person:"):
        person = int(lane.removeprefix("person:"))
        heard = (*heard, Answered(kind="person-gone", outcome="gone", about={"person": person}))
    elif lane == "group":
        heard = (*heard, Answered(kind="group-gone", outcome="gone", description=description))
    return Result(end=Settled(claimed=claimed), inputs=heard, gone=lane.startswith("person:"))


def _missing(claimed: Claimed) -> Result:
    """A place whose message was deleted gets a new message; anything else is over."""
    if claimed.message_id is not None and claimed.attempts < MOST_ATTEMPTS:
        return Result(end=Repeat(claimed=claimed, wait=0.0, forget_place=True))
    return _settled(claimed, "refused", description="message missing")


def _unknown(claimed: Claimed, description: str) -> Result:
    if claimed.outgoing.press or claimed.attempts + 1 >= MOST_ATTEMPTS:
        return _settled(claimed, "unknown", description=description)
    return _again(claimed, wait=_back_off(claimed.attempts), blame=True)


def _again(claimed: Claimed, *, wait: float, blame: bool) -> Result:
    return Result(end=Repeat(claimed=claimed, wait=wait, blame=blame))


def _back_off(attempts: int) -> float:
    return float(min(LONGEST_WAIT, 2**attempts))


def _message_id(result: Any) -> int | None:
    found = result.get("message_id") if isinstance(result, Mapping) else None
    return found if isinstance(found, int) else None
