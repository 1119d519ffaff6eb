"""Citizens after the receipt: status, news of every kind that a decision brings, additions, withdrawal, rights."""

from tests.screens.acts import MINUTE, by, filed, known, later, on_card, quietly

UNDO_IS_OVER = later(11 * MINUTE, "+11 menit")
CHAPTERS = {
    ("Setelah melapor", "Afterwards"): (
        by("Budi", "/status", "[Buka 1]", "[Tambah bukti]", "🖼", "[Selesai]", "/laporan_saya", "/status {Budi}"),
        by("Budi", "/status RB-7K2M-9QXC", "apa kabar"),
        quietly(by("Wati", "/start")),
        quietly(by("Joko", "/lapor", "[MiChat]", "lajur_3", "[Narkoba]", "[Lewati]", "[Lewati]")),
        by("Joko", "[Kirim laporan]", "[Atur kabar]", "[Jangan kirim]", "[Cek status]"),
        quietly(by("Joko", "/status", "[Buka 1]")),
        by("Joko", "[Tarik laporan]", "[Ya, tarik]"),
    ),
    ("Kabar: bukti diminta", "News: asked for more"): (
        quietly(known("Nina"), filed("Nina", "kabar_1", "Penipuan")),
        quietly(on_card("Andi", "kabar_1", "[Ambil]", "[Minta bukti]", "[Waktu dan tempat]", "[Kirim pertanyaan]")),
        UNDO_IS_OVER,
        by("Nina", "[Jawab]", "Ya, di Kota Bandung, kemarin.", "[Selesai]"),
    ),
    ("Kabar: tidak diteruskan", "News: not forwarded"): (
        quietly(filed("Nina", "kabar_2", "Penipuan")),
        quietly(on_card("Andi", "kabar_2", "[Ambil]", "[Bukan pelanggaran]", "[Bukti belum cukup]")),
        UNDO_IS_OVER,
        by("Nina", "[Tinjau ulang]"),
        quietly(on_card("Sari", "kabar_2", "[Ambil]", "[Bukan pelanggaran]", "[Tidak melanggar]")),
        UNDO_IS_OVER,
    ),
    ("Kabar: saluran lain", "News: another channel"): (
        quietly(filed("Nina", "kabar_3", "Penipuan")),
        quietly(on_card("Andi", "kabar_3", "[Ambil]", "[Di luar wewenang]", "[IASC (OJK)]")),
        UNDO_IS_OVER,
        by("Nina", "[Salin ringkasan]"),
    ),
    ("Kabar: disiapkan, lalu diperbaiki", "News: prepared, then put right"): (
        quietly(filed("Nina", "kabar_4", "Penipuan")),
        quietly(on_card("Andi", "kabar_4", "[Ambil]", "[Cukup bukti]", "[Tawaran palsu]")),
        UNDO_IS_OVER,
        quietly(
            on_card("Sari", "kabar_4", "[Lainnya]", "[Batalkan (pengawas)]", "[Bukan pelanggaran]", "[Akun keliru]")
        ),
        UNDO_IS_OVER,
    ),
    ("Kabar tentang dugaan yang peka", "News about something delicate"): (
        quietly(known("Ayu"), filed("Ayu", "kabar_5", "Foto pribadi disebar")),
        quietly(on_card("Andi", "kabar_5", "[Ambil]", "[Bukan pelanggaran]", "[Alasan lain]", "[Akun sudah hilang]")),
        UNDO_IS_OVER,
        by("Ayu", "/status", "[Buka 1]", "[Lihat kabar]"),
    ),
    ("Akun saya dilaporkan", "My account was reported"): (
        by("Tono", "/sanggah", "🖼", "Akun MiChat saya contoh_akun88, saya tidak menipu.", "[Batal]", "/sanggah"),
        by("Tono", "Akun MiChat saya contoh_akun88, saya tidak menipu.", "[Kirim sanggahan]"),
    ),
    ("Data saya", "My data"): (
        by("Nina", "/data_saya", "/data_saya", "/hapus_data", "[Kembali]"),
        by("Nina", "/privasi", "[Tarik persetujuan]", "[Simpan laporan saya]", "/hapus_data", "[Ya, hapus]"),
        quietly(by("Ayu", "/privasi", "[Tarik persetujuan]")),
        by("Ayu", "[Tarik semua laporan]"),
    ),
    ("Laporan yang tidak dijawab", "A question that nobody answered"): (
        quietly(filed("Rina", "kabar_6", "Penipuan")),
        quietly(on_card("Andi", "kabar_6", "[Ambil]", "[Minta bukti]", "[ID atau tautan]", "[Kirim pertanyaan]")),
        later(11 * MINUTE, "+11 menit"),
        by("Rina", "[Tidak ada]"),
    ),
    ("Batasan", "Limits"): (
        quietly(known("Oki"), filed("Oki", "batas_1", "Penipuan")),
        quietly(by("Sari", "/blokir {Oki}", "[Laporan membanjir]", "[7 hari]")),
        by("Sari", "[Ya, blokir]"),
        by("Oki", "/lapor", "[Minta ditinjau]", "/hapus_data"),
    ),
}
