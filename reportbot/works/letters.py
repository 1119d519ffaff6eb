"""Letters and their annexes, made of a request as it stands in the database; and pictures covered for them."""

import asyncio
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, Contacts, Need, OperatorSettings, RequestFile
from reportbot.conversation.requests import batch
from reportbot.conversation.requests.letterhead import contact_of
from reportbot.conversation.says import Text
from reportbot.domain.records import (
    Case,
    Evidence,
    RequestItem,
    RequestLetter,
    StoredFile,
    TakedownRequest,
)
from reportbot.errors import TypesettingFailed
from reportbot.evidence.covering import covered
from reportbot.evidence.vault import FileGone
from reportbot.letters.annex import annex_csv, annex_xlsx
from reportbot.letters.data import Letter
from reportbot.storage import facts as stored_facts
from reportbot.storage import files
from reportbot.works import copies
from reportbot.works.job import Failed, Handler, Job, Tools
from reportbot.works.letter_contents import Asked, letter_of

if TYPE_CHECKING:
    from reportbot.storage.connection import Connection

PDF: Final = "application/pdf"
CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_PICTURES: Final = 12 * 1024 * 1024
"""Bytes of pictures in one letter, so that a mail server takes it; the rest are named by their SHA-256."""

_NO_NAME: Final = re.compile(r"[^A-Za-z0-9]+")


