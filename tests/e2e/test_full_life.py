"""Ten cases from enough evidence to their ends: a ministry's letter by mail, ST1 to ST3, a referral, the figures."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

from reportbot.domain.periods import today
from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import HOUR, at_work, card, later, pressed, reported, texts
from tests.e2e.test_requests import addressed, taps
from tests.works.post_office import PostOffice, post_office

ACCOUNTS = tuple(f"akun_nomor_{number}" for number in range(1, 11))


@asynccontextmanager
async def ministry(stage: Stage) -> AsyncIterator[PostOffice]:
    """The bot of a ministry at work, with a post office; Sari supervises, Dewi is admin too."""
    async with post_office() as office:
        mail = {"smtp_host": "127.0.0.1", "smtp_port": str(office.port), "smtp_security": "none"}
        head = {"smtp_sender": "aduan@kementerian.example", "signatory": "Dewi Lestari", "operator_place": "Jakarta"}
        async with at_work(stage, stage.budi, stage.wati, stage.sari, operator_kind="kementerian", **mail, **head):
            yield office


def reporter_of(stage: Stage, number: int) -> Person:
    """Budi and Wati report in turn."""
    return stage.budi if number % 2 else stage.wati


async def ten_decided(stage: Stage) -> None:
    """Ten reports, each found to have enough evidence by Andi or Dewi."""
    for number, account in enumerate(ACCOUNTS, 1):
        await reported(stage, reporter_of(stage, number), account)
        for label in ("Ambil", "Cukup bukti", "Tawaran palsu"):
            await pressed(stage, stage.dewi if number % 3 else stage.andi, label, on=await card(stage, account))
            await stage.client.settled()


async def refer_the_tenth(stage: Stage) -> None:
    """Case 10 goes to the police, and its evidence is kept for them."""
    shown = await card(stage, ACCOUNTS[9])
    for label in ("Lainnya", "Simpan bukti dahulu", "Lainnya", "Rujuk ke Polri", "Siapkan berkas"):
        await pressed(stage, stage.sari, label, on=shown)
        await stage.client.settled()
    await stage.sari.expect("Berkas rujukan kasus 10 kepada Polri", 60)
    await taps(stage, "Sudah diserahkan")
    await stage.sari.say("LP/B/12/2021")
    await taps(stage, "Ya, simpan")
    await stage.wati.expect("Dirujuk")


async def send_the_rest(stage: Stage, office: PostOffice) -> None:
    """The nine others in one letter by mail, every picture checked."""
    await stage.sari.say("/permintaan")
    await stage.sari.expect("Kasus yang siap dimintakan")
    draft = await taps(stage, "Buat: MiChat (10)")
    assert "9 akun siap. 1 ditahan: 1 ditahan untuk Polri." in draft
    await addressed(stage)
    await taps(stage, "Kembali", "Periksa gambar", *["Bukti aman"] * 9)
    await taps(stage, "Kirim permintaan", "Ya, kirim")
    await stage.sari.expect("tercatat terkirim", 60)
    assert len(office.taken) == 1
    for number in range(1, 10):
        assert ACCOUNTS[number - 1] in annex_of(office)
    assert ACCOUNTS[9] not in annex_of(office)


def annex_of(office: PostOffice) -> str:
    """The CSV annex of the newest letter."""
    parts = office.letters[-1].iter_attachments()
    return str(next(part.get_content() for part in parts if part.get_content_type() == "text/csv"))


async def answered(stage: Stage) -> None:
    """Received; the first two accounts are gone, the third was refused."""
    await taps(stage, "Buka permintaan", "Diterima platform", "Sekarang")
    await stage.sari.expect("Penerimaan dicatat.")
    await taps(stage, "Hasil per akun", "1", "Tidak aktif", "Kembali", "1", "Tidak aktif", "Kembali", "1", "Ditolak")
    await taps(stage, "Akun tidak ditemukan")


async def warned_three_times(stage: Stage, office: PostOffice) -> None:
    """The clock runs out four times; after each of the first three a warning goes to the six that are left."""
    for ordinal in (1, 2, 3):
        await later(stage, 24 * HOUR + 60, all_due=True)
        await stage.sari.expect("batas waktu lewat, 6 akun belum dijawab", new=True)
        await taps(stage, f"Buat ST{ordinal}", "Ya, kirim")
        await stage.sari.expect(f"Surat Teguran {ordinal} · Permintaan 1/", 60)
        await stage.client.settled()
        assert len(office.taken) == ordinal + 1
        assert ACCOUNTS[0] not in annex_of(office)
        assert ACCOUNTS[3] in annex_of(office)
    await later(stage, 24 * HOUR + 60, all_due=True)
    await stage.sari.expect("tiga surat tidak dijawab. 6 akun dicatat tanpa jawaban")


async def told(stage: Stage, person: Person, words: str) -> int:
    """How many of a citizen's messages say this, once all have come."""
    await stage.client.settled()
    return sum(words in text for text in await texts(stage.client, person.id))


async def test_ten_cases_reach_their_ends_and_everybody_hears_only_what_is_true(stage: Stage) -> None:
    begun = today(datetime.now(UTC))
    async with ministry(stage) as office:
        await ten_decided(stage)
        await refer_the_tenth(stage)
        await send_the_rest(stage, office)
        # Budi reported 1, 3, 5, 7, 9; Wati 2, 4, 6, 8, 10.
        assert await told(stage, stage.budi, "Permintaan kami sudah dikirim kepada MiChat") == 5
        assert await told(stage, stage.wati, "Permintaan kami sudah dikirim kepada MiChat") == 4
        await answered(stage)
        await stage.wati.expect("Akun itu kini tidak aktif lagi di MiChat.")
        await stage.budi.expect("platform tidak menemukan akun itu")
        await warned_three_times(stage, office)
        for person, gone, refused, referred in ((stage.budi, 1, 1, 0), (stage.wati, 1, 0, 1)):
            assert await told(stage, person, "tidak aktif lagi di MiChat") == gone
            assert await told(stage, person, "belum bersedia menindak") == refused
            assert await told(stage, person, "Dirujuk") == referred
        await counted(stage, begun)


async def counted(stage: Stage, begun: date) -> None:
    """The paragraph says what was counted by hand: 9 asked (2 gone, 1 refused, 6 silent), 1 referred."""
    await stage.consent(stage.dewi)
    # The days that pass may end a month, or a year.
    await stage.dewi.say(f"/statistik {begun}..{begun + timedelta(days=7)}")
    paragraph = (await stage.dewi.expect("laporan tentang", 30)).text
    assert "10 laporan tentang 10 akun." in paragraph
    assert "9 akun dimintakan tindakan: " in paragraph
    for part in ("2 tidak aktif lagi", "1 ditolak platform", "6 tidak dijawab platform"):
        assert part in paragraph
    assert "1 dirujuk" in paragraph
    asked, rest = re.search(r"(\d+) akun dimintakan", paragraph), re.search(r"(\d+) dirujuk", paragraph)
    assert asked
    assert rest
    assert int(asked[1]) + int(rest[1]) == len(ACCOUNTS)
