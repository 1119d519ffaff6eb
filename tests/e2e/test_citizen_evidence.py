"""Steps 2 and 3: suspicions with their help (W5, W6a–c), evidence (W6), the child lane (W6b), danger (W6d)."""

import contextlib
import sqlite3
from typing import Any

from reportbot.sandbox.pictures import picture
from tests.e2e.acting import PHOTO, TO_CATEGORY, TO_EVIDENCE, acts, citizens, files, labels, media, says
from tests.e2e.stage import Stage

HELPS = {
    "Prostitusi online": "",
    "Penipuan": "Telepon bank atau dompet digital Anda",
    "Pemerasan/ancaman": "Sebaiknya jangan membayar",
    "Akun tiruan": "",
    "Foto pribadi disebar": "",  # its help is that of Pemerasan/ancaman
    "Anak jadi korban": "",
    "Perdagangan orang": "Orang yang diperdagangkan adalah korban",
    "Judi online": "",
    "Pinjaman ilegal": "",  # its help is that of Penipuan, and was sent
    "Narkoba": "",
    "Lainnya": "",
    "Belum yakin": "",
}
ASKED_WITHOUT_PICTURE = {"Foto pribadi disebar", "Perdagangan orang", "Pemerasan/ancaman"}


async def test_each_suspicion_brings_its_help_before_the_next_screen(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_CATEGORY)
        assert [label for label in await labels(budi) if label in HELPS] == list(HELPS)
        for category, help_text in HELPS.items():
            screen = await says(budi, f"[{category}]", "Langkah 3 dari 5")
            before = [m.text for m in await budi.chat() if m.from_bot][-2]
            assert help_text in before
            asked = "Kirim tangkapan layar profil akun itu" in screen
            assert asked == (category not in ASKED_WITHOUT_PICTURE | {"Anak jadi korban"})
            await acts(budi, "[Kembali]")
        told = [m.text for m in await budi.chat() if m.from_bot]
        for help_text in filter(None, HELPS.values()):
            assert sum(help_text in text for text in told) == 1, "sent once, never edited away"


async def test_evidence_of_all_kinds_is_counted_as_it_comes(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, {"text": TO_EVIDENCE[0]}, "Langkah 1")
        await acts(budi, *TO_EVIDENCE[1:])
        assert (await labels(budi))[:3] == ["Lewati", "Melibatkan anak", "Ada bahaya sekarang"]
        await says(budi, PHOTO, "1 bukti tersimpan", "Laporan belum terkirim")
        assert (await labels(budi))[0] == "Selesai"
        await says(budi, media("document", name="mutasi.pdf", mime="application/pdf"), "2 bukti tersimpan")
        await says(budi, media("video"), "3 bukti tersimpan")
        await says(budi, "https://contoh-judi.example/masuk", "4 bukti tersimpan")
        forwarded = {"text": "kirim uang sekarang", "forward_origin": {"type": "hidden_user", "sender_user_name": "X"}}
        await says(budi, forwarded, "5 bukti tersimpan")
        await files(budi, "[Selesai]", "[Lewati]")
        assert "2 gambar" in await stage.card()


async def test_an_album_of_ten_is_taken_and_the_eleventh_is_not(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE)
        await budi.album(10, caption="semua tangkapan layar")
        await budi.expect("10 bukti tersimpan", new=True)
        await says(budi, PHOTO, "Sudah ada 10 bukti", "tekan Selesai")
        await files(budi, "[Selesai]", "[Lewati]")
        assert "10 gambar" in await stage.card()


async def test_what_cannot_be_taken_is_answered_at_once_and_harms_nothing(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE, media("document", name="a.pdf"))
        await says(budi, media("voice"), "suara Anda bisa dikenali", "Langkah 3")
        await says(budi, media("video_note"), "suara Anda bisa dikenali")
        await says(budi, media("document", size=21 * 1024 * 1024), "lebih dari 20 MB", "Bukti lain tetap tersimpan")
        refused: list[dict[str, Any]] = [
            {"media": [{"kind": "sticker"}]},
            {"location": {"latitude": -6.2}},
            {"poll": {"question": "?"}},
            {"dice": {"value": 3}},
        ]
        for act in refused:
            await says(budi, act, "jenis pesan itu tidak dapat kami pakai")
        await says(budi, "dia memaksa saya", "Anda masih di langkah 3", "kami simpan untuk langkah 4")
        await says(budi, "[Selesai]", "Cerita Anda sejauh ini: “dia memaksa saya”")
        await says(budi, "[Lewati]", "Bukti: 1 (0 gambar", "Cerita: dia memaksa saya")


