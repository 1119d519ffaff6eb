"""Step 1, the account (W4): every app, whatever is pasted, forwarded or shared, and odd spellings."""

from typing import Any

from tests.e2e.acting import acts, citizens, files, labels, restarts, says
from tests.e2e.stage import Stage

FIRST = {
    "MiChat": "putri_malam7",
    "WhatsApp": "0812 3456 7890",
    "Telegram": "@contoh_akun",
    "Instagram": "https://instagram.com/contoh.akun",
    "Facebook": "https://www.facebook.com/profile.php?id=100012345678901",
    "TikTok": "@contoh.akun",
    "X": "@contoh_akun",
    "LINE": "@153xenwe",
}
MORE = {
    "Discord": "contoh.akun",
    "WeChat": "contoh_wx88",
    "Bigo": "contoh.akun",
    "Aplikasi kencan": "putri_malam7",
    "Gim daring": "Contoh#1234",
    "Nomor telepon": "0812-3456-7890",
    "Situs web": "https://contoh-judi.example/masuk",
    "Rekening/dompet digital": "BCA 1234567890",
    "Lainnya": "contoh_akun",
}


async def test_every_app_takes_its_own_kind_of_account(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor")
        for app, account in (FIRST | MORE).items():
            await acts(budi, *(["[Lainnya]"] if app in MORE else []), f"[{app}]")
            await says(budi, account, "Langkah 2 dari 5", account.split("//")[-1][:20])
            await acts(budi, "[Kembali]")


PASTED = {
    "tolong periksa https://t.me/contoh_akun ya": "Telegram",
    "wa.me/6281234567890": "WhatsApp",
    "lihat instagram.com/contoh.akun": "Instagram",
    "MiChat: putri_malam7": "MiChat",
}


async def test_what_names_its_app_is_pasted_first_and_starts_a_draft(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for words, app in PASTED.items():
            await says(budi, words, "Langkah 2 dari 5", f"Akun: {app}")
            await restarts(budi)


async def test_a_number_or_a_name_pasted_first_asks_for_the_app(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "081234567890", "Di aplikasi mana akun 081234567890")
        assert "WhatsApp" in await labels(budi)
        await says(budi, "[WhatsApp]", "Akun: WhatsApp · 081234567890")
        await restarts(budi)
        await acts(budi, "/lapor")
        await says(budi, "@contoh_akun", "Di aplikasi mana akun @contoh_akun")
        await says(budi, "[Lainnya]", "Di mana akun itu berada?")
        await says(budi, "[Discord]", "Akun: Discord")


async def test_of_a_contact_only_the_number_is_kept(stage: Stage) -> None:
    async with citizens(stage) as budi:
        contact = {"phone_number": "+6281234567890", "first_name": "Rahasia", "user_id": 77}
        await says(budi, {"contact": contact}, "Di aplikasi mana akun +6281234567890")
        await acts(budi, "[WhatsApp]", "[Penipuan]")
        await budi.expect("Langkah 3")
        await files(budi, "[Lewati]", "[Lewati]")
        assert "Rahasia" not in await stage.card("6281234567890")


USER = {"id": 555666777, "is_bot": False, "first_name": "Putri", "username": "putri_vip"}
CHANNEL = {"id": -1001234567890, "type": "channel", "title": "Saluran Judi", "username": "judi_resmi"}


SENDERS: list[tuple[dict[str, Any], str]] = [
    ({"type": "user", "sender_user": USER}, "putri_vip"),
    ({"type": "hidden_user", "sender_user_name": "Nama Tersembunyi"}, "Nama Tersembunyi"),
    ({"type": "channel", "chat": CHANNEL, "message_id": 5}, "judi_resmi"),
]


async def test_a_forward_asks_for_the_sender_or_an_account_in_it(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for origin, sender in SENDERS:
            forwarded = {"text": "hubungi wa.me/6281234567890", "forward_origin": origin}
            await says(budi, forwarded, "Anda meneruskan sebuah pesan")
            assert (await labels(budi))[:2] == ["Akun pengirim", "Akun di pesan"]
            await says(budi, "[Akun pengirim]", "Langkah 2 dari 5", f"Telegram · {sender}")
            await says(budi, "[Kembali]", "Langkah 1 dari 5")
            await acts(budi, forwarded)
            await says(budi, "[Akun di pesan]", "Akun: WhatsApp")
            await restarts(budi)


async def test_a_forward_without_any_account_says_so_and_asks_again(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, {"text": "halo kak", "forward_origin": {"type": "hidden_user", "sender_user_name": "🌸"}})
        await says(budi, "[Akun di pesan]", "belum menemukan akun di dalam pesan", "Langkah 1")


async def test_several_accounts_in_one_text_are_offered_one_by_one(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "t.me/contoh_akun dan wa.me/6281234567890", "Kami menemukan 2 nomor atau akun.")
        assert len(await labels(budi)) == 4
        await says(budi, "[wa.me*]", "Akun: WhatsApp")


async def test_odd_syntax_warns_and_never_rejects(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[WhatsApp]")
        await says(budi, "0812", "tampaknya belum lengkap", "Yang Anda ketik: 0812")
        await says(budi, "[Ketik ulang]", "Ketik nomor WhatsApp")
        await acts(budi, "0812")
        await says(budi, "[Ya, pakai]", "Akun: WhatsApp · 0812")
        await restarts(budi)
        await acts(budi, "/lapor", "[X]")
        await says(budi, "@nama_yang_terlalu_panjang_sekali", "Tetap pakai?")
        await says(budi, "[Ya, pakai]", "Akun: X")


async def test_a_display_name_is_kept_and_joins_no_cases(stage: Stage) -> None:
    async with citizens(stage) as budi:
        steps = ("/lapor", "[MiChat]", "[Hanya nama tampilan]", "🌸 Putri Manis 🌸", "[Prostitusi online]")
        await acts(budi, *steps[:3])
        assert "persis seperti yang terlihat" in await budi.screen()
        await acts(budi, *steps[3:])
        await files(budi, "[Lewati]", "[Lewati]")
        await stage.card("Putri Manis")
        await files(budi, *steps, "[Lewati]", "[Lewati]")
        await stage.client.settled()
        assert len([m for m in await stage.team.cards() if "Putri Manis" in m.text]) == 2


NO_ACCOUNTS = ("Budi Santoso, Jalan Melati 5 Bandung", "aplikasinya lambat sekali", "halo", "😀")


async def test_a_name_an_address_or_small_talk_is_no_account(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for text in NO_ACCOUNTS:
            await says(budi, text, "belum menemukan akun", "Apa yang ingin Anda lakukan?")
        await acts(budi, "/lapor")
        for text in NO_ACCOUNTS:
            await says(budi, text, "Layanan ini menerima laporan tentang akun.", "Langkah 1", "lapor.go.id")


async def test_a_picture_that_comes_before_its_step_is_kept(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor")
        photo = {"media": [{"kind": "photo"}]}
        await says(budi, photo, "Gambar itu kami simpan sebagai bukti (1 tersimpan)", "Langkah 1")
        await acts(budi, "[MiChat]", "contoh_akun88")
        await says(budi, photo, "(2 tersimpan). Sekarang pilih dugaannya.")
        await acts(budi, "[Prostitusi online]")
        assert "2 bukti tersimpan" in await budi.screen()


async def test_the_account_stays_in_sight_when_one_goes_back_to_it(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]", "contoh_akun88")
        await says(budi, "[Kembali]", "Akun: MiChat · contoh_akun88", "Akun apa yang ingin Anda laporkan?")
