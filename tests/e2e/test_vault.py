"""The vault over HTTP: files are fetched, shown as stripped pictures, and gone when they must be."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from reportbot.sandbox.people import Person
from reportbot.storage.chain_verify import verify
from reportbot.storage.read_only import looking
from tests.e2e.stage import Stage
from tests.e2e.team_acting import DAY, MINUTE, at_work, card, later, picture, pressed, reported


def pdf(pages: int = 2) -> bytes:
    out = io.BytesIO()
    first, *rest = [Image.new("RGB", (60, 80), (number, 9, 9)) for number in range(pages)]
    first.save(out, "PDF", save_all=True, append_images=rest)
    return out.getvalue()


async def papers(person: Person) -> None:
    """A PDF of two pages."""
    await person.document("KTP_Budi.pdf", pdf(), mime="application/pdf")


async def a_link(person: Person) -> None:
    """A link that says more than the account."""
    await person.say("https://contoh.example/tawaran")


def files(stage: Stage) -> list[Path]:
    return [path for path in (stage.data_dir / "vault").rglob("*") if path.is_file() and path.name[0] != "."]


async def until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not met():  # noqa: ASYNC110 the disk tells no event
            await asyncio.sleep(0.05)


async def calls(stage: Stage, method: str) -> list[dict[str, Any]]:
    await stage.client.settled()
    return [call for call in await stage.client.calls(method) if call["ok"]]


async def test_a_pdf_is_shown_page_by_page_beside_the_photo_and_nobody_can_forward_it(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi, sent=(picture, papers))
        # Two originals and a copy of each page.
        await until(lambda: len(files(stage)) == 4)
        await pressed(stage, stage.andi, "Lihat bukti")
        await card(stage, "Bukti kasus 1")
        (album,) = await calls(stage, "sendMediaGroup")
        assert str(album["params"]["media"]).count("attach://") == 2
        assert str(album["params"]["media"]).count("has_spoiler") == 3
        assert album["params"]["protect_content"] in {True, "true"}
        assert "KTP" not in str(album)
        await pressed(stage, stage.andi, "Bukan pelanggaran", "Tidak melanggar")
        assert len(await calls(stage, "editMessageMedia")) == 3


async def test_nothing_is_fetched_before_the_report_is_sent_and_never_of_a_child(stage: Stage) -> None:
    async with at_work(stage):
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat")
        await stage.budi.expect("ID MiChat", new=True)
        await stage.budi.say("contoh_akun88")
        await stage.budi.press("Penipuan")
        await stage.budi.expect("Langkah 3", new=True)
        await stage.budi.photo()
        await stage.budi.expect("bukti tersimpan", new=True)
        assert await calls(stage, "getFile") == []


async def test_ada_anak_empties_the_vault_at_once(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi, sent=(picture, papers))
        await until(lambda: len(files(stage)) == 4)
        await pressed(stage, stage.andi, "Ambil", "Ada anak", "Ya, tandai")
        await until(lambda: files(stage) == [])


async def test_media_of_a_dismissed_case_go_after_thirty_days_and_its_copies_with_them(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi, sent=(picture, papers))
        await until(lambda: len(files(stage)) == 4)
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await later(stage, 20 * DAY, all_due=True)
        assert len(files(stage)) == 4
        await later(stage, 12 * DAY, all_due=True)
        await until(lambda: files(stage) == [])


def holding(stage: Stage, words: bytes) -> list[str]:
    """Files in the data folder, the database's journal among them, in which this stands."""
    found = [path for path in stage.data_dir.rglob("*") if path.is_file()]
    return [path.name for path in found if words in path.read_bytes()]


async def test_words_of_a_dismissed_case_go_after_half_a_year_and_all_are_told_so(stage: Stage) -> None:
    async with at_work(stage):
        ticket = await reported(stage, stage.budi, sent=(a_link,), story="Ia meminta uang muka lalu menghilang")
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await later(stage, 179 * DAY, all_due=True)
        assert "Cerita: “Ia meminta uang muka lalu menghilang”" in (await card(stage)).text
        assert holding(stage, b"uang muka") != []
        await later(stage, 2 * DAY, all_due=True)
        assert "uang muka" not in (await card(stage, "Tulisan pelapor dihapus")).text
        await later(stage, 6 * MINUTE, all_due=True)
        await until(lambda: holding(stage, b"uang muka") == [])
        await stage.budi.say(f"/status {ticket}")
        await stage.budi.expect("Tulisan Anda untuk laporan ini dihapus", new=True)
    async with looking(None, stage.data_dir) as (seal, read):
        assert (await verify(read, seal)).faults == ()


async def test_a_withdrawn_report_leaves_no_file(stage: Stage) -> None:
    async with at_work(stage):
        ticket = await reported(stage, stage.budi)
        await until(lambda: len(files(stage)) == 1)
        await stage.budi.say(f"/status {ticket}")
        await stage.budi.press("Tarik laporan")
        await stage.budi.press("Ya, tarik")
        await until(lambda: files(stage) == [])


async def test_a_file_that_telegram_will_not_give_is_named_and_the_bot_goes_on(stage: Stage) -> None:
    async with at_work(stage):
        await stage.client.fault("blocked", "getFile")
        await reported(stage, stage.budi, sent=(papers,))
        await card(stage)
        await pressed(stage, stage.andi, "Lihat bukti")
        await stage.andi.expect("• Berkas: PDF", chat=stage.team)
