"""Questions on a terminal, and what Telegram answers to them at once."""

import asyncio
import getpass
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.inbound import Unreadable, read
from reportbot.bot_api.outbound import deliver
from reportbot.cli.doctor.telegram import why
from reportbot.cli.terminal import Terminal
from reportbot.conversation.inputs import Message, Sender
from reportbot.conversation.says import Text
from reportbot.delivery.outcome import Done, Outcome, Refused, TokenRefused
from reportbot.errors import ReportBotError

Given = Mapping[str, str]

SECONDS = 15.0
CONFLICT = 409


class Unreached(ReportBotError):
    """Telegram did not answer; the message says how it failed."""


class Elsewhere(ReportBotError):
    """Telegram gives the bot's messages to somebody else: to a `webhook`, or ("") to another program that fetches."""

    def __init__(self, webhook: str) -> None:
        super().__init__("somebody else is given the bot's messages")
        self.webhook = webhook


class Dialogue(Terminal):
    """Says texts and takes lines; without a terminal it reads standard input, as scripts write it.

    Raises EOFError where no line comes any more, KeyboardInterrupt on Ctrl-C.
    """

    def choose_language(self) -> None:
        """Both languages are named in both."""
        self.language = "id"
        self.language = "en" if self.ask("init-language").lower() in {"2", "en", "english"} else "id"

    def say(self, key: str, **args: str | int | datetime | Text) -> None:
        """A text, and an empty line behind it."""
        self.tell(Text(key, args))

    def tell(self, text: Text) -> None:
        """The same of what somebody else worded."""
        self.show(f"{self._texts.plain(text, self.language)}\n")

    def ask(self, key: str, **args: str | int) -> str:
        """The line that was typed, without blanks at its ends."""
        return input(f"{self.plain(key, **args)} ").strip()

    def ask_secret(self, key: str) -> str:
        """A line that is not shown while it is typed."""
        if not sys.stdin.isatty():
            return self.ask(key)
        return getpass.getpass(f"{self.plain(key)} ").strip()

    def agrees(self, key: str, *, default: bool, **args: str | int) -> bool:
        """Yes or no; an empty line is the default."""
        said = self.ask(key, **args).lower()
        return said[0] in "yj1" if said else default


def who_is(api_url: str, token: str) -> str | None:
    """The username of the bot with this token; None where Telegram knows none.

    Raises:
        Unreached: Telegram does not answer.
    """
    match _called(api_url, token, "getMe"):
        case Done(result) if isinstance(result, Mapping):
            return str(result.get("username") or "")
        case TokenRefused():
            return None
        case outcome:
            raise Unreached(why(outcome))


def greeted_by(api_url: str, token: str) -> list[Sender]:
    """Who wrote to the bot in private lately, the newest first; nothing is confirmed, so nothing is lost.

    Raises:
        Elsewhere: what is written to the bot does not come here.
        Unreached: Telegram does not answer.
    """
    match _called(api_url, token, "getUpdates", {"timeout": 0, "limit": 100}):
        case Done(list() as raws):
            found: dict[int, Sender] = {}
            for sender in (sender for raw in reversed(raws) for sender in _writers(raw)):
                found.setdefault(sender.telegram_id, sender)
            return list(found.values())
        case Refused(_, code) if code == CONFLICT:
            raise Elsewhere(_webhook(api_url, token))
        case outcome:
            raise Unreached(why(outcome))


def _webhook(api_url: str, token: str) -> str:
    """Where Telegram posts to, "" where there is no webhook."""
    match _called(api_url, token, "getWebhookInfo"):
        case Done(result) if isinstance(result, Mapping):
            return str(result.get("url") or "")
        case outcome:
            raise Unreached(why(outcome))


def _writers(raw: Any) -> list[Sender]:
    try:
        inputs = read(raw)
    except Unreadable:
        return []
    return [item.sender for item in inputs if isinstance(item, Message) and item.chat.kind == "private"]


def _called(api_url: str, token: str, method: str, params: Mapping[str, Any] | None = None) -> Outcome:
    async def call() -> Outcome:
        request = AiohttpRequest(1, connect_timeout=SECONDS, read_timeout=SECONDS)
        await request.initialize()
        try:
            return await deliver(BotClient(api_url, token, request), method, params)
        finally:
            await request.shutdown()

    return asyncio.run(call())