async def make_letters(job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"files", "names", "accounts", "languages"}``: the PDF in each language, then the annex as CSV and XLSX.

    Raises:
        Failed: the request is gone, nothing is to be asked, or the letter cannot be set.
    """
    asked = await _asked(job, tools)
    if not asked.items:
        raise Failed("request-none-ready")
    languages = ("id", "en") if contact_of(asked.desk, asked.request.platform).abroad else ("id",)
    steps = len(languages) + 2
    pictures = await _pictures(asked, tools, steps)
    letters = [await asyncio.to_thread(letter_of, asked, tools, pictures, language) for language in languages]
    made = []
    for step, letter in enumerate(letters, 1):
        await _tell(asked, tools, step, steps)
        pdf = await _typeset(letter, tools)
        made.append(await _keep(asked, tools, "letter", f"letters-file-{letter.language}", PDF, pdf))
    await _tell(asked, tools, steps - 1, steps)
    made += await _annexes(asked, tools, letters[-1])
    files, names = [file.file for file in made], [file.name for file in made]
    return {"files": files, "names": names, "accounts": len(asked.items), "languages": list(languages)}


async def _tell(asked: Asked, tools: Tools, step: int, steps: int) -> None:
    """How far it is: reading takes a step, each language another, the annexes the last."""
    count = len(asked.items)
    await tools.progress(count * step // steps, count)


async def _annexes(asked: Asked, tools: Tools, letter: Letter) -> list[StoredFile]:
    csv = await asyncio.to_thread(annex_csv, letter, tools.texts_dir)
    xlsx = await asyncio.to_thread(annex_xlsx, letter, tools.texts_dir)
    return [
        await _keep(asked, tools, "annex", "letters-annex-csv", CSV, csv),
        await _keep(asked, tools, "annex", "letters-annex-xlsx", XLSX, xlsx),
    ]


async def _asked(job: Job, tools: Tools) -> Asked:
    number = int(job.data["request"])
    desk = await _desk(tools, {RequestFile(number), Contacts(), OperatorSettings()})
    request = desk.get(TakedownRequest, number)
    letter = desk.get(RequestLetter, int(job.data["letter"])) if job.data["letter"] else None
    if request is None or (job.data["letter"] and letter is None):
        raise Failed("request-refused-state")
    kind, cases = str(job.data["kind"]), set(job.data["cases"])
    items = _items(desk, request, kind, cases)
    facts = desk.facts
    await _load(tools, facts, {CaseFile(item.case) for item in items})
    return Asked(desk, request, letter, kind, tuple(item for item in items if cases or _is_undisputed(desk, item)))


def _is_undisputed(desk: Desk, item: RequestItem) -> bool:
    """Nobody is pressed about an account whose owner objects, until that is decided."""
    case = desk.case(item.case)
    return case is not None and not case.objections


def _items(desk: Desk, request: TakedownRequest, kind: str, cases: set[int]) -> tuple[RequestItem, ...]:
    if cases:
        return tuple(item for item in batch.items_of(desk, request) if item.case in cases and item.state == "sent")
    return batch.ready_of(desk, request) if kind == "request" else batch.remaining(desk, request)


async def _desk(tools: Tools, needs: set[Need]) -> Desk:
    facts = Facts()
    await _load(tools, facts, needs)
    return Desk(facts, tools.clock.now(), tools.rules, tools.numbers)


async def _load(tools: Tools, facts: Facts, needs: set[Need]) -> None:
    async def read(conn: "Connection") -> None:
        await stored_facts.load(conn, tools.seal, facts, needs, tools.clock.now())

    await tools.store.read(read)


async def _typeset(letter: Letter, tools: Tools) -> bytes:
    from reportbot.letters.making import make_letter  # noqa: PLC0415 typst is heavy and rarely needed

    try:
        return await make_letter(letter, tools.texts_dir)
    except (TypesettingFailed, ValueError):
        raise Failed("letters-failed") from None


async def _keep(asked: Asked, tools: Tools, kind: str, key: str, mime: str, data: bytes) -> StoredFile:
    """A letter that goes out is kept as proof; one that was only looked at expires."""
    number = _NO_NAME.sub("-", asked.letter.number if asked.letter else str(asked.request.request)).strip("-")
    name = tools.texts.plain(Text(key, {"number": number or str(asked.request.request)}), "id")
    expires = None if asked.letter else tools.expiry("staff-file")
    return await tools.vault.keep(kind, name, mime, data, expires_at=expires)


# Pictures.


async def _pictures(asked: Asked, tools: Tools, steps: int) -> dict[int, tuple[bytes, ...]]:
    """By evidence: the copies that somebody found safe, or covered; never another."""
    found: dict[int, tuple[bytes, ...]] = {}
    room = 0 if asked.kind == "retraction" else MOST_PICTURES
    for done, item in enumerate(asked.items, 1):
        case = asked.desk.must(Case, item.case)
        for piece in batch.attachable(asked.desk, case):
            pictures = await _chosen(piece, tools) if room > 0 else ()
            room -= sum(map(len, pictures))
            if pictures and room >= 0:
                found[piece.evidence] = pictures
        await tools.progress(done // steps, len(asked.items))
    return found


async def _chosen(piece: Evidence, tools: Tools) -> tuple[bytes, ...]:
    try:
        if piece.attach == "covered":
            return await copies.read(piece.covered, tools)
        return await copies.pictures_of(piece, tools) if piece.attach == "safe" else ()
    except FileGone:
        return ()


# Covering.


async def cover_picture(job: Job, tools: Tools) -> Mapping[str, Any]:
    """``{"files"}``: each picture with the chosen cells black.

    Raises:
        Failed: a file is gone, or may not be shown any more.
    """
    number = int(job.data["evidence"])
    found = await tools.store.read(lambda conn: files.evidence_with_cases(conn, tools.seal, [number]))
    made = []
    for place, data in enumerate(await _coverable(found.get(number), tools), 1):
        hidden = await covered(data, job.data["cells"])
        name = f"bukti-{number}-{place}.jpg"
        made.append((await tools.vault.keep("covered", name, "image/jpeg", hidden)).file)
    return {"files": made}


async def _coverable(found: tuple[Evidence, Case] | None, tools: Tools) -> tuple[bytes, ...]:
    if found is None or found[0].state != "kept" or found[1].child:
        raise Failed("mail-file-gone")
    try:
        return await copies.pictures_of(found[0], tools)
    except FileGone:
        raise Failed("mail-file-gone") from None


HANDLERS: Final[Mapping[str, Handler]] = {"make-letters": make_letters, "cover-picture": cover_picture}
