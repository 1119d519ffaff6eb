"""Evidence: blurred under its card or one by one in private, closed with its case, and never shown of a child."""

import asyncio
from typing import Any

import pytest

from reportbot.sandbox.people import Person, Shown
from tests.e2e.stage import Stage
from tests.e2e.team_acting import MINUTE, at_work, card, later, picture, pressed, reported

Json = dict[str, Any]


async def letter(person: Person) -> None:
    """A document whose name tells who sent it."""
    await person.document("KTP_Budi_Santoso.pdf", caption="dari Budi Santoso")


async def link(person: Person) -> None:
    """A link."""
    await person.say("https://jahat.example/masuk?x=1")


async def media(stage: Stage, method: str) -> list[Json]:
    """The parameters of all calls of a method that reached the group."""
    await stage.client.settled()
    calls = await stage.client.calls(method)
    return [call["params"] for call in calls if call["ok"] and int(call["params"]["chat_id"]) == stage.team.id]


async def shown_to(person: Person) -> list[Shown]:
    """The pictures that stand in somebody's private chat."""
    await person.client.settled()
    return [message for message in await person.chat() if message.from_bot and "photo" in message.raw]


async def test_an_album_is_blurred_not_forwardable_and_under_its_card(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi, sent=(picture, picture, letter, link))
        shown = await card(stage, "Bukti: 2 gambar, 1 berkas, 1 tautan atau teks")
        assert await pressed(stage, stage.andi, "Lihat bukti") == "Bukti dikirim sebagai balasan kartu."
        await card(stage, "Dipegang Andi")
        (album,) = await media(stage, "sendMediaGroup")
        caption = (await card(stage, "Bukti kasus 1")).text
        assert album["protect_content"] in {True, "true"}
        assert str(shown.message_id) in str(album["reply_parameters"])
        assert str(album["media"]).count("has_spoiler") == 2
        assert "• Berkas: PDF, 1 KB" in caption
        assert "• Tautan: hxxps://jahat[.]example/masuk?x=1" in caption
        assert not any(word in caption for word in ("Budi", "KTP", "https://"))


async def test_the_pictures_give_way_to_a_placeholder_when_the_case_closes_and_come_again_when_it_opens(
    stage: Stage,
) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi, sent=(picture, picture))
        await pressed(stage, stage.andi, "Lihat bukti", "Bukan pelanggaran", "Tidak melanggar")
        assert len(await media(stage, "editMessageMedia")) == 2
        await pressed(stage, stage.sari, "Lainnya", "Batalkan (pengawas)", "Lihat bukti")
        assert len(await media(stage, "sendMediaGroup")) == 2


async def test_a_video_alone_and_files_alone_are_shown_as_what_they_are(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi, sent=(letter,))
        await reported(stage, stage.wati, "akun_lain_77")
        files, one = await card(stage), await card(stage, "akun_lain_77")
        await pressed(stage, stage.andi, "Lihat bukti", on=files)
        await stage.andi.expect("• Berkas: PDF, 1 KB", chat=stage.team)
        await pressed(stage, stage.andi, "Lihat bukti", on=one)
        (photo,) = await media(stage, "sendPhoto")
        assert photo["has_spoiler"] in {True, "true"}
        assert await media(stage, "sendDocument") == []


@pytest.mark.parametrize(
    ("category", "evidence"),
    [("Perdagangan orang", "group"), ("Penipuan", "private")],
)
async def test_in_private_each_item_comes_by_itself_and_goes_after_ten_minutes(
    stage: Stage, category: str, evidence: str
) -> None:
    async with at_work(stage, stage.budi, stage.andi, evidence=evidence):
        await reported(stage, stage.budi, category=category, sent=(picture, picture))
        assert await pressed(stage, stage.andi, "Lihat bukti") == "Bukti dikirim ke chat pribadi Anda."
        warned = await stage.andi.expect("Kasus 1 · bukti 1 dari 2 · mungkin memuat unsur seksual.")
        assert warned.labels == ["Tampilkan", "Berikutnya", "Ada anak", "Kembali ke kartu"]
        await stage.andi.press("Tampilkan")
        await stage.andi.expect("Kasus 1 · bukti 1 dari 2", new=True)
        (first,) = await shown_to(stage.andi)
        assert first.raw["has_protected_content"]
        assert first.raw["has_media_spoiler"]
        await stage.andi.press("Berikutnya")
        await stage.andi.expect("bukti 2 dari 2 · mungkin")
        assert await shown_to(stage.andi) == []
        await stage.andi.press("Tampilkan")
        await stage.andi.expect("Kasus 1 · bukti 2 dari 2", new=True)
        await stage.client.settled()
        await later(stage, 11 * MINUTE, all_due=True)
        async with asyncio.timeout(10):
            while await shown_to(stage.andi):  # noqa: ASYNC110 a busy machine takes its time to delete
                await asyncio.sleep(0.1)
        assert await media(stage, "sendMediaGroup") + await media(stage, "sendPhoto") == []


