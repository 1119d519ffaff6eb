"""Takedown requests gone wrong: two supervisors at once, a server that refuses or falls silent, a power cut."""

import asyncio
import signal
from pathlib import Path

import pytest

from reportbot.works import mail
from tests.e2e.process import Bot
from tests.e2e.stage import Stage
from tests.e2e.team_acting import DAY, LIMITS, later, texts
from tests.e2e.test_requests import ACCOUNTS, decided, supervised, taps
from tests.works.post_office import PostOffice, post_office


async def addressed(stage: Stage) -> None:
    """A draft of one account for MiChat, its picture left out, about to be sent by Sari."""
    await decided(stage, stage.budi, ACCOUNTS[0], stage.andi)
    await stage.sari.say("/permintaan")
    await taps(stage, "Buat: MiChat (1)", "Ubah data surat", "Kepada")
    await stage.sari.say("Tim Kepatuhan MiChat")
    await stage.sari.expect("Kepada: Tim Kepatuhan MiChat")
    await taps(stage, "Alamat surel")
    await stage.sari.say("abuse@michat.example")
    await stage.sari.expect("Surel: abuse@michat.example")
    await taps(stage, "Kembali", "Periksa gambar", "Jangan lampirkan", "Kirim permintaan")


async def test_of_two_supervisors_who_send_the_same_request_at_once_one_does(stage: Stage) -> None:
    async with supervised(stage) as office:
        await stage.consent(stage.dewi)
        await addressed(stage)
        await stage.dewi.say("/permintaan")
        for label in ("Konsep permintaan 1", "Kirim permintaan"):
            await stage.dewi.press(label)
        await stage.dewi.expect("Kirim 1 akun kepada")
        toasts = await asyncio.gather(stage.sari.press("Ya, kirim"), stage.dewi.press("Ya, kirim"))
        assert sorted(toasts) == ["", "Sudah diubah orang lain atau dari layar lain. Layar diperbarui."]
        both = asyncio.gather(stage.sari.expect("sedang dibuat"), stage.dewi.expect("sedang dibuat"))
        assert len(await both) == 2
        await stage.sari.expect("1 akun · terkirim", 60, chat=stage.team)
        await stage.client.settled()
        assert len(office.taken) == 1


async def test_a_refused_address_is_told_and_mended_and_the_letter_goes_once(stage: Stage) -> None:
    async with supervised(stage) as office:
        office.before = "550 No such user here"
        await addressed(stage)
        await taps(stage, "Ya, kirim")
        await stage.sari.expect("Server surel menolak surat ini. Periksa alamatnya, lalu coba lagi.", 60)
        assert not [text for text in await texts(stage.client, stage.budi.id) if "sudah dikirim" in text]
        office.before = "250 OK"
        await taps(stage, "Buka permintaan", "Ubah alamat surel")
        await stage.sari.say("lapor@michat.example")
        await stage.sari.expect("Data surat disimpan.", new=True)
        await taps(stage, "Coba lagi")
        await stage.sari.expect("tercatat terkirim", 60)
        assert [letter["To"] for letter in office.letters] == ["lapor@michat.example"]
        await stage.budi.expect("Permintaan kami sudah dikirim kepada MiChat")


async def test_a_server_that_takes_the_letter_and_says_nothing_gets_no_second_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "SECONDS", 0.5)
    async with supervised(stage) as office:
        office.answer = "stall"
        await addressed(stage)
        await taps(stage, "Ya, kirim")
        await stage.sari.expect("mungkin sudah terkirim", 60)
        office.answer = "250 OK"
        await later(stage, DAY, all_due=True)
        assert len(office.taken) == 1
        await taps(stage, "Sudah terkirim")
        await stage.budi.expect("Permintaan kami sudah dikirim kepada MiChat")
        assert len(office.taken) == 1


async def taken(office: PostOffice) -> None:
    """Wait until the post office has a letter."""
    async with asyncio.timeout(60):
        while not office.taken:  # noqa: ASYNC110 the server tells no event
            await asyncio.sleep(0.02)


async def test_a_power_cut_between_the_letter_and_the_answer_sends_no_second_one(stage: Stage, tmp_path: Path) -> None:
    async with post_office() as office:
        office.answer = "stall"
        given = {"smtp_host": "127.0.0.1", "smtp_port": str(office.port), "smtp_security": "none"}
        given |= {"smtp_sender": "lapor@paguyuban.example", "signatory": "Dewi Lestari", **dict.fromkeys(LIMITS, "0")}
        env = stage.env | {f"REPORTBOT_{name.upper()}": value for name, value in given.items()}
        await stage.client.limits()
        bot = await Bot.start(env, tmp_path / "first.log", cwd=tmp_path)
        try:
            for person in (stage.budi, stage.sari):
                await stage.consent(person)
            await addressed(stage)
            await stage.sari.press("Ya, kirim")
            await taken(office)
            await bot.stop(signal.SIGKILL)
            office.answer = "250 OK"
            bot = await Bot.start(env, tmp_path / "second.log", cwd=tmp_path)
            await stage.sari.expect("mungkin sudah terkirim", 60)
            await later(stage, DAY, all_due=True)
            assert len(office.taken) == 1
            await stage.sari.press("Sudah terkirim")
            await stage.budi.expect("Permintaan kami sudah dikirim kepada MiChat")
            assert len(office.taken) == 1
        finally:
            await bot.kill()


async def test_a_supervisor_takes_back_an_account_and_platform_and_reporter_hear_it(stage: Stage) -> None:
    async with supervised(stage) as office:
        await addressed(stage)
        await taps(stage, "Ya, kirim")
        await stage.sari.expect("tercatat terkirim", 60)
        await taps(stage, "Buka permintaan", "Hasil per akun", "1", "Cabut permintaan", "Akun keliru")
        await stage.sari.expect("Surat pencabutan dikirim kepada Tim Kepatuhan MiChat.")
        await taps(stage, "Ya, cabut")
        await stage.sari.expect("Hasil: dicabut")
        await stage.sari.expect("Surat pencabutan · Permintaan 1/", 60)
        await stage.client.settled()
        assert [letter["Subject"].partition(" Nomor")[0] for letter in office.letters] == [
            "Surat permintaan",
            "Surat pencabutan",
        ]
        body = office.letters[1].get_body()
        assert body is not None
        assert "diduga melanggar" not in body.get_content()
        told = (await stage.budi.expect("Perbaikan kabar.")).text
        assert "Alasannya: " in told
        await stage.budi.expect("Yang benar: tidak diteruskan.")
