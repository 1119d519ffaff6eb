"""The moderators' group: cards, decisions of every kind, refusals, second opinions, the queue, members."""

from tests.screens.acts import HOUR, MINUTE, by, filed, in_group, known, later, on_card, quietly

CHAPTERS = {
    ("Tim memeriksa", "The team reviews"): (
        on_card("Andi", "contoh_akun88", "[Ambil]", "[Lihat bukti]", "[Cukup bukti]", "[Alasan lain]"),
        on_card("Andi", "contoh_akun88", "[Alasan utama]", "[Tawaran palsu]", "[Batalkan keputusan]", "[Riwayat]"),
        on_card("Andi", "contoh_akun88", "[Kembali]", "[Cukup bukti]", "[Tawaran palsu]"),
        later(11 * MINUTE, "+11 menit"),
        on_card("Andi", "contoh_akun88", "[Lainnya]"),
    ),
    ("Memegang dan melepas", "Taking and releasing"): (
        quietly(known("Eka"), filed("Eka", "tim_1", "Penipuan"), on_card("Andi", "tim_1", "[Ambil]")),
        on_card("Sari", "tim_1", "[Ambil alih]", "[Lepas]", "[Ambil]"),
        on_card("Andi", "tim_1", "[Lepas]"),
        on_card("Sari", "tim_1", "[Catatan]", "Akun ini pernah dilaporkan lewat telepon.", "[Riwayat]", "[Kembali]"),
        later(31 * MINUTE, "+31 menit"),
        on_card("Andi", "tim_1", "[Ambil]", "[Saya mengenalnya]"),
    ),
    ("Bertanya kepada pelapor", "Asking the reporter"): (
        on_card("Sari", "tim_1", "[Ambil]", "[Minta bukti]", "[Tulis sendiri]"),
        on_card("Sari", "tim_1", "Apakah ada nomor rekeningnya?"),
        on_card("Sari", "tim_1", "[Ubah]", "[Tangkapan layar profil]", "[Kirim pertanyaan]"),
        later(11 * MINUTE, "+11 menit"),
        quietly(by("Eka", "[Jawab]", "Tidak ada nomor rekeningnya.", "[Selesai]")),
        on_card("Sari", "tim_1", "[Ambil]"),
        quietly(on_card("Sari", "tim_1", "[Lepas]")),
    ),
    ("Memperbaiki kasus", "Correcting a case"): (
        quietly(on_card("Sari", "tim_1", "[Ambil]")),
        on_card("Sari", "tim_1", "[Perbaiki kasus]", "[Platform]", "[LINE]"),
        on_card("Sari", "tim_1", "[Perbaiki kasus]", "[Dugaan]", "[Judi online]"),
        on_card("Sari", "tim_1", "[Perbaiki kasus]", "[Akun]", "apa saja", "@akun_benar"),
        quietly(on_card("Sari", "akun_benar", "[Lepas]")),
    ),
    ("Usul dan moderator kedua", "A proposal and a second moderator"): (
        quietly(filed("Eka", "tim_2", "Penipuan", words=True), on_card("Andi", "tim_2", "[Ambil]")),
        on_card("Andi", "tim_2", "[Cukup bukti]", "[Meminta transfer uang]", "[Sependapat]"),
        on_card("Sari", "tim_2", "[Tidak sependapat]"),
        quietly(on_card("Andi", "tim_2", "[Ambil]", "[Cukup bukti]", "[Meminta transfer uang]")),
        on_card("Sari", "tim_2", "[Sependapat]"),
    ),
    ("Bukan pelanggaran, di luar wewenang, duplikat", "Dismissed, out of scope, duplicate"): (
        quietly(filed("Eka", "tim_3", "Penipuan"), on_card("Andi", "tim_3", "[Ambil]")),
        on_card("Andi", "tim_3", "[Bukan pelanggaran]", "[Alasan lain]", "[Urusan pribadi]", "[Batalkan keputusan]"),
        on_card("Andi", "tim_3", "[Di luar wewenang]", "[Polri]"),
        quietly(filed("Eka", "tim_4", "Penipuan"), on_card("Andi", "tim_4", "[Ambil]")),
        on_card("Andi", "tim_4", "[Duplikat]", "kasus 999", "1"),
        later(11 * MINUTE, "+11 menit"),
        on_card("Andi", "tim_4", "[Lainnya]"),
    ),
    ("Menyangkut anak", "A child is involved"): (
        quietly(filed("Eka", "tim_5", "Foto pribadi disebar"), on_card("Andi", "tim_5", "[Ambil]")),
        on_card("Andi", "tim_5", "[Ada anak]", "[Ya, tandai]", "[Bukan anak]"),
        on_card("Sari", "tim_5", "[Bukan anak]"),
    ),
    ("Antrean", "The queue"): (
        in_group("Andi", "[Ambil berikutnya]"),
        in_group("Sari", "[Ambil berikutnya]"),
        later(24 * HOUR, "+24 jam"),
    ),
    ("Anggota dan perintah", "Members and commands"): (
        in_group("Andi", "/status", "halo"),
        by("Andi", "/impor", "/permintaan"),
    ),
}