async def test_the_same_picture_counts_once(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE)
        await budi.photo(content=picture())
        (shown,) = [m for m in await budi.chat() if "photo" in m.raw][-1:]
        raw = {"photo": shown.raw["photo"]}
        await budi.expect("1 bukti tersimpan", new=True)
        await says(budi, {"raw": raw}, "Berkas itu sudah ada. 1 bukti tersimpan.")


async def test_in_the_child_lane_media_are_never_fetched_stored_copied_or_shown(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE, PHOTO)
        await acts(budi, "[Melibatkan anak]")
        await budi.expect("1 berkas yang tadi Anda kirim tidak kami buka")
        await budi.expect("Mohon jangan kirim foto, video, atau tangkapan layar")
        assert "Melibatkan anak" not in await labels(budi)
        await says(budi, PHOTO, "tidak kami buka dan tidak kami simpan")
        await says(budi, media("document", caption="dia mendekati anak"), "tidak kami simpan")
        await budi.album(3)
        await budi.expect("tidak kami simpan", new=True)
        await says(budi, "sejak Maret di Kota Bandung", "Tulisan Anda tersimpan")
        await files(budi, "[Selesai]", "[Lewati]")
        card = await stage.card()
        assert "MENDESAK" in card
        assert "dia mendekati anak" in card
        await _never_touched(stage, budi.id)


async def _never_touched(stage: Stage, chat: int) -> None:
    """No call names a file that the person sent, and none stands in the database."""
    await stage.client.settled()
    sent = [m.raw for m in await stage.client.messages(chat) if not m.from_bot]
    found = [size for raw in sent for size in (*raw.get("photo", ()), *filter(None, [raw.get("document")]))]
    ids = {size[name] for size in found for name in ("file_id", "file_unique_id")}
    assert len(ids) > 4
    calls = [call for call in await stage.client.calls() if call["method"] != "getUpdates"]
    assert "getFile" not in {call["method"] for call in calls}
    asked = str([call["params"] for call in calls])
    stored = b"".join(file.read_bytes() for file in stage.data_dir.iterdir() if file.is_file())
    assert not [one for one in ids if one in asked or one.encode() in stored]
    with contextlib.closing(sqlite3.connect(stage.data_dir / "reportbot.db")) as database:
        assert database.execute("SELECT count(*) FROM evidence WHERE file_id <> ''").fetchone() == (0,)


async def test_a_child_as_victim_is_written_about_only_and_comes_first(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_CATEGORY)
        await says(budi, "[Anak jadi korban]", "Laporan ini kami dahulukan", "08111-129-129", "Ini bukan salah anak")
        assert await labels(budi) == ["Lewati", "Ada bahaya sekarang", "Kembali", "Batal"]
        await says(budi, "[Lewati]", "tanpa nama, sekolah, atau alamat anak")
        await says(budi, "[Lewati]", "Bukti: cukup tulisan")
        await files(budi, PHOTO)
        assert "MENDESAK" in await stage.card()


async def test_danger_points_to_110_marks_the_report_and_can_be_taken_back(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE)
        await says(budi, "[Ada bahaya sekarang]", "Hubungi 110 sekarang", "tidak berjaga 24 jam")
        await says(budi, "[Salah tekan]", "Langkah 3")
        await files(budi, "[Lewati]", "[Lewati]")
        assert "MENDESAK" not in await stage.card()
        await acts(budi, "/lapor", "[MiChat]", "akun_bahaya1", "[Narkoba]", "[Ada bahaya sekarang]")
        await says(budi, "[Lanjutkan laporan]", "Langkah 3")
        await files(budi, "[Lewati]", "[Lewati]")
        assert "MENDESAK" in await stage.card("akun_bahaya1")
