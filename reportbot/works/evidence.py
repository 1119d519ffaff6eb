"""Works of the vault: a file is fetched from Telegram, a document copied without its metadata; files are purged."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import structlog

from reportbot.conversation.evidence.retention import CLASSES, FIND
from reportbot.conversation.media import FETCH, LARGEST, MEDIA, PURGE
from reportbot.delivery import outcome as oc
from reportbot.domain.records import Evidence
from reportbot.domain.words import EvidenceKind
from reportbot.evidence.stripping import stripped
from reportbot.storage import files
from reportbot.works.job import Handler, Job, Later, Tools

log = structlog.get_logger("reportbot.works")

UNCLAIMED: Final = timedelta(days=1)
"""A fetched file that nobody makes his own is purged after this."""

MOST_TRIES: Final = 40
LONGEST_PAUSE: Final = 900.0
AT_ONCE: Final = 200

_NOT_FOUND: Final = 404


async def fetch(job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"sha256", "original", "copies"}``, or ``{"gone": True}`` where Telegram has it no more, or nothing."""
    found = await tools.store.read(lambda conn: files.evidence_with_case(conn, tools.seal, int(job.data["evidence"])))
    if found is None or found[0].state != "kept" or not found[0].file_id or found[1].child:
        return {}
    data = await _downloaded(job, tools, found[0])
    if data is None:
        return {"gone": True}
    try:
        return await _kept(tools, found[0], data)
    except OSError as error:
        log.error("a_file_cannot_be_kept", kind=type(error).__name__, number=error.errno)
        if job.attempts >= MOST_TRIES:
            raise
        # A full disk passes; nobody would ask for the file again, and Telegram may not have it later.
        raise Later(_pause(job)) from None


async def _downloaded(job: Job, tools: Tools, item: Evidence) -> bytes | None:
    """The bytes; None where they cannot be had."""
    file = await tools.call("getFile", {"file_id": item.file_id})
    path = file.result.get("file_path") if isinstance(file, oc.Done) and isinstance(file.result, Mapping) else None
    outcome = await tools.download(path, LARGEST) if isinstance(path, str) else file
    if isinstance(outcome, oc.Done) and isinstance(outcome.result, bytes):
        return outcome.result
    _give_up(job, outcome)
    return None


def _give_up(job: Job, outcome: oc.Outcome) -> None:
    """Nothing where it is gone for good.

    Raises:
        Later: the reason may pass.
    """
    match outcome:
        case oc.Retry(after):
            raise Later(after)
        case oc.Refused(code=code) if code != _NOT_FOUND or job.attempts >= 2:
            return
        case oc.Gone() | oc.Missing():
            return
        case _ if job.attempts < MOST_TRIES:
            raise Later(_pause(job))


def _pause(job: Job) -> float:
    return min(LONGEST_PAUSE, 2.0 ** min(job.attempts, 10))


async def _kept(tools: Tools, item: Evidence, data: bytes) -> Mapping[str, Any]:
    expires_at = tools.clock.now() + UNCLAIMED
    mime = item.mime or "application/octet-stream"
    original = await tools.vault.keep("evidence", f"{item.evidence}", mime, data, expires_at=expires_at)
    copies = []
    # A photo stands in chats as Telegram has it, and the few that go into a letter are copied then.
    for number, picture in enumerate([] if item.kind is EvidenceKind.PHOTO else await stripped(data), 1):
        name = f"bukti-{item.evidence}-{number}.jpg"
        copies.append(await tools.vault.keep("copy", name, "image/jpeg", picture, expires_at=expires_at))
    return {"sha256": original.sha256, "original": original.file, "copies": [copy.file for copy in copies]}


async def purge(job: Job, tools: Tools) -> Mapping[str, Any]:
    """Nothing: the bytes are gone, and their rows say so."""
    await tools.vault.purge([int(number) for number in job.data["files"]])
    return {}


async def find_old(_job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"cases": [7, 12]}`` whose media are due; files that expired are purged on the way."""
    now = tools.clock.now()
    while numbers := await tools.store.read(lambda conn: files.expired(conn, now, AT_ONCE)):
        await tools.vault.purge(numbers)
    retention = tools.rules.policy.retention
    before = {state: now - retention[kind] for state, kind in CLASSES.items()}
    found = await tools.store.read(lambda conn: files.cases_with_old_media(conn, before, now, MEDIA))
    return {"cases": found}


HANDLERS: Final[Mapping[str, Handler]] = {FETCH: fetch, PURGE: purge, FIND: find_old}