async def test_who_never_started_the_bot_gets_a_link_that_leads_to_the_evidence(stage: Stage) -> None:
    async with at_work(stage, evidence="private"):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Lihat bukti")
        (answer,) = [call for call in await stage.client.calls("answerCallbackQuery") if call["params"].get("url")]
        payload = answer["params"]["url"].split("?start=")[1]
        await stage.andi.start(payload)
        await stage.client.settled()
        assert await pressed(stage, stage.andi, "Lihat bukti") == "Bukti dikirim ke chat pribadi Anda."
        await stage.andi.expect("bukti 1 dari 1")


async def test_ada_anak_closes_all_pictures_for_all_and_only_a_supervisor_undoes_it(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari, stage.andi, stage.dewi):
        await reported(stage, stage.budi, sent=(picture, picture))
        await pressed(stage, stage.andi, "Lihat bukti", "Ada anak")
        await card(stage, "Tandai kasus 1 menyangkut anak? Semua gambar langsung ditutup untuk semua orang")
        said = await pressed(stage, stage.andi, "Ya, tandai")
        assert said == "Gambar sudah ditutup dan pengawas sudah tahu."
        assert len(await media(stage, "editMessageMedia")) == 2
        closed = await card(stage, "Menyangkut anak: gambar ditutup untuk semua orang.")
        assert closed.text.startswith("MENDESAK · Kasus 1")
        assert "Lihat bukti" not in closed.labels
        await stage.andi.expect("Silakan beristirahat; bila ingin bicara, hubungi koordinator tim Anda.")
        for supervisor in (stage.sari, stage.dewi):
            await supervisor.expect("Kasus 1 ditandai menyangkut anak.")
        assert await pressed(stage, stage.andi, "Bukan anak") == "Hanya pengawas yang dapat melakukan ini."
        assert await pressed(stage, stage.sari, "Bukan anak") == "Tanda anak dicabut."
        assert "Bukti: belum ada" in (await card(stage, "Bukti: belum ada")).text


async def test_ada_anak_in_private_takes_the_picture_away_there_too(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.andi):
        await reported(stage, stage.budi, category="Pemerasan/ancaman")
        await pressed(stage, stage.andi, "Lihat bukti")
        await stage.andi.press("Tampilkan")
        await stage.andi.expect("Kasus 1 · bukti 1 dari 1", new=True)
        await stage.andi.press("Ada anak")
        assert await stage.andi.press("Kembali") == ""
        await stage.client.settled()
        assert not [message for message in await stage.andi.chat() if "Tandai kasus 1" in message.text]
        await stage.andi.press("Ada anak")
        await stage.andi.press("Ya, tandai")
        await card(stage, "Menyangkut anak")
        await stage.client.settled()
        calls = await stage.client.calls("editMessageMedia")
        assert [int(call["params"]["chat_id"]) for call in calls] == [stage.andi.id]


async def test_nothing_of_a_childs_case_is_ever_shown(stage: Stage) -> None:
    async with at_work(stage):
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat")
        await stage.budi.expect("ID MiChat")
        await stage.budi.say("contoh_akun88")
        await stage.budi.press("Anak jadi korban")
        await stage.budi.expect("Mohon jangan kirim foto")
        await stage.budi.photo()
        await stage.budi.expect("tidak kami simpan")
        await stage.budi.press("Lewati")
        await stage.budi.expect("Langkah 4")
        await stage.budi.press("Lewati")
        await stage.budi.press("Kirim laporan")
        shown = await card(stage)
        assert shown.text.startswith("MENDESAK · Kasus 1 · baru")
        assert shown.labels == ["Ambil", "Bukan anak", "Lainnya"]
        await stage.client.settled()
        methods = {call["method"] for call in await stage.client.calls()}
    assert methods.isdisjoint({"sendPhoto", "sendMediaGroup", "copyMessage", "forwardMessage", "getFile"})
