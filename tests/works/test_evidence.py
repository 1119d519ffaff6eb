"""The vault's works on a real store: fetched, copied, sealed; gone where Telegram says so; purged to the last byte."""

import io
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from reportbot.conversation.inputs import Sender
from reportbot.delivery.outcome import Done, Gone, NotSent, Outcome, Refused, Retry
from reportbot.domain.records import Case, Evidence, Report
from reportbot.domain.words import CaseState, EvidenceKind
from reportbot.evidence.vault import FileGone
from reportbot.storage.connection import Connection
from reportbot.storage.people import people_of
from reportbot.storage.save import save
from reportbot.works import evidence
from reportbot.works.job import Job, Later, Tools
from tests.storage.examples import NOW, a_case, a_report, an_evidence
from tests.works.conftest import FastClock, Workshop

JOB = Job(number=1, kind="fetch-evidence", data={"evidence": 1})
DAY = timedelta(days=1)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), (9, 9, 9)).save(out, "PNG")
    return out.getvalue()


async def stored(shop: Workshop, *items: Evidence, **case: Any) -> None:
    """A case with these, reported by one person."""

    async def work(conn: Connection) -> None:
        await people_of(conn, shop.store.seal, [Sender(telegram_id=5_000_000_001, first_name="Budi")], NOW)
        records: list[Case | Report | Evidence] = [a_case(1, **case), a_report(1, 1, 2), *items]
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


def photo(number: int = 1, **changes: Any) -> Evidence:
    return an_evidence(number, 1, 1, kind=EvidenceKind.PHOTO, file_id=f"file-{number}", vault="waiting", **changes)


def telegram(shop: Workshop, *, file: Outcome | None = None, content: Outcome | None = None) -> Tools:
    """Tools with a Telegram that answers this."""

    async def call(method: str, params: Mapping[str, Any]) -> Outcome:
        return file or Done({"file_path": "photos/1.jpg"})

    async def download(file_path: str, limit: int) -> Outcome:
        return content or Done(picture())

    return replace(shop.tools, call=call, download=download)


async def fetched(job: Job, tools: Tools) -> Mapping[str, Any]:
    """What came of one work."""
    (end,) = await evidence.fetch([job], tools)
    if isinstance(end, Exception):
        raise end
    return end


async def test_what_became_a_childs_while_others_were_fetched_is_not_fetched(shop: Workshop) -> None:
    await stored(shop, photo(), photo(2))
    tools, asked = telegram(shop), []

    async def slow(file_path: str, limit: int) -> Outcome:
        asked.append(file_path)
        await stored(shop, child=True)
        clock.ahead += 2.0
        return await tools.download(file_path, limit)

    clock = FastClock()
    jobs = [replace(JOB, number=n, data={"evidence": n}) for n in (1, 2)]
    first, second = await evidence.fetch(jobs, replace(tools, download=slow, wall=clock))
    assert isinstance(first, Mapping)
    assert "original" in first, "whether it may be kept is looked at when it is taken in"
    assert second == {}
    assert len(asked) == 1


async def test_a_photo_is_fetched_and_sealed(shop: Workshop) -> None:
    await stored(shop, photo())
    result = await fetched(JOB, telegram(shop))
    assert result["copies"] == []
    assert (await shop.tools.vault.read(result["original"]))[1] == picture()
    (on_disk,) = [path.read_bytes() for path in shop.folder.rglob("*") if path.is_file()]
    assert picture() not in on_disk


async def test_a_document_is_fetched_sealed_and_copied(shop: Workshop) -> None:
    await stored(shop, replace(photo(), kind=EvidenceKind.DOCUMENT))
    result = await fetched(JOB, telegram(shop))
    row, data = await shop.tools.vault.read(result["original"])
    assert data == picture()
    assert (row.kind, row.sha256) == ("evidence", result["sha256"])
    assert row.expires_at is not None
    (number,) = result["copies"]
    copy, shown = await shop.tools.vault.read(number)
    assert (copy.kind, copy.mime) == ("copy", "image/jpeg")
    assert Image.open(io.BytesIO(shown)).size == (30, 20)
    on_disk = [path.read_bytes() for path in shop.folder.rglob("*") if path.is_file()]
    assert len(on_disk) == 2
    assert not any(data in sealed or shown in sealed for sealed in on_disk)


