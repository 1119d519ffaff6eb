"""Takedown requests through the whole bot: from decided cases to a letter by mail, its answers and its reminders."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import DAY, at_work, card, later, pressed, reported, texts
from tests.works.post_office import PostOffice, post_office

ACCOUNTS = ("akun_satu", "akun_dua", "akun_tiga")


@asynccontextmanager
async def supervised(stage: Stage) -> AsyncIterator[PostOffice]:
    """The bot at work with a post office, and Sari, a supervisor, who has started it."""
    async with post_office() as office:
        mail = {"smtp_host": "127.0.0.1", "smtp_port": str(office.port), "smtp_security": "none"}
        head = {"smtp_sender": "lapor@paguyuban.example", "signatory": "Dewi Lestari", "operator_place": "Bandung"}
        async with at_work(stage, stage.budi, stage.wati, stage.sari, **mail, **head):
            yield office


async def decided(stage: Stage, reporter: Person, account: str, by: Person) -> None:
    """A report that a moderator finds to have enough evidence."""
    await reported(stage, reporter, account)
    shown = await card(stage, account)
    for label in ("Ambil", "Cukup bukti", "Tawaran palsu"):
        await pressed(stage, by, label, on=shown)
        await stage.client.settled()
        shown = await card(stage, account)


async def taps(stage: Stage, *labels: str) -> str:
    """Sari presses these in private, one after the other; what her newest screen reads."""
    for label in labels:
        await stage.sari.press(label)
        await stage.client.settled()
    return await stage.sari.screen()


async def addressed(stage: Stage) -> None:
    """Sari fills in to whom the letter of her draft goes."""
    await taps(stage, "Ubah data surat", "Kepada")
    await stage.sari.say("Tim Kepatuhan MiChat")
    await stage.sari.expect("Data surat disimpan.")
    await taps(stage, "Alamat surel")
    await stage.sari.say("abuse@michat.example")
    await stage.sari.expect("Surel: abuse@michat.example")


async def test_three_cases_become_a_letter_by_mail_and_each_reporter_hears_his_outcome(stage: Stage) -> None:
    async with supervised(stage) as office:
        for reporter, account, by in zip(
            (stage.budi, stage.wati, stage.budi), ACCOUNTS, (stage.andi, stage.dewi, stage.andi), strict=True
        ):
            await decided(stage, reporter, account, by)
        await stage.sari.say("/permintaan")
        await stage.sari.expect("Kasus yang siap dimintakan")
        assert "3 akun siap." in await taps(stage, "Buat: MiChat (3)")
        await addressed(stage)
        await taps(stage, "Kembali", "Periksa gambar", "Bukti aman", "Jangan lampirkan", "Bukti aman")
        await stage.sari.expect("Semua gambar sudah diperiksa.")
        await taps(stage, "Lihat surat")
        await stage.sari.expect("Ini konsep, belum dikirim.", 60)
        await taps(stage, "Kirim permintaan")
        await stage.sari.expect("Kirim 3 akun kepada Tim Kepatuhan MiChat?")
        await taps(stage, "Ya, kirim")
        await stage.sari.expect("tercatat terkirim", 60)
        assert len(office.taken) == 1
        letter = office.letters[0]
        assert letter["To"] == "abuse@michat.example"
        assert letter["Message-ID"] == "<reportbot-1@paguyuban.example>"
        kinds = [part.get_content_type() for part in letter.iter_attachments()]
        assert kinds[0] == "application/pdf"
        assert len(kinds) == 3
        await stage.sari.expect("3 akun · terkirim", chat=stage.team)
        await stage.budi.expect("Permintaan kami sudah dikirim kepada MiChat")
        await _answered(stage)


async def _answered(stage: Stage) -> None:
    """Received; one account is gone, one refused, one unanswered until the clock says so."""
    await taps(stage, "Buka permintaan", "Diterima platform", "Sekarang")
    await stage.sari.expect("Penerimaan dicatat.")
    await taps(stage, "Hasil per akun", "1", "Tidak aktif")
    await stage.budi.expect("Akun itu kini tidak aktif lagi di MiChat.")
    await taps(stage, "Kembali", "1", "Ditolak", "Akun tidak ditemukan")
    await stage.wati.expect("platform tidak menemukan akun itu")
    await later(stage, 3 * DAY + 60, all_due=True)
    await stage.sari.expect("batas waktu lewat, 1 akun belum dijawab")
    await taps(stage, "Surat Pengingat 1", "Ya, kirim")
    await stage.sari.expect("Surat Pengingat 1 · Permintaan 1/", 60)
    await taps(stage, "Buka permintaan")
    await stage.sari.expect("1 tidak aktif, 1 ditolak, 1 menunggu jawaban")
    assert not [words for words in await texts(stage.client, stage.wati.id) if "tidak aktif lagi" in words]


async def test_a_mail_that_was_taken_before_the_line_broke_is_never_sent_a_second_time(stage: Stage) -> None:
    async with supervised(stage) as office:
        office.answer = "close"
        await decided(stage, stage.budi, ACCOUNTS[0], stage.andi)
        await stage.sari.say("/permintaan")
        await taps(stage, "Buat: MiChat (1)", "Ubah data surat", "Kepada")
        await stage.sari.say("Tim Kepatuhan MiChat")
        await stage.sari.expect("Kepada: Tim Kepatuhan MiChat")
        await taps(stage, "Alamat surel")
        await stage.sari.say("abuse@michat.example")
        await stage.sari.expect("Surel: abuse@michat.example")
        await taps(stage, "Kembali", "Periksa gambar", "Jangan lampirkan", "Kirim permintaan", "Ya, kirim")
        await stage.sari.expect("mungkin sudah terkirim", 60)
        office.answer = "250 OK"
        await later(stage, DAY, all_due=True)
        assert len(office.taken) == 1
        await taps(stage, "Sudah terkirim")
        await stage.sari.expect("tercatat terkirim")
        await stage.budi.expect("Permintaan kami sudah dikirim kepada MiChat")
        assert len(office.taken) == 1


async def test_an_order_of_a_ministry_is_followed_by_three_warnings_and_then_by_silence(stage: Stage) -> None:
    policy = stage.data_dir.parent / "policy.toml"
    policy.write_text('[platforms.michat]\nrecipient = "Tim Kepatuhan MiChat"\nabroad = true\n', encoding="utf-8")
    head = {"operator_kind": "kementerian", "signatory": "Dewi Lestari", "policy_file": str(policy)}
    async with at_work(stage, stage.budi, stage.sari, **head):
        await decided(stage, stage.budi, ACCOUNTS[0], stage.andi)
        await stage.sari.say("/permintaan")
        await taps(stage, "Buat: MiChat (1)", "Periksa gambar", "Bukti aman", "Kirim permintaan", "Ya, kirim")
        await stage.sari.expect("Surat permintaan · Permintaan 1/", 60)
        await taps(stage, "Buka permintaan", "Diterima platform", "Sekarang")
        for warning in ("1", "2", "3"):
            await later(stage, DAY + 60, all_due=True)
            await stage.sari.expect("batas waktu lewat, 1 akun belum dijawab")
            await stage.sari.say("/permintaan 1")
            await stage.sari.expect("lewat batas waktu", new=True)
            await taps(stage, f"Buat ST{warning}", "Ya, kirim")
            await stage.sari.expect(f"Surat Teguran {warning} · Permintaan 1/", 60)
        await later(stage, DAY + 60, all_due=True)
        await stage.sari.expect("tiga surat tidak dijawab")
        await stage.sari.expect("platform tidak menjawab", chat=stage.team)
