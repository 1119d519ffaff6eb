"""What waits to be taken in: inputs with the key that tells repeated deliveries apart, and the raw update."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from reportbot.conversation.inputs import Answered, Due, Input, MemberChange, Message, Press, Sender
from reportbot.domain.records import Timer
from reportbot.intake.faults import named
from reportbot.storage.dead import Dead

DUE = "due"
"""What is kept of a due time stands under this name."""


class Arrival(Struct, frozen=True):
    """One input; `key` is None for what cannot be delivered twice. `unreadable`: only kept, as a dead update.

    `timer` is the row it comes from, where that was read in an earlier transaction; `dead` what was kept of it when it
    failed before; `failure` the kind and place of the mistake that it cannot be worked on for.
    """

    input: Input | None
    key: str | None = None
    raw: Any = None
    unreadable: bool = False
    timer: Timer | None = None
    dead: Dead | None = None
    failure: str = ""


Read = Callable[[Any], Sequence[Input]]


def arrivals_from(raws: Iterable[Any], read: Read, natural_key: Callable[[Any], str | None]) -> list[Arrival]:
    """Raw updates in order; each is read in its own guard, so that one that cannot be read holds up no other."""
    found: list[Arrival] = []
    for raw in raws:
        key = natural_key(raw)
        try:
            inputs = read(raw)
        except Exception as error:  # noqa: BLE001 an update nobody foresaw is kept, and the batch goes on
            found.append(Arrival(None, key, raw, unreadable=True, failure=named(error)))
            continue
        found += [Arrival(item, f"{key}#{n}" if n else key, raw) for n, item in enumerate(inputs)]
    return found


def senders_of(item: Input) -> tuple[Sender, ...]:
    """The people an input comes from, or tells of."""
    match item:
        case MemberChange():
            return (_concerned(item),)
        case Message(sender=sender) | Press(sender=sender):
            return (sender,)
        case Answered(original=Press(sender=sender)):
            return (sender,)
        case Answered(kind="group-administrators", result=list(members)):
            return tuple(_user(member["user"]) for member in members if _names_somebody(member))
    return ()


def _concerned(change: MemberChange) -> Sender:
    """Whose record a change touches: in a private chat it is told of the bot, but somebody blocked or unblocked it."""
    return change.by if change.about_bot and change.chat.kind == "private" else change.sender


def _names_somebody(member: Any) -> bool:
    user = member.get("user") if isinstance(member, dict) else None
    return isinstance(user, dict) and type(user.get("id")) is int


def _with_number(member: dict[str, Any], people: dict[int, int]) -> dict[str, Any]:
    user = member["user"]
    return {**member, "user": {**user, "person": people[user["id"]]}}


def _user(user: dict[str, Any]) -> Sender:
    names = {name: str(user.get(name) or "") for name in ("first_name", "last_name", "username")}
    return Sender(telegram_id=user["id"], **names, is_bot=bool(user.get("is_bot")))


def with_person(item: Input, people: dict[int, int]) -> Input:
    """The input with the internal numbers of who sent it, or of whom it tells, by Telegram id."""
    match item:
        case MemberChange():
            return replace(item, person=people[_concerned(item).telegram_id])
        case Message(sender=sender) | Press(sender=sender):
            return replace(item, person=people[sender.telegram_id])
        case Answered(original=Press() as press):
            return replace(item, original=replace(press, person=people[press.sender.telegram_id]))
        case Answered(kind="group-administrators", result=list(members)):
            merged = [_with_number(member, people) for member in members if _names_somebody(member)]
            return replace(item, result=merged)
    return item


def raw_of(arrival: Arrival) -> Any:
    """What is kept of an arrival that cannot be worked on."""
    if arrival.raw:
        return arrival.raw
    return {DUE: to_builtins(arrival.input)} if isinstance(arrival.input, Due) else {"input": repr(arrival.input)}
