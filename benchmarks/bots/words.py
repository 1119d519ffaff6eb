"""What the plain bots say: ReportBot's steps in as many words, and the same labels, so that citizens find them."""

from collections.abc import Sequence

PLATFORMS = (
    ("MiChat", "WhatsApp"), ("Telegram", "Instagram"), ("Facebook", "TikTok"), ("X", "Situs web"),
)  # fmt: skip
CATEGORIES = (
    ("Prostitusi online", "Penipuan"), ("Pemerasan/ancaman", "Akun tiruan"), ("Judi online", "Lainnya"),
)  # fmt: skip
DONE, SKIP, SEND = "Selesai", "Lewati", "Kirim laporan"

ASK_PLATFORM = "<b>Langkah 1 dari 5 · Akun</b>\nAkun apa yang ingin Anda laporkan? Pilih aplikasinya dahulu."
ASK_ACCOUNT = "<b>Langkah 1 dari 5 · {platform}</b>\nKetik ID {platform} akun itu, atau tempel tautannya."
ASK_CATEGORY = (
    "<b>Langkah 2 dari 5 · Dugaan</b>\nAkun: {platform} · <b>{account}</b>\nAkun ini diduga digunakan untuk apa?"
)
ASK_PHOTO = "<b>Langkah 3 dari 5 · Bukti</b>\nKirim tangkapan layar profil akun itu, dan percakapannya bila ada."
GOT_PHOTO = "<b>Langkah 3 dari 5 · Bukti</b>\n{count} bukti tersimpan. Kirim lagi, atau tekan Selesai."
ASK_STORY = "<b>Langkah 4 dari 5 · Cerita</b>\nBila berkenan, ceritakan singkat: apa yang terjadi, kapan, dan di mana."
SUMMARY = (
    "<b>Langkah 5 dari 5 · Periksa</b>\nLaporan belum terkirim.\nAkun: {platform} · <b>{account}</b>\n"
    "Dugaan: {category}\nBukti: {photos}\nCerita: {story}"
)
RECEIPT = (
    "Terima kasih, laporan Anda sudah kami terima.\nNomor laporan: <b>{ticket}</b>\nTim kami akan memeriksa buktinya."
)
CARD = "<b>Laporan {ticket}</b>\n{platform} · <code>{account}</code>\nDiduga: {category}\nCerita: {story}"
ACCEPT, REFUSE = "Terbukti", "Tolak"

TABLE = (
    "CREATE TABLE IF NOT EXISTS reports (id INTEGER PRIMARY KEY, ticket TEXT UNIQUE, person INTEGER, platform TEXT, "
    "account TEXT, category TEXT, photos TEXT, story TEXT)"
)
INSERT = "INSERT INTO reports (ticket, person, platform, account, category, photos, story) VALUES (?, ?, ?, ?, ?, ?, ?)"

Rows = Sequence[Sequence[str]]
