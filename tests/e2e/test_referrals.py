"""Referrals over HTTP: the packet and its files reach the supervisor, its handing over the reporter, and only they."""

import hashlib

from reportbot.sandbox.people import Person, Shown
from tests.e2e.stage import Stage
from tests.e2e.team_acting import MINUTE, at_work, card, later, picture, pressed, reported, texts

UNDO = {"undo_minutes": "10"}
STORY = "Saya Budi Santoso, 0812-3456-7890. Ia meminta transfer di Kota Bandung."


async def documents(stage: Stage, person: Person) -> dict[str, bytes]:
    """The files in somebody's private chat, by name."""
    sent = [message for message in await person.chat() if message.from_bot and "document" in message.raw]
    return dict([await stage.client.file(message) for message in sent])


async def enough(stage: Stage) -> None:
    await pressed(stage, stage.andi, "Ambil", "Cukup bukti", "Meminta transfer uang")
    await card(stage, "Kasus 1 · cukup bukti")


async def prepared(stage: Stage) -> Shown:
    """Rujuk ke Polri by the supervisor, until the packet stands in her chat."""
    await pressed(stage, stage.sari, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    return await stage.sari.expect("Berkas rujukan kasus 1 kepada Polri")


async def test_a_packet_holds_the_case_and_its_originals_and_nothing_of_the_reporter(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari, **UNDO):
        await reported(stage, stage.budi, sent=(picture,), story=STORY)
        await enough(stage)
        await prepared(stage)
        files = await documents(stage, stage.sari)
        assert list(files) == ["bukti-1.jpg", "rujukan-kasus-1.pdf"]
        words = pdf_words(files["rujukan-kasus-1.pdf"])
        digest = hashlib.sha256(files["bukti-1.jpg"]).hexdigest()
        assert digest in words.replace("\n", "").replace(" ", "")
        for part in (
            "contoh_akun88",
            "Kepolisian Negara Republik Indonesia",
            "Laporan diterima dari masyarakat",
            "diduga",
        ):
            assert part in words
        for part in ("Budi", "Santoso", "0812", "3456", str(stage.budi.id), "Andi", "Sari"):
            assert part not in words
        await stage.sari.press("Sudah diserahkan")
        await stage.sari.press("Tanpa nomor")
        await stage.sari.expect("Penyerahan kasus 1 kepada Polri dicatat")
        await stage.client.settled()
        assert list(await documents(stage, stage.sari)) == ["rujukan-kasus-1.pdf"]


def pdf_words(pdf: bytes) -> str:
    from io import BytesIO  # noqa: PLC0415 only this test reads a PDF

    from pypdf import PdfReader  # noqa: PLC0415 as above

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


async def test_the_reporter_hears_once_it_was_handed_over(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari, **UNDO):
        await reported(stage, stage.budi)
        await enough(stage)
        await prepared(stage)
        await stage.sari.press("Sudah diserahkan")
        await stage.sari.expect("tulis nomor tanda terimanya")
        await stage.sari.say("STTP/77/III/2021")
        await stage.sari.press("Ya, simpan")
        await stage.sari.expect("Penyerahan kasus 1 kepada Polri dicatat")
        await card(stage, "tanda terima STTP/77/III/2021")
        await later(stage, 11 * MINUTE, all_due=True)
        news = await stage.budi.expect("Dirujuk")
        assert "tanpa nama dan akun Telegram Anda" in news.text
        assert "STTP" not in "".join(await texts(stage.client, stage.budi.id))
        await stage.sari.say("/rujukan")
        assert "Kasus 1 · Polri (diserahkan" in (await stage.sari.expect("Rujukan · 0 belum diserahkan")).text


async def test_a_childs_case_is_referred_at_once_without_any_file(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari):
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat")
        await stage.budi.expect("ID MiChat", new=True)
        await stage.budi.say("contoh_akun88")
        await stage.budi.press("Anak jadi korban")
        await stage.budi.expect("Mohon jangan kirim foto", new=True)
        await stage.budi.press("Lewati")
        await stage.budi.expect("Langkah 4", new=True)
        await stage.budi.say("Ia mengajak bertemu.")
        await stage.budi.press("Kirim laporan")
        shown = await card(stage, "MENDESAK · Kasus 1")
        assert "Disimpan untuk Polri" in shown.text
        assert "Permintaan resmi Polri: belum ada" in shown.text
        await prepared(stage)
        files = await documents(stage, stage.sari)
        assert list(files) == ["rujukan-kasus-1.pdf"]
        assert "SAPA 129" in pdf_words(files["rujukan-kasus-1.pdf"])


async def test_a_moderator_refers_nothing_and_the_polices_request_stands_on_the_card(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari):
        await reported(stage, stage.budi)
        await enough(stage)
        assert (
            await pressed(stage, stage.andi, "Lainnya", "Rujuk ke Polri") == "Hanya pengawas yang dapat melakukan ini."
        )
        await pressed(stage, stage.sari, "Permintaan resmi")
        await stage.sari.expect("tulis nomor surat permintaan resmi")
        await stage.sari.say("B/12/III/2021")
        await stage.sari.press("Ya, simpan")
        await card(stage, "Permintaan resmi Polri: nomor B/12/III/2021")


async def test_a_review_is_decided_by_another_person_supervisors_included(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari):
        await reported(stage, stage.budi)
        await pressed(stage, stage.sari, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await stage.budi.expect("Tidak diteruskan")
        await stage.budi.press("Tinjau ulang")
        await card(stage, "Kasus 1 · dibuka kembali")
        own = "Keputusan Anda sedang ditinjau ulang, jadi orang lain yang memeriksanya."
        assert await pressed(stage, stage.sari, "Ambil") == own
        await pressed(stage, stage.andi, "Ambil", "Cukup bukti", "Meminta transfer uang")
        await card(stage, "Kasus 1 · cukup bukti: meminta transfer uang · Andi")
        await stage.budi.expect("Disiapkan")
