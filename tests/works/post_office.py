"""An SMTP server that takes letters, refuses them, or fails in the middle, as a test wishes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class PostOffice:
    """`answer` is what follows DATA: a reply, "close" (the letter is kept, then the line is cut) or "stall".

    `before` is the reply to the recipient.
    """

    port: int = 0
    answer: str = "250 OK"
    before: str = "250 OK"
    taken: list[bytes] = field(default_factory=list)
    refused: int = 0

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(data, policy=policy.default) for data in self.taken]

    async def handle_RCPT(  # noqa: N802 aiosmtpd's naming
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.before.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.before

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        if self.answer[0] in "45":
            self.refused += 1
            return self.answer
        self.taken.append(content)
        if self.answer == "close":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        elif self.answer == "stall":
            await asyncio.sleep(3600)
        return "250 OK"


@contextlib.asynccontextmanager
async def post_office() -> AsyncIterator[PostOffice]:
    """A post office on this machine while the block runs."""
    office = PostOffice()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(office, hostname="pos.example"), "127.0.0.1", 0)
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
