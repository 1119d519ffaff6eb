"""What a handler of works gets, and how it ends."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from reportbot.clock import Clock
from reportbot.conversation.rules import Rules
from reportbot.delivery.outcome import Outcome
from reportbot.errors import ReportBotError
from reportbot.evidence.vault import Vault
from reportbot.storage.numbers import Numbers
from reportbot.storage.patience import PatientStore
from reportbot.storage.seal import Seal
from reportbot.texts import Texts


class Job(Struct, frozen=True, kw_only=True):
    """One work as it was asked for (says.Work); `attempts` counts earlier tries, a crash among them.

    `interrupted`: the last try was cut off by a crash, a stop or a mistake of ours, so that what it did outside may
    have happened.
    """

    number: int
    kind: str
    data: Mapping[str, Any]
    attempts: int = 0
    interrupted: bool = False

    def pause(self, longest: float) -> float:
        """Seconds until the next try: one, and twice as many after each, `longest` at most."""
        return min(longest, 2.0 ** min(self.attempts, 10))


class Call(Protocol):
    """One Bot API call that is no message, such as getFile."""

    async def __call__(self, method: str, params: Mapping[str, Any]) -> Outcome:
        """Its outcome, never an exception."""
        ...


class Download(Protocol):
    """A file that getFile named."""

    async def __call__(self, file_path: str, limit: int) -> Outcome:
        """Done(bytes), or why not."""
        ...


class MailAccount(Struct, frozen=True, kw_only=True):
    """The operator's SMTP server; `sender` is the address letters come from. `security`: "tls", "starttls", "none"."""

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = ""
    security: str = "starttls"


class Tools(Struct, frozen=True, kw_only=True):
    """What a handler may use; `progress(done, total)` is shown to the work's person, not too often.

    It says that the work got on, so it is not called where nothing was done: a work that hangs is cut off by it.
    `clock` follows the clock file, `wall` does not. Reads go by `store.read`, writes by `store.write`; fresh numbers of
    records come from `numbers`, prepared in the same transaction. `texts_dir` holds the operator's own words.
    """

    store: PatientStore
    seal: Seal
    vault: Vault
    texts: Texts
    rules: Rules
    numbers: Numbers
    clock: Clock
    wall: Clock
    call: Call
    download: Download
    mail: MailAccount | None
    data_dir: Path
    progress: Callable[[int, int], Awaitable[None]]
    texts_dir: Path | None = None

    def expiry(self, kind: str) -> datetime:
        """When a file that is made now goes; `kind` is one of Policy.retention."""
        return self.clock.now() + self.rules.policy.retention[kind]


class Later(ReportBotError):
    """Try again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class Failed(ReportBotError):
    """It will not succeed; `key` is a text key that says why and what to do."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Unsure(ReportBotError):
    """It may have happened; a person must look."""


End = Mapping[str, Any] | Exception
"""What a work of several came to."""

Handler = Callable[[Job, Tools], Awaitable[Mapping[str, Any]]]
"""Does a work and returns plain JSON; called again after a crash, so it must bear being done twice.

Raises:
    Later, Failed, Unsure: as they say; anything else is our mistake, told to the admins, and the work fails.
"""


class Several(Struct, frozen=True):
    """Does up to `most` works of a kind at once; instead of raising it gives the exception as the end of that work."""

    handler: Callable[[Sequence[Job], Tools], Awaitable[Sequence[End]]]
    most: int
