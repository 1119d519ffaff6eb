"""Decisions: reasons, undo, questions, duplicates, the second moderator, and what citizens hear of them."""

import asyncio

from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import DAY, MINUTE, at_work, card, later, picture, pressed, reported, texts

UNDO = {"undo_minutes": "10"}


async def news(stage: Stage, person: Person) -> list[str]:
    """The news a citizen has got."""
    return [words for words in await texts(stage.client, person.id) if words.startswith("Ada kabar")]


async def test_a_decision_may_be_taken_back_by_its_maker_in_time_and_nobody_hears_of_it(stage: Stage) -> None:
    async with at_work(stage, **UNDO):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Cukup bukti")
        asked = await card(stage, "Kasus 1 · cukup bukti. Apa dasarnya?")
        reasons = ["Meminta transfer uang", "Barang tidak dikirim", "Tawaran palsu"]
        assert asked.labels == [*reasons, "Alasan lain", "Kembali"]
        assert await pressed(stage, stage.andi, "Tawaran palsu") == "Tercatat: cukup bukti."
        decided = await card(stage, "Kasus 1 · cukup bukti: tawaran palsu · Andi, ")
        assert " WIB · pelapor dikabari " in decided.text.splitlines()[0]
        assert decided.labels == ["Batalkan keputusan", "Ambil berikutnya", "Lainnya"]
        assert await pressed(stage, stage.andi, "Batalkan keputusan") == "Keputusan dibatalkan. Kasus Anda pegang."
        await card(stage, "Dipegang Andi")
        await later(stage, 11 * MINUTE, all_due=True)
        assert await news(stage, stage.budi) == []


async def test_later_only_a_supervisor_takes_it_back_and_the_citizen_reads_the_correction(stage: Stage) -> None:
    async with at_work(stage, **UNDO):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await later(stage, 11 * MINUTE)
        assert "Alasannya" in (await stage.budi.expect("Ada kabar")).text
        told = await card(stage, "· pelapor sudah dikabari")
        assert told.labels == ["Ambil berikutnya", "Lainnya"]
        late = "Waktu untuk membatalkan sudah lewat. Mintalah pengawas; tombolnya ada di Lainnya."
        assert await pressed(stage, stage.andi, "Lainnya", "Batalkan (pengawas)") == late
        await pressed(stage, stage.sari, "Batalkan (pengawas)")
        await card(stage, "Dipegang Sari")
        assert "keliru" in (await stage.budi.expect("Mohon maaf, kabar kami pada")).text


