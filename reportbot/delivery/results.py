"""What an outcome means for a claimed row: finished, again later, and what the steps shall hear of it; pure."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from reportbot.conversation.inputs import Answered, Due, GroupUpgraded, Input
from reportbot.conversation.pressed import press_from_json
from reportbot.delivery import outcome as oc
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_results import Repeat, Settled

PATIENT_ATTEMPTS = 5
"""After so many unknown outcomes, while others were answered, a message steps behind the others of its chat."""

MOST_ATTEMPTS = 100
"""After so many it is given up; at the longest wait between them that is most of an hour."""

LONGEST_WAIT = 30.0
GROUP_WAIT = 3.0


class Result(Struct, frozen=True, kw_only=True):
    """One row's end; `inputs` are judged in the transaction that records it; `gone`: nothing reaches this person."""

    end: Settled | Repeat
    inputs: tuple[Input, ...] = ()
    gone: bool = False

    @property
    def held(self) -> bool:
        """The rows behind it must not overtake it."""
        return isinstance(self.end, Repeat)


def judge(claimed: Claimed, outcome: oc.Outcome, group: int | None, *, reached: bool = True) -> Result:
    """What this outcome means for this row; `group` is the group's chat id.

    `reached`: other calls were answered meanwhile, so that a missing answer is this row's own.
    """
    if isinstance(outcome, oc.Unknown):
        return _unknown(claimed, outcome.description, reached=reached)
    if isinstance(outcome, oc.Retry | oc.NotSent | oc.TokenRefused | oc.Migrated):
        return _not_done(claimed, outcome, group)
    return _answered_now(claimed, outcome)


def _answered_now(claimed: Claimed, outcome: oc.Outcome) -> Result:
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
            return Result(end=Repeat(claimed=claimed, wait=0.0, sent=False), inputs=upgraded)
        case oc.Retry(after):
            return Result(end=Repeat(claimed=claimed, wait=after, blame=False, sent=False))
    return Result(end=Repeat(claimed=claimed, wait=_back_off(claimed.attempts), blame=False, sent=False))


def expired(claimed: Claimed) -> Result:
    """The press that waits for this answer has waited too long."""
    return _settled(claimed, "unknown")


def nowhere(claimed: Claimed) -> Result:
    """There is no chat for it any more."""
    return _settled(claimed, "gone")


def broken(claimed: Claimed) -> Result:
    """Our own mistake keeps it from being sent."""
    return _settled(claimed, "refused", description="not a call")


def put_back(claimed: Claimed) -> Result:
    """It was claimed behind a message that has to wait."""
    return Result(end=Repeat(claimed=claimed, wait=0.0, blame=False, sent=False))


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
    if lane == "group":
        # What waits for the group waits on; whether it may be written to at all is looked at anew.
        look = Due(kind="group-check", subject=0, due_at=claimed.created_at)
        return Result(end=Repeat(claimed=claimed, wait=GROUP_WAIT, blame=False, sent=False), inputs=(look,))
    heard = answered(claimed, "gone", description=description)
    if lane.startswith("person:"):
        person = int(lane.removeprefix("person:"))
        heard = (*heard, Answered(kind="person-gone", outcome="gone", about={"person": person}))
    return Result(end=Settled(claimed=claimed), inputs=heard, gone=lane.startswith("person:"))


def _missing(claimed: Claimed) -> Result:
    """A place whose message was deleted gets a new message; anything else is over."""
    if claimed.message_id is not None and claimed.attempts < PATIENT_ATTEMPTS:
        return Result(end=Repeat(claimed=claimed, wait=0.0, forget_place=True))
    return _settled(claimed, "refused", description="message missing")


def _unknown(claimed: Claimed, description: str, *, reached: bool) -> Result:
    """Sent again; who waits for the answer of a call hears soon that there is none."""
    tried = claimed.attempts + 1
    asked = claimed.outgoing.press is not None or claimed.outgoing.lane == "api"
    if asked and (claimed.outgoing.press or tried >= PATIENT_ATTEMPTS):
        return _settled(claimed, "unknown", description=description)
    if tried >= MOST_ATTEMPTS:
        return _settled(claimed, "unknown", description=description)
    wait = _back_off(claimed.attempts)
    return Result(end=Repeat(claimed=claimed, wait=wait, blame=asked or reached, aside=tried >= PATIENT_ATTEMPTS))


def _back_off(attempts: int) -> float:
    return float(min(LONGEST_WAIT, 2 ** min(attempts, 10)))


def _message_id(result: Any) -> int | None:
    found = result.get("message_id") if isinstance(result, Mapping) else None
    return found if isinstance(found, int) else None
