"""How updates come in: by polling, of which one process does it, or by webhook, to all of them."""

import asyncio
import socket
import time
from typing import Protocol

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.polling import Intake, Notices, Poller
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Alone
from reportbot.tasks import Together

log = structlog.get_logger("reportbot.run")


class Receiving(Protocol):
    """How updates come in, as others see it; times are monotonic."""

    @property
    def address(self) -> str:
        """What Telegram's webhook must be; empty while polling."""
        ...

    @property
    def polls(self) -> bool:
        """Whether this process asks Telegram itself now."""
        ...

    @property
    def last_contact(self) -> float | None:
        """When Telegram last gave updates or said that there are none."""
        ...

    @property
    def progressed_at(self) -> float:
        """When it last moved."""
        ...

    @property
    def conflicts(self) -> int:
        """How often somebody else was found to take the updates."""
        ...

    async def run(self) -> None:
        """Receive until cancelled."""
        ...


class Polling:
    """Long polling by the process that leads; the others stand by. `polls`: this one leads now."""

    address = ""
    """What Telegram's webhook must be: none."""

    def __init__(self, client: BotClient, intake: Intake, presence: Alone, backlog: Notices) -> None:
        self._poller, self._presence = Poller(client, intake, backlog=backlog), presence
        self.polls = False

    @property
    def last_contact(self) -> float | None:
        """The monotonic time of Telegram's last good answer."""
        return self._poller.last_contact

    @property
    def progressed_at(self) -> float:
        """When the poller last moved, or now while this process stands by."""
        return self._poller.progressed_at if self.polls else time.monotonic()

    @property
    def conflicts(self) -> int:
        """How many polls were refused because somebody else takes the updates."""
        return self._poller.conflicts

    async def run(self) -> None:
        """Poll whenever this process leads; raises what Poller.run does."""
        while True:
            await self._presence.leading()
            polling = asyncio.create_task(self._poller.run())
            deposed = asyncio.create_task(self._presence.deposed())
            self.polls = True
            try:
                ended, _ = await asyncio.wait({polling, deposed}, return_when=asyncio.FIRST_COMPLETED)
                for task in ended:
                    task.result()
            finally:
                self.polls = False
                deposed.cancel()
                polling.cancel()
                await asyncio.wait({polling})
            log.warning("polling_ended_for_another")


class Hooked:
    """A webhook that Telegram posts to; `address` is where."""

    polls = False
    conflicts = 0

    def __init__(
        self, settings: Settings, store: PatientStore, calls: BotClient, intake: Intake, listener: socket.socket
    ) -> None:
        from reportbot.bot_api import webhook  # noqa: PLC0415 only a webhook pays for a server

        if settings.webhook_url is None:
            raise SettingsError(_NO_ADDRESS)
        self.address = settings.webhook_url
        given = settings.webhook_secret
        secret = given.get_secret_value() if given else store.seal.webhook_secret
        self._hook = webhook.Hook(url=settings.webhook_url, secret=secret)
        self._webhook = webhook.Webhook(self._hook, intake, lambda: store.trouble.away)
        self._calls, self._listener = calls, listener

    @property
    def last_contact(self) -> float | None:
        """The monotonic time of Telegram's last post."""
        return self._webhook.last_contact

    @property
    def progressed_at(self) -> float:
        """Now: there is nothing that it should do by itself."""
        return time.monotonic()

    async def run(self) -> None:
        """Serve, and have Telegram post here."""
        from reportbot.bot_api import webhook  # noqa: PLC0415 as above

        async with Together() as group:
            group.create_task(webhook.serve(self._webhook, self._listener))
            group.create_task(webhook.keep_set(self._calls, self._hook))


def receiving_by(
    settings: Settings,
    store: PatientStore,
    presence: Alone,
    intake: Intake,
    listener: socket.socket | None,
    calls: BotClient,
    polls: BotClient,
    backlog: Notices,
) -> Receiving:
    """The webhook where there is a socket for it, else polling, over a pool of its own."""
    if listener is None:
        return Polling(polls, intake, presence, backlog)
    return Hooked(settings, store, calls, intake, listener)


_NO_ADDRESS = "REPORTBOT_WEBHOOK_URL is missing: reportbot run --webhook needs the address that Telegram posts to."


def listener_for(settings: Settings) -> socket.socket:
    """The socket that the proxy in front connects to.

    Raises:
        SettingsError: there is no public address, or the place to listen is taken.
    """
    if settings.webhook_url is None:
        raise SettingsError(_NO_ADDRESS)
    host, port = settings.webhook_listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SettingsError(f"REPORTBOT_WEBHOOK_LISTEN cannot be used: {error.strerror}.") from None
    return listener