async def test_what_is_out_of_scope_names_another_channel(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Di luar wewenang", "IASC (OJK)")
        assert "157" in (await stage.budi.expect("Ada kabar")).text
        await card(stage, "Kasus 1 · di luar wewenang: IASC (OJK) · Andi")


async def test_a_ready_question_is_asked_and_its_answer_brings_the_case_back(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Minta bukti", "ID atau tautan")
        preview = await card(stage, "Untuk pelapor kasus 1: “ID, nama pengguna, atau tautan akun itu”")
        assert preview.labels == ["Kirim pertanyaan", "Ubah", "Batal"]
        await pressed(stage, stage.andi, "Kirim pertanyaan")
        await card(stage, "Kasus 1 · bukti diminta dari pelapor · Andi")
        await stage.budi.press("Jawab")
        await stage.budi.say("ID-nya contoh_akun88, saya Budi Santoso")
        answered = await card(stage, "Pelapor 1 menjawab: “")
        assert answered.text.startswith("Kasus 1 · pelapor sudah menjawab")
        assert "Budi" not in answered.text
        assert answered.labels == ["Ambil", "Lihat bukti"]


async def test_a_question_in_own_words_is_shown_first_and_unanswered_it_closes_kindly(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        await pressed(stage, stage.andi, "Ambil", "Minta bukti", "Tulis sendiri")
        words = "Sejak kapan <akun> itu aktif?"
        await stage.andi.say(words, chat=stage.team, reply_to=shown.message_id)
        await card(stage, f"Untuk pelapor kasus 1: “{words}”")
        await pressed(stage, stage.andi, "Kirim pertanyaan")
        await stage.budi.expect(words)
        await later(stage, 14 * DAY + MINUTE)
        await card(stage, "Kasus 1 · bukan pelanggaran: bukti belum cukup · otomatis")
        assert "Ini tidak berarti laporan Anda keliru" in (await stage.budi.expect("buktinya belum cukup")).text


async def test_a_duplicate_named_by_its_number_goes_to_its_original(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi)
        await reported(stage, stage.wati, "contoh_akun_88")
        second = await card(stage, "Kasus 2")
        await pressed(stage, stage.andi, "Ambil", "Duplikat", on=second)
        await stage.andi.say("99", chat=stage.team, reply_to=second.message_id)
        await stage.andi.expect("Kasus dengan nomor itu tidak ditemukan.", chat=stage.team)
        await stage.andi.say("kasus 1", chat=stage.team, reply_to=second.message_id)
        await card(stage, "Kasus 2 · duplikat kasus 1 · Andi")
        assert "Pelapor: 2 orang" in (await card(stage, "Kasus 1 · baru")).text


async def test_enough_without_evidence_or_on_a_display_name_takes_a_second_moderator(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi, sent=())
        await reported(stage, stage.wati, "Mawar Melati", named=True)
        bare, named = await card(stage, "Kasus 1"), await card(stage, "MiChat · nama tampilan “Mawar Melati”")
        for shown in (bare, named):
            said = await pressed(stage, stage.andi, "Ambil", "Cukup bukti", "Tawaran palsu", on=shown)
            assert said == "Tercatat sebagai usul. Keputusan ini memerlukan moderator kedua."
        proposed = await card(stage, "Menunggu moderator kedua · cukup bukti: tawaran palsu · usul Andi")
        assert proposed.labels[:2] == ["Sependapat", "Tidak sependapat"]
        assert await pressed(stage, stage.andi, "Sependapat", on=bare) == "Usul Anda menunggu moderator lain."
        assert await pressed(stage, stage.sari, "Sependapat", on=bare) == "Tercatat: Anda sependapat."
        await pressed(stage, stage.sari, "Tidak sependapat", on=named)
        await card(stage, "Kasus 1 · cukup bukti: tawaran palsu · Andi")
        await card(stage, "Kasus 2 · baru")
        await stage.budi.expect("Ada kabar")
        assert await news(stage, stage.wati) == []


async def test_dismissing_what_five_people_reported_takes_two(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(5)]
    async with at_work(stage, *people):
        await asyncio.gather(*(reported(stage, person) for person in people))
        await card(stage, "5 orang")
        said = await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        assert said.startswith("Tercatat sebagai usul.")
        await pressed(stage, stage.sari, "Sependapat")
        await card(stage, "Kasus 1 · bukan pelanggaran: tidak melanggar · Andi")


async def test_nobody_decides_or_reveals_a_case_that_he_reported_himself(stage: Stage) -> None:
    async with at_work(stage, stage.andi):
        await reported(stage, stage.andi)
        await card(stage)
        said = "Anda melaporkan akun ini, jadi kasusnya ditangani orang lain."
        for label in ("Ambil", "Lihat bukti"):
            assert await pressed(stage, stage.andi, label) == said
        await card(stage, "Kasus 1 · baru")


async def test_a_review_is_done_by_somebody_else(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await stage.budi.expect("Ada kabar")
        await stage.budi.press("Tinjau ulang")
        await card(stage, "Kasus 1 · dibuka kembali")
        said = "Keputusan Anda sedang ditinjau ulang, jadi orang lain yang memeriksanya."
        assert await pressed(stage, stage.andi, "Ambil") == said
        assert await pressed(stage, stage.sari, "Ambil", "Cukup bukti", "Tawaran palsu") == "Tercatat: cukup bukti."


async def test_a_new_reporter_opens_a_dismissed_case_again(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await card(stage, "Kasus 1 · bukan pelanggaran")
        await reported(stage, stage.wati, sent=(picture,))
        opened = await card(stage, "Kasus 1 · dibuka kembali")
        assert "Keputusan lama: bukan pelanggaran (" in opened.text
        assert opened.labels == ["Ambil", "Lihat bukti"]
