"""What the running bot notes about itself, in memory: adding one to a number is all it costs."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.dispatcher import Record, Send
from reportbot.delivery.results import Result
from reportbot.health.figures import Figures
from reportbot.storage.outbox_results import Repeat
from reportbot.storage.patience import Trouble

KINDS: Final = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")

Take = Callable[[Sequence[Any]], Awaitable[None]]
Contact = Callable[[], float | None]


class Moving(Protocol):
    """A task that says when it last moved, in monotonic seconds."""

    @property
    def progressed_at(self) -> float:
        """When."""
        ...


class Failing(Protocol):
    """Counts works that have failed for good."""

    failed: int


class Hearing(Protocol):
    """Receives updates, and says whether this process asks for them itself."""

    @property
    def last_contact(self) -> float | None:
        """When Telegram last gave updates or said that there are none."""
        ...

    @property
    def polls(self) -> bool:
        """Whether it asks."""
        ...


class Vitals:
    """Filled while the bot starts: until then no task is known, and neither Telegram nor the database was reached.

    `contact` is when Telegram last gave updates or said that there are none: a good poll, or a delivery to a webhook.
    `polls` tells whether this process polls; where Telegram posts, or another process polls, silence may be peace.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.began_at = clock.monotonic()
        self.tasks: Mapping[str, Moving] = {}
        self.contact: Contact = lambda: None
        self.polls: Callable[[], bool] = lambda: True
        self.trouble: Trouble | None = None
        self.worker: Failing | None = None
        self.figures: Figures | None = None
        self.deaf = False
        self.updates: Counter[str] = Counter(dict.fromkeys((*KINDS, "other"), 0))
        self.sends: Counter[str] = Counter(dict.fromkeys(_OUTCOMES.values(), 0))
        self.retries = 0
        self.update_at: float | None = None
        self._called_at: float | None = None

    def follow(self, receiving: Hearing, trouble: Trouble, worker: Failing) -> None:
        """Look at these from now on."""
        self.contact, self.polls = lambda: receiving.last_contact, lambda: receiving.polls
        self.trouble, self.worker = trouble, worker

    def last_contact(self) -> datetime | None:
        """When Telegram last gave updates or said that there are none, by the wall clock."""
        at = self.contact()
        return None if at is None else self.clock.now() - timedelta(seconds=self.clock.monotonic() - at)

    @property
    def reached_at(self) -> float | None:
        """When Telegram last answered anything."""
        times = [at for at in (self.contact(), self._called_at) if at is not None]
        return max(times, default=None)

    @property
    def refused_at(self) -> float | None:
        """When the database last refused a work."""
        return self.trouble.refused_at if self.trouble else None

    def progress(self) -> dict[str, float]:
        """When each task last moved."""
        return {name: task.progressed_at for name, task in self.tasks.items()}

    def called(self, outcome: oc.Outcome) -> None:
        """A message went out, or did not: this came of its call."""
        self.sends[_OUTCOMES[type(outcome)]] += 1
        if not isinstance(outcome, oc.Unknown | oc.NotSent):
            self.answered()

    def answered(self) -> None:
        """Telegram answered something."""
        self._called_at = self.clock.monotonic()

    def counting_updates(self, take: Take) -> Take:
        """`take`, with each update counted when it comes in, by polling or by webhook."""

        async def counted(raws: Sequence[Any]) -> None:
            self.update_at = self.clock.monotonic()
            self.updates.update(map(_kind, raws))
            await take(raws)

        return counted

    def counting_calls(self, send: Send) -> Send:
        """`send`, with each outcome counted."""

        async def counted(request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109  the call's own timer
            outcome = await send(request, timeout)
            self.called(outcome)
            return outcome

        return counted

    def counting_results(self, record: Record) -> Record:
        """`record`, with each message that has to go again counted."""

        async def counted(results: Sequence[Result]) -> None:
            ends = [result.end for result in results]
            self.retries += sum(isinstance(end, Repeat) and end.wait > 0 for end in ends)
            await record(results)

        return counted


_OUTCOMES: Final[Mapping[type[Any], str]] = {
    oc.Done: "done",
    oc.Retry: "too_many",
    oc.Migrated: "migrated",
    oc.Gone: "gone",
    oc.Refused: "refused",
    oc.NotModified: "done",
    oc.TooOld: "too_old",
    oc.Missing: "missing",
    oc.Unknown: "unknown",
    oc.NotSent: "not_sent",
    oc.TokenRefused: "token_refused",
}


def _kind(raw: Any) -> str:
    return next((kind for kind in KINDS if kind in raw), "other") if isinstance(raw, Mapping) else "other"
