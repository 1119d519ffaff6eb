"""What handlers of works get in this run: the vault, the operator's mail account, and calls to Telegram."""

import mimetypes
from collections.abc import Collection, Mapping
from typing import Any

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver, fetch
from reportbot.clock import Clock
from reportbot.conversation.evidence.retention import DUE
from reportbot.delivery.addressing import Upload
from reportbot.delivery.dispatcher import Files
from reportbot.delivery.outcome import Outcome
from reportbot.evidence.vault import Vault
from reportbot.intake import Surroundings
from reportbot.settings import Settings
from reportbot.storage.lock import make_private
from reportbot.storage.patience import PatientStore
from reportbot.storage.timers import arm
from reportbot.works.job import MailAccount, Tools

VAULT = "vault"
"""The folder of the data dir with the sealed files."""

CALL_SECONDS = 20.0

log = structlog.get_logger("reportbot.run")


def tools_for(
    settings: Settings, store: PatientStore, around: Surroundings, client: BotClient, clock: Clock, wall: Clock
) -> Tools:
    """The tools of this run; each work gets them with a progress of its own."""

    async def call(method: str, params: Mapping[str, Any]) -> Outcome:
        return await deliver(client, method, params, timeout=CALL_SECONDS)

    async def download(file_path: str, limit: int) -> Outcome:
        return await fetch(client, file_path, limit)

    return Tools(
        store=store,
        seal=store.seal,
        vault=open_vault(settings, store, clock),
        texts=around.texts,
        rules=around.rules,
        numbers=around.numbers,
        clock=clock,
        wall=wall,
        call=call,
        download=download,
        mail=mail_account(settings),
        data_dir=settings.data_dir,
        progress=_untold,
        texts_dir=settings.texts_dir,
    )


async def _untold(_done: int, _total: int) -> None:
    """Nobody waits for it."""


def open_vault(settings: Settings, store: PatientStore, clock: Clock) -> Vault:
    """The vault of the data dir, in a folder that only the bot may enter."""
    folder = settings.data_dir / VAULT
    make_private(folder)
    return Vault(folder, store, clock)


def mail_account(settings: Settings) -> MailAccount | None:
    """The operator's SMTP server, None where none is set."""
    if settings.smtp_host is None:
        return None
    return MailAccount(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_sender or settings.smtp_username or "",
        username=settings.smtp_username or "",
        password=settings.smtp_password.get_secret_value() if settings.smtp_password else "",
        security=settings.smtp_security,
    )


def files_of(vault: Vault) -> Files:
    """How the dispatcher gets the stored files that a message names."""

    async def files(numbers: Collection[int]) -> Mapping[int, Upload]:
        found: dict[int, Upload] = {}
        for number in numbers:
            stored, content = await vault.read(number)
            name = stored.name or f"{number}{mimetypes.guess_extension(stored.mime) or ''}"
            found[number] = (name, content, stored.mime)
        return found

    return files


async def tidy(tools: Tools) -> None:
    """At the start: retention looks daily, and files that nothing names are swept; trouble with them ends no bot."""
    await tools.store.write(lambda conn: arm(conn, DUE, tools.clock.now()))
    try:
        swept = await tools.vault.sweep()
    except OSError as error:
        log.error("vault_not_swept", why=error.strerror)
    else:
        log.info("vault_swept", files=swept)
