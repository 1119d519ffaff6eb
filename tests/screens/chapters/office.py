"""Admins: figures, search, exports, settings, contacts, other sources, the chain, backups.

Lists are read, and exports written, by a process and a thread that virtual time has none of: their texts stand in the
table at the end.
"""

from tests.screens.acts import MINUTE, by, later

CHAPTERS = {
    ("Admin", "Admin"): (
        by("Dewi", "/start", "/bantuan", "/status", "/antrean", "/cari contoh_akun88", "/cari", "/cari tidakada"),
        by("Dewi", "/status 1", "/status abc", "/status 9999", "/hubungkan"),
    ),
    ("Statistik dan ekspor", "Figures and exports"): (
        by("Dewi", "/statistik", "/statistik kapan", "[Salin ringkasan]", "[Unduh XLSX]", "[Pilih bulan]"),
        by("Dewi", "/ekspor", "[Kasus]", "[Dengan akun]", "[CSV]", "[Kembali]"),
        by("Dewi", "/ekspor apa"),
    ),
    ("Pengaturan", "Settings"): (
        by("Dewi", "/pengaturan", "[Tempat surat]", "🖼", "Bandung", "[Nomor surat]", "{tanpa}", "[Batal]"),
        by("Dewi", "[Jadikan kementerian]", "[Jadikan organisasi]"),
        by("Dewi", "/platform", "[MiChat]", "[Ubah penerima]", "🖼", "Tim Kepatuhan MiChat", "[Ubah surel]", "bukan"),
        by("Dewi", "kepatuhan@michat.example", "[Luar negeri]", "[Kembali]"),
    ),
    ("Daftar dari sumber lain", "Lists from other sources"): (
        by("Dewi", "/impor", "[Patroli siber]", "halo", "[Contoh berkas]"),
        by("Dewi", "/impor", "[Batal]"),
    ),
    ("Satu kasus dari sumber lain", "One case from another source"): (
        by("Dewi", "/kasus_baru", "[Polri]", "[MiChat]", "[Hanya nama tampilan]", "Toko Contoh", "[Penipuan]"),
        by("Dewi", "Kota Bandung, 21 Maret 2021", "Menawarkan barang.", "[Melibatkan anak]", "[Tidak melibatkan anak]"),
        by("Dewi", "[Simpan]"),
        by("Dewi", "/kasus_baru", "[Polri]", "🖼", "[Batal]"),
    ),
    ("Catatan dan cadangan", "The log and backups"): (
        by("Dewi", "/audit", "/audit 1", "/audit abc", "/cadangan"),
        later(MINUTE, "+1 menit"),
    ),
}
