"""What waits to be taken in: inputs with the key that tells repeated deliveries apart, and the raw update."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportbot.conversation.inputs import Answered, Input, MemberChange, Message, Press, Sender


@dataclass(frozen=True, slots=True)
class Arrival:
    """One input; `key` is None for what cannot be delivered twice. `unreadable`: kept as a dead update."""

    input: Input | None
    key: str | None = None
    raw: Any = None
    unreadable: bool = False


Read = Callable[[Any], Sequence[Input]]


def arrivals_from(raws: Iterable[Any], read: Read, natural_key: Callable[[Any], str | None]) -> list[Arrival]:
    """Raw updates in order; each is read in its own guard, so that one that cannot be read holds up no other."""
    found: list[Arrival] = []
    for raw in raws:
        key = natural_key(raw)
        try:
            inputs = read(raw)
        except Exception:  # noqa: BLE001 an update nobody foresaw is kept, and the batch goes on
            found.append(Arrival(None, key, raw, unreadable=True))
            continue
        found += [Arrival(item, f"{key}#{n}" if n else key, raw) for n, item in enumerate(inputs)]
    return found


def senders_of(item: Input) -> tuple[Sender, ...]:
    """The people an input comes from."""
    match item:
        case Message(sender=sender) | Press(sender=sender) | MemberChange(sender=sender):
            return (sender,)
        case Answered(original=Press(sender=sender)):
            return (sender,)
    return ()


def with_person(item: Input, people: dict[int, int]) -> Input:
    """The input with the internal number of who sent it, by Telegram id."""
    match item:
        case Message(sender=sender) | Press(sender=sender) | MemberChange(sender=sender):
            return replace(item, person=people[sender.telegram_id])
        case Answered(original=Press() as press):
            return replace(item, original=replace(press, person=people[press.sender.telegram_id]))
    return item