@pytest.mark.parametrize(
    "answer", [Refused("Bad Request: file is too big", 400), Gone("Forbidden"), Refused("larger than allowed", 413)]
)
async def test_what_telegram_has_no_more_is_gone(shop: Workshop, answer: Outcome) -> None:
    await stored(shop, photo())
    assert await fetched(JOB, telegram(shop, file=answer)) == {"gone": True}
    assert await fetched(JOB, telegram(shop, content=answer)) == {"gone": True}


@pytest.mark.parametrize("answer", [Retry(7), NotSent("refused"), Refused("file not available", 404)])
async def test_what_passes_is_tried_later(shop: Workshop, answer: Outcome) -> None:
    await stored(shop, photo())
    with pytest.raises(Later):
        await fetched(JOB, telegram(shop, content=answer))


@pytest.mark.parametrize(
    ("item", "case"),
    [(photo(state="withheld"), {}), (photo(state="withdrawn"), {}), (photo(), {"child": True})],
)
async def test_nothing_is_fetched_that_may_not_be_held(shop: Workshop, item: Evidence, case: dict[str, Any]) -> None:
    await stored(shop, item, **case)
    assert await fetched(JOB, telegram(shop)) == {}
    assert list(shop.folder.rglob("*")) == []


async def test_the_same_bytes_go_with_the_last_file_that_has_them(shop: Workshop) -> None:
    vault = shop.tools.vault
    first, second = [await vault.keep("evidence", "", "image/png", b"same") for _ in range(2)]
    purge = Job(number=1, kind="purge-files", data={"files": [first.file]})
    await evidence.purge(purge, shop.tools)
    assert (await vault.read(second.file))[1] == b"same"
    with pytest.raises(FileGone):
        await vault.read(first.file)
    await evidence.purge(replace(purge, data={"files": [second.file, first.file]}), shop.tools)
    assert not [path for path in shop.folder.rglob("*") if path.is_file()]


async def test_a_sweep_takes_what_no_row_names_but_not_what_is_being_kept(shop: Workshop) -> None:
    vault = shop.tools.vault
    kept = await vault.keep("evidence", "", "image/png", b"kept")
    folder = shop.folder / "ab"
    folder.mkdir()
    for name, old in (("abcd", True), (".abcd.1234", True), ("abff", False)):
        (folder / name).write_bytes(b"x")
        if old:
            _age(folder / name)
    assert await vault.sweep() == 2
    assert (folder / "abff").exists()
    assert (await vault.read(kept.file))[1] == b"kept"


def _age(path: Path) -> None:
    os.utime(path, (0, 0))


async def test_old_media_are_found_and_expired_files_purged(shop: Workshop) -> None:
    expired = await shop.tools.vault.keep("export", "x.csv", "text/csv", b"a,b", expires_at=NOW)
    long_ago = datetime.now(UTC) - 31 * DAY
    await stored(shop, photo(), state=CaseState.DISMISSED, state_since=long_ago, last_reported_at=long_ago)
    find = Job(number=1, kind="find-old-media", data={})
    assert await evidence.find_old(find, shop.tools) == {"cases": [1]}
    with pytest.raises(FileGone):
        await shop.tools.vault.read(expired.file)


@pytest.mark.parametrize(
    "kept",
    [
        {"case": {"preserve": True}},
        {"case": {"objections": 1}},
        {"case": {"state": CaseState.SUBSTANTIATED}},
        {"case": {"state_since": datetime.now(UTC)}},
        {"case": {"last_reported_at": datetime.now(UTC)}},
        {"item": {"state": "purged"}},
    ],
)
async def test_what_is_needed_or_gone_is_not_found(shop: Workshop, kept: dict[str, Any]) -> None:
    since = datetime.now(UTC) - 31 * DAY
    over = {"state": CaseState.DISMISSED, "state_since": since, "last_reported_at": since}
    case = over | kept.get("case", {})
    await stored(shop, photo(**kept.get("item", {})), **case)
    find = Job(number=1, kind="find-old-media", data={})
    assert await evidence.find_old(find, shop.tools) == {"cases": []}
