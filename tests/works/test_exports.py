"""Exports on a real store: many pages, several files, no personal data, nothing left in plain."""

import asyncio
import csv
import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.periods import Span, around
from reportbot.domain.records import Decision, Import, Record, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState
from reportbot.storage.save import save
from reportbot.works.exports import Table, Words, export, files_of
from reportbot.works.job import Job
from tests.storage.examples import NOW, a_case, a_report, an_identifier, somebody
from tests.works.conftest import Workshop

MARCH = around(date(2026, 3, 1), Span.MONTH)


async def written(shop: Workshop, *records: Record) -> None:
    async def work(conn: AsyncConnection) -> None:
        await save(conn, shop.store.seal, records)

    await shop.store.write(work)


def asked(subject: str, form: str = "csv", *, accounts: bool = False) -> Job:
    days = {"first": MARCH.first.toordinal(), "last": MARCH.last.toordinal(), "span": "month"}
    data = {**days, "subject": subject, "form": form, "accounts": accounts, "language": "id"}
    return Job(number=1, kind="export", data=data)


async def made(shop: Workshop, subject: str, form: str = "csv", **more: Any) -> list[tuple[str, bytes]]:
    shop.folder.mkdir(exist_ok=True)
    result = await export(asked(subject, form, **more), shop.tools)
    assert list(shop.folder.glob("export-*")) == []
    kept = [await shop.tools.vault.read(number) for number in result["files"]]
    return [(file.name, content) for file, content in kept]


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


async def a_life(shop: Workshop) -> None:
    """A case that was removed, a new one, one of another month, one of a list that is not done."""
    person = (await somebody(shop.store, name="Budi")).person
    removed = a_case(1, state=CaseState.REMOVED, request=7, verdict="enough:asks-transfer", verdict_at=NOW)
    request = TakedownRequest(
        request=7, year=2026, serial=3, platform="michat", created_at=NOW, created_by=5, state="sent", sent_at=NOW
    )
    item = RequestItem(item=1, request=7, case=1, state="sent", outcome="inactive", outcome_at=NOW + timedelta(days=1))
    old = datetime.fromisoformat("2026-01-05T00:00:00+00:00")
    decision = Decision(decision=1, case=1, kind="enough", by=5, at=NOW, reason="asks-transfer", text="rahasia benar")
    await written(
        shop,
        *(removed, a_case(2, child=True), a_case(3, first_reported_at=old), a_case(4, staged=9), request, item),
        *(an_identifier(1, 1, "akun_satu"), an_identifier(2, 1, "+628123456789", kind="phone")),
        *(a_report(1, 1, person, story="cerita Budi"), a_report(2, 2, person, source="patrol", state="withdrawn")),
        *(Import(number=9, source="patrol", by=5, at=NOW, digest="d", state="writing"), decision),
    )


async def test_cases_come_with_what_became_of_them_and_without_their_accounts(shop: Workshop) -> None:
    await a_life(shop)
    ((name, content),) = await made(shop, "cases")
    assert name == "kasus-2026-03-01-2026-03-31.csv"
    header, first, second = rows_of(content)
    case = dict(zip(header, first, strict=True))
    assert case["Kasus"] == "1"
    assert (case["Keadaan"], case["Kode hasil"], case["Tanggal hasil"]) == ("tidak aktif", "inactive", "2026-03-02")
    assert (case["Jenis akun"], case["Melibatkan anak"]) == ("username; phone", "tidak")
    assert second[header.index("Melibatkan anak")] == "ya"
    assert b"akun_satu" not in content
    assert b"8123456789" not in content


async def test_accounts_go_along_when_asked_for_and_are_no_formula(shop: Workshop) -> None:
    await a_life(shop)
    ((_, content),) = await made(shop, "cases", "xlsx", accounts=True)
    sheet = load_workbook(io.BytesIO(content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "akun_satu; +628123456789" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}


@pytest.mark.parametrize(("subject", "rows"), [("reports", 2), ("decisions", 1), ("requests", 1)])
async def test_no_table_tells_a_person_a_story_or_a_ticket(shop: Workshop, subject: str, rows: int) -> None:
    await a_life(shop)
    ((_, content),) = await made(shop, subject)
    assert len(rows_of(content)) == rows + 1
    for part in (b"Budi", b"RB-", b"cerita", b"rahasia", b"akun_satu"):
        assert part not in content


async def test_a_long_table_becomes_several_files_with_every_row_once(shop: Workshop) -> None:
    cases = [a_case(number) for number in range(1, 4_502)]
    await written(shop, *cases)
    shop.folder.mkdir(exist_ok=True)
    told: list[tuple[int, int]] = []

    async def progress(done: int, total: int) -> None:
        told.append((done, total))

    tools = replace(shop.tools, progress=progress)
    table = Table(
        "cases",
        MARCH,
        tools,
        Words(tools, "id"),
        accounts=False,
        loop=asyncio.get_running_loop(),
        total=4_501,
        part_bytes=100_000,
    )
    kept = [file async for file in files_of(table, "csv")]
    numbers = [row[0] for file in kept for row in rows_of((await tools.vault.read(file.file))[1])[1:]]
    assert numbers == [str(number) for number in range(1, 4_502)]
    assert [file.name.rpartition("-")[2] for file in kept][:2] == ["1.csv", "2.csv"]
    assert told == [(2_000, 4_501), (4_000, 4_501), (4_501, 4_501)]


async def test_an_empty_table_is_no_file(shop: Workshop) -> None:
    assert await made(shop, "requests") == []


async def test_what_a_crash_left_in_plain_is_swept(shop: Workshop) -> None:
    left = shop.folder / "export-left"
    left.mkdir(parents=True)
    (left / "part.csv").write_text("x", encoding="utf-8")
    await made(shop, "cases")
    assert not left.exists()
