"""Works of the vault: a file is fetched from Telegram, a document copied without its metadata; what is old goes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import structlog
from msgspec import Struct

from reportbot.conversation.evidence import words
from reportbot.conversation.evidence.retention import CLASSES, FIND
from reportbot.conversation.media import FETCH, LARGEST, PURGE
from reportbot.delivery import outcome as oc
from reportbot.domain.cases import MEDIA
from reportbot.domain.records import Case, Evidence, StoredFile
from reportbot.domain.words import EvidenceKind
from reportbot.evidence.stripping import stripped
from reportbot.evidence.vault import Plain
from reportbot.storage import files, old_cases
from reportbot.works.job import End, Handler, Job, Later, Several, Tools

log = structlog.get_logger("reportbot.works")

UNCLAIMED: Final = timedelta(days=1)
"""A fetched file that nobody makes his own is purged after this."""

MOST_TRIES: Final = 40
LONGEST_PAUSE: Final = 900.0
AT_ONCE: Final = 20
EXPIRED_AT_ONCE: Final = 200
HELD_BYTES: Final = 8 * 1024 * 1024
"""What was fetched is kept once it is so large: until then it is in memory."""
FRESH_SECONDS: Final = 1.0
"""A case that became a child's, or evidence that was withdrawn, so long ago is not fetched any more."""

_NOT_FOUND: Final = 404


async def fetch(jobs: Sequence[Job], tools: Tools) -> list[End]:
    """Of each ``{"sha256", "original", "copies"}``, or ``{"gone": True}`` where Telegram has it no more, or nothing."""
    ends: dict[int, End] = {}
    held: list[_Fetched] = []
    seen = _Seen(tools)
    for place, job in enumerate(jobs):
        end: _Fetched | End
        try:
            end = await _fetched(job, tools, await seen.now(jobs[place:]))
        except Exception as error:  # noqa: BLE001 the others' files are fetched all the same
            end = error
        if not isinstance(end, _Fetched):
            ends[job.number] = end
            continue
        held.append(end)
        if sum(one.size for one in held) >= HELD_BYTES:
            ends |= await _kept(tools, held)
            held = []
    ends |= await _kept(tools, held)
    return [ends[job.number] for job in jobs]


Found = tuple[Evidence, Case] | None


class _Seen:
    """What the works are about, looked at for all of them together, and again where the look is not fresh."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._found: Mapping[int, tuple[Evidence, Case]] = {}
        self._at = float("-inf")

    async def now(self, jobs: Sequence[Job]) -> Found:
        """The first's; those behind it are looked at with it."""
        if self._tools.wall.monotonic() - self._at > FRESH_SECONDS:
            numbers, seal = {int(job.data["evidence"]) for job in jobs}, self._tools.seal
            self._found = await self._tools.store.read(lambda conn: files.evidence_with_cases(conn, seal, numbers))
            self._at = self._tools.wall.monotonic()
        return self._found.get(int(jobs[0].data["evidence"]))


class _Fetched(Struct, frozen=True):
    """What a work is to keep: the original, then its copies."""

    job: Job
    files: tuple[Plain, ...]

    @property
    def size(self) -> int:
        return sum(len(file.data) for file in self.files)


async def _fetched(job: Job, tools: Tools, found: Found) -> "_Fetched | Mapping[str, Any]":
    if found is None or found[0].state != "kept" or not found[0].file_id or found[1].child:
        return {}
    item = found[0]
    data = await _downloaded(job, tools, item)
    if data is None:
        return {"gone": True}
    expires_at = tools.clock.now() + UNCLAIMED
    kept = [Plain("evidence", f"{item.evidence}", item.mime or "application/octet-stream", data, expires_at)]
    # A photo stands in chats as Telegram has it, and the few that go into a letter are copied then.
    for number, picture in enumerate([] if item.kind is EvidenceKind.PHOTO else await stripped(data), 1):
        kept.append(Plain("copy", f"bukti-{item.evidence}-{number}.jpg", "image/jpeg", picture, expires_at))
    return _Fetched(job, tuple(kept))


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
            raise Later(job.pause(LONGEST_PAUSE))


async def _kept(tools: Tools, fetched: Sequence[_Fetched]) -> dict[int, End]:
    """What came of each work, by number."""
    if not fetched:
        return {}
    try:
        stored = iter(await tools.vault.keep_all([file for one in fetched for file in one.files]))
    except OSError as error:
        if len(fetched) == 1:
            return {fetched[0].job.number: _not_kept(fetched[0].job, error)}
        return {number: end for one in fetched for number, end in (await _kept(tools, [one])).items()}
    return {one.job.number: _claimable([next(stored) for _ in one.files]) for one in fetched}


def _claimable(kept: Sequence[StoredFile]) -> Mapping[str, Any]:
    original, *copies = kept
    return {"sha256": original.sha256, "original": original.file, "copies": [copy.file for copy in copies]}


def _not_kept(job: Job, error: OSError) -> Exception:
    """A full disk passes; nobody would ask for the file again, and Telegram may not have it later."""
    log.error("a_file_cannot_be_kept", kind=type(error).__name__, number=error.errno)
    return error if job.attempts >= MOST_TRIES else Later(job.pause(LONGEST_PAUSE))


async def purge(job: Job, tools: Tools) -> Mapping[str, Any]:
    """Nothing: the bytes are gone, and their rows say so."""
    await tools.vault.purge([int(number) for number in job.data["files"]])
    return {}


async def find_old(_job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"cases": [7, 12]}`` whose media are due; files that expired are purged on the way."""
    now = tools.clock.now()
    while numbers := await tools.store.read(lambda conn: files.expired(conn, now, EXPIRED_AT_ONCE)):
        await tools.vault.purge(numbers)
    retention = tools.rules.policy.retention
    before = {state: now - retention[kind] for state, kind in CLASSES.items()}
    found = await tools.store.read(lambda conn: old_cases.with_media(conn, before, now, MEDIA))
    return {"cases": found}


async def find_old_words(_job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"cases": [7, 12]}`` whose words are due; what was erased before is in no journal from then on."""
    await tools.store.scrub()
    now = tools.clock.now()
    before = now - tools.rules.policy.retention["words"]
    return {"cases": await tools.store.read(lambda conn: old_cases.with_words(conn, before, now, MEDIA))}


HANDLERS: Final[Mapping[str, Handler | Several]] = {
    FETCH: Several(fetch, AT_ONCE),
    PURGE: purge,
    FIND: find_old,
    words.FIND: find_old_words,
}
